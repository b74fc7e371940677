// Asks an address to its end: redirects, second looks, retries.
#include "check/fetcher.h"

#include <optional>
#include <utility>

namespace citevet::detail {

Fetcher::Fetcher(Asker& asker, probe::Network& network, PolicyOf policy_of, std::function<bool(const std::string&)> may_follow)
    : asker_(asker), network_(network), policy_of_(std::move(policy_of)), may_follow_(std::move(may_follow)) {}

void Fetcher::fetch(Request first, std::span<const std::string> wanted, bool patience, Done done) {
  if (free_.empty()) {
    free_.push_back(fetches_.size());
    fetches_.emplace_back();
  }
  const std::size_t fetch = free_.back();
  free_.pop_back();
  fetches_[fetch] = {.chain = {}, .wanted = wanted, .patience = patience, .done = std::move(done)};
  ask(fetch, {std::move(first), patience ? probe::When::now : probe::When::later});
}

void Fetcher::ask(std::size_t fetch, probe::Step step) {
  asker_.ask(std::move(step.request), step.when, [this, fetch](Exchange&& exchange) { take(fetch, std::move(exchange)); });
}

void Fetcher::take(std::size_t fetch, Exchange&& exchange) {
  std::vector<Exchange>& chain = fetches_[fetch].chain;
  chain.push_back(std::move(exchange));
  probe::Reading reading = probe::read(chain, fetches_[fetch].wanted);
  std::string().swap(chain.back().body);  // assigning {} would keep the memory
  network_.see(chain, reading);
  std::optional<probe::Step> step = probe::next(chain, reading, policy_of_(chain.back().request.url));
  if (!step || (step->when == probe::When::later && !fetches_[fetch].patience)) {
    end(fetch, {std::move(chain), std::move(reading), {}});
  } else if (step->when == probe::When::now && !may_follow_(step->request.url)) {
    end(fetch, {std::move(chain), std::move(reading), std::move(step->request.url)});
  } else {
    ask(fetch, std::move(*step));
  }
}

// The place is free before `done` runs, which may fetch something else.
void Fetcher::end(std::size_t fetch, Fetched&& fetched) {
  const Done done = std::move(fetches_[fetch].done);
  fetches_[fetch] = {};
  free_.push_back(fetch);
  done(std::move(fetched));
}

}  // namespace citevet::detail
