// Carries the requests of a run and hands each answer to who asked for it.
#pragma once

#include <citevet/check.h>
#include <citevet/link.h>
#include <citevet/problem.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include "probe/probe.h"

namespace citevet::detail {

// What is asked now is under way at once; what is asked later, when everything else has been answered, so that waiting costs nothing. Each
// request is answered once: when the deadline is reached or a stop is asked for, with Failure::cancelled.
class Asker {
 public:
  using Then = std::function<void(Exchange&&)>;

  // All of them must outlive it.
  Asker(Transport& transport, const NetworkConfig& network, const Services& services);

  void ask(Request request, probe::When when, Then then);

  // Until everything is answered, also what is asked meanwhile. `tick` is called after each wait, at the latest every 100 ms.
  void run(const std::function<void()>& tick);

  // Why the run ended early: the deadline or a cancel.
  [[nodiscard]] std::optional<ProblemKind> interrupted() const noexcept { return interrupted_; }

 private:
  using Clock = std::chrono::steady_clock;

  void submit();
  void collect();
  void answer(Exchange&& exchange);
  void look_at_the_clock();

  Transport& transport_;
  const Services& services_;
  std::optional<Clock::time_point> deadline_;
  std::stop_source stop_;
  std::optional<ProblemKind> interrupted_;
  std::vector<Request> now_, later_;  // not submitted yet
  std::vector<Then> waiting_;         // by request id
  std::vector<std::uint64_t> free_;   // ids to use again
  std::size_t under_way_ = 0;
};

}  // namespace citevet::detail
