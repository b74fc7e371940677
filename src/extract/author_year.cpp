// Author–year citations: `(Korb, 2025)`, `Korb (2025)`, `(Korb & Lee, 2024; WHO, 2023a)`, `[Jensen et al., 2026](https://…)`.
#include "extract/name.h"
#include "extract/scan.h"
#include "text/ascii.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <unordered_set>

namespace citevet::extract {

namespace {

constexpr std::uint32_t longest_bracket = 400;
constexpr std::uint32_t longest_names = 160;

bool is_word_byte(char c) noexcept {
  return text::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80 || c == '\'' || c == '-';
}
bool begins_name(std::string_view word) noexcept {
  return !word.empty() && (text::is_upper(word.front()) || static_cast<unsigned char>(word.front()) >= 0xC3);
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::string_view (&list)[N]) noexcept {
  return std::ranges::any_of(list, [&](std::string_view w) { return text::equal_ci(word, w); });
}

// Words that a bracket with a year begins with when it cites nobody.
constexpr std::string_view no_names[] = {
    "january",   "february", "march",     "april",     "may",    "june",    "july",   "august",   "september", "october", "november",
    "december",  "jan",      "feb",       "mar",       "apr",    "jun",     "jul",    "aug",      "sep",       "sept",    "oct",
    "nov",       "dec",      "spring",    "summer",    "autumn", "fall",    "winter", "early",    "late",      "mid",     "in",
    "since",     "before",   "after",     "until",     "from",   "by",      "as",     "figure",   "fig",       "table",   "chapter",
    "section",   "part",     "version",   "volume",    "vol",    "no",      "issue",  "appendix", "equation",  "page",    "updated",
    "published", "accessed", "retrieved", "copyright", "born",   "founded", "est",    "circa",    "ca",        "q1",      "q2",
    "q3",        "q4",       "h1",        "h2",        "fy",     "ad",      "bc",     "ce",       "episode",   "season",  "on",
    "the",       "during",   "between",   "around",    "about",  "over",    "under",  "to",       "at",        "only",    "december"};

// Lead-ins of a citation in a bracket, and words that begin a sentence before a name.
constexpr std::string_view lead_ins[] = {
    "see",   "e.g.",    "e.g",  "cf.",     "cf",       "also",  "for",   "example", "and",   "reviewed", "in",        "as",
    "cited", "by",      "from", "adapted", "compare",  "per",   "after", "based",   "on",    "data",     "according", "to",
    "both",  "but",     "the",  "study",   "of",       "work",  "like",  "unlike",  "while", "when",     "since",     "if",
    "where", "whereas", "with", "more",    "recently", "siehe", "vgl.",  "vgl",     "z.b.",  "voir",     "véase"};

constexpr std::string_view particles[] = {"van", "von", "de",  "der", "den", "del", "della", "di", "da",  "dos", "du",  "la", "le", "ten",
                                          "ter", "zu",  "zur", "al",  "el",  "bin", "ibn",   "of", "for", "and", "the", "on", "in"};

// The words that stand before the year in the lists' lines: the names that an author–year citation can mean.
class ListedNames {
 public:
  explicit ListedNames(const Scan& scan) : scan_(scan) {}

  bool has(std::string_view word) {
    if (!built_) build();
    return names_.contains(word);
  }

 private:
  void build() {
    built_ = true;
    constexpr std::size_t longest_author_part = 300;
    for (const List& list : scan_.lists) {
      std::string_view rest = slice(scan_.text, list.span);
      while (!rest.empty()) {
        const std::size_t stop = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, std::min(stop, longest_author_part));
        rest.remove_prefix(std::min(stop + 1, rest.size()));
        std::size_t year = 0;
        while (year + 4 <= line.size() && year_at(line, year) == 0) ++year;
        if (year + 4 > line.size()) continue;
        for (std::size_t at = 0; at < year;) {
          if (!is_word_byte(line[at])) {
            ++at;
            continue;
          }
          const std::size_t begin = at;
          while (at < year && is_word_byte(line[at])) ++at;
          const std::string_view word = line.substr(begin, at - begin);
          if (begins_name(word) && word.size() > 1) names_.insert(word);
        }
      }
    }
  }

  const Scan& scan_;
  bool built_ = false;
  std::unordered_set<std::string_view> names_;
};

// One "Names, year" as a bracket's part holds it.
struct Part {
  std::string_view author;
  std::string_view label;
  std::int32_t year = 0;
  char suffix = 0;
  bool sure = false;                                // "et al." or two names: nothing else looks like that
  bool comma = false;                               // a comma before the year
  std::vector<std::pair<std::int32_t, char>> more;  // "2021, 2023a": further years
};

class Grammar {
 public:
  explicit Grammar(Scan& scan) : scan_(scan), text_(scan.text), listed_(scan) {}

  void run() {
    for (const Inline& in : scan_.document.inlines)
      if (in.kind == InlineKind::link && in.text.size() >= 6 && in.text.size() <= longest_names && scan_.in_stretch(in.span.begin))
        link(in);
    for (std::size_t s = 0; s < scan_.stretches.size(); ++s) {
      const Span stretch = scan_.stretches[s];
      std::uint32_t at = stretch.begin;
      while (at < stretch.end) {
        const void* hit = std::memchr(text_.data() + at, '(', stretch.end - at);
        if (hit == nullptr) break;
        const auto open = static_cast<std::uint32_t>(static_cast<const char*>(hit) - text_.data());
        at = std::max(bracket(open, stretch.end), open + 1);
      }
    }
    settle();
  }

 private:
  // A draft that counts only where the article cites by author and year elsewhere.
  struct Doubtful {
    std::size_t draft;
  };

  std::uint32_t bracket(std::uint32_t open, std::uint32_t limit) {
    const std::uint32_t begin = open + 1;
    limit = std::min(limit, begin + longest_bracket);
    if (begin + 4 > limit) return 0;
    // Without a year before the bracket closes it is none.
    std::uint32_t end = begin;
    int depth = 1;
    bool year = false;
    bool number = false;
    for (; end < limit; ++end) {
      const char c = text_[end];
      if (c == '(') ++depth;
      if (c == ')' && --depth == 0) break;
      if ((c == '1' || c == '2') && !year && year_at(text_, end) != 0) year = true;
      if (c == '[' && end + 1 < limit && (text::is_digit(text_[end + 1]) || text_[end + 1] == '(')) number = true;
    }
    if (!year || number || end >= limit) return 0;
    if (year_at(text_, begin) != 0) return narrative(open, end);
    return parenthetical(open, end);
  }

  // "(see Korb 2025, p. 4; WHO, 2023a)"
  std::uint32_t parenthetical(std::uint32_t open, std::uint32_t close) {
    const std::string_view content = text_.substr(open + 1, close - open - 1);
    if (content.find("](") != std::string_view::npos || content.find("://") != std::string_view::npos) return 0;
    std::vector<Part> parts;
    std::string_view rest = content;
    while (true) {
      const std::size_t cut = rest.find(';');
      if (auto part = part_of(rest.substr(0, cut)))
        parts.push_back(std::move(*part));
      else if (parts.empty() || cut != std::string_view::npos)
        return 0;
      if (cut == std::string_view::npos) break;
      rest.remove_prefix(cut + 1);
    }
    const Block* block = scan_.block_at(open);
    if (block == nullptr || !block->span.contains(open) || scan_.in_code(open)) return 0;
    bool sure = false;
    bool listed = false;
    bool comma = true;
    for (const Part& part : parts) {
      sure = sure || part.sure;
      listed = listed || is_listed(part.author);
      comma = comma && part.comma;
    }
    if (!sure && !listed && !comma) return 0;
    scan_.begin();
    for (const Part& part : parts) add(part);
    if (!sure && !listed)
      doubtful_.push_back({scan_.drafts.size()});
    else
      ++certain_;
    scan_.finish(CitationKind::author_year, {open, close + 1});
    return close + 1;
  }

  // "Korb (2025)", "Asabuki & Clopath (2024)", "Ye et al. (2022, p. 4)"
  std::uint32_t narrative(std::uint32_t open, std::uint32_t close) {
    const Block* block = scan_.block_at(open);
    if (block == nullptr || !block->span.contains(open)) return 0;
    const std::uint32_t floor = std::max(block->content, open > longest_names ? open - longest_names : 0);
    std::uint32_t end = open;
    while (end > floor && (text_[end - 1] == ' ' || is_emphasis(text_[end - 1]))) --end;
    if (end <= floor) return 0;
    std::string_view before = text_.substr(floor, end - floor);
    // What must follow the year: nothing, a letter, a page.
    std::uint32_t behind = open + 5;
    char suffix = 0;
    if (behind < close && text::is_lower(text_[behind])) suffix = text_[behind++];
    if (behind != close && text_[behind] != ',' && text_[behind] != ':' && text_[behind] != ';') return 0;
    // A possessive still names: "Korb's (2025)".
    for (const std::string_view possessive : {"'s", "’s", "’", "'"})
      if (before.ends_with(possessive)) {
        before.remove_suffix(possessive.size());
        break;
      }
    bool sure = false;
    for (const std::string_view mark : {" et al.", " et al", " and colleagues", " and others", " u. a."})
      if (text::ends_with_ci(before, mark)) {
        before.remove_suffix(mark.size());
        sure = true;
        break;
      }
    // Back over capitalised words and what joins them.
    std::size_t begin = before.size();
    std::size_t words = 0;
    bool joined = false;
    for (std::size_t at = before.size(); at > 0 && words < 12;) {
      std::size_t word_end = at;
      while (word_end > 0 && (before[word_end - 1] == ' ' || before[word_end - 1] == ',' || before[word_end - 1] == '.')) {
        // A sentence's end, not an initial's: "… it works. Korb".
        if (before[word_end - 1] == '.' && word_end >= 3 && text::is_lower(before[word_end - 2]) && is_word_byte(before[word_end - 3]))
          break;
        --word_end;
      }
      if (word_end == 0 || before[word_end - 1] == '.') break;
      if (word_end == at && words > 0) break;
      std::size_t word_begin = word_end;
      while (word_begin > 0 && (is_word_byte(before[word_begin - 1]) || before[word_begin - 1] == '&')) --word_begin;
      const std::string_view word = before.substr(word_begin, word_end - word_begin);
      if (word.empty()) break;
      if (word == "&" || word == "and" || word == "und" || word == "y") {
        if (words == 0) break;
        joined = true;
      } else if (begins_name(word)) {
        begin = word_begin;
      } else if (!is_one_of(word, particles) || words == 0) {
        break;
      }
      ++words;
      at = word_begin;
    }
    // "van der Berg"
    for (std::size_t end_of_word = begin; end_of_word > 1 && before[end_of_word - 1] == ' ';) {
      std::size_t word_begin = end_of_word - 1;
      while (word_begin > 0 && is_word_byte(before[word_begin - 1])) --word_begin;
      static constexpr std::string_view of_names[] = {"van", "von", "der", "den", "ter", "ten", "ibn", "bin", "zu"};
      if (!is_one_of(before.substr(word_begin, end_of_word - 1 - word_begin), of_names)) break;
      begin = end_of_word = word_begin;
    }
    std::string_view names = before.substr(begin);
    // "Moss, A. (2021)" is how an entry begins, not a sentence.
    for (std::size_t comma = names.find(", "); comma != std::string_view::npos; comma = names.find(", ", comma + 1))
      if (comma + 2 < names.size() && text::is_upper(names[comma + 2]) && (comma + 3 == names.size() || !is_word_byte(names[comma + 3])))
        return 0;
    const bool two = joined && (names.find(" & ") != std::string_view::npos || names.find(" and ") != std::string_view::npos);
    // A sentence's own first word is no name.
    while (!names.empty()) {
      const std::size_t space = names.find(' ');
      if (space == std::string_view::npos || !(is_one_of(names.substr(0, space), lead_ins) || is_one_of(names.substr(0, space), no_names)))
        break;
      names.remove_prefix(space + 1);
    }
    if (names.empty() || is_one_of(names, no_names)) return 0;
    const std::string_view author = author_of(names);
    const bool listed = is_listed(author);
    if (!(sure || (two && listed) || listed)) return 0;
    if (scan_.in_code(open)) return 0;
    scan_.begin();
    const Span span{span_of(text_, names).begin, close + 1};
    scan_.targets.push_back(
        {.span = span, .label = slice(text_, span), .author = author, .year = year_at(text_, open + 1), .year_suffix = suffix});
    ++certain_;
    scan_.finish(CitationKind::author_year, span);
    return close + 1;
  }

  // A link whose text gives author and year: both count, the address and the name.
  void link(const Inline& link) {
    std::string_view shown = slice(text_, link.text);
    if (shown.starts_with('(') && shown.ends_with(')')) shown = shown.substr(1, shown.size() - 2);
    const auto part = part_of(shown);
    if (!part) {
      // "[Korb (2025)](…)"
      const std::size_t open = shown.find('(');
      if (open == std::string_view::npos || !shown.ends_with(')') || year_at(shown, open + 1) == 0 || shown.size() - open > 8) return;
      const std::string_view names = text::trim(shown.substr(0, open));
      if (!begins_name(names) || is_one_of(names, no_names)) return;
      const char letter = shown[open + 5];
      add_link(
          link,
          {.author = author_of(names), .label = shown, .year = year_at(shown, open + 1), .suffix = text::is_lower(letter) ? letter : '\0'});
      return;
    }
    add_link(link, *part);
  }

  void add_link(const Inline& link, const Part& part) {
    if (link.target.starts_with('#') && !part.sure && !is_listed(part.author)) return;
    scan_.begin();
    Target target = scan_.link_target(link);
    if (target.canonical.empty()) target.url = {};
    target.label = part.label;
    target.author = part.author;
    target.year = part.year;
    target.year_suffix = part.suffix;
    scan_.targets.push_back(target);
    ++certain_;
    scan_.finish(CitationKind::author_year, link.span);
  }

  // "see Korb & Lee, 2024, p. 4"
  [[nodiscard]] std::optional<Part> part_of(std::string_view part) const {
    part = text::trim(part);
    while (true) {
      const std::size_t space = part.find(' ');
      if (space == std::string_view::npos) break;
      std::string_view word = part.substr(0, space);
      if (word.ends_with(',')) word.remove_suffix(1);
      if (begins_name(word) || !is_one_of(word, lead_ins)) break;
      part = text::trim(part.substr(space));
    }
    if (!begins_name(part) && !begins_with_particle(part)) return std::nullopt;
    std::size_t year = 1;
    while (year + 4 <= part.size() && !((part[year] == '1' || part[year] == '2') && year_at(part, year) != 0)) ++year;
    if (year + 4 > part.size()) return std::nullopt;
    std::string_view names = text::trim(part.substr(0, year));
    if (names.ends_with('(')) names = text::trim(names.substr(0, names.size() - 1));
    const bool comma = names.ends_with(',');
    if (comma) names = text::trim(names.substr(0, names.size() - 1));
    if (names.empty() || !are_names(names)) return std::nullopt;
    Part found{.author = author_of(names), .label = part, .year = year_at(part, year), .comma = comma};
    found.sure = text::find_ci(names, "et al") != std::string_view::npos || names.find(" & ") != std::string_view::npos;
    std::size_t at = year + 4;
    if (at < part.size() && text::is_lower(part[at]) && (at + 1 == part.size() || !text::is_alnum(part[at + 1]))) found.suffix = part[at++];
    found.label = part.substr(0, at);
    // Further years, or a page; a word that goes on ("2023 season") makes it prose.
    while (at < part.size()) {
      std::size_t next = at;
      while (next < part.size() && (part[next] == ',' || part[next] == ':' || part[next] == ' ')) ++next;
      const std::int32_t more = year_at(part, next);
      if (part[at] == ',' && more != 0) {
        char suffix = 0;
        at = next + 4;
        if (at < part.size() && text::is_lower(part[at])) suffix = part[at++];
        found.more.emplace_back(more, suffix);
        continue;
      }
      if (part[at] == ')' || part[at] == '/') return found;
      if ((part[at] == ',' || part[at] == ':') && is_locator(part.substr(next))) return found;
      return std::nullopt;
    }
    return found;
  }

  // "p. 4", "Table 2": where in the source.
  [[nodiscard]] static bool is_locator(std::string_view rest) noexcept {
    static constexpr std::string_view words[] = {"p.",  "pp.",  "p ",    "page", "ch.",      "chap",     "sec", "§",
                                                 "¶",   "fig",  "table", "tab.", "para",     "vol",      "app", "s.",
                                                 "abb", "line", "note",  "kap",  "in press", "emphasis", "n."};
    if (!rest.empty() && text::is_digit(rest.front())) return true;
    return std::ranges::any_of(words, [&](std::string_view word) { return text::starts_with_ci(rest, word); });
  }

  [[nodiscard]] static bool begins_with_particle(std::string_view part) noexcept {
    const std::size_t space = part.find(' ');
    if (space == std::string_view::npos || space + 1 >= part.size()) return false;
    static constexpr std::string_view before_names[] = {"van", "von", "de",  "der", "den", "del", "della", "di", "da",  "dos", "du",
                                                        "la",  "le",  "ten", "ter", "zu",  "zur", "al",    "el", "bin", "ibn"};
    return is_one_of(part.substr(0, space), before_names) &&
           (begins_name(part.substr(space + 1)) || begins_with_particle_once(part.substr(space + 1)));
  }
  [[nodiscard]] static bool begins_with_particle_once(std::string_view part) noexcept {
    const std::size_t space = part.find(' ');
    return space != std::string_view::npos && is_one_of(part.substr(0, space), particles) &&
           begins_name(part.substr(std::min(part.size(), space + 1)));
  }

  // Capitalised words, initials, particles and what joins names; no other word.
  [[nodiscard]] static bool are_names(std::string_view names) noexcept {
    if (names.size() > longest_names) return false;
    bool any = false;
    for (std::size_t at = 0; at < names.size();) {
      if (names[at] == ' ' || names[at] == ',' || names[at] == '.' || names[at] == '&' || names[at] == '(' || names[at] == ')' ||
          names[at] == '*' || names[at] == '_' || names[at] == '"') {
        ++at;
        continue;
      }
      if (!is_word_byte(names[at])) return false;
      const std::size_t begin = at;
      while (at < names.size() && is_word_byte(names[at])) ++at;
      const std::string_view word = names.substr(begin, at - begin);
      if (begins_name(word)) {
        if (!any && is_one_of(word, no_names)) return false;
        any = true;
        continue;
      }
      static constexpr std::string_view joins[] = {"et", "al", "and", "und", "y", "e", "i", "others", "colleagues", "u", "a"};
      if (!is_one_of(word, joins) && !is_one_of(word, particles)) return false;
    }
    return any;
  }

  [[nodiscard]] static std::string_view author_of(std::string_view names) noexcept {
    std::size_t end = names.size();
    for (const std::string_view stop : {",", " & ", " et al", " und ", " ("}) end = std::min(end, names.find(stop));
    const std::size_t joint = names.find(" and ");
    // "Korb and Lee" are two people, "Centers for Disease Control and Prevention" is one body.
    if (joint < end && names.substr(0, joint).find(' ') == std::string_view::npos) end = joint;
    std::string_view author = text::trim(names.substr(0, end));
    while (!author.empty() && (author.front() == '*' || author.front() == '_' || author.front() == '"')) author.remove_prefix(1);
    while (!author.empty() && (author.back() == '*' || author.back() == '_' || author.back() == '"' || author.back() == '.'))
      author.remove_suffix(1);
    return author;
  }

  [[nodiscard]] bool is_listed(std::string_view author) {
    std::size_t at = 0;
    while (at < author.size()) {
      const std::size_t space = std::min(author.find(' ', at), author.size());
      const std::string_view word = author.substr(at, space - at);
      if (begins_name(word) && word.size() > 1 && !listed_.has(word)) return false;
      at = space + 1;
    }
    return !author.empty();
  }

  void add(const Part& part) {
    const Span span = span_of(text_, part.label);
    scan_.targets.push_back({.span = span, .label = part.label, .author = part.author, .year = part.year, .year_suffix = part.suffix});
    for (const auto& [year, suffix] : part.more)
      scan_.targets.push_back({.span = span, .label = part.label, .author = part.author, .year = year, .year_suffix = suffix});
  }

  // A name that no list has, with a comma and a year, cites only where others do: "(Paris, 2024)" is a place and a date.
  void settle() {
    if (certain_ > 0 && certain_ * 2 >= doubtful_.size()) return;
    for (auto it = doubtful_.rbegin(); it != doubtful_.rend(); ++it)
      scan_.drafts.erase(scan_.drafts.begin() + static_cast<std::ptrdiff_t>(it->draft));
  }

  Scan& scan_;
  std::string_view text_;
  ListedNames listed_;
  std::vector<Doubtful> doubtful_;
  std::size_t certain_ = 0;
};

}  // namespace

void names(Scan& scan) {
  if (scan.lists.empty()) return;
  // An article that cites by numbers names authors in its sentences too; those are no citations of their own.
  constexpr std::ptrdiff_t enough = 3;
  if (std::ranges::count(scan.drafts, CitationKind::numeric, &Draft::kind) >= enough) return;
  Grammar(scan).run();
}

}  // namespace citevet::extract
