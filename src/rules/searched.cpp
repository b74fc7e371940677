// What searches for an entry's work say.
#include "rules/searched.h"

#include "compare/search.h"
#include "rules/identifiers.h"

namespace citevet::rules {

std::string doi_found(const Analysis& article, std::uint32_t entry) {
  std::string doi;
  if (entry >= article.known.size()) return doi;
  for (const Candidate& candidate : article.known[entry].candidates) {
    if (!compare::is_match(candidate.comparison)) continue;
    std::string one = doi_of(*candidate.work);
    if (one.empty() || one == doi) continue;
    if (!doi.empty()) return {};
    doi = std::move(one);
  }
  return doi;
}

bool is_not_found(const Analysis& article, std::uint32_t entry) {
  return entry < article.known.size() && compare::is_not_found(article, article.references[entry], article.known[entry]);
}

}  // namespace citevet::rules
