// A transport whose answers the test has written.
#pragma once

#include <citevet/link.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <map>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace citevet::test {

// Answers each address as told, the nth request with the nth answer; the last one repeats. What begins as an address that does not end in
// a slash is answered like it; unknown addresses answer 200.
class Scripted final : public Transport {
 public:
  std::map<std::string, std::vector<Exchange>> web;
  std::vector<std::string> asked;
  bool silent = false;  // nothing ever comes back, until a stop

  void submit(std::vector<Request> requests) override {
    for (Request& request : requests) {
      asked.push_back(request.url);
      waiting_.push_back(std::move(request));
    }
  }

  std::vector<Exchange> collect(std::chrono::milliseconds, std::stop_token stop) override {
    std::vector<Exchange> finished;
    if (silent && !stop.stop_requested()) return finished;
    for (Request& request : std::exchange(waiting_, {})) {
      Exchange exchange;
      if (stop.stop_requested())
        exchange.failure = Failure::cancelled;
      else if (const std::vector<Exchange>* told = find(request.url))
        exchange = told->at(std::min(count_[request.url]++, told->size() - 1));
      else
        exchange.status = 200;
      exchange.request = std::move(request);
      finished.push_back(std::move(exchange));
    }
    return finished;
  }

 private:
  // The longest beginning that is known.
  [[nodiscard]] const std::vector<Exchange>* find(const std::string& url) const {
    const std::vector<Exchange>* found = nullptr;
    std::size_t longest = 0;
    for (const auto& [beginning, told] : web) {
      if (!url.starts_with(beginning) || beginning.size() < longest || (beginning.ends_with('/') && beginning != url)) continue;
      found = &told;
      longest = beginning.size();
    }
    return found;
  }

  std::vector<Request> waiting_;
  std::map<std::string, std::size_t> count_;
};

inline Exchange status(int code, std::string location = {}) {
  Exchange exchange;
  exchange.status = code;
  exchange.body = std::string(1000, 'x');
  if (!location.empty()) exchange.headers.emplace_back("location", std::move(location));
  return exchange;
}

inline Exchange failed(Failure failure) {
  Exchange exchange;
  exchange.failure = failure;
  return exchange;
}

}  // namespace citevet::test
