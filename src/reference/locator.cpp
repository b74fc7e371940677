// Finds where in a volume a work stands: volume, issue, pages.
#include "reference/locator.h"

#include "reference/dates.h"
#include "text/ascii.h"

#include <algorithm>
#include <array>

namespace citevet::reference {

namespace {

struct Cursor {
  std::string_view text;
  std::size_t at;
  std::size_t end;

  char peek(std::size_t ahead = 0) const noexcept { return at + ahead < end ? text[at + ahead] : '\0'; }
  bool skip(std::string_view word) noexcept {
    if (at + word.size() > end || !text::equal_ci(text.substr(at, word.size()), word)) return false;
    at += word.size();
    return true;
  }
  void spaces() noexcept {
    while (at < end) {
      const std::size_t n = text::space_at(text, at);
      if (n == 0) break;
      at += n;
    }
  }
  std::size_t digits() const noexcept {
    std::size_t n = 0;
    while (text::is_digit(peek(n))) ++n;
    return n;
  }
};

std::size_t dash_at(const Cursor& c) noexcept {
  if (c.peek() == '-') {
    std::size_t n = 1;
    while (n < 3 && c.peek(n) == '-') ++n;
    return n;
  }
  const std::string_view rest = c.text.substr(c.at, 3);
  if (rest == "–" || rest == "—" || rest == "−" || rest == "‐" || rest == "‑") return c.at + 3 <= c.end ? 3 : 0;
  return 0;
}

// A page, an article number: "194", "e2021", "S12", "P04022", "xii".
std::size_t page(const Cursor& c) noexcept {
  std::size_t n = 0;
  while (n < 3 && text::is_alpha(c.peek(n))) ++n;
  const std::size_t letters = n;
  while (text::is_digit(c.peek(n))) ++n;
  if (n == letters) return 0;
  if (letters > 2 && n - letters < 2) return 0;
  // "e2019JD031273"
  if (text::is_upper(c.peek(n)) && text::is_upper(c.peek(n + 1)) && text::is_digit(c.peek(n + 2))) {
    n += 2;
    while (text::is_digit(c.peek(n))) ++n;
  }
  // "e1000097.1", "39A"
  if (text::is_alpha(c.peek(n)) && !text::is_alnum(c.peek(n + 1))) ++n;
  return text::is_alnum(c.peek(n)) ? 0 : n;
}

// "194", "194–199", "12–14, 18"; empty: none.
Range pages(Cursor& c) noexcept {
  const std::size_t begin = c.at;
  const std::size_t first = page(c);
  if (first == 0) return {};
  c.at += first;
  std::size_t done = c.at;
  Cursor ahead = c;
  ahead.spaces();
  if (const std::size_t dash = dash_at(ahead); dash != 0) {
    ahead.at += dash;
    ahead.spaces();
    if (const std::size_t second = page(ahead); second != 0) {
      c.at = done = ahead.at + second;
    }
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(done)};
}

bool skip_page_word(Cursor& c) noexcept {
  for (const std::string_view word :
       {std::string_view("pages "), std::string_view("page "), std::string_view("pp. "), std::string_view("pp."), std::string_view("pp "),
        std::string_view("p. "), std::string_view("p."), std::string_view("S. "), std::string_view("Seiten "), std::string_view("págs. "),
        std::string_view("pág. "), std::string_view("pgs. "), std::string_view("art. no. "), std::string_view("art. "),
        std::string_view("Article number "), std::string_view("Article No. "), std::string_view("Article "), std::string_view("Paper ")})
    if (c.skip(word)) {
      c.spaces();
      return true;
    }
  return false;
}

bool skip_issue_word(Cursor& c) noexcept {
  for (const std::string_view word :
       {std::string_view("no. "), std::string_view("no."), std::string_view("no "), std::string_view("nos. "), std::string_view("number "),
        std::string_view("issue "), std::string_view("iss. "), std::string_view("n° "), std::string_view("n°"), std::string_view("nº "),
        std::string_view("num. "), std::string_view("núm. "), std::string_view("nr. "), std::string_view("Heft "), std::string_view("H. ")})
    if (c.skip(word)) {
      c.spaces();
      return true;
    }
  return false;
}

bool skip_volume_word(Cursor& c) noexcept {
  for (const std::string_view word :
       {std::string_view("volume "), std::string_view("vol. "), std::string_view("vol."), std::string_view("vol "), std::string_view("v. "),
        std::string_view("v."), std::string_view("Bd. "), std::string_view("Jg. "), std::string_view("tome "), std::string_view("t. "),
        std::string_view("Band ")})
    if (c.skip(word)) {
      c.spaces();
      return true;
    }
  return false;
}

// "12", "331", "XIV", "44/2-3": a volume's number.
std::size_t volume_number(const Cursor& c) noexcept {
  std::size_t n = c.digits();
  if (n > 0) {
    if (n > 4) return 0;
    // "12A", "B12" are volumes too
    if (text::is_upper(c.peek(n)) && !text::is_alnum(c.peek(n + 1))) ++n;
    return text::is_alpha(c.peek(n)) ? 0 : n;
  }
  if (text::is_upper(c.peek()) && text::is_digit(c.peek(1))) {
    n = 1;
    while (text::is_digit(c.peek(n))) ++n;
    return n <= 4 && !text::is_alnum(c.peek(n)) ? n : 0;
  }
  return 0;
}

// Brackets among volume and pages are short: the look ahead is bounded.
std::size_t find_close(std::string_view text, char closer, std::size_t at, std::size_t end) noexcept {
  const std::size_t found = text.substr(at, std::min<std::size_t>(60, end - at)).find(closer);
  return found == std::string_view::npos ? found : at + found;
}

std::uint32_t u32(std::size_t n) noexcept {
  return static_cast<std::uint32_t>(n);
}

// Reads on behind a volume: "(3), 45–67", ":45–67", ", no. 3 (2011): 1–2".
void rest(Cursor c, Locator& found) noexcept {
  for (int part = 0; part < 6; ++part) {
    const std::size_t before = c.at;
    c.spaces();
    const char mark = c.peek();
    if (mark == '(' || mark == '[') {
      const std::size_t close = find_close(c.text, mark == '(' ? ')' : ']', c.at, c.end);
      if (close == std::string_view::npos) break;
      Cursor inside{c.text, c.at + 1, close};
      inside.spaces();
      const std::int32_t year = year_at(c.text, inside.at);
      const bool dated = bracketed_date(c.text, c.at).has_value();
      if (skip_page_word(inside)) {
        if (found.pages.empty()) found.pages = pages(inside);
      } else if (dated && year != 0 && !(found.issue.empty() && found.year != 0)) {
        found.year = year;
        found.year_range = {u32(inside.at), u32(inside.at + 4)};
      } else if (dated) {
        if (const auto date = bracketed_date(c.text, c.at)) {
          found.year = date->year;
          found.year_range = date->range;
        }
      } else if (mark == '(' && found.issue.empty() && !found.volume.empty() && found.pages.empty()) {
        skip_issue_word(inside);
        const std::string_view issue = text::trim(c.text.substr(inside.at, close - inside.at));
        if (issue.empty() || issue.find_first_of("0123456789") == std::string_view::npos
                ? !text::starts_with_ci(issue, "suppl") && !is_month(issue)
                : issue.size() > 24)
          break;
        const std::size_t begin = static_cast<std::size_t>(issue.data() - c.text.data());
        found.issue = {u32(begin), u32(begin + issue.size())};
      } else if (mark == '(') {
        break;
      }
      c.at = close + 1;
      found.end = c.at;
      continue;
    }
    if (mark == ',' || mark == ':' || mark == ';' || mark == '.') {
      if (mark == '.' && !(c.peek(1) == ' ' || c.peek(1) == 'p' || text::is_digit(c.peek(1)))) break;
      ++c.at;
      c.spaces();
    } else if (before == c.at && mark != '/' && mark != 'n' && mark != 'p' && !text::is_digit(mark)) {
      break;
    }
    Cursor word = c;
    if (found.issue.empty() && skip_issue_word(word)) {
      std::size_t n = word.digits();
      if (const std::size_t dash = n > 0 ? (word.at += n, dash_at(word)) : 0; dash != 0) {
        word.at += dash;
        word.at += word.digits();
      } else if (n > 0 && word.peek() == '/') {
        ++word.at;
        word.at += word.digits();
      }
      if (n == 0) break;
      std::size_t begin = word.at;
      while (begin > c.at && c.text[begin - 1] != ' ' && c.text[begin - 1] != '.' && static_cast<unsigned char>(c.text[begin - 1]) < 0xC2)
        --begin;
      found.issue = {u32(begin), u32(word.at)};
      c = word;
      found.end = c.at;
      continue;
    }
    if (found.volume.empty() && skip_volume_word(word)) {
      const std::size_t n = volume_number(word);
      if (n == 0) break;
      found.volume = {u32(word.at), u32(word.at + n)};
      c = word;
      c.at += n;
      found.end = c.at;
      found.journal = true;
      continue;
    }
    if (skip_page_word(word)) {
      const Range range = pages(word);
      if (range.empty()) break;
      if (found.pages.empty()) found.pages = range;
      c = word;
      found.end = c.at;
      continue;
    }
    // A year among them: ", 2010", ", 1996."; a date: ", 12 March 2019".
    if (const auto date = date_at(c.text, c.at, c.end); date && date->year != 0 && dash_at({c.text, date->end, c.end}) == 0) {
      if (found.year != 0 && !found.pages.empty()) break;
      if (found.year == 0) {
        found.year = date->year;
        found.year_range = date->range;
      }
      c.at = date->end;
      found.end = c.at;
      continue;
    }
    if (found.pages.empty() && mark != '.') {
      Cursor number = c;
      const Range range = pages(number);
      if (range.empty()) break;
      found.pages = range;
      c = number;
      found.end = c.at;
      continue;
    }
    break;
  }
}

// A locator that begins with the volume at `at`, which has been seen to be a number.
bool read_volume(std::string_view text, std::size_t at, std::size_t end, Locator& found) noexcept {
  Cursor c{text, at, end};
  const std::size_t n = volume_number(c);
  if (n == 0) return false;
  found.volume = {u32(at), u32(at + n)};
  c.at += n;
  found.end = c.at;
  // "44/2-3": volume and issue
  if (c.peek() == '/' && text::is_digit(c.peek(1))) {
    const std::size_t begin = ++c.at;
    c.at += c.digits();
    if (const std::size_t dash = dash_at(c); dash != 0) {
      c.at += dash;
      c.at += c.digits();
    }
    found.issue = {u32(begin), u32(c.at)};
    found.end = c.at;
  }
  rest(c, found);
  return true;
}

}  // namespace

Locator find_locator(std::string_view text, Range zone) noexcept {
  const std::size_t end = zone.end;
  Locator none;
  none.begin = none.end = zone.end;
  // The word before the first number is the earliest that may belong to it: "volume 12", "Article number 3".
  constexpr std::size_t longest_word = 24;
  const std::size_t first = digits.first(text.substr(0, end), zone.begin);
  if (first == std::string_view::npos) return none;
  for (std::size_t i = std::max<std::size_t>(zone.begin, first - std::min(first, longest_word)); i < end; ++i) {
    const char c = text[i];
    const char before = i > zone.begin ? text[i - 1] : '\0';
    if (text::is_digit(c)) {
      // A number that begins a word; a comma or a space stands in front.
      if (before != ' ' && before != '\0' && !(before == ',' && i > zone.begin + 1)) {
        while (i + 1 < end && (text::is_alnum(text[i + 1]))) ++i;
        continue;
      }
      Cursor number{text, i, end};
      const std::size_t n = number.digits();
      const char next = number.peek(n);
      const char second = number.peek(n + 1);
      std::size_t front = i;
      while (front > zone.begin && text[front - 1] == ' ') --front;
      const bool comma = front > zone.begin && text[front - 1] == ',';
      const bool dot = front > zone.begin && text[front - 1] == '.';
      // "1980; 16:111", "1999;50(3):194", "1989, 81: 1879"
      if (n == 4 && year_at(text, i) != 0) {
        Cursor c2{text, i + 4, end};
        // "1999 Mar 4;340(2)"
        if (const auto date = date_at(text, i, end); date && date->end > c2.at && date->end < end && text[date->end] == ';')
          c2.at = date->end;
        Cursor mark = c2;
        mark.spaces();
        if (mark.peek() == '[') {
          const std::size_t close = find_close(text, ']', mark.at, end);
          if (close != std::string_view::npos) mark.at = close + 1, c2 = mark;
        }
        if (mark.peek() == ';' || (mark.peek() == ',' && !comma)) {
          const bool semicolon = mark.peek() == ';';
          ++mark.at;
          mark.spaces();
          Locator found;
          if (volume_number(mark) != 0 && read_volume(text, mark.at, end, found) && (semicolon || !found.pages.empty())) {
            found.begin = front - (comma ? 1 : 0);
            found.year = year_at(text, i);
            found.year_range = {u32(i), u32(i + 4)};
            found.journal = true;
            found.strong = semicolon || !found.issue.empty();
            return found;
          }
          // "2024;n° 95:12–9": an issue and no volume
          Cursor named = mark;
          if (semicolon && skip_issue_word(named) && text::is_digit(named.peek())) {
            Locator only;
            only.begin = front - (comma ? 1 : 0);
            only.year = year_at(text, i);
            only.year_range = {u32(i), u32(i + 4)};
            only.end = mark.at;
            rest(mark, only);
            only.journal = only.strong = true;
            return only;
          }
          // "2011 ;(61) : 40–4"
          if (semicolon && mark.peek() == '(' && text::is_digit(mark.peek(1))) {
            Locator only;
            only.begin = front - (comma ? 1 : 0);
            only.year = year_at(text, i);
            only.year_range = {u32(i), u32(i + 4)};
            only.volume = {u32(mark.at), u32(mark.at + 1)};
            only.end = mark.at;
            rest(mark, only);
            only.volume = {};
            only.journal = only.strong = true;
            return only;
          }
          if (semicolon && page(mark) != 0) {
            Locator only;
            only.begin = front - (comma ? 1 : 0);
            only.year = year_at(text, i);
            only.year_range = {u32(i), u32(i + 4)};
            only.pages = pages(mark);
            only.end = mark.at;
            only.journal = true;
            only.strong = true;
            return only;
          }
        }
      }
      const bool year_like = n == 4 && year_at(text, i) != 0;
      Locator found;
      found.begin = front - (comma ? 1 : 0);
      bool certain = false;
      if (n <= 4 && !year_like) {
        if (next == '(' || (next == ' ' && second == '(')) {
          // "12(3)", "331 (6023), 1447", "8 (2013) 45"; but no "3 (three) of"
          const std::size_t open = next == '(' ? n : n + 1;
          certain = text::is_digit(number.peek(open + 1)) || text::starts_with_ci(text.substr(i + open + 1, 5), "suppl");
          if (!comma && next == ' ' && certain) {
            Locator probe = found;
            certain =
                read_volume(text, i, end, probe) && (!probe.pages.empty() || !probe.issue.empty() || probe.year != 0) &&
                (!probe.pages.empty() || probe.end == end || text[probe.end] == '.' || text[probe.end] == ',' || text[probe.end] == ';');
          }
        } else if (next == ':' || (next == ' ' && second == ':')) {
          // "11:209", "48: 87–90", "14 : 118–123"; no "19: 5 lessons"
          Cursor colon{text, i + n + (next == ':' ? 1 : 2), end};
          colon.spaces();
          const Range range = pages(colon);
          certain = !range.empty() && (second != ' ' || colon.at == end || colon.peek() == '.' || colon.peek() == ',' ||
                                       colon.peek() == ';' || text.substr(colon.at).starts_with(" (") || range.end - range.begin > 4);
        } else if (next == ',') {
          Cursor list{text, i + n + 1, end};
          list.spaces();
          Cursor word = list;
          if (skip_page_word(word) || skip_issue_word(word)) {
            certain = text::is_digit(word.peek()) || page(word) != 0;
          } else if (second == ' ' || !text::is_digit(second)) {
            const Range range = pages(list);
            // ", 106, 4894–4899": two numbers in a row; "22, 4869 (2005)"
            const bool spread = !range.empty() &&
                                text.substr(range.begin, range.end - range.begin).find_first_not_of("0123456789") != std::string_view::npos;
            list.spaces();
            certain = !range.empty() && (spread || list.at == end || list.peek() == '.' || list.peek() == '(' || list.peek() == ',' ||
                                         list.peek() == ';' || list.peek() == '[' || (comma && !text::is_alnum(list.peek())));
          }
        } else if (next == ' ') {
          // "19 716-723": volume and pages; "12 no. 3"
          Cursor list{text, i + n + 1, end};
          Cursor word = list;
          if (skip_issue_word(word) || (skip_page_word(word))) {
            certain = text::is_digit(word.peek());
          } else {
            const Range range = pages(list);
            const std::string_view shown = text.substr(range.begin, range.end - range.begin);
            certain = !range.empty() && shown.find_first_of("-\xE2") != std::string_view::npos;
            // "Class. Quantum Grav. 27 084023"
            const bool section = i >= zone.begin + 4 && text::is_upper(text[i - 2]) && text[i - 3] == ' ' && text[i - 4] == '.';
            if (!certain && !range.empty() && (dot || section) && shown.size() >= 2)
              certain = list.at == end || list.peek() == '.' || list.peek() == ',' || list.peek() == ';';
          }
        } else if (next == '/' && text::is_digit(second) && comma) {
          Locator probe;
          certain = read_volume(text, i, end, probe) && (probe.year != 0 || !probe.pages.empty());
        } else if (comma && (i + n == end || (next == '.' && i + n + 1 >= end))) {
          // ", 42." at the end
          certain = true;
        }
        // ", 265–273, 1979": pages without a volume
        if (!certain && comma && (next == '-' || next == '\xE2')) {
          Cursor list{text, i, end};
          const Range range = pages(list);
          if (range.end - range.begin > n + 1 && (list.at == end || list.peek() == '.' || list.peek() == ',') && n <= 4) {
            found.pages = range;
            found.end = list.at;
            rest(list, found);
            return found;
          }
        }
        // "40.1 (January–February 2004): 17", "40.1: 17"
        if (!certain && next == '.' && text::is_digit(second)) {
          std::size_t behind = n + 2;
          while (text::is_digit(number.peek(behind))) ++behind;
          Cursor list{text, i + behind, end};
          const bool colon = list.peek() == ':';
          if (colon || list.peek() == ',') ++list.at;
          list.spaces();
          const bool dated = list.peek() == '(' && bracketed_date(text, list.at).has_value();
          if ((dated || (colon && page(list) != 0)) && behind - n - 1 <= 2) {
            found.volume = {u32(i), u32(i + n)};
            found.issue = {u32(i + n + 1), u32(i + behind)};
            found.end = i + behind;
            rest({text, i + behind, end}, found);
            found.journal = found.strong = true;
            return found;
          }
        }
        if (certain && dot && next != ':' && next != '(' && !comma) certain = next == ',' || next == ' ';
      }
      if (certain && read_volume(text, i, end, found)) {
        found.journal = true;
        found.strong = !found.issue.empty() || (next == ':' && found.pages.end > found.pages.begin + 4);
        return found;
      }
      // "(2015): 1–10" and the like begin with a bracket; pages alone: ", 45–67."
      i += n - 1;
      continue;
    }
    // "D72 (2005) 107301", "B12, 345": a section's letter in front of the volume.
    if (text::is_upper(c) && before == ' ' && i + 1 < end && text::is_digit(text[i + 1])) {
      Cursor number{text, i, end};
      const std::size_t n = volume_number(number);
      if (n != 0) {
        Cursor behind{text, i + n, end};
        const bool comma = behind.peek() == ',' || behind.peek() == ':';
        if (comma) ++behind.at;
        behind.spaces();
        const bool dated = behind.peek() == '(' && bracketed_date(text, behind.at).has_value();
        Locator found;
        found.begin = i - 1;
        if ((dated || (comma && page(behind) != 0)) && read_volume(text, i, end, found)) {
          if (found.begin > zone.begin && text[found.begin - 1] == ',') --found.begin;
          found.journal = true;
          return found;
        }
      }
    }
    if (c == '(' && i + 2 < end) {
      // "(pp. 3–9)", "(Vol. 3, pp. 1761–1800)"
      Cursor inside{text, i + 1, end};
      Locator found;
      found.begin = i;
      Cursor word = inside;
      if (skip_page_word(word) && page(word) != 0) {
        found.pages = pages(word);
        found.end = word.peek() == ')' ? word.at + 1 : word.at;
        return found;
      }
      // "(63–78)"
      if (text::is_digit(inside.peek())) {
        Cursor bare = inside;
        const Range range = pages(bare);
        if (!range.empty() && bare.peek() == ')' && range.end - range.begin >= 4 && !bracketed_date(text, i)) {
          found.pages = range;
          found.end = bare.at + 1;
          return found;
        }
      }
      word = inside;
      if (skip_volume_word(word) && volume_number(word) != 0) {
        const std::size_t n = volume_number(word);
        found.volume = {u32(word.at), u32(word.at + n)};
        found.strong = true;
        const std::size_t close = find_close(text, ')', word.at, end);
        if (close != std::string_view::npos) {
          const std::string_view more = text.substr(word.at, close - word.at);
          if (const std::size_t pp = more.find("pp"); pp != std::string_view::npos) {
            Cursor p{text, word.at + pp, close};
            skip_page_word(p);
            found.pages = pages(p);
          }
          found.end = close + 1;
          return found;
        }
      }
      // "Journal (1985) 23:45–55"
      if (const auto date = bracketed_date(text, i); date && date->year != 0 && i > zone.begin) {
        Cursor behind{text, date->end, end};
        behind.spaces();
        const std::size_t n = volume_number(behind);
        const char mark = behind.peek(n);
        if (n != 0 && (mark == ':' || mark == '(' || mark == ',') && read_volume(text, behind.at, end, found) &&
            (!found.pages.empty() || !found.issue.empty())) {
          found.begin = i;
          found.year = date->year;
          found.year_range = date->range;
          found.journal = true;
          found.strong = true;
          return found;
        }
        found = {};
        found.begin = i;
      }
      // "Journal (2015): 1–10"
      if (const auto date = bracketed_date(text, i); date && date->year != 0 && i > zone.begin) {
        Cursor behind{text, date->end, end};
        if (behind.peek() == ':' || behind.peek() == ',') {
          ++behind.at;
          behind.spaces();
          skip_page_word(behind);
          const Range range = pages(behind);
          if (!range.empty()) {
            found.year = date->year;
            found.year_range = date->range;
            found.pages = range;
            found.end = behind.at;
            found.journal = true;
            return found;
          }
        }
      }
      continue;
    }
    // ", vol. 2", " Vol. 115", ", no. 3", ", pp. 1–10", ", pages 115", "; 12"
    if (before == ' ' &&
        (c == 'v' || c == 'V' || c == 'p' || c == 'P' || c == 'n' || c == 'N' || c == 'B' || c == 'J' || c == 't' || c == 'S')) {
      Cursor word{text, i, end};
      std::size_t front = i;
      while (front > zone.begin && (text[front - 1] == ' ' || text[front - 1] == ',' || text[front - 1] == ';')) --front;
      Locator found;
      found.begin = front;
      const bool separated = front + 1 < i || text[front > 0 ? front - 1 : 0] == '.' || text[front > 0 ? front - 1 : 0] == ')';
      if (skip_volume_word(word) && volume_number(word) != 0) {
        if ((c != 't' && c != 'B' && c != 'J') || separated) {
          if (read_volume(text, word.at, end, found)) {
            found.journal = true;
            found.strong = separated;
            return found;
          }
        }
      }
      word = {text, i, end};
      if (separated && (c == 'p' || c == 'P' || c == 'S') && skip_page_word(word) && page(word) != 0 && text::is_digit(word.peek())) {
        Cursor from{text, front, end};
        while (from.at < i && text[from.at] != ' ') ++from.at;
        found.pages = pages(word);
        found.end = word.at;
        rest(word, found);
        return found;
      }
      word = {text, i, end};
      if (separated && (c == 'n' || c == 'N') && skip_issue_word(word) && word.digits() > 0) {
        Cursor from{text, i, end};
        rest(from, found);
        if (!found.issue.empty()) {
          found.journal = true;
          return found;
        }
      }
    }
  }
  return none;
}

}  // namespace citevet::reference
