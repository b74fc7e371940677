// Entries that lack something: one finding each, or one for the list where most of its entries lack it.
#pragma once

#include <citevet/analysis.h>
#include <citevet/finding.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace citevet::rules {

// Where more than half of a list's entries, and at least this many, lack a thing, that is the list's style and said once.
inline constexpr std::size_t fewest_for_a_list = 3;

inline bool is_style(std::size_t lacking, std::size_t entries) noexcept {
  return lacking >= fewest_for_a_list && 2 * lacking > entries;
}

// Calls `each(first, end)` for the entries of every list: indices into the references.
template <class F>
void each_list(const Analysis& article, F each) {
  for (std::uint32_t first = 0; first < article.references.size();) {
    std::uint32_t end = first;
    while (end < article.references.size() && article.references[end].list == article.references[first].list) ++end;
    each(first, end);
    first = end;
  }
}

// Where a finding about a whole list stands: at its heading, or at its first entry.
inline Span place_of_list(const Analysis& article, std::uint32_t first) noexcept {
  const Reference& entry = article.references[first];
  if (entry.list < article.lists.size() && article.lists[entry.list].heading) return article.lists[entry.list].heading.span;
  return entry.span;
}

template <class Lacks, class OfEntry, class OfList>
std::vector<Finding> where_lacking(const Analysis& article, Lacks lacks, OfEntry of_entry, OfList of_list) {
  std::vector<Finding> findings;
  each_list(article, [&](std::uint32_t first, std::uint32_t end) {
    std::size_t lacking = 0;
    for (std::uint32_t i = first; i < end; ++i) lacking += lacks(article.references[i]) ? 1U : 0U;
    if (lacking == 0) return;
    if (is_style(lacking, end - first)) {
      Finding finding = of_list(lacking, end - first);
      finding.span = place_of_list(article, first);
      findings.push_back(std::move(finding));
      return;
    }
    for (std::uint32_t i = first; i < end; ++i) {
      if (!lacks(article.references[i])) continue;
      Finding finding = of_entry(article.references[i]);
      finding.span = article.references[i].span;
      finding.reference = i;
      findings.push_back(std::move(finding));
    }
  });
  return findings;
}

}  // namespace citevet::rules
