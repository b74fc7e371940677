// metadata/authors: authors who are not those in the registry.
#include <citevet/rule.h>

#include "rules/described.h"
#include "rules/example_work.h"
#include "rules/publisher_as_author.h"
#include "rules/words.h"

#include <algorithm>

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  for (std::uint32_t i = 0; i < article.references.size(); ++i) {
    const Reference& entry = article.references[i];
    if (entry.authors.empty() || is_publisher_as_author(entry)) continue;
    const std::vector<const NamedWork*> all = described(article, entry);
    const Comparison* wrong = by_field(all, &Comparison::authors, Agreement::differs);
    // Another title by others: metadata/title says so.
    if (wrong == nullptr || wrong->publisher_as_author ||
        (wrong->other_authors && wrong->title.agreement == Agreement::differs && !wrong->truncated))
      continue;
    const FieldComparison& field = wrong->authors;
    Span span = entry.authors.front().span;
    span.end = std::max(span.end, entry.authors.back().span.end);
    findings.push_back({.span = span,
                        .message = "the authors are not " + std::string(who_says(field)) + "'s: " + field.reason + "; the entry has " +
                                   rules::quoted(field.said, 120) + ", " + std::string(who_says(field)) + " " +
                                   rules::quoted(field.known, 120),
                        .help = "name the authors as the work does, in its order",
                        .reference = i});
  }
  return findings;
}

}  // namespace

extern constinit const Rule metadata_authors{
    .id = "metadata/authors",
    .severity = Severity::warning,
    .summary = "authors who are not those in the registry",
    .explanation =
        "An author is missing, stands in another place, or is not one of the work's, by the identifier's registry. Initials, particles, "
        "accents, transliterations, groups and \"et al.\" are no difference. A publisher in the authors' place is reported as "
        "`reference/publisher-as-author`.",
    .bad =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\nQuist, P. (2021). Rest and the heart in "
        "harbour towns. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.2021.1\n",
    .good =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\nMoss, A. (2021). Rest and the heart in harbour "
        "towns. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.2021.1\n",
    .check = check,
    .works = example_works,
};

}  // namespace citevet::rules
