// reference/unused: an entry of the reference list that nothing cites.
#include <citevet/rule.h>

#include "rules/uncited.h"
#include "rules/words.h"
#include "text/fold.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace citevet::rules {

namespace {

// The first author and the year of an entry, by which an ambiguous citation may mean it.
std::pair<std::string, std::int32_t> name_and_year(const Reference& entry) {
  return {entry.authors.empty() ? std::string() : text::fold(entry.authors.front().text), entry.year};
}

std::vector<Finding> check(const Analysis& article) {
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

  std::vector<Finding> findings;
  findings.reserve(uncited.size());
  for (const std::uint32_t i : uncited) {
    const Reference& entry = article.references[i];
    if (article.matches.same_as[i] != no_reference || nearly.contains(i)) continue;
    if (!ambiguous.empty() && ambiguous.contains(name_and_year(entry))) continue;
    findings.push_back({.span = entry.span,
                        .message = "nothing cites this reference: " + called(entry, article.document.text),
                        .help = "cite it where it is used, or take it out of the list",
                        .reference = i});
  }
  return findings;
}

}  // namespace

extern constinit const Rule reference_unused{
    .id = "reference/unused",
    .severity = Severity::warning,
    .summary = "an entry of the reference list that nothing cites",
    .explanation =
        "Readers take the list for what the article rests on; an entry that nothing cites is left over from a draft, or its citation was "
        "lost. "
        "Cite it, or take it out. Entries under Further reading or See also may stay uncited.",
    .bad =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n"
        "Moss, A. (2022). Naps and the mood. https://example.org/naps\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .check = check,
};

}  // namespace citevet::rules
