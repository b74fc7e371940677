// Where a redirect leads.
#include "probe/redirect.h"

#include "identity/url.h"
#include "text/ascii.h"

namespace citevet::probe {

namespace {

// Whether it begins with a scheme and a colon.
bool has_scheme(std::string_view reference) noexcept {
  const std::size_t end = reference.find_first_of(":/?#");
  if (end == std::string_view::npos || end == 0 || reference[end] != ':' || !text::is_alpha(reference.front())) return false;
  for (const char c : reference.substr(0, end))
    if (!text::is_alnum(c) && c != '+' && c != '-' && c != '.') return false;
  return true;
}

// The URL standard takes tabs and line ends out, and a backslash before the query for a slash. Servers write paths in whatever bytes they
// keep them in: those are asked for as they are.
std::string cleaned(std::string_view location) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  bool in_query = false;
  std::size_t slashes = 0;
  const std::size_t scheme = has_scheme(location) ? location.find(':') : 0;
  for (std::size_t i = 0; i < location.size(); ++i) {
    char c = location[i];
    if (c == '\t' || c == '\n' || c == '\r') continue;
    in_query = in_query || c == '?' || c == '#';
    if (c == '\\' && !in_query) c = '/';
    if (c == '/' && i >= scheme) ++slashes;
    const auto byte = static_cast<unsigned char>(c);
    // The host comes behind two slashes and ends at the third: its letters are mapped, not encoded.
    const bool in_host = slashes == 2 && !in_query && (out.starts_with("//") || scheme > 0);
    if (byte >= 0x80 && !in_host) {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

bool is_redirect(const Exchange& exchange) noexcept {
  const int status = exchange.status;
  return (status == 301 || status == 302 || status == 303 || status == 307 || status == 308) && !header(exchange, "location").empty();
}

bool led_on(std::span<const Exchange> chain, std::size_t index) noexcept {
  // A second look and a retry ask the same address.
  return is_redirect(chain[index]) || (index + 1 < chain.size() && chain[index + 1].request.url != chain[index].request.url);
}

std::string_view header(const Exchange& exchange, std::string_view name) noexcept {
  for (const auto& [key, value] : exchange.headers)
    if (key == name) return value;
  return {};
}

std::optional<std::string> redirect_target(std::string_view asked, std::string_view location) {
  const std::string reference = cleaned(text::trim(location));
  const std::string_view base = asked.substr(0, asked.find('#'));
  const std::size_t host = base.find("//") + 2;
  const std::string_view origin = base.substr(0, base.find_first_of("/?", host));
  std::string whole;
  if (has_scheme(reference)) {
    whole = reference;
  } else if (reference.starts_with("//")) {
    whole.append(base.substr(0, host - 2)).append(reference);
  } else if (reference.starts_with('/')) {
    whole.append(origin).append(reference);
  } else if (reference.empty() || reference.starts_with('#')) {
    whole = base;
  } else if (reference.starts_with('?')) {
    whole.append(base.substr(0, base.find('?'))).append(reference);
  } else {
    const std::string_view path = base.substr(0, base.find('?'));
    const std::size_t slash = path.rfind('/');
    whole.append(slash < host ? origin : path.substr(0, slash)).append("/").append(reference);
  }
  std::string read;
  if (!identity::read_url(whole, identity::Form::standard, read)) return std::nullopt;
  read.erase(std::min(read.find('#'), read.size()));
  return identity::without_userinfo(read);
}

}  // namespace citevet::probe
