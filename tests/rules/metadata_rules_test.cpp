// What the rules that need a registry's word report, and where they stay silent. All works are made up.
#include "rules/article.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace citevet::test;

namespace {

const Record rest{
    .identifier = "doi:10.5555/rest.1",
    .registry = Registry::crossref,
    .title = "Rest and the heart in harbour towns",
    .authors = {{.family = "Moss", .given = "Ada B."}, {.family = "Berg", .given = "Carl"}, {.family = "Korn", .given = "Dora"}},
    .year = 2021,
    .container = "Harbour Review",
    .publisher = "Harbour Press",
    .type = ReferenceType::article};

Work work(std::vector<Record> records, std::string identifier = "doi:10.5555/rest.1") {
  return {.identifier = std::move(identifier), .exists = Consulted::found, .consulted = {}, .records = std::move(records)};
}

Record with_notice(Notice notice) {
  Record record = rest;
  record.notices = {std::move(notice)};
  return record;
}

const std::string right = "Moss, A. B., Berg, C., & Korn, D. (2021). Rest and the heart in harbour towns. Harbour Review, 7(1), 1–9.";

// An article that cites the entry, whose address is given apart.
std::string cites(std::string_view entry, std::string_view sentence = "Rest helps the heart",
                  std::string_view address = "https://doi.org/10.5555/rest.1") {
  return std::string(sentence) + " (Source: " + std::string(address) + ").\n\nReferences\n" + std::string(entry) + " " +
         std::string(address) + "\n";
}

struct Told {
  std::string id, place, message;
  Severity severity = Severity::warning;
  std::string fixed;  // what the fix puts there
  bool operator==(const Told&) const = default;
};

std::vector<Told> told(std::string_view text, std::vector<Work> works) {
  const auto made = article(text);
  made->works = works_of(std::move(works));
  made->analysis.works = &made->works;
  learn(made->analysis);
  std::vector<Told> all;
  for (const Finding& finding : rules::findings(made->analysis, {.select = {"metadata", "reference"}}))
    all.push_back({std::string(finding.rule), std::string(made->analysis.text(finding.span)), finding.message, finding.severity,
                   finding.fix ? finding.fix->edits.at(0).text : ""});
  return all;
}

std::vector<std::string> rules_told(std::string_view text, std::vector<Work> works) {
  std::vector<std::string> all;
  for (const Told& each : told(text, std::move(works))) all.push_back(each.id);
  return all;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("an entry that says what its registry says is left alone", "[rules]") {
  CHECK(rules_told(cites(right), {work({rest})}).empty());
  CHECK(rules_told(cites(right), {work({})}).empty());
  CHECK(rules_told(cites("Moss AB, Berg C, et al. REST & THE HEART IN HARBOR TOWNS. Harb Rev. 2021;7(1):1-9."), {work({rest})}).empty());
}

TEST_CASE("an identifier of another work is one finding, at the identifier", "[rules]") {
  const auto all =
      told(cites("Quist, P., & Ravn, S. (1999). A short history of lighthouse keepers. Coast and Sea, 7(1), 1–9."), {work({rest})});
  REQUIRE(all.size() == 1);
  CHECK(all[0].id == "metadata/wrong-work");
  CHECK(all[0].place == "10.5555/rest.1");
  CHECK(all[0].severity == Severity::error);
  CHECK(
      all[0].message ==
      "the DOI 10.5555/rest.1 is another work: Crossref has “Rest and the heart in harbour towns” by Moss, A. B.; Berg, C.; Korn, D. under "
      "it, the entry names “A short history of lighthouse keepers”");
}

TEST_CASE("a changed title shows both, and the fix is the registry's", "[rules]") {
  const auto all = told(cites("Moss, A. B., Berg, C., & Korn, D. (2021). Rest and the heart in mining towns. Harbour Review, 7(1), 1–9."),
                        {work({rest})});
  CHECK(all == std::vector<Told>{{"metadata/title", "Rest and the heart in mining towns",
                                  "the title is not Crossref's: the entry has “Rest and the heart in mining towns”, Crossref “Rest and the "
                                  "heart in harbour towns”",
                                  Severity::warning, "Rest and the heart in harbour towns"}});
}

TEST_CASE("a title that breaks off by the registry's word is reported once", "[rules]") {
  const auto all =
      told(cites("Moss, A. B., Berg, C., & Korn, D. (2021). Rest and the heart in harbour. Harbour Review, 7(1), 1–9."), {work({rest})});
  REQUIRE(all.size() == 1);
  CHECK(all[0].id == "reference/truncated-title");
  CHECK(all[0].fixed == "Rest and the heart in harbour towns");
}

TEST_CASE("a title that only looks cut is whole when the registry says so", "[rules]") {
  Record open = rest;
  open.title = "Rest in the harbour: what sleepers long for and the";
  const std::string entry =
      "Moss, A. B., Berg, C., & Korn, D. (2021). Rest in the harbour: what sleepers long for and the. Harbour Review, 7(1), 1–9.";
  CHECK(rules_told(cites(entry), {}) == Ids{"reference/truncated-title"});
  CHECK(rules_told(cites(entry), {work({open})}).empty());
}

TEST_CASE("authors left out, swapped and replaced", "[rules]") {
  const auto of = [](std::string_view authors) {
    return told(cites(std::string(authors) + " (2021). Rest and the heart in harbour towns. Harbour Review, 7(1), 1–9."), {work({rest})});
  };
  CHECK(of("Moss, A. B., & Korn, D.").at(0).message.starts_with("the authors are not Crossref's: leaves out Berg, C.;"));
  CHECK(of("Berg, C., Moss, A. B., & Korn, D.").at(0).message.find("in another order") != std::string::npos);
  CHECK(of("Moss, A. B., Quist, P., & Korn, D.").at(0).message.find("Quist, P. is not among the authors") != std::string::npos);
  CHECK(of("Moss, A. B., & Korn, D.").at(0).place == "Moss, A. B., & Korn, D.");
  CHECK(of("Moss, A. B., et al.").empty());
}

TEST_CASE("a publisher in the authors' place is that, not wrong authors", "[rules]") {
  CHECK(rules_told(cites("Harbour Press. (2021). Rest and the heart in harbour towns. Harbour Review, 7(1), 1–9."), {work({rest})}) ==
        Ids{"reference/publisher-as-author"});
  CHECK(rules_told(cites("Wiley Online Library. (2021). Rest and the heart in harbour towns. Harbour Review, 7(1), 1–9."),
                   {work({rest})}) == Ids{"reference/publisher-as-author"});
}

TEST_CASE("another year; one beside it is a note", "[rules]") {
  const auto in = [](std::string_view year) {
    return told(cites("Moss, A. B., Berg, C., & Korn, D. (" + std::string(year) +
                      "). Rest and the heart in harbour towns. Harbour Review, 7(1), 1–9."),
                {work({rest})});
  };
  CHECK(in("2014") ==
        std::vector<Told>{{"metadata/year", "2014", "Crossref has 2021 for this work, the entry 2014", Severity::warning, "2021"}});
  CHECK(in("2020").at(0).severity == Severity::note);
  CHECK(in("2021").empty());
}

TEST_CASE("another journal", "[rules]") {
  CHECK(rules_told(cites("Moss, A. B., Berg, C., & Korn, D. (2021). Rest and the heart in harbour towns. Lighthouse Quarterly, 7(1), 1–9."),
                   {work({rest})}) == Ids{"metadata/container"});
}

TEST_CASE("no field is wrong on the word of a single other registry", "[rules]") {
  Record other = rest;
  other.registry = Registry::openalex;
  other.year = 2001;
  CHECK(rules_told(cites(right), {work({other})}).empty());
  CHECK(rules_told(cites(right), {work({other, rest})}).empty());
}

TEST_CASE("a retracted work is one finding, whatever names it", "[rules]") {
  const Record retracted =
      with_notice({.kind = NoticeKind::retraction, .date = {2023, 5, 4}, .source = "publisher", .identifier = "doi:10.5555/rest.9"});
  const auto all = told(cites(right), {work({retracted})});
  REQUIRE(all.size() == 1);
  CHECK(all[0].id == "metadata/retracted");
  CHECK(all[0].message == "“Rest and the heart in harbour towns” was retracted in 2023 (doi:10.5555/rest.9)");
  CHECK(rules_told(cites(right + " PMID: 11111111."), {work({retracted}), work({retracted}, "pmid:11111111")}) ==
        Ids{"metadata/retracted"});
  CHECK(rules_told("Rest helps the heart (Source: https://doi.org/10.5555/rest.1).\n", {work({retracted})}) == Ids{"metadata/retracted"});
}

TEST_CASE("a text that knows of the retraction, and the notice itself, are left alone", "[rules]") {
  const Record retracted = with_notice({.kind = NoticeKind::retraction, .date = {2023, 5, 4}});
  CHECK(rules_told(
            cites("Moss, A. B., Berg, C., & Korn, D. (2021). RETRACTED: Rest and the heart in harbour towns. Harbour Review, 7(1), 1–9."),
            {work({retracted})})
            .empty());
  CHECK(rules_told(cites(right, "A study that was later retracted said that rest helps the heart"), {work({retracted})}).empty());
  Record notice = retracted;
  notice.notice_of = {{.kind = NoticeKind::retraction, .identifier = "doi:10.5555/rest.0"}};
  CHECK(rules_told(cites(right), {work({notice})}).empty());
}

TEST_CASE("reinstated is sound, replaced is told", "[rules]") {
  Record back = with_notice({.kind = NoticeKind::retraction, .date = {2022, 0, 0}});
  back.notices.push_back({.kind = NoticeKind::reinstatement, .date = {2023, 0, 0}});
  CHECK(rules_told(cites(right), {work({back})}).empty());
  Record replaced = with_notice({.kind = NoticeKind::retraction, .date = {2022, 0, 0}});
  replaced.notices.push_back({.kind = NoticeKind::replacement, .date = {2023, 0, 0}});
  CHECK(told(cites(right), {work({replaced})}).at(0).message ==
        "“Rest and the heart in harbour towns” was retracted in 2022 and replaced by a corrected text in 2023");
}

TEST_CASE("corrections and concerns", "[rules]") {
  CHECK(rules_told(cites(right), {work({with_notice({.kind = NoticeKind::correction})})}) == Ids{"metadata/corrected"});
  CHECK(rules_told(cites(right), {work({with_notice({.kind = NoticeKind::concern})})}) == Ids{"metadata/concern"});
  CHECK(rules_told(cites(right), {work({with_notice({.kind = NoticeKind::addendum})})}).empty());
}

TEST_CASE("a preprint that has since been published", "[rules]") {
  Record preprint = rest;
  preprint.type = ReferenceType::preprint;
  preprint.relations = {{RelationKind::preprint_of, "doi:10.5555/rest.2"}};
  const auto all = told(cites(right), {work({preprint})});
  REQUIRE(all.size() == 1);
  CHECK(all[0].message == "the DOI 10.5555/rest.1 is a preprint that has since been published: doi:10.5555/rest.2");
}

TEST_CASE("a preprint and what was published of it, both in one list, are told as one work in two versions", "[rules]") {
  Record preprint = rest;
  preprint.type = ReferenceType::preprint;
  preprint.relations = {{RelationKind::preprint_of, "doi:10.5555/rest.2"}};
  Record published = rest;
  published.identifier = "doi:10.5555/rest.2";
  const std::string both = cites(right) + right + " https://doi.org/10.5555/rest.2\n";
  const auto all = told(both, {work({preprint}), work({published}, "doi:10.5555/rest.2")});
  const auto superseded = std::ranges::find(all, "metadata/superseded", &Told::id);
  REQUIRE(superseded != all.end());
  CHECK(superseded->message ==
        "the DOI 10.5555/rest.1 is a preprint of a work that is in the list, too (line 5): one work in two versions");
}

TEST_CASE("a DOI and a PMID of one entry that are two works by the registries' word", "[rules]") {
  const std::string entry = "Moss, A. B. (2021). PMID: 101.";
  Record other = rest;
  other.identifier = "pmid:101";
  other.registry = Registry::ncbi_eutils;
  other.title = "Pulse and sleep in mountain villages";
  other.same_as = {"doi:10.5555/pulse.9"};
  const auto all = rules_told(cites(entry), {work({rest}), work({other}, "pmid:101")});
  CHECK(std::ranges::find(all, "reference/conflicting-identifiers") != all.end());

  SECTION("not where the registry gives the entry's own DOI") {
    other.same_as = {"doi:10.5555/rest.1"};
    const auto none = rules_told(cites(entry), {work({rest}), work({other}, "pmid:101")});
    CHECK(std::ranges::find(none, "reference/conflicting-identifiers") == none.end());
  }
  SECTION("nor where it has one title for both: then they are versions") {
    other.title = rest.title;
    const auto none = rules_told(cites(entry), {work({rest}), work({other}, "pmid:101")});
    CHECK(std::ranges::find(none, "reference/conflicting-identifiers") == none.end());
  }
}

TEST_CASE("an orphaned citation of a work that a registry describes gets the entry to add", "[rules]") {
  const auto made =
      article("Rest helps (Source: https://doi.org/10.5555/rest.1).\n\nReferences\nLund, B. (2022). Naps. https://example.org/naps\n");
  made->works = works_of({{.identifier = "doi:10.5555/rest.1",
                           .exists = Consulted::found,
                           .records = {{.title = "Rest and the heart", .authors = {{.family = "Moss", .given = "Ada"}}, .year = 2021}}}});
  made->analysis.works = &made->works;
  learn(made->analysis);
  const std::vector<Finding> found = rules::findings(made->analysis, {.select = {"citation/orphaned"}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].help == "add its entry to the list: Moss, A. (2021). Rest and the heart. https://doi.org/10.5555/rest.1");
}
