// An archived copy of a page that is gone.
#include "probe/archive.h"

#include "identity/url.h"
#include "probe/outcome.h"
#include "probe/reading.h"
#include "probe/redirect.h"
#include "text/ascii.h"

#include <citevet/address.h>

#include <boost/json.hpp>

#include <algorithm>
#include <cstdio>

namespace citevet::probe {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds retry_wait{2'000};
constexpr std::size_t most_exchanges = 8;

Request request_of(std::string url, const Wanted& wanted) {
  Request request{.url = std::move(url)};
  // Only what the config itself names.
  request.exempt_from_guard = wanted.archive != default_archive && request.url.starts_with(wanted.archive);
  return request;
}

std::string without_fragment(std::string_view url) {
  return identity::without_userinfo(url.substr(0, url.find('#')));
}

std::string availability_url(const Wanted& wanted) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string url = wanted.archive == default_archive ? "https://archive.org" : wanted.archive;
  url += "/wayback/available?url=";
  for (const char c : without_fragment(wanted.url)) {
    if (text::is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~' || c == '/' || c == ':') {
      url += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      url += '%';
      url += digits[byte >> 4];
      url += digits[byte & 15];
    }
  }
  return url + "&timestamp=" + ask_archive(wanted).url.substr(wanted.archive.size() + 5, 8);
}

// The address of a capture of the wanted page, as the archive's own base spells it; empty when `url` is none:
// `ARCHIVE/web/20150418105116/URL`, the digits followed by flags, perhaps.
std::string capture_of(std::string_view url, const Wanted& wanted) {
  const std::string_view base = wanted.archive;
  const identity::Parts from = identity::parts(base), at = identity::parts(url);
  // The archive names itself with http as well.
  if (at.host != from.host || (at.port != from.port && at.scheme == from.scheme)) return {};
  const std::size_t host_end = url.find('/', url.find("//") + 2);
  const std::size_t base_path = base.find('/', base.find("//") + 2);
  if (host_end == std::string_view::npos) return {};
  std::string_view rest = url.substr(host_end);
  const std::string prefix = std::string(base_path == std::string_view::npos ? "" : base.substr(base_path)) + "/web/";
  if (!rest.starts_with(prefix)) return {};
  rest.remove_prefix(prefix.size());
  const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(rest, text::is_digit) - rest.begin());
  const std::size_t slash = rest.find('/');
  if (digits < 4 || digits > 14 || slash == std::string_view::npos || slash > digits + 4) return {};
  const auto page = canonical_url(rest.substr(slash + 1)), meant = canonical_url(without_fragment(wanted.url));
  if (!page || !meant || address_key(*page) != address_key(*meant)) return {};
  return std::string(base) + "/web/" + std::string(rest);
}

// The capture that the availability interface names; empty: none that answered well.
std::string available(std::string_view body, const Wanted& wanted) {
  boost::system::error_code error;
  const auto json = boost::json::parse(body, error);
  if (error || !json.is_object()) return {};
  const auto* snapshots = json.get_object().if_contains("archived_snapshots");
  const auto* closest = snapshots != nullptr && snapshots->is_object() ? snapshots->get_object().if_contains("closest") : nullptr;
  if (closest == nullptr || !closest->is_object()) return {};
  const auto text_of = [&](std::string_view name) -> std::string_view {
    const auto* value = closest->get_object().if_contains(name);
    return value != nullptr && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
  };
  return text_of("status") == "200" ? capture_of(text_of("url"), wanted) : std::string();
}

bool was_asked(std::span<const Exchange> chain, std::string_view url) {
  return std::ranges::any_of(chain, [&](const Exchange& exchange) { return exchange.request.url == url; });
}

bool is_copy(const Exchange& exchange) {
  if (exchange.status != 200 || header(exchange, "memento-datetime").empty()) return false;
  const Reading reading = read({&exchange, 1});
  return reading.challenge.empty() && reading.stand_in.empty() && reading.refresh.empty();
}

}  // namespace

Request ask_archive(const Wanted& wanted) {
  const auto& date = wanted.date;
  char day[16];
  std::snprintf(day, sizeof day, "%04d%02u%02u", std::clamp(static_cast<int>(date.year()), 0, 9999),
                static_cast<unsigned>(date.month()) % 100, static_cast<unsigned>(date.day()) % 100);
  return request_of(wanted.archive + "/web/" + day + "/" + without_fragment(wanted.url), wanted);
}

Copy find_copy(std::span<const Exchange> chain, const Wanted& wanted) {
  if (chain.empty()) return {Step{ask_archive(wanted), When::now}, {}};
  const Exchange& last = chain.back();
  const std::string capture = capture_of(last.request.url, wanted);
  if (!capture.empty() && is_copy(last)) return {std::nullopt, capture};
  if (chain.size() >= most_exchanges) return {};

  const auto ask = [&](std::string url, When when = When::now, milliseconds wait = {}) -> Copy {
    Request request = request_of(std::move(url), wanted);
    request.wait = wait;
    return {Step{std::move(request), when}, {}};
  };
  const std::string availability = availability_url(wanted);
  std::string found;
  if (is_redirect(last))
    found = capture_of(redirect_target(last.request.url, header(last, "location")).value_or(""), wanted);
  else if (last.status == 200 && last.request.url == availability)
    found = available(last.body, wanted);
  if (!found.empty()) return was_asked(chain, found) ? Copy{} : ask(std::move(found));

  const bool is_first = last.request.url == ask_archive(wanted).url;
  if (may_pass(last) && std::ranges::count(chain, last.request.url, [](const Exchange& exchange) { return exchange.request.url; }) < 2)
    return ask(last.request.url, When::later, retry_wait);
  // A 404 is the archive's word that it has no capture, and so is a page of its own; a refusal or a fault is not.
  const bool said = is_missing(last) || (last.status >= 200 && last.status < 400);
  if (is_first && !said && !was_asked(chain, availability)) return ask(availability);
  return {};
}

}  // namespace citevet::probe
