// Where the reference lists are.
#include "reference/entries.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace referring;

namespace {
const std::string moss = "Moss, A. (2021). Rest. https://example.org/rest";
const std::string reed = "Reed, B. (2022). Naps. https://example.org/naps";
}  // namespace

TEST_CASE("a heading that says so announces a list", "[reference]") {
  const std::string heading =
      GENERATE("References", "REFERENCES", "Reference list", "Sources", "Bibliography", "Works Cited", "Literature cited",
               "Further reading", "See also", "Endnotes", "References and notes", "Primary sources consulted", "Sources documented",
               "Quellen", "Literaturverzeichnis", "Références", "Bibliografía", "Fonti", "Referências", "Bronnen", "Źródła", "Källor",
               "Lähteet", "Zdroje", "Источники", "Список литературы", "Kaynakça", "参考文献", "出典", "참고문헌", "المراجع");
  CAPTURE(heading);
  CHECK(entries(plain("Rest helps.\n\n" + heading + "\n" + moss + "\n")) == Lines{moss});
  CHECK(entries(markdown("Rest helps.\n\n## " + heading + "\n\n" + moss + "\n")) == Lines{moss});
}

TEST_CASE("numbering, marks, a colon, a count and a remark do not hide a heading", "[reference]") {
  const std::string heading =
      GENERATE("## 14. Sources", "## Sources Documented (19 Total)", "# **References**", "## 10. References (key papers and reviews)",
               "## References:", "## 📚 References", "References\n==========", "**References**", "**Primary sources consulted:**",
               "## IV. References", "## 5.2 References");
  CAPTURE(heading);
  CHECK(entries(markdown("Rest helps.\n\n" + heading + "\n\n" + moss + "\n")) == Lines{moss});
}

TEST_CASE("words that only begin like a heading are none", "[reference]") {
  const std::string line = GENERATE("## Sources of vitamin D", "## Reference values for adults", "Sources differ on the dose.",
                                    "## Energy sources", "References to rest are rare");
  CAPTURE(line);
  CHECK(markdown("Rest helps.\n\n" + line + "\n\n- Fish\n- Eggs\n\n" + moss + "\n").lists.empty());
}

TEST_CASE("a heading makes no list where its entries are no sources", "[reference]") {
  CHECK(markdown("## Sources\n\n- Fish\n- Eggs\n- Sunlight\n").lists.empty());
  CHECK(plain("Literature\nBooks have described rest for a long time.\nThey go on to do so.\n").lists.empty());
}

TEST_CASE("a heading on its own and one over other text make no list", "[reference]") {
  CHECK(plain("Rest helps.\n\nReferences\n").lists.empty());
  CHECK(markdown("1. [Rest](#rest)\n2. [Sources](#sources)\n\nRest helps.\n").lists.empty());
}

TEST_CASE("a list ends at the next heading, at author notes and at the text's end", "[reference]") {
  const std::string after =
      GENERATE("", "## Naps\n\nNaps help too (Source: https://example.org/naps).",
               "## Update history\n\n- 2025-03-01: first draft, see https://example.org/draft",
               "**Author note:** Written in 2025, see https://example.org/me",
               "---\n\n*Originally published at [Rest](https://example.org/all)*", "## How this report was generated\n\n- Date: 2025-03-01",
               "Medical disclaimer: ask your doctor.", "[1]: https://example.org/rest \"Rest\"");
  CAPTURE(after);
  CHECK(entries(markdown("## References\n\n- " + moss + "\n- " + reed + "\n\n" + after + "\n")) == Lines{"- " + moss, "- " + reed});
}

TEST_CASE("groups under labels are one list", "[reference]") {
  const std::string label =
      GENERATE("### Official documents", "**Official documents**", "**Official documents:**", "*Official documents:*");
  CAPTURE(label);
  const Article article = markdown("## Sources\n\n" + label + "\n\n- " + moss + "\n\n" + label + "\n\n- " + reed + "\n");
  CHECK(article.lists.size() == 1);
  CHECK(entries(article) == Lines{"- " + moss, "- " + reed});
}

TEST_CASE("a bullet over deeper ones names a group", "[reference]") {
  CHECK(entries(markdown("## Sources\n\n- **Official documents**\n  - " + moss + "\n  - " + reed + "\n")) ==
        Lines{"- " + moss, "- " + reed});
}

TEST_CASE("bullets below an entry belong to it", "[reference]") {
  const Article article =
      markdown("## Sources\n\n- Moss, A. (2021). Rest.\n  - https://example.org/rest\n  - Shows that rest helps.\n- " + reed + "\n");
  REQUIRE(article.entries.size() == 2);
  CHECK(article.entries[0].url.text == "https://example.org/rest");
  CHECK(article.entries[1].title.text == "Naps");
}

TEST_CASE("several lists are found, each with the text that means it", "[reference]") {
  const std::string text =
      "# Rest\n\nRest helps [1].\n\n## References\n\n1. " + moss + "\n\n# Naps\n\nNaps help [1].\n\n## References\n\n1. " + reed + "\n";
  const Article article = markdown(text);
  REQUIRE(article.lists.size() == 2);
  CHECK(article.lists[0].section.begin == 0);
  CHECK(article.lists[1].section.begin == article.lists[0].span.end);
  CHECK(article.lists[1].section.contains(static_cast<std::uint32_t>(text.find("Naps help"))));
  CHECK(article.entries[1].list == 1);
}

TEST_CASE("lists that follow each other directly belong to the same text", "[reference]") {
  const Article article = markdown("Rest helps.\n\n## References\n\n- " + moss + "\n\n**Sources:**\n1. [Naps](https://example.org/naps)\n");
  REQUIRE(article.lists.size() == 2);
  CHECK(article.lists[1].section == article.lists[0].section);
}

TEST_CASE("further reading may stay uncited, and a bibliography beside references", "[reference]") {
  const Article article =
      markdown("## References\n\n- " + moss + "\n\n## Bibliography\n\n- " + reed + "\n\n## Further reading\n\n- " + reed + "\n");
  REQUIRE(article.lists.size() == 3);
  CHECK_FALSE(article.lists[0].may_stay_uncited);
  CHECK(article.lists[1].may_stay_uncited);
  CHECK(article.lists[2].may_stay_uncited);
  CHECK_FALSE(markdown("## Bibliography\n\n- " + moss + "\n").lists[0].may_stay_uncited);
}

TEST_CASE("a list under a label has its entries in the same paragraph", "[reference]") {
  CHECK(entries(markdown("Rest helps.\n\n**Sources:**\nhttps://example.org/rest\nhttps://example.org/naps\n")) ==
        Lines{"https://example.org/rest", "https://example.org/naps"});
}

TEST_CASE("a table's rows are entries, its header is none", "[reference]") {
  const Article article = markdown(
      "## Sources\n\n| Source | URL | Date |\n|---|---|---|\n| Rest | https://example.org/rest | 2021 |\n| "
      "[Naps](https://example.org/naps) | | 12 March 2022 |\n");
  REQUIRE(article.entries.size() == 2);
  CHECK(article.entries[0].title.text == "Rest");
  CHECK(article.entries[0].url.text == "https://example.org/rest");
  CHECK(article.entries[0].year == 2021);
  CHECK(article.entries[1].title.text == "Naps");
  CHECK(article.entries[1].date.text == "12 March 2022");
}

TEST_CASE("footnotes under a heading are entries with their labels", "[reference]") {
  const Article article = markdown("Rest helps[^1].\n\n## Notes\n\n[^1]: " + moss + "\n");
  REQUIRE(article.entries.size() == 1);
  CHECK(article.entries[0].label.text == "1");
  CHECK(article.entries[0].title.text == "Rest");
}

TEST_CASE("an entry keeps its number or key", "[reference]") {
  const std::string mark = GENERATE("3. ", "3) ", "[3] ", "- [3] ", "* **[3]** ", "(3) ");
  CAPTURE(mark);
  const Article article = markdown("## References\n\n" + mark + moss + "\n");
  REQUIRE(article.entries.size() == 1);
  CHECK(article.entries[0].label.text == "3");
  CHECK(texts(article.entries[0].authors) == Lines{"Moss, A."});
}

TEST_CASE("entries broken over lines are one each", "[reference]") {
  SECTION("numbered") {
    CHECK(plain("References\n\n[1] Moss, A. (2021). Rest is\nhelpful. https://example.org/rest\n[2] Reed, B. (2022). "
                "Naps.\nhttps://example.org/naps\n")
              .entries.size() == 2);
  }
  SECTION("with a hanging indent") {
    CHECK(markdown("## References\n\nMoss, A. (2021). Rest is\n    helpful for all. Journal of\n    Rest, 12(3), 4-5.\nReed, B. (2022). "
                   "Naps.\n    https://example.org/naps\n")
              .entries.size() == 2);
  }
  SECTION("ended by their addresses") {
    CHECK(markdown("## References\n\nMoss, A. (2021). Rest is\nhelpful. https://example.org/rest\nReed, B. (2022). "
                   "Naps.\nhttps://example.org/naps\n")
              .entries.size() == 2);
  }
}

TEST_CASE("a hundred thousand headings, entries or lists cost time in proportion", "[reference]") {
  std::string headings, entries = "References\n\n", lists;
  for (int i = 0; i < 100'000; ++i) {
    headings += "## Sources\n\n";
    entries += moss + "\n";
    if (i < 20'000) lists += "Rest helps.\n\nReferences\n\n" + moss + "\n\nFurther reading\n\n" + reed + "\n\n";
  }
  CHECK(markdown(headings).lists.empty());
  CHECK(plain(entries).entries.size() == 100'000);
  CHECK(plain(lists).lists.size() == 40'000);
}

TEST_CASE("one entry of ten megabytes is read to a bound", "[reference]") {
  std::string names, addresses, brackets;
  while (names.size() < 10'000'000) names += "Moss, A., ";
  while (addresses.size() < 10'000'000) addresses += "https://example.org/rest ";
  while (brackets.size() < 10'000'000) brackets += "2019 [(“*_";
  CHECK(plain("References\n\n" + names + "(2021). Rest. https://example.org/rest\n").entries.size() <= 1);
  CHECK(plain("References\n\n" + addresses + "\n").entries.size() == 1);
  CHECK(markdown("## References\n\n- " + brackets + " https://example.org/rest\n").entries.size() <= 1);
}
