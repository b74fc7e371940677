// Asks the registries about the identifiers of a run.
#pragma once

#include <citevet/analysis.h>
#include <citevet/problem.h>
#include <citevet/work.h>

#include <array>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/asker.h"
#include "check/memory.h"
#include "probe/network.h"
#include "resolve/resolve.h"

namespace citevet::detail {

// Whether each identifier exists and what its work is, in batches.
class Registries {
 public:
  using Settled = std::function<void(std::size_t work)>;

  // All of them must outlive it. `asker` null: nobody is asked, and only what is remembered is known.
  Registries(Works& works, Asker* asker, const resolve::Settings& settings, Memory& memory, probe::Network& network);

  // Whether some registry is asked about an identifier of this kind.
  [[nodiscard]] bool can_say(std::string_view identifier) const;

  // Asks about the works with these indices. `settled` is called once for each of them: when it is known whether its identifier exists, or
  // that nobody says so.
  void exist(std::vector<std::size_t> works, Settled settled);

  // What the works with these indices are, all of which exist: of the registry that has them, the next one only where that one has not.
  void describe(std::vector<std::size_t> works);

  // Some registry gave an answer, which no other service can give.
  [[nodiscard]] bool answered() const noexcept { return answered_; }

  // One problem for each registry that did not answer.
  void report(std::vector<Problem>& problems) const;

 private:
  struct Outage {
    std::size_t failures = 0;
    bool recorded = true;  // some failure was another than that a replay holds no answer
    std::string why;
  };

  using Purpose = resolve::Purpose;

  [[nodiscard]] std::vector<Registry> who(std::string_view identifier, Purpose purpose) const;
  [[nodiscard]] bool is_described(std::size_t work) const;
  [[nodiscard]] bool is_done(std::size_t work, Purpose purpose) const;
  void recall(std::span<const std::size_t> works, Purpose purpose);
  void ask_next(std::span<const std::size_t> works, Purpose purpose);
  void ask(resolve::Question question, Request request, std::size_t attempt, std::size_t hops);
  void take(const resolve::Question& question, Exchange&& exchange, std::size_t attempt, std::size_t hops);
  void conclude(std::size_t work, resolve::Answer&& answer, const Exchange& exchange, Purpose purpose);

  Works& works_;
  Asker* asker_;
  const resolve::Settings& settings_;
  Memory& memory_;
  probe::Network& network_;
  Settled settled_;
  bool answered_ = false;
  std::array<Outage, resolve::registries> outages_;
};

}  // namespace citevet::detail
