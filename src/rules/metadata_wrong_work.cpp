// metadata/wrong-work: an identifier of another work.
#include <citevet/rule.h>

#include "rules/described.h"
#include "rules/example_work.h"
#include "rules/generic_title.h"
#include "rules/identifiers.h"
#include "rules/words.h"

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  for (std::uint32_t i = 0; i < article.references.size(); ++i) {
    const Reference& entry = article.references[i];
    if (is_generic_title(entry.title.text)) continue;
    for (const NamedWork* one : described(article, entry)) {
      const Comparison& comparison = *one->comparison;
      if (comparison.identity != Identity::another_work) continue;
      const FieldComparison& other = comparison.title;
      findings.push_back({.span = place_of(article, entry, *one->identifier),
                          .message = written_as(*one->identifier) + " is another work: " + std::string(who_says(other)) + " has " +
                                     rules::quoted(other.known) + " by " + comparison.authors.known + " under it, the entry names " +
                                     rules::quoted(other.said),
                          .help = "look the work up by its title, and put its own identifier here; if nobody knows it, take it out",
                          .reference = i});
      break;
    }
  }
  return findings;
}

}  // namespace

extern constinit const Rule metadata_wrong_work{
    .id = "metadata/wrong-work",
    .severity = Severity::error,
    .summary = "an identifier of another work",
    .explanation =
        "The identifier exists, and what its registry has under it is another work: the title and the authors are both far off. It was "
        "mistyped, taken from the line beside it, or made up together with the entry. Look the work up by its title; where no registry has "
        "it, ask whether it exists at all.",
    .bad =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\nQuist, P., & Ravn, S. (1999). A short history "
        "of lighthouse keepers. Coast and Sea, 7(1), 1–9. https://doi.org/10.5555/rest.2021.1\n",
    .good =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\nMoss, A. (2021). Rest and the heart in harbour "
        "towns. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.2021.1\n",
    .check = check,
    .works = example_works,
};

}  // namespace citevet::rules
