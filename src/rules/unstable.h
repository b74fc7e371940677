// Which addresses will not stay.
#pragma once

#include <string_view>

namespace citevet::rules {

// Whether link/unstable-url reports this canonical address for more than a tracking parameter.
bool is_unstable(std::string_view canonical) noexcept;

}  // namespace citevet::rules
