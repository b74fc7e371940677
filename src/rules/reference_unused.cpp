// reference/unused: an entry of the reference list that nothing cites.
#include <citevet/rule.h>

#include "rules/missing.h"
#include "rules/words.h"

#include <vector>

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  for (const std::uint32_t i : unused_entries(article)) {
    const Reference& entry = article.references[i];
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
