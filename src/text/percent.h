// Percent-encoding (RFC 3986 §2.1).
#pragma once

#include "text/ascii.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace citevet::text {

// Only for is_hex(c).
constexpr unsigned hex_value(char c) noexcept {
  return static_cast<unsigned>(is_digit(c) ? c - '0' : to_lower(c) - 'a' + 10);
}

// The byte that `%41` at `at` stands for; -1 where there is no such triplet.
constexpr int percent_at(std::string_view text, std::size_t at) noexcept {
  if (at + 2 >= text.size() || text[at] != '%' || !is_hex(text[at + 1]) || !is_hex(text[at + 2])) return -1;
  return static_cast<int>(hex_value(text[at + 1]) << 4U | hex_value(text[at + 2]));
}

// Every triplet decoded, once; what is none stays.
inline std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int byte = percent_at(text, i);
    out += byte < 0 ? text[i] : static_cast<char>(byte);
    if (byte >= 0) i += 2;
  }
  return out;
}

}  // namespace citevet::text
