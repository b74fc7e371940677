// Which proxy a request goes through.
#include "net/proxy.h"

#include "text/ascii.h"

#include <arpa/inet.h>

#include <charconv>
#include <cstdlib>
#include <cstring>

namespace citevet::net {

namespace {

// libcurl reads HTTP_PROXY in lower case only: in capitals a CGI request's Proxy header would set it.
std::string variable(std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return value;
  return {};
}

// The bytes of an address in words; 0: it is none.
std::size_t address_bytes(std::string_view text, unsigned char (&bytes)[16]) noexcept {
  char buffer[INET6_ADDRSTRLEN];
  if (text.size() >= sizeof buffer) return 0;
  std::memcpy(buffer, text.data(), text.size());
  buffer[text.size()] = '\0';
  if (inet_pton(AF_INET, buffer, bytes) == 1) return 4;
  if (inet_pton(AF_INET6, buffer, bytes) == 1) return 16;
  return 0;
}

bool in_network(std::string_view network, std::string_view host) noexcept {
  const std::size_t slash = network.find('/');
  unsigned char base[16], address[16];
  const std::size_t size = address_bytes(network.substr(0, slash), base);
  if (size == 0 || size != address_bytes(host, address)) return false;
  unsigned bits = 0;
  const std::string_view digits = network.substr(slash + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  if (error != std::errc{} || end != digits.data() + digits.size() || bits > size * 8) return false;
  for (std::size_t i = 0; i < size && bits > 0; ++i) {
    const unsigned here = std::min(bits, 8U);
    if ((base[i] ^ address[i]) >> (8 - here) != 0) return false;
    bits -= here;
  }
  return true;
}

}  // namespace

Proxies Proxies::from_environment() {
  const std::string all = variable({"all_proxy", "ALL_PROXY"});
  Proxies found{variable({"http_proxy"}), variable({"https_proxy", "HTTPS_PROXY"}), variable({"no_proxy", "NO_PROXY"})};
  if (found.http.empty()) found.http = all;
  if (found.https.empty()) found.https = all;
  return found;
}

std::string_view Proxies::for_request(const UrlParts& url) const noexcept {
  const std::string& proxy = url.https ? https : http;
  if (proxy.empty() || names_host(except, url.host)) return {};
  return proxy;
}

bool names_host(std::string_view list, std::string_view host) noexcept {
  if (host.ends_with('.')) host.remove_suffix(1);
  while (!list.empty()) {
    const std::size_t end = list.find_first_of(", \t");
    std::string_view entry = list.substr(0, end);
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    if (entry == "*") return true;
    if (entry.find('/') != std::string_view::npos) {
      if (in_network(entry, host)) return true;
      continue;
    }
    if (entry.starts_with('.')) entry.remove_prefix(1);
    if (entry.ends_with('.')) entry.remove_suffix(1);
    if (entry.starts_with('[') && entry.ends_with(']')) entry = entry.substr(1, entry.size() - 2);
    if (entry.empty() || !text::ends_with_ci(host, entry)) continue;
    if (host.size() == entry.size() || host[host.size() - entry.size() - 1] == '.') return true;
  }
  return false;
}

}  // namespace citevet::net
