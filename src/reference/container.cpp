// Reads what stands behind a title: the container, the place in it, the publisher.
#include "reference/dates.h"
#include "reference/draft.h"
#include "reference/phrases.h"
#include "text/ascii.h"

#include <algorithm>
#include <array>

namespace citevet::reference {

namespace {

constexpr Bytes commas(",.");

std::uint32_t u32(std::size_t n) noexcept {
  return static_cast<std::uint32_t>(n);
}

}  // namespace

void Draft::take_locator(const Locator& locator) {
  if (volume.empty()) volume = locator.volume;
  if (issue.empty()) issue = locator.issue;
  if (pages.empty()) pages = locator.pages;
  if (date.empty() && locator.year != 0) set_date(locator.year_range, locator.year);
  journal |= locator.journal;
}

void Draft::read_publisher(Range zone) {
  zone = trim(zone);
  while (!zone.empty() && (is_closing(text_[zone.begin]) || text_[zone.begin] == '(')) zone = trim({zone.begin + 1, zone.end});
  while (!zone.empty() && (is_closing(text_[zone.end - 1]) || text_[zone.end - 1] == ')')) zone = trim({zone.begin, zone.end - 1});
  if (zone.empty() || zone.end - zone.begin > 160) return;
  // ", 2004" behind it
  const std::size_t mark = commas.last(slice(text_, zone));
  if (mark != std::string_view::npos && mark > 0 && mark + 2 < zone.end - zone.begin) {
    const std::uint32_t at = zone.begin + u32(mark);
    if (const auto found = date_at(text_, at + 2, zone.end); found && found->end == zone.end && text_[at + 1] == ' ') {
      if (date.empty()) set_date(found->range, found->year, found->suffix);
      zone = trim({zone.begin, at});
    }
  }
  if (zone.empty()) return;
  const std::string_view all = slice(text_, zone);
  // "London: Elsevier", "Evanston, IL: Northwestern University Press"
  const std::size_t colon = all.find(": ");
  if (colon != std::string_view::npos && colon < 50 && is_name_like(all.substr(0, colon)) && is_name_like(all.substr(colon + 2))) {
    publisher = trim({zone.begin + u32(colon + 2), zone.end});
    return;
  }
  if (is_name_like(all) || is_publisher(all)) {
    // "Gallimard, Paris": the house without its place
    const std::size_t comma = all.find(", ");
    publisher = comma != std::string_view::npos && is_publisher(all.substr(0, comma)) ? trim({zone.begin, zone.begin + u32(comma)}) : zone;
  }
}

// "In J. Watson & M. Warner (Eds.), Book title (pp. 315–324). Publisher." `zone` begins behind "In ".
bool Draft::read_book_part(Range zone) {
  zone = trim(zone);
  if (!zone.empty() && text_[zone.begin] == ':') zone = trim({zone.begin + 1, zone.end});
  if (zone.empty()) return false;
  static constexpr auto roles =
      std::to_array<std::string_view>({"(Eds.)", "(Ed.)", "(eds.)", "(ed.)", "(Hrsg.)", "(Hg.)", "(dir.)", "(Eds)", "(Ed)", "(eds)",
                                       "(coord.)", "(a cura di)", "eds.,", "editors,", "editor,", "ed.,"});
  const std::string_view window = slice(text_, {zone.begin, std::min(zone.end, zone.begin + 600)});
  std::size_t found = std::string_view::npos, size = 0;
  for (const std::string_view role : roles)
    if (const std::size_t at = window.find(role); at != std::string_view::npos && at < found) {
      found = at;
      size = role.size();
    }
  if (found != std::string_view::npos && found < 300) {
    Names found_names;
    if (names_before_date(text_, {zone.begin, zone.begin + u32(found)}, found_names)) {
      editors = std::move(found_names.names);
      zone.begin += u32(found + size);
      chapter = true;
    }
  }
  while (!zone.empty() && (is_closing(text_[zone.begin]) || text_[zone.begin] == ' ')) ++zone.begin;
  read_container(zone);
  return !container.empty();
}

// The container at the start of `zone`, then where in it, then the publisher.
void Draft::read_container(Range zone) {
  zone = trim(zone);
  if (zone.empty()) return;
  if (text_.substr(zone.begin, 3) == "In " || text_.substr(zone.begin, 4) == "In: ") {
    read_book_part({zone.begin + (text_[zone.begin + 2] == ':' ? 4U : 3U), zone.end});
    return;
  }
  const auto name = [&](Range range) {
    range = trim(range);
    while (!range.empty() &&
           (text_[range.end - 1] == ',' || text_[range.end - 1] == ':' || text_[range.end - 1] == ';' || text_[range.end - 1] == '('))
      range = trim({range.begin, range.end - 1});
    if (!range.empty() && text_[range.end - 1] == '.') {
      const std::string_view word = word_before(text_, range.end - 1);
      if (word.find('.') == std::string_view::npos || word.size() < 2) range = trim({range.begin, range.end - 1});
    }
    while (!range.empty() && is_closing(text_[range.begin])) range = trim({range.begin + 1, range.end});
    return range;
  };
  // Emphasis says it.
  for (const Mark& mark : marks_) {
    if (mark.kind != Mark::Kind::emphasis || mark.range.begin < zone.begin || mark.range.begin > zone.begin + 2 ||
        mark.range.end > zone.end)
      continue;
    const Locator inside = find_locator(text_, mark.range);
    if (inside.begin < inside.end && inside.begin > mark.range.begin) {
      container = name({mark.range.begin, u32(inside.begin)});
      const Locator all = find_locator(text_, zone);
      take_locator(all.begin < all.end ? all : inside);
      return;
    }
    container = name(mark.range);
    const Locator behind = find_locator(text_, {mark.range.end, zone.end});
    if (behind.begin < behind.end && behind.begin <= mark.range.end + 3) {
      take_locator(behind);
      if (behind.end < zone.end) read_publisher({u32(behind.end), zone.end});
    } else {
      if (behind.begin < behind.end) take_locator(behind);
      read_publisher({mark.range.end, u32(behind.begin)});
    }
    return;
  }
  const Locator locator = find_locator(text_, zone);
  std::size_t stop = locator.begin < locator.end ? locator.begin : zone.end;
  // A sentence end before it ends the name: "Handbook of labor economics. Elsevier, London."
  std::size_t sentence = stop;
  for (std::size_t i = zone.begin; i < stop; ++i)
    if ((text_[i] == '.') && ends_sentence(text_, i) && !is_journal_abbreviation(word_before(text_, i)) && i + 1 < stop) {
      sentence = i;
      break;
    }
  // "The Foucault Effect, edited by Graham Burchell and Peter Miller. London: Harvester"
  for (std::size_t i = zone.begin + 2; i + 10 < sentence; ++i) {
    if ((text_[i] != ',' || text_[i + 1] != ' ') && text_.substr(i, 2) != " (") continue;
    const std::string_view behind = slice(text_, {u32(i + 2), u32(sentence)});
    const bool edited = behind.starts_with("edited by ") || behind.starts_with("ed. by ");
    if (!edited && !behind.starts_with("translated by ") && !behind.starts_with("trans. ") && !behind.starts_with("ed. ") &&
        !behind.starts_with("eds. "))
      continue;
    if (edited) {
      Names found_names;
      const std::size_t begin = i + 2 + (behind[2] == '.' ? 7 : 10);
      const std::size_t end = std::min({text_.find(", trans", begin), text_.find(';', begin), text_.find(')', begin), sentence});
      if (begin < end && names_before_date(text_, {u32(begin), u32(end)}, found_names)) editors = std::move(found_names.names);
      chapter = true;
    }
    container = name({zone.begin, u32(i)});
    if (locator.begin < locator.end) take_locator(locator);
    read_publisher({u32(sentence), u32(std::max(stop, sentence))});
    return;
  }
  // "Computer Communications, Elsevier, Amsterdam, vol. 15", "World Energy Congress, 19–25 July 2008, Glasgow"
  for (std::size_t i = zone.begin + 2; i + 3 < sentence; ++i) {
    if (text_[i] != ',' || text_[i + 1] != ' ') continue;
    const std::string_view behind = slice(text_, {u32(i + 2), u32(sentence)});
    const std::string_view part = behind.substr(0, behind.find(','));
    if (is_publisher(part) && is_name_like(part)) {
      read_publisher({u32(i + 2), u32(i + 2 + part.size())});
    } else if (!is_place(part) && !is_month(part.substr(0, part.find(' '))) &&
               !(text::is_digit(part.front()) && date_at(text_, i + 2, i + 2 + part.size()))) {
      continue;
    }
    container = name({zone.begin, u32(i)});
    take_locator(locator);
    return;
  }
  container = name({zone.begin, u32(sentence)});
  if (conference) container = without_place(container);
  if (locator.begin < locator.end) {
    take_locator(locator);
    if (sentence < stop)
      read_publisher({u32(sentence), u32(stop)});
    else if (locator.end < zone.end)
      read_publisher({u32(locator.end), zone.end});
  } else if (sentence < zone.end) {
    read_publisher({u32(sentence), zone.end});
  }
}

// "Proceedings of Supercomputing ’91, Albuquerque, NM": a meeting's name without its place.
Range Draft::without_place(Range range) const noexcept {
  for (int part = 0; part < 3; ++part) {
    const std::string_view all = slice(text_, range);
    const std::size_t comma = all.rfind(", ");
    if (comma == std::string_view::npos || comma < 12) break;
    const std::string_view words = all.substr(comma + 2);
    if (word_count(words) > 3 || !capital_at(words, 0) || words.starts_with("and ") || !is_name_like(words)) break;
    range.end = range.begin + u32(comma);
  }
  return range;
}

// What stands behind a title that is known: container, volume, pages, publisher.
void Draft::read_behind_title(Range zone) {
  zone = trim(zone);
  while (!zone.empty() && (is_closing(text_[zone.begin]) || closing_quote(text_, zone.begin) != 0)) {
    const std::size_t n = is_closing(text_[zone.begin]) ? 1 : closing_quote(text_, zone.begin);
    if (n != 1 && opening_quote(text_, zone.begin) != 0) break;
    zone = trim({zone.begin + u32(n), zone.end});
  }
  if (zone.empty()) return;
  const std::string_view all = slice(text_, zone);
  if (is_access_word(all)) {
    read_accessed(zone);
    return;
  }
  if (const ReferenceType kind = work_kind(all); kind != ReferenceType::unknown) {
    type = kind;
    if (const std::size_t comma = all.find(", "); comma != std::string_view::npos) read_publisher({zone.begin + u32(comma + 2), zone.end});
    return;
  }
  // "Review of Gain, by R. Powers. The Times": what matters comes behind it.
  if (is_remark(all)) {
    for (std::size_t i = zone.begin; i + 1 < zone.end; ++i)
      if (text_[i] == '.' && text_[i + 1] == ' ' && ends_sentence(text_, i)) {
        read_behind_title({u32(i + 1), zone.end});
        return;
      }
    return;
  }
  // A remark behind a dash.
  if (all.starts_with("- ") || all.starts_with("– ") || all.starts_with("— ") || all.starts_with("(") || all.starts_with("| ")) {
    if (all.starts_with("(")) {
      const std::size_t close = all.substr(0, 60).find(')');
      if (close != std::string_view::npos) {
        const std::string_view inside = all.substr(1, close - 1);
        if (edition.empty() && (text::ends_with_ci(inside, "ed.") || text::find_ci(inside, "aufl") != std::string_view::npos))
          edition = trim({zone.begin + 1, zone.begin + u32(close)});
        const Locator locator = find_locator(text_, {zone.begin, zone.begin + u32(close + 1)});
        if (locator.begin < locator.end) take_locator(locator);
        read_publisher({zone.begin + u32(close + 1), zone.end});
      }
    }
    return;
  }
  if (text::starts_with_ci(all, "in ") || text::starts_with_ci(all, "in: ")) {
    conference = text::starts_with_ci(all, "in proc");
    read_book_part({zone.begin + 3, zone.end});
    return;
  }
  if (text::starts_with_ci(all, "proc") || all.substr(0, 40).find("Conference") != std::string_view::npos) conference = true;
  const Locator locator = find_locator(text_, zone);
  if (locator.begin < locator.end && locator.begin > zone.begin + 1) {
    read_container(zone);
    return;
  }
  if (locator.begin < locator.end) take_locator(locator);
  // "London: Elsevier", "Wiley": a house; a name alone: where it appeared.
  if (begins_imprint(all) || is_publisher(all))
    read_publisher(zone);
  else if (mark_at(zone.begin, Mark::Kind::emphasis) != nullptr || (is_name_like(all.substr(0, std::min(all.find(". "), all.size())))))
    read_container(zone);
}

}  // namespace citevet::reference
