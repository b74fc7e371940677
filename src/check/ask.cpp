// Asks the addresses of a run and draws the verdicts.
#include "check/ask.h"

#include <fnmatch.h>

#include <algorithm>
#include <chrono>

#include "probe/probe.h"

namespace citevet::detail {

namespace {

using Clock = std::chrono::steady_clock;

// How long one wait for answers may last: how quickly a deadline or an interrupt is noticed, and how often progress is shown.
constexpr std::chrono::milliseconds patience{100};

class Asking {
 public:
  Asking(Links& links, Transport& transport, const Config& config, const Services& services, std::vector<Problem>& problems)
      : links_(links.all()), transport_(transport), config_(config), services_(services), problems_(problems), chains_(links_.size()) {
    policy_.max_redirects = config.network.max_redirects;
    if (config.network.deadline) deadline_ = Clock::now() + *config.network.deadline;
  }

  void run() {
    submit_first();
    while (waiting_ != 0) {
      collect();
      if (waiting_ == 0 && !later_.empty()) submit_later();
    }
    draw_verdicts();
  }

 private:
  void submit_first() {
    std::vector<Request> requests;
    requests.reserve(links_.size());
    for (std::size_t i = 0; i < links_.size(); ++i) {
      if (excluded(links_[i].url)) {
        links_[i].reason = "excluded";
        links_[i].evidence = "the config excludes this address";
        continue;
      }
      if (auto verdict = probe::unasked(links_[i].url)) {
        links_[i].reason = std::move(verdict->reason);
        links_[i].evidence = std::move(verdict->evidence);
        continue;
      }
      requests.push_back(probe::first(links_[i].url));
      requests.back().id = i;
    }
    asked_ = requests.size();
    waiting_ = requests.size();
    transport_.submit(std::move(requests));
  }

  [[nodiscard]] bool excluded(const std::string& url) const {
    for (const std::string& pattern : config_.exclude)
      if (::fnmatch(pattern.c_str(), url.c_str(), 0) == 0) return true;
    return false;
  }

  void collect() {
    if (!stop_.stop_requested() && services_.stop.stop_requested()) interrupt(ProblemKind::cancelled);
    if (!stop_.stop_requested() && deadline_ && Clock::now() >= *deadline_) interrupt(ProblemKind::deadline);
    std::vector<Request> next;
    for (Exchange& exchange : transport_.collect(patience, stop_.get_token())) {
      --waiting_;
      take(std::move(exchange), next);
    }
    waiting_ += next.size();
    if (!next.empty()) transport_.submit(std::move(next));
    if (services_.progress) services_.progress({.asked = asked_, .answered = answered_});
  }

  void take(Exchange&& exchange, std::vector<Request>& next) {
    const std::size_t index = exchange.request.id;
    std::vector<Exchange>& chain = chains_[index];
    chain.push_back(std::move(exchange));
    const probe::Reading reading = probe::read(chain);
    chain.back().body = {};
    network_works_ = network_works_ || probe::proves_the_network(chain);
    std::optional<probe::Step> step = probe::next(chain, reading, policy_);
    if (!step) {
      ++answered_;
      // Drawn at once, so that no body is kept; only a name that was not found has to wait until it is known whether others were.
      if (chain.back().failure != Failure::no_such_host) judge(index, reading);
      return;
    }
    if (step->when == probe::When::now && excluded(step->request.url)) {
      ++answered_;
      Link& link = links_[index];
      link.reason = "excluded";
      link.status = chain.back().status;
      link.redirects = {step->request.url};
      link.evidence = "it redirects to " + step->request.url + ", which the config excludes";
      keep_exchanges(index);
      return;
    }
    if (stop_.stop_requested()) {
      unfinished_.push_back(index);
      return;
    }
    step->request.id = index;
    (step->when == probe::When::now ? next : later_).push_back(std::move(step->request));
  }

  void submit_later() {
    std::vector<Request> requests = std::exchange(later_, {});
    if (stop_.stop_requested()) {
      for (const Request& request : requests) unfinished_.push_back(request.id);
      return;
    }
    waiting_ += requests.size();
    transport_.submit(std::move(requests));
  }

  void interrupt(ProblemKind kind) {
    interrupted_ = kind;
    stop_.request_stop();
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
      exchange.body = {};
      exchange.headers = {};
      exchange.request.headers = {};
    }
    links_[index].exchanges = std::move(chain);
    chain = {};
  }

  void draw_verdicts() {
    for (std::size_t i = 0; i < links_.size(); ++i)
      if (!chains_[i].empty()) judge(i, {});
    // Half an answer is none: a 404 that was not asked again, a redirect not followed.
    for (const std::size_t index : unfinished_) {
      links_[index].state = State::skipped;
      links_[index].incomplete = true;
      links_[index].reason = interrupted_ == ProblemKind::deadline ? "time limit" : "interrupted";
      links_[index].evidence = "the run ended before it was asked to the end";
    }
    if (interrupted_) {
      const auto unasked = std::ranges::count_if(links_, [](const Link& link) { return link.state == State::skipped && link.incomplete; });
      const std::string left = std::to_string(unasked) + (unasked == 1 ? " address was" : " addresses were") + " not asked any more";
      if (*interrupted_ == ProblemKind::deadline)
        problems_.push_back(
            {ProblemKind::deadline, Severity::warning, {}, "the time limit was reached: " + left + "; raise --deadline to ask them all"});
      else
        problems_.push_back({ProblemKind::cancelled, Severity::error, {}, "the run was interrupted: " + left});
    } else if (std::optional<Problem> problem = probe::no_network(links_)) {
      problems_.push_back(std::move(*problem));
      for (Link& link : links_) link.incomplete = link.incomplete || link.state == State::unreachable;
    }
  }

  std::span<Link> links_;
  Transport& transport_;
  const Config& config_;
  const Services& services_;
  std::vector<Problem>& problems_;
  std::vector<std::vector<Exchange>> chains_;  // by link
  std::vector<Request> later_;                 // second looks and retries: when all else has been asked
  std::vector<std::size_t> unfinished_;        // links whose next request an interrupt cut off
  probe::Policy policy_;
  std::stop_source stop_;
  std::optional<Clock::time_point> deadline_;
  std::optional<ProblemKind> interrupted_;
  std::size_t waiting_ = 0;  // requests submitted and not come back
  std::size_t asked_ = 0, answered_ = 0;
  bool network_works_ = false;
};

}  // namespace

void ask(Links& links, Transport& transport, const Config& config, const Services& services, std::vector<Problem>& problems) {
  if (!links.all().empty()) Asking(links, transport, config, services, problems).run();
}

}  // namespace citevet::detail
