// What stands in an entry.
#include "reference/entries.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace referring;

TEST_CASE("an APA entry is author, year, title and address", "[reference]") {
  const Article article = plain_entry(
      "Korb, S. (2025). Generation K for Ketamine Use Disorders. https://www.psychologytoday.com/us/blog/outlook/202507/generation-k");
  REQUIRE(article.entries.size() == 1);
  const Reference& entry = article.entries[0];
  CHECK(texts(entry.authors) == Lines{"Korb, S."});
  CHECK(entry.date.text == "2025");
  CHECK(entry.year == 2025);
  CHECK(entry.title.text == "Generation K for Ketamine Use Disorders");
  CHECK(entry.url.text == "https://www.psychologytoday.com/us/blog/outlook/202507/generation-k");
  CHECK(entry.canonical == entry.url.text);
}

TEST_CASE("each field has its own place", "[reference]") {
  const Article article = plain_entry("Moss, A. (2021). Rest. Sleep, 12(3), 45–67. https://example.org/rest");
  REQUIRE(article.entries.size() == 1);
  const Reference& entry = article.entries[0];
  for (const Field& field : {entry.date, entry.title, entry.container, entry.volume, entry.issue, entry.pages, entry.url, entry.authors[0]})
    CHECK(line_of(article, field.span) == field.text);
  CHECK(entry.container.text == "Sleep");
  CHECK(entry.volume.text == "12");
  CHECK(entry.issue.text == "3");
  CHECK(entry.pages.text == "45–67");
}

TEST_CASE("a group is one author, whatever its name is made of", "[reference]") {
  const std::string group =
      GENERATE("National Institutes of Health", "Taylor & Francis Online", "International Journal of Community Medicine and Public Health",
               "YouTube", "University of California, San Diego", "Substance Abuse and Mental Health Services Administration",
               "Centers for Disease Control and Prevention", "U.S. Department of Health and Human Services", "Johnson & Johnson",
               "世界卫生组织", "H.E.S.S. Collaboration", "American Psychological Association");
  CAPTURE(group);
  const Article article = plain_entry(group + ". (2025). Rest and sleep. https://example.org/rest");
  REQUIRE(article.entries.size() == 1);
  CHECK(texts(article.entries[0].authors) == Lines{group});
  CHECK(article.entries[0].title.text == "Rest and sleep");
}

TEST_CASE("persons are one author each, as written", "[reference]") {
  struct Case {
    std::string list;
    Lines authors;
  };
  const Case given = GENERATE(values<Case>({
      {"Moss, A., & Reed, B.", {"Moss, A.", "Reed, B."}},
      {"Moss, A., Reed, B. C., and Ash, D.-E.", {"Moss, A.", "Reed, B. C.", "Ash, D.-E."}},
      {"Moss, A. & Reed, B.", {"Moss, A.", "Reed, B."}},
      {"Moß, A. und Rieth, B.", {"Moß, A.", "Rieth, B."}},
      {"Moss, A., et al.", {"Moss, A."}},
      {"Moss, A. et al.", {"Moss, A."}},
      {"van der Berg, J.-P., & de la Cruz, M.", {"van der Berg, J.-P.", "de la Cruz, M."}},
      {"O’Neil, A., & D'Angelo, B.", {"O’Neil, A.", "D'Angelo, B."}},
      {"King, M. L., Jr., & Moss, A.", {"King, M. L., Jr.", "Moss, A."}},
      {"Álvarez, É., Östlund, Å., & Živić, Š.", {"Álvarez, É.", "Östlund, Å.", "Živić, Š."}},
      {"Иванов, И. И., Петров, П.", {"Иванов, И. И.", "Петров, П."}},
      {"American Sleep Association, & Moss, A.", {"American Sleep Association", "Moss, A."}},
      {"Moss, A., Reed, B., . . . Ash, C.", {"Moss, A.", "Reed, B.", "Ash, C."}},
      {"Moss, Anna, & Reed, Ben", {"Moss, Anna", "Reed, Ben"}},
      {"Moss A, Reed BC", {"Moss A", "Reed BC"}},
  }));
  CAPTURE(given.list);
  const std::string dot = given.list.back() == '.' ? "" : ".";
  const Article article = plain_entry(given.list + dot + " (2021). Rest and sleep. https://example.org/rest");
  REQUIRE(article.entries.size() == 1);
  CHECK(texts(article.entries[0].authors) == given.authors);
  CHECK(article.entries[0].year == 2021);
}

TEST_CASE("editors in the authors' place are both", "[reference]") {
  const Article article = plain_entry("Moss, A., & Reed, B. (Eds.). (2021). Handbook of rest. Example Press.");
  REQUIRE(article.entries.size() == 1);
  CHECK(texts(article.entries[0].editors) == Lines{"Moss, A.", "Reed, B."});
  CHECK(texts(article.entries[0].authors) == Lines{"Moss, A.", "Reed, B."});
  CHECK(article.entries[0].publisher.text == "Example Press");
}

TEST_CASE("a date is kept as written and its year is a number", "[reference]") {
  struct Case {
    std::string date;
    std::int32_t year;
    char suffix;
  };
  const Case given = GENERATE(values<Case>({{"2025", 2025, 0},
                                            {"2024a", 2024, 'a'},
                                            {"2025, March 4", 2025, 0},
                                            {"n.d.", 0, 0},
                                            {"March 2020", 2020, 0},
                                            {"2020, Spring", 2020, 0},
                                            {"4 March 2020", 2020, 0},
                                            {"2020-03-04", 2020, 0},
                                            {"1990/2005", 1990, 0},
                                            {"in press", 0, 0}}));
  CAPTURE(given.date);
  const Article article = plain_entry("Moss, A. (" + given.date + "). Rest and sleep. https://example.org/rest");
  REQUIRE(article.entries.size() == 1);
  CHECK(article.entries[0].date.text == given.date);
  CHECK(article.entries[0].year == given.year);
  CHECK(article.entries[0].year_suffix == given.suffix);
}

TEST_CASE("a title ends at its own full stop", "[reference]") {
  const std::string title =
      GENERATE("Ketamine Use on the Rise in U.S. Adults; New Trends Emerge", "Breaking the cycle: a systematic review of neurobiological",
               "Why rest? A guide for St. John’s readers", "Rest vs. sleep in adults", "Patient experiences and", "Rest! And be well",
               "Does Dr. Moss sleep?", "Rest in the U.S.", "Effects of No. 5 on sleep", "The work of J. S. Bach");
  CAPTURE(title);
  const Article article =
      plain_entry("Moss, A. (2021). " + title + (title.back() == '.' || title.back() == '?' ? "" : ".") + " https://example.org/rest");
  REQUIRE(article.entries.size() == 1);
  CHECK(article.entries[0].title.text == title);
}

TEST_CASE("emphasis tells the title from the container", "[reference]") {
  SECTION("a journal") {
    const Article article =
        markdown_entry("Moss, A. (2021). Rest in the wild. *Journal of Rest*, *12*(3), 45–67. https://doi.org/10.1000/rest");
    REQUIRE(article.entries.size() == 1);
    CHECK(article.entries[0].title.text == "Rest in the wild");
    CHECK(article.entries[0].container.text == "Journal of Rest");
    CHECK(article.entries[0].volume.text == "12");
    CHECK(article.entries[0].issue.text == "3");
    CHECK(article.entries[0].type == ReferenceType::article);
  }
  SECTION("the volume inside the emphasis") {
    const Article article = markdown_entry("Moss, A. (2021). Rest. _Journal of Rest, 12_(3), 45–67.");
    REQUIRE(article.entries.size() == 1);
    CHECK(article.entries[0].container.text == "Journal of Rest");
    CHECK(article.entries[0].volume.text == "12");
    CHECK(article.entries[0].pages.text == "45–67");
  }
  SECTION("a book") {
    const Article article = markdown_entry("Moss, A. (2021). *The art of rest* (2nd ed.). Example Press.");
    REQUIRE(article.entries.size() == 1);
    CHECK(article.entries[0].title.text == "The art of rest");
    CHECK(article.entries[0].edition.text == "2nd ed.");
    CHECK(article.entries[0].publisher.text == "Example Press");
  }
  SECTION("a species in a title") {
    const Article article = markdown_entry("Moss, A. (2021). Growth of *Escherichia coli* in rest. *Journal of Rest*, 12, 4.");
    REQUIRE(article.entries.size() == 1);
    CHECK(article.entries[0].title.text == "Growth of Escherichia coli in rest");
    CHECK(article.entries[0].container.text == "Journal of Rest");
  }
}

TEST_CASE("a journal's short name is told from the title", "[reference]") {
  struct Case {
    std::string rest, title, container;
  };
  const Case given = GENERATE(values<Case>({
      {"Rest in adults. J. Amer. Statist. Assoc. 96, 939–967.", "Rest in adults", "J. Amer. Statist. Assoc"},
      {"Rest in adults. Proc Natl Acad Sci U S A 106, 4894–4899.", "Rest in adults", "Proc Natl Acad Sci U S A"},
      {"Rest in adults. How it helps. Sleep Medicine Reviews, 12(3), 45–67.", "Rest in adults. How it helps", "Sleep Medicine Reviews"},
      {"Does rest help? Sleep, 12(3), 45–67.", "Does rest help?", "Sleep"},
      {"Rest in the U.S. Sleep Medicine, 42.", "Rest in the U.S.", "Sleep Medicine"},
  }));
  CAPTURE(given.rest);
  const Article article = plain_entry("Moss, A. (2021). " + given.rest);
  REQUIRE(article.entries.size() == 1);
  CHECK(article.entries[0].title.text == given.title);
  CHECK(article.entries[0].container.text == given.container);
}

TEST_CASE("a journal that is called like a house is a journal", "[reference]") {
  const std::string journal = GENERATE("Frontiers in Psychology, 11, 1234", "Frontiers in Genetics, 8(2), 147", "Publications, 6(2), 15");
  const Article article = plain_entry("Moss, A. (2021). Rest and the resting mind: A review. " + journal + ". https://example.org/rest");
  REQUIRE(article.entries.size() == 1);
  CHECK(article.entries[0].title.text == "Rest and the resting mind: A review");
  CHECK(article.entries[0].container.text == journal.substr(0, journal.find(',')));
  CHECK(article.entries[0].type == ReferenceType::article);
  CHECK_FALSE(article.entries[0].publisher);
}

TEST_CASE("a preprint server's name is no part of the title, whatever its first letter", "[reference]") {
  const std::string server = GENERATE("bioRxiv", "medRxiv", "arXiv", "PsyArXiv");
  const Article article = plain_entry("Moss, A. (2021). Rest and the resting mind. " + server + ". https://doi.org/10.5555/rest.1");
  REQUIRE(article.entries.size() == 1);
  CHECK(article.entries[0].title.text == "Rest and the resting mind");
  CHECK(article.entries[0].container.text == server);
  CHECK(article.entries[0].type == ReferenceType::preprint);
}

TEST_CASE("a chapter names its book and the editors", "[reference]") {
  const Article article = plain_entry(
      "Moss, A. (2021). Rest at work. In B. Reed & C. Ash (Eds.), Handbook of rest: Theory and practice (pp. 315–324). London: Elsevier.");
  REQUIRE(article.entries.size() == 1);
  const Reference& entry = article.entries[0];
  CHECK(entry.title.text == "Rest at work");
  CHECK(texts(entry.editors) == Lines{"B. Reed", "C. Ash"});
  CHECK(entry.container.text == "Handbook of rest: Theory and practice");
  CHECK(entry.pages.text == "315–324");
  CHECK(entry.publisher.text == "Elsevier");
  CHECK(entry.type == ReferenceType::chapter);
}

TEST_CASE("words that lead to an address are no part of the title", "[reference]") {
  struct Case {
    std::string rest, accessed;
  };
  const Case given = GENERATE(values<Case>({
      {"Retrieved March 3, 2025, from https://example.org/rest", "March 3, 2025"},
      {"Retrieved from https://example.org/rest", ""},
      {"Available at: https://example.org/rest (accessed on 2 July 2025).", "2 July 2025"},
      {"https://example.org/rest. Accessed 3 Mar. 2025.", "3 Mar. 2025"},
      {"https://example.org/rest (abgerufen am 3. März 2025)", "3. März 2025"},
      {"[Accessed 3 March 2025] https://example.org/rest", "3 March 2025"},
      {"doi: https://example.org/rest", ""},
  }));
  CAPTURE(given.rest);
  const Article article = plain_entry("Moss, A. (2021). Rest and sleep. " + given.rest);
  REQUIRE(article.entries.size() == 1);
  CHECK(article.entries[0].title.text == "Rest and sleep");
  CHECK(article.entries[0].accessed.text == given.accessed);
  CHECK(article.entries[0].url.text == "https://example.org/rest");
}

TEST_CASE("identifiers come from the address and from the text, each once", "[reference]") {
  const Article article =
      plain_entry("Moss, A. (2021). Rest. Sleep, 12(3), 45–67. https://doi.org/10.1000/Rest. PMID: 40320049. doi:10.1000/rest");
  REQUIRE(article.entries.size() == 1);
  CHECK(identifiers(article.entries[0]) == Lines{"doi:10.1000/rest", "pmid:40320049"});
}

TEST_CASE("a copy at a web archive stands beside the address", "[reference]") {
  const Article article =
      plain_entry("Moss, A. (2021). Rest. https://example.org/rest. Archived at https://web.archive.org/web/2021/https://example.org/rest");
  REQUIRE(article.entries.size() == 1);
  CHECK(article.entries[0].url.text == "https://example.org/rest");
  CHECK(article.entries[0].archived.text == "https://web.archive.org/web/2021/https://example.org/rest");
}

TEST_CASE("a link's words are the title, its target the address", "[reference]") {
  SECTION("alone") {
    const Article article = markdown_entry("- [Rest & sleep](https://example.org/rest) - what a night does");
    REQUIRE(article.entries.size() == 1);
    CHECK(article.entries[0].title.text == "Rest & sleep");
    CHECK(article.entries[0].url.text == "https://example.org/rest");
  }
  SECTION("with its site") {
    const Article article = markdown_entry("- [Sleep Daily, \"Rest for all\"](https://example.org/rest)");
    REQUIRE(article.entries.size() == 1);
    CHECK(article.entries[0].title.text == "Rest for all");
    CHECK(article.entries[0].container.text == "Sleep Daily");
  }
  SECTION("that only name the link") {
    const Article article = markdown_entry("- Moss, A. (2021). Rest. ([Source](https://example.org/rest))");
    REQUIRE(article.entries.size() == 1);
    CHECK(article.entries[0].title.text == "Rest");
    CHECK(article.entries[0].url.text == "https://example.org/rest");
  }
  SECTION("defined below") {
    const Article article = markdown("## References\n\n- Moss, A. (2021). Rest. ([DOI][1])\n\n[1]: https://doi.org/10.1000/rest\n");
    REQUIRE(article.entries.size() == 1);
    CHECK(article.entries[0].url.text == "https://doi.org/10.1000/rest");
    CHECK(line_of(article, article.entries[0].url.span) == "https://doi.org/10.1000/rest");
    CHECK(identifiers(article.entries[0]) == Lines{"doi:10.1000/rest"});
  }
}

TEST_CASE("an address may stand alone, first, or behind its publisher's name", "[reference]") {
  CHECK(plain_entry("https://example.org/rest").entries.at(0).url.text == "https://example.org/rest");
  CHECK(plain_entry("https://example.org/rest - Rest and sleep").entries.at(0).title.text == "Rest and sleep");
  const Article named = plain_entry("Sleep Daily: https://example.org/rest");
  REQUIRE(named.entries.size() == 1);
  CHECK(named.entries[0].publisher.text == "Sleep Daily");
  CHECK(named.entries[0].title.text.empty());
}

TEST_CASE("line breaks, marks and entities are resolved in the text, not in the place", "[reference]") {
  const Article article = markdown_entry("- Moss, A. (2021). Rest\n  &amp; *sleep* at night. https://example.org/rest");
  REQUIRE(article.entries.size() == 1);
  CHECK(article.entries[0].title.text == "Rest & sleep at night");
  CHECK(line_of(article, article.entries[0].title.span) == "Rest\n  &amp; *sleep* at night");
}

TEST_CASE("a year in the title behind et al. is not the entry's", "[reference]") {
  const Article article =
      plain_entry("Moss A, Reed B, et al. Rest during the outbreak of Coronavirus Disease 2019. J Sleep Res. 2021;30(4):112-9.");
  REQUIRE(article.entries.size() == 1);
  CHECK(texts(article.entries[0].authors) == Lines{"Moss A", "Reed B"});
  CHECK(article.entries[0].title.text == "Rest during the outbreak of Coronavirus Disease 2019");
  CHECK(article.entries[0].year == 2021);
}

TEST_CASE("a group behind persons is an author", "[reference]") {
  const Article article = plain_entry("Moss A, Reed B, Example Sleep Study Committee. Rest in adults. J Sleep Res. 2021;30(4):112-9.");
  REQUIRE(article.entries.size() == 1);
  CHECK(texts(article.entries[0].authors) == Lines{"Moss A", "Reed B", "Example Sleep Study Committee"});
  CHECK(article.entries[0].title.text == "Rest in adults");
}

TEST_CASE("a group may have a year in its name", "[reference]") {
  const Article article = plain_entry("GBD 2019 Sleep Collaborators. The burden of short nights. Lancet. 2020;396(10258):1204-22.");
  REQUIRE(article.entries.size() == 1);
  CHECK(texts(article.entries[0].authors) == Lines{"GBD 2019 Sleep Collaborators"});
  CHECK(article.entries[0].year == 2020);
}

TEST_CASE("an issue may stand where no volume is", "[reference]") {
  const Article article = plain_entry("Mousse A. Le sommeil des adultes. Revue du sommeil. 2024;n° 95:12-19.");
  REQUIRE(article.entries.size() == 1);
  const Reference& entry = article.entries[0];
  CHECK(entry.container.text == "Revue du sommeil");
  CHECK(entry.volume.text == "");
  CHECK(entry.issue.text == "95");
  CHECK(entry.pages.text == "12-19");
  CHECK(entry.year == 2024);
}

TEST_CASE("a place and a house before the year are no part of the title", "[reference]") {
  const Article article =
      plain_entry("Moss, Anna. The age of the working night: Modern life viewed in its rest. Norwich: Haus am Deich, 1943.");
  REQUIRE(article.entries.size() == 1);
  CHECK(article.entries[0].title.text == "The age of the working night: Modern life viewed in its rest");
  CHECK(article.entries[0].year == 1943);
}

TEST_CASE("an article's number with letters inside is its page", "[reference]") {
  const Article article =
      plain_entry("Moss, A., 2020: Rest in the storm. J. Geophys. Res. Atmos., 125, e2019JD031273, doi:10.1000/2019jd031273.");
  REQUIRE(article.entries.size() == 1);
  CHECK(article.entries[0].title.text == "Rest in the storm");
  CHECK(article.entries[0].pages.text == "e2019JD031273");
}
