// Which citations lack their entry, and which entries nothing cites: what the rules find and the summaries count.
#pragma once

#include <citevet/analysis.h>

#include <cstdint>
#include <vector>

namespace citevet::rules {

// A target that the list has no entry for, though it should: by the citation's index and the target's in it.
struct Missing {
  std::uint32_t citation;
  std::size_t target;
};

// In the order of the text; none where there is no list.
std::vector<Missing> missing_entries(const Analysis& article);

// Whether the text has citations at all, or cites any entry by a link; where it has none, no single entry is to blame.
bool cites_anything(const Analysis& article) noexcept;

// The entries that nothing cites and that may not stay uncited, by index. Without those of which another finding tells already: a
// duplicate, one that a citation nearly means.
std::vector<std::uint32_t> unused_entries(const Analysis& article);

}  // namespace citevet::rules
