// What to ask next for an address.
#include "identity/url.h"
#include "probe/cookies.h"
#include "probe/hosts.h"
#include "probe/outcome.h"
#include "probe/probe.h"
#include "probe/redirect.h"
#include "probe/refusal.h"

#include <algorithm>
#include <functional>

namespace citevet::probe {

namespace {

using std::chrono::milliseconds;

// A second look right after the first would meet the same fault.
constexpr milliseconds second_look_wait{500};
constexpr milliseconds first_retry_wait{1'000};

template <class Is>
std::size_t count_same(std::span<const Exchange> chain, Is is) {
  const Request& last = chain.back().request;
  return static_cast<std::size_t>(std::ranges::count_if(chain, [&](const Exchange& exchange) {
    return exchange.request.url == last.url && exchange.request.method == last.method && is(exchange);
  }));
}

// Doubled each time, and spread over a quarter by the address: what failed together should not come back together.
milliseconds backoff(std::size_t attempt, std::string_view url) {
  const milliseconds wait = first_retry_wait * (1U << std::min<std::size_t>(attempt, 6));
  return wait + wait * static_cast<int>(std::hash<std::string_view>{}(url) % 256) / 1024;
}

std::optional<Step> hop(std::span<const Exchange> chain, std::optional<std::string> target, const Policy& policy) {
  if (!target) return std::nullopt;
  const Exchange& last = chain.back();
  std::size_t hops = 1;
  for (std::size_t i = 0; i + 1 < chain.size(); ++i)
    if (led_on(chain, i)) ++hops;
  if (hops > policy.max_redirects) return std::nullopt;
  Request request{.id = last.request.id, .method = last.request.method, .url = std::move(*target)};
  if (std::string cookies = cookies_for(chain, request.url); !cookies.empty()) request.headers.emplace_back("Cookie", std::move(cookies));
  // The same address with another cookie is another question.
  for (std::size_t i = 0; i < chain.size(); ++i)
    if (led_on(chain, i) && chain[i].request.url == request.url && chain[i].request.headers == request.headers) return std::nullopt;
  return Step{std::move(request), When::now};
}

Step with_get(const Request& last) {
  Request request = last;
  request.method = "GET";
  return {std::move(request), When::now};
}

Step again(const Request& last, milliseconds wait) {
  Request request = last;
  request.wait = wait;
  return {std::move(request), When::later};
}

}  // namespace

Policy policy_of(const NetworkConfig& network, const HostConfig& host) {
  return {.max_redirects = host.max_redirects.value_or(network.max_redirects), .method = host.method, .statuses = host.statuses};
}

Request first(std::string_view canonical, const Policy& policy) {
  Request request{.url = identity::without_userinfo(canonical)};
  request.url.erase(std::min(request.url.find('#'), request.url.size()));
  const Host* host = known_host(canonical);
  if (!policy.method.empty())
    request.method = policy.method;
  else if (host != nullptr && !host->method.empty())
    request.method = host->method;
  return request;
}

std::optional<Step> next(std::span<const Exchange> chain, const Reading& reading, const Policy& policy) {
  if (chain.empty()) return std::nullopt;
  const Exchange& last = chain.back();
  if (const auto meaning = meaning_of(last.status, policy); meaning && !is_usual(last.status, *meaning)) {
    if (*meaning != State::gone) return std::nullopt;
    if (last.request.method == "HEAD") return with_get(last.request);
    if (count_same(chain, [&](const Exchange& exchange) { return exchange.status == last.status; }) < 2)
      return again(last.request, second_look_wait);
    return std::nullopt;
  }
  if (is_redirect(last)) return hop(chain, redirect_target(last.request.url, header(last, "location")), policy);
  // What HEAD does not get, GET may: many servers answer it with anything.
  if (last.request.method == "HEAD" && ((last.status != 0 && last.status / 100 != 2) || last.failure == Failure::reset ||
                                        last.failure == Failure::timeout || last.failure == Failure::malformed))
    return with_get(last.request);
  if (const auto refused = refusal(last, reading); refused && (refused->challenge || last.status != 429)) return std::nullopt;
  if (!reading.refresh.empty()) return hop(chain, reading.refresh, policy);
  if (is_missing(last)) {
    if (count_same(chain, is_missing) < 2) return again(last.request, second_look_wait);
    return std::nullopt;
  }
  if (last.failure == Failure::no_such_host) {
    if (count_same(chain, [](const Exchange& exchange) { return exchange.failure == Failure::no_such_host; }) < 2)
      return again(last.request, second_look_wait);
    return std::nullopt;
  }
  if (!may_pass(last)) return std::nullopt;
  const std::size_t attempts = count_same(chain, may_pass);
  const std::size_t most = last.failure == Failure::timeout ? std::min<std::size_t>(policy.max_retries, 1) : policy.max_retries;
  if (attempts > most) return std::nullopt;
  return again(last.request, backoff(attempts - 1, last.request.url));
}

}  // namespace citevet::probe
