// The cookies of one redirect chain.
#include "probe/cookies.h"

#include "identity/url.h"
#include "text/ascii.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace citevet::probe {

namespace {

constexpr std::size_t most_cookies = 50;
constexpr std::size_t most_bytes = 4096;

struct Cookie {
  std::string_view name;
  std::string_view value;
  std::string domain;  // in lower case
  bool host_only = true;
  std::string_view path;
  bool secure = false;
  bool expired = false;
};

bool is_within(std::string_view host, std::string_view domain) noexcept {
  return host == domain || (host.size() > domain.size() && host.ends_with(domain) && host[host.size() - domain.size() - 1] == '.');
}

bool is_below(std::string_view path, std::string_view folder) noexcept {
  return path.starts_with(folder) && (path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/');
}

std::string_view directory(std::string_view path) noexcept {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos || slash == 0 ? std::string_view("/") : path.substr(0, slash);
}

// RFC 6265 §5.2. Empty for what is no cookie, or one for somebody else.
std::optional<Cookie> read(std::string_view line, const identity::Parts& from) {
  const std::string_view pair = line.substr(0, line.find(';'));
  const std::size_t equals = pair.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  Cookie cookie;
  cookie.name = text::trim(pair.substr(0, equals));
  cookie.value = text::trim(pair.substr(equals + 1));
  // A control character would end the header that the cookie goes back in.
  if (cookie.name.empty() || std::ranges::any_of(pair, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; }))
    return std::nullopt;
  cookie.domain = from.host;
  cookie.path = directory(from.path);
  std::string_view rest = line.substr(pair.size());
  while (!rest.empty()) {
    rest.remove_prefix(1);
    const std::string_view attribute = rest.substr(0, rest.find(';'));
    rest.remove_prefix(attribute.size());
    const std::size_t split = attribute.find('=');
    const std::string_view name = text::trim(attribute.substr(0, split));
    const std::string_view value = split == std::string_view::npos ? std::string_view{} : text::trim(attribute.substr(split + 1));
    if (text::equal_ci(name, "domain")) {
      std::string domain = text::lower(value.starts_with('.') ? value.substr(1) : value);
      if (domain.empty()) continue;
      // A single label is a whole top-level domain.
      if (!is_within(from.host, domain) || domain.find('.') == std::string::npos) return std::nullopt;
      cookie.domain = std::move(domain);
      cookie.host_only = false;
    } else if (text::equal_ci(name, "path") && value.starts_with('/')) {
      cookie.path = value;
    } else if (text::equal_ci(name, "secure")) {
      cookie.secure = true;
    } else if (text::equal_ci(name, "max-age")) {
      cookie.expired = value == "0" || value.starts_with('-');
    }
  }
  return cookie;
}

}  // namespace

std::string cookies_for(std::span<const Exchange> chain, std::string_view url) {
  std::vector<Cookie> jar;
  for (const Exchange& exchange : chain) {
    const identity::Parts from = identity::parts(exchange.request.url);
    for (const auto& [name, value] : exchange.headers) {
      if (name != "set-cookie") continue;
      auto cookie = read(value, from);
      if (!cookie) continue;
      std::erase_if(
          jar, [&](const Cookie& old) { return old.name == cookie->name && old.domain == cookie->domain && old.path == cookie->path; });
      if (!cookie->expired && jar.size() < most_cookies) jar.push_back(std::move(*cookie));
    }
  }
  const identity::Parts to = identity::parts(url);
  std::string header;
  for (const Cookie& cookie : jar) {
    if (cookie.host_only ? to.host != cookie.domain : !is_within(to.host, cookie.domain)) continue;
    if (!is_below(to.path.empty() ? std::string_view("/") : to.path, cookie.path) || (cookie.secure && to.scheme != "https")) continue;
    if (header.size() + cookie.name.size() + cookie.value.size() + 3 > most_bytes) break;
    if (!header.empty()) header += "; ";
    header.append(cookie.name).append("=").append(cookie.value);
  }
  return header;
}

}  // namespace citevet::probe
