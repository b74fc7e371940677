// UTF-8: what is valid, and how long it is.
#include "text/utf8.h"

#include <catch2/catch_test_macros.hpp>

using namespace citevet::text;
using namespace std::string_view_literals;

TEST_CASE("UTF-8 of one to four bytes is valid", "[text]") {
  CHECK(first_invalid(""sv) == std::string_view::npos);
  CHECK(first_invalid("aé睡😀\U0010FFFF\0"sv) == std::string_view::npos);
}

TEST_CASE("the first invalid byte is found: overlong, surrogate, too large, cut off, alone", "[text]") {
  CHECK(first_invalid("ab\xC0\x80") == 2);
  CHECK(first_invalid("é\xC1\xBF") == 2);
  CHECK(first_invalid("\xE0\x9F\xBF") == 0);
  CHECK(first_invalid("\xED\xA0\x80") == 0);
  CHECK(first_invalid("\xF0\x8F\xBF\xBF") == 0);
  CHECK(first_invalid("\xF4\x90\x80\x80") == 0);
  CHECK(first_invalid("\xF5\x80\x80\x80") == 0);
  CHECK(first_invalid("a\xE2\x80") == 1);
  CHECK(first_invalid("\x80") == 0);
}

TEST_CASE("an invalid byte is found at each place of the fast steps", "[text]") {
  for (std::size_t before = 0; before < 40; ++before)
    for (std::size_t after = 0; after < 20; ++after) {
      CHECK(first_invalid(std::string(before, 'a') + "\xFF" + std::string(after, 'a')) == before);
      CHECK(first_invalid(std::string(before, 'a') + "’" + std::string(after, 'a')) == std::string_view::npos);
    }
}

TEST_CASE("code points and UTF-16 units are counted, an invalid byte as one", "[text]") {
  CHECK(count_code_points("aé睡😀\xFF") == 5);
  CHECK(count_utf16("aé睡😀\xFF") == 6);
  const std::string longer = std::string(37, 'a') + "é" + std::string(37, 'b') + "😀";
  CHECK(count_code_points(longer) == 76);
  CHECK(count_utf16(longer) == 77);
}

TEST_CASE("what is appended is decoded again", "[text]") {
  for (const char32_t c : {U'a', U'\u007F', U'\u0080', U'\u07FF', U'\u0800', U'\uFFFD', U'\U00010000', U'\U0010FFFF'}) {
    std::string text;
    append(text, c);
    const CodePoint point = decode(text, 0);
    CHECK(point.value == c);
    CHECK(point.size == text.size());
    CHECK(point.valid);
  }
}

TEST_CASE("letters, signs and spaces are told in every script", "[text]") {
  CHECK(is_lowercase(U'é'));
  CHECK(!is_lowercase(U'É'));
  CHECK(!is_lowercase(U'睡'));
  CHECK(is_word(U'睡'));
  CHECK(is_word(U'٣'));
  CHECK(!is_word(U'“'));
  CHECK(is_punctuation(U'“'));
  CHECK(is_punctuation(U'€'));
  CHECK(!is_punctuation(U'a'));
  CHECK(is_white(U'\u00A0'));
  CHECK(!is_white(U'\u200B'));
}
