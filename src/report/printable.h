// Text of unknown origin in the form that a terminal may get.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace citevet::report {

// One character of a text as it is shown.
struct Glyph {
  enum class Form : unsigned char {
    itself,
    code,      // `<U+202E>`: a control or bidirectional character
    replaced,  // U+FFFD: an invalid byte
  };
  std::size_t bytes = 1;  // how many it has in the text
  std::size_t cells = 1;  // how many it takes on the screen
  Form form = Form::itself;
  char32_t value = 0;  // for Form::code
};

// The character at `at`, which must lie inside `text`. A tab counts as one cell here.
Glyph glyph_at(std::string_view text, std::size_t at) noexcept;
// The start of the character before `at`, which must be greater than 0.
std::size_t step_back(std::string_view text, std::size_t at) noexcept;
void append_glyph(std::string& out, std::string_view text, std::size_t at, const Glyph& glyph);

// Appends `text` on one line: line breaks and tabs become a space. Returns the cells that it takes.
std::size_t append_printable(std::string& out, std::string_view text);

// The same in at most `cells` columns (at least 1), cut with an ellipsis; filled up with spaces when `fill`.
void append_cut(std::string& out, std::string_view text, std::size_t cells, bool fill);

// Appends `text` (which is printable) with a line break at words wherever a line would grow beyond `width`; the lines after the first
// begin with `indent` spaces. `column`: the cells already on the line.
void append_wrapped(std::string& out, std::string_view text, std::size_t column, std::size_t indent, std::size_t width);

}  // namespace citevet::report
