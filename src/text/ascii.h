// ASCII classes and trimming, without a locale.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace citevet::text {

constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
constexpr bool is_upper(char c) noexcept {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) noexcept {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_alpha(char c) noexcept {
  return is_upper(c) || is_lower(c);
}
constexpr bool is_alnum(char c) noexcept {
  return is_alpha(c) || is_digit(c);
}
constexpr bool is_space(char c) noexcept {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr bool is_hex(char c) noexcept {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
// A set of bytes, asked in one look-up.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) noexcept {
    for (const char c : bytes) has_[static_cast<unsigned char>(c)] = true;
  }
  [[nodiscard]] constexpr bool has(char c) const noexcept { return has_[static_cast<unsigned char>(c)]; }

 private:
  bool has_[256] = {};
};

constexpr char to_lower(char c) noexcept {
  return is_upper(c) ? static_cast<char>(c + 32) : c;
}

// Compares ASCII letters without case, other bytes as they are.
constexpr bool equal_ci(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (to_lower(a[i]) != to_lower(b[i])) return false;
  return true;
}
constexpr bool starts_with_ci(std::string_view text, std::string_view prefix) noexcept {
  return text.size() >= prefix.size() && equal_ci(text.substr(0, prefix.size()), prefix);
}
constexpr bool ends_with_ci(std::string_view text, std::string_view suffix) noexcept {
  return text.size() >= suffix.size() && equal_ci(text.substr(text.size() - suffix.size()), suffix);
}
// npos when absent. For short texts: the cost is the product of the sizes.
constexpr std::size_t find_ci(std::string_view text, std::string_view part, std::size_t from = 0) noexcept {
  for (std::size_t i = from; i + part.size() <= text.size(); ++i)
    if (equal_ci(text.substr(i, part.size()), part)) return i;
  return std::string_view::npos;
}
// Where the first of a few bytes is, from `from` on; npos: nowhere. std::string_view::find_first_of calls memchr once for each byte of the
// text, which costs five times as much.
template <std::size_t N>
constexpr std::size_t find_any(std::string_view text, const char (&bytes)[N], std::size_t from = 0) noexcept {
  for (std::size_t i = from; i < text.size(); ++i)
    for (std::size_t k = 0; k + 1 < N; ++k)
      if (text[i] == bytes[k]) return i;
  return std::string_view::npos;
}
inline std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = to_lower(c);
  return out;
}

// The length of the white space at `at`: an ASCII space, a no-break space (U+00A0, U+202F), another Unicode space or a zero-width one; 0:
// none.
constexpr std::size_t space_at(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
  const unsigned first = byte(0);
  if (first == ' ' || (first >= 9 && first <= 13)) return 1;
  if (first == 0xC2 && byte(1) == 0xA0) return 2;
  if (first == 0xE2 && byte(1) == 0x80 && ((byte(2) >= 0x80 && byte(2) <= 0x8D) || byte(2) == 0xA8 || byte(2) == 0xA9 || byte(2) == 0xAF))
    return 3;
  if (first == 0xE2 && byte(1) == 0x81 && (byte(2) == 0x9F || byte(2) == 0xA0)) return 3;
  if (first == 0xE3 && byte(1) == 0x80 && byte(2) == 0x80) return 3;
  if (first == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return 3;
  return 0;
}
constexpr std::string_view trim_left(std::string_view text) noexcept {
  while (!text.empty()) {
    const std::size_t n = space_at(text, 0);
    if (n == 0) break;
    text.remove_prefix(n);
  }
  return text;
}
constexpr std::string_view trim_right(std::string_view text) noexcept {
  while (!text.empty()) {
    std::size_t n = 0;
    for (std::size_t k = 1; k <= 3 && k <= text.size() && n == 0; ++k)
      if (space_at(text, text.size() - k) == k) n = k;
    if (n == 0) break;
    text.remove_suffix(n);
  }
  return text;
}
constexpr std::string_view trim(std::string_view text) noexcept {
  return trim_right(trim_left(text));
}

}  // namespace citevet::text
