// What searches for an entry's work say.
#include "rules/searched.h"

#include "compare/search.h"

namespace citevet::rules {

std::string doi_found(const Analysis& article, std::uint32_t entry) {
  std::string doi;
  if (entry >= article.known.size()) return doi;
  for (const Candidate& candidate : article.known[entry].candidates) {
    if (!compare::is_match(candidate.comparison)) continue;
    const std::string_view one = candidate.work->identifier_in(Scheme::doi);
    if (one.empty() || one == doi) continue;
    if (!doi.empty()) return {};
    doi = one;
  }
  return doi;
}

}  // namespace citevet::rules
