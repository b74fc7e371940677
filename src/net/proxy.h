// Which proxy a request goes through.
#pragma once

#include "net/url.h"

#include <string>
#include <string_view>

namespace citevet::net {

// The proxies of the environment, in the variables that libcurl reads. Decided here and told to libcurl for each request, since the guard
// has to know whether a socket leads to a proxy or to the host itself.
struct Proxies {
  std::string http;  // empty: none
  std::string https;
  std::string except;  // NO_PROXY: hosts, domains, addresses and networks (`10.0.0.0/8`) parted by commas; `*` is all

  [[nodiscard]] static Proxies from_environment();
  // Empty: asked directly.
  [[nodiscard]] std::string_view for_request(const UrlParts& url) const noexcept;
};

// Whether a NO_PROXY list names a host.
bool names_host(std::string_view list, std::string_view host) noexcept;

}  // namespace citevet::net
