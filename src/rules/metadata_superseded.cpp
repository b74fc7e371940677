// metadata/superseded: a preprint that has since been published, an older version of a work.
#include <citevet/rule.h>

#include "rules/described.h"
#include "rules/example_work.h"
#include "rules/identifiers.h"
#include "rules/places.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace citevet::rules {

namespace {

const Relation* successor(const Record& record) noexcept {
  for (const RelationKind kind : {RelationKind::preprint_of, RelationKind::newer_version})
    for (const Relation& relation : record.relations)
      if (relation.kind == kind && !relation.identifier.empty() && relation.identifier != record.identifier) return &relation;
  return nullptr;
}

// The entries by all identifiers that they are known to have.
class Entries {
 public:
  explicit Entries(const Analysis& article) {
    for (std::uint32_t i = 0; i < article.references.size(); ++i) {
      for (const Identifier& identifier : article.references[i].identifiers) entries_.try_emplace(to_string(identifier), i);
      for (const NamedWork* one : described(article, article.references[i]))
        for (const Record& record : one->work->records)
          for (const std::string& same : record.same_as) entries_.try_emplace(same, i);
    }
  }
  [[nodiscard]] const Reference* find(const Analysis& article, const std::string& identifier) const {
    const auto found = entries_.find(identifier);
    return found == entries_.end() ? nullptr : &article.references[found->second];
  }

 private:
  std::unordered_map<std::string, std::uint32_t> entries_;
};

// Both versions in one list, or only the older one.
Finding told(const Analysis& article, const Reference& entry, const Identifier& identifier, const Relation& successor,
             const Reference* other) {
  const bool preprint = successor.kind == RelationKind::preprint_of;
  Finding finding{.span = place_of(article, entry, identifier)};
  finding.message = written_as(identifier) + (preprint ? " is a preprint" : " is an older version");
  if (other != nullptr && other != &entry) {
    finding.message += (preprint ? " of a work that is in the list, too (line " : " of a work whose newer one is in the list, too (line ") +
                       std::to_string(line_of(article.document, other->span.begin)) + "): one work in two versions";
    finding.help = "keep one of the two entries, unless both versions are meant";
    relate(finding, other->span, preprint ? "the published work" : "the newer version");
  } else {
    finding.message += (preprint ? " that has since been published: " : "; the newer one is ") + successor.identifier;
    finding.help =
        preprint ? "cite the published article, after a look at what has changed" : "cite the newer version, unless the older one is meant";
  }
  return finding;
}

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  if (article.works == nullptr) return findings;
  std::optional<Entries> entries;  // made when it is needed
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
      if (!entries) entries.emplace(article);
      findings.push_back(told(article, entry, *one->identifier, relation, entries->find(article, relation.identifier)));
      findings.back().reference = i;
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
        "say something else. An entry that names both is not reported; where a list has an entry for each of the two, that is what is "
        "said.",
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
