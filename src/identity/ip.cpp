// IP addresses: reading, writing, and which of them the public can reach.
#include "identity/ip.h"

#include "text/ascii.h"

#include <charconv>

namespace citevet::identity {

namespace {

// One part of a numeric host. Empty when it is no number; too large ones are capped, which is out of range for every part.
std::optional<std::uint64_t> number(std::string_view part) noexcept {
  constexpr std::uint64_t too_large = std::uint64_t{1} << 32U;
  if (part.empty()) return {};
  unsigned radix = 10;
  if (part.size() >= 2 && part[0] == '0' && (part[1] == 'x' || part[1] == 'X')) {
    part.remove_prefix(2);
    radix = 16;
  } else if (part.size() >= 2 && part[0] == '0') {
    part.remove_prefix(1);
    radix = 8;
  }
  std::uint64_t value = 0;
  for (const char c : part) {
    unsigned digit = 16;
    if (text::is_digit(c)) digit = static_cast<unsigned>(c - '0');
    if (text::is_alpha(c) && text::is_hex(c)) digit = static_cast<unsigned>(text::to_lower(c) - 'a') + 10U;
    if (digit >= radix) return {};
    value = value * radix + digit;
    if (value > too_large) value = too_large;
  }
  return value;
}

}  // namespace

bool ends_in_number(std::string_view host) noexcept {
  if (host.ends_with('.')) host.remove_suffix(1);
  const std::string_view last = host.substr(host.rfind('.') + 1);
  if (last.empty()) return false;
  bool digits = true;
  for (const char c : last) digits = digits && text::is_digit(c);
  return digits || number(last).has_value();
}

std::optional<Ipv4> read_ipv4(std::string_view text) noexcept {
  if (text.ends_with('.')) text.remove_suffix(1);
  std::uint64_t parts[4];
  std::size_t count = 0;
  for (bool more = true; more; ++count) {
    if (count == 4) return {};
    const std::size_t dot = text.find('.');
    const auto value = number(text.substr(0, dot));
    if (!value) return {};
    parts[count] = *value;
    more = dot != std::string_view::npos;
    if (more) text.remove_prefix(dot + 1);
  }
  std::uint64_t address = 0;
  for (std::size_t i = 0; i + 1 < count; ++i) {
    if (parts[i] > 255) return {};
    address |= parts[i] << (24U - 8U * i);
  }
  const std::uint64_t last = parts[count - 1];
  if (last >= std::uint64_t{1} << (8U * (5U - count))) return {};
  address |= last;
  return Ipv4{static_cast<std::uint8_t>(address >> 24U), static_cast<std::uint8_t>(address >> 16U),
              static_cast<std::uint8_t>(address >> 8U), static_cast<std::uint8_t>(address)};
}

std::optional<Ipv6> read_ipv6(std::string_view text) noexcept {
  std::uint16_t pieces[8] = {};
  std::size_t count = 0;
  std::size_t compressed = 9;  // where "::" stands
  std::size_t at = 0;
  if (text.starts_with("::")) {
    compressed = 0;
    at = 2;
  } else if (text.starts_with(':')) {
    return {};
  }
  while (at < text.size()) {
    if (count == 8) return {};
    if (text[at] == ':') {
      if (compressed != 9) return {};
      compressed = count;
      ++at;
      continue;
    }
    const std::size_t start = at;
    unsigned value = 0;
    for (; at < text.size() && at - start < 4 && text::is_hex(text[at]); ++at) {
      const char c = text::to_lower(text[at]);
      value = value * 16U + static_cast<unsigned>(text::is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    if (at < text.size() && text[at] == '.') {
      // The last two pieces written as IPv4: four decimal numbers, no leading zeros.
      if (count > 6) return {};
      std::string_view rest = text.substr(start);
      for (int part = 0; part < 4; ++part) {
        const std::size_t dot = part < 3 ? rest.find('.') : rest.size();
        if (dot == std::string_view::npos || dot == 0 || dot > 3 || (dot > 1 && rest[0] == '0')) return {};
        unsigned byte = 0;
        for (const char c : rest.substr(0, dot)) {
          if (!text::is_digit(c)) return {};
          byte = byte * 10U + static_cast<unsigned>(c - '0');
        }
        if (byte > 255) return {};
        auto& piece = pieces[count + static_cast<std::size_t>(part) / 2];
        piece = static_cast<std::uint16_t>(piece * 256U + byte);
        rest.remove_prefix(part < 3 ? dot + 1 : dot);
      }
      count += 2;
      break;
    }
    if (at == start) return {};
    pieces[count++] = static_cast<std::uint16_t>(value);
    if (at < text.size()) {
      if (text[at] != ':' || at + 1 == text.size()) return {};
      ++at;
    }
  }
  if (compressed == 9 ? count != 8 : count == 8) return {};
  Ipv6 address{};
  const std::size_t head = compressed == 9 ? count : compressed;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t to = i < head ? i : 8 - count + i;
    address[2 * to] = static_cast<std::uint8_t>(pieces[i] >> 8U);
    address[2 * to + 1] = static_cast<std::uint8_t>(pieces[i] & 0xFFU);
  }
  return address;
}

void append(std::string& out, const Ipv4& address) {
  char digits[4];
  for (std::size_t i = 0; i < 4; ++i) {
    if (i > 0) out += '.';
    out.append(digits, std::to_chars(digits, digits + 4, address[i]).ptr);
  }
}

void append(std::string& out, const Ipv6& address) {
  const auto piece = [&](std::size_t i) { return static_cast<unsigned>(address[2 * i]) << 8U | address[2 * i + 1]; };
  std::size_t run = 8;
  std::size_t length = 1;  // a single zero is written
  for (std::size_t i = 0; i < 8;) {
    std::size_t end = i;
    while (end < 8 && piece(end) == 0) ++end;
    if (end - i > length) {
      run = i;
      length = end - i;
    }
    i = end == i ? i + 1 : end;
  }
  char digits[4];
  for (std::size_t i = 0; i < 8; ++i) {
    if (i == run) {
      out += "::";
      i += length - 1;
      continue;
    }
    if (i > 0 && i != run + length) out += ':';
    out.append(digits, std::to_chars(digits, digits + 4, piece(i), 16).ptr);
  }
}

namespace {

struct Range4 {
  Ipv4 network;
  unsigned bits;
};

// IANA IPv4 Special-Purpose Address Registry: what is not globally reachable; multicast (RFC 5771) and the former class E beside it.
constexpr Range4 not_public4[] = {
    {{0, 0, 0, 0}, 8},        // this network
    {{10, 0, 0, 0}, 8},       // private
    {{100, 64, 0, 0}, 10},    // shared by carriers
    {{127, 0, 0, 0}, 8},      // loopback
    {{169, 254, 0, 0}, 16},   // link-local
    {{172, 16, 0, 0}, 12},    // private
    {{192, 0, 0, 0}, 24},     // protocol assignments
    {{192, 0, 2, 0}, 24},     // documentation
    {{192, 88, 99, 0}, 24},   // former 6to4 relays
    {{192, 168, 0, 0}, 16},   // private
    {{198, 18, 0, 0}, 15},    // benchmarks
    {{198, 51, 100, 0}, 24},  // documentation
    {{203, 0, 113, 0}, 24},   // documentation
    {{224, 0, 0, 0}, 4},      // multicast
    {{240, 0, 0, 0}, 4},      // reserved, broadcast
};

struct Range6 {
  std::array<std::uint8_t, 4> network;
  unsigned bits;
};

// Only 2000::/3 is given out; of it the IANA IPv6 Special-Purpose Address Registry takes these.
constexpr Range6 not_public6[] = {
    {{0x20, 0x01, 0x00, 0x00}, 23},  // protocol assignments: Teredo, ORCHID, benchmarks
    {{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation
    {{0x3f, 0xff, 0x00, 0x00}, 20},  // documentation
};

// IPv6 networks that stand for IPv4 addresses.
constexpr std::uint8_t nat64[12] = {0x00, 0x64, 0xff, 0x9b};  // RFC 6052
constexpr std::uint8_t six_to_four[2] = {0x20, 0x02};         // RFC 3056

template <class Bytes>
bool inside(const Bytes& address, const std::uint8_t* network, unsigned bits) noexcept {
  for (std::size_t i = 0; bits > 0; ++i) {
    const unsigned here = bits < 8 ? bits : 8;
    const unsigned mask = 0xFF00U >> here & 0xFFU;
    if (((address[i] ^ network[i]) & mask) != 0) return false;
    bits -= here;
  }
  return true;
}

}  // namespace

bool is_public(const Ipv4& address) noexcept {
  for (const Range4& range : not_public4)
    if (inside(address, range.network.data(), range.bits)) return false;
  return true;
}

bool is_public(const Ipv6& address) noexcept {
  const auto ipv4 = [&](std::size_t at) { return Ipv4{address[at], address[at + 1], address[at + 2], address[at + 3]}; };
  bool zeros = true;
  for (std::size_t i = 0; i < 10; ++i) zeros = zeros && address[i] == 0;
  // A network part of zeros holds an IPv4 address when it is mapped (RFC 4291 §2.5.5.2); the compatible ones are out of use, ::1 among
  // them.
  if (zeros && address[10] == 0xFF && address[11] == 0xFF) return is_public(ipv4(12));
  if (inside(address, nat64, 96)) return is_public(ipv4(12));
  if (inside(address, six_to_four, 16)) return is_public(ipv4(2));
  if ((address[0] & 0xE0U) != 0x20U) return false;
  for (const Range6& range : not_public6)
    if (inside(address, range.network.data(), range.bits)) return false;
  // ISATAP (RFC 5214 §6.1): the interface is an IPv4 address of the site.
  if ((address[8] & 0xFDU) == 0 && address[9] == 0 && address[10] == 0x5E && address[11] == 0xFE) return is_public(ipv4(12));
  return true;
}

}  // namespace citevet::identity
