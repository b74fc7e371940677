// Two lists of names.
#include "compare/authors.h"

#include "compare/words.h"
#include "text/ascii.h"
#include "text/fold.h"
#include "text/fuzzy.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace citevet::compare {

namespace {

// Longer lists are compared as far as this.
constexpr std::size_t most_said = 60, most_known = 400;
constexpr std::size_t longest_name = 160;
// From so many names on, a style may leave out the rest without a word (APA: nineteen, then the last).
constexpr std::size_t long_list = 19;

// A name taken apart, folded.
struct Name {
  std::vector<std::string> family;  // words, without particles where others remain
  std::vector<std::string> given;   // words that are more than initials
  std::string initials;             // of the given names
  std::string squeezed;             // the family name in one word
  bool group = false;
  bool readable = true;  // in a script that can be compared
};

constexpr auto particles = std::to_array<std::string_view>({"af",  "al",  "av",  "ben", "bin", "da",  "das", "de",  "del", "della",
                                                            "den", "der", "di",  "do",  "dos", "du",  "el",  "ibn", "la",  "le",
                                                            "st",  "ten", "ter", "van", "vom", "von", "y",   "zu",  "zum", "zur"});
static_assert(std::ranges::is_sorted(particles));

constexpr auto suffixes = std::to_array<std::string_view>(
    {"2nd", "3rd", "dphil", "esq", "ii", "iii", "iv", "jr", "junior", "md", "mph", "msc", "phd", "rn", "senior", "sr"});
static_assert(std::ranges::is_sorted(suffixes));

// What only organisations are called.
constexpr auto of_groups = std::to_array<std::string_view>(
    {"academy",     "administration", "agency",       "alliance",     "association", "authority",     "board",         "bureau",
     "center",      "centers",        "centre",       "centres",      "coalition",   "collaboration", "collaborative", "collaborators",
     "college",     "commission",     "committee",    "consortium",   "corporation", "council",       "department",    "federation",
     "foundation",  "group",          "hospital",     "inc",          "initiative",  "institut",      "institute",     "institutes",
     "institution", "investigators",  "library",      "media",        "ministry",    "national",      "nations",       "network",
     "office",      "online",         "organisation", "organization", "panel",       "press",         "program",       "programme",
     "publishing",  "service",        "services",     "society",      "staff",       "survey",        "taskforce",     "team",
     "trial",       "trust",          "union",        "university",   "workgroup"});
static_assert(std::ranges::is_sorted(of_groups));

// Letters that are written in several ways in Latin script: ø and oe, ü and ue, å and aa.
std::string plain_letters(std::string_view folded) {
  std::string out;
  out.reserve(folded.size());
  for (std::size_t at = 0; at < folded.size();) {
    const std::string_view rest = folded.substr(at);
    const std::size_t before = at;
    for (const auto& [from, to] : {std::pair<std::string_view, std::string_view>{"ø", "o"},
                                   {"æ", "a"},
                                   {"œ", "o"},
                                   {"ł", "l"},
                                   {"đ", "d"},
                                   {"ð", "d"},
                                   {"þ", "th"},
                                   {"ı", "i"},
                                   {"ae", "a"},
                                   {"oe", "o"},
                                   {"ue", "u"},
                                   {"aa", "a"}}) {
      if (!rest.starts_with(from)) continue;
      out += to;
      at += from.size();
      break;
    }
    if (at == before) out.push_back(folded[at++]);
  }
  return out;
}

bool is_latin(std::string_view folded) noexcept {
  std::size_t letters = 0, other = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const text::CodePoint point = text::decode(folded, at);
    at += point.size;
    (point.value < 0x250 ? letters : other) += point.value == ' ' ? 0U : 1U;
  }
  return letters > other;
}

// "A.B.", "AB", "A", "J.-P.": capitals, at most four of them, beside stops and hyphens.
bool is_initials(std::string_view word) {
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < word.size();) {
    const text::CodePoint point = text::decode(word, at);
    at += point.size;
    if (point.value == '.' || point.value == '-' || point.value == 0x2010 || point.value == 0x2011 || point.value == 0x2019) continue;
    if (!text::is_word(point.value) || text::is_lowercase(point.value) || text::is_digit(static_cast<char>(point.value))) return false;
    if (point.value >= 0x2E80) return false;  // has no capitals
    ++capitals;
  }
  return capitals > 0 && (capitals <= 4);
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> words;
  while (!(text = text::trim_left(text)).empty() && words.size() < 16) {
    std::size_t end = 0;
    while (end < text.size() && text::space_at(text, end) == 0) ++end;
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

bool is_suffix(std::string_view word) {
  return std::ranges::binary_search(suffixes, std::string_view(text::fold(word)));
}

void add_given(Name& name, std::string_view given) {
  for (const std::string_view word : split(given)) {
    if (is_suffix(word) && !is_initials(word)) continue;
    const std::string folded = plain_letters(text::fold(word));
    if (folded.empty()) continue;
    if (is_initials(word)) {
      for (const std::string_view part : text::words(folded)) {
        // Glued: each letter is a name's.
        for (std::size_t at = 0; at < part.size();) {
          const std::size_t size = text::decode(part, at).size;
          if (size == 1) name.initials.push_back(part[at]);
          at += size;
        }
      }
      continue;
    }
    for (const std::string_view part : text::words(folded)) {
      if (static_cast<unsigned char>(part[0]) < 0x80) name.initials.push_back(part[0]);
      if (part.size() > 1) name.given.emplace_back(part);
    }
  }
}

void set_family(Name& name, std::string_view family) {
  const std::string folded = text::fold(family);
  name.readable = name.readable && is_latin(folded);
  const std::string plain = plain_letters(folded);
  name.family.clear();
  name.squeezed.clear();
  for (const std::string_view word : text::words(plain)) {
    if (std::ranges::binary_search(suffixes, word)) continue;
    name.squeezed += word;
    if (!std::ranges::binary_search(particles, word)) name.family.emplace_back(word);
  }
  if (name.family.empty() && !name.squeezed.empty()) name.family.push_back(name.squeezed);
}

Name name_of(std::string_view text) {
  const std::string right = mended(start_of(text::trim(text), longest_name));
  text = right;
  Name name;
  if (const std::size_t comma = text.find(','); comma != std::string_view::npos) {
    set_family(name, text.substr(0, comma));
    std::string given(text.substr(comma + 1));
    std::ranges::replace(given, ',', ' ');
    add_given(name, given);
    const std::string folded = text::fold(text);
    name.group =
        std::ranges::any_of(text::words(folded), [](std::string_view word) { return std::ranges::binary_search(of_groups, word); });
    return name;
  }
  std::vector<std::string_view> words = split(text);
  while (words.size() > 1 && is_suffix(words.back()) && !(words.size() == 2 && is_initials(words.back()))) words.pop_back();
  if (words.empty()) return name;
  const auto between = [&](std::size_t first, std::size_t last) {
    return std::string_view(words[first].data(), static_cast<std::size_t>(words[last].data() + words[last].size() - words[first].data()));
  };
  std::size_t ahead = 0, behind = 0;
  while (ahead < words.size() && is_initials(words[ahead])) ++ahead;
  while (behind < words.size() && is_initials(words[words.size() - 1 - behind])) ++behind;
  // "GRAY JD", "MOSS A": all capitals, so that only short words behind the first are initials.
  const bool shouting = ahead == words.size();
  if (shouting)
    for (behind = 0; behind + 1 < words.size() && text::count_code_points(words[words.size() - 1 - behind]) <= 3;) ++behind;
  const std::string folded = text::fold(text);
  name.group =
      std::ranges::any_of(text::words(folded), [](std::string_view word) { return std::ranges::binary_search(of_groups, word); }) ||
      (words.size() > 2 && text::starts_with_ci(text, "the ")) || (words.size() >= 5 && ahead == 0 && behind == 0) ||
      (words.size() == 1 && shouting);
  if (behind > 0) {
    set_family(name, between(0, words.size() - behind - 1));
    add_given(name, between(words.size() - behind, words.size() - 1));
  } else if (words.size() == 1) {
    set_family(name, text);
  } else {
    // Particles go with the family name.
    std::size_t first = words.size() - 1;
    while (first > 1 && std::ranges::binary_search(particles, std::string_view(text::fold(words[first - 1])))) --first;
    if (ahead > 0 && !shouting) first = std::max<std::size_t>(1, std::min(first, ahead));
    set_family(name, between(first, words.size() - 1));
    add_given(name, between(0, first - 1));
  }
  return name;
}

Name name_of(const Person& person) {
  Name name;
  if (person.family.empty()) {
    name = name_of(person.name.empty() ? std::string_view(person.given) : std::string_view(person.name));
    name.group = name.group || person.group;
    return name;
  }
  set_family(name, mended(start_of(person.family, longest_name)));
  add_given(name, mended(start_of(person.given, longest_name)));
  name.group = person.group;
  return name;
}

// The given and the family name in each other's place; nothing where the given one is not written out.
std::optional<Name> exchanged(const Name& name) {
  if (name.given.empty() || name.family.empty()) return {};
  Name other;
  other.family = name.given;
  for (const std::string& word : name.given) other.squeezed += word;
  for (const std::string& word : name.family) {
    other.initials.push_back(word[0]);
    other.given.push_back(word);
  }
  return other;
}

enum class Likeness : std::uint8_t { none, family_only, close, equal };

bool share_initial(const Name& a, const Name& b) noexcept {
  if (a.initials.empty() || b.initials.empty()) return true;
  return a.initials.find_first_of(b.initials) != std::string::npos;
}

bool share_word(const Name& a, const Name& b) noexcept {
  return std::ranges::any_of(
      a.family, [&](const std::string& word) { return word.size() >= 3 && std::ranges::find(b.family, word) != b.family.end(); });
}

Likeness likeness_as_written(const Name& a, const Name& b) {
  if (a.squeezed.empty() || b.squeezed.empty()) return Likeness::none;
  const bool initial = share_initial(a, b);
  if (a.squeezed == b.squeezed || a.family == b.family) return initial ? Likeness::equal : Likeness::family_only;
  if (!initial) return share_word(a, b) ? Likeness::family_only : Likeness::none;
  if (share_word(a, b)) return Likeness::close;
  constexpr double slip = 0.8;
  const std::size_t shorter = std::min(a.squeezed.size(), b.squeezed.size());
  if (shorter >= 4 && a.squeezed[0] == b.squeezed[0] && text::similarity(a.squeezed, b.squeezed, slip) >= slip) return Likeness::close;
  // A surname's part in the given names' place: "Garcia, M. L." for "Maria Lopez Garcia".
  const auto among = [](const Name& name, const Name& other) {
    return std::ranges::any_of(name.family, [&](const std::string& word) {
      return word.size() >= 4 && std::ranges::find(other.given, word) != other.given.end();
    });
  };
  return among(a, b) || among(b, a) ? Likeness::close : Likeness::none;
}

Likeness likeness(const Name& a, const Name& b) {
  Likeness best = likeness_as_written(a, b);
  if (best == Likeness::equal) return best;
  if (const auto other = exchanged(a)) best = std::max(best, std::min(likeness_as_written(*other, b), Likeness::close));
  if (const auto other = exchanged(b)) best = std::max(best, std::min(likeness_as_written(a, *other), Likeness::close));
  return best;
}

// Whether names were left out, as the entry itself says.
struct LeftOut {
  bool behind = false;   // et al.
  bool between = false;  // an ellipsis before the last
};

LeftOut left_out(const Reference& entry, std::string_view document) {
  constexpr std::uint32_t reach = 32;
  LeftOut out;
  if (entry.authors.empty()) return out;
  const std::uint32_t begin = entry.authors.front().span.begin;
  std::uint32_t end = entry.authors.back().span.end + reach;
  // The names behind one that could not be read are no authors here; the title ends them all.
  if (entry.title.span.begin > end && entry.title.span.begin <= entry.span.end) end = entry.title.span.begin;
  end = std::min(end, static_cast<std::uint32_t>(document.size()));
  if (begin >= end) return out;
  const std::string_view text = document.substr(begin, std::min<std::size_t>(end - begin, 20000));
  for (const std::string_view mark : {"et al", "and others", "et coll", "and colleagues", "u. a.", "u.a.", "y otros", "y cols", "et alii",
                                      "m.fl", "и др", "等", "others"})
    out.behind = out.behind || text::find_ci(text, mark) != std::string_view::npos;
  for (const std::string_view mark : {"…", "...", ". . ."}) out.between = out.between || text.find(mark) != std::string_view::npos;
  return out;
}

std::string listed(std::span<const Person> people, std::size_t most = 4) {
  std::string out;
  for (std::size_t i = 0; i < std::min(people.size(), most); ++i) out.append(i == 0 ? "" : "; ").append(written(people[i]));
  if (people.size() > most) out.append("; and ").append(std::to_string(people.size() - most)).append(" more");
  return out;
}

std::string listed(std::span<const Field> authors, std::size_t most = 4) {
  std::string out;
  for (std::size_t i = 0; i < std::min(authors.size(), most); ++i)
    out.append(i == 0 ? "" : "; ").append(start_of(authors[i].text, longest_name));
  if (authors.size() > most) out.append("; and ").append(std::to_string(authors.size() - most)).append(" more");
  return out;
}

// "J. A.", "A. L. d.": what is left where a name was taken apart wrongly.
bool lacks_family(std::string_view text) {
  const std::vector<std::string_view> words = split(text);
  return !words.empty() && text.find('.') != std::string_view::npos && std::ranges::all_of(words, [](std::string_view word) {
    return is_initials(word) || (word.size() == 2 && text::is_alpha(word[0]) && word[1] == '.');
  });
}

bool may_be_no_name(std::string_view text) {
  return text.size() > longest_name || std::ranges::any_of(text, text::is_digit) || split(text).size() > 8 ||
         text.find("http") != std::string_view::npos;
}

// Whether a person's family name stands in the entry all the same: then the entry was read wrongly, not written wrongly.
bool stands_in(std::string_view folded_entry, const Name& name) {
  const std::vector<std::string_view> words = text::words(folded_entry);
  return std::ranges::any_of(name.family, [&](const std::string& word) { return std::ranges::find(words, word) != words.end(); });
}

AuthorsResult compare_with(const Reference& entry, std::string_view document, std::span<const Person> people, const Record& record) {
  AuthorsResult result;
  result.field.said = listed(entry.authors);
  result.field.known = listed(people);
  if (entry.authors.empty() || people.empty()) return result;
  if (std::ranges::any_of(entry.authors, [](const Field& author) { return may_be_no_name(author.text); })) return result;

  std::vector<Name> said, known;
  std::vector<Field> authors;
  for (const Field& author : entry.authors.first(std::min(entry.authors.size(), most_said))) {
    if (lacks_family(author.text)) continue;
    authors.push_back(author);
    said.push_back(name_of(author.text));
  }
  if (said.empty()) return result;
  for (const Person& person : people.first(std::min(people.size(), most_known))) known.push_back(name_of(person));
  // What is not written in Latin letters can't be compared with what is.
  const auto unreadable = [](const Name& name) { return !name.readable && !name.group; };
  if (std::ranges::any_of(said, unreadable) || std::ranges::any_of(known, unreadable)) return result;

  const bool persons = std::ranges::any_of(known, [](const Name& name) { return !name.group; });
  if (said.size() == 1 && said.front().group) {
    const std::string name = text::fold(start_of(entry.authors.front().text, longest_name));
    for (const Person& person : people.first(std::min<std::size_t>(people.size(), most_known))) {
      if (!person.family.empty()) continue;
      const std::string other = text::fold(start_of(person.name, longest_name));
      if (name == other || (!other.empty() && text::word_similarity(name, other) >= 0.8)) {
        result.field.agreement = name == other ? Agreement::same : Agreement::variant;
        result.overlap = 1;
        return result;
      }
    }
  }
  if (said.size() == 1 && persons && !said.front().squeezed.empty()) {
    const std::string name = text::fold(start_of(entry.authors.front().text, longest_name));
    for (const std::string* other : {&record.publisher, &record.container}) {
      if (other->empty() || entry.authors.front().text.find(',') != std::string_view::npos ||
          name != text::fold(start_of(*other, longest_name)))
        continue;
      result.field.agreement = Agreement::differs;
      result.field.reason = "names who published it in the authors' place";
      result.publisher = true;
      return result;
    }
  }
  const auto is_group = [](const Name& name) { return name.group; };
  if (std::ranges::all_of(said, is_group) || !persons) return result;
  result.compared = true;

  constexpr std::size_t nobody = static_cast<std::size_t>(-1);
  std::vector<std::size_t> found(said.size(), nobody);
  std::vector<bool> taken(known.size(), false);
  bool exact = true;
  std::size_t next = 0;
  for (std::size_t i = 0; i < said.size(); ++i) {
    if (said[i].group) continue;
    Likeness best = Likeness::none;
    std::size_t where = nobody;
    const auto look = [&](std::size_t j) {
      if (taken[j] || known[j].group || best == Likeness::equal) return;
      const Likeness one = likeness(said[i], known[j]);
      if (one > best) {
        best = one;
        where = j;
      }
    };
    for (std::size_t j = next; j < known.size(); ++j) look(j);
    for (std::size_t j = 0; j < next; ++j) look(j);
    // A family name alone counts where it is expected: initials are often mistyped.
    if (where == nobody || (best == Likeness::family_only && where != next)) continue;
    if (best == Likeness::family_only) exact = false;
    found[i] = where;
    taken[where] = true;
    next = where + 1;
    while (next < known.size() && known[next].group) ++next;
    exact = exact && best == Likeness::equal;
  }

  std::size_t persons_said = 0, matched = 0, last = 0;
  std::size_t unmatched = nobody;  // the first that is not the work's
  bool behind_all = true;          // all that are not the work's stand behind those that are
  bool in_order = true;
  for (std::size_t i = 0; i < said.size(); ++i) {
    if (said[i].group) continue;
    ++persons_said;
    if (found[i] == nobody) {
      if (unmatched == nobody) unmatched = i;
      continue;
    }
    if (unmatched != nobody) behind_all = false;
    if (matched > 0 && found[i] < last) in_order = false;
    last = matched == 0 ? found[i] : std::max(last, found[i]);
    ++matched;
  }
  result.overlap = persons_said == 0 ? 0 : static_cast<double>(matched) / static_cast<double>(persons_said);
  result.field.agreement = Agreement::differs;
  if (matched == 0) {
    result.field.reason = "none of these names";
    return result;
  }
  const std::size_t persons_known = static_cast<std::size_t>(std::ranges::count_if(known, [](const Name& name) { return !name.group; }));
  if (unmatched != nobody) {
    // A registry may know only the first few.
    if (behind_all && matched == persons_known) {
      result.field.agreement = Agreement::variant;
      result.field.reason = "the registry names fewer";
      return result;
    }
    result.field.reason = std::string(start_of(authors[unmatched].text, longest_name)) + " is not among the authors";
    return result;
  }
  if (!in_order) {
    result.field.reason = "in another order";
    return result;
  }

  const LeftOut marks = left_out(entry, document);
  const std::size_t size = document.size();
  const std::string folded = entry.span.end <= size && entry.span.begin < entry.span.end
                                 ? plain_letters(text::fold(start_of(document.substr(entry.span.begin, entry.span.size()), 20000)))
                                 : std::string();
  const auto missing = [&](std::size_t j) {
    if (taken[j] || known[j].group || known[j].squeezed.empty()) return false;
    for (std::size_t k = 0; k < known.size(); ++k)  // named twice
      if (taken[k] && likeness(known[k], known[j]) == Likeness::equal) return false;
    return !stands_in(folded, known[j]);
  };
  // Where the list may jump: before its last name, when an ellipsis says so or it is as long as a style allows.
  const bool jumps = marks.between || persons_said >= long_list;
  std::size_t before_last = 0;
  for (std::size_t i = 0; i + 1 < said.size(); ++i)
    if (found[i] != nobody) before_last = std::max(before_last, found[i]);
  for (std::size_t j = 0; j < last; ++j) {
    if (jumps && j > before_last) break;
    if (!missing(j)) continue;
    result.field.reason = "leaves out " + written(people[j]);
    return result;
  }
  if (!marks.behind && !jumps) {
    std::size_t left = 0, first = nobody;
    for (std::size_t j = last + 1; j < known.size() && left < 1000; ++j) {
      if (!missing(j)) continue;
      if (first == nobody) first = j;
      ++left;
    }
    if (left > 0) {
      result.field.reason = left == 1 ? "leaves out " + written(people[first]) : "leaves out " + std::to_string(left) + " authors";
      return result;
    }
  }
  result.field.agreement = exact ? Agreement::same : Agreement::variant;
  if (!exact) result.field.reason = "names written another way";
  return result;
}

}  // namespace

std::string written(const Person& person) {
  if (person.family.empty()) return std::string(start_of(person.name.empty() ? person.given : person.name, longest_name));
  std::string out(start_of(person.family, longest_name));
  bool first = true;
  for (const std::string_view word : split(person.given)) {
    const std::size_t size = text::decode(word, 0).size;
    out.append(first ? ", " : " ");
    first = false;
    // "AJ", "A.J." stay as they are.
    if (is_initials(word) && word.size() > 1) {
      out.append(word);
      continue;
    }
    out.append(word, 0, size).append(".");
  }
  return out;
}

AuthorsResult compare_authors(const Reference& entry, std::string_view document, const Record& record) {
  // A review bears its book's title; whoever cites the book names its authors.
  const bool book_said = entry.type == ReferenceType::book || (entry.publisher && !entry.container);
  if (book_said && record.type == ReferenceType::article && !record.container.empty()) return {};
  AuthorsResult result = compare_with(entry, document, record.authors, record);
  if (record.editors.empty() || (result.field.agreement != Agreement::differs && !record.authors.empty())) return result;
  const bool chapter = record.type == ReferenceType::chapter || !record.authors.empty();
  AuthorsResult as_editors = compare_with(entry, document, record.editors, record);
  if (as_editors.field.agreement != Agreement::differs) return as_editors;
  // Of an edited book registries name the editors, and an entry may well name a chapter's authors.
  if (!chapter) as_editors.field.agreement = Agreement::not_compared;
  return chapter ? result : as_editors;
}

}  // namespace citevet::compare
