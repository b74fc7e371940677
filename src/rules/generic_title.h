// Which titles are not those of a source.
#pragma once

#include <string_view>

namespace citevet::rules {

// Whether reference/generic-title reports this title.
bool is_generic_title(std::string_view title);

}  // namespace citevet::rules
