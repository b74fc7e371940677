// From the lists of a document to its references.
#include "reference/entry.h"
#include "reference/split.h"

#include <citevet/reference.h>

#include <algorithm>

namespace citevet {

std::string_view name(ReferenceType type) noexcept {
  switch (type) {
    case ReferenceType::unknown:
      return "unknown";
    case ReferenceType::article:
      return "article";
    case ReferenceType::book:
      return "book";
    case ReferenceType::chapter:
      return "chapter";
    case ReferenceType::report:
      return "report";
    case ReferenceType::thesis:
      return "thesis";
    case ReferenceType::conference:
      return "conference";
    case ReferenceType::preprint:
      return "preprint";
    case ReferenceType::web:
      return "web";
    case ReferenceType::video:
      return "video";
    case ReferenceType::dataset:
      return "dataset";
    case ReferenceType::law:
      return "law";
  }
  return {};
}

namespace reference {

std::vector<Reference> entries(Document& document, std::span<const List> lists) {
  std::vector<Reference> found;
  // Few entries are shorter than this: what is too much is never touched.
  constexpr std::size_t short_entry = 120;
  std::size_t bytes = 0;
  for (const List& list : lists) bytes += list.span.size() + short_entry;
  found.reserve(bytes / short_entry);
  Section section;
  EntryReader reader(document);
  for (std::uint32_t i = 0; i < lists.size(); ++i) {
    const std::uint32_t at = lists[i].heading.span.begin;
    const auto behind = std::upper_bound(document.blocks.begin(), document.blocks.end(), at,
                                         [](std::uint32_t offset, const Block& block) { return offset < block.span.begin; });
    if (behind == document.blocks.begin()) continue;
    const Announcement heading = announcement(document, static_cast<std::size_t>(behind - document.blocks.begin()) - 1);
    if (heading.kind == HeadingKind::none) continue;
    collect(document, heading, section);
    for (const Piece& piece : section.pieces) found.push_back(reader.read(piece, i));
  }
  return found;
}

}  // namespace reference

}  // namespace citevet
