// Which addresses the `host` of a [[host]] means.
#include "config/host_pattern.h"

#include "text/ascii.h"

#include <citevet/address.h>

#include <charconv>

namespace citevet::config {

namespace {

constexpr std::uint16_t port_of(bool https) noexcept {
  return https ? 443 : 80;
}

std::optional<std::uint16_t> number(std::string_view digits) noexcept {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc() || end != digits.data() + digits.size() || port == 0) return std::nullopt;
  return port;
}

// The colon before a port; npos where there is none.
std::size_t colon_of(std::string_view authority) noexcept {
  const std::size_t colon = authority.rfind(':');
  const std::size_t bracket = authority.rfind(']');
  return colon != std::string_view::npos && bracket != std::string_view::npos && colon < bracket ? std::string_view::npos : colon;
}

bool take(std::string_view& text, std::string_view start) noexcept {
  if (!text::starts_with_ci(text, start)) return false;
  text.remove_prefix(start.size());
  return true;
}

}  // namespace

std::optional<Origin> origin_of(std::string_view url) noexcept {
  Origin origin;
  origin.https = take(url, "https://");
  if (!origin.https && !take(url, "http://")) return std::nullopt;
  std::string_view authority = url.substr(0, url.find_first_of("/?#"));
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) authority.remove_prefix(at + 1);
  const std::size_t colon = colon_of(authority);
  origin.host = authority.substr(0, colon);
  origin.port = port_of(origin.https);
  if (colon != std::string_view::npos) {
    const auto port = number(authority.substr(colon + 1));
    if (!port) return std::nullopt;
    origin.port = *port;
  }
  if (origin.host.ends_with('.')) origin.host.remove_suffix(1);
  if (origin.host.empty()) return std::nullopt;
  return origin;
}

bool HostPattern::covers(const Origin& origin) const noexcept {
  if (https && *https != origin.https) return false;
  if (port && *port != origin.port) return false;
  if (name.empty()) return true;
  if (!below) return text::equal_ci(origin.host, name);
  return origin.host.size() > name.size() + 1 && text::ends_with_ci(origin.host, name) &&
         origin.host[origin.host.size() - name.size() - 1] == '.';
}

bool HostPattern::entrusts(const Origin& origin) const noexcept {
  return covers(origin) && !name.empty() && (https || origin.https) && (port || origin.port == port_of(origin.https));
}

std::optional<HostPattern> host_pattern(std::string_view written) {
  HostPattern pattern;
  if (take(written, "https://"))
    pattern.https = true;
  else if (take(written, "http://"))
    pattern.https = false;
  if (written.ends_with('/')) written.remove_suffix(1);
  if (const std::size_t colon = colon_of(written); colon != std::string_view::npos) {
    pattern.port = number(written.substr(colon + 1));
    if (!pattern.port) return std::nullopt;
    written = written.substr(0, colon);
  }
  if (written == "*") return pattern;
  pattern.below = take(written, "*.");
  if (written.find_first_of("/?#@*\\ ") != std::string_view::npos) return std::nullopt;
  const auto canonical = canonical_url("https://" + std::string(written) + "/");
  const auto origin = canonical ? origin_of(*canonical) : std::nullopt;
  if (!origin) return std::nullopt;
  pattern.name = origin->host;
  return pattern;
}

}  // namespace citevet::config
