// Two titles, or what an entry says against all names of a work.
#include "compare/title.h"

#include "compare/words.h"
#include "text/ascii.h"
#include "text/fold.h"
#include "text/fuzzy.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace citevet::compare {

namespace {

constexpr std::size_t most_names = 12;   // of a work
constexpr std::size_t enough_words = 3;  // of a part that stands for the whole
constexpr std::size_t distinctive_words = 4;

// In thousandths of a word: a small word more or less, and a slip of the pen, are no difference.
constexpr std::uint32_t one_word = 1000, slip = 1;

struct Aligned {
  Agreement agreement = Agreement::differs;
  bool truncated = false;
  std::string_view reason;
  double similarity = 0;
};

// Alignment of two titles word by word. Two or three words may be one on the other side.
class Alignment {
 public:
  Alignment(const std::vector<Word>& a, const std::vector<Word>& b) : a_(a), b_(b), cost_((a.size() + 1) * (b.size() + 1)) {
    for (std::size_t i = 0; i <= a.size(); ++i)
      for (std::size_t j = 0; j <= b.size(); ++j) at(i, j) = best(i, j);
  }
  // What it costs to make the first `j` words of `b` from the first `i` of `a`.
  [[nodiscard]] std::uint32_t operator()(std::size_t i, std::size_t j) const noexcept { return cost_[i * (b_.size() + 1) + j]; }
  [[nodiscard]] std::uint32_t total() const noexcept { return (*this)(a_.size(), b_.size()); }

 private:
  std::uint32_t& at(std::size_t i, std::size_t j) noexcept { return cost_[i * (b_.size() + 1) + j]; }
  static std::uint32_t weight(const Word& word) noexcept { return is_small(word.text) ? slip : one_word; }

  // Whether `words[end - count, end)` written together are `whole`.
  static bool joined(const std::vector<Word>& words, std::size_t end, std::size_t count, std::string_view whole) noexcept {
    for (std::size_t i = end - count; i < end; ++i) {
      if (!whole.starts_with(words[i].text)) return false;
      whole.remove_prefix(words[i].text.size());
    }
    return whole.empty();
  }

  std::uint32_t best(std::size_t i, std::size_t j) noexcept {
    if (i == 0 && j == 0) return 0;
    std::uint32_t least = UINT32_MAX;
    if (i > 0) least = std::min(least, at(i - 1, j) + weight(a_[i - 1]));
    if (j > 0) least = std::min(least, at(i, j - 1) + weight(b_[j - 1]));
    if (i == 0 || j == 0) return least;
    const std::string &one = a_[i - 1].text, &two = b_[j - 1].text;
    if (one == two) return std::min(least, at(i - 1, j - 1));
    if (at(i - 1, j - 1) < least) {
      const bool small = is_small(one) && is_small(two);
      least = std::min(least, at(i - 1, j - 1) + (small || is_near(one, two) ? slip : one_word));
    }
    for (std::size_t count = 2; count <= 3; ++count) {
      if (i >= count && joined(a_, i, count, two)) least = std::min(least, at(i - count, j - 1));
      if (j >= count && joined(b_, j, count, one)) least = std::min(least, at(i - 1, j - count));
    }
    return least;
  }

  const std::vector<Word>&a_, &b_;
  std::vector<std::uint32_t> cost_;
};

// Whether `whole` ends with `part`, which begins at a colon, a stop or a dash there.
bool ends_with_part(const std::vector<Word>& whole, const std::vector<Word>& part) noexcept {
  if (part.size() < enough_words || part.size() >= whole.size()) return false;
  const auto begin = whole.end() - static_cast<std::ptrdiff_t>(part.size());
  return begin->begins_part && std::equal(begin, whole.end(), part.begin(), [](const Word& a, const Word& b) { return a.text == b.text; });
}

Aligned align(const std::vector<Word>& said, const std::vector<Word>& known) {
  if (squeezed(said) == squeezed(known)) return {Agreement::same, false, {}, 1};
  const Alignment cost(said, known);
  const std::size_t n = said.size(), m = known.size();
  const double similarity =
      1 - std::min(1.0, static_cast<double>(cost.total() / one_word) / static_cast<double>(std::max<std::size_t>({n, m, 1})));
  if (cost.total() < one_word) return {Agreement::variant, false, "spelt a little differently", 1};

  // The registry's goes on where the entry's ends.
  for (std::size_t j = 1; j < m; ++j) {
    if (cost(n, j) >= one_word || (n < enough_words && !known[j].begins_part)) continue;
    if (j + 1 < m && cost(n, j + 1) < cost(n, j)) continue;
    if (known[j].begins_part) return {Agreement::variant, false, "without the rest of the title", 1};
    return {Agreement::differs, true, "breaks off", std::max(similarity, 0.9)};
  }
  // Within a word: "a review of neurobio".
  if (n > enough_words && said.back().text.size() >= 3) {
    for (std::size_t j = enough_words; j < m; ++j)
      if (cost(n - 1, j) < one_word && known[j].text.size() > said.back().text.size() && known[j].text.starts_with(said.back().text))
        return {Agreement::differs, true, "breaks off within a word", std::max(similarity, 0.9)};
  }
  // The registry has a short title, or a part of it; or something of the entry was read as its title.
  for (std::size_t i = 1; i < n; ++i)
    if (cost(i, m) < one_word && (m >= enough_words || said[i].begins_part))
      return {Agreement::variant, false, "the registry has a shorter title", 1};
  if (ends_with_part(known, said) || ends_with_part(said, known)) return {Agreement::variant, false, "a part of the title", 1};
  return {Agreement::differs, false, "other words", similarity};
}

// Without "RETRACTED:", "[Withdrawn]" and the like in front; and without what stands in brackets behind.
std::string_view without_mark(std::string_view title) noexcept {
  constexpr std::size_t longest_mark = 48;
  const std::string_view whole = text::trim(title);
  std::string_view rest = whole;
  if (rest.starts_with('[') || rest.starts_with('(')) rest.remove_prefix(1);
  for (const std::string_view word : {"retracted", "retraction", "withdrawn", "withdrawal", "removed", "temporary removal",
                                      "expression of concern", "reprint of", "corrected", "republished"}) {
    if (!text::starts_with_ci(rest, word)) continue;
    const std::string_view mark = rest.substr(0, longest_mark);
    const std::size_t end = mark.find_first_of(":])");
    if (end != std::string_view::npos && end + 1 < rest.size()) return text::trim(rest.substr(end + 1));
  }
  return whole;
}

// The ways in which a title may be meant: as it is, without a bracket behind it, what a translation in brackets says.
std::vector<std::string_view> readings(std::string_view title) {
  title = without_mark(start_of(title, 1200));
  std::vector<std::string_view> all;
  if (!title.empty()) all.push_back(title);
  const std::string_view end = title.ends_with('.') ? title.substr(0, title.size() - 1) : title;
  for (const auto& [open, close] : {std::pair{'[', ']'}, {'(', ')'}}) {
    if (!end.ends_with(close)) continue;
    const std::size_t begin = end.rfind(open);
    if (begin == std::string_view::npos || begin == 0) continue;
    all.push_back(text::trim(end.substr(0, begin)));
    if (open == '[') all.push_back(text::trim(end.substr(begin + 1, end.size() - begin - 2)));
  }
  std::erase_if(all, [](std::string_view reading) { return reading.empty(); });
  return all;
}

std::string full_title(const Record& record) {
  if (record.subtitle.empty()) return record.title;
  if (record.title.empty()) return record.subtitle;
  const char last = record.title.back();
  return record.title + (last == '?' || last == '!' || last == ':' ? " " : ": ") + record.subtitle;
}

// How many long words two titles have in common, over the smaller number of them.
double common_words(const std::vector<Word>& a, const std::vector<Word>& b) {
  const auto content = [](const std::vector<Word>& words) {
    std::vector<std::string_view> out;
    for (const Word& word : words)
      if (word.text.size() > 3 && !is_small(word.text)) out.push_back(word.text);
    return out;
  };
  const auto one = content(a), two = content(b);
  if (one.empty() || two.empty()) return 1;
  const auto common = std::ranges::count_if(one, [&](std::string_view word) {
    return std::ranges::any_of(two, [&](std::string_view other) {
      return word == other || (std::min(word.size(), other.size()) >= 5 && word.substr(0, 5) == other.substr(0, 5));
    });
  });
  return static_cast<double>(common) / static_cast<double>(std::min(one.size(), two.size()));
}

}  // namespace

bool is_same_title(std::string_view a, std::string_view b) {
  const auto one = title_words(a), two = title_words(b);
  return !one.empty() && !two.empty() && align(one, two).agreement != Agreement::differs;
}

TitleResult compare_titles(const Reference& entry, const Record& record) {
  TitleResult result;
  result.field.said = start_of(entry.title.text, 1200);
  const std::string full = full_title(record);
  result.field.known = start_of(full, 1200);
  std::vector<std::string_view> names{full, record.title, record.original_title};
  for (const std::string& other : record.titles)
    if (names.size() < most_names) names.push_back(other);
  std::erase_if(names, [](std::string_view title) { return title.empty(); });
  if (!entry.title || names.empty()) return result;

  std::vector<std::vector<Word>> said;
  for (const std::string_view reading : readings(entry.title.text))
    if (auto words = title_words(reading); !words.empty()) said.push_back(std::move(words));
  std::vector<std::vector<Word>> known;
  for (const std::string_view title : names)
    for (const std::string_view reading : readings(title))
      if (auto words = title_words(reading); !words.empty()) known.push_back(std::move(words));
  if (said.empty() || known.empty()) return result;

  Aligned best;
  bool first = true;
  double common = 0;
  for (const auto& one : said) {
    for (const auto& two : known) {
      if (best.agreement == Agreement::same) break;
      const Aligned aligned = align(one, two);
      common = std::max(common, common_words(one, two));
      const auto rank = [](const Aligned& each) {
        return each.agreement == Agreement::same ? 3 : each.agreement == Agreement::variant ? 2 : each.truncated ? 1 : 0;
      };
      if (first || rank(aligned) > rank(best) || (rank(aligned) == rank(best) && aligned.similarity > best.similarity)) best = aligned;
      first = false;
    }
  }
  result.similarity = best.similarity;
  result.truncated = best.truncated;
  result.field.agreement = best.agreement;
  result.field.reason = best.reason;
  result.distinctive = said.front().size() >= distinctive_words && known.front().size() >= distinctive_words;

  if (best.agreement != Agreement::differs || best.truncated) return result;
  // An entry may give the article in its own language, and the registry a translation, or the other way round.
  const bool translated =
      record.title.starts_with('[') || !record.original_title.empty() || (!record.language.empty() && !record.language.starts_with("en"));
  if ((translated && best.similarity < 0.5) || in_other_languages(entry.title.text, full)) {
    result.field.agreement = Agreement::not_compared;
    result.field.reason = "in another language";
    result.similarity = 0;
    return result;
  }
  // A chapter's entry with the book's identifier, or the book's with a chapter's: each says another title than the record's, rightly.
  if ((entry.container && is_same_title(entry.container.text, full)) ||
      (!record.container.empty() && is_same_title(entry.title.text, record.container) && record.type != ReferenceType::article)) {
    result.field.agreement = Agreement::not_compared;
    result.field.reason = "a part of the other";
    result.part = true;
    result.similarity = 0;
    return result;
  }
  // Lost characters leave enough to tell that it is the same.
  if (full.find("\xEF\xBF\xBD") != std::string::npos && best.similarity > 0.7) {
    result.field.agreement = Agreement::variant;
    result.field.reason = "the registry's title lost some letters";
    return result;
  }
  constexpr double hardly = 0.34, unlike = 0.6;
  result.far = result.distinctive && common < hardly &&
               text::word_similarity(text::fold(start_of(entry.title.text, 300)), text::fold(start_of(full, 300))) < unlike;
  return result;
}

}  // namespace citevet::compare
