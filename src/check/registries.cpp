// Asks the registries about the identifiers of a run.
#include "check/registries.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <span>
#include <utility>

namespace citevet::detail {

namespace {

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
  return !who(identifier, Purpose::exists).empty();
}

void Registries::exist(std::vector<std::size_t> works, Settled settled) {
  settled_ = std::move(settled);
  recall(works, Purpose::exists);
  std::vector<std::size_t> others;
  for (const std::size_t index : works) {
    if (works_.all()[index].settled_by)
      settled_(index);
    else
      others.push_back(index);
  }
  ask_next(others, Purpose::exists);
}

void Registries::describe(std::vector<std::size_t> works) {
  recall(works, Purpose::describe);
  std::erase_if(works, [&](std::size_t index) { return is_described(index); });
  ask_next(works, Purpose::describe);
}

// What earlier runs were told.
void Registries::recall(std::span<const std::size_t> works, Purpose purpose) {
  std::vector<std::pair<Registry, std::string_view>> asked;
  std::vector<std::size_t> of;
  for (const std::size_t index : works) {
    const std::string& identifier = works_.all()[index].identifier;
    for (const Registry registry : who(identifier, purpose)) {
      asked.emplace_back(registry, identifier);
      of.push_back(index);
    }
  }
  memory_.answers(asked, [&](std::size_t at, resolve::Answer&& answer, std::chrono::sys_seconds when) {
    Exchange exchange;
    exchange.at = when;
    exchange.from_cache = true;
    if (!is_done(of[at], purpose)) conclude(of[at], std::move(answer), exchange, purpose);
  });
}

// The registries that can say so and may be asked, in their order.
std::vector<Registry> Registries::who(std::string_view identifier, Purpose purpose) const {
  std::vector<Registry> enabled;
  if (const std::optional<Scheme> scheme = resolve::scheme_of(identifier))
    for (const Registry registry : resolve::who(*scheme, purpose))
      if (settings_.of(registry).enabled) enabled.push_back(registry);
  return enabled;
}

bool Registries::is_described(std::size_t index) const {
  const Work& work = works_.all()[index];
  return std::ranges::any_of(who(work.identifier, Purpose::describe),
                             [&](Registry registry) { return work.said_by(registry) == Consulted::found; });
}

bool Registries::is_done(std::size_t index, Purpose purpose) const {
  return purpose == Purpose::exists ? works_.all()[index].settled_by.has_value() : is_described(index);
}

// The first registry that can say so and was not asked yet.
void Registries::ask_next(std::span<const std::size_t> works, Purpose purpose) {
  std::map<Registry, std::map<Scheme, std::vector<std::string>>> by_registry;
  for (const std::size_t index : works) {
    Work& work = works_.all()[index];
    const std::vector<Registry> known = who(work.identifier, purpose);
    const auto next = std::ranges::find_if(known, [&](Registry registry) { return work.said_by(registry) == Consulted::not_asked; });
    if (next != known.end() && asker_ != nullptr) {
      by_registry[*next][*resolve::scheme_of(work.identifier)].push_back(work.identifier);
    } else if (purpose == Purpose::exists) {
      if (!work.consulted.empty()) work.exists = Consulted::unreachable;
      settled_(index);
    }
  }
  for (const auto& [registry, by_scheme] : by_registry)
    for (const auto& [scheme, identifiers] : by_scheme)
      for (resolve::Question& question : resolve::questions(registry, purpose, identifiers)) {
        Request request = resolve::request(question, settings_);
        ask(std::move(question), std::move(request), 1, 0);
      }
}

void Registries::ask(resolve::Question question, Request request, std::size_t attempt, std::size_t hops) {
  const probe::When when = request.wait.count() == 0 ? probe::When::now : probe::When::later;
  asker_->ask(std::move(request), when, [this, question = std::move(question), attempt, hops](Exchange&& exchange) {
    take(question, std::move(exchange), attempt, hops);
  });
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
  const Purpose purpose = question.purpose == Purpose::describe ? Purpose::describe : Purpose::exists;
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
    const bool denied = answer.said == Consulted::not_found;
    conclude(index, std::move(answer), exchange, purpose);
    if (!is_done(index, purpose)) {
      // Who is down says nothing about whose work it is: of a description nobody else is asked then.
      if (purpose == Purpose::exists || denied) unanswered.push_back(index);
    } else if (purpose == Purpose::exists) {
      settled_(index);
    }
  }
  if (answered_) memory_.network_works();
  ask_next(unanswered, purpose);
}

void Registries::conclude(std::size_t index, resolve::Answer&& answer, const Exchange& exchange, Purpose purpose) {
  Work& work = works_.all()[index];
  work.consulted.emplace_back(answer.registry, answer.said);
  if (answer.record) work.records.push_back(std::move(*answer.record));
  if (!exchange.from_cache && purpose == Purpose::exists) work.exchanges.push_back(shown(exchange));
  if (purpose == Purpose::exists) {
    work.asked_at = exchange.at;
    work.from_cache = exchange.from_cache;
  }
  if (answer.said == Consulted::unreachable) {
    work.why = answer.why;
    work.incomplete = work.incomplete || exchange.failure == Failure::cancelled || exchange.failure == Failure::not_recorded;
    if (exchange.failure != Failure::cancelled) {
      Outage& outage = outages_[static_cast<std::size_t>(answer.registry)];
      ++outage.failures;
      if (exchange.failure != Failure::not_recorded) outage.recorded = false;
      if (outage.why.empty()) outage.why = std::move(answer.why);
    }
  }
  if (purpose == Purpose::describe) return;
  const std::optional<Scheme> scheme = resolve::scheme_of(work.identifier);
  if (answer.said != Consulted::found && !(answer.said == Consulted::not_found && scheme && resolve::decides(answer.registry, *scheme)))
    return;
  work.exists = answer.said;
  work.settled_by = answer.registry;
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
