// Sentences of running text.
#include "text/sentence.h"

#include "text/ascii.h"

#include <algorithm>
#include <array>
#include <span>

namespace citevet::text {

namespace {

constexpr std::uint32_t look = 4096;

// Bytes that a stop ends with: . ! ? and the last ones of … (E2 80 A6), 。 (E3 80 82), ！ (EF BC 81), ？ (EF BC 9F), ． (EF BC 8E).
constexpr std::array<bool, 256> stop_bytes = [] {
  std::array<bool, 256> table{};
  for (const unsigned byte : {0x2EU, 0x21U, 0x3FU, 0xA6U, 0x82U, 0x81U, 0x9FU, 0x8EU}) table[byte] = true;
  return table;
}();

// How many bytes of a stop end before `end`; 0: none.
std::size_t stop_before(std::string_view text, std::size_t end) noexcept {
  const char last = text[end - 1];
  if (last == '.' || last == '!' || last == '?') return 1;
  if (end < 3) return 0;
  const std::string_view three = text.substr(end - 3, 3);
  return three == "…" || three == "。" || three == "！" || three == "？" || three == "．" ? 3 : 0;
}

bool is_wide_stop(std::string_view stop) noexcept {
  return stop.size() == 3 && stop != "…";
}

constexpr ByteSet note_bytes("0123456789,-; ");
constexpr ByteSet opening_bytes("\"'([<*_#-`\\");
constexpr std::string_view wide_closers[] = {"”", "’", "»", "›", "」", "』", "）", "】", "“"};
constexpr std::string_view wide_openers[] = {"“", "‘", "«", "„", "‚", "¿", "¡", "–", "—", "「", "『", "（", "•"};

// The words that a full stop follows without ending a sentence, in lower case.
constexpr std::string_view abbreviations[] = {
    "al",   "dr",  "mr",  "mrs",  "ms",   "prof", "st",  "vs",   "cf",     "fig",  "figs", "eq",   "no",  "nos", "nr",   "vol",
    "pp",   "p",   "ed",  "eds",  "ch",   "sec",  "ref", "refs", "approx", "ca",   "dept", "univ", "gen", "gov", "sen",  "rep",
    "rev",  "jr",  "sr",  "inc",  "ltd",  "corp", "jan", "feb",  "mar",    "apr",  "jun",  "jul",  "aug", "sep", "sept", "oct",
    "nov",  "dec", "bzw", "usw",  "bspw", "ggf",  "vgl", "abb",  "tab",    "hrsg", "aufl", "bd",   "sra", "dra", "núm",  "pág",
    "págs", "art", "op",  "ibid", "esp",  "resp", "max", "min",  "incl",   "excl", "est",  "dipl", "ing", "hon", "capt", "col",
};

bool is_letter(char c) noexcept {
  return is_alpha(c) || static_cast<unsigned char>(c) >= 0x80;
}

// Whether the word before the full stop at `stop` says that it ends nothing.
bool abbreviates(std::string_view text, std::size_t stop, std::size_t floor) noexcept {
  constexpr std::size_t longest = 12;
  std::size_t begin = stop;
  bool inner_stop = false;
  while (begin > floor && stop - begin <= longest) {
    const char c = text[begin - 1];
    if (c == '.' && begin < stop)
      inner_stop = true;
    else if (!is_letter(c))
      break;
    --begin;
  }
  const std::string_view word = text.substr(begin, stop - begin);
  if (word.empty()) {
    // "1. Rest": a number that begins the text or its line.
    std::size_t digits = stop;
    while (digits > floor && stop - digits < 4 && is_digit(text[digits - 1])) --digits;
    return digits < stop && stop - digits <= 3 && (digits == floor || text[digits - 1] == '\n');
  }
  if (word.size() > longest) return false;
  if (inner_stop) {
    // "e.g", "U.S": single letters; not the last word of "example.org".
    std::size_t run = 0;
    for (const char c : word) {
      run = c == '.' ? 0 : run + 1;
      if (run > 2) return false;
    }
    return true;
  }
  if (word.size() == 1) return is_upper(word[0]) || word[0] == 'p' || word[0] == 'v' || word[0] == 's';
  return std::ranges::any_of(abbreviations, [&](std::string_view a) { return equal_ci(word, a); });
}

bool starts_with_any(std::string_view text, std::span<const std::string_view> signs, std::size_t& size) noexcept {
  for (const std::string_view sign : signs)
    if (text.starts_with(sign)) {
      size = sign.size();
      return true;
    }
  return false;
}

// The end of the sentence whose last stop is [stop, stop_end), with the quotes and brackets that close behind it; 0 when none ends here.
std::size_t end_at(std::string_view text, std::size_t stop, std::size_t stop_end, Span bounds) noexcept {
  std::size_t end = stop_end;
  bool wide = is_wide_stop(text.substr(stop, stop_end - stop));
  const bool exclaims = text[stop] == '!' || text[stop] == '?';
  // "?!", "...": the stop is the last of them.
  while (end < bounds.end && (text[end] == '.' || text[end] == '!' || text[end] == '?')) ++end;
  const bool one_full_stop = text[stop] == '.' && end == stop_end && (stop == bounds.begin || text[stop - 1] != '.');
  if (one_full_stop && end < bounds.end && is_alnum(text[end])) return 0;
  std::size_t size = 0;
  bool quoted = false;
  while (end < bounds.end) {
    const char c = text[end];
    if (c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' || c == '_') {
      quoted = quoted || c == '"' || c == '\'';
      ++end;
    } else if (static_cast<unsigned char>(c) >= 0x80 && starts_with_any(text.substr(end, bounds.end - end), wide_closers, size)) {
      quoted = true;
      end += size;
    } else if ((c == '[' || c == '^') && end + 1 < bounds.end && (is_digit(text[end + 1]) || text[end + 1] == '^')) {
      // A note or a number that cites belongs to the sentence before it.
      constexpr std::size_t longest_mark = 32;
      const bool note = c == '[' && text[end + 1] == '^';
      std::size_t close = end + 1;
      while (close < bounds.end && close - end < longest_mark &&
             (note ? text[close] != ']' && text[close] != '\n' : note_bytes.has(text[close])))
        ++close;
      if (c == '[' && (close >= bounds.end || text[close] != ']')) break;
      end = c == '[' ? close + 1 : close;
    } else {
      break;
    }
  }
  if (end >= bounds.end) return bounds.end;
  if (wide) return end;
  if (one_full_stop && abbreviates(text, stop, bounds.begin)) return 0;
  std::size_t next = end;
  while (next < bounds.end && (size = space_at(text, next)) != 0) next += size;
  if (next == end) return text[end] == '(' || text[end] == '[' ? end : 0;
  if (next >= bounds.end) return end;
  const char c = text[next];
  if (is_lower(c)) return 0;
  if (is_upper(c) || is_digit(c) || opening_bytes.has(c)) return end;
  if (static_cast<unsigned char>(c) < 0x80) return exclaims && !quoted ? end : 0;
  if (starts_with_any(text.substr(next, bounds.end - next), wide_openers, size)) return end;
  // Lower-case Latin, Greek and Cyrillic letters beyond ASCII are few at a sentence's start and cost a table to tell: taken as a start.
  return end;
}

}  // namespace

Span sentence_around(std::string_view text, Span at, Span inner, Span bounds) noexcept {
  Span sentence{std::max(bounds.begin, at.begin > look ? at.begin - look : 0), 0};
  const auto skip_space = [&](std::size_t from, std::size_t limit) {
    std::size_t size = 0;
    while (from < limit && (size = space_at(text, from)) != 0) from += size;
    return static_cast<std::uint32_t>(std::min<std::size_t>(from, limit));
  };
  // Backwards: the last stop before it. One whose closing quotes reach over `at` ends this sentence.
  std::uint32_t end = 0;
  const std::uint32_t floor = sentence.begin;
  for (std::uint32_t i = std::min(at.end, bounds.end); i > floor; --i) {
    if (!stop_bytes[static_cast<unsigned char>(text[i - 1])]) continue;
    const std::size_t size = stop_before(text, i);
    if (size == 0 || i - size < bounds.begin) continue;
    if (i - size >= inner.begin && i <= inner.end) continue;
    const std::size_t close = end_at(text, i - size, i, bounds);
    if (close == 0) continue;
    if (close > at.begin) {
      if (close < bounds.end || i <= at.end) end = static_cast<std::uint32_t>(close);
      continue;
    }
    sentence.begin = skip_space(close, bounds.end);
    break;
  }
  sentence.begin = skip_space(sentence.begin, bounds.end);
  if (end != 0 && end > sentence.begin) {
    sentence.end = end;
    return sentence;
  }
  // Forwards: the first stop behind it.
  std::uint32_t from = std::max(at.end, sentence.begin);
  if (inner.begin <= from || text::trim(text.substr(from, inner.begin - from)).empty()) from = std::max(from, inner.end);
  const std::uint32_t limit =
      std::min<std::uint32_t>(bounds.end, from > bounds.end ? bounds.end : std::min(bounds.end - from, look) + from);
  sentence.end = limit;
  for (std::uint32_t i = from + 1; i <= limit; ++i) {
    if (!stop_bytes[static_cast<unsigned char>(text[i - 1])]) continue;
    const std::size_t size = stop_before(text, i);
    if (size == 0 || i - size < from) continue;
    const std::size_t close = end_at(text, i - size, i, bounds);
    if (close == 0) continue;
    sentence.end = static_cast<std::uint32_t>(close);
    break;
  }
  return sentence;
}

Span sentence_at(std::string_view text, std::uint32_t at, Span bounds) noexcept {
  at = std::min(at, bounds.end > bounds.begin ? bounds.end - 1 : bounds.begin);
  return sentence_around(text, {at, at + 1}, {at, at}, bounds);
}

}  // namespace citevet::text
