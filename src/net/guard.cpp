// The address guard: what a document may not make this machine talk to.
#include "net/guard.h"

#include "identity/ip.h"
#include "text/ascii.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>

namespace citevet::net::guard {

namespace {

// Without the zone, which names an interface of this machine.
std::string_view without_zone(std::string_view host) noexcept {
  return host.substr(0, host.find('%'));
}

}  // namespace

bool allows(const sockaddr& address) noexcept {
  if (address.sa_family == AF_INET) {
    sockaddr_in four;
    std::memcpy(&four, &address, sizeof four);
    identity::Ipv4 bytes;
    std::memcpy(bytes.data(), &four.sin_addr, bytes.size());
    return identity::is_public(bytes);
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 six;
    std::memcpy(&six, &address, sizeof six);
    identity::Ipv6 bytes;
    std::memcpy(bytes.data(), &six.sin6_addr, bytes.size());
    return identity::is_public(bytes);
  }
  return false;
}

bool allows_literal(std::string_view address) noexcept {
  if (const auto four = identity::read_ipv4(address)) return identity::is_public(*four);
  const auto six = identity::read_ipv6(without_zone(address));
  return six && identity::is_public(*six);
}

bool is_literal(std::string_view host) noexcept {
  return identity::ends_in_number(host) || host.find(':') != std::string_view::npos;
}

bool is_local_name(std::string_view host) noexcept {
  if (host.ends_with('.')) host.remove_suffix(1);
  return text::equal_ci(host, "localhost") || text::ends_with_ci(host, ".localhost");
}

}  // namespace citevet::net::guard
