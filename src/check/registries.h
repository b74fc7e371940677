// Asks the registries about the identifiers of a run.
#pragma once

#include <citevet/analysis.h>
#include <citevet/problem.h>
#include <citevet/work.h>

#include <array>
#include <cstddef>
#include <cstdint>
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

  // What the works are whose identifiers may exist: of the registry that has them, the next one only where that one has not. An article in
  // PubMed Central is described under the PMID or the DOI that it has by the ID converter; that work joins the others.
  void describe();

  // Asks those whose word counts beside that of a work's own registry, about the works that this one does not describe, or not in full.
  void second_opinions();

  // What is known of an article's PMID or DOI is known of its PMCID. To be called when everything is answered.
  void share();

  // Sends a request, again as long as its failure may pass, and hands over the last answer.
  void send(Request request, Asker::Then then, std::size_t attempt = 1);

  // A registry gave an answer, or none, to another question than these.
  void did_answer();
  void did_not_answer(Registry registry, const Exchange& exchange, const std::string& why);

  // Nothing answers at all: every further request would only cost time.
  [[nodiscard]] bool nobody_answers() const noexcept;

  // Whether there is no answer for a reason that is the run's, not the registry's.
  [[nodiscard]] static bool is_of_the_run(const Exchange& exchange) noexcept;

  // Some registry gave an answer, which no other service can give.
  [[nodiscard]] bool answered() const noexcept { return answered_; }

  // One problem for each registry that did not answer.
  void report(std::vector<Problem>& problems) const;

 private:
  using Purpose = resolve::Purpose;

  struct Outage {
    std::size_t failures = 0;
    bool recorded = true;  // some failure was another than that a replay holds no answer
    std::string why;
  };

  enum class Stage : std::uint8_t { existence, description, opinion };
  static constexpr std::size_t stages = 3;

  // How far one work has come.
  struct State {
    std::array<std::uint16_t, stages> asked{};  // by stage, a bit for each registry
    bool described = false;                     // in full, by its own registry
    std::size_t article = Works::none;          // of a PMCID: the work that is the same
  };

  // A request to a registry, and what it is for.
  struct Errand {
    resolve::Question question;
    Stage stage = Stage::existence;
    std::size_t hops = 0;
  };

  [[nodiscard]] std::vector<Registry> who(std::string_view identifier, Stage stage) const;
  [[nodiscard]] State& state_of(std::size_t work);
  [[nodiscard]] bool is_done(std::size_t work, Stage stage);
  [[nodiscard]] std::size_t article_of(std::size_t work);
  void recall(std::span<const std::size_t> works, Stage stage);
  void ask_next(std::span<const std::size_t> works, Stage stage);
  void ask(Errand errand, Request request);
  void take(const Errand& errand, Exchange&& exchange);
  void conclude(std::size_t work, resolve::Answer&& answer, const Exchange& exchange, Stage stage);
  void note_outage(Work& work, const resolve::Answer& answer, const Exchange& exchange, Stage stage);

  Works& works_;
  Asker* asker_;
  const resolve::Settings& settings_;
  Memory& memory_;
  probe::Network& network_;
  Settled settled_;
  std::vector<State> states_;  // by work, as far as they are known
  bool answered_ = false;
  std::array<Outage, resolve::registries> outages_;
};

}  // namespace citevet::detail
