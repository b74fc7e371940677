// UTF-8: validation, decoding, widths.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace citevet::text {

struct CodePoint {
  char32_t value = 0xFFFD;  // U+FFFD for an invalid byte
  std::uint8_t size = 1;    // bytes; 1 for an invalid byte
  bool valid = false;
};

// The code point at `at`, which must be inside `text`. Rejects overlong forms, surrogates and values over U+10FFFF (RFC 3629).
CodePoint decode(std::string_view text, std::size_t at) noexcept;

// The offset of the first byte that is not valid UTF-8; npos when all is.
std::size_t first_invalid(std::string_view text) noexcept;

void append(std::string& out, char32_t code_point);

// How many columns the text takes: code points; each invalid byte counts one.
std::size_t count_code_points(std::string_view text) noexcept;
// The same in UTF-16 units.
std::size_t count_utf16(std::string_view text) noexcept;

// Cells on a terminal: 0 for combining characters, 2 for wide ones.
int width(char32_t code_point) noexcept;

// Whether it is a lower-case letter; a letter, digit or mark of any script.
bool is_lowercase(char32_t code_point) noexcept;
bool is_word(char32_t code_point) noexcept;
// Whether it is punctuation or a symbol; white space.
bool is_punctuation(char32_t code_point) noexcept;
bool is_white(char32_t code_point) noexcept;
// Appends what full case folding makes of it.
void append_folded(std::string& out, char32_t code_point);

// At most this many bytes, ending between two code points.
std::string_view start_of(std::string_view text, std::size_t most) noexcept;

// The start of the code point that `at` lies in, and the offset behind it.
constexpr bool is_continuation(char c) noexcept {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace citevet::text
