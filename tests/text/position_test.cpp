// Lines and columns in each unit.
#include <citevet/position.h>

#include "text/utf8.h"

#include <catch2/catch_test_macros.hpp>

#include <random>

using namespace citevet;

namespace {
Document lines_of(std::string_view text) {
  Document document;
  document.text = text;
  document.lines.push_back(0);
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') document.lines.push_back(static_cast<std::uint32_t>(i + 1));
  return document;
}

// The plain slow way to count, for the locator to agree with.
Position counted(const Document& document, std::uint32_t offset) {
  Position position;
  for (const std::uint32_t& line : document.lines)
    if (line <= offset) position.line = static_cast<std::uint32_t>(&line - document.lines.data()) + 1;
  std::uint32_t at = document.lines[position.line - 1];
  if (at == 0 && document.text.starts_with("\xEF\xBB\xBF")) at = 3;
  while (at < offset) {
    at += text::decode(document.text, at).size;
    ++position.column;
  }
  return position;
}
}  // namespace

TEST_CASE("columns count code points, UTF-16 units or bytes", "[text]") {
  const Document document = lines_of("ab\ncafé 睡眠 😀 x\n");
  const auto x = static_cast<std::uint32_t>(document.text.find('x'));
  CHECK(Locator(document, ColumnUnit::code_points).at(x) == Position{2, 11});
  CHECK(Locator(document, ColumnUnit::utf16).at(x) == Position{2, 12});
  CHECK(Locator(document, ColumnUnit::bytes).at(x) == Position{2, 19});
}

TEST_CASE("a locator may be asked in any order", "[text]") {
  const Document document = lines_of("one\ntwo é three\nfour");
  Locator locator(document);
  CHECK(locator.at(11) == Position{2, 7});
  CHECK(locator.at(4) == Position{2, 1});
  CHECK(locator.at(11) == Position{2, 7});
  CHECK(locator.at(static_cast<std::uint32_t>(document.text.size())) == Position{3, 5});
  CHECK(locator.at(0) == Position{1, 1});
}

TEST_CASE("a byte order mark takes no column", "[text]") {
  const Document document = lines_of(
      "\xEF\xBB\xBF"
      "ab");
  CHECK(Locator(document).at(3) == Position{1, 1});
  CHECK(Locator(document).at(4) == Position{1, 2});
  Locator locator(document);
  CHECK(locator.at(0) == Position{1, 1});
  CHECK(locator.at(5) == Position{1, 3});
}

TEST_CASE("one line of é, CJK, emoji and a tab has a column in each unit for each sign", "[text]") {
  const Document document = lines_of("\té睡😀\r\nx");
  const auto columns = [&](ColumnUnit unit) {
    Locator locator(document, unit);
    std::vector<std::uint32_t> out;
    for (const std::uint32_t offset : {0U, 1U, 3U, 6U, 10U, 11U}) out.push_back(locator.at(offset).column);
    return out;
  };
  CHECK(columns(ColumnUnit::code_points) == std::vector<std::uint32_t>{1, 2, 3, 4, 5, 6});
  CHECK(columns(ColumnUnit::utf16) == std::vector<std::uint32_t>{1, 2, 3, 4, 6, 7});
  CHECK(columns(ColumnUnit::bytes) == std::vector<std::uint32_t>{1, 2, 4, 7, 11, 12});
  CHECK(Locator(document).at(12) == Position{2, 1});
}

TEST_CASE("an invalid byte takes one column in each unit", "[text]") {
  const Document document = lines_of("\xE9\xF0\x9F|");
  CHECK(Locator(document, ColumnUnit::code_points).at(3) == Position{1, 4});
  CHECK(Locator(document, ColumnUnit::utf16).at(3) == Position{1, 4});
}

TEST_CASE("an offset beyond the text is its end", "[text]") {
  const Document document = lines_of("ab\n");
  CHECK(Locator(document).at(3) == Position{2, 1});
  CHECK(Locator(document).at(1000) == Position{2, 1});
  CHECK(Locator(lines_of("")).at(0) == Position{1, 1});
}

TEST_CASE("positions in any order are those of counting from the line's begin", "[text]") {
  const std::string text = "\xEF\xBB\xBFé b\n\n睡眠 😀\tc\nabcdefghijklmnopqrstuvwxyz é abcdefghijklmnopqrstuvwxyz\n\xFFz";
  const Document document = lines_of(text);
  Locator locator(document);
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    auto offset = static_cast<std::uint32_t>(random() % (text.size() + 1));
    while (offset > 0 && offset < text.size() && text::is_continuation(text[offset])) --offset;
    if (offset == 0) offset = 3;
    CAPTURE(offset);
    CHECK(locator.at(offset) == counted(document, offset));
  }
}

TEST_CASE("rising questions in one long line cost no more than the line", "[text]") {
  std::string text;
  for (int i = 0; i < 2'000'000; ++i) text += "é ";
  const Document document = lines_of(text);
  Locator locator(document, ColumnUnit::utf16);
  Position last;
  for (std::uint32_t offset = 0; offset < text.size(); offset += 3) last = locator.at(offset);
  CHECK(last == Position{1, 3'999'999});
}
