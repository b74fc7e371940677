// What the rules about citations report, and where they stay silent.
#include "rules/article.h"

#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace citevet::test;

namespace {

const std::string list = "\n\nReferences\nMoss, A. (2021). Rest and the heart. https://example.org/rest\n";
const std::string numbers =
    "\n\nReferences\n1. Moss, A. (2021). Rest and the heart. https://example.org/rest\n"
    "2. Lund, B. (2022). Naps and the mood. https://example.org/naps\n"
    "3. Abel, C. (2023). Walks and the back. https://example.org/walks\n";

std::vector<Finding> findings_of(std::string_view rule, std::string_view text) {
  static std::vector<std::unique_ptr<Article>> kept;
  kept.push_back(article(text));
  return rules::findings(kept.back()->analysis, {.select = {std::string(rule)}});
}

}  // namespace

TEST_CASE("one address that the list lacks is one finding, however often it is cited", "[rules]") {
  std::string text = "Rest helps (Source: https://example.org/rest).";
  for (int i = 0; i < 8; ++i) text += "\nNaps help (Source: https://example.org/naps).";
  const auto found = findings_of("citation/orphaned", text + list);
  REQUIRE(found.size() == 1);
  CHECK(found[0].related.size() == 4);
  CHECK(found[0].related.back().message.ends_with("and 4 more"));
}

TEST_CASE("an orphaned citation proposes the closest entry", "[rules]") {
  const auto found = findings_of("citation/orphaned", "Rest helps (Source: https://example.org/rests)." + list);
  REQUIRE(found.size() == 1);
  CHECK(found[0].severity == Severity::error);
  CHECK(found[0].help.find("“Rest and the heart” (line 4)") != std::string::npos);
}

TEST_CASE("a slash, http, www and tracking make no orphan and no variant", "[rules]") {
  const std::string text = "A (Source: http://www.example.org/rest/). B (Source: https://example.org/rest?utm_source=mail)." + list;
  CHECK(places("citation/orphaned", text).empty());
  CHECK(places("citation/variant-url", text).empty());
}

TEST_CASE("nothing is orphaned where there is no list", "[rules]") {
  CHECK(places("citation/orphaned", "Rest helps (Source: https://example.org/rest).\n").empty());
}

TEST_CASE("an ordinary link in the text is no citation that the list must have", "[rules]") {
  CHECK(places("citation/orphaned",
               "See [our clinic](https://clinic.example.org/) for more (Source: https://example.org/rest).\n\n## References\n\n- Moss, A. "
               "(2021). Rest. https://example.org/rest\n",
               Format::markdown)
            .empty());
}

TEST_CASE("numbers are orphaned only where the numbering is clear", "[rules]") {
  CHECK(places("citation/orphaned", "Rest [1] and naps [2] help, walks [3] too, and more [7]." + numbers) == Places{"7"});
  CHECK(places("citation/orphaned", "In [2024] and [1999], rest helped (Source: https://example.org/rest)." + list).empty());
}

TEST_CASE("a year that misses the entry is a mismatch, no orphan, and the entry is not unused", "[rules]") {
  const auto made = article("Rest helps (Moss, 2019)." + list);
  CHECK(ids(rules::findings(made->analysis, {})) == std::vector<std::string_view>{"citation/year-mismatch"});
}

TEST_CASE("a citation that fits two entries is ambiguous, and neither entry is unused", "[rules]") {
  const auto made = article("Rest helps (Moss, 2021)." + list + "Moss, A. (2021). Naps and the mood. https://example.org/naps\n");
  CHECK(ids(rules::findings(made->analysis, {})) == std::vector<std::string_view>{"citation/ambiguous"});
}

TEST_CASE("a marker may name its entry instead of an address", "[rules]") {
  CHECK(places("citation/no-address", "A (Source: Moss, 2021). B (Source: Rest and the heart)." + list).empty());
  CHECK(places("citation/no-address", "A (Source: a leaflet). B (Source: https://example.org/rest). C (Source: )." + list) ==
        Places{"(Source: a leaflet)", "(Source: )"});
}

TEST_CASE("an unclosed marker is malformed, and its address counts as cited", "[rules]") {
  const auto made = article("Rest helps (Source: https://example.org/rest\n\nNaps do not." + list);
  const auto found = rules::findings(made->analysis, {});
  REQUIRE(ids(found) == std::vector<std::string_view>{"citation/malformed"});
  REQUIRE(found[0].fix);
  CHECK(!found[0].fix->safe);
  CHECK(found[0].fix->edits[0].text == ")");
}

TEST_CASE("the publisher's address of a DOI is a variant, and the entry's address mends it", "[rules]") {
  const auto found = findings_of("citation/variant-url",
                                 "A (Source: https://doi.org/10.1111/add.70073).\n\nReferences\n"
                                 "Moss, A. (2021). Rest. https://onlinelibrary.wiley.com/doi/10.1111/add.70073\n");
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].fix);
  CHECK(found[0].fix->edits[0].text == "https://onlinelibrary.wiley.com/doi/10.1111/add.70073");
}

TEST_CASE("a DOI that the entry itself gives beside its address is no variant", "[rules]") {
  CHECK(places("citation/variant-url",
               "A (Source: https://doi.org/10.1111/add.70073).\n\nReferences\n"
               "Moss, A. (2021). Rest. doi:10.1111/add.70073. https://example.org/rest\n")
            .empty());
}

TEST_CASE("a list that follows the alphabet need not follow the text", "[rules]") {
  const std::string alphabet =
      "\n\nReferences\n1. Abel, C. (2023). Walks. https://example.org/walks\n2. Lund, B. (2022). Naps. https://example.org/naps\n"
      "3. Moss, A. (2021). Rest. https://example.org/rest\n";
  CHECK(places("citation/order", "Rest [3] and naps [1] help, walks too [2]." + alphabet).empty());
  CHECK(places("citation/order", "Rest [1] and walks [3] help, naps too [2]." + numbers) == Places{"[2]"});
  CHECK(places("citation/order", "Rest [1, 3] and naps [2] help, [1] again." + numbers) == Places{"[2]"});
}

TEST_CASE("what a chat program leaves behind is told once for each kind", "[rules]") {
  const auto found =
      findings_of("citation/ai-residue",
                  "Rest helps citeturn0search0turn1view2. Naps help :contentReference[oaicite:1]{index=1}. "
                  "Walks help 【3†source】, and talks 【4:0†notes.pdf】. Sleep helps [cite: 1, 2]. Rest helps turn0search4 too.\n");
  Places words;
  for (const Finding& finding : found) words.push_back(finding.message);
  CHECK(words == Places{"a chat program left this behind: “citeturn0search0turn1view2”",
                        "a chat program left this behind: “:contentReference[oaicite:1]{index=1}”",
                        "a chat program left this behind: “【3†source】”", "a chat program left this behind: “[cite: 1, 2]”"});
  CHECK(found[0].related.size() == 1);
  CHECK(found[2].related.size() == 1);
}

TEST_CASE("words that only look like a chat program's are left alone", "[rules]") {
  CHECK(places("citation/ai-residue", "Return0 of turn0 and turn1 in 1【a】. She took her turn2 years ago†. 【注】 Cite: see below.\n")
            .empty());
  CHECK(places("citation/ai-residue", "Type `turn0search0` here.\n\n```\n:contentReference[oaicite:0]\n```\n", Format::markdown).empty());
}

TEST_CASE("a quotation of five words needs a source in its sentence or the next", "[rules]") {
  CHECK(places("citation/unattributed-quote", "As one doctor put it, “sleep is what the body owes itself.” Nobody knows more." + list) ==
        Places{"“sleep is what the body owes itself.”"});
  CHECK(places("citation/unattributed-quote",
               "As one doctor put it, “sleep is what the body owes itself” (Source: https://example.org/rest)." + list)
            .empty());
  CHECK(places("citation/unattributed-quote",
               "As one doctor put it, “sleep is what the body owes itself.” She said so at a congress (Source: https://example.org/rest)." +
                   list)
            .empty());
  CHECK(places("citation/unattributed-quote", "As one doctor put it, \"sleep is what the body owes itself.\"\n").size() == 1);
  CHECK(places("citation/unattributed-quote", "Ein Arzt sagte: „Schlaf ist was der Körper sich schuldet.“\n").size() == 1);
  CHECK(places("citation/unattributed-quote", "Un médecin : « Le sommeil est une dette du corps. »\n").size() == 1);
}

TEST_CASE("short phrases, titles, terms, questions and headings in quotation marks are no quotations", "[rules]") {
  const auto silent = [](std::string_view text) { return places("citation/unattributed-quote", text).empty(); };
  CHECK(silent("It brings a “trance-like” state, a “rush,” and “ketamine bladder,” causing pain.\n"));
  CHECK(silent("Read the article “How Sleep Works and Why We Need It” before bed.\n"));
  CHECK(silent("The poster said “Why Sleep Matters More Than You Know” in red.\n"));
  CHECK(silent("The effect is known as “the rebound of sleep after long stress.”\n"));
  CHECK(silent("A fast line means that “everyone waits for one transfer” no more.\n"));
  CHECK(silent("Ask your doctor, “Is this medicine right for me at night?”\n"));
  CHECK(silent("“The body counts every hour it was denied”\n\nRest helps.\n"));
}

TEST_CASE("a quotation with a named speaker is only a note", "[rules]") {
  const auto found =
      findings_of("citation/unattributed-quote", "“We slept far less in those days,” said Dr. Ellen Moss, who runs the clinic.\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].severity == Severity::note);
}

TEST_CASE("a claim of research needs a citation in its paragraph", "[rules]") {
  CHECK(places("citation/unsourced-claim",
               "Recent data shows that naps grow.\n\nStudies suggest the same (Source: https://example.org/rest)." + list) ==
        Places{"Recent data shows"});
  CHECK(places("citation/unsourced-claim", "Research shows three things:\n\n- naps grow\n").empty());
  CHECK(places("citation/unsourced-claim", "Research shows that naps grow [1], studies show that (Lund, 2022) too.\n").empty());
  CHECK(places("citation/unsourced-claim", "Research shows that [naps](https://example.org/naps) grow.\n", Format::markdown).empty());
  CHECK(places("citation/unsourced-claim", "# Studies show that naps grow\n\nThe case studies showed little. My research shows up late.\n",
               Format::markdown)
            .size() <= 1);
}

TEST_CASE("two such claims in one sentence are one finding", "[rules]") {
  CHECK(places("citation/unsourced-claim", "Research shows, and experts agree, that naps grow. Experts say so.\n") ==
        Places{"Research shows", "Experts say"});
}

TEST_CASE("without a list nobody is orphaned, and without citations no entry is unused", "[rules]") {
  CHECK(ids(rules::findings(article("A (Source: https://example.org/a). B (Source: https://example.org/b).\n")->analysis, {})) ==
        std::vector<std::string_view>{"citation/no-reference-list"});
  CHECK(ids(rules::findings(article("Rest helps." + list)->analysis, {})) == std::vector<std::string_view>{"citation/none-found"});
  CHECK(rules::findings(article("Rest helps.\n")->analysis, {}).empty());
}
