// Finds entries by what a text calls them: an author and a year, a title, a site; and the entry closest to an address that none has.
#include "match/names.h"

#include "text/ascii.h"
#include "text/fold.h"
#include "text/fuzzy.h"

#include <citevet/address.h>

#include <algorithm>
#include <cstdlib>
#include <functional>

namespace citevet::match {

namespace {

// What a posting's key is made of beside its text.
enum class Kind : std::uint8_t { author_year, author, other_author_year, beginning_year, site, title };

constexpr std::size_t max_candidates = 8;        // compared letter by letter
constexpr std::size_t max_postings = 32;         // looked at for one word
constexpr std::size_t max_words = 24;            // indexed of one address or title
constexpr std::size_t max_compared_bytes = 300;  // of an address or title
constexpr double close_enough = 0.6;
constexpr double same_name_but_typo = 0.75;

// What is compared of a text: enough to tell, and a bound for hostile ones.
std::string_view start_of(std::string_view text) noexcept {
  return text.substr(0, max_compared_bytes);
}

std::uint64_t key_of(Kind kind, std::string_view text, std::int32_t year = 0) noexcept {
  std::uint64_t key = std::hash<std::string_view>{}(text);
  key ^= (static_cast<std::uint64_t>(static_cast<std::uint32_t>(year)) << 8 | static_cast<std::uint64_t>(kind)) * 0x9E3779B97F4A7C15;
  return key ^ key >> 29;
}

bool is_initials(std::string_view word) noexcept {
  std::size_t letters = 0;
  for (const char c : word) {
    if (text::is_lower(c) || text::is_digit(c)) return false;
    letters += text::is_upper(c) ? 1U : 0U;
  }
  return letters >= 1 && letters <= 3 && word.size() <= 8;
}

// The family name of "Korb, S.", "Korb S" and "S. Korb"; a group's name as it is.
std::string_view family_of(std::string_view author) noexcept {
  if (const std::size_t comma = author.find(','); comma != std::string_view::npos) return text::trim(author.substr(0, comma));
  author = text::trim(author);
  const std::size_t last = author.rfind(' ');
  if (last != std::string_view::npos && is_initials(author.substr(last + 1))) return text::trim(author.substr(0, last));
  while (true) {
    const std::size_t first = author.find(' ');
    if (first == std::string_view::npos || author[first - (first > 0 ? 1 : 0)] != '.' || !is_initials(author.substr(0, first)))
      return author;
    author = text::trim(author.substr(first + 1));
  }
}

// "National Institutes of Health" → "nih"; "World Health Organization (WHO)" → "who". Empty for fewer than three words.
std::string acronym_of(std::string_view author) {
  if (author.find(',') != std::string_view::npos) return {};
  if (const std::size_t open = author.rfind('('); open != std::string_view::npos) {
    const std::size_t close = author.find(')', open);
    if (close != std::string_view::npos && close - open > 2) return text::lower(author.substr(open + 1, close - open - 1));
  }
  std::string letters;
  bool start = true;
  for (const char c : author) {
    if (start && text::is_upper(c)) letters.push_back(text::to_lower(c));
    start = !text::is_alnum(c) && c != '\'' && c != '.';
  }
  return letters.size() >= 3 ? letters : std::string();
}

std::string_view host_of(std::string_view canonical) noexcept {
  std::string_view key = address_key(canonical);
  return key.substr(0, text::find_any(key, "/?#:"));
}

// "psychologytoday" of psychologytoday.com, "bbc" of bbc.co.uk.
std::string_view site_of(std::string_view host) noexcept {
  std::string_view best;
  for (std::string_view rest = host; !rest.empty();) {
    const std::size_t dot = rest.find('.');
    const std::string_view label = rest.substr(0, dot);
    if (dot == std::string_view::npos) break;
    if (best.empty() || label.size() > 3) best = label;
    rest.remove_prefix(dot + 1);
  }
  return best;
}

std::string squeezed(std::string_view folded) {
  std::string out;
  for (const char c : folded)
    if (c != ' ') out.push_back(c);
  return out;
}

// Calls `each` with the words of an address: its host as one, then the words of its path and query.
template <class F>
void address_words(std::string_view address, F each) {
  const std::size_t host = std::min(text::find_any(address, "/?#"), address.size());
  each(address.substr(0, host));
  std::size_t count = 0;
  for (std::size_t at = host; at < std::min(address.size(), max_compared_bytes) && count < max_words;) {
    while (at < address.size() && !text::is_alnum(address[at])) ++at;
    const std::size_t begin = at;
    while (at < address.size() && text::is_alnum(address[at])) ++at;
    if (at - begin >= 3) {
      each(address.substr(begin, at - begin));
      ++count;
    }
  }
}

template <class F>
void title_words(std::string_view folded, F each) {
  std::size_t count = 0;
  while (!folded.empty() && count < max_words) {
    const std::size_t end = folded.find(' ');
    const std::string_view word = folded.substr(0, end);
    if (word.size() >= 4) {
      each(word);
      ++count;
    }
    if (end == std::string_view::npos) break;
    folded.remove_prefix(end + 1);
  }
}

std::size_t word_count(std::string_view folded) noexcept {
  return folded.empty() ? 0 : static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' ')) + 1;
}

// Whether the words of `part` stand in `whole` one behind the other.
bool holds_words(std::string_view whole, std::string_view part) noexcept {
  for (std::size_t at = whole.find(part); at != std::string_view::npos; at = whole.find(part, at + 1)) {
    const bool begins = at == 0 || whole[at - 1] == ' ';
    const bool ends = at + part.size() == whole.size() || whole[at + part.size()] == ' ';
    if (begins && ends) return true;
  }
  return false;
}

std::string_view address_of(std::string_view url, std::string_view canonical) noexcept {
  return canonical.empty() ? url : address_key(canonical);
}

}  // namespace

void Names::start(std::span<const Reference> references, std::uint32_t begin, std::uint32_t end) noexcept {
  references_ = references;
  begin_ = begin;
  end_ = end;
  names_ready_ = words_ready_ = false;
}

std::span<const Names::Posting> Names::find(const std::vector<Posting>& postings, std::uint64_t key) noexcept {
  const auto found = std::ranges::equal_range(postings, key, {}, &Posting::key);
  return {found.begin(), found.end()};
}

void Names::index_names() {
  if (std::exchange(names_ready_, true)) return;
  names_.clear();
  std::string folded;
  for (std::uint32_t i = begin_; i < end_; ++i) {
    const Reference& entry = references_[i];
    const auto put = [&](Kind kind, std::string_view text, std::int32_t year = 0) {
      if (!text.empty()) names_.push_back({key_of(kind, text, year), i});
    };
    const auto fold = [&](std::string_view text) -> std::string_view {
      folded.clear();
      text::fold(text, folded);
      return folded;
    };
    constexpr std::size_t authors_indexed = 8;
    for (std::size_t a = 0; a < std::min(entry.authors.size(), authors_indexed); ++a) {
      const std::string_view author = entry.authors[a].text;
      const auto put_author = [&](std::string_view name) {
        if (a > 0) return put(Kind::other_author_year, name, entry.year);
        put(Kind::author_year, name, entry.year);
        put(Kind::author, name);
      };
      const std::string_view family = family_of(author);
      const std::string_view name = fold(family);
      put_author(name);
      if (const std::size_t last = name.rfind(' '); last != std::string_view::npos && word_count(name) <= 3)
        put_author(name.substr(last + 1));
      if (a == 0) {
        put(Kind::beginning_year, name.substr(0, 2), entry.year);
        if (name.size() > 3) put(Kind::beginning_year, name.substr(name.size() - 3), entry.year);
      }
      if (family.size() != author.size() && author.find(',') != std::string_view::npos) put_author(fold(author));
      put_author(acronym_of(author));
    }
    put(Kind::site, fold(entry.container.text));
    put(Kind::site, fold(entry.publisher.text));
    if (!entry.canonical.empty()) {
      const std::string_view host = host_of(entry.canonical);
      put(Kind::site, host);
      put(Kind::site, site_of(host));
    }
    put(Kind::title, fold(entry.title.text));
  }
  std::ranges::sort(names_);
  const auto twice = std::ranges::unique(names_);
  names_.erase(twice.begin(), twice.end());
}

void Names::index_words() {
  if (std::exchange(words_ready_, true)) return;
  words_.clear();
  std::string folded;
  for (std::uint32_t i = begin_; i < end_; ++i) {
    const Reference& entry = references_[i];
    const auto put = [&](std::string_view word) { words_.push_back({std::hash<std::string_view>{}(word), i}); };
    if (entry.url) address_words(address_of(entry.url.text, entry.canonical), put);
    folded.clear();
    text::fold(start_of(entry.title.text), folded);
    title_words(folded, put);
  }
  std::ranges::sort(words_);
}

// The one entry among those found that the target means: by the letter of its year, then by the other authors that it names.
Named Names::choose(std::span<const Posting> found, const Target& target) {
  if (found.size() == 1) {
    const Reference& entry = references_[found[0].reference];
    if (target.year_suffix != 0 && entry.year_suffix != 0 && target.year_suffix != entry.year_suffix)
      return {.miss = Miss::year, .nearest = found[0].reference};
    return {.reference = found[0].reference};
  }
  found = found.first(std::min(found.size(), max_postings));
  std::vector<std::uint32_t> left;
  for (const Posting& posting : found)
    if (target.year_suffix == 0 || references_[posting.reference].year_suffix == target.year_suffix) left.push_back(posting.reference);
  if (left.size() == 1) return {.reference = left[0]};
  if (left.empty()) return {.miss = Miss::year, .nearest = found[0].reference};

  const std::string label = text::fold(start_of(target.label));
  std::uint32_t best = no_reference;
  std::size_t most = 0;
  bool alone = false;
  for (const std::uint32_t candidate : left) {
    const Reference& entry = references_[candidate];
    std::size_t named = 0;
    for (std::size_t a = 1; a < std::min<std::size_t>(entry.authors.size(), 4); ++a)
      named += holds_words(label, text::fold(family_of(start_of(entry.authors[a].text)))) ? 1U : 0U;
    if (const std::string title = text::fold(start_of(entry.title.text)); !title.empty() && holds_words(label, title)) named += 4;
    if (named > most) {
      most = named;
      best = candidate;
      alone = true;
    } else if (named == most) {
      alone = false;
    }
  }
  if (alone && best != no_reference) return {.reference = best};
  return {.miss = Miss::ambiguous, .nearest = left[0]};
}

Named Names::by_author_year(const Target& target) {
  if (target.author.empty() || begin_ == end_) return {};
  index_names();
  folded_.clear();
  text::fold(family_of(target.author), folded_);
  const std::string_view name = folded_;
  if (name.empty()) return {};

  if (const auto found = find(names_, key_of(Kind::author_year, name, target.year)); !found.empty()) return choose(found, target);
  const auto any_year = find(names_, key_of(Kind::author, name));
  if (target.year == 0) return any_year.empty() ? Named{} : choose(any_year, target);
  if (!any_year.empty()) {
    // An entry without a year contradicts nothing.
    if (const auto undated = find(names_, key_of(Kind::author_year, name, 0)); !undated.empty()) return choose(undated, target);
    if (any_year.size() == 1) return {.miss = Miss::year, .nearest = any_year[0].reference};
    std::uint32_t nearest = any_year[0].reference;
    for (const Posting& posting : any_year.first(std::min(any_year.size(), max_postings)))
      if (std::abs(references_[posting.reference].year - target.year) < std::abs(references_[nearest].year - target.year))
        nearest = posting.reference;
    return {.nearest = nearest};
  }
  if (const auto other = find(names_, key_of(Kind::other_author_year, name, target.year)); other.size() == 1)
    return {.miss = Miss::author, .nearest = other[0].reference};

  Named best;
  double score = same_name_but_typo;
  const auto try_all = [&](std::string_view part) {
    const auto found = find(names_, key_of(Kind::beginning_year, part, target.year));
    for (const Posting& posting : found.first(std::min(found.size(), max_candidates))) {
      const std::string other = text::fold(family_of(start_of(references_[posting.reference].authors[0].text)));
      if (const double similarity = text::similarity(start_of(name), other, score); similarity >= score) {
        score = similarity;
        best = {.miss = Miss::author, .nearest = posting.reference};
      }
    }
  };
  try_all(name.substr(0, 2));
  if (name.size() > 3) try_all(name.substr(name.size() - 3));
  return best;
}

Named Names::by_words(const Target& target) {
  const bool has_address = !target.url.empty() || !target.identifiers.empty();
  if (!target.author.empty() && (target.year != 0 || !has_address)) {
    const Named named = by_author_year(target);
    // With an address, only a certain name counts: what is nearly right is not what the address says.
    if (named.reference != no_reference || (named.miss != Miss::none && !has_address)) return named;
  }
  if (target.label.empty() || begin_ == end_) return {};
  index_names();
  const std::string label = text::fold(start_of(target.label));
  if (label.empty()) return {};

  const auto one_of = [&](Kind kind, std::string_view text) -> Named {
    const auto found = find(names_, key_of(kind, text));
    std::vector<Posting> fitting;
    for (const Posting& posting : found.first(std::min(found.size(), max_postings)))
      if (target.year == 0 || references_[posting.reference].year == 0 || references_[posting.reference].year == target.year)
        fitting.push_back(posting);
    return fitting.empty() ? Named{} : choose(fitting, target);
  };
  const auto found = [](const Named& named) { return named.reference != no_reference || named.miss != Miss::none; };

  if (const Named named = one_of(Kind::title, label); has_address ? named.reference != no_reference : found(named)) return named;
  if (!has_address) {
    if (const Named named = one_of(Kind::author, label); found(named)) return named;
    if (const Named named = one_of(Kind::site, label); found(named)) return named;
    if (const Named named = one_of(Kind::site, squeezed(label)); found(named)) return named;
    if (!target.author.empty()) {
      const std::string author = text::fold(target.author);
      if (const Named named = one_of(Kind::site, author); found(named)) return named;
      if (const Named named = one_of(Kind::site, squeezed(author)); found(named)) return named;
    }
  }

  constexpr std::size_t words_of_a_title = 3;
  std::uint32_t match = no_reference;
  std::size_t matches = 0;
  for (const std::uint32_t candidate : candidates({}, label)) {
    const std::string title = text::fold(start_of(references_[candidate].title.text));
    const bool names_title = word_count(title) >= words_of_a_title && holds_words(label, title);
    const bool part_of_title = !has_address && word_count(label) >= words_of_a_title && holds_words(title, label);
    if (!names_title && !part_of_title) continue;
    match = candidate;
    ++matches;
  }
  if (matches == 1) return {.reference = match};
  if (matches > 1 && !has_address) return {.miss = Miss::ambiguous, .nearest = match};
  return {};
}

// The entries that share most words, rare ones counting more; at most `max_candidates`.
std::vector<std::uint32_t> Names::candidates(std::string_view address, std::string_view folded) {
  index_words();
  std::vector<Posting> votes;  // the key is the weight
  const auto vote = [&](std::string_view word) {
    const auto found = find(words_, std::hash<std::string_view>{}(word));
    const std::uint64_t weight = found.size() <= 2 ? 4 : found.size() <= 8 ? 2 : 1;
    for (const Posting& posting : found.first(std::min(found.size(), max_postings))) votes.push_back({weight, posting.reference});
  };
  if (!address.empty()) address_words(address, vote);
  title_words(folded, vote);
  std::ranges::sort(votes, {}, &Posting::reference);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    if (kept > 0 && votes[kept - 1].reference == votes[i].reference)
      votes[kept - 1].key += votes[i].key;
    else
      votes[kept++] = votes[i];
  }
  votes.resize(kept);
  std::ranges::sort(votes, [](const Posting& a, const Posting& b) { return a.key != b.key ? a.key > b.key : a.reference < b.reference; });
  std::vector<std::uint32_t> best;
  for (std::size_t i = 0; i < std::min(votes.size(), max_candidates); ++i) best.push_back(votes[i].reference);
  return best;
}

std::uint32_t Names::nearest(const Target& target) {
  if (begin_ == end_) return no_reference;
  const std::string_view address = start_of(address_of(target.url, target.canonical));
  const std::string label = text::fold(start_of(target.label));
  if (address.empty() && label.empty()) return no_reference;
  std::uint32_t best = no_reference;
  double score = close_enough;
  for (const std::uint32_t candidate : candidates(address, label)) {
    const Reference& entry = references_[candidate];
    double similarity = 0;
    if (!address.empty() && entry.url) similarity = text::similarity(address, start_of(address_of(entry.url.text, entry.canonical)), score);
    if (!label.empty() && entry.title)
      similarity = std::max(similarity, text::word_similarity(label, text::fold(start_of(entry.title.text)), score));
    if (similarity > score || (similarity == score && best == no_reference)) {
      score = similarity;
      best = candidate;
    }
  }
  return best;
}

}  // namespace citevet::match
