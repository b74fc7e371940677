// Asks the addresses and identifiers of a run and draws the verdicts.
#include "check/ask.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "check/asker.h"
#include "check/registries.h"
#include "check/timestamp.h"
#include "probe/probe.h"

namespace citevet::detail {

namespace {

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
        waiting_(questions.works.all().size()) {
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
    bool waits = false;
    for (const std::string& identifier : links_[index].identifiers) {
      const std::size_t work = questions_.works.index_of(identifier);
      if (work == Works::none || !registries_.can_say(identifier)) continue;
      waiting_[work].push_back(index);
      waits = true;
    }
    return waits;
  }

  void settled(std::size_t work) {
    for (const std::size_t index : std::exchange(waiting_[work], {}))
      if (links_[index].settled_by.empty()) settle(index, questions_.works.all()[work]);
  }

  void settle(std::size_t index, const Work& work) {
    Link& link = links_[index];
    const bool others = std::ranges::any_of(link.identifiers, [&](const std::string& identifier) {
      const std::size_t other = questions_.works.index_of(identifier);
      return other != Works::none && std::ranges::find(waiting_[other], index) != waiting_[other].end();
    });
    if (work.exists == Consulted::not_found && others) return;  // the next one decides
    if (work.exists != Consulted::found && work.exists != Consulted::not_found) {
      if (!others) probe(index);
      return;
    }
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
    if (auto verdict = probe::unasked(link.url)) {
      ++answered_;
      link.reason = std::move(verdict->reason);
      link.evidence = std::move(verdict->evidence);
      return;
    }
    ask(index, {probe::first(link.url), probe::When::now});
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
      ++answered_;
      Link& link = links_[index];
      link.reason = "excluded";
      link.status = chain.back().status;
      link.redirects = {step->request.url};
      link.evidence = "it redirects to " + step->request.url + ", which the config excludes";
      keep_exchanges(index);
    } else {
      ask(index, std::move(*step));
    }
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
  probe::Policy policy_;
  std::size_t asked_ = 0, answered_ = 0;
  bool network_works_ = false;
};

}  // namespace

void ask(Questions& questions, Transport& transport, const Config& config, const Services& services, std::vector<Problem>& problems) {
  if (!questions.links.all().empty() || !questions.works.all().empty()) Asking(questions, transport, config, services, problems).run();
}

}  // namespace citevet::detail
