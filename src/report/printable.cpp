// Text of unknown origin in the form that a terminal may get.
#include "report/printable.h"

#include "text/utf8.h"

#include <citevet/report.h>

#include <algorithm>

namespace citevet::report {

namespace {

constexpr bool is_printable_ascii(char c) noexcept {
  return c >= 0x20 && c < 0x7F;
}

// What could change how the rest of a line reads, or can't be seen: controls, marks that set the direction, separators of lines, invisible
// spaces and operators, tags. The joiners of scripts and emoji are no such thing.
constexpr bool must_be_spelled_out(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x061C || c == 0x180E || c == 0x200B || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c <= 0xE007F);
}

constexpr char hex_digits[] = "0123456789ABCDEF";

std::size_t digits_of(char32_t code) noexcept {
  std::size_t digits = 4;
  while (digits < 6 && (code >> (4 * digits)) != 0) ++digits;
  return digits;
}

std::size_t run_of_ascii(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  while (end < text.size() && is_printable_ascii(text[end])) ++end;
  return end - at;
}

}  // namespace

Glyph glyph_at(std::string_view text, std::size_t at) noexcept {
  if (is_printable_ascii(text[at])) return {};
  const text::CodePoint point = text::decode(text, at);
  if (!point.valid) return {1, 1, Glyph::Form::replaced, 0};
  if (point.value == '\t') return {};
  if (must_be_spelled_out(point.value)) return {point.size, digits_of(point.value) + 4, Glyph::Form::code, point.value};
  return {point.size, static_cast<std::size_t>(std::max(0, text::width(point.value))), Glyph::Form::itself, 0};
}

std::size_t step_back(std::string_view text, std::size_t at) noexcept {
  std::size_t start = at - 1;
  while (start > 0 && at - start < 4 && text::is_continuation(text[start])) --start;
  // Where the bytes before `at` are no whole character, the last of them stands alone.
  return text::decode(text, start).size == at - start ? start : at - 1;
}

void append_glyph(std::string& out, std::string_view text, std::size_t at, const Glyph& glyph) {
  switch (glyph.form) {
    case Glyph::Form::itself:
      out.append(text, at, glyph.bytes);
      break;
    case Glyph::Form::code:
      out += "<U+";
      for (std::size_t digit = digits_of(glyph.value); digit-- > 0;) out += hex_digits[(glyph.value >> (4 * digit)) & 0xFU];
      out += '>';
      break;
    case Glyph::Form::replaced:
      out += "\xEF\xBF\xBD";
      break;
  }
}

std::size_t append_printable(std::string& out, std::string_view text) {
  std::size_t cells = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t plain = run_of_ascii(text, at);
    out.append(text, at, plain);
    cells += plain;
    at += plain;
    if (at == text.size()) break;
    if (text[at] == '\t' || text[at] == '\n' || text[at] == '\r') {
      while (at < text.size() && (text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) ++at;
      out += ' ';
      ++cells;
      continue;
    }
    const Glyph glyph = glyph_at(text, at);
    append_glyph(out, text, at, glyph);
    cells += glyph.cells;
    at += glyph.bytes;
  }
  return cells;
}

void append_cut(std::string& out, std::string_view text, std::size_t cells, bool fill) {
  // No cell needs more bytes than this, so what is behind them is not looked at; and the cut may fall anywhere in them.
  constexpr std::size_t bytes_per_cell = 64;
  std::string shown;
  append_printable(shown, text.substr(0, cells * bytes_per_cell + bytes_per_cell));
  std::size_t used = 0;
  std::size_t fits = 0;  // bytes that leave a cell for the ellipsis
  std::size_t fits_cells = 0;
  for (std::size_t at = 0; at < shown.size();) {
    const Glyph glyph = glyph_at(shown, at);
    used += glyph.cells;
    at += glyph.bytes;
    if (used + 1 <= cells) {
      fits = at;
      fits_cells = used;
    }
    if (used > cells) {
      out.append(shown, 0, fits).append("\u2026");
      used = fits_cells + 1;
      if (fill) out.append(cells - used, ' ');
      return;
    }
  }
  out += shown;
  if (fill) out.append(cells - used, ' ');
}

void append_wrapped(std::string& out, std::string_view text, std::size_t column, std::size_t indent, std::size_t width) {
  bool first = true;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find(' ', at);
    if (end == std::string_view::npos) end = text.size();
    std::size_t cells = 0;
    for (std::size_t i = at; i < end;) {
      const Glyph glyph = glyph_at(text, i);
      cells += glyph.cells;
      i += glyph.bytes;
    }
    if (!first && column + 1 + cells > width) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
    } else if (!first) {
      out += ' ';
      ++column;
    }
    out.append(text, at, end - at);
    column += cells;
    first = false;
    at = end + 1;
  }
}

std::string printable(std::string_view text) {
  std::string out;
  append_printable(out, text);
  return out;
}

}  // namespace citevet::report
