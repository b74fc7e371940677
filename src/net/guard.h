// The address guard: what a document may not make this machine talk to.
#pragma once

#include <string_view>

struct sockaddr;

namespace citevet::net::guard {

// Whether a socket may be connected to this address: IPv4 or IPv6 and globally reachable by the IANA special-purpose registries. IPv4
// addresses inside IPv6 ones (mapped, NAT64, 6to4, Teredo) count as themselves.
bool allows(const sockaddr& address) noexcept;

// The same for an address in words (`127.0.0.1`, `::1`, without brackets). False for what is no address.
bool allows_literal(std::string_view address) noexcept;

// Whether a host is written as an IP address, or as what looks like one and is none.
bool is_literal(std::string_view host) noexcept;

// Whether a name means this machine by definition, whatever a resolver says: `localhost` and what ends in it (RFC 6761 §6.3).
bool is_local_name(std::string_view host) noexcept;

}  // namespace citevet::net::guard
