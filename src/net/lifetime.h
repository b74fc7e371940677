// For how long an answer that was kept counts.
#pragma once

#include <citevet/link.h>

#include <chrono>
#include <cstdint>

namespace citevet::net {

// By the verdict that the evidence yields: a page that is there stays for days, a failure may be over in minutes. `hash` (of its key) moves
// it by up to a quarter either way, so that what was asked together is not asked together again. Zero: it is not kept at all.
std::chrono::seconds lifetime(State state, std::uint64_t hash) noexcept;

// No lifetime is longer.
std::chrono::seconds longest_lifetime() noexcept;

}  // namespace citevet::net
