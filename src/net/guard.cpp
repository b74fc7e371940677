// The address guard: what a document may not make this machine talk to.
#include "net/guard.h"

#include "text/ascii.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

namespace citevet::net::guard {

namespace {

using Ipv6 = std::array<std::uint8_t, 16>;

struct Range4 {
  std::uint32_t network;
  int bits;
};

// IANA IPv4 Special-Purpose Address Registry, those not globally reachable, and multicast (RFC 5771), class E (RFC 1112 §4).
constexpr Range4 special4[] = {
    {0x00000000, 8},   // this network
    {0x0A000000, 8},   // private use
    {0x64400000, 10},  // shared by carriers
    {0x7F000000, 8},   // loopback
    {0xA9FE0000, 16},  // link-local, cloud metadata among it
    {0xAC100000, 12},  // private use
    {0xC0000000, 24},  // protocol assignments
    {0xC0000200, 24},  // documentation
    {0xC0586300, 24},  // 6to4 relays, withdrawn
    {0xC0A80000, 16},  // private use
    {0xC6120000, 15},  // benchmarking
    {0xC6336400, 24},  // documentation
    {0xCB007100, 24},  // documentation
    {0xE0000000, 4},   // multicast
    {0xF0000000, 4},   // reserved, broadcast
};

bool allows4(std::uint32_t address) noexcept {
  for (const Range4& range : special4)
    if ((address ^ range.network) >> (32 - range.bits) == 0) return false;
  return true;
}

std::uint32_t ipv4_at(const Ipv6& address, std::size_t at) noexcept {
  return std::uint32_t{address[at]} << 24 | std::uint32_t{address[at + 1]} << 16 | std::uint32_t{address[at + 2]} << 8 | address[at + 3];
}

bool has_prefix(const Ipv6& address, std::initializer_list<std::uint8_t> prefix) noexcept {
  return std::equal(prefix.begin(), prefix.end(), address.begin());
}

bool allows6(const Ipv6& address) noexcept {
  // NAT64 and 6to4 lie inside or outside the global range, so they come first.
  if (has_prefix(address, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0})) return allows4(ipv4_at(address, 12));  // RFC 6052
  if (has_prefix(address, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF})) return allows4(ipv4_at(address, 12));     // RFC 4291 §2.5.5.2
  if ((address[0] & 0xE0) != 0x20) return false;                               // only 2000::/3 is global unicast (RFC 4291 §2.4, IANA)
  if (has_prefix(address, {0x20, 0x02})) return allows4(ipv4_at(address, 2));  // 6to4, RFC 3056
  if (has_prefix(address, {0x20, 0x01, 0x0D, 0xB8})) return false;             // documentation
  if (has_prefix(address, {0x20, 0x01}) && address[2] < 0x02) return false;    // 2001::/23: Teredo, ORCHID, benchmarking
  if (address[0] == 0x3F && address[1] == 0xFF && (address[2] & 0xF0) == 0) return false;  // documentation, RFC 9637
  if ((address[8] & 0xFD) == 0 && address[9] == 0 && address[10] == 0x5E && address[11] == 0xFE)
    return allows4(ipv4_at(address, 12));  // ISATAP
  return true;
}

struct Parsed {
  std::optional<std::uint32_t> ipv4;
  std::optional<Ipv6> ipv6;
};

Parsed parse(std::string_view host) noexcept {
  char buffer[INET6_ADDRSTRLEN + 1];
  const std::size_t size = std::min(host.find('%'), host.size());  // a zone says nothing about the range
  if (size == 0 || size >= sizeof buffer) return {};
  std::memcpy(buffer, host.data(), size);
  buffer[size] = '\0';
  Parsed parsed;
  in_addr four{};
  Ipv6 six{};
  if (inet_pton(AF_INET, buffer, &four) == 1)
    parsed.ipv4 = ntohl(four.s_addr);
  else if (inet_pton(AF_INET6, buffer, six.data()) == 1)
    parsed.ipv6 = six;
  return parsed;
}

}  // namespace

bool allows(const sockaddr& address) noexcept {
  if (address.sa_family == AF_INET) {
    sockaddr_in four;
    std::memcpy(&four, &address, sizeof four);
    return allows4(ntohl(four.sin_addr.s_addr));
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 six;
    std::memcpy(&six, &address, sizeof six);
    Ipv6 bytes;
    std::memcpy(bytes.data(), &six.sin6_addr, bytes.size());
    return allows6(bytes);
  }
  return false;
}

bool allows_literal(std::string_view address) noexcept {
  const Parsed parsed = parse(address);
  if (parsed.ipv4) return allows4(*parsed.ipv4);
  return parsed.ipv6 && allows6(*parsed.ipv6);
}

bool is_literal(std::string_view host) noexcept {
  const Parsed parsed = parse(host);
  return parsed.ipv4 || parsed.ipv6;
}

bool is_local_name(std::string_view host) noexcept {
  if (host.ends_with('.')) host.remove_suffix(1);
  return text::equal_ci(host, "localhost") || text::ends_with_ci(host, ".localhost");
}

}  // namespace citevet::net::guard
