// Counts and lists in words, as the text report speaks.
#pragma once

#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>

namespace citevet::report {

inline void append_number(std::string& out, std::size_t number) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

// "1 reference", "3 references"
inline std::string counted(std::size_t number, std::string_view noun, std::string_view plural = {}) {
  std::string out;
  append_number(out, number);
  out += ' ';
  if (number == 1 || plural.empty()) {
    out += noun;
    if (number != 1) out += 's';
  } else {
    out += plural;
  }
  return out;
}

}  // namespace citevet::report
