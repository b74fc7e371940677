// An author and a year in a few words.
#include "extract/name.h"

#include "text/ascii.h"

#include <algorithm>

namespace citevet::extract {

namespace {

constexpr std::string_view months[] = {"january",   "february", "march",    "april",    "may",  "june", "july", "august",
                                       "september", "october",  "november", "december", "jan",  "feb",  "mar",  "apr",
                                       "jun",       "jul",      "aug",      "sep",      "sept", "oct",  "nov",  "dec"};

constexpr std::string_view access_words[] = {"retrieved", "accessed",   "access",  "viewed", "abgerufen",
                                             "consulté",  "consultado", "updated", "visited"};

std::string_view last_word(std::string_view text) noexcept {
  while (!text.empty() && !text::is_alnum(text.back()) && static_cast<unsigned char>(text.back()) < 0x80) text.remove_suffix(1);
  std::size_t begin = text.size();
  while (begin > 0 && (text::is_alnum(text[begin - 1]) || static_cast<unsigned char>(text[begin - 1]) >= 0x80)) --begin;
  return text.substr(begin);
}

bool says_access(std::string_view before) noexcept {
  return std::ranges::any_of(access_words, [&](std::string_view word) { return text::find_ci(before, word) != std::string_view::npos; });
}

// The first author's family name or the group's name.
std::string_view first_author(std::string_view names) noexcept {
  static constexpr std::string_view ends[] = {",", ";", " &", " and ", " et al", " und ", " y ", " et ", " ("};
  std::size_t end = names.size();
  for (const std::string_view stop : ends) end = std::min(end, names.find(stop));
  // "World Health Organization and others" is as rare as "Centers for Disease Control and Prevention" is common: a group's name goes on
  // behind "and" when no year or comma parts it.
  const std::size_t and_at = names.find(" and ");
  if (and_at == end && names.substr(0, and_at).find(' ') != std::string_view::npos) {
    end = names.size();
    for (const std::string_view stop : {",", ";", " et al", " ("}) end = std::min(end, names.find(stop));
  }
  std::string_view author = text::trim(names.substr(0, end));
  while (!author.empty() && (author.back() == '.' || author.back() == '(' || author.back() == ':')) author.remove_suffix(1);
  while (!author.empty() &&
         (author.front() == '*' || author.front() == '_' || author.front() == '[' || author.front() == '(' || author.front() == '"'))
    author.remove_prefix(1);
  return text::trim(author);
}

}  // namespace

std::int32_t year_at(std::string_view text, std::size_t at) noexcept {
  if (at + 4 > text.size() || (at > 0 && text::is_alnum(text[at - 1]))) return 0;
  std::int32_t year = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    if (!text::is_digit(text[i])) return 0;
    year = year * 10 + (text[i] - '0');
  }
  if (at + 4 < text.size() && text::is_digit(text[at + 4])) return 0;
  return year >= 1400 && year < 2100 ? year : 0;
}

Name name_in(std::string_view words) noexcept {
  words = text::trim(words);
  for (std::size_t at = 1; at + 4 <= words.size(); ++at) {
    if (words[at] != '1' && words[at] != '2') continue;
    const std::int32_t year = year_at(words, at);
    if (year == 0) continue;
    const char letter = at + 4 < words.size() ? words[at + 4] : ' ';
    const bool suffixed = text::is_lower(letter) && (at + 5 == words.size() || !text::is_alnum(words[at + 5]));
    if (text::is_alpha(letter) && !suffixed) continue;
    const std::string_view before = words.substr(0, at);
    if (says_access(before)) return {};
    const std::string_view author = first_author(before);
    // A name begins with a capital or a letter beyond ASCII; "in 2024" and "March 2025" name nobody.
    if (author.empty() || !(text::is_upper(author.front()) || static_cast<unsigned char>(author.front()) >= 0x80)) return {};
    if (std::ranges::any_of(months, [&](std::string_view month) { return text::equal_ci(last_word(author), month); })) return {};
    return {author, year, suffixed ? letter : '\0'};
  }
  return {};
}

}  // namespace citevet::extract
