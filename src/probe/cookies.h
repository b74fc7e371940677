// The cookies of one redirect chain.
#pragma once

#include <citevet/link.h>

#include <span>
#include <string>
#include <string_view>

namespace citevet::probe {

// The Cookie header for the next hop: what the answers of this chain have set for its host and path (RFC 6265 §5). Empty: none. Several
// publishers redirect in a circle until their cookie comes back. Nothing is kept beyond the chain. At most 50 cookies of 4 KiB together.
std::string cookies_for(std::span<const Exchange> chain, std::string_view url);

}  // namespace citevet::probe
