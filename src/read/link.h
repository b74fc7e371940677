// The parts of Markdown's links (CommonMark §4.7, §6.3): labels, destinations, titles, definitions.
//
// All take the text of one paragraph, in which there is no blank line, and offsets into it.
#pragma once

#include <citevet/arena.h>
#include <citevet/span.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace citevet::read::link {

inline constexpr std::uint32_t none = 0xFFFFFFFF;

constexpr bool is_blank(char c) noexcept {
  return c == ' ' || c == '\t';
}
constexpr bool is_line_end(char c) noexcept {
  return c == '\n' || c == '\r';
}
// What a backslash may escape.
constexpr bool is_punctuation(char c) noexcept {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

// Behind spaces, tabs and line ends.
std::uint32_t skip_space(std::string_view text, std::uint32_t at) noexcept;

// The offset of the ] that closes the label opened at `open`: at most 999 bytes, no bracket inside that is not escaped, not blank. Else
// `none`.
std::uint32_t label_end(std::string_view text, std::uint32_t open) noexcept;

struct Destination {
  Span span;  // without < and >
  std::uint32_t end = 0;
};
std::optional<Destination> destination(std::string_view text, std::uint32_t at) noexcept;

// Behind the title that begins at `at`; `none` when there is none or it is not closed.
std::uint32_t title_end(std::string_view text, std::uint32_t at) noexcept;

// `(destination "title")` at `open`.
std::optional<Destination> resource(std::string_view text, std::uint32_t open) noexcept;

struct Definition {
  Span label;
  Span destination;
  std::uint32_t end = 0;  // without the line end
};
// The definition at `at`, which must be the start of a line.
std::optional<Definition> definition(std::string_view text, std::uint32_t at) noexcept;

// Appends `written` with its escapes and character references resolved.
void append_resolved(std::string_view written, std::string& out);

// The definitions of a document by their labels, which are compared without case and with white space as one space. The first one counts.
class Definitions {
 public:
  // `label` must outlive the table unless it has to be normalised: then its copy lives in `arena`.
  void add(std::string_view label, Span destination, Arena& arena);
  // To be called once between the last add and the first find.
  void sort();
  [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }
  // The destination of a definition, or null.
  [[nodiscard]] const Span* find(std::string_view label);

 private:
  struct Entry {
    std::string_view label;
    Span destination;
  };
  std::vector<Entry> entries_;
  std::string buffer_;
};

}  // namespace citevet::read::link
