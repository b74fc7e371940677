// IP addresses: reading, writing, and which of them the public can reach.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace citevet::identity {

using Ipv4 = std::array<std::uint8_t, 4>;
using Ipv6 = std::array<std::uint8_t, 16>;

// URL standard §3.5: one to four parts in decimal, octal (0…) or hexadecimal (0x…), the last of which fills what remains: `127.1`.
std::optional<Ipv4> read_ipv4(std::string_view text) noexcept;
// Whether the last label is a number, so that the host is an IPv4 address or nothing.
bool ends_in_number(std::string_view host) noexcept;
// RFC 4291 §2.2, without brackets and zone.
std::optional<Ipv6> read_ipv6(std::string_view text) noexcept;

void append(std::string& out, const Ipv4& address);
// RFC 5952: lower case, the longest run of zeros compressed.
void append(std::string& out, const Ipv6& address);

// Whether an address belongs to the public network, by the IANA special-purpose registries (RFC 6890). Loopback, private, link-local,
// shared, documentation, benchmark, multicast and reserved ranges do not. An IPv6 address that stands for an IPv4 one (mapped, NAT64, 6to4,
// ISATAP) is as public as that; Teredo and the compatible form are out of use, so not at all.
bool is_public(const Ipv4& address) noexcept;
bool is_public(const Ipv6& address) noexcept;

}  // namespace citevet::identity
