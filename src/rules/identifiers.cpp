// Identifiers as findings name and underline them.
#include "rules/identifiers.h"

#include "text/ascii.h"

namespace citevet::rules {

std::string written_as(const Identifier& identifier) {
  const std::string value(identifier.value);
  switch (identifier.scheme) {
    case Scheme::doi:
      return "the DOI " + value;
    case Scheme::pmid:
      return "PMID " + value;
    case Scheme::pmcid:
      return value;
    case Scheme::arxiv:
      return "arXiv:" + value;
    case Scheme::isbn:
      return "ISBN " + value;
    case Scheme::youtube:
      return "the video " + value;
  }
  return value;
}

Span place_of(const Analysis& article, const Reference& entry, const Identifier& identifier) {
  const std::string_view text = article.text(entry.span);
  const std::size_t at = text::find_ci(text, identifier.value);
  if (at != std::string_view::npos) {
    const auto begin = entry.span.begin + static_cast<std::uint32_t>(at);
    return {begin, begin + static_cast<std::uint32_t>(identifier.value.size()), entry.span.file};
  }
  return entry.url ? entry.url.span : entry.span;
}

}  // namespace citevet::rules
