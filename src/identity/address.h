// From an address as written to its canonical form and the identifiers that it carries.
#pragma once

#include <citevet/address.h>
#include <citevet/arena.h>

#include <string_view>

namespace citevet::identity {

// `canonical` is `written` itself where that is canonical already (no copy); what differs lives in the arena. See canonical_url,
// identifiers_in.
Address address(std::string_view written, Arena& arena);

}  // namespace citevet::identity
