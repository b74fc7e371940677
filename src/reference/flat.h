// An entry's words in one line: without marks of emphasis and links, without line breaks, entities resolved.
#pragma once

#include "reference/words.h"

#include <citevet/arena.h>
#include <citevet/document.h>
#include <citevet/span.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace citevet::reference {

// What the format marks in an entry; ranges in the flat text.
struct Mark {
  enum class Kind : std::uint8_t { emphasis, strong, link, code } kind = Kind::emphasis;
  Range range;
  std::string_view target;  // a link's address
  Span target_span;
};

// A text that was flattened, and the way back to the document's offsets. Its memory is used again from entry to entry.
class Flat {
 public:
  // Empty; `document` must outlive it.
  void reset(const Document& document);
  // Appends the document's text from `begin` to `end`. `inlines` are those of the document that may lie in it, in order.
  void append(std::uint32_t begin, std::uint32_t end, std::span<const Inline> inlines);

  std::string_view text() const noexcept { return text_; }
  const std::vector<Mark>& marks() const noexcept { return marks_; }
  // Links whose text is only a name for the link ("Source", "DOI"): they are not in the text.
  const std::vector<Mark>& links_left_out() const noexcept { return left_out_; }

  // The document's bytes behind a range of the flat text.
  Span span(Range range) const noexcept;
  // The range as a field: a view of the document where its bytes are the same, else a copy in `arena`.
  Field field(Range range, Arena& arena) const;

 private:
  struct Segment {
    std::uint32_t flat;
    std::uint32_t raw;
    std::uint32_t size;      // bytes in the flat text
    std::uint32_t raw_size;  // differs from size where something was resolved
  };

  const Document* document_ = nullptr;
  std::string_view text_;
  std::string buffer_;
  std::vector<Segment> segments_;
  std::vector<Mark> marks_;
  std::vector<Mark> left_out_;
  std::vector<Span> skips_;

  void copy(std::uint32_t begin, std::uint32_t end);
  void put(std::string_view resolved, std::uint32_t raw, std::uint32_t raw_size);
  void sync() noexcept { text_ = buffer_; }
  std::uint32_t raw_begin(std::uint32_t flat) const noexcept;
  std::uint32_t raw_end(std::uint32_t flat) const noexcept;
  std::uint32_t flat_of(std::uint32_t raw) const noexcept;
};

}  // namespace citevet::reference
