// metadata/superseded: a preprint that has since been published, an older version of a work.
#include <citevet/rule.h>

#include "rules/described.h"
#include "rules/example_work.h"
#include "rules/identifiers.h"

#include <algorithm>

namespace citevet::rules {

namespace {

const Relation* successor(const Record& record) noexcept {
  for (const RelationKind kind : {RelationKind::preprint_of, RelationKind::newer_version})
    for (const Relation& relation : record.relations)
      if (relation.kind == kind && !relation.identifier.empty() && relation.identifier != record.identifier) return &relation;
  return nullptr;
}

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  if (article.works == nullptr) return findings;
  for (std::uint32_t i = 0; i < article.references.size(); ++i) {
    const Reference& entry = article.references[i];
    const auto names = [&](std::string_view other) {
      return std::ranges::any_of(entry.identifiers, [&](const Identifier& each) { return to_string(each) == other; });
    };
    for (const NamedWork* one : described(article, entry)) {
      if (one->comparison->identity == Identity::another_work) continue;
      const auto& records = one->work->records;
      const auto newer = std::ranges::find_if(records, [](const Record& record) { return successor(record) != nullptr; });
      if (newer == records.end()) continue;
      const Relation& relation = *successor(*newer);
      if (std::ranges::any_of(records, [&](const Record& record) {
            return std::ranges::any_of(record.relations, [&](const Relation& each) { return names(each.identifier); });
          }))
        break;
      const bool preprint = relation.kind == RelationKind::preprint_of;
      findings.push_back(
          {.span = place_of(article, entry, *one->identifier),
           .message = written_as(*one->identifier) +
                      (preprint ? " is a preprint that has since been published: " : " is an older version; the newer one is ") +
                      relation.identifier,
           .help = preprint ? "cite the published article, after a look at what has changed"
                            : "cite the newer version, unless the older one is meant",
           .reference = i});
      break;
    }
  }
  return findings;
}

std::vector<Work> works() {
  std::vector<Work> works = example_works();
  works.front().records.front().type = ReferenceType::preprint;
  works.front().records.front().relations = {{RelationKind::preprint_of, "doi:10.5555/rest.2022.3"}};
  return works;
}

}  // namespace

extern constinit const Rule metadata_superseded{
    .id = "metadata/superseded",
    .severity = Severity::warning,
    .summary = "a preprint that has since been published, an older version of a work",
    .explanation =
        "The registry links the cited preprint to the article that came of it, or the cited version to a newer one. What was reviewed may "
        "say something else. An entry that names both is not reported.",
    .bad =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\nMoss, A. (2021). Rest and the heart in harbour "
        "towns. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.2021.1\n",
    .good =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2022.3).\n\nReferences\nMoss, A. (2022). Rest and the heart in harbour "
        "towns. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.2022.3\n",
    .check = check,
    .works = works,
};

}  // namespace citevet::rules
