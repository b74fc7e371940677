// Exchanges for the tests of the probe stage.
#pragma once

#include "probe/probe.h"

#include <algorithm>
#include <map>
#include <span>
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

// An address asked to the end.
struct Asked {
  std::vector<Exchange> chain;
  probe::Reading reading;  // of the last answer
};

// Asks as a run does.
inline Asked asked(const std::string& address, Web web, const probe::Policy& policy = {}, const std::vector<std::string>& wanted = {}) {
  std::map<std::string, std::size_t> times;
  Asked asked;
  Request request = probe::first(address, policy);
  while (true) {
    Exchange exchange = answer_of(200);
    if (const auto found = web.find(request.url); found != web.end())
      exchange = found->second.at(std::min(times[request.url]++, found->second.size() - 1));
    exchange.request = std::move(request);
    asked.chain.push_back(std::move(exchange));
    asked.reading = probe::read(asked.chain, wanted);
    asked.chain.back().body = {};
    auto step = probe::next(asked.chain, asked.reading, policy);
    if (!step) return asked;
    request = std::move(step->request);
  }
}

inline std::vector<Exchange> chain_of(const std::string& address, Web web, const probe::Policy& policy = {}) {
  return asked(address, std::move(web), policy).chain;
}

// Of a chain whose bodies say nothing.
inline probe::Verdict verdict_of(std::span<const Exchange> chain, bool network_works = false) {
  return probe::verdict(chain, {}, {}, {.network_works = network_works});
}

inline probe::Verdict verdict_of(const std::string& address, Web web, bool network_works = true, const probe::Policy& policy = {}) {
  const Asked done = asked(address, std::move(web), policy);
  return probe::verdict(done.chain, done.reading, policy, {.network_works = network_works});
}

}  // namespace citevet::test
