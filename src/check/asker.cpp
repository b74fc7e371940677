// Carries the requests of a run and hands each answer to who asked for it.
#include "check/asker.h"

#include <utility>

namespace citevet::detail {

namespace {

// How long one wait for answers may last: how quickly a deadline or an interrupt is noticed, and how often progress is shown.
constexpr std::chrono::milliseconds patience{100};
// So many requests are handed over at once.
constexpr std::size_t slice = 4096;

}  // namespace

Asker::Asker(Transport& transport, const NetworkConfig& network, const Services& services) : transport_(transport), services_(services) {
  if (network.deadline) deadline_ = Clock::now() + *network.deadline;
}

void Asker::ask(Request request, probe::When when, Then then) {
  if (free_.empty()) {
    free_.push_back(waiting_.size());
    waiting_.emplace_back();
  }
  request.id = free_.back();
  free_.pop_back();
  waiting_[request.id] = std::move(then);
  (when == probe::When::now ? now_ : later_).push_back(std::move(request));
  // Those of a large run do not wait for each other: the network is at work while the rest is put together.
  if (now_.size() == slice) submit();
}

void Asker::run(const std::function<void()>& tick) {
  while (true) {
    if (now_.empty() && under_way_ == 0) now_.swap(later_);
    if (now_.empty() && under_way_ == 0) return;
    submit();
    if (under_way_ != 0) collect();
    tick();
  }
}

void Asker::submit() {
  look_at_the_clock();
  std::vector<Request> requests = std::exchange(now_, {});
  if (!interrupted_) {
    under_way_ += requests.size();
    if (!requests.empty()) transport_.submit(std::move(requests));
    return;
  }
  for (Request& request : requests) {
    Exchange exchange;
    exchange.request = std::move(request);
    exchange.failure = Failure::cancelled;
    exchange.error = "cancelled";
    answer(std::move(exchange));
  }
}

void Asker::collect() {
  for (Exchange& exchange : transport_.collect(patience, stop_.get_token())) {
    // A transport of the caller's may answer what was not asked.
    if (exchange.request.id >= waiting_.size() || !waiting_[exchange.request.id]) continue;
    --under_way_;
    answer(std::move(exchange));
  }
  look_at_the_clock();
}

void Asker::answer(Exchange&& exchange) {
  const std::uint64_t id = exchange.request.id;
  const Then then = std::exchange(waiting_[id], nullptr);
  free_.push_back(id);
  then(std::move(exchange));
}

void Asker::look_at_the_clock() {
  if (interrupted_) return;
  if (services_.stop.stop_requested())
    interrupted_ = ProblemKind::cancelled;
  else if (deadline_ && Clock::now() >= *deadline_)
    interrupted_ = ProblemKind::deadline;
  if (interrupted_) stop_.request_stop();
}

}  // namespace citevet::detail
