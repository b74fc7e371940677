// Numbers with a check digit: ISBN, ISSN, ORCID.
#pragma once

#include <string_view>

namespace citevet::identity {

// Digits (and a final X) only; the caller takes hyphens off.
bool is_isbn10(std::string_view digits) noexcept;
bool is_isbn13(std::string_view digits) noexcept;  // 978 or 979
bool is_issn(std::string_view digits) noexcept;    // eight
bool is_orcid(std::string_view digits) noexcept;   // sixteen

// Writes the thirteen digits of a valid ISBN-10.
void isbn13_from_10(std::string_view isbn10, char (&isbn13)[13]) noexcept;

}  // namespace citevet::identity
