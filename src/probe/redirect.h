// Where a redirect leads.
#pragma once

#include <citevet/link.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace citevet::probe {

// A 301, 302, 303, 307 or 308 with a Location.
bool is_redirect(const Exchange& exchange) noexcept;

// Whether the answer at `index` led on to the next one's address: a redirect, or a page that is nothing but a refresh.
bool led_on(std::span<const Exchange> chain, std::size_t index) noexcept;

// The value of the first header with this name (in lower case); empty: none.
std::string_view header(const Exchange& exchange, std::string_view name) noexcept;

// The address that a Location means, seen from the address that was asked (RFC 9110 §10.2.2, RFC 3986 §5), as browsers read it, without
// credentials and fragment. Empty when it is no http or https address.
std::optional<std::string> redirect_target(std::string_view asked, std::string_view location);

}  // namespace citevet::probe
