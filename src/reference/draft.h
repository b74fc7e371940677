// Takes the words of an entry apart.
#pragma once

#include "reference/authors.h"
#include "reference/flat.h"
#include "reference/locator.h"
#include "reference/words.h"

#include <citevet/reference.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace citevet::reference {

// What stands where in an entry's flat text. Filled by read(); its memory is used again.
//
// An entry is read in the order in which it is written: names and a date in brackets (APA, Harvard), a title in quotation marks (MLA,
// Chicago, IEEE), names that end with a full stop or a colon (Vancouver), or a title at once. What is not clear stays empty.
class Draft {
 public:
  Names names;
  std::vector<Range> editors;
  Range date, title, container, volume, issue, pages, edition, publisher, accessed;
  std::int32_t year = 0;
  char year_suffix = 0;
  ReferenceType type = ReferenceType::unknown;  // where the words say it
  bool conference = false;                      // the container is the proceedings of a meeting
  bool chapter = false;                         // it has editors of its own
  bool journal = false;                         // a volume or an issue stands behind the container

  // Begins a new entry. `text` and `marks` must outlive the use.
  void reset(std::string_view text, std::span<const Mark> marks);
  // Reads `zone`: the entry's words without its addresses.
  void read(Range zone);
  // The zone's part before an address at its end, without the words that lead to it ("Retrieved March 3, 2025, from"): their date is
  // `accessed`.
  Range before_address(Range zone);
  // The date in a phrase such as "Accessed 3 March 2025".
  void read_accessed(Range zone);
  // `range` without white space at its ends.
  Range trim(Range range) const noexcept;

 private:
  std::string_view text_;
  std::span<const Mark> marks_;

  bool bracketed_author_date(Range zone);
  bool bare_author_date(Range zone);
  bool quoted(Range zone);
  bool names_first(Range zone);
  void title_first(Range zone);
  void find_late_date(Range zone);

  void read_title(Range zone);
  void plain_title(Range zone);
  void emphasised_title(Range zone, const Mark& emphasis);
  void set_title(Range range);
  bool cut_description(Range& range);
  bool cut_edition(Range& range);
  bool title_end(Range zone, std::size_t stop);
  bool title_before_locator(Range zone, const Locator& locator);
  void title_in_sentences(Range zone);
  Range without_imprint(Range zone);
  Range without_place_and_house(Range range);
  Range without_publisher(Range zone);
  std::size_t abbreviated_run(std::size_t begin, std::size_t end) const noexcept;
  std::size_t capitalised_run(std::size_t begin, std::size_t end) const noexcept;

  void read_behind_title(Range zone);
  void read_container(Range zone);
  bool read_book_part(Range zone);
  void read_publisher(Range zone);
  Range without_place(Range range) const noexcept;
  void take_locator(const Locator& locator);

  void set_date(Range range, std::int32_t at_year, char suffix = 0) noexcept;
  const Mark* mark_at(std::uint32_t begin, Mark::Kind kind) const noexcept;
};

}  // namespace citevet::reference
