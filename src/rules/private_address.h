// Addresses that no reader can open.
#pragma once

#include <string_view>

namespace citevet::rules {

// What makes the address one that only its writer can open ("the writer's own machine"); empty when nothing does. Looks at the address
// alone: no name is looked up.
std::string_view why_private(std::string_view written, std::string_view canonical) noexcept;

inline bool is_private(std::string_view written, std::string_view canonical) noexcept {
  return !why_private(written, canonical).empty();
}

}  // namespace citevet::rules
