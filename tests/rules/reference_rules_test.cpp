// What the rules about entries report, and where they stay silent.
#include "rules/article.h"

#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace citevet::test;

namespace {

// Whether an entry with this title is said to break off.
bool breaks_off(std::string_view title) {
  return !places("reference/truncated-title", with_entry("Moss, A. (2021). " + std::string(title) + ". https://example.org/rest")).empty();
}

// Whether this author, of a work at this address, is said to be none.
bool is_no_author(std::string_view author, std::string_view address = "https://example.org/rest") {
  return !places("reference/publisher-as-author", with_entry(std::string(author) + ". (2021). Rest and the heart. " + std::string(address)))
              .empty();
}

}  // namespace

TEST_CASE("a title that ends in a word that can't end one breaks off", "[rules]") {
  CHECK(breaks_off("The landscape of ketamine use disorder: Patient experiences and"));
  CHECK(breaks_off("Breaking the cycle: a systematic review of neurobiological"));
  CHECK(breaks_off("Sleep and memory in the"));
  CHECK(breaks_off("Long-term outcomes of people with"));
  CHECK(breaks_off("Trends in ketamine use among"));
  CHECK(breaks_off("Effects of esketamine on cognitive"));
  CHECK(breaks_off("Ketamine for depression: a randomized"));
  CHECK(breaks_off("Americans are getting faster lines, but..."));
  CHECK(breaks_off("Schlaf und Gedächtnis bei Kindern und"));
  CHECK(breaks_off("Mechanisms of anxiety and psychological"));
}

TEST_CASE("a title that is complete does not break off, however it ends", "[rules]") {
  CHECK(!breaks_off("Neurological effects of ketamine: mechanisms, addiction potential"));
  CHECK(!breaks_off("The Good, the Bad and the Clinical"));
  CHECK(!breaks_off("The Personal and the Political"));
  CHECK(!breaks_off("Electroencephalography: Basic and Clinical"));
  CHECK(!breaks_off("Essays, Moral and Political"));
  CHECK(!breaks_off("Ketamine misuse: what to look for"));
  CHECK(!breaks_off("What we know and where it comes from"));
  CHECK(!breaks_off("Life in the wards goes on"));
  CHECK(!breaks_off("How to keep moving on"));
  CHECK(!breaks_off("The dose makes it what it is made of"));
  CHECK(!breaks_off("Liver injury in hepatitis A"));
  CHECK(!breaks_off("The fat-soluble vitamin a"));
  CHECK(!breaks_off("Ketamine Use on the Rise in U.S. Adults; New Trends Emerge"));
  CHECK(!breaks_off("From Analog to Digital"));
  CHECK(!breaks_off("A brief history of the chemical"));
  CHECK(!breaks_off("Sleep à la carte: un guide à"));
}

TEST_CASE("a site, a publisher, a journal or a role is no author", "[rules]") {
  CHECK(is_no_author("YouTube", "https://www.youtube.com/watch?v=BvgdjJKGvhU"));
  CHECK(is_no_author("Taylor & Francis Online", "https://www.tandfonline.com/doi/full/10.1080/10550887.2025.2464356"));
  CHECK(is_no_author("Wiley Online Library"));
  CHECK(is_no_author("National Institutes of Health", "https://pmc.ncbi.nlm.nih.gov/articles/PMC12452417/"));
  CHECK(is_no_author("National Library of Medicine", "https://pubmed.ncbi.nlm.nih.gov/40320049/"));
  CHECK(is_no_author("NIH", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC12452417/"));
  CHECK(is_no_author("International Journal of Community Medicine and Public Health"));
  CHECK(is_no_author("Frontiers in Psychiatry", "https://www.frontiersin.org/articles/10.3389/fpsyt.2021.1/full"));
  CHECK(is_no_author("Web Desk"));
  CHECK(is_no_author("Staff"));
}

TEST_CASE("an institution is the author of its own pages, and a person of theirs", "[rules]") {
  CHECK(!is_no_author("National Institutes of Health", "https://www.nih.gov/news-events/rest"));
  CHECK(!is_no_author("National Library of Medicine", "https://medlineplus.gov/rest.html"));
  CHECK(!is_no_author("Substance Abuse and Mental Health Services Administration", "https://www.samhsa.gov/find-help/national-helpline"));
  CHECK(!is_no_author("University of California San Diego", "https://today.ucsd.edu/story/rest"));
  CHECK(!is_no_author("World Health Organization", "https://www.who.int/rest"));
  CHECK(!is_no_author("YouTube", "https://blog.youtube/news/rest/"));
  CHECK(!is_no_author("Wiley, J."));
  CHECK(!is_no_author("Springer, E., & Moss, A."));
  CHECK(!is_no_author("Journalists for Sleep"));
  CHECK(!is_no_author("Nature Conservancy", "https://www.nature.org/rest"));
}

TEST_CASE("what a robot was served is no title, and is not also said to break off", "[rules]") {
  for (const std::string_view title :
       {"Just a moment...", "404 Not Found", "Log in", "Attention Required! | Cloudflare", "Page not found"}) {
    CAPTURE(title);
    const auto made = article(with_entry("Moss, A. (2021). " + std::string(title) + ". https://example.org/rest"));
    CHECK(ids(rules::findings(made->analysis, {})) == std::vector<std::string_view>{"reference/generic-title"});
  }
  CHECK(places("reference/generic-title", with_entry("Moss, A. (2021). Loading the dice: how chance decides. https://example.org/rest"))
            .empty());
  CHECK(places("reference/generic-title", with_entry("Moss, A. (2021). 404: a novel. https://example.org/rest")).empty());
}

TEST_CASE("the same address or identifier twice in a list is one duplicate, and the copy is not unused", "[rules]") {
  const auto made = article(
      "A (Source: https://example.org/rest).\n\nReferences\nMoss, A. (2021). Rest and the heart. https://example.org/rest\n"
      "Moss, Anna. (2021). Rest and the heart. http://www.example.org/rest/\n");
  CHECK(ids(rules::findings(made->analysis, {})) == std::vector<std::string_view>{"reference/duplicate"});
  CHECK(places("reference/duplicate",
               "A (Source: https://doi.org/10.1111/add.70073).\n\nReferences\nMoss, A. (2021). Rest. https://doi.org/10.1111/add.70073\n"
               "Moss, A. (2021). Rest. https://onlinelibrary.wiley.com/doi/10.1111/add.70073\n")
            .size() == 1);
}

TEST_CASE("two titles at one address are told as a wrong address; a front page and sections of a page are left alone", "[rules]") {
  const auto two = [](std::string_view first, std::string_view second) {
    const auto made = article("A (Source: https://example.org/rest).\n\nReferences\nMoss, A. (2021). Rest and the heart. " +
                              std::string(first) + "\nLund, B. (2022). Naps for shift workers. " + std::string(second) + "\n");
    const auto found = rules::findings(made->analysis, {.select = {"reference/duplicate"}});
    return found.empty() ? std::string() : found[0].help;
  };
  CHECK(two("https://example.org/rest", "https://example.org/rest") == "one of the two has the wrong address");
  CHECK(two("https://example.org/", "https://example.org/") == "");
  CHECK(two("https://example.org/rest#one", "https://example.org/rest#two") == "");
}

TEST_CASE("an entry without a year is found among entries that have one", "[rules]") {
  const std::string text =
      "A (Source: https://example.org/a). B (Source: https://example.org/b).\n\nReferences\n"
      "Moss, A. (2021). Rest and the heart. https://example.org/a\nLund, B. Naps for shift workers. https://example.org/b\n";
  CHECK(places("reference/unparsed", text) == Places{"Lund, B. Naps for shift workers. https://example.org/b"});
  CHECK(places("reference/unparsed", with_entry("Moss, A. (n.d.). Rest and the heart. https://example.org/rest")).empty());
}

TEST_CASE("what most entries of a list lack is one finding at its heading", "[rules]") {
  std::string text = "A (Source: https://example.org/a).\n\n## Sources\n\n";
  for (const char* name : {"a", "b", "c", "d"}) text += std::string("- [The page about ") + name + "](https://example.org/" + name + ")\n";
  CHECK(places("reference/unparsed", text, Format::markdown) == Places{"Sources"});
}

TEST_CASE("an entry without address and identifier is reported, a book and a law are not", "[rules]") {
  const auto lacks = [](std::string_view entry) {
    return places("reference/no-link",
                  "A (Source: https://example.org/a). B (Lund, 2022).\n\nReferences\nMoss, A. (2021). Rest. https://example.org/a\n" +
                      std::string(entry) + "\n")
               .size() == 1;
  };
  CHECK(lacks("Lund, B. (2022). Naps and the mood. Sleep, 12(3), 4–9."));
  CHECK(!lacks("Lund, B. (2022). Naps and the mood. Sleep, 12(3), 4–9. doi:10.1000/naps"));
  CHECK(!lacks("Lund, B. (2022). Naps and the mood (2nd ed.). Oxford University Press."));
}

TEST_CASE("identifiers of the wrong form are reported, right ones are not", "[rules]") {
  const auto wrong = [](std::string_view words) {
    return places("reference/bad-identifier",
                  with_entry("Moss, A. (2021). Rest and the heart. " + std::string(words) + " https://example.org/rest"));
  };
  CHECK(wrong("ISBN 978-0-306-40615-8.") == Places{"ISBN 978-0-306-40615-8"});
  CHECK(wrong("ISBN 978-0-306-40615-7.").empty());
  CHECK(wrong("ISSN 2049-3631.") == Places{"ISSN 2049-3631"});
  CHECK(wrong("ISSN 2049-3630.").empty());
  CHECK(wrong("PMID: PMC7092803.") == Places{"PMID: PMC7092803"});
  CHECK(wrong("PMID: 40320049.").empty());
  CHECK(wrong("doi:10.1111/add.70073.").empty());
}

TEST_CASE("an address at doi.org must hold a DOI", "[rules]") {
  const auto wrong = [](std::string_view address) {
    return !places("reference/bad-identifier", with_entry("Moss, A. (2021). Rest. " + std::string(address))).empty();
  };
  CHECK(wrong("https://doi.org/10.xxxx"));
  CHECK(wrong("https://doi.org/https://doi.org/10.1111/add.70073"));
  CHECK(!wrong("https://doi.org/10.1111/add.70073"));
  CHECK(!wrong("https://doi.org/abcd"));
}

TEST_CASE("two DOIs in one entry conflict, unless one belongs to the other", "[rules]") {
  const auto conflict = [](std::string_view one, std::string_view other) {
    return !places("reference/conflicting-identifiers",
                   with_entry("Moss, A. (2021). Rest. doi:" + std::string(one) + ". https://doi.org/" + std::string(other)))
                .empty();
  };
  CHECK(conflict("10.1080/10550887.2025.2464356", "10.1111/add.70073"));
  CHECK(!conflict("10.1111/add.70073", "10.1111/ADD.70073"));
  CHECK(!conflict("10.1007/978-3-030-12345-6", "10.1007/978-3-030-12345-6_5"));
  CHECK(!conflict("10.48550/arxiv.2401.01234", "10.1111/add.70073"));
  CHECK(places("reference/conflicting-identifiers",
               with_entry("Moss, A. (2021). Retraction of: Rest. doi:10.1080/10550887.2025.2464356. https://doi.org/10.1111/add.70073"))
            .empty());
}

TEST_CASE("days that no calendar has, the future and reversed years are bad dates", "[rules]") {
  const auto bad = [](std::string_view date) {
    return !places("reference/bad-date", with_entry("Moss, A. (" + std::string(date) + "). Rest and the heart. https://example.org/rest"))
                .empty();
  };
  CHECK(bad("2021, June 31"));
  CHECK(bad("2023, February 29"));
  CHECK(!bad("2024, February 29"));
  CHECK(bad("2029"));
  CHECK(!bad("2027"));
  CHECK(bad("2026, December 5"));
  CHECK(!bad("2026, November 24"));
  CHECK(!bad("n.d."));
  CHECK(!bad("2021, Spring"));
}

TEST_CASE("a source was not read before it appeared, nor in the future", "[rules]") {
  const auto bad = [](std::string_view year, std::string_view read) {
    return !places("reference/bad-date", with_entry("Moss, A. (" + std::string(year) + "). Rest and the heart. Retrieved " +
                                                    std::string(read) + ", from https://example.org/rest"))
                .empty();
  };
  CHECK(bad("2023", "March 4, 2019"));
  CHECK(!bad("2023", "March 4, 2023"));
  CHECK(bad("2023", "March 4, 2027"));
}

TEST_CASE("entries for further reading may stay uncited", "[rules]") {
  CHECK(places("reference/unused",
               "A (Source: https://example.org/a).\n\nReferences\nMoss, A. (2021). Rest. https://example.org/a\n\nFurther reading\n"
               "Lund, B. (2022). Naps. https://example.org/naps\n")
            .empty());
}
