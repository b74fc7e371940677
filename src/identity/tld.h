// Top-level domains: how a host is told from other words with dots in them.
#pragma once

#include <string_view>

namespace citevet::identity {

// Whether a text without a scheme reads as the name of a host: labels of letters, digits and hyphens, the last one a top-level domain that
// is in use. Endings that are rather those of files (`main.rs`, `notes.md`) and numbers (`10.1000`) do not count. At most 253 bytes.
bool is_known_host(std::string_view text) noexcept;

}  // namespace citevet::identity
