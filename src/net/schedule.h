// Decides which request may start next.
#pragma once

#include <citevet/link.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace citevet::net {

// Paces each host by itself: a limit on its concurrent requests and an interval between them, both adapting to what the host answers. A
// host that is ready waits for a slot; a request never does, so a slow host holds up nobody else. Each step costs O(log hosts).
//
// Time is passed in. One thread at a time.
class Schedule {
 public:
  using Clock = std::chrono::steady_clock;

  struct Limits {
    std::size_t per_host = 4;
    std::chrono::milliseconds interval{0};  // 0: as fast as the host bears
    // At once to begin with, where a connection is dear: more when answers take so long that more connections pay, or one carries all.
    std::size_t at_first = static_cast<std::size_t>(-1);
  };

  // The longest time that a Retry-After is waited for. A host that asks for more gets its next request then.
  static constexpr std::chrono::seconds longest_wait{60};

  struct Host;
  struct Start {
    Request request;
    Host* host;  // hand it back to finished(); lives as long as the schedule
  };

  // What the end of a request says about the host.
  struct Feedback {
    bool busy = false;                                       // 429, or 503 with a Retry-After
    std::optional<std::chrono::milliseconds> retry_after{};  // as the host asked
    std::chrono::milliseconds waited{0};                     // between the request and its answer
    bool multiplexed = false;                                // one connection carries many requests
  };

  explicit Schedule(Limits limits, std::function<Limits(std::string_view url, Limits usual)> of_host = {});
  ~Schedule();

  // `now` counts for a request that is to wait first.
  void add(std::string_view host, Request request, Clock::time_point now);
  // The next request whose host is ready. Hosts take turns, but one that has just answered goes on for a while: its connection is open.
  [[nodiscard]] std::optional<Start> next(Clock::time_point now);
  // When next() may have a request that it has not now. Empty: not before a request is added or finished.
  [[nodiscard]] std::optional<Clock::time_point> next_ready() const;
  void finished(Host& host, Feedback feedback, Clock::time_point now);
  // Takes out every request that has not started.
  [[nodiscard]] std::vector<Request> clear();
  [[nodiscard]] std::size_t waiting() const noexcept { return waiting_; }

 private:
  enum class At { front, back };
  void place(Host& host, At where);
  void wake_up(Clock::time_point now);

  struct Later {
    Clock::time_point at;
    Host* host;
    bool operator<(const Later& other) const noexcept { return at > other.at; }
  };

  Limits limits_;
  std::function<Limits(std::string_view, Limits)> of_host_;  // asked once for each host, with the first address
  std::unordered_map<std::string, std::unique_ptr<Host>> hosts_;
  std::list<Host*> ready_;                                                     // in turn; some may turn out to be due later
  std::priority_queue<Later> sleeping_;                                        // the earliest on top
  std::multimap<Clock::time_point, std::pair<Host*, Request>> waiting_first_;  // requests that may not start before
  std::size_t waiting_ = 0;
};

}  // namespace citevet::net
