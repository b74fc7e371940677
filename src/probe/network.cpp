// What the answers of a run say of the network that they came through.
#include "probe/network.h"

#include "identity/ip.h"
#include "identity/url.h"
#include "probe/outcome.h"
#include "probe/phrases.h"
#include "probe/redirect.h"
#include "probe/refusal.h"
#include "text/fold.h"

#include <algorithm>
#include <bit>
#include <string_view>

namespace citevet::probe {

namespace {

// So many unrelated sites do not give one page by chance; of a login page two are enough.
constexpr std::size_t enough_sites = 3, enough_login_sites = 2;
// Of 64. A portal's page may name the address that was asked; pages of unrelated sites differ in about 32.
constexpr int most_different_bits = 8;
constexpr int network_authentication_required = 511;  // RFC 6585 §6

// How the login pages of networks call themselves, folded.
constexpr std::string_view portal_words[] = {"captive portal", "hotspot",      "wi fi",           "wifi",          "wlan",
                                             "guest network",  "guest access", "internet access", "network login", "network access"};

// The domain that somebody registered: the last two labels, or three where the second last is a country's own "co", "ac", "com".
std::string_view site_of(std::string_view host) noexcept {
  const std::size_t last = host.rfind('.');
  if (last == std::string_view::npos || last == 0) return host;
  std::size_t begin = host.rfind('.', last - 1);
  if (begin == std::string_view::npos) return host;
  if (host.size() - last == 3 && last - begin <= 4 && begin != 0) {
    begin = host.rfind('.', begin - 1);
    if (begin == std::string_view::npos) return host;
  }
  return host.substr(begin + 1);
}

bool is_looked_up(std::string_view host) noexcept {
  return !host.starts_with('[') && !identity::ends_in_number(host) && host != "localhost" && !host.ends_with(".localhost");
}

bool is_html(const Reading& reading) noexcept {
  return reading.media_type.empty() || reading.media_type.find("html") != std::string::npos;
}

bool is_login_page(const Reading& reading) {
  if (reading.stand_in == reason(Stand_in::login) || reading.page.password_field) return true;
  const std::string title = text::fold(reading.page.window_title);
  return std::ranges::any_of(portal_words, [&](std::string_view words) { return title.find(words) != std::string::npos; });
}

}  // namespace

void Network::see(std::span<const Exchange> chain, const Reading& reading) {
  const Exchange& last = chain.back();
  if (differs_ || last.from_cache) return;
  const std::string_view host = identity::parts(last.request.url).host;
  switch (last.failure) {
    case Failure::none:
      answered_ = true;
      hosts_.clear();
      silent_hosts_.clear();
      return see_answer(chain, reading);
    case Failure::not_recorded:
    case Failure::cancelled:
      return;
    case Failure::guarded:
      // A portal lives in the private network to which it leads.
      if (chain.size() > 1) return see_answer(chain, reading);
      return;
    default:
      break;
  }
  if (answered_) return;
  hosts_.emplace(host);
  if (is_of_the_network(last.failure))
    of_the_network_ = true;
  else if (last.failure == Failure::timeout || last.failure == Failure::refused)
    silent_hosts_.emplace(host);
  else
    answered_ = true;
}

void Network::see_answer(std::span<const Exchange> chain, const Reading& reading) {
  const Exchange& last = chain.back();
  const identity::Parts cited = identity::parts(chain.front().request.url), end = identity::parts(last.request.url);
  if (!is_looked_up(cited.host)) return;
  if (last.status != 0 && is_looked_up(end.host) && end.scheme == "https") secure_ = true;
  if (last.status == network_authentication_required) asks_to_log_in_ = true;
  if (is_redirect(last)) return;
  if (is_missing(last) && reading.challenge.empty()) {
    differs_ = true;
  } else if (last.failure == Failure::guarded) {
    compare({std::string(site_of(cited.host)), std::string(end.host), 0}, false, cited.scheme == "http");
  } else if (last.status >= 200 && last.status < 300 && !refusal(last, reading)) {
    const bool login = is_login_page(reading);
    // Parked names and servers' own pages look alike, too.
    if (!reading.stand_in.empty() && !reading.doubt && !login) return;
    if (!is_html(reading))
      differs_ = true;
    else if (reading.likeness != 0)
      compare({std::string(site_of(cited.host)), std::string(site_of(end.host)), reading.likeness}, login, cited.scheme == "http");
  }
  if (differs_) {
    first_.reset();
    same_sites_.clear();
  }
}

void Network::compare(Answer answer, bool is_login, bool plain) {
  if (!first_) {
    login_ = is_login;
    same_sites_.insert(answer.site);
    first_ = std::move(answer);
    return;
  }
  // A name that leads to another site does so by its owner's will, unless it was asked without TLS or a login stands there.
  const bool led_alike =
      answer.end == first_->end && answer.end != answer.site && first_->end != first_->site && (plain || is_login || login_);
  const bool says_alike = answer.end == answer.site && first_->end == first_->site && answer.likeness != 0 && first_->likeness != 0 &&
                          std::popcount(answer.likeness ^ first_->likeness) <= most_different_bits;
  if (led_alike || says_alike)
    same_sites_.insert(std::move(answer.site));
  else if (answer.site != first_->site || answer.likeness != first_->likeness)
    differs_ = true;
}

bool Network::is_portal() const noexcept {
  if (differs_) return false;
  return asks_to_log_in_ || same_sites_.size() >= (login_ ? enough_login_sites : enough_sites);
}

bool Network::works() const noexcept {
  return differs_ || (secure_ && !is_portal());
}

std::optional<Problem> Network::problem() const {
  if (is_portal())
    return Problem{.kind = ProblemKind::no_network,
                   .severity = Severity::warning,
                   .name = {},
                   .message =
                       "no network: every host gives the same page (a login page of the network?); log in to the network, or use "
                       "--offline"};
  // One host that keeps silent is that host's matter; several at once are not.
  if (answered_ || (!of_the_network_ && silent_hosts_.size() < enough_sites)) return std::nullopt;
  return Problem{.kind = ProblemKind::no_network,
                 .severity = Severity::warning,
                 .name = {},
                 .message = "no request got an answer (" + std::to_string(hosts_.size()) +
                            (hosts_.size() == 1 ? " host was" : " hosts were") +
                            " asked): the network seems to be down; check the connection and the proxy, or use --offline"};
}

void Network::take_back(Link& link) const {
  if (link.from_cache || link.exchanges.empty()) return;
  if (is_portal()) {
    link.state = State::unreachable;
    link.status = 0;
    link.reason = "no network";
    link.evidence = "every host gave the same page, perhaps the login page of the network: nothing is known of this one";
    link.redirects.clear();
    link.missing_fragments.clear();
    link.archived.clear();
  }
  if (link.state == State::unreachable) link.incomplete = true;
}

}  // namespace citevet::probe
