// Numbers with a check digit: ISBN, ISSN, ORCID.
#include "identity/checksum.h"

#include "text/ascii.h"

#include <algorithm>

namespace citevet::identity {

namespace {

// All digits, but for an X in the last place where one may stand.
bool has_shape(std::string_view digits, std::size_t size, bool may_end_in_x) noexcept {
  if (digits.size() != size) return false;
  if (may_end_in_x && (digits.back() == 'X' || digits.back() == 'x')) digits.remove_suffix(1);
  return std::all_of(digits.begin(), digits.end(), text::is_digit);
}

unsigned value(char digit) noexcept {
  return text::is_digit(digit) ? static_cast<unsigned>(digit - '0') : 10U;
}

// ISO 2108 (ISBN-10) and ISO 3297 (ISSN): weights falling to 1, a multiple of 11.
bool is_multiple_of_11(std::string_view digits) noexcept {
  unsigned sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += value(digits[i]) * static_cast<unsigned>(digits.size() - i);
  return sum % 11 == 0;
}

// ISO 2108: weights 1 and 3 in turn.
unsigned weighted_sum(std::string_view digits) noexcept {
  unsigned sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += value(digits[i]) * (i % 2 == 0 ? 1U : 3U);
  return sum;
}

}  // namespace

bool is_isbn10(std::string_view digits) noexcept {
  return has_shape(digits, 10, true) && is_multiple_of_11(digits);
}

bool is_isbn13(std::string_view digits) noexcept {
  return has_shape(digits, 13, false) && (digits.starts_with("978") || digits.starts_with("979")) && weighted_sum(digits) % 10 == 0;
}

bool is_issn(std::string_view digits) noexcept {
  return has_shape(digits, 8, true) && is_multiple_of_11(digits);
}

bool is_orcid(std::string_view digits) noexcept {
  if (!has_shape(digits, 16, true)) return false;
  unsigned total = 0;  // ISO 7064, MOD 11-2
  for (const char digit : digits.substr(0, 15)) total = (total + value(digit)) * 2 % 11;
  return (12 - total) % 11 == value(digits.back());
}

void isbn13_from_10(std::string_view isbn10, char (&isbn13)[13]) noexcept {
  constexpr std::string_view prefix = "978";
  std::copy(prefix.begin(), prefix.end(), isbn13);
  std::copy_n(isbn10.begin(), 9, isbn13 + 3);
  const unsigned check = (10 - weighted_sum({isbn13, 12}) % 10) % 10;
  isbn13[12] = static_cast<char>('0' + check);
}

}  // namespace citevet::identity
