// What the registries that know an entry's identifiers say of it.
#include "rules/described.h"

#include "rules/identifiers.h"

#include <algorithm>

namespace citevet::rules {

std::vector<Described> described(const Analysis& article, const Reference& entry) {
  std::vector<Described> all;
  if (article.works == nullptr) return all;
  constexpr std::size_t most = 8;
  for (const Identifier& identifier : entry.identifiers.first(std::min(entry.identifiers.size(), most))) {
    if (!names_a_work(identifier.scheme)) continue;
    const Work* work = article.works->find(to_string(identifier));
    if (work == nullptr || work->records.empty()) continue;
    if (auto comparison = compare::comparison(entry, article.document.text, *work))
      all.push_back({identifier, work, std::move(*comparison)});
  }
  return all;
}

const Comparison* by_field(std::span<const Described> all, FieldComparison Comparison::* field, Agreement wanted) {
  const Comparison* found = nullptr;
  for (const Described& one : all) {
    const Agreement agreement = (one.comparison.*field).agreement;
    if (one.comparison.identity == Identity::another_work || agreement == Agreement::not_compared) continue;
    if (agreement < wanted) return nullptr;
    if (agreement == wanted && found == nullptr) found = &one.comparison;
  }
  return found;
}

std::string_view who_says(const FieldComparison& field) noexcept {
  return field.registry ? title(*field.registry) : std::string_view("the registry");
}

std::optional<Fix> replaced(const Analysis& article, const Field& field, std::string_view text) {
  if (text.empty() || !field || field.span.file != 0 || article.text(field.span) != field.text) return {};
  return Fix{.edits = {{field.span, std::string(text)}}, .safe = false};
}

}  // namespace citevet::rules
