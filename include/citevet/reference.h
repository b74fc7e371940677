/// The reference lists of a document and their entries.
#pragma once

#include <citevet/address.h>
#include <citevet/document.h>
#include <citevet/export.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace citevet {

/// A reference list. `heading` is absent for a list that was recognised without one.
struct List {
  Span span;      ///< from the first entry's begin to the last one's end
  Field heading;  ///< its text without marks: "References"
  Span section;   ///< the part of the document whose citations mean this list: from the list before it (or the start) to its heading
  /// Entries may stay uncited: Further reading, See also, and a Bibliography beside another list.
  bool may_stay_uncited = false;
};

enum class ReferenceType : std::uint8_t { unknown, article, book, chapter, report, thesis, conference, preprint, web, video, dataset, law };

/// One entry of a reference list, taken apart. Never changed once it is read: who cites it stands in the matches.
///
/// Views lead into the document's text or arena. Absent fields are empty; each field has its own span.
struct Reference {
  Span span;                       ///< the entry with its number or bullet, without the line end
  std::uint32_t list = 0;          ///< index into the document's lists
  Field label;                     ///< its number or key as written: "3", "[3]" gives "3"
  std::span<const Field> authors;  ///< one field each, as written: "Korb, S.", "World Health Organization"
  std::span<const Field> editors;
  Field date;             ///< as written, without brackets: "2025, March 4"
  std::int32_t year = 0;  ///< 0: none found
  char year_suffix = 0;   ///< the letter of "2024a"
  Field title;
  Field container;
  Field volume, issue, pages, edition, publisher;
  Field accessed;                           ///< the date after "Retrieved" or "Accessed"
  Field url;                                ///< the address as written, without brackets or closing punctuation
  Field archived;                           ///< a second address at a web archive
  std::string_view canonical;               ///< of `url`; empty when it has none
  std::span<const Identifier> identifiers;  ///< from the address and from the entry's text, each once
  ReferenceType type = ReferenceType::unknown;
};

/// The lower-case name that reports use.
[[nodiscard]] CITEVET_EXPORT std::string_view name(ReferenceType type) noexcept;

namespace reference {

/// Finds the reference lists: behind a heading that says so, in the languages of docs/reference-lists.md, as a Markdown, underlined, bold
/// or plain heading. In order; they do not overlap.
[[nodiscard]] CITEVET_EXPORT std::vector<List> lists(Document& document);

/// Splits the lists into entries and takes each apart; in order.
[[nodiscard]] CITEVET_EXPORT std::vector<Reference> entries(Document& document, std::span<const List> lists);

}  // namespace reference

}  // namespace citevet
