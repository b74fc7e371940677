// What the registries that know an entry's identifiers say of it.
#pragma once

#include <citevet/analysis.h>
#include <citevet/comparison.h>
#include <citevet/finding.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace citevet::rules {

// The works that an entry's identifiers name, as far as registries keep them for good and describe them; in their order.
std::vector<const NamedWork*> described(const Analysis& article, const Reference& entry);

// The comparison by which a field is wrong, or nearly so where it is `variant`: none when the identifier of the right work says that it is
// the same. What another work's identifier says is left out.
const Comparison* by_field(std::span<const NamedWork* const> all, FieldComparison Comparison::* field, Agreement wanted);

// Who says so: "Crossref".
std::string_view who_says(const FieldComparison& field) noexcept;

// The edit that puts `text` in a field's place; nothing where the field's text is not what stands there (markup, a line end).
std::optional<Fix> replaced(const Analysis& article, const Field& field, std::string_view text);

}  // namespace citevet::rules
