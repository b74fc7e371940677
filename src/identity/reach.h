// Whether readers can open an address at all.
#pragma once

#include <string_view>

namespace citevet::identity {

// A host of a canonical address that readers anywhere can look up: not an IP address outside the public network, not a single label
// (`localhost`, `intranet`) and not below a name that is kept out of the public domain name system (`.local`, `.internal`, `.home.arpa` …).
bool is_public_host(std::string_view host) noexcept;

// The same for a canonical address.
bool is_public_address(std::string_view canonical) noexcept;

// Whether an address as written leads to the writer's own disk or program: `file:///C:/…`, `C:\Users\…`, `\\server\share`, `/home/…`,
// `sandbox:/mnt/data/…`, `chrome-extension://…`. No such address has a canonical form.
bool is_local(std::string_view written) noexcept;

}  // namespace citevet::identity
