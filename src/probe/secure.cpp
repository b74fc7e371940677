// Whether an http address gives the same page over https.
#include "probe/secure.h"

#include "identity/ip.h"
#include "identity/url.h"
#include "probe/redirect.h"
#include "probe/refusal.h"

#include <algorithm>

namespace citevet::probe {

namespace {

bool is_success(const Exchange& exchange) noexcept {
  return exchange.failure == Failure::none && exchange.status >= 200 && exchange.status < 300;
}

bool same_header(const Exchange& one, const Exchange& other, std::string_view name) noexcept {
  return !header(one, name).empty() && header(one, name) == header(other, name);
}

}  // namespace

std::optional<Request> over_https(std::span<const Exchange> chain) {
  if (chain.empty() || !is_success(chain.back())) return std::nullopt;
  const std::string& cited = chain.front().request.url;
  const identity::Parts parts = identity::parts(cited);
  if (parts.scheme != "http" || !parts.port.empty()) return std::nullopt;
  // No authority gives certificates to such addresses, or to the names of a private network.
  if (parts.host.starts_with('[') || identity::ends_in_number(parts.host) || parts.host.find('.') == std::string_view::npos)
    return std::nullopt;
  if (std::ranges::any_of(chain, [](const Exchange& exchange) { return exchange.request.url.starts_with("https://"); }))
    return std::nullopt;
  return Request{.url = "https" + cited.substr(4)};
}

bool is_same_over_https(std::span<const Exchange> chain, const Reading& reading, std::span<const Exchange> secure,
                        const Reading& secure_reading) {
  if (chain.empty() || secure.empty()) return false;
  const Exchange& plain = chain.back();
  const Exchange& last = secure.back();
  if (!is_success(plain) || last.status != plain.status || !is_success(last) || !last.request.url.starts_with("https://")) return false;
  if (refusal(plain, reading) || refusal(last, secure_reading) || !secure_reading.stand_in.empty()) return false;
  if (reading.media_type != secure_reading.media_type) return false;
  if (alike(reading.likeness, secure_reading.likeness)) return true;
  if (reading.likeness != 0 || secure_reading.likeness != 0)
    return !reading.page.window_title.empty() && reading.page.window_title == secure_reading.page.window_title;
  return same_header(plain, last, "etag") || same_header(plain, last, "content-length");
}

}  // namespace citevet::probe
