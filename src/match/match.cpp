// Decides which citation means which entry.
#include "match/names.h"
#include "match/table.h"

#include <citevet/address.h>
#include <citevet/match.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <string>
#include <unordered_map>

namespace citevet {

std::string_view name(How how) noexcept {
  switch (how) {
    case How::none:
      return {};
    case How::exact:
      return "exact";
    case How::canonical:
      return "canonical";
    case How::identifier:
      return "identifier";
    case How::work:
      return "work";
    case How::redirect:
      return "redirect";
    case How::name:
      return "name";
    case How::number:
      return "number";
    case How::key:
      return "key";
    case How::author_year:
      return "author-year";
  }
  return {};
}

namespace match {

namespace {

constexpr std::uint32_t no_list = 0xFFFFFFFF;

std::string_view key_of(std::string_view written, std::string_view canonical) noexcept {
  return canonical.empty() ? written : address_key(canonical);
}

// The address that a copy at the Wayback Machine is a copy of, as a key; empty when `key` is no such copy.
std::string_view original_of(std::string_view key) noexcept {
  constexpr std::string_view archive = "web.archive.org/web/";
  if (!key.starts_with(archive)) return {};
  const std::size_t slash = key.find('/', archive.size());
  if (slash == std::string_view::npos) return {};
  const std::string_view original = key.substr(slash + 1);
  return original.starts_with("http") ? address_key(original) : std::string_view{};
}

std::uint8_t kind_of(Scheme scheme) noexcept {
  return static_cast<std::uint8_t>(static_cast<unsigned>(KeyKind::identifier) + static_cast<unsigned>(scheme));
}
constexpr std::uint8_t kind_of(KeyKind kind) noexcept {
  return static_cast<std::uint8_t>(kind);
}

// Which addresses and identifiers are one, by the pairs given: a union-find over their spellings.
class Groups {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  void join(std::span<const std::pair<std::string, std::string>> pairs) {
    for (const auto& [a, b] : pairs) {
      const std::uint32_t one = root(id(a)), other = root(id(b));
      parent_[std::max(one, other)] = std::min(one, other);
    }
  }
  [[nodiscard]] std::uint32_t of(std::string_view key) {
    const auto found = ids_.find(std::string(normal(key)));
    return found == ids_.end() ? none : root(found->second);
  }

 private:
  static std::string_view normal(std::string_view key) noexcept { return key.starts_with("http") ? address_key(key) : key; }
  std::uint32_t id(std::string_view key) {
    const auto [at, made] = ids_.try_emplace(std::string(normal(key)), static_cast<std::uint32_t>(parent_.size()));
    if (made) parent_.push_back(at->second);
    return at->second;
  }
  std::uint32_t root(std::uint32_t at) noexcept {
    while (parent_[at] != at) at = parent_[at] = parent_[parent_[at]];
    return at;
  }
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<std::uint32_t> parent_;
};

// The entries by group, for one kind of equivalence.
struct Grouped {
  Groups groups;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> entries;  // group, entry; sorted

  template <class Keyed>
  void groups_of(const Keyed& keyed, std::vector<std::uint32_t>& into) {
    into.clear();
    const auto add = [&](std::string_view key) {
      if (const std::uint32_t group = groups.of(key); group != Groups::none) into.push_back(group);
    };
    if (!keyed.canonical.empty()) add(keyed.canonical);
    for (const Identifier& identifier : keyed.identifiers) add(to_string(identifier));
  }
  void index(std::span<const Reference> references) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < references.size(); ++i) {
      groups_of(references[i], found);
      for (const std::uint32_t group : found) entries.emplace_back(group, i);
    }
    std::ranges::sort(entries);
  }
  // The first entry from `begin` to `end` that is one with a citation's target, or with another entry.
  template <class Keyed>
  [[nodiscard]] std::uint32_t find(const Keyed& keyed, std::uint32_t begin, std::uint32_t end) {
    std::vector<std::uint32_t> found;
    groups_of(keyed, found);
    for (const std::uint32_t group : found) {
      const auto at = std::ranges::lower_bound(entries, std::pair{group, begin});
      if (at != entries.end() && at->first == group && at->second < end) return at->second;
    }
    return no_reference;
  }
};

class Matcher {
 public:
  Matcher(std::span<const Citation> citations, std::span<const Reference> references, std::span<const List> lists,
          const Equivalents& equivalents)
      : citations_(citations), references_(references), lists_(lists) {
    const auto entries = static_cast<std::uint32_t>(references.size());
    if (lists.size() < 2) {
      ranges_ = {0, entries};
    } else {
      for (std::uint32_t list = 0, at = 0; list < lists.size(); ++list) {
        ranges_.push_back(at);
        while (at < entries && references[at].list <= list) ++at;
      }
      ranges_.push_back(entries);
    }
    has_works_ = !equivalents.works.empty();
    has_redirects_ = !equivalents.redirects.empty();
    if (has_works_) works_.groups.join(equivalents.works);
    if (has_redirects_) {
      redirects_.groups.join(equivalents.works);
      redirects_.groups.join(equivalents.redirects);
    }
    if (has_works_) works_.index(references);
    if (has_redirects_) redirects_.index(references);
  }

  Matches run() {
    std::size_t targets = 0;
    for (const Citation& citation : citations_) targets += citation.targets.size();
    out_.of_targets.resize(targets);
    out_.same_as.assign(references_.size(), no_reference);
    find_homes();
    match_in_lists();
    if (several()) match_anywhere();
    if (!references_.empty()) match_names();
    count();
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool several() const noexcept { return ranges_.size() > 2; }

  // The list that each citation means first: that of its own section; `no_list` behind the last one. Lists for further reading have no
  // section of their own: what stands before them means the list behind them.
  void find_homes() {
    homes_.assign(citations_.size(), several() ? no_list : 0);
    if (!several()) return;
    std::vector<std::uint32_t> cited;
    for (std::uint32_t list = 0; list < lists_.size(); ++list)
      if (!lists_[list].may_stay_uncited) cited.push_back(list);
    std::vector<bool> has_citations(cited.size(), false);
    for (std::size_t i = 0, next = 0; i < citations_.size(); ++i) {
      while (next < cited.size() && lists_[cited[next]].section.end <= citations_[i].span.begin) ++next;
      if (next == cited.size()) break;
      homes_[i] = cited[next];
      has_citations[next] = true;
    }
    each_section_has_its_list_ = cited.size() > 1 && std::ranges::find(has_citations, false) == has_citations.end();
  }

  // Makes the table of the entries from `begin` to `end`.
  void index(std::uint32_t begin, std::uint32_t end, bool look_for_duplicates) {
    std::size_t keys = 0;
    for (std::uint32_t i = begin; i < end; ++i) keys += 5 + references_[i].identifiers.size();
    table_.start(keys);
    labelled_ = false;
    for (std::uint32_t i = begin; i < end; ++i) {
      const Reference& entry = references_[i];
      std::uint32_t same = no_reference;
      if (entry.url) {
        const std::string_view key = key_of(entry.url.text, entry.canonical);
        same = table_.insert(kind_of(KeyKind::address), key, i);
        if (const std::string_view original = original_of(key); !original.empty()) table_.insert(kind_of(KeyKind::copy), original, i);
        // Rare, so the spelling costs a key only where a second one is met.
        if (same != no_reference && references_[same].url.text != entry.url.text)
          table_.insert(kind_of(KeyKind::spelling), entry.url.text, i);
      }
      if (entry.archived) table_.insert(kind_of(KeyKind::copy), address_key(entry.archived.text), i);
      for (const Identifier& identifier : entry.identifiers) {
        const std::uint32_t other = table_.insert(kind_of(identifier.scheme), identifier.value, i);
        // Chapters share their book's ISBN.
        if (other != i && other != no_reference && identifier.scheme != Scheme::isbn) same = std::min(same, other);
      }
      if (entry.label) {
        labelled_ = true;
        table_.insert(kind_of(KeyKind::label), without_zeros(entry.label.text), i);
      }
      if (look_for_duplicates && same == no_reference && has_works_) same = works_.find(entry, begin, i);
      if (look_for_duplicates && same != i) out_.same_as[i] = same;
    }
  }

  static std::string_view without_zeros(std::string_view label) noexcept {
    while (label.size() > 1 && label[0] == '0' && label[1] >= '0' && label[1] <= '9') label.remove_prefix(1);
    return label;
  }

  // Looks one target up among the entries from `begin` to `end`, whose table is made.
  void look_up(const Citation& citation, const Target& target, std::uint32_t begin, std::uint32_t end, bool numbers, Match& match) {
    const auto found = [&](std::uint32_t reference, How how) {
      match.reference = reference;
      match.how = how;
    };
    if (!target.url.empty()) {
      const std::string_view key = key_of(target.url, target.canonical);
      if (const std::uint32_t entry = table_.find(kind_of(KeyKind::address), key); entry != no_reference) {
        if (references_[entry].url.text == target.url) return found(entry, How::exact);
        if (const std::uint32_t same = table_.find(kind_of(KeyKind::spelling), target.url); same != no_reference)
          return found(same, How::exact);
        return found(entry, How::canonical);
      }
      if (const std::uint32_t entry = table_.find(kind_of(KeyKind::copy), key); entry != no_reference) return found(entry, How::canonical);
      if (const std::string_view original = original_of(key); !original.empty())
        if (const std::uint32_t entry = table_.find(kind_of(KeyKind::address), original); entry != no_reference)
          return found(entry, How::canonical);
    }
    for (const Identifier& identifier : target.identifiers)
      if (const std::uint32_t entry = table_.find(kind_of(identifier.scheme), identifier.value); entry != no_reference)
        return found(entry, How::identifier);
    if (has_works_)
      if (const std::uint32_t entry = works_.find(target, begin, end); entry != no_reference) return found(entry, How::work);
    if (has_redirects_)
      if (const std::uint32_t entry = redirects_.find(target, begin, end); entry != no_reference) return found(entry, How::redirect);
    if (citation.kind == CitationKind::numeric || target.number != 0) {
      if (!numbers) return;
      std::array<char, 12> digits{};
      const auto [last, error] = std::to_chars(digits.data(), digits.data() + digits.size(), target.number);
      const std::string_view label(digits.data(), static_cast<std::size_t>(last - digits.data()));
      if (const std::uint32_t entry = table_.find(kind_of(KeyKind::label), label); entry != no_reference) return found(entry, How::number);
      // A list without numbers is counted.
      if (!labelled_ && target.number >= 1 && target.number <= end - begin) return found(begin + target.number - 1, How::number);
      return;
    }
    if ((citation.kind == CitationKind::key || citation.kind == CitationKind::footnote) && !target.label.empty())
      if (const std::uint32_t entry = table_.find(kind_of(KeyKind::label), without_zeros(target.label)); entry != no_reference)
        return found(entry, How::key);
  }

  void match_in_lists() {
    std::size_t citation = 0;
    std::size_t index_of_target = 0;
    for (std::uint32_t list = 0; list + 1 < ranges_.size(); ++list) {
      const std::uint32_t begin = ranges_[list], end = ranges_[list + 1];
      index(begin, end, true);
      for (; citation < citations_.size() && homes_[citation] == list; ++citation)
        for (const Target& target : citations_[citation].targets) {
          Match& match = out_.of_targets[index_of_target++];
          match.citation = static_cast<std::uint32_t>(citation);
          look_up(citations_[citation], target, begin, end, true, match);
        }
    }
    for (; citation < citations_.size(); ++citation)
      for (std::size_t i = 0; i < citations_[citation].targets.size(); ++i)
        out_.of_targets[index_of_target++].citation = static_cast<std::uint32_t>(citation);
  }

  void match_anywhere() {
    bool indexed = false;
    const auto end = static_cast<std::uint32_t>(references_.size());
    for_each_open([&](const Citation& citation, const Target& target, std::uint32_t home, Match& match) {
      if (!std::exchange(indexed, true)) index(0, end, false);
      look_up(citation, target, 0, end, home == no_list || !each_section_has_its_list_, match);
    });
  }

  void match_names() {
    Names own, all;
    std::uint32_t own_list = no_list;
    const auto entries = static_cast<std::uint32_t>(references_.size());
    all.start(references_, 0, entries);
    for_each_open([&](const Citation& citation, const Target& target, std::uint32_t home, Match& match) {
      if (citation.kind == CitationKind::url || citation.kind == CitationKind::numeric || citation.kind == CitationKind::key) return;
      const bool link = citation.kind == CitationKind::link;
      if (link && (target.author.empty() || target.year == 0)) return;
      if (home != no_list && home != own_list) {
        own_list = home;
        own.start(references_, ranges_[home], ranges_[home + 1]);
      }
      const bool author_year = citation.kind == CitationKind::author_year;
      const auto ask = [&](Names& names) {
        if (!author_year) return names.by_words(target);
        const Named named = names.by_author_year(target);
        return named.reference == no_reference && !target.url.empty() ? names.by_words(target) : named;
      };
      Named named = home == no_list ? Named{} : ask(own);
      if (named.reference == no_reference && (home == no_list || several())) {
        const bool settled = each_section_has_its_list_ && home != no_list && named.miss != Miss::none;
        if (!settled)
          if (const Named other = ask(all); other.reference != no_reference || (named.miss == Miss::none && named.nearest == no_reference))
            named = other;
      }
      match.reference = named.reference;
      if (named.reference != no_reference) {
        match.how = author_year ? How::author_year : How::name;
        return;
      }
      match.miss = named.miss;
      match.nearest = named.nearest;
      if (link || match.nearest != no_reference) return;
      if (home != no_list) match.nearest = own.nearest(target);
      if (match.nearest == no_reference && (home == no_list || several())) match.nearest = all.nearest(target);
    });
  }

  // Calls `each` for the targets that have no entry yet.
  template <class F>
  void for_each_open(F each) {
    for (std::size_t citation = 0, i = 0; citation < citations_.size(); ++citation)
      for (const Target& target : citations_[citation].targets) {
        Match& match = out_.of_targets[i++];
        if (match.how == How::none) each(citations_[citation], target, homes_[citation], match);
      }
  }

  // Who cites each entry, by counting: each citation once, however many of its targets mean the entry.
  void count() {
    out_.cited_begin.assign(references_.size() + 1, 0);
    std::vector<std::uint32_t> last(references_.size(), no_reference);
    const auto for_each_pair = [&](auto each) {
      std::ranges::fill(last, no_reference);
      for (const Match& match : out_.of_targets)
        if (match.reference != no_reference && std::exchange(last[match.reference], match.citation) != match.citation) each(match);
    };
    for_each_pair([&](const Match& match) { ++out_.cited_begin[match.reference + 1]; });
    std::partial_sum(out_.cited_begin.begin(), out_.cited_begin.end(), out_.cited_begin.begin());
    out_.cited_by.resize(out_.cited_begin.back());
    std::vector<std::uint32_t> next(out_.cited_begin.begin(), out_.cited_begin.end() - 1);
    for_each_pair([&](const Match& match) { out_.cited_by[next[match.reference]++] = match.citation; });
  }

  std::span<const Citation> citations_;
  std::span<const Reference> references_;
  std::span<const List> lists_;
  std::vector<std::uint32_t> ranges_;  // where each list's entries begin; one more at the end
  std::vector<std::uint32_t> homes_;   // per citation
  bool each_section_has_its_list_ = false;
  bool labelled_ = false;
  bool has_works_ = false, has_redirects_ = false;
  Grouped works_, redirects_;
  Table table_;
  Matches out_;
};

}  // namespace

Matches matches(std::span<const Citation> citations, std::span<const Reference> references, std::span<const List> lists,
                const Equivalents& equivalents) {
  return Matcher(citations, references, lists, equivalents).run();
}

}  // namespace match

}  // namespace citevet
