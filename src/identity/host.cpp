// Hosts as the URL standard reads them: names, numeric IPv4 in all its spellings, IPv6.
#include "identity/host.h"

#include "identity/ip.h"
#include "text/ascii.h"
#include "text/percent.h"

#include <idn2.h>

namespace citevet::identity {

namespace {

// URL standard, forbidden domain code points.
constexpr bool forbidden(char c) noexcept {
  return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || std::string_view("#/:<>?@[\\]^|%").find(c) != std::string_view::npos;
}

// What RFC 3986 has no spelling for in a name, so that no request could be made: the URL standard lets them through.
constexpr bool unspeakable(char c) noexcept {
  return c == '"' || c == '`' || c == '{' || c == '}';
}

// A name with letters beyond ASCII, by UTS 46 (nontransitional). No such name is long: the domain name system ends at 253 bytes.
constexpr std::size_t longest_name = 1024;

bool to_ascii(const std::string& name, std::string& out) {
  if (name.size() > longest_name || name.find('\0') != std::string::npos) return false;
  char* ascii = nullptr;
  if (idn2_to_ascii_8z(name.c_str(), &ascii, IDN2_NONTRANSITIONAL) != IDN2_OK) return false;
  out.append(ascii);
  idn2_free(ascii);
  return true;
}

}  // namespace

bool read_host(std::string_view written, std::string& out) {
  if (written.starts_with('[')) {
    if (!written.ends_with(']')) return false;
    const auto address = read_ipv6(written.substr(1, written.size() - 2));
    if (!address) return false;
    out += '[';
    append(out, *address);
    out += ']';
    return true;
  }
  std::string name = text::percent_decoded(written);
  bool ascii = true;
  for (char& c : name) {
    ascii = ascii && static_cast<unsigned char>(c) < 0x80;
    c = text::to_lower(c);
  }
  if (!ascii) {
    std::string mapped;
    if (!to_ascii(name, mapped)) return false;
    name = std::move(mapped);
  }
  if (name.empty()) return false;
  for (const char c : name)
    if (forbidden(c) || unspeakable(c)) return false;
  if (!ends_in_number(name)) {
    out += name;
    return true;
  }
  const auto address = read_ipv4(name);
  if (!address) return false;
  append(out, *address);
  return true;
}

}  // namespace citevet::identity
