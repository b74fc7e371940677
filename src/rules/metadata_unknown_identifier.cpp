// metadata/unknown-identifier: a DOI, PMID, PMCID or arXiv id that its registry does not know.
#include <citevet/rule.h>

#include "rules/identifiers.h"
#include "rules/places.h"
#include "rules/searched.h"
#include "rules/words.h"

namespace citevet::rules {

namespace {

// The identifiers of `all` that its registry denies, of the kinds that name works.
template <class Each>
void unknown(const Analysis& article, std::span<const Identifier> all, Each each) {
  for (const Identifier& identifier : all) {
    if (!names_a_work(identifier.scheme)) continue;
    const Work* work = article.works->find(to_string(identifier));
    if (work != nullptr && work->exists == Consulted::not_found) each(*work, identifier);
  }
}

Finding finding_of(const Work& work, const Identifier& identifier) {
  return {.message = std::string(title(*work.settled_by)) + " does not know " + written_as(identifier) + ": mistyped or invented",
          .help = "look the work up by its title, and put its right identifier here, or take the source out"};
}

std::vector<Finding> check(const Analysis& article) {
  if (article.works == nullptr) return {};
  Gathered gathered;
  for (std::uint32_t i = 0; i < article.references.size(); ++i) {
    const Reference& entry = article.references[i];
    unknown(article, entry.identifiers, [&](const Work& work, const Identifier& identifier) {
      Finding finding = finding_of(work, identifier);
      finding.span = place_of(article, entry, identifier);
      finding.reference = i;
      if (const std::string doi = doi_found(article, i); !doi.empty()) finding.help = "the work has the DOI " + doi + ": put that here";
      gathered.add(work.identifier, std::move(finding), "also in this entry");
    });
  }
  for (std::uint32_t i = 0; i < article.citations.size(); ++i) {
    for (const Target& target : article.citations[i].targets) {
      unknown(article, target.identifiers, [&](const Work& work, const Identifier& identifier) {
        Finding finding = finding_of(work, identifier);
        finding.span = target.span;
        finding.citation = i;
        if (!target.canonical.empty()) finding.url = target.canonical;
        gathered.add(work.identifier, std::move(finding), "cited here");
      });
    }
  }
  return gathered.take();
}

std::vector<Work> works() {
  return {{.identifier = "doi:10.5555/rest.2021.7", .exists = Consulted::not_found, .settled_by = Registry::doi, .consulted = {}},
          {.identifier = "doi:10.5555/rest.2021.1", .exists = Consulted::found, .settled_by = Registry::doi, .consulted = {}}};
}

}  // namespace

extern constinit const Rule metadata_unknown_identifier{
    .id = "metadata/unknown-identifier",
    .severity = Severity::error,
    .summary = "a DOI, PMID, PMCID or arXiv id that its registry does not know",
    .explanation =
        "Every DOI, PMID, PMCID and arXiv id is kept by a registry for good, also when the work was withdrawn. One that its registry does "
        "not "
        "know was mistyped, cut, or invented by a machine, and the whole reference with it. A registry that does not answer accuses "
        "nobody.",
    .bad =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.7).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.2021.7\n",
    .good =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.2021.1\n",
    .check = check,
    .works = works,
};

}  // namespace citevet::rules
