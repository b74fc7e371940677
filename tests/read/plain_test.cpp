// The blocks of a plain text.
#include "read/shown.h"

#include <catch2/catch_test_macros.hpp>

using namespace citevet;

namespace {
Document plain(std::string_view text) {
  return read::document(text, Format::text);
}
std::vector<std::string> blocks(std::string_view text) {
  return shown::blocks(plain(text));
}
using Blocks = std::vector<std::string>;
}  // namespace

TEST_CASE("a text without words has no blocks", "[read]") {
  CHECK(blocks("").empty());
  CHECK(blocks(" \n\t\n\r\n\xC2\xA0\n").empty());
}

TEST_CASE("where most lines end a sentence, each line is a paragraph", "[read]") {
  CHECK(blocks("Rest helps the brain.\nIt sorts what the day brought.\n\nNaps count too.") ==
        Blocks{"paragraph: Rest helps the brain.", "paragraph: It sorts what the day brought.", "paragraph: Naps count too."});
}

TEST_CASE("a closing quote or bracket behind the full stop ends a sentence too", "[read]") {
  CHECK(blocks("It is “the cheapest medicine there is.”\nSo she wrote (and meant it.)\nIs it so?\n睡眠很重要。\nYes!\n").size() == 5);
}

TEST_CASE("where lines are longer than 100 characters, each line is a paragraph", "[read]") {
  const std::string sentence = "A" + std::string(100, 'a');
  CHECK(blocks(sentence + "\n" + sentence + "\n") == Blocks{"paragraph: " + sentence, "paragraph: " + sentence});
  // Characters are counted, not bytes.
  std::string accents = "Éé";
  for (int i = 0; i < 30; ++i) accents += " éé";
  CHECK(blocks(accents + "\n" + accents + "\n").size() == 1);
  // A line that plainly goes on in the next one is wrapped, however long.
  CHECK(blocks(sentence + " and\n" + sentence.substr(1) + "\n").size() == 1);
}

TEST_CASE("where lines are wrapped, blank lines part the paragraphs", "[read]") {
  CHECK(blocks("Rest helps the brain to sort what the\nday brought, and to forget\nthe rest.\n\nNaps count\ntoo, says a study of\nschool "
               "children.\n") == Blocks{"paragraph: Rest helps the brain to sort what the\nday brought, and to forget\nthe rest.",
                                        "paragraph: Naps count\ntoo, says a study of\nschool children."});
}

TEST_CASE("a marker that breaks over the line end stays in one paragraph", "[read]") {
  CHECK(blocks("Naps count too.\nRest helps (Source:\nhttps://example.org/rest).\nSo it is.\n") ==
        Blocks{"paragraph: Naps count too.", "paragraph: Rest helps (Source:\nhttps://example.org/rest).", "paragraph: So it is."});
  // A bracket that the next line does not close is none of its business.
  CHECK(blocks("Naps count too.\nRest helps (Source: https://example.org/rest\nSo it is.\nIt was (always) so.\n").size() == 4);
}

TEST_CASE("a short line without a full stop over text is a heading", "[read]") {
  CHECK(blocks("How Rest Helps\nIt helps the brain.\nWhat about naps?\nThey count too.\n") ==
        Blocks{"heading: How Rest Helps", "paragraph: It helps the brain.", "heading: What about naps?", "paragraph: They count too."});
}

TEST_CASE("a label that introduces a list is no heading", "[read]") {
  CHECK(blocks("Users often feel:\n- Calm: a deep one.\n- Joy: a short one.\n") ==
        Blocks{"paragraph: Users often feel:", "item 1: - Calm: a deep one.", "item 1: - Joy: a short one."});
}

TEST_CASE("in a wrapped text a heading stands between blank lines, or is written as a title", "[read]") {
  CHECK(blocks("What naps do\n\nA nap in the afternoon sharpens the\nmemory of those who\ntake it.\n\nHow to Nap\nBefore three, and in "
               "the\ndark, and not\nfor long.\n") ==
        Blocks{"heading: What naps do", "paragraph: A nap in the afternoon sharpens the\nmemory of those who\ntake it.",
               "heading: How to Nap", "paragraph: Before three, and in the\ndark, and not\nfor long."});
}

TEST_CASE("an underlined line is a heading, and a line drawn alone parts the text", "[read]") {
  CHECK(blocks("Why Rest Helps\n==============\nIt helps.\n\nNaps\n----\nThey count.\n\n-----\n\nThe end.\n") ==
        Blocks{"heading 1: Why Rest Helps\n==============", "paragraph: It helps.", "heading 2: Naps\n----", "paragraph: They count.",
               "markup: -----", "paragraph: The end."});
}

TEST_CASE("a heading in Markdown's manner is one in a plain text too", "[read]") {
  const Document article = plain("## References\nMoss, A. (2021). Rest.\n");
  CHECK(shown::blocks(article) == Blocks{"heading 2: ## References", "paragraph: Moss, A. (2021). Rest."});
  CHECK(shown::contents(article).at(0) == "References");
  CHECK(blocks("#sleep is a hashtag.\n") == Blocks{"paragraph: #sleep is a hashtag."});
}

TEST_CASE("a numbered title over a paragraph is a heading, numbered lines in a row are a list", "[read]") {
  CHECK(blocks("1. Medical Detox\nTreatment begins with professional help.\n2. Therapy\nIt is the key to recovery.\n") ==
        Blocks{"heading: 1. Medical Detox", "paragraph: Treatment begins with professional help.", "heading: 2. Therapy",
               "paragraph: It is the key to recovery."});
  CHECK(blocks("You need three things.\n1. Rest\n2. Water\n3. Quiet\nThen you will sleep.\n") ==
        Blocks{"paragraph: You need three things.", "item 1: 1. Rest", "item 1: 2. Water", "item 1: 3. Quiet",
               "paragraph: Then you will sleep."});
  CHECK(blocks("1. Rest is good for the heart.\n2. It is good for the mind.\n") ==
        Blocks{"item 1: 1. Rest is good for the heart.", "item 1: 2. It is good for the mind."});
}

TEST_CASE("list items have bullets and numbers of many kinds", "[read]") {
  const Document article = plain("- one.\n* two.\n• three.\n– four.\n1) five.\n(2) six.\n[3] seven.\n4. eight.\n（5）nine。\n");
  CHECK(shown::contents(article) == Blocks{"one.", "two.", "three.", "four.", "five.", "six.", "seven.", "eight.", "nine。"});
  CHECK(std::ranges::all_of(article.blocks, [](const Block& block) { return block.kind == BlockKind::list_item; }));
}

TEST_CASE("what only looks like a bullet or a number is text", "[read]") {
  CHECK(blocks("-5 degrees are cold.\n*Rest* is good.\n3.5 hours are too few.\n2024. It was a year.\n(see below).\n[Source: a book].\n") ==
        Blocks{"paragraph: -5 degrees are cold.", "paragraph: *Rest* is good.", "paragraph: 3.5 hours are too few.",
               "paragraph: 2024. It was a year.", "paragraph: (see below).", "paragraph: [Source: a book]."});
}

TEST_CASE("a dash or a number by chance at a wrapped line's begin is no item", "[read]") {
  CHECK(blocks("Rest helps the brain to sort the day\n- or nearly all of it - and to forget\n12. It was so in every\nstudy of the kind, "
               "which were\nmany, and each was\nlong.\n")
            .size() == 1);
}

TEST_CASE("an indented list is deeper, and an indented paragraph belongs to its item", "[read]") {
  const Document article = plain("- Rest.\n  - In bed.\n    - At night.\n- Water.\n\n  It must be cold.\n\nThe end.\n");
  CHECK(shown::blocks(article) == Blocks{"item 1: - Rest.", "item 2: - In bed.", "item 3: - At night.", "item 1: - Water.",
                                         "item 1: It must be cold.", "paragraph: The end."});
  CHECK(article.blocks.at(3).item == article.blocks.at(4).item);
  CHECK(article.blocks.at(2).item != article.blocks.at(3).item);
  CHECK(article.blocks.at(5).item == 0);
}

TEST_CASE("a reference list's title is a heading, its entries are paragraphs", "[read]") {
  CHECK(blocks("Rest helps (Source: https://example.org/rest).\nSources:\nMoss, A. (2021). Rest. https://example.org/rest\n") ==
        Blocks{"paragraph: Rest helps (Source: https://example.org/rest).",
               "heading: Sources:", "paragraph: Moss, A. (2021). Rest. https://example.org/rest"});
  CHECK(blocks("Rest helps.\n参考文献\nMoss, A. (2021). Rest.\n").at(1) == "heading: 参考文献");
  CHECK(blocks("Rest helps.\nREFERENCES\nMoss, A. (2021). Rest.\n").at(1) == "heading: REFERENCES");
}

TEST_CASE("in a wrapped text each entry begins a paragraph", "[read]") {
  CHECK(blocks("It is so in every study\nof the kind that was made\nin the last years.\n\nReferences\nMoss, A. (2021). Rest and\n  the "
               "brain. Sleep, 4.\nWorld Sleep House. (2020, March 4). Naps\n  and more.\nReed, B. (n.d.). Dreams\n  at noon.\n") ==
        Blocks{"paragraph: It is so in every study\nof the kind that was made\nin the last years.", "heading: References",
               "paragraph: Moss, A. (2021). Rest and\n  the brain. Sleep, 4.",
               "paragraph: World Sleep House. (2020, March 4). Naps\n  and more.", "paragraph: Reed, B. (n.d.). Dreams\n  at noon."});
}

TEST_CASE("an entry without a full stop is no heading", "[read]") {
  CHECK(blocks("Rest helps.\nReferences\nMoss, A. (2021). Rest\nReed, B., 2019, Naps\nhttps://example.org/naps\n") ==
        Blocks{"paragraph: Rest helps.", "heading: References", "paragraph: Moss, A. (2021). Rest", "paragraph: Reed, B., 2019, Naps",
               "paragraph: https://example.org/naps"});
}

TEST_CASE("a block has neither indentation nor white space and line end behind it", "[read]") {
  const Document article = plain("  Rest helps. \t\r\n\xC2\xA0Naps too.\xC2\xA0\r\n");
  CHECK(shown::blocks(article) == Blocks{"paragraph: Rest helps.", "paragraph: Naps too."});
  CHECK(article.blocks.at(0).span == Span{2, 13});
}

TEST_CASE("a plain text has no inlines, and words for the tool are text", "[read]") {
  const Document article = plain("See [a](https://example.org/a) and `b`.\n[citevet: ignore reference/unused: kept for the record]\n");
  CHECK(article.inlines.empty());
  CHECK(article.blocks.size() == 2);
}
