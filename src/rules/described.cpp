// What the registries that know an entry's identifiers say of it.
#include "rules/described.h"

#include "rules/identifiers.h"

namespace citevet::rules {

std::vector<const NamedWork*> described(const Analysis& article, const Reference& entry) {
  std::vector<const NamedWork*> all;
  if (article.known.empty()) return all;
  for (const NamedWork& one : article.known[static_cast<std::size_t>(&entry - article.references.data())].named)
    if (one.comparison && names_a_work(one.identifier->scheme)) all.push_back(&one);
  return all;
}

const Comparison* by_field(std::span<const NamedWork* const> all, FieldComparison Comparison::* field, Agreement wanted) {
  const Comparison* found = nullptr;
  for (const NamedWork* one : all) {
    const Comparison& comparison = *one->comparison;
    const Agreement agreement = (comparison.*field).agreement;
    if (comparison.identity == Identity::another_work || agreement == Agreement::not_compared) continue;
    if (agreement < wanted) return nullptr;
    if (agreement == wanted && found == nullptr) found = &comparison;
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
