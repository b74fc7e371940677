// metadata/title: a title that is not the one in the registry.
#include <citevet/rule.h>

#include "rules/described.h"
#include "rules/example_work.h"
#include "rules/generic_title.h"
#include "rules/words.h"

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  for (std::uint32_t i = 0; i < article.references.size(); ++i) {
    const Reference& entry = article.references[i];
    if (!entry.title || is_generic_title(entry.title.text)) continue;
    const std::vector<const NamedWork*> all = described(article, entry);
    const Comparison* wrong = by_field(all, &Comparison::title, Agreement::differs);
    if (wrong == nullptr || wrong->truncated) continue;
    const FieldComparison& field = wrong->title;
    const bool other_authors = wrong->other_authors;
    findings.push_back({.span = entry.title.span,
                        .message = "the title is not " + std::string(who_says(field)) + "'s: the entry has " +
                                   rules::quoted(field.said, 120) + ", " + std::string(who_says(field)) + " " +
                                   rules::quoted(field.known, 120) + (other_authors ? ", by other authors" : ""),
                        .help = "give the title as the work has it; if another work is meant, give that one's identifier",
                        .reference = i,
                        .fix = other_authors ? std::nullopt : replaced(article, entry.title, field.known)});
  }
  return findings;
}

}  // namespace

extern constinit const Rule metadata_title{
    .id = "metadata/title",
    .severity = Severity::warning,
    .summary = "a title that is not the one in the registry",
    .explanation =
        "The identifier's registry has another title than the entry: a word was changed, left out or made up. Case, punctuation, spelling, "
        "a subtitle left out and translations are no difference, nor is another title of a paper that its authors revised on arXiv. A "
        "title "
        "that breaks off is reported as `reference/truncated-title`.",
    .bad =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\nMoss, A. (2021). Rest and the heart in mining "
        "towns. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.2021.1\n",
    .good =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\nMoss, A. (2021). Rest and the heart in harbour "
        "towns. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.2021.1\n",
    .check = check,
    .works = example_works,
};

}  // namespace citevet::rules
