// Dates as texts write them.
#include "text/dates.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <vector>

#include "text/ascii.h"

namespace citevet::text {

namespace {

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
    if (is_digit(text[at])) {
      while (at < text.size() && is_digit(text[at])) ++at;
      tokens.push_back({text.substr(begin, at - begin), true});
      // "4th", "2024a"
      while (at < text.size() && is_alpha(text[at])) ++at;
    } else if (is_alpha(text[at])) {
      while (at < text.size() && is_alpha(text[at])) ++at;
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
    if (starts_with_ci(word, months[month])) return month + 1;
  return 0;
}

}  // namespace

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

bool is_after(const Date& date, const Date& other) noexcept {
  if (date.year != other.year) return date.year > other.year;
  if (date.month == 0 || other.month == 0) return false;
  if (date.month != other.month) return date.month > other.month;
  return date.day != 0 && other.day != 0 && date.day > other.day;
}

bool is_reversed_range(std::string_view text) {
  const auto tokens = tokens_of(text.substr(0, 40));
  return tokens.size() == 2 && tokens[0].number && tokens[1].number && tokens[0].text.size() == 4 && tokens[1].text.size() == 4 &&
         tokens[0].text > tokens[1].text && text.find_first_of("(/[") == std::string_view::npos;
}

}  // namespace citevet::text
