// Which citations lack their entry, and which entries nothing cites.
#include "rules/missing.h"

#include "rules/numbered.h"
#include "rules/places.h"
#include "rules/private_address.h"
#include "text/fold.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace citevet::rules {

namespace {

bool has_flaw(const Citation& citation, const Target& target) noexcept {
  return std::ranges::any_of(citation.flaws, [&](const Flaw& flaw) {
    const bool breaks = flaw.kind == FlawKind::broken_address || flaw.kind == FlawKind::stray_character;
    return breaks && flaw.span.begin <= target.span.end && target.span.begin <= flaw.span.end;
  });
}

// Whether a target without an entry is one that the list should have. A source named in words is citation/no-address's; a broken address
// and one that nobody can open have findings of their own.
bool expects_entry(const Analysis& article, const Citation& citation, const Target& target, const Numbering& numbering) {
  switch (citation.kind) {
    case CitationKind::link:
    case CitationKind::url:
      return false;
    case CitationKind::numeric:
      return numbering.is_clear(section_of(article, citation.span.begin));
    case CitationKind::author_year:
      return !target.author.empty() && target.year != 0;
    case CitationKind::footnote:
      return false;
    case CitationKind::key:
      return numbering.has_keys();
    case CitationKind::source_marker:
      break;
  }
  if (has_flaw(citation, target)) return false;
  return !target.identifiers.empty() || (!target.url.empty() && !is_private(target.url, target.canonical));
}

// The first author and the year of an entry, by which an ambiguous citation may mean it.
std::pair<std::string, std::int32_t> name_and_year(const Reference& entry) {
  return {entry.authors.empty() ? std::string() : text::fold(entry.authors.front().text), entry.year};
}

}  // namespace

std::vector<Missing> missing_entries(const Analysis& article) {
  if (article.references.empty()) return {};
  const bool all_matched =
      std::ranges::none_of(article.matches.of_targets, [](const Match& match) { return match.reference == no_reference; });
  if (all_matched) return {};

  const Numbering numbering(article);
  std::vector<Missing> missing;
  for (std::uint32_t i = 0; i < article.citations.size(); ++i) {
    const Citation& citation = article.citations[i];
    const auto matches = article.matches.of(citation);
    for (std::size_t t = 0; t < matches.size(); ++t) {
      const bool unmatched = matches[t].reference == no_reference && matches[t].miss == Miss::none;
      if (unmatched && expects_entry(article, citation, citation.targets[t], numbering)) missing.push_back({i, t});
    }
  }
  return missing;
}

bool cites_anything(const Analysis& article) noexcept {
  if (!article.matches.cited_by.empty()) return true;
  return std::ranges::any_of(article.citations, [](const Citation& citation) {
    return citation.kind != CitationKind::link && citation.kind != CitationKind::url;
  });
}

std::vector<std::uint32_t> unused_entries(const Analysis& article) {
  std::vector<std::uint32_t> uncited;
  for (std::uint32_t i = 0; i < article.references.size(); ++i)
    if (article.matches.citing(i).empty() && !article.lists[article.references[i].list].may_stay_uncited) uncited.push_back(i);
  if (uncited.empty() || !cites_anything(article)) return {};

  // An entry that a citation nearly means is told of there.
  std::set<std::uint32_t> nearly;
  std::set<std::pair<std::string, std::int32_t>> ambiguous;
  for (const Match& match : article.matches.of_targets) {
    if (match.miss == Miss::none || match.nearest == no_reference) continue;
    if (nearly.insert(match.nearest).second && match.miss == Miss::ambiguous)
      ambiguous.insert(name_and_year(article.references[match.nearest]));
  }
  std::erase_if(uncited, [&](std::uint32_t i) {
    return article.matches.same_as[i] != no_reference || nearly.contains(i) ||
           (!ambiguous.empty() && ambiguous.contains(name_and_year(article.references[i])));
  });
  return uncited;
}

}  // namespace citevet::rules
