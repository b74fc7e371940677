// Which entries nothing cites.
#include "rules/uncited.h"

#include <algorithm>

namespace citevet::rules {

bool cites_anything(const Analysis& article) noexcept {
  if (!article.matches.cited_by.empty()) return true;
  return std::ranges::any_of(article.citations, [](const Citation& citation) {
    return citation.kind != CitationKind::link && citation.kind != CitationKind::url;
  });
}

}  // namespace citevet::rules
