// Lines and columns in each unit.
#include <citevet/position.h>

#include <catch2/catch_test_macros.hpp>

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
