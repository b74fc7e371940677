// Finds where the title of an entry ends.
#include "reference/dates.h"
#include "reference/draft.h"
#include "reference/phrases.h"
#include "text/ascii.h"

#include <algorithm>

namespace citevet::reference {

namespace {

std::uint32_t u32(std::size_t n) noexcept {
  return static_cast<std::uint32_t>(n);
}

constexpr Bytes commas(",.:;(");
constexpr Bytes quotes("\"\xE2");

// A mark that may end a title, with a space behind it.
bool parts_at(std::string_view text, std::size_t at) noexcept {
  static constexpr Bytes marks(".,;?!");
  return marks.holds(text[at]) && at + 1 < text.size() && text[at + 1] == ' ';
}

}  // namespace

// Cuts a description in brackets off the end: "[Video]", "(2nd ed.)", "(Vol. 3)". False when there is none.
bool Draft::cut_description(Range& range) {
  const char last = text_[range.end - 1];
  if (last != ']' && last != ')') return false;
  const std::string_view all = slice(text_, range);
  const std::size_t open = all.rfind(last == ']' ? '[' : '(');
  if (open == std::string_view::npos || open < 2) return false;
  const Range where = trim({range.begin + u32(open + 1), range.end - 1});
  const std::string_view inside = slice(text_, where);
  const auto says = [&](std::string_view word) { return text::find_ci(inside, word) != std::string_view::npos; };
  if (last == ']') {
    if (says("video"))
      type = ReferenceType::video;
    else if (says("dissertation") || says("thesis"))
      type = ReferenceType::thesis;
    else if (says("data set") || says("dataset"))
      type = ReferenceType::dataset;
    else if (says("preprint"))
      type = ReferenceType::preprint;
    else if (inside.size() > 60)
      return false;
  } else if (text::ends_with_ci(inside, "ed.") || text::ends_with_ci(inside, "ed") || text::ends_with_ci(inside, "éd.") ||
             says("edition") || says("aufl")) {
    if (inside.size() < 40 && edition.empty()) edition = where;
  } else {
    static constexpr std::string_view remarks[] = {"vol",        "pp.",    "report no", "publication no", "doctoral", "master",
                                                   "translated", "trans.", "edited",    "rev.",           "in "};
    if (std::none_of(std::begin(remarks), std::end(remarks), [&](std::string_view word) { return text::starts_with_ci(inside, word); }))
      return false;
  }
  range = trim({range.begin, range.begin + u32(open)});
  return true;
}

// Cuts ", 2nd ed" off the end. False when there is none.
bool Draft::cut_edition(Range& range) {
  const std::string_view all = slice(text_, range);
  if (!text::ends_with_ci(all, " ed") && !text::ends_with_ci(all, " edition") && !text::ends_with_ci(all, " edn")) return false;
  const std::size_t mark = Bytes(",.").last(all);
  if (mark == std::string_view::npos || mark < 3 || all.size() - mark > 30 ||
      all.find_first_of("0123456789sr", mark) == std::string_view::npos)
    return false;
  if (edition.empty()) edition = trim({range.begin + u32(mark + 1), range.end});
  range = trim({range.begin, range.begin + u32(mark)});
  return true;
}

// The title is `range` without quotation marks, descriptions, editions and the closing full stop.
void Draft::set_title(Range range) {
  range = trim(range);
  for (bool again = true; again && !range.empty();) {
    again = false;
    if (is_closing(text_[range.end - 1])) {
      // The dot of "U.S." or of an ellipsis stays.
      const std::string_view word = word_before(text_, range.end - 1);
      const bool letters = word.size() > 2 && word[1] == '.' && text::is_alpha(word[0]) && text::is_alpha(word[2]);
      const bool ellipsis = range.end - range.begin > 1 && text_[range.end - 2] == '.';
      if (text_[range.end - 1] != '.' || (!letters && !ellipsis)) {
        range = trim({range.begin, range.end - 1});
        again = true;
      }
      continue;
    }
    const std::size_t quote = opening_quote(text_, range.begin);
    if (quote != 0) {
      const std::size_t close = quotation_end(text_, range.begin);
      if (close != std::string_view::npos && close + closing_quote(text_, close) == range.end) {
        range = trim({range.begin + u32(quote), u32(close)});
        again = true;
        continue;
      }
    }
    again = cut_description(range) || cut_edition(range);
  }
  if (range.empty()) return;
  const std::string_view words = slice(text_, range);
  // "83, 1834–1837" is a place in a volume, "(conceptual note repeated)" a remark.
  std::size_t letters = 0, longest = 0;
  for (std::size_t i = range.begin, size = 1; i < range.end && longest < 3; i += size) {
    letters = letter_at(text_, i, size) == Letter::none ? 0 : letters + (size > 2 ? 3 : 1);
    longest = std::max(longest, letters);
  }
  if (longest < 3 && words.find_first_of(",:(-") != std::string_view::npos) return;
  if (words.front() == '(' && words.back() == ')' && words.find('(', 1) == std::string_view::npos) return;
  title = range;
}

// A title that begins `zone`, and what is behind it.
void Draft::read_title(Range zone) {
  zone = trim(zone);
  while (!zone.empty() && (is_closing(text_[zone.begin]) || text_[zone.begin] == ')')) zone = trim({zone.begin + 1, zone.end});
  if (zone.empty()) return;
  // "2002, in ‘Merging Processes’": no title of its own.
  const std::string_view all = slice(text_, zone);
  if (all.starts_with("in ") || all.starts_with("In: ") || all.starts_with("in: ")) {
    read_book_part({zone.begin + 3, zone.end});
    return;
  }
  if (opening_quote(text_, zone.begin) != 0) {
    const std::size_t close = quotation_end(text_, zone.begin);
    if (close != std::string_view::npos && close < zone.end) {
      const std::size_t behind = close + closing_quote(text_, close);
      const std::string_view after = text::trim(slice(text_, {u32(behind), zone.end}));
      const char last = text_[close - 1];
      // A title may only begin with a quoted word.
      if (after.empty() || is_closing(after.front()) || after.front() == '(' || after.front() == '[' || is_closing(last) || last == '?' ||
          last == '!' || capital_at(after, 0)) {
        set_title({zone.begin + u32(opening_quote(text_, zone.begin)), u32(close)});
        read_behind_title({u32(behind), zone.end});
        return;
      }
    }
  }
  if (const Mark* link = mark_at(zone.begin, Mark::Kind::link);
      link != nullptr && link->range.end <= zone.end && link->range.end - link->range.begin > 3) {
    const std::string_view words = slice(text_, link->range);
    // The address again.
    if (words.find(' ') == std::string_view::npos && words.find('/') != std::string_view::npos &&
        link->target.find(words) != std::string_view::npos)
      return;
    // "Site, “Title”"
    const std::size_t quote = quotes.first(words);
    if (quote != std::string_view::npos && quote > 0 && date.empty() && names.names.empty() && quoted(link->range)) return;
    set_title(link->range);
    read_behind_title({link->range.end, zone.end});
    return;
  }
  for (const Mark& mark : marks_) {
    if (mark.kind != Mark::Kind::emphasis || mark.range.begin < zone.begin || mark.range.end > zone.end ||
        mark.range.end - mark.range.begin <= 3)
      continue;
    // A species' name within a title is not what is looked for: what is, stands at the start or behind a mark or "In".
    if (mark.range.begin > zone.begin + 1) {
      const std::string_view before = text::trim_right(slice(text_, {zone.begin, mark.range.begin}));
      const char c = before.empty() ? '.' : before.back();
      if (!is_closing(c) && c != '?' && c != '!' && c != '"' && c != ')' && !before.ends_with(" In") && !before.ends_with(" in") &&
          !before.ends_with("”"))
        continue;
    }
    emphasised_title(zone, mark);
    return;
  }
  plain_title(zone);
}

// The emphasis covers the title of a work that stands alone, or the container of one that does not.
void Draft::emphasised_title(Range zone, const Mark& emphasis) {
  if (emphasis.range.begin > zone.begin + 1) {
    const Range before = trim({zone.begin, emphasis.range.begin});
    const std::string_view words = slice(text_, before);
    // "Chapter. In A. Editor (Ed.), *Book*"
    for (std::size_t at = 1; at + 3 <= words.size(); ++at) {
      if (words[at] != ' ' || (words[at + 1] != 'I' && words[at + 1] != 'i') || words[at + 2] != 'n' ||
          (at + 3 < words.size() && words[at + 3] != ' ' && words[at + 3] != ':'))
        continue;
      const char c = words[at - 1];
      if (c != '.' && c != '?' && c != '!' && !((c == ',' || c == '"') && words.substr(at).find("d.") != std::string_view::npos) &&
          at + 3 < words.size())
        continue;
      set_title({before.begin, before.begin + u32(at)});
      read_book_part({before.begin + u32(std::min(at + 3, words.size())), zone.end});
      if (container.empty()) read_container({emphasis.range.begin, zone.end});
      return;
    }
    set_title(before);
    read_container({emphasis.range.begin, zone.end});
    return;
  }
  std::size_t end = emphasis.range.end;
  // "2009. *Biol. Invasions* 11:209–218": no title at all.
  if (const Locator locator = find_locator(text_, {emphasis.range.begin, zone.end});
      locator.begin < locator.end && locator.journal && locator.begin <= end + 2 && !locator.volume.empty()) {
    read_container({emphasis.range.begin, zone.end});
    return;
  }
  if (end + 1 < zone.end && text_[end] == ' ' && (text_[end + 1] == '(' || text_[end + 1] == '[')) {
    // "*The art of rest* (2nd ed.)"
    const std::size_t close = text_.substr(end, 80).find(text_[end + 1] == '(' ? ')' : ']');
    if (close != std::string_view::npos && end + close < zone.end) {
      set_title({zone.begin, u32(end + close + 1)});
      if (title.end <= emphasis.range.end) {
        read_behind_title({u32(end + close + 1), zone.end});
        return;
      }
    }
  } else if (end + 1 < zone.end && !is_closing(text_[end]) && !is_closing(text_[end - 1]) &&
             (text_[end] != ' ' || text::is_lower(text_[end + 1]))) {
    // "*Ketamine*: an overview. Publisher", "*E. coli* in rest": the emphasis covers the first words only.
    plain_title(zone);
    return;
  } else if (end < zone.end && text_[end] == ':') {
    plain_title(zone);
    return;
  }
  set_title({zone.begin, u32(end)});
  read_behind_title({u32(end), zone.end});
}

// "… of the interferometer Class. Quantum Grav. 27": where the abbreviated words before `end` begin when nothing parts them from the title;
// 0: nowhere.
std::size_t Draft::abbreviated_run(std::size_t begin, std::size_t end) const noexcept {
  std::size_t start = 0, marks = 0, plain = 0;
  for (std::size_t at = end; at > begin;) {
    while (at > begin && text_[at - 1] == ' ') --at;
    const std::size_t stop = at;
    while (at > begin && text_[at - 1] != ' ') --at;
    std::string_view word = text_.substr(at, stop - at);
    const bool dot = word.ends_with('.');
    while (!word.empty() && (is_closing(word.back()))) word.remove_suffix(1);
    if (word.empty() || !capital_at(word, 0)) {
      if (start == 0 || !is_connector(word)) break;
      continue;
    }
    if (dot || is_journal_abbreviation(word)) {
      start = at;
      ++marks;
      plain = 0;
    } else if (++plain > 1) {
      break;
    }
  }
  return marks >= 2 && start > begin + 10 ? start : 0;
}

// "Photographic Chemistry, Focal Press, London": cuts the house and its place off where a comma or a semicolon parts it from the title.
Range Draft::without_publisher(Range zone) {
  const std::string_view all = slice(text_, zone);
  // Where sentences part the title from the house, commas do not.
  for (std::size_t i = zone.begin; i + 1 < zone.end; ++i)
    if (text_[i] == '.' && text_[i + 1] == ' ' && ends_sentence(text_, i)) return zone;
  std::size_t cut = std::string_view::npos;
  std::size_t at = all.size();
  for (int part = 0; part < 3; ++part) {
    at = at == 0 ? std::string_view::npos : all.find_last_of(",;", at - 1);
    if (at == std::string_view::npos || at < 3 || all.size() - at > 100) break;
    const std::string_view words = text::trim(all.substr(at + 1));
    if (!is_name_like(words) || words.find(". ") != std::string_view::npos) break;
    if (is_publisher(words.substr(0, words.find(','))) || is_place(words.substr(0, words.find(',')))) cut = at;
  }
  if (cut == std::string_view::npos) return zone;
  read_publisher({zone.begin + u32(cut + 1), zone.end});
  return trim({zone.begin, zone.begin + u32(cut)});
}

// "The age of great cities. Norwich: Jarrold & Sons", a year behind it: a place and a house, whatever they are called.
Range Draft::without_place_and_house(Range range) {
  const std::string_view all = slice(text_, range);
  const std::size_t colon = all.rfind(": ");
  if (colon == std::string_view::npos) return range;
  const std::size_t stop = all.substr(0, colon).rfind(". ");
  if (stop == std::string_view::npos || !ends_sentence(text_, range.begin + stop)) return range;
  const std::string_view place = all.substr(stop + 2, colon - stop - 2), house = all.substr(colon + 2);
  if (word_count(all.substr(0, stop)) < 3 || word_count(place) > 3 || !is_name_like(place) || digits.any(place)) return range;
  if (word_count(house) > 6 || !capital_at(house, 0)) return range;
  read_publisher({range.begin + u32(colon + 2), range.end});
  return trim({range.begin, range.begin + u32(stop)});
}

// "Gravitation (Wiley, New York, 1972)": who printed it, where and when. Cut off the zone.
Range Draft::without_imprint(Range zone) {
  constexpr std::size_t longest = 120;
  Range kept = trim(zone);
  while (!kept.empty() && is_closing(text_[kept.end - 1])) kept = trim({kept.begin, kept.end - 1});
  // "Pergamon Press, Oxford. 1964."
  if (kept.empty()) return zone;
  // "Homer on Life and Death, Oxford 1980": the place before the year.
  if (kept.end >= kept.begin + 12 && year_at(text_, kept.end - 4) != 0 && text_[kept.end - 5] == ' ' &&
      text::is_lower(text_[kept.end - 6])) {
    const std::string_view all = slice(text_, kept);
    const std::size_t comma = all.rfind(", ");
    const std::string_view place = comma == std::string_view::npos ? all : all.substr(comma + 2, all.size() - comma - 7);
    if (comma != std::string_view::npos && comma > 4 && word_count(place) <= 4 && is_name_like(place) &&
        (date.empty() || date.begin == kept.end - 4)) {
      set_date({kept.end - 4, kept.end}, year_at(text_, kept.end - 4));
      if (is_publisher(place)) read_publisher({kept.begin + u32(comma + 2), kept.end - 5});
      return trim({kept.begin, kept.begin + u32(comma)});
    }
  }
  if (kept.end >= kept.begin + 8 && year_at(text_, kept.end - 4) != 0 && text_[kept.end - 5] == ' ' &&
      (text_[kept.end - 6] == '.' || text_[kept.end - 6] == ',')) {
    if (date.empty()) set_date({kept.end - 4, kept.end}, year_at(text_, kept.end - 4));
    const bool comma = text_[kept.end - 6] == ',';
    kept = trim({kept.begin, kept.end - 6});
    if (comma)
      if (const Range before = without_place_and_house(kept); before.end < kept.end) return before;
    return without_publisher(kept);
  }
  if (kept.empty() || text_[kept.end - 1] != ')') return zone;
  const std::string_view all = slice(text_, kept);
  const std::size_t open = all.rfind('(');
  if (open == std::string_view::npos || open < 4 || all.size() - open > longest) return zone;
  const Range inside = trim({kept.begin + u32(open + 1), kept.end - 1});
  if (inside.end < inside.begin + 4 || year_at(text_, inside.end - 4) == 0) return zone;
  if (inside.end == inside.begin + 4) {
    // "Elements of string cosmology, Cambridge University Press (2007)"
    const Range before = trim({kept.begin, kept.begin + u32(open)});
    const std::string_view words = slice(text_, before);
    const std::size_t comma = words.rfind(", ");
    if (date.empty()) set_date(inside, year_at(text_, inside.begin));
    if (comma == std::string_view::npos || !is_publisher(words.substr(comma))) return zone;
    read_publisher({before.begin + u32(comma + 2), before.end});
    return trim({before.begin, before.begin + u32(comma)});
  }
  const std::string_view words = slice(text_, inside);
  const std::size_t mark = commas.last(words);
  if (mark == std::string_view::npos && !is_publisher(words)) return zone;
  if (date.empty()) set_date({inside.end - 4, inside.end}, year_at(text_, inside.end - 4));
  read_publisher({inside.begin, inside.end - 4});
  return trim({kept.begin, kept.begin + u32(open)});
}

// "… linkage map Nature 1988;335": the capitalised words before `end` where a lower-case word stands before them; 0: none.
std::size_t Draft::capitalised_run(std::size_t begin, std::size_t end) const noexcept {
  constexpr std::size_t most_words = 5;
  std::size_t start = 0;
  std::size_t at = end;
  for (std::size_t count = 0; at > begin; ++count) {
    while (at > begin && text_[at - 1] == ' ') --at;
    const std::size_t stop = at;
    while (at > begin && text_[at - 1] != ' ') --at;
    const std::string_view word = text_.substr(at, stop - at);
    if (!capital_at(word, 0)) return is_connector(word) || count == 0 || count > most_words ? 0 : start;
    start = at;
  }
  return 0;
}

// Ends the title where what follows a mark can be no part of it. Marks from `stop` on are not looked at.
bool Draft::title_end(Range zone, std::size_t stop) {
  for (std::size_t i = zone.begin + 1; i + 4 < stop; ++i) {
    if (!parts_at(text_, i)) continue;
    const char c = text_[i];
    const std::string_view rest = slice(text_, {u32(i + 2), zone.end});
    const char first = rest.front();
    const bool sentence = c == '?' || c == '!' || (c == '.' && ends_sentence(text_.substr(0, zone.end), i));
    const Range head{zone.begin, u32(i + (c == '?' || c == '!' ? 1 : 0))};
    const Range tail{u32(i + 2), zone.end};
    if (first == 'I' || first == 'i' || first == 'D') {
      const std::size_t in = rest.starts_with("In ") || rest.starts_with("in ") || rest.starts_with("In:") || rest.starts_with("in:") ? 2
                             : rest.starts_with("Dans ")                                                                              ? 4
                                                                                                                                      : 0;
      if (in != 0) {
        const std::string_view next = text::trim_left(rest.substr(in + (rest[in] == ':' ? 1 : 0)));
        const std::string_view window = rest.substr(0, 300);
        const bool role = window.find("(Ed") != std::string_view::npos || window.find("(ed") != std::string_view::npos ||
                          window.find("(Hrsg") != std::string_view::npos || window.find("(Hg") != std::string_view::npos;
        const bool capital = sentence && first != 'i' && is_name_like(next.substr(0, std::min(commas.first(next), next.size())));
        if (is_proceedings(next) || rest[in] == ':' || (role && (sentence || first == 'i')) || capital) {
          set_title(head);
          conference = conference || is_proceedings(next);
          read_book_part({u32(i + 2 + in), zone.end});
          return true;
        }
      }
    }
    if (text::is_upper(first) && begins_container(rest)) {
      set_title(head);
      conference = conference || is_proceedings(rest);
      read_container(tail);
      return true;
    }
    if (const ReferenceType kind = work_kind(rest); kind != ReferenceType::unknown) {
      set_title(head);
      type = kind;
      if (const std::size_t comma = rest.find(", "); comma != std::string_view::npos) read_publisher({u32(i + 2 + comma + 2), zone.end});
      return true;
    }
    if ((sentence || c == ',') && is_remark(rest)) {
      set_title(head);
      // Behind the remark the container or the publisher follows.
      for (std::size_t end = i + 2; end + 1 < zone.end; ++end)
        if (text_[end] == '.' && text_[end + 1] == ' ' && ends_sentence(text_.substr(0, zone.end), end)) {
          read_behind_title({u32(end + 1), zone.end});
          break;
        }
      return true;
    }
    if ((sentence || c == ',' || c == ';') && begins_imprint(rest)) {
      set_title(head);
      // "Frontiers in Genetics, 8(2), 147": a house has no volumes.
      const Locator locator = find_locator(text_, tail);
      if (sentence && locator.journal && locator.strong)
        read_container(tail);
      else
        read_publisher(tail);
      return true;
    }
  }
  return false;
}

// The title of an article: what stands before the journal's name.
bool Draft::title_before_locator(Range zone, const Locator& locator) {
  // "Phys. Rev. 145, 1156": no title.
  if (locator.journal && is_journal_like(slice(text_, {zone.begin, u32(locator.begin)}))) {
    read_container(zone);
    return true;
  }
  // Back over the journal's name, abbreviated words included, to the end of the title.
  std::size_t begin = 0, acronym = 0;
  for (std::size_t i = locator.begin; i-- > zone.begin + 1 && begin == 0;) {
    if (text_[i] != ' ') continue;
    const char c = text_[i - 1];
    if (c == '?' || c == '!' || (i >= 3 && text_.substr(i - 3, 3) == "”")) begin = i + 1;
    if (c != '.') continue;
    const std::string_view word = word_before(text_, i - 1);
    std::size_t size = 0;
    const Letter first = word.empty() ? Letter::none : letter_at(word, 0, size);
    if (first == Letter::upper && size == word.size() ? !ends_sentence(text_, i - 1)
                                                      : first == Letter::upper && is_journal_abbreviation(word))
      continue;
    // "J. Am. Dent. Assoc.": behind one that is known.
    if (first == Letter::upper && i >= word.size() + 3 && text_[i - word.size() - 2] == ' ' && text_[i - word.size() - 3] == '.') {
      const std::string_view known = word_before(text_, i - word.size() - 3);
      if (is_journal_abbreviation(known) && (known.size() == 1 || capital_at(known, 0))) continue;
    }
    // "Mod. Phys. Lett.": short, and followed by what is one surely.
    if (first == Letter::upper && word.size() <= 4) {
      const std::size_t stop = text_.substr(0, locator.begin).find_first_of(". ", i + 1);
      if (stop != std::string_view::npos && text_[stop] == '.' && stop > i + 2 &&
          is_journal_abbreviation(text_.substr(i + 1, stop - i - 1)))
        continue;
    }
    // A single letter is no name: "J. Chromat. B, 704".
    if (ends_sentence(text_, i - 1) && i + 2 < locator.begin) begin = i + 1;
    // "in the U.S. Sleep Medicine": an end only when no better one is found.
    else if (acronym == 0 && word.size() > 2 && word[1] == '.' && capital_at(text_, i + 1))
      acronym = i + 1;
  }
  if (begin == 0) begin = acronym;
  if (begin == 0 && locator.journal) {
    // "Title, Journal of Sleep, 12(3)": the words behind the last comma.
    const std::size_t comma = slice(text_, {zone.begin, u32(locator.begin)}).rfind(", ");
    if (comma != std::string_view::npos && comma > 0 && is_name_like(slice(text_, {zone.begin + u32(comma + 2), u32(locator.begin)})))
      begin = zone.begin + comma + 2;
  }
  if (begin == 0) begin = abbreviated_run(zone.begin, locator.begin);
  if (begin == 0 && locator.strong) begin = capitalised_run(zone.begin, locator.begin);
  if (begin != 0) {
    if (word_count(slice(text_, {u32(begin), u32(locator.begin)})) > 16) return false;
    set_title({zone.begin, u32(begin)});
    read_container({u32(begin), zone.end});
    return true;
  }
  if (!locator.journal) return false;
  set_title({zone.begin, u32(locator.begin)});
  take_locator(locator);
  return true;
}

// No volume, no publisher: the last sentence may name the site.
void Draft::title_in_sentences(Range zone) {
  std::size_t last = 0;
  for (std::size_t i = zone.begin; i + 2 < zone.end; ++i) {
    if (text_[i + 1] != ' ') continue;
    const std::string_view rest = slice(text_, {u32(i + 2), zone.end});
    if (text_[i] == '.' ? ends_sentence(text_.substr(0, zone.end), i) || begins_preprint_server(rest)
                        : (text_[i] == '?' || text_[i] == '!') && capital_at(text_, i + 2))
      last = i;
  }
  if (last == 0) {
    set_title(zone);
    return;
  }
  const Range tail = trim({u32(last + 1), zone.end});
  const std::string_view words = slice(text_, tail);
  if ((!is_name_like(words) && !begins_preprint_server(words)) || word_count(words) > 8) {
    set_title(zone);
    return;
  }
  set_title({zone.begin, u32(last + 1)});
  if (is_publisher(words))
    read_publisher(tail);
  else
    read_container(tail);
}

// A title without marks.
void Draft::plain_title(Range zone) {
  zone = without_imprint(zone);
  while (!zone.empty() && (text_[zone.end - 1] == ';' || text_[zone.end - 1] == ',')) zone = trim({zone.begin, zone.end - 1});
  if (zone.empty()) return;
  Locator locator = find_locator(text_, zone);
  // Numbers in a title may look like a volume and pages: a surer place behind them counts.
  for (int more = 0; more < 3 && locator.begin < locator.end && !locator.strong; ++more) {
    const Locator next = find_locator(text_, {u32(locator.end), zone.end});
    if (next.begin >= next.end) break;
    if (next.strong || more > 0) locator = next;
    if (!next.strong) break;
  }
  const bool located = locator.begin < locator.end && locator.begin > zone.begin;
  if (located && locator.journal && is_journal_like(slice(text_, {zone.begin, u32(locator.begin)}))) {
    read_container(zone);
    return;
  }
  if (title_end(zone, located ? locator.begin : zone.end)) return;
  if (located && title_before_locator(zone, locator)) return;
  title_in_sentences(zone);
}

}  // namespace citevet::reference
