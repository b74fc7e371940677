// metadata/missing-doi: a work that has a DOI, which the entry does not give.
#include <citevet/rule.h>

#include "rules/example_work.h"
#include "rules/identifiers.h"
#include "rules/searched.h"
#include "rules/words.h"

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  for (std::uint32_t i = 0; i < article.known.size(); ++i) {
    const Reference& entry = article.references[i];
    const std::string doi = gives_identifier(entry) ? std::string() : doi_found(article, i);
    if (doi.empty()) continue;
    const std::string address = "https://doi.org/" + doi;
    Finding finding{.span = entry.span,
                    .message = called(entry, article.document.text) + " has the DOI " + doi + ", which the entry does not give",
                    .help = "add " + address + ", which stays when the journal's site changes",
                    .reference = i};
    if (!entry.url) finding.fix = Fix{.edits = {{Span{entry.span.file, entry.span.end, entry.span.end}, " " + address}}, .safe = false};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace

extern constinit const Rule metadata_missing_doi{
    .id = "metadata/missing-doi",
    .severity = Severity::note,
    .summary = "a work that has a DOI, which the entry does not give",
    .explanation =
        "A registry has a work with this title, these authors and this year, and a DOI for it. With the DOI readers find the work when the "
        "journal's site has changed, and its corrections and retractions can be seen. Only journal articles and conference papers are "
        "looked for, and where two works fit, nothing is said.",
    .bad =
        "Rest helps the heart (Source: Moss, 2021).\n\nReferences\nMoss, A. (2021). Rest and the heart in harbour towns. Harbour Review, "
        "7(1), 1–9.\n",
    .good =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\nMoss, A. (2021). Rest and the heart in harbour "
        "towns. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.2021.1\n",
    .check = check,
    .works = example_works,
    .searches = example_searches,
};

}  // namespace citevet::rules
