// Takes one entry apart.
#pragma once

#include "reference/authors.h"
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
    bool link = false;      // the words are not the address
    bool left_out = false;  // the link is not in the flat text
  };

  Document& document_;
  Flat flat_;
  std::string_view text_;  // of flat_, at most what is read
  Names names_;
  std::vector<Place> places_;
  std::vector<Identifier> identifiers_;
  std::vector<Field> fields_;
  Reference entry_;
  Range date_, title_, container_, volume_, issue_, pages_, edition_, publisher_, accessed_;
  bool conference_ = false, chapter_ = false, journal_ = false;

  std::span<const Inline> inlines_in(std::uint32_t begin, std::uint32_t end) const;
  void flatten(const Piece& piece);
  void find_addresses();
  void keep_identifier(Identifier identifier);
  void choose_addresses();
  void read_words(Range zone);
  bool author_date(Range zone);
  bool quoted(Range zone);
  bool names_first(Range zone);
  void title_first(Range zone);
  void read_title(Range zone);
  void read_behind_title(Range zone);
  void read_container(Range zone);
  void read_publisher(Range zone);
  bool read_book_part(Range zone);
  void take_locator(const struct Locator& locator);
  void set_title(Range range);
  void set_authors();
  void read_accessed(Range zone);
  Range before_address(Range zone);
  void guess_type();
  void read_row(const Piece& piece);
  const Mark* mark_at(std::uint32_t begin, Mark::Kind kind) const noexcept;
  Range trim(Range range) const noexcept;
};

}  // namespace citevet::reference
