// The report for people, as an editor sees it.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/made.h"

using namespace citevet;
using test::Made;
using test::written;

namespace {

// Begins with a line end, as the raw strings below do.
std::string text_of(const std::vector<const DocumentReport*>& reports, const RunReport& run) {
  std::string out("\n");
  return out += written(*report::text({}), reports, run);
}

std::string text_of(const DocumentReport& report, report::TextStyle style = {}) {
  std::string out("\n");
  return out += written(*report::text(style), report);
}

// The report without its last block.
std::string findings_of(const DocumentReport& report) {
  const std::string text = text_of(report);
  return text.substr(0, text.rfind("\n\n") + 1);
}

constexpr std::string_view rest =
    "Rest helps (Source: https://example.org/rest).\n"
    "\n"
    "References\n"
    "Moss, A. (2021). Rest. https://example.org/rest\n"
    "Fern, B. (2022). A very long title about naps and about what they do for people who work at night. https://example.org/naps\n";

Made resting() {
  Made article{std::string(rest)};
  article.cites("(Source: https://example.org/rest)", "https://example.org/rest", 0);
  article.lists("Moss, A. (2021). Rest. https://example.org/rest", "Moss, A.", "Rest", "https://example.org/rest");
  article.lists(
      "Fern, B. (2022). A very long title about naps and about what they do for people who work at night. https://example.org/naps",
      "Fern, B.", "A very long title about naps and about what they do for people who work at night", "https://example.org/naps");
  return article;
}

}  // namespace

TEST_CASE("findings of one entry stand together and its line is shown once", "[report]") {
  Made article = resting();
  article.finds(
      "reference/unused", Severity::warning,
      "Fern, B. (2022). A very long title about naps and about what they do for people who work at night. https://example.org/naps",
      "nothing cites this reference", "cite it, or take it out of the list");
  article.finds("link/unstable-url", Severity::warning, "https://example.org/naps", "this address will not stay").fix =
      Fix{{{article.at("https://example.org/naps"), "https://example.org/7"}}, true};
  CHECK(text_of(article.report()) == R"(
draft.txt:5:1: warning: nothing cites this reference  [reference/unused]
    5 | Fern, B. (2022). A very long title about naps and about what they do …
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = cite it, or take it out of the list
draft.txt:5:100: warning: this address will not stay  [link/unstable-url]
      = use https://example.org/7  (fixable)

draft.txt  1 citation of 1 source, 2 references: every citation has its
           reference, 1 reference is never cited
  Links    2 addresses, not asked: offline
  Result   0 errors, 2 warnings, 0 notes; 1 fixable
           It may go out once someone has looked at the 2 warnings. Whether its
           links still work was not checked.
)");
}

TEST_CASE("an article with nothing wrong may go out, and the report says so", "[report]") {
  Made article("Rest helps (Source: https://example.org/rest).\n\nReferences\nMoss, A. (2021). Rest. https://example.org/rest\n");
  article.cites("(Source: https://example.org/rest)", "https://example.org/rest", 0);
  article.lists("Moss, A. (2021). Rest. https://example.org/rest", "Moss, A.", "Rest", "https://example.org/rest");
  Links links;
  Link& link = links.add("https://example.org/rest", "https://example.org/rest");
  link.state = State::alive;
  link.settled_by = "crossref";
  article.report().analysis.links = &links;
  CHECK(text_of(article.report()) == R"(
draft.txt  1 citation of 1 source, 1 reference: every citation has its
           reference, every reference is cited
  Links    1 alive, 1 settled by the registry · 0 gone
  Result   0 errors, 0 warnings, 0 notes
           It may go out: there is nothing to put right.
)");
}

TEST_CASE("an error says that the article should not go out yet", "[report]") {
  Made article("Rest helps (Source: https://example.org/rest).\n\nReferences\nMoss, A. (2021). Naps. https://example.org/naps\n");
  article.cites("(Source: https://example.org/rest)", "https://example.org/rest", no_reference);
  article.lists("Moss, A. (2021). Naps. https://example.org/naps", "Moss, A.", "Naps", "https://example.org/naps");
  article
      .finds("citation/orphaned", Severity::error, "https://example.org/rest", "no reference for https://example.org/rest",
             "add it to the list, or cite the entry that is meant")
      .related = {{article.at("Moss, A. (2021). Naps. https://example.org/naps"), "the closest entry"}};
  CHECK(text_of(article.report()) == R"(
draft.txt:1:21: error: no reference for https://example.org/rest  [citation/orphaned]
    1 | Rest helps (Source: https://example.org/rest).
      |                     ^~~~~~~~~~~~~~~~~~~~~~~~
      = add it to the list, or cite the entry that is meant
      = also at line 4: the closest entry

draft.txt  1 citation of 1 source, 1 reference: 1 citation has no reference, 1
           reference is never cited
  Links    2 addresses, not asked: offline
  Result   1 error, 0 warnings, 0 notes
           It should not go out yet: 1 error has to be put right first.
)");
}

TEST_CASE("a text in which nothing was found may be the wrong file", "[report]") {
  Made article("Buy milk.\n", "shopping.txt");
  CHECK(text_of(article.report()) == R"(
shopping.txt  0 citations, 0 references: is this the right file?
  Result   0 errors, 0 warnings, 0 notes
           Nothing was found that could be checked, so this says nothing about
           the article.
)");
}

TEST_CASE("two places on one line share the line", "[report]") {
  Made article("Naps (Source: A) and walks (Source: B).\n");
  article.finds("citation/no-address", Severity::warning, "(Source: A)", "no address for “A”");
  article.finds("citation/no-address", Severity::warning, "(Source: B)", "no address for “B”");
  CHECK(findings_of(article.report()) == R"(
draft.txt:1:6: warning: no address for “A”  [citation/no-address]
    1 | Naps (Source: A) and walks (Source: B).
      |      ^~~~~~~~~~~           ^~~~~~~~~~~
draft.txt:1:28: warning: no address for “B”  [citation/no-address]
)");
}

TEST_CASE("a place that is not in the part shown gets its own", "[report]") {
  Made article(
      "Naps (Source: A) are short, and what else can be said of them is said in every book on the subject, and walks (Source: B) are "
      "not.\n");
  article.finds("citation/no-address", Severity::warning, "(Source: A)", "no address for “A”");
  article.finds("citation/no-address", Severity::warning, "(Source: B)", "no address for “B”");
  CHECK(findings_of(article.report()) == R"(
draft.txt:1:6: warning: no address for “A”  [citation/no-address]
    1 | Naps (Source: A) are short, and what else can be said of them is said …
      |      ^~~~~~~~~~~
draft.txt:1:111: warning: no address for “B”  [citation/no-address]
    1 | … is said in every book on the subject, and walks (Source: B) are not.
      |                                                   ^~~~~~~~~~~
)");
}

TEST_CASE("what a text holds is never sent to the terminal as a command", "[report]") {
  Made article("Rest \x1b[2J\u202E (Source: A)\n", "dr\x07\x61\x66t.txt");
  article.finds("citation/no-address", Severity::warning, "(Source: A)", "no address for “\x1b]0;A\x07”", "say \u202Eit");
  CHECK(findings_of(article.report()) == R"(
dr<U+0007>aft.txt:1:12: warning: no address for “<U+001B>]0;A<U+0007>”  [citation/no-address]
    1 | Rest <U+001B>[2J<U+202E> (Source: A)
      |                          ^~~~~~~~~~~
      = say <U+202E>it
)");
}

TEST_CASE("a silenced finding is counted, and shown only to who asks for it", "[report]") {
  Made article("Naps (Source: A).\n");
  article.finds("citation/no-address", Severity::warning, "(Source: A)", "no address for “A”").suppressed = "known";
  CHECK(text_of(article.report()) == R"(
draft.txt  0 citations, 0 references: is this the right file?
  Result   0 errors, 0 warnings, 0 notes; 1 suppressed
           Nothing was found that could be checked, so this says nothing about
           the article.
)");
  CHECK(text_of(article.report(), {.verbose = true}).find("no address for “A”  [citation/no-address] (suppressed: known)\n") !=
        std::string::npos);
}

TEST_CASE("problems of the document and of the run are shown, each once", "[report]") {
  Made article("Rest.\n");
  DocumentReport& report = article.report();
  report.analysis.document.problems.push_back({ProblemKind::encoding, Severity::warning, "draft.txt", "the byte at 3 is not UTF-8"});
  const std::vector<Problem> problems{{ProblemKind::no_network, Severity::error, "", "no request got an answer"}};
  RunReport run{.document_problems = report.analysis.document.problems, .problems = problems, .summary = report.summary};
  run.summary.incomplete = true;
  CHECK(text_of({&report}, run) == R"(
draft.txt: warning: the byte at 3 is not UTF-8  [encoding]

draft.txt  0 citations, 0 references: is this the right file?
  Result   0 errors, 0 warnings, 0 notes
           Nothing was found that could be checked, so this says nothing about
           the article.

citevet: error: no request got an answer  [no-network]

Not everything could be asked, so this is not the last word: check again when
the sources can be reached.
)");
}

TEST_CASE("several documents have a total at the end", "[report]") {
  Made first = resting();
  Made second("Buy milk.\n", "shopping.txt");
  DocumentReport unread;
  unread.analysis.document.path = "gone.txt";
  unread.error = "No such file or directory";
  unread.summary.documents = 1;
  RunReport run;
  run.offline = true;
  run.summary += first.report().summary;
  run.summary += second.report().summary;
  run.summary += unread.summary;
  CHECK(text_of({&first.report(), &second.report(), &unread}, run) == R"(
draft.txt  1 citation of 1 source, 2 references: every citation has its
           reference, 1 reference is never cited
  Links    2 addresses, not asked: offline
  Result   0 errors, 0 warnings, 0 notes
           It may go out: there is nothing to put right. Whether its links still
           work was not checked.

shopping.txt  0 citations, 0 references: is this the right file?
  Result   0 errors, 0 warnings, 0 notes
           Nothing was found that could be checked, so this says nothing about
           the article.

gone.txt: error: can't be read: No such file or directory

  In all   3 documents, 1 citation, 2 references: no citation lacks its
           reference, 1 reference is never cited
  Links    not asked: offline
  Result   0 errors, 0 warnings, 0 notes
)");
}

TEST_CASE("a fix that may change what is said is no promise", "[report]") {
  Made article("Naps (Source: A).\n");
  Finding& finding = article.finds("link/gone", Severity::error, "(Source: A)", "gone", "use the copy B");
  finding.fix = Fix{.edits = {{finding.span, "B"}}, .safe = false};
  CHECK(text_of(article.report()).find("fixable") == std::string::npos);
  finding.fix->safe = true;
  CHECK(text_of(article.report()).find("use the copy B  (fixable)") != std::string::npos);
}

TEST_CASE("colour is there only when it is asked for", "[report]") {
  Made article("Naps (Source: A).\n");
  article.finds("citation/no-address", Severity::warning, "(Source: A)", "no address for “A”");
  CHECK(text_of(article.report()).find('\x1b') == std::string::npos);
  CHECK(text_of(article.report(), {.colour = true}).find("\x1b[33mwarning\x1b[0m: no address") != std::string::npos);
}

TEST_CASE("many findings on one long line cost no more than many lines", "[report]") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "Naps (Source: A) and some words to keep them apart, ";
  Made article(text);
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    Finding& finding = article.finds("citation/no-address", Severity::warning, "(Source: A)", "no address");
    finding.span = {i * 52 + 5, i * 52 + 16};
    finding.related = {{finding.span, "here"}};
  }
  CHECK(text_of(article.report()).size() > 20'000);
}
