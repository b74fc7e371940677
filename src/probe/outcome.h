// What a single exchange says.
#pragma once

#include <citevet/link.h>

namespace citevet::probe {

// 404 or 410.
bool is_missing(const Exchange& exchange) noexcept;

// Whether asking again later may help: what is the network's fault or the server's moment.
bool may_pass(const Exchange& exchange) noexcept;

// Whether a failure speaks of the network from here rather than of the site.
bool is_of_the_network(Failure failure) noexcept;

}  // namespace citevet::probe
