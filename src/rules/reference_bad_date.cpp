// reference/bad-date: an impossible, future or reversed date; an access date before publication.
#include <citevet/rule.h>

#include "rules/words.h"
#include "text/ascii.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

namespace citevet::rules {

namespace {

// A date as far as a text gives it; 0: not given.
struct Date {
  int year = 0;
  unsigned month = 0, day = 0;
};

constexpr auto months =
    std::to_array<std::string_view>({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});

// A number or a word of a date.
struct Token {
  std::string_view text;
  bool number = false;
};

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  constexpr std::size_t most = 8;
  for (std::size_t at = 0; at < text.size() && tokens.size() < most;) {
    const std::size_t begin = at;
    if (text::is_digit(text[at])) {
      while (at < text.size() && text::is_digit(text[at])) ++at;
      tokens.push_back({text.substr(begin, at - begin), true});
      // "4th", "2024a"
      while (at < text.size() && text::is_alpha(text[at])) ++at;
    } else if (text::is_alpha(text[at])) {
      while (at < text.size() && text::is_alpha(text[at])) ++at;
      tokens.push_back({text.substr(begin, at - begin), false});
    } else {
      ++at;
    }
  }
  return tokens;
}

unsigned number_of(std::string_view digits) noexcept {
  unsigned number = 0;
  for (const char digit : digits.substr(0, 6)) number = number * 10 + static_cast<unsigned>(digit - '0');
  return number;
}

unsigned month_of(std::string_view word) noexcept {
  if (word.size() < 3) return 0;
  for (unsigned month = 0; month < months.size(); ++month)
    if (text::starts_with_ci(word, months[month])) return month + 1;
  return 0;
}

// Reads "2025, March 4", "4 March 2025", "March 2025", "2025-03-04", "2025". Empty for anything else ("Spring 2025", "3/4/2025", a range):
// what is not certainly a date is not judged.
std::optional<Date> date_of(std::string_view text) {
  constexpr std::size_t longest = 40;
  if (text.size() > longest) return {};
  const auto tokens = tokens_of(text);
  Date date;
  if (tokens.size() == 3 && tokens[0].number && tokens[0].text.size() == 4 && tokens[1].number && tokens[1].text.size() == 2 &&
      tokens[2].number && tokens[2].text.size() == 2)
    return Date{static_cast<int>(number_of(tokens[0].text)), number_of(tokens[1].text), number_of(tokens[2].text)};
  for (const Token& token : tokens) {
    if (!token.number) {
      const unsigned month = month_of(token.text);
      if (month == 0 || date.month != 0) return {};
      date.month = month;
    } else if (token.text.size() == 4) {
      if (date.year != 0) return {};
      date.year = static_cast<int>(number_of(token.text));
    } else if (token.text.size() <= 2) {
      if (date.day != 0) return {};
      date.day = number_of(token.text);
      if (date.day == 0) return {};
    } else {
      return {};
    }
  }
  if (date.year == 0 || (date.day != 0 && date.month == 0)) return {};
  return date;
}

bool is_possible(const Date& date) noexcept {
  if (date.month > 12) return false;
  if (date.day == 0) return true;
  return std::chrono::year_month_day(std::chrono::year(date.year), std::chrono::month(date.month), std::chrono::day(date.day)).ok();
}

// Whether `date` is after `other` for certain, as far as both are given.
bool is_after(const Date& date, const Date& other) noexcept {
  if (date.year != other.year) return date.year > other.year;
  if (date.month == 0 || other.month == 0) return false;
  if (date.month != other.month) return date.month > other.month;
  return date.day != 0 && other.day != 0 && date.day > other.day;
}

// "2025–2021": two years, the first one larger.
bool is_reversed_range(std::string_view text) {
  const auto tokens = tokens_of(text.substr(0, 40));
  return tokens.size() == 2 && tokens[0].number && tokens[1].number && tokens[0].text.size() == 4 && tokens[1].text.size() == 4 &&
         tokens[0].text > tokens[1].text && text.find_first_of("(/[") == std::string_view::npos;
}

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  const bool has_today = article.today.ok();
  const Date today{static_cast<int>(article.today.year()), static_cast<unsigned>(article.today.month()),
                   static_cast<unsigned>(article.today.day())};
  for (std::uint32_t i = 0; i < article.references.size(); ++i) {
    const Reference& entry = article.references[i];
    const auto add = [&](const Field& field, std::string message, std::string_view help) {
      findings.push_back({.span = field.span, .message = std::move(message), .help = std::string(help), .reference = i});
    };
    std::optional<Date> published;
    // A year alone is what most entries give: no need to take it apart.
    const bool only_year = entry.date.text.size() == 4 && entry.year != 0;
    if (only_year)
      published = Date{entry.year, 0, 0};
    else if (entry.date)
      published = date_of(entry.date.text);
    if (published && !is_possible(*published)) {
      add(entry.date, "there is no such day as " + quoted(entry.date.text), "look the date up in the source");
      published.reset();
    } else if (!only_year && entry.date && is_reversed_range(entry.date.text)) {
      add(entry.date, "these years run backwards: " + quoted(entry.date.text), "write the earlier year first");
    } else if (published && has_today) {
      // Journals date their issues ahead, into the next year at most; a day is not given ahead.
      const bool future = published->year > today.year + 1 || (published->day != 0 && is_after(*published, today));
      if (future) {
        add(entry.date, "this source appeared in the future: " + quoted(entry.date.text), "look the date up in the source");
        published.reset();
      }
    }
    if (!entry.accessed) continue;
    const auto accessed = date_of(entry.accessed.text);
    if (!accessed) continue;
    if (!is_possible(*accessed))
      add(entry.accessed, "there is no such day as " + quoted(entry.accessed.text), "give the day on which the source was read");
    else if (has_today && is_after(*accessed, today))
      add(entry.accessed, "this source was read in the future: " + quoted(entry.accessed.text),
          "give the day on which the source was read");
    else if (published && is_after(*published, *accessed))
      add(entry.accessed, "read " + quoted(entry.accessed.text) + ", before it appeared (" + std::string(entry.date.text) + ")",
          "one of the two dates is wrong, or the source has been replaced since");
  }
  return findings;
}

}  // namespace

extern constinit const Rule reference_bad_date{
    .id = "reference/bad-date",
    .severity = Severity::warning,
    .summary = "an impossible, future or reversed date, or an access date before publication",
    .explanation =
        "A date in the entry can't be right: a day that no calendar has, a year that has not come, years that run backwards, or a source "
        "that was read before "
        "it appeared. Look it up in the source. Dates that can be read in two ways are left alone.",
    .bad =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021, June 31). Rest and the heart. https://example.org/rest\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021, June 30). Rest and the heart. https://example.org/rest\n",
    .check = check,
};

}  // namespace citevet::rules
