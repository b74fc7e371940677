// Whether an answer is a refusal of robots.
#include "probe/refusal.h"

#include "probe/redirect.h"
#include "probe/signatures.h"
#include "text/ascii.h"

namespace citevet::probe {

namespace {

constexpr std::size_t title_within = 64 * 1024;
// A page that is nothing but a challenge is short in markup or, where scripts fill it, in words.
constexpr std::size_t small_body = 4 * 1024;
constexpr std::size_t few_words = 80;

// The site refuses, whatever it says besides. 402 is what networks answer that sell access to robots; 999 is LinkedIn's.
bool refuses_by_status(int status) noexcept {
  switch (status) {
    case 401:
    case 402:
    case 403:
    case 406:
    case 412:
    case 418:
    case 429:
    case 451:
    case 999:
      return true;
    default:
      return false;
  }
}

// A challenge comes with these too, but so does other news: their body or headers have to say it.
bool may_refuse(int status) noexcept {
  return refuses_by_status(status) || status == 405 || status == 503;
}

std::string_view vendor_by_headers(const Exchange& exchange, bool with_refusal) {
  for (const HeaderSign& sign : header_signs()) {
    if (sign.with == With::refusal && !with_refusal) continue;
    for (const auto& [name, value] : exchange.headers)
      if (name == sign.name && (sign.contains.empty() || text::find_ci(value, sign.contains) != std::string_view::npos) &&
          (sign.except.empty() || value != sign.except))
        return sign.vendor;
  }
  return {};
}

std::string_view vendor_by_body(const Exchange& exchange, bool with_refusal) {
  const std::string_view body = exchange.body;
  const std::string_view title = title_of(body);
  for (const BodySign& sign : body_signs()) {
    if (sign.with == With::refusal && !with_refusal) continue;
    if (sign.in_title) {
      if (title.starts_with(sign.text)) return sign.vendor;
    } else if ((with_refusal || body.size() <= small_body) && body.find(sign.text) != std::string_view::npos) {
      return sign.vendor;
    }
  }
  return {};
}

}  // namespace

std::optional<Refusal> refusal(const Exchange& exchange, const Reading& reading) {
  if (exchange.status == 0) return std::nullopt;
  const bool by_status = refuses_by_status(exchange.status);
  if (const std::string_view vendor = vendor_by_headers(exchange, by_status); !vendor.empty()) return Refusal{vendor, true};
  if (!reading.challenge.empty()) return Refusal{reading.challenge, true};
  if (by_status) return Refusal{};
  return std::nullopt;
}

std::string_view challenge_in(const Exchange& exchange, const Page& page) {
  if (exchange.status == 0 || exchange.body.empty()) return {};
  const bool refused = may_refuse(exchange.status);
  const std::string_view vendor = vendor_by_body(exchange, refused);
  return refused || exchange.body.size() <= small_body || page.words <= few_words ? vendor : std::string_view();
}

std::string_view title_of(std::string_view html) noexcept {
  html = html.substr(0, title_within);
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::string_view rest = html.substr(at);
    if (!text::starts_with_ci(rest, "<title") || (rest.size() > 6 && text::is_alnum(rest[6]))) continue;
    const std::size_t open = rest.find('>');
    if (open == std::string_view::npos) return {};
    const std::string_view content = rest.substr(open + 1);
    return text::trim(content.substr(0, content.find('<')));
  }
  return {};
}

}  // namespace citevet::probe
