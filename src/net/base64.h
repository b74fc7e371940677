// Base64 (RFC 4648 §4).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace citevet::net {

std::string to_base64(std::string_view bytes);
// White space is skipped. Empty for anything else that is no base64.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace citevet::net
