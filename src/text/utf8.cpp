// UTF-8: validation, decoding, widths.
#include "text/utf8.h"

#include "text/ascii.h"

#include <utf8proc.h>

#include <bit>
#include <cstring>

namespace citevet::text {

CodePoint decode(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) -> unsigned { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0);
  if (first < 0x80) return {first, 1, true};
  if (first >= 0xC2 && first <= 0xDF && continues(1)) return {((first & 0x1FU) << 6U) | (byte(1) & 0x3FU), 2, true};
  if (first >= 0xE0 && first <= 0xEF && continues(1) && continues(2)) {
    const char32_t value = ((first & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
    if (value >= 0x800 && (value < 0xD800 || value > 0xDFFF)) return {value, 3, true};
  }
  if (first >= 0xF0 && first <= 0xF4 && continues(1) && continues(2) && continues(3)) {
    const char32_t value = ((first & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU);
    if (value >= 0x10000 && value <= 0x10FFFF) return {value, 4, true};
  }
  return {};
}

namespace {

// How many of the eight bytes at `bytes` come before the first that is not ASCII.
std::size_t leading_ascii(const char* bytes) noexcept {
  std::uint64_t word;
  std::memcpy(&word, bytes, 8);
  word &= 0x8080808080808080U;
  if (word == 0) return 8;
  return static_cast<std::size_t>(std::endian::native == std::endian::little ? std::countr_zero(word) : std::countl_zero(word)) / 8;
}

}  // namespace

std::size_t first_invalid(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at < text.size()) {
    // Most text is ASCII: sixteen bytes at a time.
    while (at + 16 <= text.size()) {
      std::uint64_t words[2];
      std::memcpy(words, text.data() + at, 16);
      if (((words[0] | words[1]) & 0x8080808080808080U) != 0) break;
      at += 16;
    }
    if (at + 16 <= text.size()) {
      const std::size_t first = leading_ascii(text.data() + at);
      at += first < 8 ? first : 8 + leading_ascii(text.data() + at + 8);
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
    while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) {
      const CodePoint point = decode(text, at);
      if (!point.valid) return at;
      at += point.size;
    }
  }
  return std::string_view::npos;
}

void append(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

namespace {

template <class Count>
std::size_t count(std::string_view text, Count units) noexcept {
  std::size_t total = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    while (at + 8 <= text.size()) {
      std::uint64_t word;
      std::memcpy(&word, text.data() + at, 8);
      if ((word & 0x8080808080808080U) != 0) break;
      at += 8;
      total += 8;
    }
    // Up to eight bytes one by one, so that a text of many accents does not try the fast step at each of them.
    for (int i = 0; i < 8 && at < text.size(); ++i) {
      const CodePoint point = decode(text, at);
      at += point.size;
      total += units(point);
    }
  }
  return total;
}

}  // namespace

std::size_t count_code_points(std::string_view text) noexcept {
  return count(text, [](CodePoint) -> std::size_t { return 1; });
}

std::size_t count_utf16(std::string_view text) noexcept {
  return count(text, [](CodePoint point) -> std::size_t { return point.value >= 0x10000 ? 2 : 1; });
}

bool is_lowercase(char32_t code_point) noexcept {
  if (code_point < 0x80) return is_lower(static_cast<char>(code_point));
  return utf8proc_category(static_cast<utf8proc_int32_t>(code_point)) == UTF8PROC_CATEGORY_LL;
}

bool is_word(char32_t code_point) noexcept {
  if (code_point < 0x80) return is_alnum(static_cast<char>(code_point));
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

bool is_punctuation(char32_t code_point) noexcept {
  if (code_point < 0x80) return code_point > ' ' && code_point != 0x7F && !is_alnum(static_cast<char>(code_point));
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
  return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_SO;
}

bool is_white(char32_t code_point) noexcept {
  if (code_point < 0x80) return is_space(static_cast<char>(code_point));
  return utf8proc_category(static_cast<utf8proc_int32_t>(code_point)) == UTF8PROC_CATEGORY_ZS;
}

void append_folded(std::string& out, char32_t code_point) {
  utf8proc_int32_t parts[8];
  int boundary = 0;
  const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(code_point), parts, 8, UTF8PROC_CASEFOLD, &boundary);
  for (utf8proc_ssize_t i = 0; i < count && i < 8; ++i) append(out, static_cast<char32_t>(parts[i]));
}

int width(char32_t code_point) noexcept {
  return utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point));
}

std::string_view start_of(std::string_view text, std::size_t most) noexcept {
  if (text.size() <= most) return text;
  while (most > 0 && is_continuation(text[most])) --most;
  return text.substr(0, most);
}

}  // namespace citevet::text
