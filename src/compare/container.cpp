// Names of journals, books and sites.
#include "compare/container.h"

#include "compare/title.h"
#include "compare/words.h"
#include "text/ascii.h"
#include "text/fold.h"
#include "text/fuzzy.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace citevet::compare {

namespace {

constexpr std::size_t longest_name = 300;
constexpr std::size_t most_names = 12;

// Sites and archives that stand where the journal's name belongs. Folded; sorted.
constexpr auto platforms = std::to_array<std::string_view>({
    "academia edu",
    "cambridge core",
    "doi",
    "doi org",
    "elsevier",
    "europe pmc",
    "google books",
    "google scholar",
    "jstor",
    "mdpi",
    "ncbi",
    "nih",
    "oxford academic",
    "pmc",
    "pubmed",
    "pubmed central",
    "researchgate",
    "sage journals",
    "science direct",
    "sciencedirect",
    "semantic scholar",
    "springer",
    "springer link",
    "springer nature",
    "springerlink",
    "ssrn",
    "taylor and francis",
    "taylor and francis online",
    "taylor francis",
    "taylor francis online",
    "wiley",
    "wiley online library",
    "wolters kluwer",
});
static_assert(std::ranges::is_sorted(platforms));

// Without what stands in brackets, and without a subtitle: "BMJ (Clinical research ed.)", "European psychiatry : the journal of …".
std::string_view main_part(std::string_view name) noexcept {
  for (const std::string_view mark : {" (", " [", ":", " =", " / ", " — ", " – ", " - ", "<"})
    if (const std::size_t at = name.find(mark); at != std::string_view::npos && at > 0) name = name.substr(0, at);
  // "Animus. Revista de comunicação", but not "Psychiatr. Scand."
  constexpr std::size_t long_word = 5;
  if (const std::size_t stop = name.find(". "); stop != std::string_view::npos && stop >= long_word && name.find(' ') > stop &&
                                                name.find_first_of(". ", stop + 2) >= stop + 2 + long_word)
    name = name.substr(0, stop);
  return text::trim(name);
}

// Behind a label in front: "Regae: Rev. Gest. Aval."; with "ACM SIGARCH News", without the society.
std::string_view without_label(std::string_view name) noexcept {
  if (const std::size_t colon = name.find(": "); colon != std::string_view::npos) return name.substr(colon + 2);
  for (const std::string_view society : {"ACM ", "IEEE ", "SIAM "})
    if (name.starts_with(society)) return name.substr(society.size());
  return name;
}

// "JDCTA": of a name that registries don't give.
bool is_one_acronym(std::string_view name) noexcept {
  return name.size() >= 2 && name.size() <= 10 && std::ranges::all_of(name, text::is_upper);
}

// The folded words that tell names apart: small ones left out.
std::vector<std::string> name_words(std::string_view name) {
  std::string plain;
  for (const char c : start_of(name, longest_name)) {
    if (c == '\'') continue;
    if (c == '&')
      plain += " and ";
    else
      plain.push_back(c);
  }
  for (std::size_t at = plain.find("’"); at != std::string::npos; at = plain.find("’", at)) plain.erase(at, 3);
  std::vector<std::string> words;
  const std::string folded = text::fold(plain);
  for (const std::string_view word : text::words(folded))
    if (!is_small(word) || word == "s" || word == "t" || word == "i") words.emplace_back(word);
  return words;
}

// "Psychiatr" of "Psychiatry", "Natl" of "National", "Dtsch" of "Deutsch": the first letter, and the rest in order.
bool shortens(std::string_view part, std::string_view whole) noexcept {
  if (part.empty() || whole.empty() || part.size() > whole.size() || part[0] != whole[0]) return false;
  std::size_t at = 0;
  for (const char c : whole)
    if (at < part.size() && part[at] == c) ++at;
  return at == part.size();
}

// What may follow a name without making another.
bool is_tail(const std::vector<std::string>& words, std::size_t from) {
  static constexpr auto tails =
      std::to_array<std::string_view>({"united", "states", "america", "usa", "u", "s", "edition", "ed", "online", "print", "english",
                                       "preprint", "epub", "london", "england", "suppl", "supplement", "series"});
  return std::all_of(words.begin() + static_cast<std::ptrdiff_t>(from), words.end(),
                     [](const std::string& word) { return std::ranges::find(tails, word) != tails.end(); });
}

bool words_abbreviate(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  if (part.empty() || part.size() > whole.size()) return false;
  for (std::size_t i = 0; i < part.size(); ++i)
    if (!shortens(part[i], whole[i])) return false;
  return is_tail(whole, part.size());
}

// "JGR Atmospheres": an acronym, and then the words behind what it stands for.
bool begins_with_acronym(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  if (part.size() < 2 || part[0].size() < 2 || part[0].size() >= whole.size()) return false;
  for (std::size_t i = 0; i < part[0].size(); ++i)
    if (whole[i][0] != part[0][i]) return false;
  const auto behind = [](const std::vector<std::string>& words, std::size_t from) {
    return std::vector<std::string>(words.begin() + static_cast<std::ptrdiff_t>(from), words.end());
  };
  return words_abbreviate(behind(part, 1), behind(whole, part[0].size()));
}

bool is_acronym(std::string_view part, std::string_view whole) {
  std::string letters;
  for (const char c : part) {
    if (text::is_alpha(c))
      letters.push_back(text::to_lower(c));
    else if (c != '.' && c != ' ')
      return false;
  }
  if (letters.size() < 2 || letters.size() > 8 || (part.size() > letters.size() && part.find('.') == std::string_view::npos)) return false;
  const std::string folded = text::fold(start_of(whole, longest_name));
  std::string initials, all;
  for (const std::string_view word : text::words(folded)) {
    all.push_back(word[0]);
    if (!is_small(word)) initials.push_back(word[0]);
  }
  return initials.size() >= 2 && (initials.starts_with(letters) || all.starts_with(letters)) && letters.size() + 4 > initials.size();
}

bool is_within(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  return part.size() >= 2 && part.size() < whole.size() && std::ranges::search(whole, part).begin() != whole.end();
}

Agreement agreement_of(std::string_view said, std::string_view known) {
  const auto a = name_words(said), b = name_words(known);
  if (a.empty() || b.empty()) return Agreement::not_compared;
  if (a == b) return Agreement::same;
  if (abbreviates(said, known) || abbreviates(known, said)) return Agreement::variant;
  if (is_within(b, a)) return Agreement::variant;
  std::string one, two;
  for (const std::string& word : a) one += word;
  for (const std::string& word : b) two += word;
  if (one == two) return Agreement::same;
  constexpr double slip = 0.92;
  return std::min(one.size(), two.size()) >= 10 && text::similarity(one, two) >= slip ? Agreement::variant : Agreement::differs;
}

bool is_preprint_server(std::string_view name) {
  return text::find_ci(name, "rxiv") != std::string_view::npos || text::find_ci(name, "preprint") != std::string_view::npos ||
         text::find_ci(name, "ssrn") != std::string_view::npos || text::find_ci(name, "research square") != std::string_view::npos;
}

}  // namespace

bool abbreviates(std::string_view part, std::string_view whole) {
  part = start_of(part, longest_name);
  whole = start_of(whole, longest_name);
  if (is_acronym(text::trim(part), main_part(whole))) return true;
  const auto short_words = name_words(part), short_main = name_words(main_part(part));
  const auto words = name_words(whole), main = name_words(main_part(whole));
  const auto bare = name_words(without_label(whole)), short_bare = name_words(without_label(part));
  return begins_with_acronym(short_words, words) || words_abbreviate(short_words, bare) || words_abbreviate(short_bare, words) ||
         words_abbreviate(short_words, words) || words_abbreviate(short_words, main) || words_abbreviate(short_main, words) ||
         words_abbreviate(short_main, main);
}

FieldComparison compare_containers(const Reference& entry, const Record& record) {
  FieldComparison field{.said = std::string(start_of(entry.container.text, longest_name)),
                        .known = std::string(start_of(record.container, longest_name))};
  if (!entry.container) return field;
  std::vector<std::string_view> names{record.container};
  for (const std::string& other : record.containers)
    if (names.size() < most_names) names.push_back(other);
  std::erase_if(names, [](std::string_view name) { return name.empty(); });
  if (names.empty()) return field;

  const std::string folded = text::fold(field.said);
  if (folded.empty() || std::ranges::binary_search(platforms, std::string_view(folded)) ||
      folded == text::fold(start_of(record.publisher, longest_name)))
    return field;
  field.agreement = Agreement::differs;
  for (const std::string_view name : names) {
    const Agreement one = agreement_of(field.said, name);
    if (one == Agreement::same) {
      field.agreement = one;
      break;
    }
    if (one != Agreement::differs) field.agreement = one;
  }
  if (field.agreement == Agreement::variant) field.reason = "written another way";
  if (field.agreement != Agreement::differs) return field;

  // Only journals have one name: proceedings, books and repositories are called by many.
  const bool journal =
      record.type == ReferenceType::article && (entry.type == ReferenceType::article || entry.type == ReferenceType::unknown);
  if (!journal || is_one_acronym(text::trim(field.said)) || is_preprint_server(field.said) || is_preprint_server(field.known) ||
      in_other_languages(field.said, field.known) || is_same_title(field.said, record.title)) {
    field.agreement = Agreement::not_compared;
    return field;
  }
  field.reason = "another journal";
  return field;
}

}  // namespace citevet::compare
