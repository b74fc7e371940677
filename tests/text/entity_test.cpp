// HTML's character references.
#include "text/entity.h"

#include <catch2/catch_test_macros.hpp>

namespace {
std::string resolved(std::string_view text) {
  std::string out;
  citevet::text::append_resolved(text, out);
  return out;
}
}  // namespace

TEST_CASE("character references are resolved by name and by number", "[text]") {
  CHECK(resolved("a=1&amp;b=2&#38;c&#x26;d&#X26;e") == "a=1&b=2&c&d&e");
  CHECK(resolved("&lt;&gt;&quot;&apos;&nbsp;&eacute;&hellip;&Aacute;&zwnj;") == "<>\"'\u00A0é…Á\u200C");
  CHECK(resolved("&CounterClockwiseContourIntegral;&NotEqualTilde;&semi;&equals;&NewLine;") == "∳≂̸;=\n");
}

TEST_CASE("the first and the last name of the table are in it", "[text]") {
  CHECK(resolved("&AElig;&zwnj;") == "Æ\u200C");
}

TEST_CASE("what is no reference stays as it is", "[text]") {
  for (const std::string_view text :
       {"", "&", "&;", "&amp", "a&b=c", "&nosuchname;", "&#;", "&#x;", "&#xZ;", "&#12345678;", "&#x1234567;", "&# 38;", "&Amp;"})
    CHECK(resolved(text) == text);
}

TEST_CASE("a reference to what is no character becomes U+FFFD", "[text]") {
  CHECK(resolved("&#0;&#xD800;&#x110000;") == "\uFFFD\uFFFD\uFFFD");
}
