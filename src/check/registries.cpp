// Asks the registries about the identifiers of a run.
#include "check/registries.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <optional>
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

constexpr std::uint16_t bit_of(Registry registry) noexcept {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(registry));
}

// Adds what a registry says to what it has said of the work before: once its full record takes the place of a summary, and that this one
// can't be had denies nothing.
void note(Work& work, resolve::Answer& answer) {
  const auto asked = std::ranges::find(work.consulted, answer.registry, &std::pair<Registry, Consulted>::first);
  if (asked == work.consulted.end())
    work.consulted.emplace_back(answer.registry, answer.said);
  else if (asked->second != Consulted::found)
    asked->second = answer.said;
  if (!answer.record) return;
  const auto known = std::ranges::find(work.records, answer.registry, &Record::registry);
  if (known == work.records.end()) {
    work.records.push_back(std::move(*answer.record));
  } else {
    if (answer.record->url.empty()) answer.record->url = std::move(known->url);
    *known = std::move(*answer.record);
  }
}

}  // namespace

Registries::Registries(Works& works, Asker* asker, const resolve::Settings& settings, Memory& memory, probe::Network& network)
    : works_(works), asker_(asker), settings_(settings), memory_(memory), network_(network) {}

bool Registries::can_say(std::string_view identifier) const {
  return !who(identifier, Stage::existence).empty();
}

void Registries::exist(std::vector<std::size_t> works, Settled settled) {
  settled_ = std::move(settled);
  recall(works, Stage::existence);
  std::vector<std::size_t> others;
  for (const std::size_t index : works) {
    if (works_.all()[index].settled_by)
      settled_(index);
    else
      others.push_back(index);
  }
  ask_next(others, Stage::existence);
}

void Registries::describe() {
  if (nobody_answers()) return;
  std::vector<std::size_t> works;
  // Not those that join meanwhile: each of them is in the list already.
  for (std::size_t index = 0, count = works_.all().size(); index < count; ++index) {
    const Consulted exists = works_.all()[index].exists;
    if (exists == Consulted::not_found) continue;
    switch (resolve::scheme_of(works_.all()[index].identifier).value_or(Scheme::isbn)) {
      case Scheme::doi:
        works.push_back(index);
        break;
      case Scheme::pmid:
        if (exists == Consulted::found) works.push_back(index);
        break;
      case Scheme::pmcid:
        if (const std::size_t article = article_of(index); article != Works::none) works.push_back(article);
        break;
      default:  // what it is, came with the answer that it exists
        break;
    }
  }
  std::ranges::sort(works);
  works.erase(std::ranges::unique(works).begin(), works.end());
  recall(works, Stage::description);
  std::erase_if(works, [&](std::size_t index) { return state_of(index).described; });
  ask_next(works, Stage::description);
}

void Registries::second_opinions() {
  if (nobody_answers()) return;
  std::vector<std::size_t> works;
  for (std::size_t index = 0; index < works_.all().size(); ++index)
    if (works_.all()[index].exists != Consulted::not_found && !state_of(index).described && state_of(index).article == Works::none)
      works.push_back(index);
  recall(works, Stage::opinion);
  ask_next(works, Stage::opinion);
}

void Registries::share() {
  for (std::size_t index = 0; index < works_.all().size(); ++index) {
    const std::size_t article = state_of(index).article;
    if (article == Works::none) continue;
    Work& work = works_.all()[index];
    const Work& same = works_.all()[article];
    for (const auto& [registry, said] : same.consulted)
      if (work.said_by(registry) == Consulted::not_asked) work.consulted.emplace_back(registry, said);
    for (const Record& record : same.records)
      if (record.registry != Registry::doi || !record.title.empty()) work.records.push_back(record);
  }
}

Registries::State& Registries::state_of(std::size_t work) {
  if (work >= states_.size()) states_.resize(works_.all().size());
  return states_[work];
}

bool Registries::nobody_answers() const noexcept {
  return !answered_ && network_.problem().has_value();
}

// The work that says what an article in PubMed Central is.
std::size_t Registries::article_of(std::size_t index) {
  std::string same;
  for (const Record& record : works_.all()[index].records)
    for (const std::string& other : record.same_as)
      if (other.starts_with("pmid:") || (same.empty() && other.starts_with("doi:"))) same = other;
  if (same.empty()) return Works::none;
  std::size_t article = works_.index_of(same);
  if (article == Works::none) {
    article = works_.add(same);
    Work& added = works_.all()[article];
    const Work& work = works_.all()[index];
    added.exists = work.exists;
    added.settled_by = work.settled_by;
    added.consulted = work.consulted;
    added.asked_at = work.asked_at;
    added.from_cache = work.from_cache;
  }
  state_of(index).article = article;
  return works_.all()[article].exists == Consulted::not_found ? Works::none : article;
}

// What earlier runs were told.
void Registries::recall(std::span<const std::size_t> works, Stage stage) {
  std::vector<std::pair<Registry, std::string_view>> asked;
  std::vector<std::size_t> of;
  for (const std::size_t index : works) {
    const std::string& identifier = works_.all()[index].identifier;
    for (const Registry registry : who(identifier, stage)) {
      asked.emplace_back(registry, identifier);
      of.push_back(index);
    }
  }
  const Purpose purpose = stage == Stage::existence ? Purpose::exists : Purpose::describe;
  memory_.answers(purpose, asked, [&](std::size_t at, resolve::Answer&& answer, std::chrono::sys_seconds when) {
    Exchange exchange;
    exchange.at = when;
    exchange.from_cache = true;
    if (is_done(of[at], stage)) return;
    state_of(of[at]).asked[static_cast<std::size_t>(stage)] |= bit_of(answer.registry);
    conclude(of[at], std::move(answer), exchange, stage);
  });
}

// The registries that can say so and may be asked, in their order.
std::vector<Registry> Registries::who(std::string_view identifier, Stage stage) const {
  std::vector<Registry> enabled;
  const std::optional<Scheme> scheme = resolve::scheme_of(identifier);
  if (!scheme) return enabled;
  const std::span<const Registry> all = stage == Stage::opinion       ? resolve::second_opinion(*scheme)
                                        : stage == Stage::description ? resolve::who(*scheme, Purpose::describe)
                                                                      : resolve::who(*scheme, Purpose::exists);
  std::ranges::copy_if(all, std::back_inserter(enabled), [&](Registry registry) { return settings_.of(registry).enabled; });
  return enabled;
}

bool Registries::is_done(std::size_t index, Stage stage) {
  switch (stage) {
    case Stage::existence:
      return works_.all()[index].settled_by.has_value();
    case Stage::description:
      return state_of(index).described;
    case Stage::opinion:
      break;
  }
  return false;
}

// The first registry that can say so and was not asked yet; for an opinion, all of them.
void Registries::ask_next(std::span<const std::size_t> works, Stage stage) {
  std::map<Registry, std::map<Scheme, std::vector<std::string>>> by_registry;
  for (const std::size_t index : works) {
    Work& work = works_.all()[index];
    std::uint16_t& asked = state_of(index).asked[static_cast<std::size_t>(stage)];
    bool asks = false;
    for (const Registry registry : who(work.identifier, stage)) {
      if ((asked & bit_of(registry)) != 0 || asker_ == nullptr || (asks && stage != Stage::opinion)) continue;
      asked |= bit_of(registry);
      asks = true;
      by_registry[registry][*resolve::scheme_of(work.identifier)].push_back(work.identifier);
    }
    if (!asks && stage == Stage::existence) {
      if (!work.consulted.empty()) work.exists = Consulted::unreachable;
      settled_(index);
    }
  }
  const Purpose purpose = stage == Stage::existence ? Purpose::exists : Purpose::describe;
  for (const auto& [registry, by_scheme] : by_registry)
    for (const auto& [scheme, identifiers] : by_scheme)
      for (resolve::Question& question : resolve::questions(registry, purpose, identifiers)) {
        Request request = resolve::request(question, settings_);
        ask({std::move(question), stage}, std::move(request));
      }
}

void Registries::send(Request request, Asker::Then then, std::size_t attempt) {
  const probe::When when = request.wait.count() == 0 ? probe::When::now : probe::When::later;
  asker_->ask(std::move(request), when, [this, attempt, then = std::move(then)](Exchange&& exchange) {
    if (!may_pass(exchange) || attempt >= most_attempts) return then(std::move(exchange));
    Request again = exchange.request;
    again.wait = first_retry_wait * (1U << (attempt - 1));
    send(std::move(again), then, attempt + 1);
  });
}

void Registries::ask(Errand errand, Request request) {
  send(std::move(request), [this, errand = std::move(errand)](Exchange&& exchange) { take(errand, std::move(exchange)); });
}

void Registries::take(const Errand& errand, Exchange&& exchange) {
  const auto& [question, stage, hops] = errand;
  if (hops < most_hops)
    if (std::optional<Request> hop = resolve::redirected(exchange)) return ask({question, stage, hops + 1}, std::move(*hop));

  std::vector<std::string_view> still_asked;
  const std::vector<resolve::Question> more = resolve::follow_up(question, exchange);
  for (const resolve::Question& next : more) {
    still_asked.insert(still_asked.end(), next.identifiers.begin(), next.identifiers.end());
    ask({next, stage}, resolve::request(next, settings_));
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
    memory_.keep(question.purpose, answer, exchange.at);
    const bool denied = answer.said == Consulted::not_found;
    conclude(index, std::move(answer), exchange, stage);
    if (!is_done(index, stage)) {
      // Who is down says nothing about whose work it is: of a description nobody else is asked then.
      if (stage == Stage::existence || (stage == Stage::description && denied)) unanswered.push_back(index);
    } else if (stage == Stage::existence) {
      settled_(index);
    }
  }
  if (answered_) did_answer();
  ask_next(unanswered, stage);
}

void Registries::conclude(std::size_t index, resolve::Answer&& answer, const Exchange& exchange, Stage stage) {
  Work& work = works_.all()[index];
  note(work, answer);
  if (!exchange.from_cache && stage == Stage::existence) work.exchanges.push_back(shown(exchange));
  if (stage == Stage::existence) {
    work.asked_at = exchange.at;
    work.from_cache = exchange.from_cache;
  }
  if (answer.said == Consulted::unreachable) note_outage(work, answer, exchange, stage);
  const std::optional<Scheme> scheme = resolve::scheme_of(work.identifier);
  const bool at_once = scheme == Scheme::arxiv || scheme == Scheme::youtube;  // what it is comes with the answer that it exists
  if (answer.said == Consulted::found && (stage == Stage::description || (stage == Stage::existence && at_once)))
    state_of(index).described = true;
  if (stage != Stage::existence) return;
  if (answer.said != Consulted::found && !(answer.said == Consulted::not_found && scheme && resolve::decides(answer.registry, *scheme)))
    return;
  work.exists = answer.said;
  work.settled_by = answer.registry;
}

void Registries::note_outage(Work& work, const resolve::Answer& answer, const Exchange& exchange, Stage stage) {
  const bool negotiated = stage == Stage::description && answer.registry == Registry::doi;
  if (negotiated) return;  // it is some agency's server, one of many, that did not answer
  if (stage != Stage::opinion) {
    work.why = answer.why;
    work.incomplete = work.incomplete || is_of_the_run(exchange);
  }
  did_not_answer(answer.registry, exchange, answer.why);
}

void Registries::did_answer() {
  answered_ = true;
  memory_.network_works();
}

void Registries::did_not_answer(Registry registry, const Exchange& exchange, const std::string& why) {
  if (exchange.failure == Failure::cancelled) return;
  Outage& outage = outages_[static_cast<std::size_t>(registry)];
  ++outage.failures;
  if (exchange.failure != Failure::not_recorded) outage.recorded = false;
  if (outage.why.empty()) outage.why = why;
}

bool Registries::is_of_the_run(const Exchange& exchange) noexcept {
  return exchange.failure == Failure::cancelled || exchange.failure == Failure::not_recorded;
}

void Registries::report(std::vector<Problem>& problems) const {
  for (std::size_t i = 0; i < outages_.size(); ++i) {
    const Outage& outage = outages_[i];
    if (outage.failures == 0 || outage.recorded) continue;
    const std::string registry(name(static_cast<Registry>(i)));
    problems.push_back({ProblemKind::registry_unavailable, Severity::warning, registry,
                        std::string(title(static_cast<Registry>(i))) + " gave no answer that can be used (" + outage.why +
                            "): " + std::to_string(outage.failures) + (outage.failures == 1 ? " identifier" : " identifiers") +
                            " could not be asked there; nothing is accused because of it; check again later"});
  }
}

}  // namespace citevet::detail
