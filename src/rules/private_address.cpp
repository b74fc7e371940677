// Addresses that no reader can open.
#include "rules/private_address.h"

#include "text/ascii.h"

#include <array>
#include <charconv>
#include <cstdint>

namespace citevet::rules {

namespace {

constexpr std::string_view own_machine = "a place on the writer's own machine";
constexpr std::string_view own_disk = "a file on the writer's own disk";
constexpr std::string_view own_network = "a place in a private network";

// The host of a canonical address, without user, port and brackets.
std::string_view host_of(std::string_view canonical) noexcept {
  const std::size_t scheme = canonical.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = canonical.substr(scheme + 3);
  host = host.substr(0, text::find_any(host, "/?#"));
  if (const std::size_t at = host.rfind('@'); at != std::string_view::npos) host.remove_prefix(at + 1);
  if (host.starts_with('[')) return host.substr(1, host.find(']') - 1);
  return host.substr(0, host.find(':'));
}

// The four numbers of a dotted IPv4 address.
bool ipv4(std::string_view host, std::array<unsigned, 4>& numbers) noexcept {
  const char* at = host.data();
  const char* const end = at + host.size();
  for (std::size_t i = 0; i < 4; ++i) {
    const auto [next, error] = std::from_chars(at, end, numbers[i]);
    if (error != std::errc{} || numbers[i] > 255) return false;
    if (i == 3) return next == end;
    if (next == end || *next != '.') return false;
    at = next + 1;
  }
  return false;
}

// RFC 6761 (localhost), RFC 6762 (local), and the names that routers and companies use at home.
constexpr std::array<std::string_view, 8> private_domains = {".localhost", ".local",     ".lan",  ".internal",
                                                             ".intranet",  ".home.arpa", ".corp", ".home"};

}  // namespace

std::string_view why_private(std::string_view written, std::string_view canonical) noexcept {
  if (canonical.empty()) {
    if (text::starts_with_ci(written, "file:")) return own_disk;
    const bool drive = written.size() > 3 && text::is_alpha(written[0]) && written[1] == ':' && (written[2] == '\\' || written[2] == '/');
    if (drive || written.starts_with("\\\\")) return own_disk;
    for (const std::string_view folder : {"/home/", "/Users/", "/mnt/", "/tmp/", "/var/", "~/"})
      if (written.starts_with(folder)) return own_disk;
    return {};
  }
  const std::string_view host = host_of(canonical);
  if (host.empty()) return {};
  if (host == "localhost" || host == "::1" || host == "0.0.0.0") return own_machine;
  const char first = host.front();
  if (text::is_digit(first)) {
    std::array<unsigned, 4> ip{};
    if (!ipv4(host, ip)) return {};
    if (ip[0] == 127 || ip[0] == 0) return own_machine;
    // RFC 1918, RFC 3927, RFC 6598.
    const bool is_private = ip[0] == 10 || (ip[0] == 172 && ip[1] >= 16 && ip[1] < 32) || (ip[0] == 192 && ip[1] == 168) ||
                            (ip[0] == 169 && ip[1] == 254) || (ip[0] == 100 && ip[1] >= 64 && ip[1] < 128);
    return is_private ? own_network : std::string_view{};
  }
  if (host.find(':') != std::string_view::npos) {
    // RFC 4193 (fc00::/7), RFC 4291 (fe80::/10).
    const bool is_private = host.starts_with("fc") || host.starts_with("fd") || host.starts_with("fe8") || host.starts_with("fe9") ||
                            host.starts_with("fea") || host.starts_with("feb");
    return is_private ? own_network : std::string_view{};
  }
  if (host.find('.') == std::string_view::npos) return own_network;
  for (const std::string_view domain : private_domains)
    if (host.ends_with(domain)) return domain == ".localhost" ? own_machine : own_network;
  return {};
}

}  // namespace citevet::rules
