// Finds the reference lists.
#include "reference/headings.h"
#include "reference/split.h"

#include <citevet/reference.h>

#include <algorithm>

namespace citevet::reference {

namespace {

// A heading alone makes no list: its entries have to show that they are sources, the more the less its words say.
bool is_list(const Announcement& heading, const Section& section) {
  if (section.pieces.empty() || section.sources == 0) return false;
  switch (heading.kind) {
    case HeadingKind::references:
    case HeadingKind::bibliography:
      return true;
    case HeadingKind::sources:
    case HeadingKind::further:
      return section.sources * 2 >= section.pieces.size();
    case HeadingKind::none:
    case HeadingKind::ends:
      return false;
  }
  return false;
}

bool is_text(BlockKind kind) noexcept {
  return kind == BlockKind::paragraph || kind == BlockKind::list_item || kind == BlockKind::quotation || kind == BlockKind::table_cell;
}

}  // namespace

std::vector<List> lists(Document& document) {
  std::vector<List> found;
  std::vector<HeadingKind> kinds;
  Section section;
  std::uint32_t last_cited = 0;  // the end of the last list that has to be cited
  Span before;                   // the section of the last list that has to be cited
  std::size_t seen = 0;          // up to this block it is known whether text follows that list
  bool text_follows = true;
  for (std::size_t block = 0; block < document.blocks.size();) {
    const Announcement heading = announcement(document, block);
    if (heading.kind == HeadingKind::none) {
      ++block;
      continue;
    }
    collect(document, heading, section);
    if (!is_list(heading, section)) {
      ++block;
      continue;
    }
    List list;
    list.heading = heading.heading;
    list.span = {section.pieces.front().span.begin, section.pieces.back().span.end};
    list.may_stay_uncited = heading.kind == HeadingKind::further;
    // Lists that follow each other directly belong to the same text.
    for (; !text_follows && seen < heading.block; ++seen) text_follows = is_text(document.blocks[seen].kind);
    list.section = text_follows || last_cited == 0 ? Span{last_cited, heading.heading.span.begin} : before;
    if (!list.may_stay_uncited) {
      before = list.section;
      last_cited = list.span.end;
      text_follows = false;
    }
    seen = std::max(section.end_block, block + 1);
    found.push_back(list);
    kinds.push_back(heading.kind);
    block = seen;
  }
  const bool others = std::any_of(kinds.begin(), kinds.end(),
                                  [](HeadingKind kind) { return kind == HeadingKind::references || kind == HeadingKind::sources; });
  if (others)
    for (std::size_t i = 0; i < found.size(); ++i)
      if (kinds[i] == HeadingKind::bibliography) found[i].may_stay_uncited = true;
  return found;
}

}  // namespace citevet::reference
