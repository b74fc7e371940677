// Source markers in their many forms.
#include "extract/articles.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <string>

using namespace citevet;
using namespace extracting;

TEST_CASE("a marker runs from its opening to its closing bracket", "[extract]") {
  CHECK(plain("Rest helps (Source: https://example.org/rest).") == Lines{"(Source: https://example.org/rest)"});
  CHECK(plain("Rest helps [Source: https://example.org/rest].") == Lines{"[Source: https://example.org/rest]"});
  CHECK(plain("休息很重要（来源：https://example.org/rest）。") == Lines{"（来源：https://example.org/rest）"});
  CHECK(plain("休息很重要【出典：https://example.org/rest】。") == Lines{"【出典：https://example.org/rest】"});
}

TEST_CASE("the source word counts in any case, number and listed language", "[extract]") {
  const std::string word = GENERATE("Source", "source", "SOURCE", "Sources", "source(s)", "Quelle", "Quellen", "Fuente", "Fuentes", "Fonte",
                                    "Fonti", "Bron", "Bronnen", "Źródło", "źródła", "Источник", "Джерело", "Källa", "Kilde", "Zdroj",
                                    "来源", "資料來源", "出典", "출처", "المصدر");
  CAPTURE(word);
  CHECK(plain_targets("Rest helps (" + word + ": https://example.org/rest).") == Lines{"https://example.org/rest"});
}

TEST_CASE("a space before the colon changes nothing", "[extract]") {
  CHECK(plain_targets("Rest helps (Source : https://example.org/rest).") == Lines{"https://example.org/rest"});
  CHECK(plain_targets("Le repos aide (Source\xC2\xA0: https://example.org/rest).") == Lines{"https://example.org/rest"});
}

TEST_CASE("several addresses in one marker are its targets in order, each once", "[extract]") {
  const std::string between = GENERATE("; ", ", ", " and ", " & ", " · ", " | ", "\n");
  CAPTURE(between);
  CHECK(plain_targets("Rest helps (Sources: https://a.example/x" + between + "https://b.example/y).") ==
        Lines{"https://a.example/x + https://b.example/y"});
  CHECK(plain_targets("Rest helps (Sources: https://a.example/x" + between + "https://a.example/x).") == Lines{"https://a.example/x"});
}

TEST_CASE("words before or after an address are its label", "[extract]") {
  const Article found = article(
      "It spread (Source: WHO, Ketamine report, https://example.org/k, retrieved 3 March 2025).\n"
      "It fell (Source: https://example.org/f, a short title).\n"
      "Both (Sources: Moss, https://example.org/m; Reed: https://example.org/r).");
  REQUIRE(found.citations.size() == 3);
  REQUIRE(found.citations[0].targets.size() == 1);
  CHECK(found.citations[0].targets[0].label == "WHO, Ketamine report");
  REQUIRE(found.citations[1].targets.size() == 1);
  CHECK(found.citations[1].targets[0].label == "a short title");
  REQUIRE(found.citations[2].targets.size() == 2);
  CHECK(found.citations[2].targets[0].label == "Moss");
  CHECK(found.citations[2].targets[1].label == "Reed");
}

TEST_CASE("a bracket that belongs to the address stays in it", "[extract]") {
  CHECK(plain("Rest helps (Source: https://en.wikipedia.org/wiki/Sleep_(biology)).") ==
        Lines{"(Source: https://en.wikipedia.org/wiki/Sleep_(biology))"});
  CHECK(plain_targets("Rest helps (Source: https://en.wikipedia.org/wiki/Sleep_(biology)).") ==
        Lines{"https://en.wikipedia.org/wiki/Sleep_(biology)"});
}

TEST_CASE("brackets within the words do not close the marker", "[extract]") {
  CHECK(plain("Supply rose (Source: Moss (2025). Shielded supply [v2], https://example.org/s).") ==
        Lines{"(Source: Moss (2025). Shielded supply [v2], https://example.org/s)"});
}

TEST_CASE("an address in angle brackets or without a scheme is an address", "[extract]") {
  CHECK(plain_targets("Rest helps (Source: <https://example.org/rest>).") == Lines{"https://example.org/rest"});
  CHECK(plain_targets("Rest helps (Source: www.example.org/rest).") == Lines{"www.example.org/rest"});
  CHECK(plain_targets("Rest helps (Source: example.org/rest).") == Lines{"example.org/rest"});
}

TEST_CASE("an address that no reader can open is an address", "[extract]") {
  CHECK(plain_targets("Rest helps (Source: file:///home/moss/rest.md).") == Lines{"file:///home/moss/rest.md"});
  CHECK(plain_targets("Rest helps (Source: http://localhost:8080/rest).") == Lines{"http://localhost:8080/rest"});
}

TEST_CASE("bare identifiers are targets", "[extract]") {
  CHECK(plain_targets("Rest helps (Source: doi:10.1000/ABC).") == Lines{"doi:10.1000/abc"});
  CHECK(plain_targets("Rest helps (Source: DOI 10.1000/abc).") == Lines{"doi:10.1000/abc"});
  CHECK(plain_targets("Rest helps (Source: PMC12452417).") == Lines{"pmcid:PMC12452417"});
  CHECK(plain_targets("Rest helps (Source: PMID: 40320049; PMC12452417).") == Lines{"pmid:40320049 + pmcid:PMC12452417"});
  CHECK(plain_targets("Rest helps (Source: arXiv:2401.01234).") == Lines{"arxiv:2401.01234"});
}

TEST_CASE("an identifier beside the address that carries it is no second target", "[extract]") {
  CHECK(plain_targets("Rest helps (Source: https://doi.org/10.1000/abc, doi:10.1000/abc).") == Lines{"https://doi.org/10.1000/abc"});
  CHECK(plain_targets("Rest helps (Source: doi:10.1000/abc, https://doi.org/10.1000/abc).") == Lines{"https://doi.org/10.1000/abc"});
}

TEST_CASE("a marker may be broken over a line end between its words", "[extract]") {
  CHECK(plain("Rest helps and nobody doubts it (Source:\nhttps://example.org/rest).") == Lines{"(Source:\nhttps://example.org/rest)"});
  CHECK(flaws(article("Rest helps and nobody doubts it (Source:\nhttps://example.org/rest).")) == Lines{"-"});
}

TEST_CASE("an address broken over a line end is put together, and the flaw noted", "[extract]") {
  const Article found = article("Rest helps (Source: https://example.org/a-long-\npath/to/rest).");
  CHECK(targets(found) == Lines{"https://example.org/a-long-path/to/rest"});
  CHECK(flaws(found) == Lines{"broken address: \n"});
  CHECK(texts(found) == Lines{"(Source: https://example.org/a-long-\npath/to/rest)"});
}

TEST_CASE("a space inside an address is a flaw, words behind one are not", "[extract]") {
  CHECK(plain_targets("Rest helps (Source: https://example.org/ articles/rest).") == Lines{"https://example.org/articles/rest"});
  CHECK(flaws(article("Rest helps (Source: https://example.org/ articles/rest).")) == Lines{"broken address:  "});
  CHECK(flaws(article("Rest helps (Source: https://example.org/rest accessed today).")) == Lines{"-"});
  CHECK(flaws(article("Rest helps (Source: https://example.org/rest title).")) == Lines{"-"});
}

TEST_CASE("a second address on the next line is no broken one", "[extract]") {
  CHECK(plain_targets("Rest helps (Sources: https://example.org/rest\nwww.example.org/naps).") ==
        Lines{"https://example.org/rest + www.example.org/naps"});
}

TEST_CASE("a stray character that touches an address is a flaw", "[extract]") {
  CHECK(flaws(article("Rest helps (Source: https://example.org/rest>).")) == Lines{"stray character: >"});
  CHECK(flaws(article("Rest helps (Source: https://example.org/rest\").")) == Lines{"stray character: \""});
  CHECK(flaws(article("Rest helps (Source: \"https://example.org/rest\").")) == Lines{"-"});
  CHECK(flaws(article("Rest helps (Source: https://example.org/rest.).")) == Lines{"-"});
}

TEST_CASE("an unclosed marker ends with its address", "[extract]") {
  const Article found = article("Rest helps (Source: https://example.org/rest and the text goes on.\nNaps help (see above).");
  CHECK(texts(found) == Lines{"(Source: https://example.org/rest"});
  CHECK(flaws(found) == Lines{"unclosed: (Source: https://example.org/rest"});
}

TEST_CASE("an unclosed marker without an address ends with its line", "[extract]") {
  CHECK(plain("Rest helps (Source: World Health\nNaps help, and so does a walk.") == Lines{"(Source: World Health"});
}

TEST_CASE("an unclosed marker does not swallow the next one", "[extract]") {
  CHECK(plain("Rest helps (Source: https://a.example/x. Naps help (Source: https://b.example/y).") ==
        Lines{"(Source: https://a.example/x", "(Source: https://b.example/y)"});
  CHECK(plain("Rest helps (Source: Moss. Naps help (Source: https://b.example/y).\n").size() == 2);
}

TEST_CASE("a marker without an address is a marker, with the words that could name an entry", "[extract]") {
  CHECK(plain_targets("Rest helps (Source: report.pdf).") == Lines{"-"});
  CHECK(plain_targets("Rest helps [source: web-search].") == Lines{"-"});
  CHECK(plain_targets("Rest helps [source: /home/me/notes/README.md].") == Lines{"-"});
  CHECK(plain_targets("Rest helps [Source: policy.pdf, Page 1].") == Lines{"-"});
  CHECK(plain_targets("Rest helps [Source: plans/sleep/epics.md#Story 1.2].") == Lines{"-"});
  CHECK(plain_targets("Rest helps (Source: WHO).") == Lines{"'WHO'"});
  CHECK(plain_targets("休息很重要（来源：《世界卫生组织》）。") == Lines{"'世界卫生组织'"});
  CHECK(plain_targets("Rest helps (Source: Moss (2025). Shielded supply over time).") == Lines{"Moss 2025"});
  CHECK(plain_targets("Rest helps (Source: Moss, 2025b; World Health Organization, 2023).") ==
        Lines{"Moss 2025b + World Health Organization 2023"});
}

TEST_CASE("a line that begins with the word is a marker when it carries an address", "[extract]") {
  CHECK(plain("Rest helps.\n\nSource: https://example.org/rest\n\nNaps help.") == Lines{"Source: https://example.org/rest"});
  CHECK(plain("Rest helps.\n\nSources: Moss, https://a.example/x; Reed, https://b.example/y.\n") ==
        Lines{"Sources: Moss, https://a.example/x; Reed, https://b.example/y"});
  CHECK(plain("Rest helps.\n\nSource: a good friend of mine\n").empty());
}

TEST_CASE("a sentence that begins with the word and goes on with an address is a marker", "[extract]") {
  CHECK(plain("Rest helps. Source: https://example.org/rest") == Lines{"Source: https://example.org/rest"});
  CHECK(plain("Rest helps — Source: https://example.org/rest") == Lines{"Source: https://example.org/rest"});
  CHECK(plain("Rest helps. Source: the same as above, at https://example.org/rest").empty());
}

TEST_CASE("what only looks like a marker is none", "[extract]") {
  const std::string text = GENERATE(
      "Open source: why it matters (and what it costs).", "Our data source (PostgreSQL): see https://example.org/db.",
      "We chose it (open source: MIT licence).", "A picture (Image source: https://example.org/p).", "resource: https://example.org/r",
      "{\"source\": \"https://example.org/x\"}", "title: Rest\nsource: https://example.org/x\nlang: en",
      "Title: Rest\nSource: https://example.org/x\n", "See [[Source: Rest]] in the wiki.",
      "[citevet: ignore citation/orphaned: (source: https://example.org/x)]", "The source code: https://example.org/x",
      "Call copy(sources: list) to copy.", "Its power (source: https:) was lost, the resource(s): none.");
  CAPTURE(text);
  CHECK(kinds(article(text)).size() == (text.find("https:)") != std::string::npos ? 1U : 0U));
}

TEST_CASE("some words before the source word keep it a marker", "[extract]") {
  CHECK(plain("Rest helps (Data source: https://example.org/rest).") == Lines{"(Data source: https://example.org/rest)"});
  CHECK(plain("Rest helps (2023 data; source: https://example.org/rest).") == Lines{"(2023 data; source: https://example.org/rest)"});
}

TEST_CASE("the colon may be missing when the address follows at once", "[extract]") {
  CHECK(plain("Rest helps (Source https://example.org/rest).") == Lines{"(Source https://example.org/rest)"});
  CHECK(plain("Rest helps (Source - https://example.org/rest).") == Lines{"(Source - https://example.org/rest)"});
}

TEST_CASE("Markdown's links are understood in plain text too", "[extract]") {
  CHECK(plain("Rest helps ([source](https://example.org/rest)).") == Lines{"([source](https://example.org/rest))"});
  CHECK(plain("Rest helps [Source: Moss](https://example.org/rest).") == Lines{"[Source: Moss](https://example.org/rest)"});
  CHECK(plain("Rest helps (Source: [Moss](https://a.example/x), [Reed](https://b.example/y)).") ==
        Lines{"(Source: [Moss](https://a.example/x), [Reed](https://b.example/y))"});
  CHECK(plain_targets("Rest helps (Source: [Moss](https://a.example/x), [Reed](https://b.example/y)).") ==
        Lines{"https://a.example/x + https://b.example/y"});
}

TEST_CASE("what stands in the list is no citation", "[extract]") {
  CHECK(plain("Rest helps (Source: https://a.example/x).\n\nReferences\nMoss, A. (2021). Rest. (Source: https://a.example/x)\n").size() ==
        1);
}

TEST_CASE("a marker supports its sentence, before or behind the full stop", "[extract]") {
  CHECK(supported(article("Naps are short. Rest helps (Source: https://a.example/x). Walks help too.")) ==
        Lines{"Rest helps (Source: https://a.example/x)."});
  CHECK(supported(article("Naps are short. Rest helps. (Source: https://a.example/x) Walks help too.")) == Lines{"Rest helps."});
  CHECK(supported(article("Naps are short. “Rest helps.” (Source: https://a.example/x)")) == Lines{"“Rest helps.”"});
  CHECK(supported(article("Dr. Moss et al. say that rest helps (Source: https://a.example/x.y). Walks help.")) ==
        Lines{"Dr. Moss et al. say that rest helps (Source: https://a.example/x.y)."});
}

TEST_CASE("markers side by side support one sentence", "[extract]") {
  CHECK(supported(article("Rest helps. (Source: https://a.example/x) (Source: https://b.example/y)")) ==
        Lines{"Rest helps.", "Rest helps."});
}

TEST_CASE("a marker alone on its line supports the block before it", "[extract]") {
  CHECK(supported(article("Rest helps. Naps help too.\n\n(Source: https://a.example/x)\n\nMore follows.")) ==
        Lines{"Rest helps. Naps help too."});
}

TEST_CASE("hostile repetitions are read in linear time", "[extract]") {
  std::string openings;
  while (openings.size() < 1'000'000) openings += "(Source: ";
  CHECK(plain(openings).size() == openings.size() / 9);

  std::string unclosed;
  for (int i = 0; i < 100'000; ++i) unclosed += "Rest (Source: https://example.org/rest and so on ";
  CHECK(plain(unclosed).size() == 100'000);

  CHECK(plain(std::string(1'000'000, '[')).empty());
  CHECK(plain(std::string(1'000'000, ':')).empty());
  CHECK(plain("(Source: " + std::string(1'000'000, '(')).size() == 1);
  CHECK(plain("(Source: https://example.org/" + std::string(1'000'000, 'a') + ")").size() == 1);
}

TEST_CASE("a line of many megabytes is read in linear time", "[extract]") {
  constexpr std::string_view piece = "Naps are short and rest helps (Source: https://example.org/rest) and walks help too; ";
  std::string line;
  for (int i = 0; i < 100'000; ++i) line += piece;
  CHECK(plain(line).size() == 100'000);
}
