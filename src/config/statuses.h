// Status codes as people list them.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace citevet::config {

// `404`, `200..=299`, `200..300` (without the end), `..=399`, `500..`, and several with commas; from 100 to 999, as pairs of the first and
// the last. Empty for anything else.
std::optional<std::vector<std::pair<int, int>>> statuses(std::string_view text);

}  // namespace citevet::config
