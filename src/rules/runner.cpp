// Runs the rules and finishes their findings: severities, suppressions, order, fingerprints.
#include <citevet/rule.h>

#include "rules/suppressions.h"
#include "rules/words.h"
#include "text/ascii.h"
#include "text/fold.h"
#include "text/phrases.h"

#include "rules/places.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

namespace citevet::rules {

namespace {

struct Active {
  const Rule* rule = nullptr;
  Severity severity = Severity::warning;
};

std::string_view group_of(std::string_view id) noexcept {
  return id.substr(0, id.find('/'));
}

bool holds(const std::vector<std::string>& names, std::string_view name) noexcept {
  return std::ranges::find(names, name) != names.end();
}

// The severity under which a rule runs; empty when it does not. What names the rule itself wins over what names its group, and the lists of
// --select and --ignore over the severities of the config.
std::optional<Severity> severity_of(const Rule& rule, const Config& config) {
  const std::string_view group = group_of(rule.id);
  if (holds(config.ignore, rule.id)) return {};
  const bool named = holds(config.select, rule.id);
  if (!named) {
    if (holds(config.ignore, group)) return {};
    if (!config.select.empty() && !holds(config.select, group)) return {};
  }
  if (config.rules.empty()) return rule.severity;
  for (const std::string_view name : {rule.id, group})
    if (const auto set = config.rules.find(std::string(name)); set != config.rules.end()) {
      if (set->second) return set->second;
      return named ? std::optional(rule.severity) : std::nullopt;
    }
  return rule.severity;
}

std::vector<Active> active_rules(const Config& config, std::span<const Rule* const> extra) {
  std::vector<Active> active;
  active.reserve(all().size() + extra.size());
  for (const auto rules : {all(), extra})
    for (const Rule* rule : rules)
      if (const auto severity = severity_of(*rule, config)) active.push_back({rule, *severity});
  // The table is in order.
  if (!extra.empty()) std::ranges::stable_sort(active, {}, [](const Active& each) { return each.rule->id; });
  return active;
}

// The phrases of a set of rules, to be found in one pass, and whose each is.
class PhraseScan {
 public:
  explicit PhraseScan(std::span<const Rule* const> rules) : phrases_{suppression_phrase}, owners_{nullptr}, scan_({}) {
    for (const Rule* rule : rules)
      for (const std::string_view phrase : rule->phrases) {
        phrases_.push_back(phrase);
        owners_.push_back(rule);
      }
    scan_ = text::Phrases(phrases_);
  }
  [[nodiscard]] std::vector<text::Phrases::Hit> find(std::string_view text) const {
    std::vector<text::Phrases::Hit> hits;
    scan_.find(text, hits);
    return hits;
  }
  // The places of one rule's phrases; null: of suppressions.
  [[nodiscard]] std::vector<Span> of(const Rule* rule, std::span<const text::Phrases::Hit> hits) const {
    std::vector<Span> places;
    for (const text::Phrases::Hit& hit : hits)
      if (owners_[hit.phrase] == rule) places.push_back({hit.begin, hit.end});
    return places;
  }

 private:
  std::vector<std::string_view> phrases_;
  std::vector<const Rule*> owners_;
  text::Phrases scan_;
};

const PhraseScan& built_in_phrases() {
  static const PhraseScan scan(all());
  return scan;
}

// Which suppressions there are for which line, and which have silenced something.
class Silence {
 public:
  explicit Silence(std::vector<Suppression>&& found) : suppressions_(std::move(found)) {
    for (std::size_t i = 0; i < suppressions_.size(); ++i)
      for (const std::string_view rule : suppressions_[i].rules) entries_.push_back({suppressions_[i].line, rule, i});
    std::ranges::stable_sort(entries_, [](const Entry& a, const Entry& b) { return std::tie(a.line, a.rule) < std::tie(b.line, b.rule); });
  }

  void apply(Finding& finding, const Document& document) {
    if (entries_.empty() || finding.span.file != 0) return;
    const std::uint32_t line = line_of(document, finding.span.begin);
    for (const std::uint32_t own : {line, line - 1})
      for (const std::string_view rule : {finding.rule, group_of(finding.rule)}) {
        const auto at = std::ranges::lower_bound(entries_, std::tie(own, rule), {},
                                                 [](const Entry& entry) { return std::tie(entry.line, entry.rule); });
        if (at == entries_.end() || at->line != own || at->rule != rule) continue;
        at->used = true;
        finding.suppressed = std::string(suppressions_[at->suppression].reason);
        return;
      }
  }

  // The suppressions that silenced nothing although their rules ran.
  [[nodiscard]] std::vector<Finding> unused(std::span<const Active> active, bool answered) const {
    std::vector<Finding> found;
    for (const Entry& entry : entries_) {
      if (entry.used) continue;
      Finding finding{.span = suppressions_[entry.suppression].span};
      const auto named = [&](const Rule* rule) { return rule->id == entry.rule || group_of(rule->id) == entry.rule; };
      const bool ran =
          std::ranges::any_of(active, [&](const Active& each) { return named(each.rule) && (answered || each.rule->answers.empty()); });
      if (ran) {
        finding.message = "this silences nothing: " + std::string(entry.rule) + " finds nothing on its line or the next";
        finding.help = "take it out";
      } else if (std::ranges::none_of(all(), named) && std::ranges::none_of(active, [&](const Active& each) { return named(each.rule); })) {
        finding.message = "this silences nothing: there is no rule " + quoted(entry.rule);
        const auto close = similar(entry.rule);
        finding.help = close.empty() ? "citevet rules lists them all" : "did you mean " + std::string(close.front()) + "?";
      } else {
        continue;
      }
      found.push_back(std::move(finding));
    }
    return found;
  }

 private:
  struct Entry {
    std::uint32_t line;
    std::string_view rule;
    std::size_t suppression;
    bool used = false;
  };
  std::vector<Suppression> suppressions_;
  std::vector<Entry> entries_;
};

constexpr char beyond_ascii = '\x7F';
// Letters in lower case, digits as they are, 0 for what parts words.
constexpr auto fold_table = [] {
  std::array<char, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte)
    table[byte] = byte >= 0x80 ? beyond_ascii : text::is_alnum(static_cast<char>(byte)) ? text::to_lower(static_cast<char>(byte)) : '\0';
  return table;
}();

// A hash of eight bytes at a time, in the order of the text whatever the machine: xor, multiply by an odd constant (the golden ratio in 64
// bits), fold the upper half down. The result is part of baselines: never change it.
class Fingerprint {
 public:
  void add(char byte) noexcept {
    word_ |= static_cast<std::uint64_t>(static_cast<unsigned char>(byte)) << (8 * bytes_);
    if (++bytes_ == 8) mix();
  }
  void add(std::string_view text) noexcept {
    for (const char byte : text) add(byte);
    end();
  }
  // The text as folding leaves it.
  void add_folded(std::string_view text, std::string& scratch) {
    bool begun = false, gap = false;
    for (const char c : text) {
      const char folded = fold_table[static_cast<unsigned char>(c)];
      if (folded == beyond_ascii) {
        *this = {};
        scratch.clear();
        text::fold(text, scratch);
        return add(scratch);
      }
      if (folded == 0) {
        gap = true;
        continue;
      }
      if (gap && begun) add(' ');
      gap = false;
      begun = true;
      add(folded);
    }
    end();
  }
  void add(std::uint64_t number) noexcept {
    word_ = number;
    bytes_ = 8;
    mix();
  }
  [[nodiscard]] std::uint64_t value() const noexcept { return hash_; }

 private:
  void mix() noexcept {
    hash_ = (hash_ ^ word_) * 0x9E3779B97F4A7C15;
    hash_ ^= hash_ >> 32;
    word_ = 0;
    bytes_ = 0;
  }
  // Two texts never run together: each ends with its own word.
  void end() noexcept {
    add('\0');
    if (bytes_ != 0) mix();
  }
  std::uint64_t hash_ = 0xCBF29CE484222325;
  std::uint64_t word_ = 0;
  unsigned bytes_ = 0;
};

// Of a long place the beginning tells enough: what is equal up to there is counted.
constexpr std::size_t most_hashed = 128;

// A fingerprint is the hash of the folded text of the place, or of the address that the finding is about, of the rule, and of how many such
// findings the document has before it.
void give_fingerprints(std::vector<Finding>& findings, const Document& document) {
  std::vector<std::pair<std::uint64_t, std::size_t>> order(findings.size());
  std::string scratch;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    Fingerprint print;
    if (!finding.url.empty())
      print.add(finding.url);
    else
      print.add_folded(
          finding.span.file == 0 ? slice(document.text, finding.span).substr(0, most_hashed) : std::string_view(finding.message), scratch);
    print.add(finding.rule);
    order[i] = {print.value(), i};
  }
  std::ranges::sort(order);
  for (std::size_t i = 0, first = 0; i < order.size(); ++i) {
    if (order[i].first != order[first].first) first = i;
    Fingerprint print;
    print.add(order[i].first);
    print.add(static_cast<std::uint64_t>(i - first));
    findings[order[i].second].fingerprint = print.value();
  }
}

// The findings of all rules, rule by rule until they are sorted. They are large, and in a large document many: each is moved once.
class Collected {
 public:
  void add(std::vector<Finding>&& found, const Active& active, std::size_t rank) {
    if (found.empty()) return;
    const std::uint64_t part = static_cast<std::uint64_t>(parts_.size()) << 32;
    for (std::size_t i = 0; i < found.size(); ++i) {
      Finding& finding = found[i];
      finding.rule = active.rule->id;
      finding.severity = finding.lowered ? Severity::note : active.severity;
      order_.push_back({std::uint64_t{finding.span.file & 0xFFFFU} << 48 | std::uint64_t{finding.span.begin} << 16 | rank, part | i});
    }
    parts_.push_back(std::move(found));
  }

  template <class F>
  void each(F f) {
    for (std::vector<Finding>& part : parts_)
      for (Finding& finding : part) f(finding);
  }

  // By file, begin, id.
  std::vector<Finding> sorted() {
    if (parts_.size() == 1 && std::ranges::is_sorted(order_)) return std::move(parts_.front());
    std::ranges::sort(order_);
    std::vector<Finding> sorted;
    sorted.reserve(order_.size());
    for (const auto& [key, place] : order_) sorted.push_back(std::move(parts_[place >> 32][place & 0xFFFFFFFF]));
    return sorted;
  }

 private:
  std::vector<std::vector<Finding>> parts_;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> order_;  // what they are sorted by, and where they are
};

// Calls `work(index)` for every index below `count`, on `threads` threads. The first exception is thrown again.
template <class Work>
void in_parallel(std::size_t count, std::size_t threads, Work work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex mutex;
  const auto run = [&] {
    try {
      for (std::size_t index = next++; index < count; index = next++) work(index);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      next = count;
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(run);
    run();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace

std::vector<Finding> findings(const Analysis& analysis, const Config& config, std::span<const Rule* const> extra, std::size_t threads) {
  const std::vector<Active> active = active_rules(config, extra);
  const PhraseScan& phrases = built_in_phrases();
  const auto hits = phrases.find(analysis.document.text);
  const bool extra_phrases = std::ranges::any_of(extra, [](const Rule* rule) { return !rule->phrases.empty(); });
  std::optional<PhraseScan> more;
  std::vector<text::Phrases::Hit> more_hits;
  if (extra_phrases) {
    more.emplace(extra);
    more_hits = more->find(analysis.document.text);
  }

  std::vector<std::vector<Finding>> found_by(active.size());
  in_parallel(active.size(), threads, [&](std::size_t rank) {
    const Rule& rule = *active[rank].rule;
    if (rule.check != nullptr) {
      found_by[rank] = rule.check(analysis);
    } else if (rule.check_phrases != nullptr) {
      const bool is_extra = std::ranges::find(extra, &rule) != extra.end();
      const auto places = is_extra ? more->of(&rule, more_hits) : phrases.of(&rule, hits);
      if (!places.empty()) found_by[rank] = rule.check_phrases(analysis, places);
    }
  });
  Collected collected;
  std::size_t unused = active.size();
  for (std::size_t rank = 0; rank < active.size(); ++rank) {
    if (active[rank].rule->check == nullptr && active[rank].rule->check_phrases == nullptr) unused = rank;
    collected.add(std::move(found_by[rank]), active[rank], rank);
  }

  if (const auto places = phrases.of(nullptr, hits); !places.empty()) {
    Silence silence(suppressions(analysis, places));
    collected.each([&](Finding& finding) { silence.apply(finding, analysis.document); });
    if (unused < active.size()) collected.add(silence.unused(active, analysis.links != nullptr), active[unused], unused);
  }
  std::vector<Finding> found = collected.sorted();
  give_fingerprints(found, analysis.document);
  return found;
}

}  // namespace citevet::rules
