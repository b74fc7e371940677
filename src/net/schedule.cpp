// Decides which request may start next.
#include "net/schedule.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace citevet::net {

using std::chrono::milliseconds;

namespace {

// After the first refusal without a Retry-After; doubled by each further one.
constexpr milliseconds first_pause{500};
constexpr milliseconds longest_pause{15'000};
// So many good answers in a row give a throttled host one more concurrent request.
constexpr unsigned answers_per_step = 8;
// An answer that takes so long is worth another connection, whatever its handshake costs.
constexpr milliseconds worth_a_connection{25};
// So many requests in a row go to a host over the connections that it has, then others get their turn.
constexpr unsigned longest_turn = 32;

}  // namespace

struct Schedule::Host {
  std::deque<Request> queue;
  Limits limits;
  std::size_t in_flight = 0;
  std::size_t most = 0;  // what limit comes back to
  std::size_t limit = 0;
  milliseconds interval{0};
  Clock::time_point ready_at{};
  Clock::time_point busy_until{};  // requests that were under way when the host refused one are refused with it: that counts once
  unsigned good_answers = 0;       // since the limit last changed
  unsigned turn = 0;               // requests since it last stood at the end of ready_
  enum class Place : std::uint8_t { nowhere, ready, sleeping } place = Place::nowhere;
  std::list<Host*>::iterator position;  // in ready_
};

Schedule::Schedule(Limits limits, std::function<Limits(std::string_view, Limits)> of_host)
    : limits_(limits), of_host_(std::move(of_host)) {}

Schedule::~Schedule() = default;

void Schedule::add(std::string_view host, Request request, Clock::time_point now) {
  auto& slot = hosts_[std::string(host)];
  if (!slot) {
    slot = std::make_unique<Host>();
    slot->limits = of_host_ ? of_host_(request.url, limits_) : limits_;
    slot->limits.per_host = std::max<std::size_t>(1, slot->limits.per_host);
    slot->most = std::clamp<std::size_t>(slot->limits.at_first, 1, slot->limits.per_host);
    slot->limit = slot->most;
    slot->interval = slot->limits.interval;
  }
  ++waiting_;
  if (request.wait.count() > 0) {
    const Clock::time_point at = now + request.wait;
    waiting_first_.emplace(at, std::pair(slot.get(), std::move(request)));
    return;
  }
  slot->queue.push_back(std::move(request));
  place(*slot, At::back);
}

// Where a host stands in ready_ too early, next() moves it on: so nobody has to know the time here.
void Schedule::place(Host& host, At where) {
  if (host.queue.empty() || host.in_flight >= host.limit || host.place == Host::Place::sleeping) return;
  if (where == At::front && ++host.turn > longest_turn) where = At::back;
  if (where == At::back) host.turn = 0;
  if (host.place == Host::Place::ready) {
    if (where == At::front) ready_.splice(ready_.begin(), ready_, host.position);
    return;
  }
  host.place = Host::Place::ready;
  host.position = ready_.insert(where == At::front ? ready_.begin() : ready_.end(), &host);
}

void Schedule::wake_up(Clock::time_point now) {
  while (!waiting_first_.empty() && waiting_first_.begin()->first <= now) {
    auto& [host, request] = waiting_first_.begin()->second;
    host->queue.push_back(std::move(request));
    place(*host, At::back);
    waiting_first_.erase(waiting_first_.begin());
  }
  while (!sleeping_.empty() && sleeping_.top().at <= now) {
    Host& host = *sleeping_.top().host;
    sleeping_.pop();
    host.place = Host::Place::ready;
    host.position = ready_.insert(ready_.end(), &host);
  }
}

std::optional<Schedule::Start> Schedule::next(Clock::time_point now) {
  wake_up(now);
  while (!ready_.empty()) {
    Host& host = *ready_.front();
    ready_.pop_front();
    host.place = Host::Place::nowhere;
    if (host.queue.empty() || host.in_flight >= host.limit) continue;
    if (host.ready_at > now) {
      host.place = Host::Place::sleeping;
      sleeping_.push({host.ready_at, &host});
      continue;
    }
    Start start{std::move(host.queue.front()), &host};
    host.queue.pop_front();
    --waiting_;
    ++host.in_flight;
    if (host.interval.count() > 0) host.ready_at = now + host.interval;
    place(host, At::back);
    return start;
  }
  return std::nullopt;
}

std::optional<Schedule::Clock::time_point> Schedule::next_ready() const {
  if (!ready_.empty()) return Clock::time_point::min();
  std::optional<Clock::time_point> at;
  if (!sleeping_.empty()) at = sleeping_.top().at;
  if (!waiting_first_.empty() && (!at || waiting_first_.begin()->first < *at)) at = waiting_first_.begin()->first;
  return at;
}

void Schedule::finished(Host& host, Feedback feedback, Clock::time_point now) {
  --host.in_flight;
  if (feedback.busy) {
    if (now >= host.busy_until) {
      host.limit = std::max<std::size_t>(1, host.limit / 2);
      host.interval = std::clamp(host.interval * 2, first_pause, std::max(longest_pause, host.limits.interval));
    }
    host.good_answers = 0;
    const milliseconds pause = std::clamp<milliseconds>(feedback.retry_after.value_or(host.interval), milliseconds{0}, longest_wait);
    host.busy_until = std::max(host.busy_until, now + pause);
    host.ready_at = std::max(host.ready_at, host.busy_until);
  } else {
    // What was too fast once will be so again: the pace comes back by steps, not at once.
    host.interval = std::max(host.limits.interval, host.interval * 7 / 8);
    const std::size_t before = host.most;
    if (feedback.multiplexed)
      host.most = host.limits.per_host;
    else if (feedback.waited >= worth_a_connection && host.most < host.limits.per_host)
      ++host.most;
    if (host.limit == before) host.limit = host.most;
    if (host.limit < host.most && ++host.good_answers >= answers_per_step) {
      ++host.limit;
      host.good_answers = 0;
    }
  }
  place(host, At::front);
}

std::vector<Request> Schedule::clear() {
  std::vector<Request> taken;
  taken.reserve(waiting_);
  for (auto& [name, host] : hosts_) {
    for (Request& request : host->queue) taken.push_back(std::move(request));
    host->queue.clear();
  }
  for (auto& [at, waiting] : waiting_first_) taken.push_back(std::move(waiting.second));
  waiting_first_.clear();
  waiting_ = 0;
  return taken;
}

}  // namespace citevet::net
