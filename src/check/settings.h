// What the config says of registries, as the stages take it.
#pragma once

#include <citevet/config.h>

#include "resolve/resolve.h"

namespace citevet::detail {

// Where each registry is, and how it is asked.
resolve::Settings registry_settings(const Config& config);

// The network settings, with the pace that each registry bears before what the config says of its host.
NetworkConfig network_settings(const Config& config);

}  // namespace citevet::detail
