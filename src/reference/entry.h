// From one piece of a list to its reference.
#pragma once

#include "reference/draft.h"
#include "reference/flat.h"
#include "reference/split.h"

#include <citevet/document.h>
#include <citevet/reference.h>

#include <cstdint>
#include <vector>

namespace citevet::reference {

// Reads entries of one document, one after the other; what they own is in the document's arena.
class EntryReader {
 public:
  // `document` must outlive it.
  explicit EntryReader(Document& document) : document_(document) {}

  [[nodiscard]] Reference read(const Piece& piece, std::uint32_t list);

 private:
  // An address in the entry.
  struct Place {
    Range range;  // in the flat text; of a link the words it shows
    std::string_view written;
    Span span;
    bool words = false;     // the range is words, not the address itself
    bool left_out = false;  // the link is not in the flat text
  };

  Document& document_;
  Flat flat_;
  std::string_view text_;  // of flat_, as far as it is read
  Draft draft_;
  std::vector<Place> places_;
  std::vector<Identifier> identifiers_;
  std::vector<Field> fields_;
  Reference entry_;

  void read_text();
  void read_row(const Piece& piece);
  void flatten(const Piece& piece);
  void begin_draft();
  void find_addresses();
  void choose_addresses();
  void keep_identifier(Identifier identifier);
  [[nodiscard]] bool has_identifier(std::initializer_list<Scheme> schemes) const noexcept;
  void take_words();
  [[nodiscard]] std::span<const Field> fields(std::span<const Range> ranges);
  [[nodiscard]] Field field(Range range) { return flat_.field(range, document_.arena); }
  [[nodiscard]] ReferenceType type_of_work() const;
  [[nodiscard]] std::span<const Inline> inlines_in(std::uint32_t begin, std::uint32_t end) const;
};

}  // namespace citevet::reference
