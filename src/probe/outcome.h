// What a single exchange says.
#pragma once

#include "probe/probe.h"

#include <citevet/link.h>

#include <optional>

namespace citevet::probe {

// 404 or 410.
bool is_missing(const Exchange& exchange) noexcept;

// What the config says that a status means; empty: nothing.
std::optional<State> meaning_of(int status, const Policy& policy) noexcept;

// A success that is alive as ever: then the page is looked at, too.
bool is_usual(int status, State meaning) noexcept;

// Whether a failure speaks of the network from here rather than of the site.
bool is_of_the_network(Failure failure) noexcept;

}  // namespace citevet::probe
