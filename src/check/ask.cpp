// Asks the addresses and identifiers of a run and draws the verdicts.
#include "check/ask.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <numeric>
#include <string_view>
#include <utility>

#include "check/asker.h"
#include "check/copies.h"
#include "check/fetcher.h"
#include "check/memory.h"
#include "check/registries.h"
#include "check/searches.h"
#include "check/settings.h"
#include "identity/url.h"
#include "net/cache.h"
#include "probe/network.h"
#include "probe/probe.h"
#include "probe/secure.h"
#include "resolve/pages.h"

namespace citevet::detail {

namespace {

// While no more are waited for, progress names their hosts.
constexpr std::size_t few = 32;

// An archive's copy of another address: whether it has one, the work's registry does not know.
bool is_copy(std::string_view canonical) {
  const std::string_view path = identity::parts(canonical).path;
  return path.find("/http://") != std::string_view::npos || path.find("/https://") != std::string_view::npos;
}

// The cache of a run; null: it has none.
std::unique_ptr<net::Cache> cache_of(const Config& config) {
  const std::filesystem::path file = net::cache_file(config.network);
  if (file.empty()) return nullptr;
  return std::make_unique<net::Cache>(file, config.network.offline ? net::Cache::Open::existing : net::Cache::Open::create);
}

class Asking {
 public:
  Asking(Questions& questions, Transport* transport, const Config& config, const Services& services, std::vector<Problem>& problems)
      : questions_(questions),
        links_(questions.links.all()),
        config_(config),
        services_(services),
        problems_(problems),
        addresses_(config),
        hosts_(config.network.hosts),
        settings_(registry_settings(config)),
        cache_(cache_of(config)),
        memory_(cache_.get(), config.network, std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()),
                transport == nullptr),
        waiting_(questions.works.all().size()),
        undecided_(links_.size()),
        answered_(links_.size()) {
    policy_ = probe::policy_of(config.network, {});
    if (transport != nullptr) {
      asker_ = std::make_unique<Asker>(*transport, config.network, services);
      copies_ = std::make_unique<Copies>(*asker_);
      fetcher_ = std::make_unique<Fetcher>(
          *asker_, network_, [this](const std::string& url) -> const probe::Policy& { return policy_of(url); },
          [this](const std::string& url) { return refusal_to_ask(url).empty(); });
    }
    registries_ = std::make_unique<Registries>(questions.works, asker_.get(), settings_, memory_, network_);
  }

  void run() {
    recall();
    for (std::size_t i = 0; i < links_.size(); ++i)
      if (!answered_[i]) begin(i);
    std::vector<std::size_t> works(questions_.works.all().size());
    std::iota(works.begin(), works.end(), std::size_t{0});
    registries_->exist(std::move(works), [this](std::size_t work) { settled(work); });
    wait();
    describe();
    Searches(questions_.works, asker_.get(), settings_, memory_, *registries_, [this] { wait(); }).run(questions_.sought);
    // Only now is it known whether other names were found.
    for (auto& [index, fetched] : std::exchange(names_not_found_, {})) judge(index, std::move(fetched), nullptr);
    wait();
    if (cache_) std::ranges::move(cache_->take_problems(), std::back_inserter(problems_));
    report();
    learn_equivalents();
  }

 private:
  // --- before anybody is asked ----------------------------------------------------------------------------------------------------------

  void recall() {
    if (!cache_) return;
    std::vector<std::string_view> urls;
    urls.reserve(links_.size());
    for (const Link& link : links_) urls.push_back(link.url);
    std::vector<std::pair<std::size_t, Evidence>> over_http;
    std::vector<std::size_t> gone;
    memory_.pages(urls, [&](std::size_t index, Evidence&& evidence, std::chrono::sys_seconds at) {
      Link& link = links_[index];
      const probe::Policy& policy = policy_of(evidence.chain.empty() ? link.url : evidence.chain.back().request.url);
      // What must not be asked today is not answered by what was asked yesterday.
      const bool refused =
          std::ranges::any_of(evidence.chain, [&](const Exchange& hop) { return !refusal_to_ask(hop.request.url).empty(); });
      if (refused || addresses_.excluded(link.url) || !answers(evidence, wanted(index), policy, config_.network.timeout)) return;
      probe::Verdict verdict = probe::verdict(evidence.chain, evidence.reading, policy, {.network_works = true});
      if (!memory_.still_counts(link.url, verdict.state, at)) return;
      for (Exchange& exchange : evidence.chain) exchange.from_cache = true;
      if (verdict.state == State::alive && probe::over_https(evidence.chain)) over_http.emplace_back(index, evidence);
      if (verdict.state == State::gone) gone.push_back(index);
      verdict.evidence += " (" + memory_.age(at) + ")";
      link.from_cache = true;
      conclude(index, std::move(verdict), {std::move(evidence.chain), std::move(evidence.reading), {}});
    });
    recall_https(over_http);
    recall_copies(gone);
  }

  // What was learned beside an address is as old as what was learned of it.
  void recall_https(std::span<const std::pair<std::size_t, Evidence>> over_http) {
    std::vector<std::string> secure;
    for (const auto& [index, evidence] : over_http) secure.push_back(probe::over_https(evidence.chain)->url);
    memory_.pages(std::vector<std::string_view>(secure.begin(), secure.end()), [&](std::size_t at, Evidence&& other, auto) {
      const auto& [index, evidence] = over_http[at];
      links_[index].same_over_https = probe::is_same_over_https(evidence.chain, evidence.reading, other.chain, other.reading);
    });
  }

  void recall_copies(std::span<const std::size_t> gone) {
    if (!config_.network.archive) return;
    std::vector<std::string_view> urls;
    for (const std::size_t index : gone) urls.push_back(links_[index].url);
    memory_.copies(urls, [&](std::size_t at, std::string_view copy) { links_[gone[at]].archived = copy; });
  }

  void begin(std::size_t index) {
    Link& link = links_[index];
    if (addresses_.excluded(link.url)) {
      link.reason = "excluded";
      link.evidence = "the config excludes this address";
      answered_[index] = true;
      return;
    }
    ++asked_;
    if (!wait_for_registries(index)) fetch(index);
  }

  // --- registries: what one settles is not fetched --------------------------------------------------------------------------------------

  // False: no registry can say whether this address's work exists.
  bool wait_for_registries(std::size_t index) {
    if (is_copy(links_[index].url)) return false;
    bool waits = false;
    for (const std::string& identifier : links_[index].identifiers) {
      const std::size_t work = questions_.works.index_of(identifier);
      if (work == Works::none || !registries_->can_say(identifier)) continue;
      waiting_[work].push_back(index);
      ++undecided_[index];
      waits = true;
    }
    return waits;
  }

  void describe() {
    registries_->describe();
    wait();
    registries_->second_opinions();
    wait();
    registries_->share();
  }

  void settled(std::size_t work) {
    for (const std::size_t index : std::exchange(waiting_[work], {}))
      if (!answered_[index]) settle(index, questions_.works.all()[work]);
  }

  // Of several identifiers one that exists is enough; that none does is known when the last one is asked.
  void settle(std::size_t index, const Work& work) {
    Link& link = links_[index];
    const bool last = --undecided_[index] == 0;
    if (work.exists != Consulted::found && !last) return;
    const bool denied = std::ranges::all_of(link.identifiers, [&](const std::string& identifier) {
      const Work* one = questions_.works.find(identifier);
      return one == nullptr || !registries_->can_say(identifier) || one->exists == Consulted::not_found;
    });
    if (work.exists != Consulted::found && !denied) return fetch(index);
    const std::string registry(title(*work.settled_by));
    const bool exists = work.exists == Consulted::found;
    link.state = exists ? State::alive : State::gone;
    link.settled_by = name(*work.settled_by);
    link.reason = exists ? "registered" : "not registered";
    link.evidence = registry + (exists ? " knows " : " does not know ") + work.identifier;
    if (work.from_cache) link.evidence += " (" + memory_.age(work.asked_at) + ")";
    take_over(link, work);
    finish(index);
  }

  static void take_over(Link& link, const Work& work) {
    link.exchanges.assign(work.exchanges.begin(), work.exchanges.end());
    link.checked_at = work.asked_at;
    link.from_cache = work.from_cache;
  }

  // --- addresses ------------------------------------------------------------------------------------------------------------------------

  void fetch(std::size_t index) {
    Link& link = links_[index];
    if (resolve::must_not_be_fetched(link.url) || !probe::left_to_registry(link.url).empty()) return leave_to_registry(index);
    if (auto verdict = probe::unasked(link.url)) return conclude(index, std::move(*verdict), {});
    if (!asker_) {
      link.reason = "offline";
      link.evidence = "nobody was asked: the run was offline";
      return finish(index);
    }
    Request first = probe::first(link.url, policy_of(link.url));
    if (std::optional<std::string> other = addresses_.instead_of(link.url)) {
      first.url = std::move(*other);
      first.exempt_from_guard = true;  // an address of the config's, not of a document's
    }
    fetcher_->fetch(std::move(first), wanted(index), true, [this, index](Fetched&& fetched) { take(index, std::move(fetched)); });
  }

  // Nobody could say, and the page is not to be fetched.
  void leave_to_registry(std::size_t index) {
    Link& link = links_[index];
    link.reason = "registry";
    link.evidence = resolve::must_not_be_fetched(link.url) ? "its pages must not be fetched by programs" : "its page says nothing about it";
    for (const std::string& identifier : link.identifiers) {
      const Work* work = questions_.works.find(identifier);
      if (work == nullptr || work->exists != Consulted::unreachable) continue;
      link.state = State::unreachable;
      link.incomplete = work->incomplete;
      link.evidence = std::string(title(work->consulted.back().first)) + ", which answers for it, did not say (" + work->why + ")";
      take_over(link, *work);
    }
    finish(index);
  }

  // Why an address must not be asked, as the end of a sentence; empty: it may be.
  [[nodiscard]] std::string_view refusal_to_ask(const std::string& url) const {
    if (addresses_.excluded(url)) return "which the config excludes";
    if (resolve::must_not_be_fetched(url)) return "whose pages must not be fetched by programs";
    return {};
  }

  [[nodiscard]] std::span<const std::string> wanted(std::size_t index) const {
    const auto found = questions_.fragments.find(index);
    return found == questions_.fragments.end() ? std::span<const std::string>() : found->second;
  }

  // What the config says of an address. Stays where it is.
  const probe::Policy& policy_of(const std::string& url) {
    if (hosts_.empty()) return policy_;
    const std::string_view origin = std::string_view(url).substr(0, std::min(url.find('/', url.find("//") + 2), url.size()));
    auto known = policies_.find(origin);
    if (known == policies_.end()) known = policies_.emplace(std::string(origin), probe::policy_of(config_.network, hosts_.of(url))).first;
    return known->second;
  }

  void take(std::size_t index, Fetched&& fetched) {
    if (network_.works()) memory_.network_works();
    Link& link = links_[index];
    if (!fetched.stopped_before.empty()) {
      probe::Verdict verdict;
      verdict.reason = addresses_.excluded(fetched.stopped_before) ? "excluded" : "registry";
      verdict.status = fetched.chain.back().status;
      verdict.redirects = {fetched.stopped_before};
      verdict.evidence = "it redirects to " + fetched.stopped_before + ", " + std::string(refusal_to_ask(fetched.stopped_before));
      return conclude(index, std::move(verdict), std::move(fetched));
    }
    memory_.keep(link.url, fetched.chain, fetched.reading);
    if (fetched.chain.back().failure == Failure::no_such_host) {
      names_not_found_.emplace_back(index, std::move(fetched));
    } else if (std::optional<Request> made_up = probe::made_up(fetched.chain, fetched.reading)) {
      compare_with_made_up(index, std::move(fetched), std::move(*made_up));
    } else {
      judge(index, std::move(fetched), nullptr);
    }
  }

  // Asked once for all that doubt in a folder.
  void compare_with_made_up(std::size_t index, Fetched&& fetched, Request&& request) {
    const std::string url = request.url;
    const auto [known, is_new] = doubts_.try_emplace(url);
    if (known->second.answer) return judge(index, std::move(fetched), &*known->second.answer);
    known->second.waiting.emplace_back(index, std::move(fetched));
    if (!is_new) return;
    fetcher_->fetch(std::move(request), {}, false, [this, url](Fetched&& answer) {
      Doubt& doubt = doubts_.at(url);
      doubt.answer = probe::answered(answer.chain, answer.reading);
      for (auto& [waiting, page] : std::exchange(doubt.waiting, {})) judge(waiting, std::move(page), &*doubt.answer);
    });
  }

  void judge(std::size_t index, Fetched&& fetched, const probe::MadeUp* made_up) {
    const bool network_works = network_.works() || registries_->answered();
    probe::Verdict verdict = probe::verdict(fetched.chain, fetched.reading, policy_of(fetched.chain.back().request.url),
                                            {.network_works = network_works, .made_up = made_up});
    if (verdict.state == State::gone && config_.network.archive && settings_.of(Registry::wayback).enabled)
      return look_for_copy(index, std::move(verdict), std::move(fetched));
    if (verdict.state == State::alive)
      if (std::optional<Request> secure = probe::over_https(fetched.chain); secure && refusal_to_ask(secure->url).empty())
        return compare_with_https(index, std::move(verdict), std::move(fetched), std::move(*secure));
    conclude(index, std::move(verdict), std::move(fetched));
  }

  void look_for_copy(std::size_t index, probe::Verdict&& verdict, Fetched&& fetched) {
    probe::Wanted wanted{.url = links_[index].url, .date = services_.today, .archive = settings_.of(Registry::wayback).url};
    if (const auto read = questions_.read_on.find(index); read != questions_.read_on.end()) wanted.date = read->second;
    conclude(index, std::move(verdict), std::move(fetched));
    copies_->find(std::move(wanted), [this, index](const std::string& address) {
      links_[index].archived = address;
      memory_.keep_copy(links_[index].url, address);
    });
  }

  void compare_with_https(std::size_t index, probe::Verdict&& verdict, Fetched&& fetched, Request&& secure) {
    const auto plain = std::make_shared<Fetched>(std::move(fetched));
    const auto said = std::make_shared<probe::Verdict>(std::move(verdict));
    const std::string url = secure.url;
    fetcher_->fetch(std::move(secure), {}, false, [this, index, plain, said, url](Fetched&& other) {
      if (other.stopped_before.empty()) {
        memory_.keep(url, other.chain, other.reading);
        links_[index].same_over_https = probe::is_same_over_https(plain->chain, plain->reading, other.chain, other.reading);
      }
      conclude(index, std::move(*said), std::move(*plain));
    });
  }

  // What a report shows of it stays with the link.
  void conclude(std::size_t index, probe::Verdict&& verdict, Fetched&& fetched) {
    Link& link = links_[index];
    link.state = verdict.state;
    link.status = verdict.status;
    link.reason = std::move(verdict.reason);
    link.evidence = std::move(verdict.evidence);
    link.redirects = std::move(verdict.redirects);
    link.incomplete = verdict.incomplete;
    link.missing_fragments = probe::missing_fragments(fetched.reading);
    link.exchanges.assign(fetched.chain.begin(), fetched.chain.end());
    if (!link.exchanges.empty()) link.checked_at = link.exchanges.back().at;
    finish(index);
  }

  // --- the run --------------------------------------------------------------------------------------------------------------------------

  void finish(std::size_t index) {
    const Link& link = links_[index];
    answered_[index] = true;
    if (link.from_cache || asker_ == nullptr) return;
    ++progress_.answered;
    progress_.failed += link.state == State::alive || link.state == State::skipped ? 0U : 1U;
    if (services_.finished) services_.finished(link);
  }

  void wait() {
    if (!asker_) return;
    asker_->run([this] {
      if (!services_.progress) return;
      progress_.asked = asked_;
      std::vector<std::string_view> hosts;
      for (std::size_t i = 0; asked_ - progress_.answered <= few && i < links_.size(); ++i)
        if (!answered_[i]) hosts.push_back(identity::parts(links_[i].url).host);
      progress_.hosts = hosts;
      services_.progress(progress_);
      progress_.hosts = {};
    });
  }

  void report() {
    const bool interrupted = asker_ && asker_->interrupted();
    std::optional<Problem> no_network;
    if (asker_ && !interrupted && !registries_->answered()) no_network = network_.problem();
    if (no_network) {
      problems_.push_back(std::move(*no_network));  // that no registry answered either is no news
      for (Link& link : links_)
        if (!link.from_cache && link.settled_by.empty()) network_.take_back(link);
      return;
    }
    registries_->report(problems_);
    if (interrupted) say_what_is_left(*asker_->interrupted());
  }

  // An address that was led to a page of another kind (a login, the site's front) is suspect, and means nothing here.
  void learn_equivalents() {
    questions_.equivalents.works = resolve::equivalents(questions_.works.all());
    for (const Link& link : links_)
      if (link.state == State::alive && !link.redirects.empty())
        questions_.equivalents.redirects.emplace_back(link.url, link.redirects.back());
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

  // Addresses that doubt whether their page is another one than what was cited, and what settles that.
  struct Doubt {
    std::optional<probe::MadeUp> answer;
    std::vector<std::pair<std::size_t, Fetched>> waiting;
  };

  Questions& questions_;
  std::span<Link> links_;
  const Config& config_;
  const Services& services_;
  std::vector<Problem>& problems_;
  config::Addresses addresses_;
  config::Hosts hosts_;
  resolve::Settings settings_;
  std::unique_ptr<net::Cache> cache_;
  Memory memory_;
  probe::Network network_;
  std::unique_ptr<Asker> asker_;  // these three null: nobody is asked
  std::unique_ptr<Copies> copies_;
  std::unique_ptr<Fetcher> fetcher_;
  std::unique_ptr<Registries> registries_;
  probe::Policy policy_;                                        // where the config says nothing of the host
  std::map<std::string, probe::Policy, std::less<>> policies_;  // by origin
  std::vector<std::vector<std::size_t>> waiting_;               // by work: the links that it may settle
  std::vector<std::uint32_t> undecided_;                        // by link: how many registries' answers it waits for
  std::vector<bool> answered_;                                  // by link
  std::map<std::string, Doubt> doubts_;                         // by made-up address
  std::vector<std::pair<std::size_t, Fetched>> names_not_found_;
  std::size_t asked_ = 0;
  Progress progress_;
};

}  // namespace

void ask(Questions& questions, Transport* transport, const Config& config, const Services& services, std::vector<Problem>& problems) {
  if (!questions.links.all().empty() || !questions.works.all().empty() || !questions.sought.empty())
    Asking(questions, transport, config, services, problems).run();
}

}  // namespace citevet::detail
