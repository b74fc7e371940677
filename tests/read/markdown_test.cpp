// The blocks and inlines of a Markdown text.
#include "read/shown.h"

#include <catch2/catch_test_macros.hpp>

using namespace citevet;

namespace {
Document markdown(std::string_view text) {
  return read::document(text, Format::markdown);
}
std::vector<std::string> blocks(std::string_view text) {
  return shown::blocks(markdown(text));
}
std::vector<std::string> inlines(std::string_view text) {
  return shown::inlines(markdown(text));
}
using Lines = std::vector<std::string>;
}  // namespace

TEST_CASE("a link spans its brackets, and its target stands where it is written", "[read]") {
  const Document article = markdown("Rest helps ([source](https://example.org/rest \"Rest\")).");
  CHECK(shown::inlines(article) == Lines{"link: [source](https://example.org/rest \"Rest\") | source | https://example.org/rest"});
  CHECK(slice(article.text, article.inlines.at(0).target_span) == "https://example.org/rest");
  CHECK(inlines("[Source: Sleep Notes](<https://example.org/a b>)") ==
        Lines{"link: [Source: Sleep Notes](<https://example.org/a b>) | Source: Sleep Notes | https://example.org/a b"});
  CHECK(inlines("Rest helps [1](#references).") == Lines{"link: [1](#references) | 1 | #references"});
}

TEST_CASE("a reference-style link's target stands in its definition", "[read]") {
  const Document article = markdown("Rest helps. ([DOI][1])\n\n[1]: https://doi.org/10.1000/rest \"Rest\"\n");
  CHECK(shown::inlines(article) == Lines{"link: [DOI][1] | DOI | https://doi.org/10.1000/rest"});
  CHECK(article.inlines.at(0).target_span == Span{29, 57});
  CHECK(shown::blocks(article) == Lines{"paragraph: Rest helps. ([DOI][1])", "definition: [1]: https://doi.org/10.1000/rest \"Rest\""});
}

TEST_CASE("code holds no links", "[read]") {
  CHECK(inlines("`(Source: https://example.org/rest)`") ==
        Lines{"code: `(Source: https://example.org/rest)` | (Source: https://example.org/rest)"});
  CHECK(blocks("```\n(Source: https://example.org/rest)\n```\nText.") ==
        Lines{"code: ```\n(Source: https://example.org/rest)\n```", "paragraph: Text."});
}

TEST_CASE("each block has its marks, and says where its content begins", "[read]") {
  const std::string_view text =
      "# Sleep\n\nIt helps.\n\n- one\n  - two\n\n1. three\n\n> quoted\n\n| Source | Year |\n|---|---|\n| Moss | 2021 "
      "|\n\nMore\n====\n\n---\n";
  CHECK(blocks(text) == Lines{"heading 1: # Sleep", "paragraph: It helps.", "item 1: - one", "item 2: - two", "item 1: 1. three",
                              "quotation: > quoted", "cell: Source", "cell: Year", "cell: Moss", "cell: 2021",
                              "heading 1: More\n====", "markup: ---"});
  CHECK(shown::contents(markdown(text)) ==
        Lines{"Sleep", "It helps.", "one", "two", "three", "quoted", "Source", "Year", "Moss", "2021", "More\n====", "---"});
}

TEST_CASE("footnotes have a mark and a note", "[read]") {
  const std::string_view text = "Rest helps.[^1] Naps too.[^nap]\n\n[^1]: Moss, A. (2021). Rest.\n[^nap]: https://example.org/nap\n";
  CHECK(inlines(text) == Lines{"note mark: [^1] | 1 | 1", "note mark: [^nap] | nap | nap",
                               "autolink: https://example.org/nap | https://example.org/nap | https://example.org/nap"});
  CHECK(blocks(text) ==
        Lines{"paragraph: Rest helps.[^1] Naps too.[^nap]", "note: [^1]: Moss, A. (2021). Rest.", "note: [^nap]: https://example.org/nap"});
}
