// Asks the registries about the identifiers of a run.
#include "check/registries.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <span>
#include <utility>

namespace citevet::detail {

namespace {

using resolve::Purpose;

constexpr std::size_t most_attempts = 3;
constexpr std::size_t most_hops = 5;
constexpr std::chrono::milliseconds first_retry_wait{1'000};
// A batch's address names all of its items: nobody reads it in a report.
constexpr std::size_t longest_shown = 200;

// What a report shows of the request.
Exchange shown(const Exchange& exchange) {
  Exchange kept;
  kept.request.method = exchange.request.method;
  kept.request.url = resolve::shown_url(exchange.request.url);
  if (kept.request.url.size() > longest_shown) kept.request.url.erase(std::min(kept.request.url.find('?'), longest_shown));
  kept.status = exchange.status;
  kept.failure = exchange.failure;
  kept.error = exchange.error;
  kept.took = exchange.took;
  kept.at = exchange.at;
  return kept;
}

}  // namespace

Registries::Registries(Works& works, Asker* asker, const resolve::Settings& settings, Memory& memory, probe::Network& network)
    : works_(works), asker_(asker), settings_(settings), memory_(memory), network_(network) {}

bool Registries::can_say(std::string_view identifier) const {
  const std::optional<Scheme> scheme = resolve::scheme_of(identifier);
  return scheme &&
         std::ranges::any_of(resolve::who(*scheme, Purpose::exists), [&](Registry registry) { return settings_.of(registry).enabled; });
}

void Registries::exist(std::vector<std::size_t> works, Settled settled) {
  settled_ = std::move(settled);
  ask_next(recall(works));
}

// Settles what earlier runs were told; returns the others.
std::vector<std::size_t> Registries::recall(const std::vector<std::size_t>& works) {
  std::vector<std::pair<Registry, std::string_view>> asked;
  std::vector<std::size_t> of;
  for (const std::size_t index : works) {
    const std::string& identifier = works_.all()[index].identifier;
    const std::optional<Scheme> scheme = resolve::scheme_of(identifier);
    if (!scheme) continue;
    for (const Registry registry : resolve::who(*scheme, Purpose::exists)) {
      if (!settings_.of(registry).enabled) continue;
      asked.emplace_back(registry, identifier);
      of.push_back(index);
    }
  }
  std::map<std::size_t, bool> settled;
  memory_.answers(asked, [&](std::size_t at, resolve::Answer&& answer, std::chrono::sys_seconds when) {
    Exchange exchange;
    exchange.at = when;
    exchange.from_cache = true;
    Work& work = works_.all()[of[at]];
    if (work.exists == Consulted::not_asked && conclude(of[at], std::move(answer), exchange)) settled[of[at]] = true;
  });
  std::vector<std::size_t> others;
  for (const std::size_t index : works)
    if (!settled.contains(index)) others.push_back(index);
  for (const auto& [index, is] : settled) settled_(index);
  return others;
}

// The first registry that can say so and was not asked yet.
void Registries::ask_next(const std::vector<std::size_t>& works) {
  std::map<Registry, std::map<Scheme, std::vector<std::string>>> by_registry;
  for (const std::size_t index : works) {
    Work& work = works_.all()[index];
    const std::optional<Scheme> scheme = resolve::scheme_of(work.identifier);
    const std::span<const Registry> known = scheme ? resolve::who(*scheme, Purpose::exists) : std::span<const Registry>();
    const auto next = std::ranges::find_if(
        known, [&](Registry registry) { return settings_.of(registry).enabled && work.said_by(registry) == Consulted::not_asked; });
    if (next != known.end() && asker_ != nullptr) {
      by_registry[*next][*scheme].push_back(work.identifier);
      continue;
    }
    if (!work.consulted.empty()) work.exists = Consulted::unreachable;
    settled_(index);
  }
  for (const auto& [registry, by_scheme] : by_registry)
    for (const auto& [scheme, identifiers] : by_scheme)
      for (resolve::Question& question : resolve::questions(registry, Purpose::exists, identifiers)) {
        Request request = resolve::request(question, settings_);
        ask(std::move(question), std::move(request), 1, 0);
      }
}

void Registries::ask(resolve::Question question, Request request, std::size_t attempt, std::size_t hops) {
  const auto then = [this, question = std::move(question), attempt, hops](Exchange&& exchange) {
    take(question, std::move(exchange), attempt, hops);
  };
  if (request.wait.count() == 0)
    asker_->now(std::move(request), then);
  else
    asker_->later(std::move(request), then);
}

void Registries::take(const resolve::Question& question, Exchange&& exchange, std::size_t attempt, std::size_t hops) {
  if (resolve::may_pass(exchange) && attempt < most_attempts) {
    Request again = exchange.request;
    again.wait = first_retry_wait * (1U << (attempt - 1));
    return ask(question, std::move(again), attempt + 1, hops);
  }
  if (hops < most_hops)
    if (std::optional<Request> hop = resolve::redirected(exchange)) return ask(question, std::move(*hop), attempt, hops + 1);

  std::vector<std::string_view> still_asked;
  const std::vector<resolve::Question> more = resolve::follow_up(question, exchange);
  for (const resolve::Question& next : more) {
    still_asked.insert(still_asked.end(), next.identifiers.begin(), next.identifiers.end());
    ask(next, resolve::request(next, settings_), 1, 0);
  }
  std::ranges::sort(still_asked);
  std::vector<std::size_t> unanswered;
  for (resolve::Answer& answer : resolve::answers(question, exchange)) {
    const std::size_t index = works_.index_of(answer.identifier);
    if (index == Works::none || std::ranges::binary_search(still_asked, answer.identifier)) continue;
    if (answer.said == Consulted::unreachable)
      network_.see({&exchange, 1}, {});
    else
      answered_ = true;
    memory_.keep(answer, exchange.at);
    if (conclude(index, std::move(answer), exchange))
      settled_(index);
    else
      unanswered.push_back(index);
  }
  if (answered_) memory_.network_works();
  ask_next(unanswered);
}

bool Registries::conclude(std::size_t index, resolve::Answer&& answer, const Exchange& exchange) {
  Work& work = works_.all()[index];
  work.consulted.emplace_back(answer.registry, answer.said);
  if (answer.record) work.records.push_back(std::move(*answer.record));
  if (!exchange.from_cache) work.exchanges.push_back(shown(exchange));
  work.asked_at = exchange.at;
  work.from_cache = exchange.from_cache;
  if (answer.said == Consulted::unreachable) {
    work.why = answer.why;
    work.incomplete = exchange.failure == Failure::cancelled || exchange.failure == Failure::not_recorded;
    if (exchange.failure != Failure::cancelled) {
      Outage& outage = outages_[static_cast<std::size_t>(answer.registry)];
      ++outage.failures;
      if (exchange.failure != Failure::not_recorded) outage.recorded = false;
      if (outage.why.empty()) outage.why = std::move(answer.why);
    }
  }
  const std::optional<Scheme> scheme = resolve::scheme_of(work.identifier);
  const bool settles =
      answer.said == Consulted::found || (answer.said == Consulted::not_found && scheme && resolve::decides(answer.registry, *scheme));
  if (!settles) return false;
  work.exists = answer.said;
  work.settled_by = answer.registry;
  return true;
}

void Registries::report(std::vector<Problem>& problems) const {
  for (std::size_t i = 0; i < outages_.size(); ++i) {
    const Outage& outage = outages_[i];
    if (outage.failures == 0 || outage.recorded) continue;
    const std::string registry(name(static_cast<Registry>(i)));
    problems.push_back({ProblemKind::registry_unavailable, Severity::warning, registry,
                        std::string(title(static_cast<Registry>(i))) + " did not answer (" + outage.why +
                            "): " + std::to_string(outage.failures) + (outage.failures == 1 ? " identifier" : " identifiers") +
                            " could not be asked there; nothing is accused because of it; check again later"});
  }
}

}  // namespace citevet::detail
