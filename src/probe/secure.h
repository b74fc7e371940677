// Whether an http address gives the same page over https.
#pragma once

#include "probe/reading.h"

#include <citevet/link.h>

#include <optional>
#include <span>

namespace citevet::probe {

// The https form of an http address that answered with success and did not lead to https itself. It is asked like any other, without
// second looks and retries (When::later). Empty: there is nothing to learn, or a port says that https would be elsewhere.
std::optional<Request> over_https(std::span<const Exchange> chain);

// For Link::same_over_https: whether the https form, asked to its end, gave the same page. Pages are compared by what they say, else by
// their titles; what is no page by its type and length.
bool is_same_over_https(std::span<const Exchange> chain, const Reading& reading, std::span<const Exchange> secure,
                        const Reading& secure_reading);

}  // namespace citevet::probe
