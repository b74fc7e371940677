// The parts of a serialised address that the network half needs.
#include "net/url.h"

#include "text/ascii.h"

namespace citevet::net {

std::optional<UrlParts> parts(std::string_view url) noexcept {
  for (const char c : url)
    if (c <= ' ' || c >= 0x7F || c == '\\') return std::nullopt;
  UrlParts found;
  if (text::starts_with_ci(url, "https://")) {
    found.https = true;
    url.remove_prefix(8);
  } else if (text::starts_with_ci(url, "http://")) {
    url.remove_prefix(7);
  } else {
    return std::nullopt;
  }
  found.authority = url.substr(0, url.find_first_of("/?#"));
  found.rest = url.substr(found.authority.size());
  found.rest = found.rest.substr(0, found.rest.find('#'));
  if (const std::size_t at = found.authority.rfind('@'); at != std::string_view::npos) {
    found.credentials = found.authority.substr(0, at);
    found.authority.remove_prefix(at + 1);
  }
  if (found.authority.starts_with('[')) {
    const std::size_t end = found.authority.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    found.host = found.authority.substr(1, end - 1);
  } else {
    found.host = found.authority.substr(0, found.authority.find(':'));
  }
  if (found.host.empty()) return std::nullopt;
  return found;
}

std::optional<std::string> sendable(std::string_view url) {
  const auto found = parts(url);
  if (!found) return std::nullopt;
  std::string out(found->https ? "https://" : "http://");
  out += found->authority;
  if (!found->rest.starts_with('/')) out += '/';
  out += found->rest;
  return out;
}

}  // namespace citevet::net
