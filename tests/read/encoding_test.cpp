// Bytes become text: UTF-8, UTF-16, invalid bytes, line ends.
#include <citevet/document.h>
#include <citevet/position.h>

#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace std::string_literals;
using namespace std::string_view_literals;

namespace {
Document plain(std::string_view text) {
  return read::document(text, Format::text, "draft.txt");
}
using Lines = std::vector<std::uint32_t>;
}  // namespace

TEST_CASE("the file's name tells the format", "[read]") {
  CHECK(read::format_of("posts/sleep.md") == Format::markdown);
  CHECK(read::format_of("SLEEP.Markdown") == Format::markdown);
  CHECK(read::format_of("sleep.txt") == Format::text);
  CHECK(read::format_of("posts.md/sleep") == Format::text);
  CHECK(read::format_of(".md") == Format::text);
  CHECK(read::format_of("") == Format::text);
}

TEST_CASE("lines end at LF, CRLF and a lone CR", "[read]") {
  CHECK(plain("").lines == Lines{0});
  CHECK(plain("a").lines == Lines{0});
  CHECK(plain("a\nb").lines == Lines{0, 2});
  CHECK(plain("a\r\nb").lines == Lines{0, 3});
  CHECK(plain("a\rb").lines == Lines{0, 2});
  CHECK(plain("\r\r\n\n\r").lines == Lines{0, 1, 3, 4, 5});
}

TEST_CASE("a CRLF that falls on the border of two scanned pieces is one line end", "[read]") {
  const std::string before(32 * 1024 - 1, 'a');
  CHECK(plain(before + "\r\nb\rc").lines == Lines{0, 32 * 1024 + 1, 32 * 1024 + 3});
  CHECK(plain(before + "\r\r\nb").lines == Lines{0, 32 * 1024, 32 * 1024 + 2});
}

TEST_CASE("valid UTF-8 has no problem, wherever the scanned pieces part it", "[read]") {
  for (const std::string_view sign : {"é"sv, "’"sv, "睡"sv, "😀"sv})
    for (std::size_t before = 32 * 1024 - 5; before < 32 * 1024 + 5; ++before)
      CHECK(plain(std::string(before, 'a') + std::string(sign) + " end").problems.empty());
}

TEST_CASE("the first byte that is not UTF-8 is named once, with its offset and line", "[read]") {
  const Document article = plain("Rest helps.\nCaf\xE9 and caf\xE9.\n");
  REQUIRE(article.problems.size() == 1);
  CHECK(article.problems[0] == Problem{ProblemKind::encoding, Severity::warning, "draft.txt",
                                       "byte 0xE9 at offset 15 (line 2) is not UTF-8; save the file as UTF-8"});
  CHECK(article.text == "Rest helps.\nCaf\xE9 and caf\xE9.\n");
  CHECK(article.blocks.size() == 2);
}

TEST_CASE("a byte order mark counts in offsets and belongs to no block", "[read]") {
  const Document article = plain("\xEF\xBB\xBFRest helps.\n");
  REQUIRE(article.blocks.size() == 1);
  CHECK(article.blocks[0].span == Span{3, 14});
  CHECK(article.problems.empty());
}

TEST_CASE("UTF-16 with a byte order mark is converted, and spans lead into the converted text", "[read]") {
  const Document little = plain("\xFF\xFER\0e\0s\0t\0 \0\x61\x77\x3D\xD8\x00\xDE.\0"sv);
  CHECK(little.text == "Rest 睡😀.");
  CHECK(little.converted != nullptr);
  CHECK(little.problems.empty());
  const Document big = plain("\xFE\xFF\0R\0e\0s\0t\0 \x77\x61\xD8\x3D\xDE\x00\0."sv);
  CHECK(big.text == "Rest 睡😀.");
  CHECK(slice(big.text, big.blocks.at(0).span) == "Rest 睡😀.");
}

TEST_CASE("half a surrogate pair and half a unit become U+FFFD", "[read]") {
  CHECK(plain("\xFF\xFE\x3D\xD8\x61\0"sv).text == "\uFFFDa");
  CHECK(plain("\xFF\xFE\x61\0\x3D\xD8"sv).text == "a\uFFFD");
  CHECK(plain("\xFF\xFE\x61\0\x62"sv).text == "a\uFFFD");
}

TEST_CASE("binary data is one problem and no text", "[read]") {
  const Document picture = read::document("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"sv, Format::text, "picture.png");
  REQUIRE(picture.problems.size() == 1);
  CHECK(picture.problems[0].kind == ProblemKind::unreadable_file);
  CHECK(picture.problems[0].message == "not a text: byte 0x00 at offset 8; give the article as text in UTF-8");
  CHECK(picture.blocks.empty());
  CHECK(picture.lines == Lines{0});
}

TEST_CASE("a document's memory is used again and nothing of the last text remains", "[read]") {
  Document article = read::document("\xFF\xFEO\0l\0d\0"sv, Format::markdown, "draft.txt");
  read::document("New text.", Format::text, article);
  CHECK(article.text == "New text.");
  CHECK(article.converted == nullptr);
  CHECK(article.blocks.size() == 1);
  CHECK(article.format == Format::text);
}
