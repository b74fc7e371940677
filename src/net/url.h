// The parts of a serialised address that the network half needs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace citevet::net {

// The parts of an absolute http or https address; views into it.
struct UrlParts {
  bool https = false;
  std::string_view credentials;  // `user:password`; empty when there are none
  std::string_view authority;    // host and port, without credentials: what is paced as one
  std::string_view host;         // without brackets and port
  std::string_view rest;         // path and query, without the fragment
};

// Empty for what must not reach a socket: another scheme, no host, or a byte that a serialised address does not hold (a space, a control
// character, a backslash, anything beyond ASCII), on which two parsers could disagree.
std::optional<UrlParts> parts(std::string_view url) noexcept;

// The address as it is sent: without credentials and fragment. Empty like parts().
std::optional<std::string> sendable(std::string_view url);

}  // namespace citevet::net
