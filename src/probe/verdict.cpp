// From the exchanges of an address to its verdict.
#include "identity/url.h"
#include "probe/hosts.h"
#include "probe/outcome.h"
#include "probe/probe.h"
#include "probe/redirect.h"
#include "probe/refusal.h"
#include "probe/suspicion.h"

#include <algorithm>

namespace citevet::probe {

namespace {

std::string plural(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

// "answered 404 after 2 redirects, to https://…"
std::string after_redirects(const Verdict& verdict) {
  if (verdict.redirects.empty()) return {};
  return " after " + plural(verdict.redirects.size(), "redirect", "redirects") + ", at " + verdict.redirects.back();
}

std::string attempts(std::span<const Exchange> chain) {
  const std::string& url = chain.back().request.url;
  const auto count =
      static_cast<std::size_t>(std::ranges::count_if(chain, [&](const Exchange& exchange) { return exchange.request.url == url; }));
  return count == 1 ? "" : " in " + std::to_string(count) + " attempts";
}

// " (application/pdf)": what came, where it is no page.
std::string kind_of(const Reading& reading) {
  if (reading.media_type.empty() || reading.media_type.find("html") != std::string::npos) return {};
  return " (" + reading.media_type.substr(0, 80) + ")";
}

void decide(Verdict& verdict, State state, std::string reason, std::string evidence) {
  verdict.state = state;
  verdict.reason = std::move(reason);
  verdict.evidence = std::move(evidence);
}

// The last answer leads on to an address that was not asked: next() saw why.
void of_redirect(Verdict& verdict, std::span<const Exchange> chain, const Reading& reading) {
  const Exchange& last = chain.back();
  const std::string_view location = header(last, "location");
  const auto target = reading.refresh.empty() ? redirect_target(last.request.url, location) : reading.refresh;
  if (!target)
    return decide(verdict, State::unreachable, "bad redirect",
                  "it redirects to \"" + std::string(location.substr(0, 80)) + "\", which is no web address");
  verdict.redirects.push_back(*target);
  bool circle = false, wants_cookie = false;
  for (std::size_t i = 0; i < chain.size(); ++i) {
    circle = circle || (led_on(chain, i) && chain[i].request.url == *target);
    wants_cookie = wants_cookie || !header(chain[i], "set-cookie").empty();
  }
  if (!circle)
    return decide(verdict, State::unreachable, "too many redirects",
                  "it redirects again and again: stopped after " + plural(chain.size(), "hop", "hops"));
  if (wants_cookie)
    return decide(verdict, State::blocked, "redirect loop",
                  "it redirects in a circle for a visitor that is no browser (it wants a cookie)");
  decide(verdict, State::unreachable, "redirect loop", "it redirects in a circle");
}

void of_status(Verdict& verdict, std::span<const Exchange> chain, const Reading& reading, const Facts& facts) {
  const Exchange& last = chain.back();
  const int status = last.status;
  const std::string code = std::to_string(status);
  if (const auto refused = refusal(last, reading)) {
    std::string who = refused->vendor.empty() ? "" : " (" + std::string(refused->vendor) + ")";
    return decide(verdict, State::blocked, refused->challenge && status < 400 ? "challenge" : code,
                  refused->challenge
                      ? "it answers " + code + " with a challenge for robots" + who + ", which says nothing about the page"
                      : "it refuses automated requests from this network with " + code + ", which says nothing about the page");
  }
  if (is_missing(last)) {
    const auto looks = std::ranges::count_if(chain, [&](const Exchange& exchange) {
      return is_missing(exchange) && exchange.request.method == "GET" && exchange.request.url == last.request.url;
    });
    if (looks >= 2) return decide(verdict, State::gone, code, "it answered " + code + ", asked twice" + after_redirects(verdict));
    return decide(verdict, State::unreachable, code, "it answered " + code + " once, and was not asked again");
  }
  if (status >= 200 && status < 300) {
    if (auto led = by_its_end(chain); led && !led->doubt)
      return decide(verdict, State::suspect, std::move(led->reason), std::move(led->evidence));
    if (!reading.stand_in.empty() && !reading.doubt) return decide(verdict, State::suspect, reading.stand_in, reading.evidence);
    if (facts.made_up != nullptr)
      if (auto proved = by_comparison(chain, reading, *facts.made_up))
        return decide(verdict, State::suspect, std::move(proved->reason), std::move(proved->evidence));
    return decide(verdict, State::alive, code, "it answered " + code + kind_of(reading) + after_redirects(verdict));
  }
  if (status >= 500) return decide(verdict, State::unreachable, code, "its server failed with " + code + attempts(chain));
  decide(verdict, State::unreachable, code, "it answered " + code + ", which says nothing about the page" + after_redirects(verdict));
}

// The config says what this status means here. That something is gone takes two looks nevertheless.
void of_meaning(Verdict& verdict, std::span<const Exchange> chain, State meaning) {
  const Exchange& last = chain.back();
  const std::string code = std::to_string(last.status);
  const auto looks = std::ranges::count_if(chain, [&](const Exchange& exchange) {
    return exchange.status == last.status && exchange.request.method == "GET" && exchange.request.url == last.request.url;
  });
  if (meaning == State::gone && looks < 2)
    return decide(verdict, State::unreachable, code, "it answered " + code + " once, and was not asked again");
  decide(verdict, meaning, code,
         "it answered " + code + after_redirects(verdict) + ", which is " + std::string(name(meaning)) + " here as the config has it");
}

void of_failure(Verdict& verdict, std::span<const Exchange> chain, const Facts& facts) {
  const Exchange& last = chain.back();
  const std::string host(identity::parts(last.request.url).host);
  switch (last.failure) {
    case Failure::none:
      return;
    case Failure::no_such_host:
      if (facts.network_works && std::ranges::count(chain, Failure::no_such_host, &Exchange::failure) > 1)
        return decide(verdict, State::gone, "no such host", "the domain " + host + " does not exist, while others do");
      return decide(verdict, State::unreachable, "no such host",
                    "the name " + host + " was not found" + (facts.network_works ? "" : ", but no other host answered either"));
    case Failure::dns:
      return decide(verdict, State::unreachable, "dns", "the name " + host + " could not be looked up" + attempts(chain));
    case Failure::refused:
      return decide(verdict, State::unreachable, "refused", host + " refused the connection" + attempts(chain));
    case Failure::no_route:
      return decide(verdict, State::unreachable, "no route", "there is no way to " + host + " from here");
    case Failure::reset:
      return decide(verdict, State::unreachable, "reset", host + " broke the connection off" + attempts(chain));
    case Failure::timeout:
      return decide(verdict, State::unreachable, "time-out", host + " did not answer in time" + attempts(chain));
    case Failure::tls_expired:
      return decide(verdict, State::unreachable, "certificate expired", "the certificate of " + host + " is out of date");
    case Failure::tls_wrong_host:
      return decide(verdict, State::unreachable, "certificate of another host", "the certificate of " + host + " is for another name");
    case Failure::tls_unknown_issuer:
      return decide(verdict, State::unreachable, "certificate not trusted",
                    "the certificate of " + host + " comes from an issuer that is not known here");
    case Failure::tls:
      return decide(verdict, State::unreachable, "tls", "no secure connection to " + host + " was possible");
    case Failure::guarded:
      if (verdict.redirects.empty())
        return decide(verdict, State::skipped, "private address", "it leads to this machine or a private network, so it was not asked");
      return decide(verdict, State::unreachable, "private address",
                    "it redirects to " + verdict.redirects.back() + ", a private address, which was not asked");
    case Failure::too_large:
      return decide(verdict, State::unreachable, "bad answer", host + " sent headers without end");
    case Failure::malformed:
      return decide(verdict, State::unreachable, "bad answer", host + " sent what is no web page");
    case Failure::not_recorded:
      verdict.incomplete = true;
      return decide(verdict, State::unreachable, "not recorded", "the replay holds no answer for it");
    case Failure::cancelled:
      verdict.incomplete = true;
      return decide(verdict, State::skipped, "cancelled", "the run ended before it was asked");
  }
}

}  // namespace

std::optional<Verdict> unasked(std::string_view canonical) {
  const Host* host = known_host(canonical);
  if (host == nullptr || host->why.empty()) return std::nullopt;
  Verdict verdict;
  decide(verdict, State::skipped, "can't be judged", "its site was not asked: " + std::string(host->why));
  return verdict;
}

std::string_view left_to_registry(std::string_view canonical) noexcept {
  const Host* host = known_host(canonical);
  return host == nullptr ? std::string_view() : host->registry;
}

Verdict verdict(std::span<const Exchange> chain, const Reading& reading, const Policy& policy, const Facts& facts) {
  Verdict verdict;
  if (chain.empty()) {
    verdict.reason = "not asked";
    verdict.evidence = "it was not asked";
    return verdict;
  }
  for (std::size_t i = 1; i < chain.size(); ++i)
    if (led_on(chain, i - 1)) verdict.redirects.push_back(chain[i].request.url);
  for (const Exchange& exchange : chain)
    if (exchange.status != 0) verdict.status = exchange.status;
  const Exchange& last = chain.back();
  if (const auto meaning = meaning_of(last.status, policy); meaning && !is_usual(last.status, *meaning))
    of_meaning(verdict, chain, *meaning);
  else if (last.failure != Failure::none)
    of_failure(verdict, chain, facts);
  else if (is_redirect(last) || !reading.refresh.empty())
    of_redirect(verdict, chain, reading);
  else
    of_status(verdict, chain, reading, facts);
  return verdict;
}

}  // namespace citevet::probe
