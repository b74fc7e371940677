// Takes the words of an entry apart.
#include "reference/draft.h"

#include "reference/dates.h"
#include "reference/phrases.h"
#include "text/ascii.h"

#include <algorithm>

namespace citevet::reference {

namespace {

std::uint32_t u32(std::size_t n) noexcept {
  return static_cast<std::uint32_t>(n);
}

}  // namespace

void Draft::reset(std::string_view text, std::span<const Mark> marks) {
  text_ = text;
  marks_ = marks;
  names.names.clear();
  names.editors = names.persons = false;
  editors.clear();
  date = title = container = volume = issue = pages = edition = publisher = accessed = {};
  year = 0;
  year_suffix = 0;
  type = ReferenceType::unknown;
  conference = chapter = journal = false;
}

void Draft::set_date(Range range, std::int32_t at_year, char suffix) noexcept {
  date = range;
  year = at_year;
  year_suffix = suffix;
}

Range Draft::trim(Range range) const noexcept {
  if (range.begin >= range.end) return {range.begin, range.begin};
  if (is_solid(text_[range.begin]) && is_solid(text_[range.end - 1])) return range;
  const std::string_view kept = text::trim(slice(text_, range));
  if (kept.empty()) return {range.end, range.end};
  const auto begin = u32(static_cast<std::size_t>(kept.data() - text_.data()));
  return {begin, begin + u32(kept.size())};
}

const Mark* Draft::mark_at(std::uint32_t begin, Mark::Kind kind) const noexcept {
  for (const Mark& mark : marks_)
    if (mark.kind == kind && mark.range.begin == begin && !mark.range.empty()) return &mark;
  return nullptr;
}

// The zone's part before an address at its end, without the words that lead to it: "Retrieved March 3, 2025, from".
Range Draft::before_address(Range zone) {
  constexpr std::size_t longest_lead = 120;
  Range kept = trim(zone);
  const auto strip = [&] {
    while (!kept.empty() &&
           (text_[kept.end - 1] == '<' || text_[kept.end - 1] == '(' || text_[kept.end - 1] == '[' || text_[kept.end - 1] == ' '))
      --kept.end;
  };
  strip();
  std::size_t i = kept.end;
  const std::size_t floor = kept.end > longest_lead + kept.begin ? kept.end - longest_lead : kept.begin;
  std::uint32_t cut = kept.end;
  int strikes = 0;
  static constexpr Bytes marks("([.,;:");
  while (i > floor && strikes < 3) {
    --i;
    const char c = text_[i];
    if (!marks.holds(c) && i != kept.begin) continue;
    const bool first = i == kept.begin;
    const bool boundary = first || c == '(' || c == '[' || ((is_closing(c)) && i + 1 < text_.size() && text_[i + 1] == ' ');
    if (!boundary || i + 1 >= cut) continue;
    const std::size_t from = first && c != '(' && c != '[' && !is_closing(c) ? i : i + 1;
    if (leads_to_address(slice(text_, {u32(from), cut}))) {
      if (is_access_word(text::trim(slice(text_, {u32(from), kept.end})))) read_accessed({u32(from), kept.end});
      cut = u32(c == '.' && !first ? i + 1 : i);
      strikes = 0;
    } else {
      ++strikes;
      if (c == '.' && ends_sentence(text_, i)) break;
    }
  }
  // "March 3, 2025, from": a lead that began with a date has its verb before it.
  kept.end = std::max(cut, kept.begin);
  strip();
  return trim(kept);
}

void Draft::read_accessed(Range zone) {
  if (!accessed.empty()) return;
  accessed = date_in(text_, zone);
}

// The year of an entry whose names no date follows: the last one that is part of nothing else, with its month and day.
void Draft::find_late_date(Range zone) {
  const auto inside = [](Range range, std::size_t at) { return range.begin <= at && at < range.end; };
  for (std::size_t i = zone.end; i-- > zone.begin;) {
    if (!text::is_digit(text_[i]) || (i > zone.begin && text::is_digit(text_[i - 1]))) continue;
    const std::int32_t found = year_at(text_, i);
    if (found == 0 || inside(title, i) || inside(pages, i) || inside(volume, i) || inside(issue, i)) continue;
    const char before = i > zone.begin ? text_[i - 1] : ' ';
    if (std::string_view(" ([,'./").find(before) == std::string_view::npos) continue;
    std::size_t end = i + 4;
    char suffix = 0;
    if (end < zone.end && text::is_lower(text_[end]) && (end + 1 >= zone.end || !text::is_alnum(text_[end + 1]))) suffix = text_[end++];
    if (end < zone.end && (text::is_alnum(text_[end]) || text_[end] == '-' || text_[end] == '/' || text_.compare(end, 3, "–") == 0))
      continue;
    std::size_t begin = i;
    for (int part = 0; part < 2 && begin > zone.begin + 1; ++part) {
      std::size_t stop = begin;
      while (stop > zone.begin && (text_[stop - 1] == ' ' || text_[stop - 1] == ',' || text_[stop - 1] == '.')) --stop;
      std::size_t start = stop;
      while (start > zone.begin && (text::is_alnum(text_[start - 1]) || static_cast<unsigned char>(text_[start - 1]) >= 0x80)) --start;
      const std::string_view word = slice(text_, {u32(start), u32(stop)});
      const bool day = !word.empty() && word.size() <= 2 && word.find_first_not_of("0123456789") == std::string_view::npos && begin != i;
      if (!is_month(word) && !day) break;
      begin = start;
    }
    if (inside(title, begin)) begin = i;
    set_date({u32(begin), u32(end)}, found, suffix);
    return;
  }
}

// "Moss, A. (2021). Rest.": names and a date in brackets.
bool Draft::bracketed_author_date(Range zone) {
  int tries = 0;
  static constexpr Bytes opening("([\xEF");
  for (std::size_t at = opening.first(text_, zone.begin); at < zone.end && tries < 3; at = opening.first(text_, at + 1)) {
    const char c = text_[at];
    const auto found = bracketed_date(text_, at);
    if (!found || found->end > zone.end || (c == '[' && found->year == 0)) continue;
    ++tries;
    Range rest = trim({u32(found->end), zone.end});
    while (!rest.empty() && (is_closing(text_[rest.begin]) || text_[rest.begin] == ')')) rest = trim({rest.begin + 1, rest.end});
    if (at > zone.begin) {
      for (const Mark& mark : marks_)
        if (mark.kind == Mark::Kind::emphasis && mark.range.begin >= zone.begin && mark.range.end <= at &&
            mark.range.end - mark.range.begin > 8)
          return false;
      if (!names_before_date(text_, {zone.begin, u32(at)}, names)) return false;
      // "Urology (1999) 54, 385"
      if (!rest.empty() && text::is_digit(text_[rest.begin]))
        if (const Locator locator = find_locator(text_, rest);
            locator.begin < locator.end && locator.journal && locator.begin <= rest.begin)
          return false;
      // The date may close the entry: "C. Misner, J. Wheeler, Gravitation, Freeman (1973).", "…, Nuovo Cimento B 25, 786 (1975)"
      constexpr std::uint32_t three_words = 40;
      if (rest.end - rest.begin < three_words && word_count(slice(text_, rest)) < 3) {
        Names probe;
        const std::size_t end = leading_names(text_, {zone.begin, u32(at)}, probe);
        if (end != 0 && !trim({u32(end), u32(at)}).empty()) return false;
      }
    } else {
      names.names.clear();
      names.editors = false;
    }
    set_date(found->range, found->year, found->suffix);
    // A title in the authors' place: "Team to train at WFU. (1995, March). Magazine, 42(3), p. 34."
    if (!names.persons && names.names.size() == 1 && !names.editors) {
      const Locator locator = find_locator(text_, rest);
      if (locator.begin < locator.end && locator.journal && locator.begin > rest.begin) {
        const std::string_view words = slice(text_, {rest.begin, u32(locator.begin)});
        if (words.find(". ") == std::string_view::npos && is_name_like(words) &&
            (mark_at(rest.begin, Mark::Kind::emphasis) != nullptr || !is_name_like(slice(text_, names.names.front())))) {
          set_title({zone.begin, u32(at)});
          names.names.clear();
          read_container(rest);
          return true;
        }
      }
    }
    read_title(rest);
    return true;
  }
  return false;
}

// "Lockwood, Cassey & Blackburn 2009. Title", "Boas, Franz, 1935, Title": names and a bare year.
bool Draft::bare_author_date(Range zone) {
  constexpr std::size_t longest_names = 600;
  const std::size_t limit = std::min<std::size_t>(zone.end, zone.begin + longest_names);
  for (std::size_t at = zone.begin + 2; at + 4 <= limit; ++at) {
    if (!text::is_digit(text_[at]) || text_[at - 1] != ' ') continue;
    const std::int32_t found = year_at(text_, at);
    if (found == 0) return false;
    std::size_t end = at + 4;
    char suffix = 0;
    if (end < zone.end && text::is_lower(text_[end])) suffix = text_[end++];
    if (end + 3 >= zone.end || std::string_view(".,: ").find(text_[end]) == std::string_view::npos) return false;
    // "1999, 83, 1834" is the date of a volume.
    const std::size_t next = text_.find_first_not_of(",. :(", end);
    if (next < zone.end && text::is_digit(text_[next])) return false;
    if (!names_before_date(text_, {zone.begin, u32(at)}, names)) return false;
    const bool et_al = slice(text_, {zone.begin, u32(at)}).find("et al") != std::string_view::npos;
    const bool group =
        names.names.size() == 1 && word_count(slice(text_, names.names.front())) <= 3 && text_[end] != ' ' && text_[end] != ':';
    if (!names.persons && !et_al && !group) return false;
    set_date({u32(at), u32(end)}, found, suffix);
    read_title({u32(end), zone.end});
    return true;
  }
  return false;
}

// "A. Author, “Title,” Container …": the quotation is the title.
bool Draft::quoted(Range zone) {
  constexpr std::size_t longest_names = 1200;
  const std::size_t limit = std::min<std::size_t>(zone.end, zone.begin + longest_names);
  int tries = 0;
  for (std::size_t at = zone.begin; at < limit && tries < 8; ++at) {
    const std::size_t open = opening_quote(text_, at);
    if (open == 0) continue;
    ++tries;
    const std::size_t close = quotation_end(text_, at);
    if (close == std::string_view::npos || close >= zone.end || close - at < 6) continue;
    Range before = trim({zone.begin, u32(at)});
    const char mark = before.empty() ? ' ' : text_[before.end - 1];
    names.names.clear();
    names.editors = names.persons = false;
    if (!before.empty()) {
      const std::string_view words = slice(text_, before);
      if (std::string_view(",.:)-").find(mark) == std::string_view::npos && !words.ends_with("—") && !words.ends_with("–") &&
          (mark != ';' || word_count(words) > 4))
        return false;
      while (!before.empty() && (is_closing(text_[before.end - 1]) || text_[before.end - 1] == '-')) {
        // The dot of an initial stays.
        const std::string_view word = word_before(text_, before.end - 1);
        std::size_t size = 0;
        if (text_[before.end - 1] == '.' && !word.empty() && letter_at(word, 0, size) == Letter::upper && size == word.size()) break;
        before = trim({before.begin, before.end - 1});
      }
      if (before.empty() || !names_before_date(text_, before, names)) return false;
    }
    set_title({u32(at + open), u32(close)});
    read_behind_title({u32(close + closing_quote(text_, close)), zone.end});
    // "BleepingComputer, “Title”" and no more: a site. "World Health Organization, “Title,” WHO, 2020": an author.
    if (names.names.size() == 1 && !names.persons && mark == ',' && container.empty() && publisher.empty() && date.empty()) {
      container = names.names.front();
      names.names.clear();
    }
    return true;
  }
  return false;
}

// "Guelrud M, Morera C. Title. Journal.": names that end with a full stop or a colon.
bool Draft::names_first(Range zone) {
  const std::size_t end = leading_names(text_, zone, names);
  if (end == 0) {
    names.names.clear();
    return false;
  }
  read_title({u32(end), zone.end});
  return true;
}

void Draft::title_first(Range zone) {
  names.names.clear();
  names.editors = names.persons = false;
  // "NHS:" before its address: who publishes it.
  if (text_[zone.end - 1] == ':') {
    const Range name = trim({zone.begin, zone.end - 1});
    if (word_count(slice(text_, name)) <= 4 && is_name_like(slice(text_, name)) && mark_at(name.begin, Mark::Kind::link) == nullptr) {
      publisher = name;
      return;
    }
  }
  read_title(zone);
}

void Draft::read(Range zone) {
  zone = trim(zone);
  if (zone.empty()) return;
  if (bracketed_author_date(zone) || bare_author_date(zone)) return;
  if (!quoted(zone) && !names_first(zone)) title_first(zone);
  if (date.empty()) find_late_date(zone);
}

}  // namespace citevet::reference
