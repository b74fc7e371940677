// Reads dates as entries write them.
#include "reference/dates.h"

#include "text/ascii.h"

#include <algorithm>
#include <array>

namespace citevet::reference {

namespace {

// "no date" and "not yet" in the languages of docs/reference-lists.md.
constexpr std::array<std::string_view, 17> undated{"n.d.",     "n. d.",       "n.d",      "nd",       "no date", "undated",
                                                   "o. j.",    "o.j.",        "s.f.",     "s. f.",    "s.d.",    "s. d.",
                                                   "in press", "forthcoming", "im druck", "in print", "b.d."};

std::size_t digits_at(std::string_view text, std::size_t at) noexcept {
  std::size_t n = 0;
  while (at + n < text.size() && text::is_digit(text[at + n])) ++n;
  return n;
}

// The word of letters (and a closing dot) at `at`.
std::string_view letters_at(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  for (std::size_t size = 0; end < text.size() && letter_at(text, end, size) != Letter::none;) end += size;
  return text.substr(at, end - at);
}

char suffix_at(std::string_view text, std::size_t at) noexcept {
  if (at < text.size() && text::is_lower(text[at]) && (at + 1 >= text.size() || !text::is_alnum(text[at + 1]))) return text[at];
  return 0;
}

}  // namespace

std::int32_t year_at(std::string_view text, std::size_t at) noexcept {
  if (at + 4 > text.size() || (at > 0 && text::is_digit(text[at - 1]))) return 0;
  std::int32_t year = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    if (!text::is_digit(text[i])) return 0;
    year = year * 10 + (text[i] - '0');
  }
  if (at + 4 < text.size() && text::is_digit(text[at + 4])) return 0;
  return year >= 1400 && year < 2200 ? year : 0;
}

std::optional<Date> date_at(std::string_view text, std::size_t at, std::size_t end) noexcept {
  text = text.substr(0, end);
  Date date;
  date.range.begin = static_cast<std::uint32_t>(at);
  std::size_t i = at;
  const auto skip = [&](std::string_view set) {
    while (i < text.size() && set.find(text[i]) != std::string_view::npos) ++i;
  };
  const auto done = [&](std::size_t stop) {
    date.range.end = static_cast<std::uint32_t>(stop);
    date.end = stop;
    return date;
  };
  // "2019", "2019a", "2019-03-12", "2019, March 4", "2019 Mar 4"
  if (const std::int32_t year = year_at(text, i); year != 0) {
    date.year = year;
    i += 4;
    if ((date.suffix = suffix_at(text, i)) != 0) ++i;
    std::size_t stop = i;
    if (i + 2 < text.size() && (text[i] == '-' || text[i] == '/' || text[i] == '.') && digits_at(text, i + 1) == 2) {
      const char mark = text[i];
      stop = i + 3;
      if (stop < text.size() && text[stop] == mark && digits_at(text, stop + 1) == 2) stop += 3;
      if (digits_at(text, stop) != 0) stop = i;
      return done(stop);
    }
    skip(", ");
    const std::string_view month = letters_at(text, i);
    if (!month.empty() && is_month(month)) {
      i += month.size();
      if (i < text.size() && text[i] == '.') ++i;
      stop = text[i - 1] == '.' && i >= text.size() ? i - 1 : i;
      const std::size_t behind = i;
      skip(" ");
      const std::size_t n = digits_at(text, i);
      if (n == 1 || n == 2)
        stop = i + n;
      else
        i = behind;
    }
    return done(stop);
  }
  // "12 March 2019", "12. März 2019", "March 2019", "Mar. 12, 2019", "12-Mar-2019"
  const std::size_t day = digits_at(text, i);
  if (day > 2) return std::nullopt;
  if (day > 0) {
    i += day;
    skip(".");
    if (text.substr(i).starts_with("st ") || text.substr(i).starts_with("nd ") || text.substr(i).starts_with("rd ") ||
        text.substr(i).starts_with("th "))
      i += 2;
    skip(" -");
    if (text.substr(i).starts_with("de ")) i += 3;
    if (text.substr(i).starts_with("of ")) i += 3;
    // "03/12/2019", "03.12.2019"
    if (i < text.size() && (text[i] == '/' || text::is_digit(text[i]))) {
      skip("/");
      const std::size_t month = digits_at(text, i);
      if (month == 0 || month > 2) return std::nullopt;
      i += month;
      skip("./");
      if ((date.year = year_at(text, i)) == 0) return std::nullopt;
      return done(i + 4);
    }
  }
  const std::string_view month = letters_at(text, i);
  if (month.empty() || !is_month(month)) return std::nullopt;
  i += month.size();
  skip(". ,-/");
  if (text.substr(i).starts_with("de ")) i += 3;
  if (const std::size_t n = digits_at(text, i); day == 0 && (n == 1 || n == 2)) {
    i += n;
    if (text.substr(i).starts_with("st") || text.substr(i).starts_with("nd") || text.substr(i).starts_with("rd") ||
        text.substr(i).starts_with("th"))
      i += 2;
    skip(", ");
  } else if (const std::string_view second = letters_at(text, i); !second.empty() && is_month(second)) {
    i += second.size();
    skip(". ,");
  }
  if ((date.year = year_at(text, i)) == 0) return std::nullopt;
  i += 4;
  if ((date.suffix = suffix_at(text, i)) != 0) ++i;
  return done(i);
}

std::optional<Date> bracketed_date(std::string_view text, std::size_t at) noexcept {
  // The longest seen is a range of two full dates; what is longer is a remark.
  constexpr std::size_t longest = 60;
  std::size_t open = 1;
  char closer = ')';
  if (text[at] == '[') {
    closer = ']';
  } else if (text.compare(at, 3, "（") == 0) {
    open = 3;
  } else if (text[at] != '(') {
    return std::nullopt;
  }
  const std::string_view window = text.substr(at, longest + 4);
  std::size_t close = open == 3 ? window.find("）", open) : window.find(closer, open);
  std::size_t close_size = open;
  if (close == std::string_view::npos && open == 3) {
    close = window.find(')', open);
    close_size = 1;
  }
  if (close == std::string_view::npos || close == open) return std::nullopt;
  const std::string_view all = text.substr(0, at + close);
  const std::string_view raw = all.substr(at + open);
  const std::string_view inside = text::trim(raw);
  if (inside.empty()) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(inside.data() - text.data());
  Date date;
  date.range = {begin, begin + static_cast<std::uint32_t>(inside.size())};
  date.end = at + close + close_size;
  std::size_t from = begin;
  if (!text::is_digit(inside.front())) {
    for (const std::string_view word : undated)
      if (text::starts_with_ci(inside, word)) {
        // "in press-2020" and "n.d.-a" keep what is behind; a longer word is none of these.
        if (inside.size() > word.size() && text::is_alnum(inside[word.size()])) continue;
        return date;
      }
    for (const std::string_view about : {std::string_view("ca. "), std::string_view("c. "), std::string_view("circa "),
                                         std::string_view("ca "), std::string_view("um "), std::string_view("published ")})
      if (text::starts_with_ci(inside, about)) from += static_cast<std::uint32_t>(about.size());
  }
  const auto found = date_at(text, from, at + close);
  if (!found) return std::nullopt;
  date.year = found->year;
  date.suffix = found->suffix;
  // What may follow: a second year or date ("1990/2005", "2020, March 3–5", "2021, updated 2023"), but no volume or page.
  const std::string_view rest = text::trim(text.substr(found->end, at + close - found->end));
  if (!rest.empty()) {
    const char c = rest.front();
    if (c == ':' || c == ')') return std::nullopt;
    if (c == ',' || c == ';') {
      const std::string_view more = text::trim(rest.substr(1));
      if (more.empty() || text::is_digit(more.front())) {
        const std::size_t n = digits_at(more, 0);
        if (n != 4 && n > 2) return std::nullopt;
      }
    }
  }
  return date;
}

}  // namespace citevet::reference
