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

// "1 reference", "3 references"; `many` where the plural is not the noun with an s.
inline void append_count(std::string& out, std::size_t number, std::string_view one, std::string_view many = {}) {
  append_number(out, number);
  out += ' ';
  if (number == 1 || many.empty()) {
    out += one;
    if (number != 1) out += 's';
  } else {
    out += many;
  }
}

}  // namespace citevet::report
