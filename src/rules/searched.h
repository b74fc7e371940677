// What searches for an entry's work say.
#pragma once

#include <citevet/analysis.h>

#include <cstdint>
#include <string>

namespace citevet::rules {

// The DOI of the work that a search found for this entry, without `doi:`, where it is surely the entry's; empty: none. Two works that both
// fit leave it open.
std::string doi_found(const Analysis& article, std::uint32_t entry);

}  // namespace citevet::rules
