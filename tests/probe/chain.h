// Exchanges for the tests of the probe stage.
#pragma once

#include "probe/probe.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace citevet::test {

inline Exchange answer_of(int status, std::vector<std::pair<std::string, std::string>> headers = {}, std::string body = {}) {
  Exchange exchange;
  exchange.status = status;
  exchange.headers = std::move(headers);
  exchange.body = std::move(body);
  return exchange;
}

inline Exchange failure_of(Failure failure) {
  Exchange exchange;
  exchange.failure = failure;
  return exchange;
}

// Sites by address: the nth request for one gets its nth answer, the last one repeats; other addresses answer 200.
using Web = std::map<std::string, std::vector<Exchange>>;

// Asks as a run does, and returns all exchanges.
inline std::vector<Exchange> chain_of(const std::string& address, Web web, const probe::Policy& policy = {}) {
  std::map<std::string, std::size_t> asked;
  std::vector<Exchange> chain;
  Request request = probe::first(address);
  while (true) {
    Exchange exchange = answer_of(200);
    if (const auto found = web.find(request.url); found != web.end())
      exchange = found->second.at(std::min(asked[request.url]++, found->second.size() - 1));
    exchange.request = std::move(request);
    chain.push_back(std::move(exchange));
    auto step = probe::next(chain, policy);
    if (!step) return chain;
    request = std::move(step->request);
  }
}

inline probe::Verdict verdict_of(const std::string& address, Web web, bool network_works = true) {
  return probe::verdict(chain_of(address, std::move(web)), {.network_works = network_works});
}

}  // namespace citevet::test
