// Splits the names at the front of an entry.
#include "reference/authors.h"

#include "reference/dates.h"
#include "reference/phrases.h"
#include "text/ascii.h"

#include <algorithm>
#include <array>

namespace citevet::reference {

namespace {

using Joint = Names::Joint;
using Part = Names::Part;

// No group's name is longer, in bytes.
constexpr std::size_t longest_group = 300;

// Bytes that stand in no name.
constexpr Bytes foreign("0123456789:/()[]\"?!@#=<>_*");
constexpr Bytes foreign_and("0123456789:/()[]\"?!@#=<>_*&");
constexpr Bytes hyphens("'-");

// More than any list that people write out; the rest of a longer one stays one part.
constexpr std::size_t most_parts = 4096;

Range trimmed(std::string_view text, Range range) noexcept {
  if (range.begin < range.end && is_solid(text[range.begin]) && is_solid(text[range.end - 1])) return range;
  while (range.begin < range.end) {
    const std::size_t n = text::space_at(text, range.begin);
    if (n == 0) break;
    range.begin += static_cast<std::uint32_t>(n);
  }
  const std::string_view kept = text::trim_right(slice(text, {range.begin, std::max(range.begin, range.end)}));
  range.end = range.begin + static_cast<std::uint32_t>(kept.size());
  return range;
}

// The length of a conjunction with its spaces at `at`, which is at a space.
std::size_t conjunction_at(std::string_view text, std::size_t at, std::size_t end) noexcept {
  if (at + 2 >= end) return 0;
  const auto is = [&](std::string_view word) -> std::size_t {
    return at + 1 + word.size() <= end && text.substr(at + 1, word.size()) == word ? word.size() + 1 : 0;
  };
  switch (text[at + 1]) {
    case '&':
      return is("& ");
    case 'a':
      return is("and ");
    case 'A':
      return is("AND ");
    case 'u':
      return is("und ");
    case 'y':
      return is("y ");
    case 'o':
      return is("og ") + is("och ");
    case 'e':
      if (text.substr(at + 1, 5) == "et al") return 0;
      return is("e ") + is("et ") + is("en ");
    default:
      return 0;
  }
}

// U+2010.
bool is_hyphen(std::string_view text, std::size_t at) noexcept {
  return at + 2 < text.size() && text[at] == '\xE2' && text[at + 1] == '\x80' && text[at + 2] == '\x90';
}
bool is_hard_space(std::string_view text, std::size_t at) noexcept {
  return at + 1 < text.size() && text[at] == '\xC2' && text[at + 1] == '\xA0';
}

// One upper-case initial at `at` with its dot: "S.", "Yu.", "S" (before a dot, hyphen, space, capital or the end); 0: none.
std::size_t initial_at(std::string_view text, std::size_t at, std::size_t end) noexcept {
  std::size_t size = 0;
  if (at >= end || letter_at(text, at, size) != Letter::upper) return 0;
  std::size_t i = at + size;
  if (i < end && text[i] == '.') return i + 1 - at;
  // "Yu.", "Ch.", "Th."
  std::size_t lower = i;
  for (int n = 0; n < 2 && lower < end && letter_at(text, lower, size) == Letter::lower; ++n) lower += size;
  if (lower > i && lower < end && text[lower] == '.') return lower + 1 - at;
  if (i >= end || text[i] == '-' || text[i] == ' ' || letter_at(text, i) == Letter::upper || is_hyphen(text, i)) return i - at;
  return 0;
}

// The end of the run of initials at `at`: "S.", "S. A.", "J.-P.", "SA", "A.B."; `at` when there is none. Bare capitals count up to four.
std::size_t initials_end(std::string_view text, std::size_t at, std::size_t end) noexcept {
  std::size_t i = at, done = at;
  std::size_t bare = 0;
  for (int count = 0; count < 8; ++count) {
    const std::size_t n = initial_at(text, i, end);
    if (n == 0) break;
    if (text[i + n - 1] != '.' && ++bare > 4) return at;
    i += n;
    done = i;
    if (i < end && text[i] == '-')
      ++i;
    else if (is_hyphen(text, i) && i + 3 < end)
      i += 3;
    while (i < end && (text[i] == ' ' || is_hard_space(text, i))) i += text[i] == ' ' ? 1 : 2;
  }
  if (done < end && text[done] != ' ' && text[done] != ',' && text[done] != ';' && text[done] != '.' && text[done] != ':' &&
      text[done] != '(' && text[done] != '&' && text[done] != '\xC2' && text[done] != '[' && text[done] != '*')
    return at;
  return done;
}

// As above, but each initial has its dot: "S.", "S. A.", "J.-P."
std::size_t dotted_initials_end(std::string_view text, std::size_t at, std::size_t end) noexcept {
  std::size_t i = at, done = at;
  for (int count = 0; count < 8; ++count) {
    const std::size_t n = initial_at(text, i, end);
    // "Yu. A." begins with a longer one; behind another it is a family name: "C. Li."
    if (n == 0 || (n > 3 && count > 0 && letter_at(text, i + 1) == Letter::lower)) break;
    if (text[i + n - 1] != '.') {
      // "J-P."
      if (i + n < end && text[i + n] == '-') {
        i += n + 1;
        continue;
      }
      break;
    }
    i += n;
    done = i;
    if (i < end && text[i] == '-')
      ++i;
    else if (is_hyphen(text, i))
      i += 3;
    while (i < end && (text[i] == ' ' || is_hard_space(text, i))) i += text[i] == ' ' ? 1 : 2;
  }
  return done;
}

bool all_initials(std::string_view text, Range range) noexcept {
  return !range.empty() && initials_end(text, range.begin, range.end) == range.end;
}

// Words of a part, one after the other.
struct Words {
  std::string_view text;
  std::size_t at, end;
  std::string_view next() noexcept {
    while (at < end && !is_solid(text[at])) {
      const std::size_t n = text::space_at(text, at);
      if (n == 0) break;
      at += n;
    }
    const std::size_t begin = at;
    while (at < end && (is_solid(text[at]) || text::space_at(text, at) == 0)) ++at;
    at = std::min(at, end);
    return text.substr(begin, at - begin);
  }
};

bool capitalised(std::string_view word) noexcept {
  if (word.empty()) return false;
  std::size_t i = 0;
  if (word.front() == '\'')
    i = 1;
  else if (word.starts_with("’") || word.starts_with("‘"))
    i = 3;
  // "d'Arcy", "l’Enfant", "al-Rashid", "bin"
  const std::size_t mark = hyphens.first(word);
  if (mark != std::string_view::npos && mark <= 2 && mark + 1 < word.size() && capital_at(word, mark + 1)) return true;
  if (const std::size_t curly = word.find("’"); curly != std::string_view::npos && curly <= 2 && capital_at(word, curly + 3)) return true;
  return capital_at(word, i);
}

// A family name: one to four words, each capitalised or a particle, no digits, no organisation's word.
bool is_family(std::string_view text, Range range, std::size_t most = 4) noexcept {
  Words words{text, range.begin, range.end};
  std::size_t count = 0;
  bool capital = false;
  for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
    if (++count > most) return false;
    if (foreign.any(word)) return false;
    if (is_organisation(word)) return false;
    if (capitalised(word))
      capital = true;
    else if (!is_particle(word))
      return false;
  }
  return capital;
}

// "Guelrud M", "van der Berg JP", "Harris ED Jr": a family name and bare initials.
bool is_vancouver(std::string_view text, Range range) noexcept {
  std::string_view all = slice(text, range);
  std::size_t space = all.rfind(' ');
  if (space == std::string_view::npos) return false;
  if (is_name_suffix(all.substr(space + 1)) && all.substr(space + 1) != "MD") {
    all = all.substr(0, space);
    space = all.rfind(' ');
    if (space == std::string_view::npos) return false;
  }
  // "Graham T C N"
  while (space > 2 && all[space - 2] == ' ' && text::is_upper(all[space - 1]) && all.size() - space <= 4) space -= 2;
  const std::string_view last = all.substr(space + 1);
  if (last.size() > 8 ||
      !all_initials(text, {range.begin + static_cast<std::uint32_t>(space + 1), range.begin + static_cast<std::uint32_t>(all.size())}))
    return false;
  return is_family(text, {range.begin, range.begin + static_cast<std::uint32_t>(space)});
}

// "S. A. Korb", "J.-P. van Damme": initials and a family name.
bool is_direct(std::string_view text, Range range) noexcept {
  const std::size_t end = dotted_initials_end(text, range.begin, range.end);
  if (end == range.begin || end >= range.end) return false;
  return is_family(text, trimmed(text, {static_cast<std::uint32_t>(end), range.end}));
}

// "Janie P. Vu", "Susan Korb", "Ludwig van Beethoven": two to five capitalised words, initials or particles among them.
bool is_full_name(std::string_view text, Range range) noexcept {
  Words words{text, range.begin, range.end};
  std::size_t count = 0, capitals = 0;
  for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
    if (++count > 5) return false;
    if (foreign_and.any(word)) return false;
    if (is_organisation(word)) return false;
    if (capitalised(word))
      ++capitals;
    else if (!is_particle(word))
      return false;
  }
  return count >= 2 && capitals >= 2;
}

bool is_et_al(std::string_view part) noexcept {
  static constexpr Bytes initials("eEaAuUyYoOmMiI.\xD0\xE7\xE2");
  if (part.empty() || !initials.holds(part.front()) || part.size() > 24) return false;
  static constexpr std::array<std::string_view, 13> words{"et al",  "and others",     "u. a.",  "u.a.", "et alii", "y otros", "et coll",
                                                          "y cols", "and colleagues", "others", "m.fl", "i in.",   "и др"};
  for (const std::string_view word : words)
    if (text::starts_with_ci(part, word)) return part.size() <= word.size() + 2;
  return part == "等" || part == "…" || part == ".";
}

bool has_organisation_word(std::string_view text, Range range) noexcept {
  Words words{text, range.begin, range.end};
  for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
    while (!word.empty() && (word.back() == ',' || word.back() == '.' || word.back() == ')')) word.remove_suffix(1);
    while (!word.empty() && word.front() == '(') word.remove_prefix(1);
    if (is_organisation(word)) return true;
  }
  return false;
}

// "et al." at the end of a part: "Gai, M. et al." Cut off.
Range without_et_al(std::string_view text, Range range) noexcept {
  const std::string_view all = slice(text, range);
  static constexpr Bytes last(".lLsS\x89");
  if (all.empty() || !last.holds(all.back())) return range;
  for (const std::string_view tail : {std::string_view(" et al."), std::string_view(" et al"), std::string_view(" u. a."),
                                      std::string_view(" u.a."), std::string_view("等"), std::string_view(" and colleagues"),
                                      std::string_view(" et coll."), std::string_view(" y otros"), std::string_view(" и др.")})
    if (all.size() > tail.size() && text::ends_with_ci(all, tail)) {
      range.end -= static_cast<std::uint32_t>(tail.size());
      return trimmed(text, range);
    }
  return range;
}

// Without the dot that closes a list of names; that of an initial or an abbreviation stays.
Range without_closing_dot(std::string_view text, Range range) noexcept {
  if (range.empty() || text[range.end - 1] != '.') return trimmed(text, range);
  const std::string_view word = word_before(text, range.end - 1);
  std::size_t size = 0;
  const bool initial = !word.empty() && letter_at(word, 0, size) == Letter::upper && size == word.size();
  const bool stays = initial || word.find('.') != std::string_view::npos || is_name_suffix(word) || is_abbreviation(word);
  return trimmed(text, {range.begin, range.end - (stays ? 0U : 1U)});
}

// Parts at commas, semicolons and conjunctions outside brackets.
void split(std::string_view text, Range zone, std::vector<Part>& parts) {
  parts.clear();
  Joint joint = Joint::start;
  std::uint32_t begin = zone.begin;
  int depth = 0;
  const auto cut = [&](std::size_t end, std::size_t size, Joint next) {
    Range range = trimmed(text, {begin, static_cast<std::uint32_t>(end)});
    // "… Ash, C.", ". . . Ash, C.": names were left out.
    if (text.compare(range.begin, 3, "…") == 0 && range.end - range.begin > 3) range = trimmed(text, {range.begin + 3, range.end});
    while (range.end - range.begin > 1 && text[range.begin] == '.') range = trimmed(text, {range.begin + 1, range.end});
    if (!range.empty()) {
      parts.push_back({range, joint});
      joint = next;
    } else if (joint != Joint::start) {
      // ", & " is one joint
      joint = next == Joint::conjunction ? next : joint;
    }
    begin = static_cast<std::uint32_t>(end + size);
  };
  static constexpr Bytes stops("()[],; \xE3\xEF");
  for (std::size_t i = zone.begin; i < zone.end;) {
    const char c = text[i];
    if (!stops.holds(c)) {
      ++i;
      continue;
    }
    if (c == '(' || c == '[')
      ++depth;
    else if ((c == ')' || c == ']') && depth > 0)
      --depth;
    if (depth == 0 && parts.size() < most_parts) {
      if (c == ',') {
        cut(i, 1, Joint::comma);
        // ", and Ungless": the conjunction has lost its space to the comma.
        ++i;
        if (const std::size_t n = i < zone.end && text[i] == ' ' ? conjunction_at(text, i, zone.end) : 0; n != 0) {
          cut(i, n, Joint::conjunction);
          i += n;
        }
        continue;
      }
      if (c == ';') {
        cut(i, 1, Joint::semicolon);
        ++i;
        if (const std::size_t n = i < zone.end && text[i] == ' ' ? conjunction_at(text, i, zone.end) : 0; n != 0)
          i += n, begin = static_cast<std::uint32_t>(i);
        continue;
      }
      if (c == ' ')
        if (const std::size_t n = conjunction_at(text, i, zone.end); n != 0) {
          cut(i, n, Joint::conjunction);
          i += n;
          continue;
        }
      if (c == '\xE3' || c == '\xEF') {
        if (text.compare(i, 3, "、") == 0 || text.compare(i, 3, "，") == 0) {
          cut(i, 3, Joint::comma);
          i += 3;
          continue;
        }
        if (text.compare(i, 3, "；") == 0) {
          cut(i, 3, Joint::semicolon);
          i += 3;
          continue;
        }
      }
    }
    ++i;
  }
  cut(zone.end, 0, Joint::start);
}

// Two names that make one firm.
bool is_firm(std::string_view phrase) noexcept {
  static constexpr std::array<std::string_view, 14> firms{
      "taylor & francis",   "johnson & johnson", "simon & schuster",  "procter & gamble", "rowman & littlefield",
      "ernst & young",      "marks & spencer",   "standard & poor",   "barnes & noble",   "smith & nephew",
      "mckinsey & company", "john wiley & sons", "bed bath & beyond", "mayer & cie"};
  for (const std::string_view firm : firms)
    if (text::starts_with_ci(phrase, firm)) return true;
  const std::string_view last = word_before(phrase, phrase.size());
  return text::equal_ci(last, "sons") || text::equal_ci(last, "company") || text::equal_ci(last, "co") ||
         text::equal_ci(last, "associates") || text::equal_ci(last, "partners");
}

// Joins parts to names. False when they are no persons.
bool assemble(std::string_view text, const std::vector<Part>& parts, Names& into) {
  const std::size_t n = parts.size();
  // One part is a group's name, unless it has a person's form: a dotted initial in front or a capital at the end.
  const std::string_view only = slice(text, parts[0].range);
  const bool initial = only.size() > 2 && (only[1] == '.' || only[2] == '.' || !text::is_lower(only.back()));
  if (n == 1 && !initial) {
    into.names.push_back(parts[0].range);
    return false;
  }
  if (n == 1 && !is_direct(text, parts[0].range) && !is_vancouver(text, without_et_al(text, parts[0].range))) {
    into.names.push_back(without_et_al(text, parts[0].range));
    return false;
  }
  const auto joined = [&](std::size_t a, std::size_t b) { return Range{parts[a].range.begin, parts[b].range.end}; };
  bool any_initials = false, any_semicolon = false;
  for (const Part& part : parts) {
    any_semicolon |= part.joint == Joint::semicolon;
    any_initials |= all_initials(text, part.range) || is_direct(text, part.range) || is_vancouver(text, part.range);
  }
  std::size_t unknown = 0;
  for (std::size_t i = 0; i < n;) {
    const Range range = parts[i].range;
    const std::string_view part = slice(text, range);
    if (is_et_al(part)) {
      ++i;
      continue;
    }
    if (is_name_suffix(part) && !into.names.empty()) {
      const std::string_view bare = part.substr(0, part.find('.'));
      if (text::equal_ci(bare, "jr") || text::equal_ci(bare, "sr") || text::equal_ci(bare, "ii") || text::equal_ci(bare, "iii") ||
          text::equal_ci(bare, "iv"))
        into.names.back().end = range.end;
      ++i;
      continue;
    }
    // "Moss A, Reed BC": the initials stand behind the name already.
    if (is_vancouver(text, without_et_al(text, range)) && (i + 1 >= n || !all_initials(text, parts[i + 1].range))) {
      into.names.push_back(without_et_al(text, range));
      ++i;
      continue;
    }
    // "Korb, S.", "King, M. L., Jr.", "Harris, Jr., E. D.", "Gai, M. et al."
    if (i + 1 < n && parts[i + 1].joint == Joint::comma && is_family(text, range)) {
      const Range second = without_et_al(text, parts[i + 1].range);
      if (all_initials(text, second)) {
        into.names.push_back({range.begin, second.end});
        i += 2;
        continue;
      }
      if (i + 2 < n && is_name_suffix(slice(text, second)) && parts[i + 2].joint == Joint::comma &&
          all_initials(text, parts[i + 2].range)) {
        into.names.push_back(joined(i, i + 2));
        i += 3;
        continue;
      }
      // "Voyer, Daniel and Janie P. Vu", "Adams, Nicholson B.", "Smith, John; Doe, Jane", "Smith, John, & Doe, Jane"
      const bool next_ends = i + 2 >= n || parts[i + 2].joint != Joint::comma || is_et_al(slice(text, parts[i + 2].range));
      const bool given =
          is_family(text, second, 3) || (is_full_name(text, second) && initials_end(text, second.begin, second.end) == second.begin);
      if (given && is_family(text, range, 3) && !has_organisation_word(text, second)) {
        const bool pairs = any_semicolon || n == 2;
        const bool first_only = i == 0 && next_ends && n >= 3 && (is_full_name(text, parts[2].range) || is_direct(text, parts[2].range));
        const bool all_pairs = n >= 4 && n % 2 == 0 && parts[n - 2].joint == Joint::conjunction && parts[n - 1].joint == Joint::comma;
        if (pairs || first_only || all_pairs || (any_initials && next_ends && i == 0)) {
          into.names.push_back({range.begin, second.end});
          i += 2;
          continue;
        }
      }
    }
    Range name = without_et_al(text, range);
    if (is_direct(text, name)) {
      into.names.push_back(name);
      ++i;
      continue;
    }
    // A family name alone ("Kirchheimer & Stöcklin") or a full name ("Susan Korb") beside others.
    if ((name.end != range.end || n > 1) && (is_family(text, name, 2) || is_full_name(text, name)) &&
        !is_firm(slice(text, {parts.front().range.begin, parts.back().range.end}))) {
      into.names.push_back(name);
      ++i;
      continue;
    }
    // A group among persons: "American Psychological Association, & Smith, J."
    if (any_initials && has_organisation_word(text, name)) {
      into.names.push_back(name);
      ++i;
      continue;
    }
    ++unknown;
    into.names.push_back(name);
    ++i;
  }
  into.persons = any_initials || (unknown == 0 && into.names.size() > 1);
  return unknown == 0 || (any_initials && unknown * 3 <= into.names.size());
}

// Cuts "(Eds.)", ", eds.", "(Hrsg.)" and the closing dot off.
Range without_role(std::string_view text, Range zone, bool& editors) noexcept {
  static constexpr std::array<std::string_view, 26> roles{
      "(eds.)", "(ed.)",   "(eds)",      "(ed)",       "(hrsg.)",  "(hg.)",     "(dir.)",      "(coord.)", ", eds.",
      ", ed.",  ", eds",   ", editors",  ", editor",   "(editor)", "(editors)", "(a cura di)", "(red.)",   "(coords.)",
      "(org.)", "(orgs.)", "(producer)", "(director)", "(host)",   "(author)",  "(producers)", "(comp.)"};
  zone = trimmed(text, zone);
  // A role ends with a bracket or stands behind a comma.
  const std::string_view end = slice(text, zone).substr(zone.end - zone.begin > 12 ? zone.end - zone.begin - 12 : 0);
  if (end.find(')') == std::string_view::npos && end.find(", e") == std::string_view::npos) return zone;
  for (const std::string_view role : roles) {
    std::string_view all = slice(text, zone);
    if (!all.empty() && all.back() == '.' && role.back() != '.' && text::ends_with_ci(all.substr(0, all.size() - 1), role)) --zone.end;
    all = slice(text, zone);
    if (!all.empty() && (all.back() == ',' || all.back() == '.') && text::ends_with_ci(all.substr(0, all.size() - 1), role)) {
      --zone.end;
      all.remove_suffix(1);
    }
    if (text::ends_with_ci(all, role)) {
      zone.end -= static_cast<std::uint32_t>(role.size());
      editors = role != "(author)" && role != "(host)";
      return trimmed(text, zone);
    }
  }
  return zone;
}

// "CMS Collaboration", "World Health Organization": a group's name at the start, followed by a full stop, a colon or, where its last word
// says that it is one, a comma. Its end; `at` when there is none.
std::size_t group_end(std::string_view text, std::size_t at, std::size_t limit) noexcept {
  static constexpr std::array<std::string_view, 7> last_words{"Collaboration", "Collab",    "Consortium",  "Investigators",
                                                              "Collaborators", "Committee", "Organization"};
  Words words{text, at, std::min(limit, at + 120)};
  std::size_t count = 0;
  bool organisation = false;
  for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
    const char mark = word.back();
    std::string_view bare = word;
    while (!bare.empty() && (bare.back() == '.' || bare.back() == ',' || bare.back() == ':')) bare.remove_suffix(1);
    if (bare.empty() || ++count > 10) return at;
    // "GBD 2019 Risk Factors Collaborators"
    const bool year = count == 2 && bare.size() == 4 && year_at(bare, 0) != 0;
    if (!capital_at(bare, 0) && !is_connector(bare) && !year) return at;
    if (foreign.any(bare) && count > 1 && !year) return at;
    organisation |= is_organisation(bare);
    const bool last = std::find(last_words.begin(), last_words.end(), bare) != last_words.end();
    const auto end = static_cast<std::size_t>(bare.data() + bare.size() - text.data());
    if (last && (mark == ',' || mark == '.' || mark == ':' || text.substr(end, 2) == " (" || text.substr(end, 3) == ". (")) return end;
    if (mark == '.' && ends_sentence(text, words.at - 1)) return organisation && count >= 2 ? end : at;
    if (mark == ',' || mark == ':') return mark == ':' && organisation && count >= 2 ? end : at;
  }
  return at;
}

// How a name at the front of an entry is written.
enum class Form : std::uint8_t {
  none,
  inverted,   // "Korb, S."
  bare,       // "Korb S", "Korb S."
  bracketed,  // "Kefi (N.)"
  direct,     // "S. Korb", "S Korb"
  middle,     // "Susan A. Korb"
  spelled,    // "Korb, Susan"
  full,       // "Susan Korb"
};

struct Item {
  Form form = Form::none;
  Range range;
  std::size_t end = 0;
};

constexpr std::size_t longest_list = 4096;

bool is_capitals(std::string_view word) noexcept {
  return std::none_of(word.begin(), word.end(), [](char c) { return text::is_lower(c); });
}

// The end of a run of capitalised words and particles at `at`: at most `most`, no digits, no organisation's word. `count` says how many.
std::size_t family_end(std::string_view text, std::size_t at, std::size_t limit, std::size_t most, std::size_t& count) noexcept {
  count = 0;
  std::size_t end = at;
  bool capital = false;
  std::size_t i = at;
  while (i < limit && count < most) {
    std::size_t stop = i;
    while (stop < limit && text[stop] != ' ' && text[stop] != ',' && text[stop] != ';' && text[stop] != ':' && text[stop] != '(' &&
           text[stop] != '.' && text[stop] != '"' && !is_hard_space(text, stop))
      ++stop;
    if (stop == i) break;
    const std::string_view word = text.substr(i, stop - i);
    if (foreign_and.any(word)) break;
    const bool cap = capitalised(word);
    if (!cap && !is_particle(word)) break;
    if (is_organisation(word)) return at;
    // A single capital is an initial, not a family name, except at the end of the name.
    std::size_t size = 0;
    if (cap && letter_at(word, 0, size) == Letter::upper && size == word.size() && count > 0) break;
    if (cap && count > 0 && stop < limit && text[stop] == '.' && word.size() <= 2) break;
    // "Hansen JEM": neither are bare capitals behind a name that is not written in capitals.
    if (count > 0 && word.size() <= 4 && is_capitals(word) && !is_capitals(text.substr(at, i - 1 - at))) break;
    capital |= cap;
    ++count;
    end = stop;
    // "St. John"
    if (stop < limit && text[stop] == '.' && text::equal_ci(word, "st") && text.substr(stop).starts_with(". ")) {
      end = stop + 1;
      i = stop + 2;
      continue;
    }
    if (stop >= limit || text[stop] != ' ') break;
    // "and", "&" end it.
    if (conjunction_at(text, stop, limit) != 0) break;
    i = stop + 1;
  }
  return capital ? end : at;
}

// Bare capitals: "S", "SK", "S-K"; 0: none.
std::size_t capitals_end(std::string_view text, std::size_t at, std::size_t limit) noexcept {
  std::size_t i = at, count = 0, size = 0;
  while (i < limit && count <= 4) {
    if (letter_at(text, i, size) == Letter::upper) {
      i += size;
      ++count;
    } else if (text[i] == '-' && count > 0) {
      ++i;
    } else if (text[i] == ' ' && count > 0 && i + 1 < limit && letter_at(text, i + 1, size) == Letter::upper &&
               (i + 1 + size >= limit || text[i + 1 + size] == ' ' || text[i + 1 + size] == ',' || text[i + 1 + size] == '.' ||
                text[i + 1 + size] == ':')) {
      // "Graham T C N"; but no "Kimura M A simple method"
      if (text::is_lower(i + 3 < limit ? text[i + 3] : ' ') && text[i + 2] == ' ') break;
      ++i;
    } else {
      break;
    }
  }
  if (count == 0 || count > 4 || text[i - 1] == '-') return 0;
  if (i < limit && text[i] != ',' && text[i] != '.' && text[i] != ':' && text[i] != ';' && text[i] != ' ' && text[i] != '(') return 0;
  return i;
}

std::size_t et_al_at(std::string_view text, std::size_t at) noexcept {
  std::size_t i = at;
  while (i < text.size() && (text[i] == ' ' || text[i] == ',')) ++i;
  for (const std::string_view word :
       {std::string_view("et al."), std::string_view("et al"), std::string_view("and others"), std::string_view("u. a."),
        std::string_view("et coll."), std::string_view("...,"), std::string_view("...")})
    if (text::starts_with_ci(text.substr(i), word)) {
      i += word.size();
      if (i < text.size() && (text[i] == ',' || text[i] == ':' || text[i] == '.')) ++i;
      return i - at;
    }
  return 0;
}

bool conjunction_behind(std::string_view text, std::size_t at) noexcept {
  const std::string_view before = text.substr(0, at);
  return before.ends_with(" and ") || before.ends_with(" & ") || before.ends_with(" und ") || before.ends_with(" et ") ||
         before.ends_with(" y ") || before.ends_with(" e ");
}

// A sentence that is no name: four words or more, not all of them capitalised.
bool title_follows(std::string_view text, std::size_t at) noexcept {
  Words words{text, at, std::min(text.size(), at + 200)};
  std::size_t count = 0;
  bool lower = false;
  for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
    ++count;
    lower |= text::is_lower(word.front()) && !is_connector(word);
    if (digits.any(word) && count < 3) return false;
    if (word.back() == '.' && ends_sentence(text, words.at - 1)) break;
  }
  return count >= 4 && lower;
}

// What stands before a name.
enum class Before : std::uint8_t { nothing, comma, conjunction };

// Two or three capitalised words between commas.
bool full_name_follows(std::string_view text, std::size_t at, std::size_t limit) noexcept {
  while (at < limit && text[at] == ' ') ++at;
  std::size_t count = 0;
  std::size_t end = family_end(text, at, limit, 3, count);
  if (end == at) return false;
  if (end + 1 < limit && text[end] == ' ') {
    const std::size_t initials = dotted_initials_end(text, end + 1, limit);
    if (initials > end + 1) {
      std::size_t more = 0;
      const std::size_t begin = initials < limit && text[initials] == ' ' ? initials + 1 : initials;
      end = family_end(text, begin, limit, 2, more);
      count += more;
    }
  }
  return count >= 2 && end < limit && (text[end] == ',' || text[end] == '.' || conjunction_at(text, end, limit) != 0);
}

// "A Treatise", "On the complexity": how titles begin, and no name.
bool begins_with_article(std::string_view text) noexcept {
  text = text::trim_left(text);
  for (const std::string_view word : {"The ", "A ", "An ", "On ", "Le ", "La ", "Les ", "Der ", "Die ", "Das ", "El ", "Il "})
    if (text.starts_with(word)) return true;
  return false;
}

// Does the name "Korb, Susan" end at `stop`? `words` is the count of the family name's.
bool spelled_ends(std::string_view text, std::size_t stop, std::size_t limit, std::size_t words) noexcept {
  if (stop >= limit) return false;
  const char mark = text[stop];
  if (mark == '.' || mark == ';' || text[stop - 1] == '.') return true;
  if (mark == ' ' && opening_quote(text, stop + 1) != 0) return true;
  const std::size_t conjunction = conjunction_at(text, mark == ',' ? stop + 1 : stop, limit);
  // "Abraham Lincoln, Speeches and Writings" is a full name and a title.
  if (conjunction != 0) return words == 1 || full_name_follows(text, stop + (mark == ',' ? 1 : 0) + conjunction, limit);
  if (mark != ',') return false;
  // "Boole, George, A Treatise", "Geller, Anne Ellen, Michele Eodice, …"
  return et_al_at(text, stop) != 0 ||
         (words == 1 && (begins_with_article(text.substr(stop + 1)) || full_name_follows(text, stop + 1, limit)));
}

// Does the name "Larry D. Wittie" end at `last`, rather than be "Larry D." and a title?
bool middle_ends(std::string_view text, std::size_t last, std::size_t limit, Before before) noexcept {
  if (text[last] == '.')
    return before == Before::conjunction || begins_with_article(text.substr(last + 1)) || title_follows(text, last + 1);
  const bool comma = text[last] == ',';
  const std::size_t conjunction = conjunction_at(text, comma ? last + 1 : last, limit);
  if (conjunction != 0) return full_name_follows(text, last + (comma ? 1 : 0) + conjunction, limit);
  return comma && (before == Before::conjunction || full_name_follows(text, last + 1, limit) || begins_with_article(text.substr(last + 1)));
}

// `after_initials`: the names before it have their initials behind them.
Item item_at(std::string_view text, std::size_t at, std::size_t limit, Before before, bool after_initials) noexcept {
  const bool first = before == Before::nothing;
  const auto u32 = [](std::size_t n) { return static_cast<std::uint32_t>(n); };
  const auto made = [&](Form form, std::size_t end) { return Item{form, {u32(at), u32(end)}, end}; };
  if (at >= limit) return {};
  std::size_t count = 0;
  // "S. A. Korb", "J.-P. van Damme", "C.R. Beye"
  if (const std::size_t initials = dotted_initials_end(text, at, limit); initials > at) {
    std::size_t family = initials;
    while (family < limit && text[family] == ' ') ++family;
    const std::size_t end = family_end(text, family, limit, 4, count);
    if (end > family && (end >= limit || text[end] != ' ' || conjunction_at(text, end, limit) != 0 || et_al_at(text, end) != 0 ||
                         opening_quote(text, end + 1) != 0)) {
      // "Am. J. Phys." is none.
      if (!first && count == 1 && end < limit && text[end] == '.' && is_journal_abbreviation(text.substr(family, end - family))) return {};
      return made(Form::direct, end);
    }
    return {};
  }
  // "S Korb, A Moss: Title"
  if (const std::size_t initials = capitals_end(text, at, limit);
      initials != 0 && initials < limit && text[initials] == ' ' && initials - at <= 3) {
    const std::size_t end = family_end(text, initials + 1, limit, 3, count);
    if (end > initials + 1 && end < limit &&
        (text[end] == ':' || conjunction_at(text, end, limit) != 0 || et_al_at(text, end) != 0 || (text[end] == '.' && !first) ||
         (text[end] == ',' && (!first || capitals_end(text, end + 2, limit) != 0))))
      return made(Form::direct, end);
  }
  const std::size_t family = family_end(text, at, limit, 4, count);
  if (family == at) return {};
  const auto behind_suffix = [&](std::size_t end) {
    for (const std::string_view suffix :
         {std::string_view(" Jr"), std::string_view(", Jr."), std::string_view(" Sr"), std::string_view(" 2nd"), std::string_view(" 3rd"),
          std::string_view(", III"), std::string_view(" III"), std::string_view(" II")})
      if (text.compare(end, suffix.size(), suffix) == 0 && (end + suffix.size() >= limit || !text::is_alnum(text[end + suffix.size()])))
        return end + suffix.size();
    return end;
  };
  if (family < limit && text[family] == ',') {
    std::size_t i = family + 1;
    while (i < limit && text[i] == ' ') ++i;
    // "Korb, S. A.", "Korb, SA"
    std::size_t end = dotted_initials_end(text, i, limit);
    if (end == i) {
      const std::size_t bare = capitals_end(text, i, limit);
      end = bare != 0 && bare - i <= 3 && count <= 3 ? bare : i;
      // ", UK, Water": capitals that are no initials stand where no name was yet.
    }
    if (end > i) return made(Form::inverted, behind_suffix(end));
    // "Korb, Susan A."
    if (before != Before::comma && count <= 3) {
      std::size_t given = 0;
      std::size_t stop = family_end(text, i, limit, 3, given);
      if (stop > i) {
        while (stop + 1 < limit && text[stop] == ' ' && dotted_initials_end(text, stop + 1, limit) > stop + 1)
          stop = dotted_initials_end(text, stop + 1, limit);
        if (spelled_ends(text, stop, limit, count)) return made(Form::spelled, stop);
      }
    }
  }
  // "Kefi (N.)"
  if (family + 1 < limit && text[family] == ' ' && text[family + 1] == '(') {
    const std::size_t end = dotted_initials_end(text, family + 2, limit);
    if (end > family + 2 && end < limit && text[end] == ')') return made(Form::bracketed, end + 1);
    return {};
  }
  // "Korb S", "Korb S.", "van der Berg JP Jr"
  if (family < limit && text[family] == ' ') {
    if (const std::size_t end = capitals_end(text, family + 1, limit); end != 0) {
      std::size_t stop = behind_suffix(end);
      // "Gioia I.M." runs on; "Kimura M. A simple" does not.
      if (stop == end && end < limit && text[end] == '.') {
        const std::size_t dotted = dotted_initials_end(text, family + 1, limit);
        // "Larry D. Wittie, Gudjun Hermannsson": the initial stands in the middle.
        std::size_t more = 0;
        const std::size_t last = end + 2 < limit && text[end + 1] == ' ' ? family_end(text, end + 2, limit, 2, more) : end + 2;
        if (last > end + 2 && last < limit && !after_initials && end == family + 2 && middle_ends(text, last, limit, before))
          return made(Form::middle, last);
        if (dotted > end + 1)
          stop = dotted;
        else if (end + 1 < limit && (text[end + 1] == ',' || text[end + 1] == ';' || conjunction_at(text, end + 1, limit) != 0))
          stop = end + 1;
      }
      if (is_class_word(text.substr(at, family - at))) return {};
      return made(Form::bare, stop);
    }
    if (const std::size_t dotted = dotted_initials_end(text, family + 1, limit); dotted > family + 1) {
      // "Janie P. Vu"
      std::size_t more = dotted;
      while (more < limit && text[more] == ' ') ++more;
      std::size_t last = 0;
      const std::size_t end = family_end(text, more, limit, 3, last);
      if (end > more && more > dotted &&
          (end >= limit || text[end] != ' ' || conjunction_at(text, end, limit) != 0 || et_al_at(text, end) != 0))
        return made(Form::middle, end);
      return made(Form::bare, dotted);
    }
  }
  // "Susan Korb"
  if (count >= 2 && (family >= limit || text[family] != ' ' || conjunction_at(text, family, limit) != 0 || et_al_at(text, family) != 0 ||
                     opening_quote(text, family + 1) != 0))
    return made(Form::full, family);
  // "Colautti et al."
  if (count == 1 && et_al_at(text, family) != 0) return made(Form::bare, family);
  return {};
}

// "Moss A, et al. Rest in adults": a title goes on behind the names. A group that they speak for may stand there in brackets.
bool words_behind_et_al(std::string_view names) noexcept {
  constexpr std::string_view mark = " et al";
  const std::size_t at = names.find(mark);
  if (at == std::string_view::npos) return false;
  std::string_view behind = names.substr(at + mark.size());
  if (behind.empty() || text::is_alpha(behind.front())) return false;
  while (!behind.empty() && (is_closing(behind.front()) || behind.front() == ' ')) behind.remove_prefix(1);
  return !behind.empty() && behind.front() != '(' && behind.front() != '[' && behind.front() != ')';
}

}  // namespace

bool names_before_date(std::string_view text, Range zone, Names& into) {
  into.names.clear();
  into.editors = into.persons = false;
  zone = without_role(text, zone, into.editors);
  while (!zone.empty() && (text[zone.end - 1] == ',' || text[zone.end - 1] == ':' || text[zone.end - 1] == ';'))
    zone = trimmed(text, {zone.begin, zone.end - 1});
  if (zone.empty()) return false;
  // Not names: a quotation, a sentence end inside, several numbers.
  std::size_t numbers = 0;
  static constexpr Bytes looked_at("0123456789:\"?!\xE2.");
  std::size_t dots = 0;
  for (std::size_t i = zone.begin; i < zone.end; ++i) {
    const char c = text[i];
    if (!looked_at.holds(c)) continue;
    dots += c == '.' && i + 1 < zone.end;
    if (text::is_digit(c) && (i == zone.begin || !text::is_digit(text[i - 1]))) ++numbers;
    if (c == ':' && i + 1 < zone.end && text[i + 1] == ' ') return false;
    if (c == '"' || c == '?' || c == '!' || c == '\xE2') {
      if (c == '?' || c == '"') return false;
      if (c == '\xE2' && (text.compare(i, 3, "“") == 0 || text.compare(i, 3, "”") == 0 || text.compare(i, 3, "„") == 0)) return false;
    }
  }
  if (numbers > 1) return false;
  if (words_behind_et_al(slice(text, zone))) return false;
  // "National Institutes of Health": no initials, a word that no person is called by.
  const Range bare = without_closing_dot(text, zone);
  if (bare.empty()) return false;
  if (dots == 0 && text::is_lower(text[bare.end - 1]) && slice(text, bare).find(';') == std::string_view::npos &&
      has_organisation_word(text, bare)) {
    into.names.push_back(bare);
    return bare.end - bare.begin <= longest_group;
  }
  std::vector<Part>& parts = into.parts;
  split(text, zone, parts);
  if (parts.empty()) return false;
  // The dot that closes the list is no part of a group's name; behind an initial it is.
  parts.back().range = without_closing_dot(text, parts.back().range);
  if (parts.back().range.empty()) parts.pop_back();
  if (parts.empty()) return false;
  if (assemble(text, parts, into)) return numbers == 0 || !into.persons;
  // A group, as one. A sentence end inside makes it a title or a sentence.
  into.names.clear();
  into.persons = false;
  const Range group = without_et_al(text, without_closing_dot(text, zone));
  for (std::size_t i = group.begin; i + 1 < group.end; ++i)
    if (text[i] == '.' && ends_sentence(text.substr(0, group.end), i) && i + 2 < group.end) {
      const std::string_view word = word_before(text, i);
      // "Australia. Department of Health": a government and its office.
      if ((!is_organisation(word) && !has_organisation_word(text, group)) || group.end - group.begin > 120) return false;
    }
  if (group.end - group.begin > longest_group) return false;
  into.names.push_back(group);
  return true;
}

std::size_t leading_names(std::string_view text, Range zone, Names& into) {
  into.names.clear();
  into.editors = into.persons = false;
  const std::size_t limit = std::min<std::size_t>(zone.end, zone.begin + longest_list);
  const std::string_view all = text.substr(0, limit);
  std::size_t at = zone.begin;
  std::size_t sure = 0;
  bool et_al = false;
  if (const std::size_t group = group_end(all, at, limit); group > at) {
    into.names.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(group)});
    at = group;
    while (at < limit && (all[at] == '.' || all[at] == ',' || all[at] == ':')) ++at;
    // "ATLAS Collab. (G. Aad et al.), …"
    if (all.substr(at).starts_with(" (")) {
      const std::size_t close = all.substr(at, 80).find(')');
      if (close == std::string_view::npos) return 0;
      at += close + 1;
      while (at < limit && (all[at] == ',' || all[at] == ':')) ++at;
    }
    return text::trim(all.substr(at)).empty() ? 0 : at;
  }
  bool initials_only = true;
  bool initials_behind = false;  // the last name has them behind it: what is parted from it by a comma is a name, too
  bool commas_only = false;      // the list was ended by a comma, not by a full stop or a colon
  for (;;) {
    const Before before = into.names.empty() ? Before::nothing : conjunction_behind(all, at) ? Before::conjunction : Before::comma;
    // "Moss A, Reed B, Sleep Study Group. Rest in adults": the group on whose behalf they write ends the list.
    if (initials_behind)
      if (const std::size_t group = group_end(all, at, limit); group > at && group < limit && all[group] == '.') {
        into.names.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(group)});
        at = group + 1;
        commas_only = false;
        break;
      }
    const Item item = item_at(all, at, limit, before, !into.names.empty() && initials_only);
    if (item.form == Form::none) {
      if (into.names.empty()) return 0;
      break;
    }
    // A full name behind initials is a word of the title: "P. Higgs, Nature Physics".
    if (item.form == Form::full && initials_only && before == Before::comma) break;
    initials_only = initials_only &&
                    (item.form == Form::inverted || item.form == Form::bare || item.form == Form::bracketed || item.form == Form::direct);
    initials_behind = item.form == Form::inverted || item.form == Form::bare;
    into.names.push_back(item.range);
    sure += item.form != Form::full;
    at = item.end;
    commas_only = false;
    const std::size_t conjunction = at < limit && all[at] == ' ' ? conjunction_at(all, at, limit) : 0;
    if (conjunction != 0) {
      at += conjunction;
      continue;
    }
    if (const std::size_t n = et_al_at(all, at); n != 0) {
      at += n;
      et_al = true;
      break;
    }
    const char mark = at < limit ? all[at] : '\0';
    if (mark == ',' || mark == ';') {
      ++at;
      if (const std::size_t n = et_al_at(all, at); n != 0) {
        at += n;
        et_al = true;
        break;
      }
      if (const std::size_t n = at < limit && all[at] == ' ' ? conjunction_at(all, at, limit) : 0; n != 0) at += n;
      while (at < limit && all[at] == ' ') ++at;
      commas_only = true;
      continue;
    }
    if (mark == '.' || mark == ':') {
      ++at;
      if (const std::size_t n = mark == '.' ? et_al_at(all, at) : 0; n != 0) {
        at += n;
        et_al = true;
      }
      break;
    }
    // The dot of the last initial ends the list as well: "Amdur, E. S. On the complexity".
    if (all[at - 1] == '.' && mark == ' ') break;
    if (mark == ' ' && opening_quote(all, at + 1) != 0) break;
    // Not followed by what follows a name.
    into.names.pop_back();
    if (into.names.empty()) return 0;
    at = item.range.begin;
    break;
  }
  into.persons = sure > 0 || into.names.size() > 1 || et_al;
  // One name spelled out, or several parted from what follows by a comma only: what follows has to look like a title.
  const bool one_name = into.names.size() < 2;
  if (!et_al && sure == 0 && (commas_only || one_name) &&
      !(one_name && (all[at - 1] == '.' ? title_follows(all, at) : begins_with_article(all.substr(at)))))
    return 0;
  bool editors = false;
  for (const std::string_view role :
       {std::string_view("editors"), std::string_view("editor"), std::string_view("eds."), std::string_view("eds"),
        std::string_view("(eds.)"), std::string_view("(ed.)"), std::string_view("ed.")})
    if (text::starts_with_ci(text::trim_left(all.substr(std::min(at, all.size()))), role)) {
      at = static_cast<std::size_t>(text::trim_left(all.substr(at)).data() - all.data()) + role.size();
      editors = true;
      break;
    }
  into.editors = editors;
  return std::min<std::size_t>(at, zone.end);
}

}  // namespace citevet::reference
