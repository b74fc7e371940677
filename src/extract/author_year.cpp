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

// A year, or what stands for one.
struct Date {
  std::size_t size = 0;  // 0: none
  std::int32_t year = 0;
};

// The date that begins at `at`: "2024", "n.d.", "in press".
Date date_at(std::string_view text, std::size_t at) noexcept {
  static constexpr text::ByteSet begins("12nifos");
  const char c = text[at];
  if (!begins.has(c)) return {};
  if (c == '1' || c == '2') {
    const std::int32_t year = year_at(text, at);
    return {year == 0 ? 0U : 4U, year};
  }
  if (at > 0 && text::is_alnum(text[at - 1])) return {};
  for (const std::string_view word : {"n.d.", "n. d.", "n.d", "in press", "forthcoming", "o. J.", "o.J.", "s.f.", "s.d."})
    if (text.substr(at).starts_with(word)) return {word.size(), 0};
  return {};
}

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
        while (year < line.size() && date_at(line, year).size == 0) ++year;
        if (year >= line.size()) continue;
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

// One "Names, year" as a bracket's part holds it. Views lead into the text.
struct Part {
  std::string_view author;
  std::string_view label;
  std::int32_t year = 0;
  char suffix = 0;
  bool sure = false;                                // "et al." or two names: nothing else looks like that
  bool comma = false;                               // a comma before the year
  std::vector<std::pair<std::int32_t, char>> more;  // "2021, 2023a": further years
  std::string_view address;                         // "…, 2018, https://example.org": written behind the year
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
        const std::uint32_t marker_end = end_of_marker(open);
        at = std::max(marker_end != 0 ? marker_end : bracket(open, stretch.end, ')'), open + 1);
      }
      for (at = stretch.begin; at < stretch.end;) {
        const void* hit = std::memchr(text_.data() + at, '[', stretch.end - at);
        if (hit == nullptr) break;
        const auto open = static_cast<std::uint32_t>(static_cast<const char*>(hit) - text_.data());
        at = std::max(bracket(open, stretch.end, ']'), open + 1);
      }
    }
    settle();
  }

 private:
  // The end of the marker that `open` lies in, 0: none. Asked in rising order.
  std::uint32_t end_of_marker(std::uint32_t open) noexcept {
    while (marker_ < scan_.markers_in_order && scan_.drafts[marker_].span.end <= open) ++marker_;
    return marker_ < scan_.markers_in_order && scan_.drafts[marker_].span.begin <= open ? scan_.drafts[marker_].span.end : 0;
  }

  // A draft that counts only where the article cites by author and year elsewhere.
  struct Doubtful {
    std::size_t draft;
  };

  std::uint32_t bracket(std::uint32_t open, std::uint32_t limit, char closing) {
    const std::uint32_t begin = open + 1;
    limit = std::min(limit, begin + longest_bracket);
    if (begin + 4 > limit) return 0;
    // Without a year before the bracket closes it is none.
    constexpr int deepest = 3;
    std::uint32_t end = begin;
    int depth = 1;
    bool year = false;
    bool number = false;
    for (; end < limit; ++end) {
      const char c = text_[end];
      if (c == text_[open] && ++depth > deepest) return 0;
      if (c == closing && --depth == 0) break;
      if (!year && date_at(text_, end).size != 0) year = true;
      if (c == '[' && end + 1 < limit && (text::is_digit(text_[end + 1]) || text_[end + 1] == '(')) number = true;
    }
    if (!year || number || end >= limit) return 0;
    const bool square = closing == ']';
    if (square && (scan_.link_at(open) != nullptr || (end + 1 < text_.size() && text_[end + 1] == '('))) return 0;
    if (date_at(text_, begin).size != 0) return square ? 0 : narrative(open, end);
    return parenthetical(open, end);
  }

  // "(see Korb 2025, p. 4; WHO, 2023a)"
  std::uint32_t parenthetical(std::uint32_t open, std::uint32_t close) {
    const std::string_view content = text_.substr(open + 1, close - open - 1);
    if (content.find("](") != std::string_view::npos || content.find("][") != std::string_view::npos) return among_links(open, content);
    std::vector<Part> parts;
    for (std::size_t from = 0; from <= content.size();) {
      // "SILVA; SOUZA, 2020": some part authors by semicolons too, so a part without a year takes in the next one.
      constexpr int most_authors = 4;
      std::optional<Part> part;
      std::size_t cut = from;
      for (int i = 0; i < most_authors && !part && cut != std::string_view::npos; ++i) {
        cut = content.find(';', i == 0 ? cut : cut + 1);
        part = part_of(content.substr(from, cut == std::string_view::npos ? cut : cut - from));
      }
      if (!part) {
        if (parts.empty() || content.find(';', from) != std::string_view::npos) return 0;
        break;
      }
      parts.push_back(std::move(*part));
      if (cut == std::string_view::npos) break;
      from = cut + 1;
    }
    const Block* block = scan_.block_at(open);
    if (block == nullptr || !block->span.contains(open) || scan_.in_code(open)) return 0;
    bool sure = false;
    bool listed = false;
    bool comma = true;
    for (const Part& part : parts) {
      sure = sure || part.sure;
      listed = listed || is_listed(part.author);
      comma = comma && part.comma && part.year != 0;
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

  // "([Jensen et al., 2026](https://…); Korb, 2025)": the links are citations of their own, and so are the names beside them.
  std::uint32_t among_links(std::uint32_t open, std::string_view content) {
    std::uint32_t end = 0;
    for (std::size_t from = 0; from < content.size();) {
      const std::size_t cut = std::min(content.find(';', from), content.size());
      const std::string_view words = text::trim(content.substr(from, cut - from));
      from = cut + 1;
      if (words.find('[') != std::string_view::npos) continue;
      const auto part = part_of(words);
      if (!part || (!part->sure && !is_listed(part->author)) || scan_.in_code(open)) continue;
      scan_.begin();
      add(*part);
      ++certain_;
      scan_.finish(CitationKind::author_year, span_of(text_, words));
      end = span_of(text_, words).end;
    }
    return end;
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
    const Date date = date_at(text_, open + 1);
    std::uint32_t behind = open + 1 + static_cast<std::uint32_t>(date.size);
    char suffix = 0;
    if (date.year != 0 && behind < close && text::is_lower(text_[behind])) suffix = text_[behind++];
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
    scan_.targets.push_back({.span = span, .label = slice(text_, span), .author = author, .year = date.year, .year_suffix = suffix});
    // "Moss (2021, 2023a)"
    for (; behind + 6 <= close && text_[behind] == ','; behind += 4) {
      ++behind;
      while (behind < close && text_[behind] == ' ') ++behind;
      const std::int32_t more = year_at(text_, behind);
      if (more == 0) break;
      const char letter = text_[behind + 4];
      const bool lettered = text::is_lower(letter);
      scan_.targets.push_back(
          {.span = span, .label = slice(text_, span), .author = author, .year = more, .year_suffix = lettered ? letter : '\0'});
      if (lettered) ++behind;
    }
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
    // "[The state of sleep 2024](https://…)" is a title: a link as any other.
    if (!part.sure && !is_listed(part.author)) return;
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
    Date date;
    while (year < part.size() && (date = date_at(part, year)).size == 0) ++year;
    if (date.size == 0) return std::nullopt;
    std::string_view names = text::trim(part.substr(0, year));
    if (names.ends_with('(')) names = text::trim(names.substr(0, names.size() - 1));
    const bool comma = names.ends_with(',');
    if (comma) names = text::trim(names.substr(0, names.size() - 1));
    if (names.empty() || !are_names(names)) return std::nullopt;
    Part found{.author = author_of(names), .label = part, .year = date.year, .comma = comma};
    found.sure = text::find_ci(names, "et al") != std::string_view::npos || names.find(" & ") != std::string_view::npos;
    std::size_t at = year + date.size;
    if (date.year != 0 && at < part.size() && text::is_lower(part[at]) && (at + 1 == part.size() || !text::is_alnum(part[at + 1])))
      found.suffix = part[at++];
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
      if (part[at] == ',' && (text::starts_with_ci(part.substr(next), "http") || part.substr(next).starts_with("www."))) {
        found.address = part.substr(next);
        return found;
      }
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
          names[at] == '*' || names[at] == '_' || names[at] == '"' || names[at] == ';' || names[at] == '[' || names[at] == ']' ||
          names[at] == ':') {
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
    for (const std::string_view stop : {",", ";", " & ", " et al", " und ", " (", " ["}) end = std::min(end, names.find(stop));
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
    Target target;
    if (!part.address.empty()) {
      const std::uint32_t at = span_of(text_, part.address).begin;
      if (const std::string_view written = scan_.address_at(at, at + static_cast<std::uint32_t>(part.address.size())); !written.empty())
        target = scan_.address(written, span_of(text_, written));
    }
    target.span = span;
    target.label = part.label;
    target.author = part.author;
    target.year = part.year;
    target.year_suffix = part.suffix;
    scan_.targets.push_back(target);
    for (const auto& [year, suffix] : part.more)
      scan_.targets.push_back({.span = span, .label = part.label, .author = part.author, .year = year, .year_suffix = suffix});
  }

  // A name that no list has, with a comma and a year, cites only where others do: "(Paris, 2024)" is a place and a date.
  void settle() {
    if (certain_ > 0 && certain_ >= doubtful_.size()) return;
    std::size_t kept = 0, next = 0;
    for (std::size_t i = 0; i < scan_.drafts.size(); ++i) {
      if (next < doubtful_.size() && doubtful_[next].draft == i)
        ++next;
      else
        scan_.drafts[kept++] = scan_.drafts[i];
    }
    scan_.drafts.resize(kept);
  }

  Scan& scan_;
  std::string_view text_;
  ListedNames listed_;
  std::vector<Doubtful> doubtful_;
  std::size_t certain_ = 0;
  std::size_t marker_ = 0;
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
