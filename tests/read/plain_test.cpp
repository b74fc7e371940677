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

TEST_CASE("where most lines end a sentence, each line is a paragraph", "[read]") {
  CHECK(blocks("Rest helps the brain.\nIt sorts what the day brought.\n\nNaps count too.") ==
        Blocks{"paragraph: Rest helps the brain.", "paragraph: It sorts what the day brought.", "paragraph: Naps count too."});
}

TEST_CASE("where lines are wrapped, blank lines part the paragraphs", "[read]") {
  CHECK(blocks("Rest helps the brain to sort what the\nday brought, and to forget\nthe rest.\n\nNaps count\ntoo, says a study of\nschool "
               "children.\n") == Blocks{"paragraph: Rest helps the brain to sort what the\nday brought, and to forget\nthe rest.",
                                        "paragraph: Naps count\ntoo, says a study of\nschool children."});
}

TEST_CASE("a numbered title over a paragraph is a heading, numbered lines in a row are a list", "[read]") {
  CHECK(blocks("1. Medical Detox\nTreatment begins with professional help.\n2. Therapy\nIt is the key to recovery.\n") ==
        Blocks{"heading: 1. Medical Detox", "paragraph: Treatment begins with professional help.", "heading: 2. Therapy",
               "paragraph: It is the key to recovery."});
  CHECK(blocks("You need three things.\n1. Rest\n2. Water\n3. Quiet\nThen you will sleep.\n") ==
        Blocks{"paragraph: You need three things.", "item 1: 1. Rest", "item 1: 2. Water", "item 1: 3. Quiet",
               "paragraph: Then you will sleep."});
}

TEST_CASE("a reference list's title is a heading, its entries are paragraphs", "[read]") {
  CHECK(blocks("Rest helps (Source: https://example.org/rest).\nSources:\nMoss, A. (2021). Rest. https://example.org/rest\n") ==
        Blocks{"paragraph: Rest helps (Source: https://example.org/rest).",
               "heading: Sources:", "paragraph: Moss, A. (2021). Rest. https://example.org/rest"});
}
