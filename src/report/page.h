// Text for a terminal: colours, words of unknown origin, wrapped lines.
#pragma once

#include "report/printable.h"
#include "report/words.h"

#include <citevet/report.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace citevet::report {

enum class Colour : std::uint8_t { none, bold, dim, error, warning, note };

constexpr std::string_view code_of(Colour colour) noexcept {
  switch (colour) {
    case Colour::none:
      return {};
    case Colour::bold:
      return "\x1b[1m";
    case Colour::dim:
      return "\x1b[2m";
    case Colour::error:
      return "\x1b[1;31m";
    case Colour::warning:
      return "\x1b[33m";
    case Colour::note:
      return "\x1b[36m";
  }
  return {};
}

constexpr Colour colour_of(Severity severity) noexcept {
  switch (severity) {
    case Severity::note:
      return Colour::note;
    case Severity::warning:
      return Colour::warning;
    case Severity::error:
      return Colour::error;
  }
  return Colour::none;
}

// Appends to a text in one style; `out` and `style` outlive it.
class Page {
 public:
  Page(std::string& out, const TextStyle& style) : out_(out), style_(style), width_(std::clamp<std::size_t>(style.width, 40, 500)) {}

  // As it is.
  Page& raw(std::string_view text) {
    out_ += text;
    return *this;
  }
  // Text of unknown origin.
  Page& shown(std::string_view text) {
    append_printable(out_, text);
    return *this;
  }
  Page& number(std::size_t value) {
    append_number(out_, value);
    return *this;
  }
  Page& spaces(std::size_t number) {
    out_.append(number, ' ');
    return *this;
  }
  // Printable text in lines that begin at `indent`; the first is already there.
  Page& wrapped(std::string_view text, std::size_t indent) { return wrapped(text, indent, indent); }
  Page& wrapped(std::string_view text, std::size_t column, std::size_t indent) {
    append_wrapped(out_, text, column, indent, width_);
    return *this;
  }
  Page& begin(Colour colour) {
    if (style_.colour) out_ += code_of(colour);
    return *this;
  }
  Page& end() {
    if (style_.colour) out_ += "\x1b[0m";
    return *this;
  }

  [[nodiscard]] std::size_t width() const noexcept { return width_; }
  [[nodiscard]] bool verbose() const noexcept { return style_.verbose; }

 private:
  std::string& out_;
  const TextStyle& style_;
  std::size_t width_;
};

}  // namespace citevet::report
