// Which entries are searched for by what they say, and when a hit is the work.
#include "compare/search.h"

#include "compare/words.h"
#include "text/ascii.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <algorithm>
#include <string_view>

namespace citevet::compare {

namespace {

constexpr std::size_t longest_key = 600;
constexpr std::size_t fewest_words = 4;

// In what the registries index: journals and proceedings, with the place where it stands in them. A journal's name alone may be a
// magazine's or a site's.
bool has_place_in_journal(const Reference& entry) noexcept {
  return entry.container && (entry.type == ReferenceType::conference ||
                             (entry.type == ReferenceType::article && (entry.volume || entry.issue || entry.pages)));
}

// Letters of other scripts than Latin, Greek letters aside, which stand in many titles.
bool is_latin(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    at += point.size;
    if (point.value >= 0x0400 && point.value < 0x2000) return false;
    if (point.value >= 0x2C00 && point.value < 0xFB00) return false;
  }
  return true;
}

// Whether enough registries were searched to say that there is no such work, and all that were asked answered.
bool is_searched(const Search& search) noexcept {
  constexpr std::size_t fewest = 2;
  return search.consulted.size() >= fewest &&
         std::ranges::none_of(search.consulted, [](const auto& one) { return one.second == Consulted::unreachable; });
}

// What answers at the entry's address shows the reader something.
bool address_answers(const Analysis& article, const Reference& entry) {
  if (article.links == nullptr || entry.canonical.empty()) return false;
  const Link* link = article.links->find(entry.canonical);
  return link != nullptr && link->state == State::alive;
}

}  // namespace

bool gives_identifier(const Reference& entry) noexcept {
  return std::ranges::any_of(entry.identifiers, [](const Identifier& one) { return names_a_work(one.scheme); });
}

std::string search_key(const Reference& entry) {
  std::string key;
  if (!has_place_in_journal(entry) || !entry.title || entry.year == 0 || entry.authors.empty()) return key;
  if (!is_latin(entry.title.text) || title_words(entry.title.text).size() < fewest_words) return key;
  text::fold(start_of(entry.title.text, longest_key), key);
  key += '|';
  text::fold(start_of(entry.authors.front().text, longest_key), key);
  return key + '|' + std::to_string(entry.year);
}

bool is_match(const Comparison& comparison) noexcept {
  const auto agrees = [](const FieldComparison& field) {
    return field.agreement == Agreement::same || field.agreement == Agreement::variant;
  };
  return comparison.identity == Identity::same_work && agrees(comparison.title) && agrees(comparison.authors) && agrees(comparison.year) &&
         comparison.container.agreement != Agreement::differs;
}

bool is_far_off(const Comparison& comparison) noexcept {
  // Two works on one subject share half of their words; one work, however described, more than that.
  constexpr double half = 0.5;
  return comparison.identity != Identity::same_work && comparison.score < half;
}

bool is_not_found(const Analysis& article, const Reference& entry, const Known& known) {
  if (known.search == nullptr || !is_searched(*known.search) || gives_identifier(entry) || address_answers(article, entry)) return false;
  if (entry.year >= static_cast<int>(article.today.year()) - 1 || !in_english(entry.title.text)) return false;
  return std::ranges::all_of(known.candidates, [](const Candidate& one) { return is_far_off(one.comparison); });
}

}  // namespace citevet::compare
