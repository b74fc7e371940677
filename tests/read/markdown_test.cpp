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
std::string_view target_place(const Document& document, std::size_t index) {
  return slice(document.text, document.inlines.at(index).target_span);
}
std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}
using Lines = std::vector<std::string>;
}  // namespace

// --- Links ---

TEST_CASE("a link spans its brackets, and its target stands where it is written", "[read]") {
  const Document article = markdown("Rest helps ([source](https://example.org/rest \"Rest\")).");
  CHECK(shown::inlines(article) == Lines{"link: [source](https://example.org/rest \"Rest\") | source | https://example.org/rest"});
  CHECK(target_place(article, 0) == "https://example.org/rest");
  CHECK(inlines("[Source: Sleep Notes](<https://example.org/a b>)") ==
        Lines{"link: [Source: Sleep Notes](<https://example.org/a b>) | Source: Sleep Notes | https://example.org/a b"});
  CHECK(inlines("Rest helps [1](#references).") == Lines{"link: [1](#references) | 1 | #references"});
}

TEST_CASE("brackets around links stay text, whatever is in them", "[read]") {
  CHECK(inlines("[source: [Name](https://example.org/a)]") == Lines{"link: [Name](https://example.org/a) | Name | https://example.org/a"});
  CHECK(inlines("(Source: [A](u), [B](v))") == Lines{"link: [A](u) | A | u", "link: [B](v) | B | v"});
  CHECK(inlines("[(Source: name)](u)") == Lines{"link: [(Source: name)](u) | (Source: name) | u"});
  CHECK(inlines("([a](u)) ([b](v))") == Lines{"link: [a](u) | a | u", "link: [b](v) | b | v"});
}

TEST_CASE("an address with brackets ends with the bracket that closes the link", "[read]") {
  CHECK(inlines("[a](https://example.org/Sleep_(biology))") ==
        Lines{"link: [a](https://example.org/Sleep_(biology)) | a | https://example.org/Sleep_(biology)"});
}

TEST_CASE("entities and escapes in an address are resolved, its place is as written", "[read]") {
  const Document article = markdown("[a](https://example.org/?a=1&amp;b=2\\_3) <https://example.org/?c&#38;d>");
  CHECK(shown::inlines(article) ==
        Lines{"link: [a](https://example.org/?a=1&amp;b=2\\_3) | a | https://example.org/?a=1&b=2_3",
              "autolink: <https://example.org/?c&#38;d> | https://example.org/?c&#38;d | https://example.org/?c&d"});
  CHECK(target_place(article, 0) == "https://example.org/?a=1&amp;b=2\\_3");
}

TEST_CASE("a reference-style link's target stands in its definition", "[read]") {
  const Document article = markdown("Rest helps. ([DOI][1])\n\n[1]: https://doi.org/10.1000/rest \"Rest\"\n");
  CHECK(shown::inlines(article) == Lines{"link: [DOI][1] | DOI | https://doi.org/10.1000/rest"});
  CHECK(article.inlines.at(0).target_span == Span{29, 57});
  CHECK(shown::blocks(article) == Lines{"paragraph: Rest helps. ([DOI][1])", "definition: [1]: https://doi.org/10.1000/rest \"Rest\""});
}

TEST_CASE("labels match without regard to case and white space; the first definition counts", "[read]") {
  CHECK(inlines("[The  Nap], [the\nnap][] and [x][THE NAP]\n\n[the nap]: u\n[The Nap]: v\n") ==
        Lines{"link: [The  Nap] | The  Nap | u", "link: [the\nnap][] | the\nnap | u", "link: [x][THE NAP] | x | u"});
  CHECK(inlines("[ẞ]\n\n[SS]: u\n") == Lines{"link: [ẞ] | ẞ | u"});
}

TEST_CASE("what looks like a definition inside a paragraph is text", "[read]") {
  CHECK(blocks("It was so [2], and\n[3]: in the middle.\n") == Lines{"paragraph: It was so [2], and\n[3]: in the middle."});
  CHECK(inlines("[3]: u is not\n\n[3]") == Lines{});
}

TEST_CASE("brackets without a target are text", "[read]") {
  CHECK(inlines("[1], [2, 3], [a](b c), [a] (b), \\[c](d), [e\n\nf](g)").empty());
}

TEST_CASE("a link in an image's text and an image in a link are both found", "[read]") {
  CHECK(inlines("[![nap](nap.png)](https://example.org/nap)") ==
        Lines{"link: [![nap](nap.png)](https://example.org/nap) | ![nap](nap.png) | https://example.org/nap",
              "image: ![nap](nap.png) | nap | nap.png"});
}

TEST_CASE("there is no link in a link", "[read]") {
  CHECK(inlines("[a [b](u) c](v)") == Lines{"link: [b](u) | b | u"});
  CHECK(inlines("[https://example.org/a](https://example.org/b)") ==
        Lines{"link: [https://example.org/a](https://example.org/b) | https://example.org/a | https://example.org/b"});
}

// --- Addresses without brackets ---

TEST_CASE("a bare address is a link, without the punctuation behind it", "[read]") {
  CHECK(inlines("See https://example.org/a. (www.example.org/b_(c)), **https://example.org/d**; [Source: http://example.org/e]") ==
        Lines{"autolink: https://example.org/a | https://example.org/a | https://example.org/a",
              "autolink: www.example.org/b_(c) | www.example.org/b_(c) | www.example.org/b_(c)",
              "emphasis: **https://example.org/d** | https://example.org/d",
              "autolink: https://example.org/d | https://example.org/d | https://example.org/d",
              "autolink: http://example.org/e | http://example.org/e | http://example.org/e"});
}

TEST_CASE("what is no address is none", "[read]") {
  CHECK(inlines("https:// is a scheme, ahttps://b.c a word, and www. a beginning; x.www.y").empty());
}

TEST_CASE("underscores in an address are no emphasis", "[read]") {
  CHECK(inlines("https://example.org/_a_/_b_d _c_") ==
        Lines{"autolink: https://example.org/_a_/_b_d | https://example.org/_a_/_b_d | https://example.org/_a_/_b_d", "emphasis: _c_ | c"});
}

TEST_CASE("a mail address in angle brackets leads to mail", "[read]") {
  CHECK(inlines("<moss@example.org>") == Lines{"autolink: <moss@example.org> | moss@example.org | mailto:moss@example.org"});
}

// --- Code, emphasis, HTML ---

TEST_CASE("code holds no links", "[read]") {
  CHECK(inlines("`(Source: https://example.org/rest)`") ==
        Lines{"code: `(Source: https://example.org/rest)` | (Source: https://example.org/rest)"});
  CHECK(inlines("`` a ` [b](c) `` and `d") == Lines{"code: `` a ` [b](c) `` |  a ` [b](c) "});
  CHECK(blocks("```\n(Source: https://example.org/rest)\n```\nText.") ==
        Lines{"code: ```\n(Source: https://example.org/rest)\n```", "paragraph: Text."});
  CHECK(inlines("~~~\n[a](b)\n\n    [c](d)\n").empty());
}

TEST_CASE("emphasis is told from single stars and underscores", "[read]") {
  CHECK(inlines("*Sleep*, **4**(2), ***both* here**, snake_case_name, 2 * 3 * 4, \\*no\\*") ==
        Lines{"emphasis: *Sleep* | Sleep", "emphasis: **4** | 4", "emphasis: ***both* here** | *both* here", "emphasis: *both* | both"});
}

TEST_CASE("HTML tags are markup, and a superscript is one in each of its spellings", "[read]") {
  CHECK(inlines("a<br>b<sup>2</sup>, c^3^, d<b class=\"x\">e</b>") ==
        Lines{"markup: <br> | ", "superscript: <sup>2</sup> | 2", "superscript: ^3^ | 3", "markup: <b class=\"x\"> | ", "markup: </b> | "});
  CHECK(inlines("2^10 and 3^10, x^a b^") == Lines{});
}

TEST_CASE("comments are found in running text and in blocks", "[read]") {
  CHECK(inlines("a <!-- citevet: ignore link/gone: known -->b") ==
        Lines{"comment: <!-- citevet: ignore link/gone: known --> |  citevet: ignore link/gone: known "});
  const Document article = markdown("<!-- one -->\n<!--\ntwo\n-->\nText.\n");
  CHECK(shown::inlines(article) == Lines{"comment: <!-- one --> |  one ", "comment: <!--\ntwo\n--> | \ntwo\n"});
  CHECK(shown::blocks(article) == Lines{"markup: <!-- one -->", "markup: <!--\ntwo\n-->", "paragraph: Text."});
}

// --- Footnotes ---

TEST_CASE("footnotes have a mark and a note", "[read]") {
  const std::string_view text = "Rest helps.[^1] Naps too.[^nap]\n\n[^1]: Moss, A. (2021). Rest.\n[^nap]: https://example.org/nap\n";
  CHECK(inlines(text) == Lines{"note mark: [^1] | 1 | 1", "note mark: [^nap] | nap | nap",
                               "autolink: https://example.org/nap | https://example.org/nap | https://example.org/nap"});
  CHECK(blocks(text) ==
        Lines{"paragraph: Rest helps.[^1] Naps too.[^nap]", "note: [^1]: Moss, A. (2021). Rest.", "note: [^nap]: https://example.org/nap"});
  CHECK(shown::contents(markdown(text)).at(1) == "Moss, A. (2021). Rest.");
}

TEST_CASE("a note goes on in indented paragraphs and ends before the next definition", "[read]") {
  CHECK(blocks("[^1]: One\nand more.\n\n    Its second paragraph.\n[a]: https://example.org/a\n\nText.\n") ==
        Lines{"note: [^1]: One\nand more.", "note: Its second paragraph.", "definition: [a]: https://example.org/a", "paragraph: Text."});
}

TEST_CASE("an address ends before a note mark", "[read]") {
  CHECK(inlines("https://example.org/a[^1]") ==
        Lines{"autolink: https://example.org/a | https://example.org/a | https://example.org/a", "note mark: [^1] | 1 | 1"});
}

// --- Blocks ---

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

TEST_CASE("headings of both kinds have their level, and closing marks are theirs", "[read]") {
  CHECK(blocks("## Two ##\n###### Six\n####### seven\n#none\nOne\n===\nTwo\n---\n") ==
        Lines{"heading 2: ## Two ##", "heading 6: ###### Six", "heading 1: ####### seven\n#none\nOne\n===", "heading 2: Two\n---"});
}

TEST_CASE("the paragraphs of an item share its number, and items are counted through", "[read]") {
  const Document article = markdown("- one\n\n  more\n- two\n\nText\n\n5) five\n");
  CHECK(shown::blocks(article) == Lines{"item 1: - one", "item 1: more", "item 1: - two", "paragraph: Text", "item 1: 5) five"});
  const auto item = [&](std::size_t i) { return article.blocks.at(i).item; };
  CHECK(std::vector{item(0), item(1), item(2), item(3), item(4)} == std::vector<std::uint32_t>{1, 1, 2, 0, 3});
}

TEST_CASE("a task's mark is no text", "[read]") {
  CHECK(shown::contents(markdown("- [x] nap\n- [ ] rest\n- [y] other\n- [ ]\n")) == Lines{"nap", "rest", "[y] other", "[ ]"});
}

TEST_CASE("a quotation may go on without its marks, and its links lead across them", "[read]") {
  const Document article = markdown("> So [a\n> link](https://example.org/a\n> \"with a\n> title\") and\nmore *em\n> phasis*.\n");
  CHECK(article.blocks.size() == 1);
  CHECK(shown::inlines(article) ==
        Lines{"link: [a\n> link](https://example.org/a\n> \"with a\n> title\") | a\n> link | https://example.org/a",
              "emphasis: *em\n> phasis* | em\n> phasis"});
}

TEST_CASE("a number that does not begin a list does not end a paragraph", "[read]") {
  CHECK(blocks("She was born in\n1985. It was cold.\n").size() == 1);
  CHECK(blocks("You need\n1. rest\n2. water\n") == Lines{"paragraph: You need", "item 1: 1. rest", "item 1: 2. water"});
}

TEST_CASE("a table's cells are blocks, escaped bars are text, empty cells are none", "[read]") {
  CHECK(blocks("Text\na | b\n:-:|--\n1 \\| 2 | `x`\n| | 3 | 4 |\nrow\n\nafter | table\n") ==
        Lines{"paragraph: Text", "cell: a", "cell: b", "cell: 1 \\| 2", "cell: `x`", "cell: 3", "cell: row", "paragraph: after | table"});
  CHECK(blocks("a | b\n---\n").size() == 1);
}

TEST_CASE("metadata before the text is no text", "[read]") {
  CHECK(blocks("---\ntitle: Rest\n---\nText\n") == Lines{"front matter: ---\ntitle: Rest\n---", "paragraph: Text"});
  CHECK(blocks("+++\ntitle = 'Rest'\n+++\nText\n") == Lines{"front matter: +++\ntitle = 'Rest'\n+++", "paragraph: Text"});
  CHECK(blocks("---\n\nText\n\n---\n") == Lines{"markup: ---", "paragraph: Text", "markup: ---"});
  CHECK(blocks("---\ntitle: never closed\n").front() == "markup: ---");
}

TEST_CASE("blocks of HTML are markup until they end", "[read]") {
  CHECK(blocks("<div>\n*a*\n\n*b*\n</div>\n\n<script>\n\nx\n</script>\nText\n") ==
        Lines{"markup: <div>\n*a*", "paragraph: *b*", "markup: </div>", "markup: <script>\n\nx\n</script>", "paragraph: Text"});
}

TEST_CASE("line ends of all kinds and a byte order mark are read alike", "[read]") {
  CHECK(blocks("\xEF\xBB\xBF# A\r\n\r\nb\rc\r\r- d\r\n") == Lines{"heading 1: # A", "paragraph: b\rc", "item 1: - d"});
  CHECK(blocks("\xEF\xBB\xBF---\r\nt: x\r\n---\r\nb").size() == 2);
}

// --- Hostile texts ---

TEST_CASE("deep nesting ends at a hundred containers and goes on as text", "[read]") {
  CHECK(blocks(repeated("> ", 100'000) + "a").size() == 1);
  CHECK(blocks(repeated("- ", 100'000) + "a").front().starts_with("item 100: - "));
  CHECK(blocks(repeated("> - ", 50'000) + "a\n" + repeated("\n", 50'000)).size() == 1);
}

TEST_CASE("marks without end are text", "[read]") {
  for (const std::string_view mark :
       {"[", "![", "](", "*", "*a_ ", "`", "<", "<!--", "<a b='", "[a](", "[a](<b", "^", "[^", "&", "\\", "|", "http://a.b/("}) {
    CAPTURE(mark);
    CHECK(markdown(repeated(mark, 100'000)).blocks.size() <= 2);
  }
  CHECK(inlines(repeated("[", 100'000) + repeated("]", 100'000) + "\n\n[a]: b").empty());
  CHECK(inlines(repeated("![", 50'000) + repeated("[[](u)]", 50'000)).size() == 50'000);
}

TEST_CASE("a table does not grow beyond its text", "[read]") {
  CHECK(blocks(repeated("a|", 20'000) + "\n" + repeated("-|", 20'000) + "\n" + repeated("x\n", 20'000)).size() == 40'000);
}
