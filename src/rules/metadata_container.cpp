// metadata/container: a journal that is not the one in the registry.
#include <citevet/rule.h>

#include "rules/described.h"
#include "rules/example_work.h"
#include "rules/words.h"

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  for (std::uint32_t i = 0; i < article.references.size(); ++i) {
    const Reference& entry = article.references[i];
    if (!entry.container) continue;
    const std::vector<const NamedWork*> all = described(article, entry);
    const Comparison* wrong = by_field(all, &Comparison::container, Agreement::differs);
    if (wrong == nullptr) continue;
    const FieldComparison& field = wrong->container;
    findings.push_back({.span = entry.container.span,
                        .message = "the entry says that this was published in " + rules::quoted(field.said) + ", " +
                                   std::string(who_says(field)) + " says in " + rules::quoted(field.known),
                        .help = "name the journal that the work was published in, with its volume and pages",
                        .reference = i});
  }
  return findings;
}

}  // namespace

extern constinit const Rule metadata_container{
    .id = "metadata/container",
    .severity = Severity::warning,
    .summary = "a journal that is not the one in the registry",
    .explanation =
        "The identifier's registry has the article in another journal. Abbreviations, acronyms, a leading \"The\" and the journal's other "
        "names are no difference; books, proceedings and repositories go by many names and are not reported, nor is a site that stands in "
        "the journal's place.",
    .bad =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\nMoss, A. (2021). Rest and the heart in harbour "
        "towns. Lighthouse Quarterly, 7(1), 1–9. https://doi.org/10.5555/rest.2021.1\n",
    .good =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\nMoss, A. (2021). Rest and the heart in harbour "
        "towns. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.2021.1\n",
    .check = check,
    .works = example_works,
};

}  // namespace citevet::rules
