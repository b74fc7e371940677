// Asks the addresses and identifiers of a run and draws the verdicts.
#include "check/ask.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <utility>

#include "check/asker.h"
#include "check/registries.h"
#include "check/timestamp.h"
#include "identity/url.h"
#include "probe/probe.h"
#include "resolve/pages.h"

namespace citevet::detail {

namespace {

// An archive's copy of another address: whether it has one, the work's registry does not know.
bool is_copy(std::string_view canonical) {
  const std::string_view path = identity::parts(canonical).path;
  return path.find("/http://") != std::string_view::npos || path.find("/https://") != std::string_view::npos;
}

class Asking {
 public:
  Asking(Questions& questions, Transport& transport, const Config& config, const Services& services, std::vector<Problem>& problems)
      : questions_(questions),
        links_(questions.links.all()),
        config_(config),
        services_(services),
        problems_(problems),
        asker_(transport, config.network, services),
        registries_(questions.works, asker_, settings_),
        chains_(links_.size()),
        waiting_(questions.works.all().size()),
        undecided_(links_.size()) {
    policy_.max_redirects = config.network.max_redirects;
    settings_.contact = config.network.contact;
  }

  void run() {
    for (std::size_t i = 0; i < links_.size(); ++i) begin(i);
    std::vector<std::size_t> works(questions_.works.all().size());
    std::iota(works.begin(), works.end(), std::size_t{0});
    registries_.exist(std::move(works), [this](std::size_t work) { settled(work); });
    asker_.run([this] {
      if (services_.progress) services_.progress({.asked = asked_, .answered = answered_});
    });
    draw_verdicts();
  }

 private:
  void begin(std::size_t index) {
    Link& link = links_[index];
    if (excluded(link.url)) {
      link.reason = "excluded";
      link.evidence = "the config excludes this address";
      return;
    }
    ++asked_;
    if (!wait_for_registries(index)) probe(index);
  }

  // What a registry settles is not probed. False: no registry can say whether this address's work exists.
  bool wait_for_registries(std::size_t index) {
    if (is_copy(links_[index].url)) return false;
    bool waits = false;
    for (const std::string& identifier : links_[index].identifiers) {
      const std::size_t work = questions_.works.index_of(identifier);
      if (work == Works::none || !registries_.can_say(identifier)) continue;
      waiting_[work].push_back(index);
      ++undecided_[index];
      waits = true;
    }
    return waits;
  }

  void settled(std::size_t work) {
    for (const std::size_t index : std::exchange(waiting_[work], {}))
      if (links_[index].settled_by.empty()) settle(index, questions_.works.all()[work]);
  }

  // Of several identifiers one that exists is enough; that none does is known when the last one is asked.
  void settle(std::size_t index, const Work& work) {
    Link& link = links_[index];
    const bool last = --undecided_[index] == 0;
    if (work.exists != Consulted::found && !last) return;
    const bool denied = std::ranges::all_of(link.identifiers, [&](const std::string& identifier) {
      const Work* one = questions_.works.find(identifier);
      return one == nullptr || !registries_.can_say(identifier) || one->exists == Consulted::not_found;
    });
    if (work.exists != Consulted::found && !denied) return probe(index);
    ++answered_;
    const std::string registry(title(*work.settled_by));
    const bool exists = work.exists == Consulted::found;
    link.state = exists ? State::alive : State::gone;
    link.settled_by = name(*work.settled_by);
    link.reason = exists ? "registered" : "not registered";
    link.evidence = registry + (exists ? " knows " : " does not know ") + work.identifier;
    link.exchanges = work.exchanges;
    set_time(link);
  }

  void probe(std::size_t index) {
    Link& link = links_[index];
    if (resolve::must_not_be_fetched(link.url)) return leave_to_registry(index);
    if (auto verdict = probe::unasked(link.url)) {
      ++answered_;
      link.reason = std::move(verdict->reason);
      link.evidence = std::move(verdict->evidence);
      return;
    }
    ask(index, {probe::first(link.url), probe::When::now});
  }

  // Nobody could say, and the page is not to be fetched.
  void leave_to_registry(std::size_t index) {
    Link& link = links_[index];
    ++answered_;
    link.reason = "registry";
    link.evidence = "its pages must not be fetched by programs";
    for (const std::string& identifier : link.identifiers) {
      const Work* work = questions_.works.find(identifier);
      if (work == nullptr || work->exists != Consulted::unreachable) continue;
      link.state = State::unreachable;
      link.incomplete = work->incomplete;
      link.evidence = std::string(title(work->consulted.back().first)) + ", which answers for it, did not say (" + work->why + ")";
      link.exchanges = work->exchanges;
      set_time(link);
    }
  }

  [[nodiscard]] bool excluded(const std::string& url) const {
    return std::ranges::any_of(config_.exclude, [&](const std::string& glob) { return config::matches(glob, url); });
  }

  void ask(std::size_t index, probe::Step step) {
    const auto then = [this, index](Exchange&& exchange) { take(index, std::move(exchange)); };
    if (step.when == probe::When::now)
      asker_.now(std::move(step.request), then);
    else
      asker_.later(std::move(step.request), then);
  }

  void take(std::size_t index, Exchange&& exchange) {
    std::vector<Exchange>& chain = chains_[index];
    chain.push_back(std::move(exchange));
    const probe::Reading reading = probe::read(chain, wanted(index));
    chain.back().body = {};
    network_works_ = network_works_ || probe::proves_the_network(chain);
    std::optional<probe::Step> step = probe::next(chain, reading, policy_);
    if (!step) {
      ++answered_;
      // Drawn at once, so that no body is kept; only a name that was not found has to wait until it is known whether others were.
      if (chain.back().failure != Failure::no_such_host) judge(index, reading);
    } else if (step->when == probe::When::now && excluded(step->request.url)) {
      stop_before(index, step->request.url, "excluded", "which the config excludes");
    } else if (step->when == probe::When::now && resolve::must_not_be_fetched(step->request.url)) {
      stop_before(index, step->request.url, "registry", "whose pages must not be fetched by programs");
    } else {
      ask(index, std::move(*step));
    }
  }

  // The next hop is one that is not made.
  void stop_before(std::size_t index, const std::string& target, std::string_view reason, std::string_view why) {
    ++answered_;
    Link& link = links_[index];
    link.reason = reason;
    link.status = chains_[index].back().status;
    link.redirects = {target};
    link.evidence = "it redirects to " + target + ", " + std::string(why);
    keep_exchanges(index);
  }

  [[nodiscard]] std::span<const std::string> wanted(std::size_t index) const {
    const auto found = questions_.fragments.find(index);
    return found == questions_.fragments.end() ? std::span<const std::string>() : found->second;
  }

  void judge(std::size_t index, const probe::Reading& reading) {
    Link& link = links_[index];
    probe::Verdict verdict = probe::verdict(chains_[index], reading, policy_, {.network_works = network_works_});
    link.state = verdict.state;
    link.status = verdict.status;
    link.reason = std::move(verdict.reason);
    link.evidence = std::move(verdict.evidence);
    link.redirects = std::move(verdict.redirects);
    link.incomplete = verdict.incomplete;
    keep_exchanges(index);
  }

  // The chain ends; of it the link keeps what a report shows.
  void keep_exchanges(std::size_t index) {
    std::vector<Exchange>& chain = chains_[index];
    for (Exchange& exchange : chain) {
      exchange.headers = {};
      exchange.request.headers = {};
    }
    links_[index].exchanges = std::move(chain);
    chain = {};
    set_time(links_[index]);
  }

  static void set_time(Link& link) {
    if (!link.exchanges.empty()) link.checked_at = timestamp(link.exchanges.back().at);
  }

  void draw_verdicts() {
    for (std::size_t i = 0; i < links_.size(); ++i)
      if (!chains_[i].empty()) judge(i, {});
    registries_.report(problems_);
    if (asker_.interrupted()) {
      say_what_is_left(*asker_.interrupted());
    } else if (std::optional<Problem> problem = probe::no_network(links_)) {
      problems_.push_back(std::move(*problem));
      for (Link& link : links_) link.incomplete = link.incomplete || link.state == State::unreachable;
    }
  }

  void say_what_is_left(ProblemKind why) {
    std::size_t unasked = 0;
    for (Link& link : links_) {
      if (link.state != State::skipped || !link.incomplete) continue;
      link.reason = why == ProblemKind::deadline ? "time limit" : "interrupted";
      ++unasked;
    }
    const std::string left = std::to_string(unasked) + (unasked == 1 ? " address was" : " addresses were") + " not asked any more";
    if (why == ProblemKind::deadline)
      problems_.push_back({why, Severity::warning, {}, "the time limit was reached: " + left + "; raise --deadline to ask them all"});
    else
      problems_.push_back({why, Severity::error, {}, "the run was interrupted: " + left});
  }

  Questions& questions_;
  std::span<Link> links_;
  const Config& config_;
  const Services& services_;
  std::vector<Problem>& problems_;
  Asker asker_;
  resolve::Settings settings_;
  Registries registries_;
  std::vector<std::vector<Exchange>> chains_;      // by link
  std::vector<std::vector<std::size_t>> waiting_;  // by work: the links that it settles
  std::vector<std::uint32_t> undecided_;           // by link: how many registries' answers it waits for
  probe::Policy policy_;
  std::size_t asked_ = 0, answered_ = 0;
  bool network_works_ = false;
};

}  // namespace

void ask(Questions& questions, Transport& transport, const Config& config, const Services& services, std::vector<Problem>& problems) {
  if (!questions.links.all().empty() || !questions.works.all().empty()) Asking(questions, transport, config, services, problems).run();
}

}  // namespace citevet::detail
