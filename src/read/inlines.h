// Finds the inlines of one leaf of a Markdown text: links, code, emphasis, notes.
#pragma once

#include "read/link.h"

#include <citevet/document.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace citevet::read {

class Inlines {
 public:
  // `definitions` are complete and sorted.
  Inlines(Document& into, link::Definitions& definitions);

  // Adds the inlines of `text`, whose first byte stands at `base` in the document. It may differ from the document's own bytes only in
  // that the marks of quotations at the begin of its lines are spaces.
  void find(std::string_view text, std::uint32_t base);

 private:
  // A run of * or _ that may open or close emphasis.
  struct Delimiter {
    std::uint32_t begin = 0, count = 0;  // what is left of it
    std::uint32_t whole = 0;             // its length as written
    std::int32_t previous = -1, next = -1;
    char mark = 0;
    bool opens = false, closes = false;
  };
  // A [ or ![ that may open a link or an image.
  struct Bracket {
    std::uint32_t begin = 0;
    std::uint32_t text = 0;        // behind it
    std::int32_t delimiter = -1;   // the last one before it
    std::size_t first_inline = 0;  // how many inlines there were
    bool image = false, active = true;
    bool nested = false;  // another bracket opens inside, so what it holds is no label
  };

  [[nodiscard]] char at(std::uint32_t i) const noexcept { return i < text_.size() ? text_[i] : '\0'; }
  void add(InlineKind kind, Span span, Span shown);
  void add_link(InlineKind kind, Span span, Span shown, Span place, bool escapes);
  std::string_view resolved(Span place, bool escapes);

  // Each reads what begins at `i` and returns the offset behind it, or behind the mark alone when it is nothing but text.
  std::uint32_t code(std::uint32_t i);
  std::uint32_t open_bracket(std::uint32_t i, bool image);
  std::uint32_t close_bracket(std::uint32_t i);
  std::uint32_t angle(std::uint32_t i);
  std::uint32_t delimiters(std::uint32_t i);
  std::uint32_t bare_address(std::uint32_t begin, std::uint32_t i, std::uint32_t host);
  std::uint32_t scheme_colon(std::uint32_t i);
  std::uint32_t host_dot(std::uint32_t i);
  std::uint32_t caret(std::uint32_t i);
  std::uint32_t markup(std::uint32_t begin, std::uint32_t end);
  [[nodiscard]] std::uint32_t closed_by(std::string_view close, std::uint32_t from, bool& missing) const noexcept;
  void resolve_emphasis(std::int32_t bottom);
  void remove(std::int32_t delimiter);

  Document& into_;
  link::Definitions& definitions_;
  std::array<bool, 256> special_{};

  std::string_view text_;
  std::uint32_t base_ = 0;
  std::uint32_t read_ = 0;  // behind the last construct: an address does not begin before it
  std::vector<Delimiter> delimiters_;
  std::int32_t last_delimiter_ = -1;
  std::vector<Bracket> brackets_;
  std::size_t active_ = 0;                      // how many of them may open a link
  std::array<std::uint32_t, 81> last_ticks_{};  // the last run of n backticks
  bool ticks_known_ = false;
  bool no_comment_ = false, no_instruction_ = false, no_declaration_ = false, no_data_ = false;
  Span superscript_;  // an open <sup>
  std::string buffer_;
};

}  // namespace citevet::read
