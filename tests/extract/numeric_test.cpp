// Numbered citations.
#include "extract/articles.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <string>

using namespace citevet;
using namespace extracting;

namespace {
// A text above a list of twelve numbered entries.
std::string numbered(std::string_view text) {
  std::string out(text);
  out += "\n\nReferences\n";
  for (int i = 1; i <= 12; ++i) {
    const std::string number = std::to_string(i);
    out.append("[").append(number).append("] Moss, A. (2021). Rest. https://example.org/").append(number).append("\n");
  }
  return out;
}
}  // namespace

TEST_CASE("a number in brackets cites the entry with that number", "[extract]") {
  const Article found = article(numbered("Rest helps [1]. Naps help [2, 3]; walks too [5,7–9]."));
  CHECK(kinds(found) == Lines{"numeric", "numeric", "numeric"});
  CHECK(texts(found) == Lines{"[1]", "[2, 3]", "[5,7–9]"});
  CHECK(targets(found) == Lines{"1", "2 + 3", "5 + 7 + 8 + 9"});
}

TEST_CASE("brackets side by side are citations of their own, with a dash between a range", "[extract]") {
  CHECK(plain_targets(numbered("Rest helps [1][2].")) == Lines{"1", "2"});
  CHECK(plain(numbered("Rest helps [1]–[3].")) == Lines{"[1]–[3]"});
  CHECK(plain_targets(numbered("Rest helps [1]–[3].")) == Lines{"1 + 2 + 3"});
}

TEST_CASE("a page behind a number is no number", "[extract]") {
  CHECK(plain_targets(numbered("Rest helps [3, p. 12].")) == Lines{"3"});
}

TEST_CASE("a number may follow its word at once", "[extract]") {
  CHECK(plain_targets(numbered("Rest helps[4]. Naps help.[5]")) == Lines{"4", "5"});
}

TEST_CASE("a chat program's numbers are numbers", "[extract]") {
  CHECK(plain(numbered("Rest helps [cite: 1, 2].")) == Lines{"[cite: 1, 2]"});
  CHECK(plain_targets(numbered("Rest helps [cite: 1, 2].")) == Lines{"1 + 2"});
}

TEST_CASE("a reversed range is a flaw, and means what lies between", "[extract]") {
  const Article found = article(numbered("Rest helps [9–7]."));
  CHECK(targets(found) == Lines{"7 + 8 + 9"});
  CHECK(flaws(found) == Lines{"reversed range: 9–7"});
}

TEST_CASE("a huge range is cut at a hundred entries", "[extract]") {
  const Article found = article("Rest helps [1–999].\n\nReferences\n[1] Moss, A. (2021). Rest.\n[999] Reed, B. (2022). Naps.\n");
  REQUIRE(found.citations.size() == 1);
  CHECK(found.citations[0].targets.size() == 100);
}

TEST_CASE("what is no citation has no number", "[extract]") {
  const std::string text = GENERATE("It was so in [2024].", "He said “we […] rest”.", "- [x] rest", "- [ ] rest", "Set a_[0] and b[1]=2.",
                                    "It fell (95% CI [2, 5]).", "The weight lies in [1, 12].", "The unit interval [0, 1] holds it.",
                                    "The value [0.5] is low.", "See [3 of them].");
  CAPTURE(text);
  CHECK(plain(numbered(text)).empty());
}

TEST_CASE("entries without numbers are counted where the text cites them all", "[extract]") {
  const std::string list =
      "\n\nReferences\nMoss, A. (2021). Rest. https://example.org/1\nReed, B. (2022). Naps.\nPoe, C. (2023). Walks.\nLee, D. (2024). "
      "Beds.\n";
  CHECK(plain("Rest helps [1].\n").empty());
  CHECK(plain("Rest helps [1]." + list).empty());
  CHECK(plain("Rest helps [1] or [4]." + list).empty());
  CHECK(plain("Rest helps [1], naps [2,3]." + list) == Lines{"[1]", "[2,3]"});
}

TEST_CASE("a list may be numbered from zero", "[extract]") {
  CHECK(plain_targets(
            "Rest helps [0, 2].\n\nReferences\n[0] Moss, A. (2021). Rest.\n[1] Reed, B. (2022). Naps.\n[2] Poe, C. (2023). Walks.\n") ==
        Lines{"0 + 2"});
}

TEST_CASE("escaped brackets are brackets", "[extract]") {
  CHECK(markdown("Rest helps \\[11]\\[6\\].\n\n" + numbered("Naps.").substr(7)) == Lines{"\\[11]", "\\[6\\]"});
}

TEST_CASE("a number before a colon in the midst of a line is a citation", "[extract]") {
  CHECK(plain(numbered("Rest helps, says [3]: it does.")) == Lines{"[3]"});
}

TEST_CASE("superscript digits cite behind a stop or a word, and are exponents behind a unit", "[extract]") {
  const Article found = article(numbered("Rest helps.¹ Naps help,²⁻⁴ walks help sleep¹⁰,¹² in all."));
  CHECK(kinds(found) == Lines{"numeric", "numeric", "numeric"});
  CHECK(targets(found) == Lines{"1", "2 + 3 + 4", "10 + 12"});
  CHECK(texts(article(numbered("Rest helps.<sup>1,3</sup> It takes 3 m<sup>2</sup>."), Format::markdown)) == Lines{"<sup>1,3</sup>"});
  CHECK(plain(numbered("A bed takes 3 m², a room 20 km² or 10³ of them, E = mc².")).empty());
}

TEST_CASE("a marker may name entries by their numbers", "[extract]") {
  const Article found = article(numbered("Rest helps (Source: [3]) and naps [Sources: 1, 4]."));
  CHECK(kinds(found) == Lines{"source-marker", "source-marker"});
  CHECK(targets(found) == Lines{"3", "1 + 4"});
}

TEST_CASE("an entry that no list holds is no citation", "[extract]") {
  CHECK(plain(numbered("[1] Moss, A. (2021). Rest.")).empty());
  CHECK(plain(numbered("[5,11] say that rest helps.")) == Lines{"[5,11]"});
}

TEST_CASE("ranges over and over do not fill the memory", "[extract]") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "[1-99] ";
  const Article found = article(text + "\n\nReferences\n[1] Moss, A. (2021). Rest.\n[99] Reed, B. (2022). Naps.\n");
  std::size_t targets = 0;
  for (const Citation& citation : found.citations) targets += citation.targets.size();
  CHECK(found.citations.size() == 100'000);
  CHECK(targets < 300'000);
}
