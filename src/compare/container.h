// Names of journals, books and sites.
#pragma once

#include <citevet/comparison.h>

#include <string_view>

namespace citevet::compare {

FieldComparison compare_containers(const Reference& entry, const Record& record);

// Whether `part` abbreviates `whole`: "J. Clin. Psychiatry", "PNAS". Both as written.
bool abbreviates(std::string_view part, std::string_view whole);

}  // namespace citevet::compare
