// Telling whether two pages say the same without keeping either.
#pragma once

#include <citevet/page.h>

#include <cstdint>

namespace citevet::probe {

// For alike(): a hash of the pairs of words of a page in which few bits differ when few words do (Charikar's similarity hash). Words with
// digits or slashes are left out: a page that stands in for others likes to name the address and the time. 0: no words.
std::uint64_t likeness(const Page& page) noexcept;

}  // namespace citevet::probe
