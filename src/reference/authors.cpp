// Splits the names at the front of an entry.
#include "reference/authors.h"

#include "text/ascii.h"

#include <algorithm>
#include <array>

namespace citevet::reference {

namespace {

enum class Joint : std::uint8_t { start, comma, semicolon, conjunction };

struct Part {
  Range range;
  Joint joint = Joint::start;  // what stands before it
};

// More than any list that people write out; the rest of a longer one stays one part.
constexpr std::size_t most_parts = 4096;

Range trimmed(std::string_view text, Range range) noexcept {
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
  static constexpr std::array<std::string_view, 9> words{" & ", " and ", " und ", " et ", " y ", " och ", " og ", " e ", " en "};
  for (const std::string_view word : words)
    if (at + word.size() <= end && text.compare(at, word.size(), word) == 0) {
      if (word == " et " && text.compare(at, 6, " et al") == 0) return 0;
      return word.size();
    }
  return 0;
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
  if (i >= end || text[i] == '-' || text[i] == ' ' || letter_at(text, i) == Letter::upper || text.compare(i, 3, "‐") == 0) return i - at;
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
    else if (text.compare(i, 3, "‐") == 0 && i + 3 < end)
      i += 3;
    while (i < end && (text[i] == ' ' || text.compare(i, 2, "\xC2\xA0") == 0)) i += text[i] == ' ' ? 1 : 2;
  }
  if (done < end && text[done] != ' ' && text[done] != ',' && text[done] != ';' && text[done] != '.' && text[done] != ':' &&
      text[done] != '(' && text[done] != '&' && text[done] != '\xC2' && text[done] != '[' && text[done] != '*')
    return at;
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
    while (at < end) {
      const std::size_t n = text::space_at(text, at);
      if (n == 0) break;
      at += n;
    }
    const std::size_t begin = at;
    while (at < end && text::space_at(text, at) == 0) ++at;
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
  const std::size_t mark = word.find_first_of("'-");
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
    if (word.find_first_of("0123456789:/()[]\"?!@#=<>_*") != std::string_view::npos) return false;
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
  const std::string_view last = all.substr(space + 1);
  if (last.size() > 8 ||
      !all_initials(text, {range.begin + static_cast<std::uint32_t>(space + 1), range.begin + static_cast<std::uint32_t>(all.size())}))
    return false;
  return is_family(text, {range.begin, range.begin + static_cast<std::uint32_t>(space)});
}

// "S. A. Korb", "J.-P. van Damme": initials and a family name.
bool is_direct(std::string_view text, Range range) noexcept {
  const std::size_t end = initials_end(text, range.begin, range.end);
  if (end == range.begin || end >= range.end) return false;
  return is_family(text, trimmed(text, {static_cast<std::uint32_t>(end), range.end}));
}

// "Janie P. Vu", "Susan Korb", "Ludwig van Beethoven": two to five capitalised words, initials or particles among them.
bool is_full_name(std::string_view text, Range range) noexcept {
  Words words{text, range.begin, range.end};
  std::size_t count = 0, capitals = 0;
  for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
    if (++count > 5) return false;
    if (word.find_first_of("0123456789:/()[]\"?!@#=<>_*&") != std::string_view::npos) return false;
    if (is_organisation(word)) return false;
    if (capitalised(word))
      ++capitals;
    else if (!is_particle(word))
      return false;
  }
  return count >= 2 && capitals >= 2;
}

bool is_et_al(std::string_view part) noexcept {
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
  for (const std::string_view tail : {std::string_view(" et al."), std::string_view(" et al"), std::string_view(" u. a."),
                                      std::string_view(" u.a."), std::string_view("等"), std::string_view(" and colleagues"),
                                      std::string_view(" et coll."), std::string_view(" y otros"), std::string_view(" и др.")})
    if (all.size() > tail.size() && text::ends_with_ci(all, tail)) {
      range.end -= static_cast<std::uint32_t>(tail.size());
      return trimmed(text, range);
    }
  return range;
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
  for (std::size_t i = zone.begin; i < zone.end;) {
    const char c = text[i];
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
  for (std::size_t i = zone.begin; i < zone.end; ++i) {
    const char c = text[i];
    if (text::is_digit(c) && (i == zone.begin || !text::is_digit(text[i - 1]))) ++numbers;
    if (c == '"' || c == '?' || c == '!' || c == '\xE2') {
      if (c == '?' || c == '"') return false;
      if (c == '\xE2' && (text.compare(i, 3, "“") == 0 || text.compare(i, 3, "”") == 0 || text.compare(i, 3, "„") == 0)) return false;
    }
  }
  if (numbers > 1) return false;
  static thread_local std::vector<Part> parts;
  split(text, zone, parts);
  if (parts.empty()) return false;
  // The dot that closes the list is no part of a group's name; behind an initial it is.
  const auto close = [&](Range range) {
    if (!range.empty() && text[range.end - 1] == '.') {
      const std::string_view word = word_before(text, range.end - 1);
      std::size_t size = 0;
      const bool initial = !word.empty() && letter_at(text, range.end - 1 - word.size(), size) == Letter::upper && size == word.size();
      if (!initial && word.find('.') == std::string_view::npos && !is_name_suffix(word) && !text::equal_ci(word, "al") &&
          !is_abbreviation(word) && !text::equal_ci(word, "inc"))
        --range.end;
    }
    return trimmed(text, range);
  };
  parts.back().range = close(parts.back().range);
  if (parts.back().range.empty()) parts.pop_back();
  if (parts.empty()) return false;
  if (assemble(text, parts, into)) return true;
  // A group, as one. A sentence end inside makes it a title or a sentence.
  into.names.clear();
  into.persons = false;
  const Range group = without_et_al(text, close(zone));
  for (std::size_t i = group.begin; i + 1 < group.end; ++i)
    if (text[i] == '.' && ends_sentence(text.substr(0, group.end), i) && i + 2 < group.end) {
      const std::string_view word = word_before(text, i);
      if (!is_organisation(word) || group.end - group.begin > 120) return false;
    }
  if (group.end - group.begin > 300) return false;
  into.names.push_back(group);
  return true;
}

std::size_t leading_names(std::string_view text, Range zone, Names& into) {
  into.names.clear();
  into.editors = into.persons = false;
  (void)text;
  (void)zone;
  return 0;
}

}  // namespace citevet::reference
