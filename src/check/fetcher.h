// Asks an address to its end: redirects, second looks, retries.
#pragma once

#include <citevet/link.h>

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "check/asker.h"
#include "probe/network.h"
#include "probe/probe.h"

namespace citevet::detail {

// All exchanges of one address, without bodies, and what was read from the last one.
struct Fetched {
  std::vector<Exchange> chain;
  probe::Reading reading;
  std::string stopped_before;  // the next hop, which is one that must not be made; empty: asked to the end
};

class Fetcher {
 public:
  using Done = std::function<void(Fetched&&)>;

  using PolicyOf = std::function<const probe::Policy&(const std::string& url)>;

  // All of them must outlive it. `policy_of`: what holds for an address. `may_follow`: whether a redirect to it may be followed.
  Fetcher(Asker& asker, probe::Network& network, PolicyOf policy_of, std::function<bool(const std::string&)> may_follow);

  // `wanted` must stay until `done` is called, once. Without `patience` it is asked when everything else has been answered,
  // and the first answer at the end of the redirects counts: no second looks, no retries.
  void fetch(Request first, std::span<const std::string> wanted, bool patience, Done done);

 private:
  struct Fetch {
    std::vector<Exchange> chain;
    std::span<const std::string> wanted;
    bool patience = true;
    Done done;
  };

  void ask(std::size_t fetch, probe::Step step);
  void take(std::size_t fetch, Exchange&& exchange);
  void end(std::size_t fetch, Fetched&& fetched);

  Asker& asker_;
  probe::Network& network_;
  PolicyOf policy_of_;
  std::function<bool(const std::string&)> may_follow_;
  std::vector<Fetch> fetches_;
  std::vector<std::size_t> free_;  // places in `fetches_` to use again
};

}  // namespace citevet::detail
