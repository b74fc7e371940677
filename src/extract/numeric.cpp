// Numbered citations: `[1]`, `[2,5–7]`, `[1]–[3]`, `([1](#references))`, `[cite: 1, 2]`, for an article whose list is numbered.
#include "extract/scan.h"
#include "extract/source_word.h"
#include "text/ascii.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>

namespace citevet::extract {

namespace {

constexpr std::uint32_t max_targets = 100;

// The number that labels an entry's line: "3.", "[3]", "3)", "(3)", "- [3]", "\[3]", "**[cite: 3]**".
std::optional<std::uint32_t> label_number(std::string_view line) noexcept {
  static constexpr text::ByteSet marks(" \t*+-•[(\\_>|#^");
  while (!line.empty() && marks.has(line.front())) line.remove_prefix(1);
  if (text::starts_with_ci(line, "cite:")) line = text::trim_left(line.substr(5));
  std::uint32_t number = 0;
  std::size_t digits = 0;
  for (; digits < line.size() && digits < 5 && text::is_digit(line[digits]); ++digits)
    number = number * 10 + static_cast<std::uint32_t>(line[digits] - '0');
  if (digits == 0 || digits > 4 || digits == line.size()) return std::nullopt;
  static constexpr text::ByteSet behind(".)]\\:");
  return behind.has(line[digits]) ? std::optional(number) : std::nullopt;
}

// What the lists' numbers allow in the text.
struct Numbering {
  std::uint32_t highest = 0;  // 0: no number cites
  bool from_zero = false;
  bool counted = false;  // the entries have no numbers: theirs is the order of the list, if the text cites so
};

Numbering numbering_of(const Scan& scan) {
  Numbering numbering;
  std::uint32_t lines = 0;
  for (const List& list : scan.lists) {
    const std::string_view all = slice(scan.text, list.span);
    // Whether it is numbered shows in its first lines; how far, in its last ones.
    constexpr int first_lines = 12;
    constexpr int last_lines = 64;
    constexpr std::uint32_t enough_lines = 100;
    bool numbered = false;
    std::string_view rest = all;
    std::uint32_t here = 0;
    for (int i = 0; here < enough_lines && !rest.empty(); ++i) {
      const std::size_t stop = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, stop);
      if (!text::trim(line).empty()) ++here;
      if (const auto number = i < first_lines ? label_number(line) : std::nullopt) {
        numbered = true;
        numbering.from_zero = numbering.from_zero || *number == 0;
        numbering.highest = std::max(numbering.highest, *number);
      }
      if (numbered && i >= first_lines) break;
      rest.remove_prefix(std::min(stop + 1, rest.size()));
    }
    lines = std::max(lines, here);
    rest = all;
    for (int i = 0; numbered && i < last_lines && !rest.empty(); ++i) {
      const std::size_t start = rest.rfind('\n');
      if (const auto number = label_number(start == std::string_view::npos ? rest : rest.substr(start + 1)))
        numbering.highest = std::max(numbering.highest, *number);
      rest = start == std::string_view::npos ? std::string_view{} : rest.substr(0, start);
    }
  }
  if (numbering.highest == 0 && lines > 0) {
    numbering.highest = lines;
    numbering.counted = true;
  }
  return numbering;
}

// Reads numbers and ranges: "1", "2, 5–7", "1; 3". As a bracket's content; stops at what is none of it.
class Numbers {
 public:
  Numbers(Scan& scan, Numbering numbering) : scan_(scan), text_(scan.text), numbering_(numbering) {}

  // From `at` to just before `end`, which must be reached. Adds the targets; false: no citation.
  bool read(std::uint32_t at, std::uint32_t end) {
    bool any = false;
    while (true) {
      at = skip(at, end);
      const auto first = number(at, end);
      if (!first) return false;
      std::uint32_t after = skip(first->end, end);
      if (const std::uint32_t dash = dash_at(after, end); dash != 0) {
        const std::uint32_t from = skip(dash, end);
        const auto last = number(from, end);
        if (!last) return false;
        add_range(*first, *last);
        after = skip(last->end, end);
      } else {
        add(first->value, {first->begin, first->end}, text_.substr(first->begin, first->end - first->begin));
      }
      any = true;
      if (after == end) return any;
      if (text_[after] != ',' && text_[after] != ';' && text_[after] != '&') return false;
      at = after + 1;
      if (is_locator(skip(at, end), end)) return any;
    }
  }

  struct Number {
    std::uint32_t value, begin, end;
  };
  [[nodiscard]] std::optional<Number> number(std::uint32_t at, std::uint32_t end) const noexcept {
    std::uint32_t value = 0;
    std::uint32_t i = at;
    for (; i < end && i - at < 5 && text::is_digit(text_[i]); ++i) value = value * 10 + static_cast<std::uint32_t>(text_[i] - '0');
    if (i == at || (text_[at] == '0' && (i - at > 1 || !numbering_.from_zero))) return std::nullopt;
    return allows(value) ? std::optional(Number{value, at, i}) : std::nullopt;
  }

  // A number far beyond the list is a year or a quantity.
  [[nodiscard]] bool allows(std::uint32_t value) const noexcept {
    const std::uint32_t slack = numbering_.counted ? 0 : 50;
    return value <= numbering_.highest + slack && (value < 1000 || value <= numbering_.highest);
  }

  // The offset behind a dash, 0: none. "1-3", "1–3", "1—3", "1 to 3".
  [[nodiscard]] std::uint32_t dash_at(std::uint32_t at, std::uint32_t end) const noexcept {
    for (const std::string_view dash : {"–", "—", "‑", "−", "-", "~"})
      if (text_.substr(0, end).substr(std::min(at, end)).starts_with(dash)) return at + static_cast<std::uint32_t>(dash.size());
    return 0;
  }

  void add_range(Number first, Number last) {
    const Span span{first.begin, last.end};
    if (first.value > last.value) {
      scan_.flaws.push_back({FlawKind::reversed_range, span});
      std::swap(first.value, last.value);
    }
    const std::uint32_t count = std::min(last.value - first.value + 1, max_targets);
    if (scan_.afford(count)) {
      for (std::uint32_t n = first.value; n < first.value + count; ++n) add(n, span, {});
    } else {
      add(first.value, span, {});
      add(last.value, span, {});
    }
  }

  void add(std::uint32_t value, Span span, std::string_view label) {
    if (scan_.added().size() >= max_targets) return;
    if (std::ranges::any_of(scan_.added(), [&](const Target& t) { return t.number == value; })) return;  // each once
    if (label.empty()) label = scan_.document.arena.keep(std::to_string(value));
    scan_.targets.push_back({.span = span, .label = label, .number = value});
  }

  [[nodiscard]] std::uint32_t skip(std::uint32_t at, std::uint32_t end) const noexcept {
    std::size_t size = 0;
    while (at < end && (size = text::space_at(text_, at)) != 0) at += static_cast<std::uint32_t>(size);
    return std::min(at, end);
  }

 private:
  // "[3, p. 12]": where in the source.
  [[nodiscard]] bool is_locator(std::uint32_t at, std::uint32_t end) const noexcept {
    const std::string_view rest = text_.substr(at, end - at);
    for (const std::string_view word : {"p.", "pp.", "ch.", "sec.", "§", "Table", "Fig", "Chap", "Section", "S."})
      if (rest.starts_with(word)) return true;
    return false;
  }

  Scan& scan_;
  std::string_view text_;
  Numbering numbering_;
};

constexpr std::uint32_t longest_bracket = 200;

// Words before a bracket that make it an interval or an index.
bool means_interval(std::string_view before) noexcept {
  before = text::trim_right(before);
  while (!before.empty() && (before.back() == ':' || before.back() == ',' || before.back() == '='))
    before = text::trim_right(before.substr(0, before.size() - 1));
  for (const std::string_view word : {"CI", "IQR", "range", "interval", "CrI", "HDI", "∈", " in"})
    if (before.ends_with(word)) return true;
  return false;
}

class Grammar {
 public:
  Grammar(Scan& scan, Numbering numbering) : scan_(scan), text_(scan.text), numbers_(scan, numbering) {}

  // The citation whose bracket opens at `open`; the offset to go on from, 0: none.
  std::uint32_t bracket(std::uint32_t open, std::uint32_t limit) {
    std::uint32_t begin = open + 1;
    const std::uint32_t end_limit = std::min(limit, begin + longest_bracket);
    if (begin >= end_limit) return 0;
    const bool cite = text::starts_with_ci(text_.substr(begin, 5), "cite:");
    if (!cite && !text::is_digit(text_[begin]) && text_[begin] != ' ') return 0;
    if (cite) begin += 5;
    const std::size_t close = text_.substr(0, end_limit).find(']', begin);
    if (close == std::string_view::npos) return 0;
    auto content_end = static_cast<std::uint32_t>(close);
    if (content_end > begin && text_[content_end - 1] == '\\') --content_end;
    auto end = static_cast<std::uint32_t>(close) + 1;
    if (!stands_alone(open, end)) return 0;
    const Block* block = scan_.block_at(open);
    if (block == nullptr || !block->span.contains(open) || (!cite && looks_like_entry(*block, open, end)) || scan_.in_code(open)) return 0;
    scan_.begin();
    if (!numbers_.read(begin, content_end)) {
      scan_.drop();
      return 0;
    }
    std::uint32_t span_begin = open > 0 && text_[open - 1] == '\\' ? open - 1 : open;
    // "[1]–[3]"
    if (const std::uint32_t dash = numbers_.dash_at(end, limit); dash != 0 && dash < limit && scan_.added().size() == 1) {
      const std::uint32_t second = dash + (text_[dash] == '\\' ? 1 : 0);
      if (second + 1 < limit && text_[second] == '[') {
        const auto last = numbers_.number(second + 1, limit);
        std::uint32_t behind = last ? last->end : limit;
        if (behind < limit && text_[behind] == '\\') ++behind;
        if (last && behind < limit && text_[behind] == ']') {
          const std::uint32_t first = scan_.added()[0].number;
          const Span at = scan_.added()[0].span;
          scan_.drop();
          numbers_.add_range({first, at.begin, at.end}, *last);
          end = behind + 1;
        }
      }
    }
    scan_.finish(CitationKind::numeric, {span_begin, end});
    return end;
  }

  // A link whose text is a number: `[1](#references)`, `[[1]](https://…)`, with a round bracket about it.
  bool link(const Inline& link) {
    Span shown = link.text;
    const auto trim = [&](std::string_view front, std::string_view back) {
      while (shown.begin < shown.end && front.find(text_[shown.begin]) != std::string_view::npos) ++shown.begin;
      while (shown.begin < shown.end && back.find(text_[shown.end - 1]) != std::string_view::npos) --shown.end;
    };
    trim("[\\*_ ^", "]\\*_ ^");
    if (shown.empty() || !text::is_digit(text_[shown.begin])) return false;
    // Digits that a tool linked inside a longer number.
    const auto is_digit_at = [&](std::uint32_t at) { return at < text_.size() && text::is_digit(text_[at]); };
    if ((link.span.begin > 0 && is_digit_at(link.span.begin - 1)) || is_digit_at(link.span.end)) return false;
    scan_.begin();
    if (!numbers_.read(shown.begin, shown.end)) {
      scan_.drop();
      return false;
    }
    if (!link.target.empty() && link.target.front() != '#' && scan_.added().size() == 1) {
      const Target target = scan_.link_target(link);
      if (!target.canonical.empty()) {
        Target& only = scan_.added()[0];
        only.url = target.url;
        only.canonical = target.canonical;
        only.identifiers = target.identifiers;
      }
    }
    Span span = link.span;
    const bool round = span.begin > 0 && span.end < text_.size() && text_[span.begin - 1] == '(' && text_[span.end] == ')';
    const bool square = span.begin > 0 && span.end < text_.size() && text_[span.begin - 1] == '[' && text_[span.end] == ']';
    if (round || square) span = {span.begin - 1, span.end + 1};
    scan_.finish(CitationKind::numeric, span);
    return true;
  }

 private:
  // Not an index, a check box, a link's text, a definition or an interval.
  [[nodiscard]] bool stands_alone(std::uint32_t open, std::uint32_t end) const noexcept {
    const char before = open > 0 ? text_[open - 1] : ' ';
    const char behind = end < text_.size() ? text_[end] : ' ';
    if (before == '!' || before == '_' || text::is_digit(before) || before == '$') return false;
    // "[1](": a link, which comes by the inlines; in plain text its address makes it one.
    if (behind == '(' && (scan_.document.format == Format::markdown || text::starts_with_ci(text_.substr(end + 1, 4), "http") ||
                          text_.substr(end + 1).starts_with('#')))
      return scan_.document.format == Format::text;
    if (behind == '=' || (text::is_alnum(behind) && text::is_alnum(before))) return false;
    if (scan_.link_at(open) != nullptr) return false;
    constexpr std::uint32_t look_back = 16;
    return !means_interval(text_.substr(open > look_back ? open - look_back : 0, std::min(open, look_back)));
  }

  // "[1] Moss, A. (2021) …" at the start of a block outside the list: an entry that no list holds.
  [[nodiscard]] bool looks_like_entry(const Block& block, std::uint32_t open, std::uint32_t end) const noexcept {
    if (open < block.content) return true;  // the block's own label
    std::uint32_t start = block.content;
    while (start < open && (text_[start] == '\\' || text_[start] == ' ' || text_[start] == '*')) ++start;
    if (start != open) return false;
    if (end < text_.size() && text_[end] == ':') return true;
    return end + 1 < text_.size() && text_[end] == ' ' && text::is_upper(text_[end + 1]);
  }

  Scan& scan_;
  std::string_view text_;
  Numbers numbers_;
};

}  // namespace

namespace {

// Superscript digits: "rest helps.¹ ²", "naps³⁻⁵".
class Superscripts {
 public:
  Superscripts(Scan& scan, Numbering numbering) : scan_(scan), text_(scan.text), numbers_(scan, numbering) {}

  // A run of superscript digits that begins at `at`; the offset to go on from.
  std::uint32_t run(std::uint32_t at, std::uint32_t limit) {
    std::uint32_t end = at;
    std::uint32_t value = 0, from = 0, begin = at;
    bool any = false;
    bool good = cites(at);
    scan_.begin();
    const auto finish = [&] {
      if (!any) return;
      const Numbers::Number last{value, begin, end};
      const bool fits = numbers_.allows(value) && (from == 0 || numbers_.allows(from));
      good = good && fits && value != 0;
      if (good && from != 0)
        numbers_.add_range({from, at, end}, last);
      else if (good)
        numbers_.add(value, {begin, end}, {});
      any = false;
      value = from = 0;
    };
    while (end < limit) {
      const Sign sign = sign_at(end);
      if (sign.digit >= 0) {
        if (!any) begin = end;
        value = std::min(value * 10 + static_cast<std::uint32_t>(sign.digit), 100'000U);
        any = true;
      } else if (sign.dash && any && from == 0) {
        from = value;
        value = 0;
        any = false;
      } else if (sign.comma && any) {
        // A comma of the sentence is no comma between numbers.
        if (sign_at(end + sign.size).digit < 0) break;
        finish();
      } else {
        break;
      }
      end += sign.size;
    }
    finish();
    if (good && !scan_.added().empty() && !scan_.in_code(at))
      scan_.finish(CitationKind::numeric, {at, end});
    else
      scan_.drop();
    return std::max(end, at + 1);
  }

  // "<sup>1,2</sup>"
  void marked(const Inline& in) {
    if (!cites(in.span.begin)) return;
    scan_.begin();
    if (numbers_.read(in.text.begin, in.text.end))
      scan_.finish(CitationKind::numeric, in.span);
    else
      scan_.drop();
  }

  struct Sign {
    int digit = -1;
    bool dash = false, comma = false;
    std::uint32_t size = 1;
  };
  [[nodiscard]] Sign sign_at(std::uint32_t at) const noexcept {
    static constexpr std::string_view digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    const std::string_view rest = text_.substr(std::min<std::size_t>(at, text_.size()), 3);
    for (int i = 0; i < 10; ++i)
      if (rest.starts_with(digits[i])) return {i, false, false, static_cast<std::uint32_t>(digits[i].size())};
    for (const std::string_view dash : {"⁻", "–", "-"})
      if (rest.starts_with(dash)) return {-1, true, false, static_cast<std::uint32_t>(dash.size())};
    for (const std::string_view comma : {",", "˒", "ʼ", "·"})
      if (rest.starts_with(comma)) return {-1, false, true, static_cast<std::uint32_t>(comma.size())};
    return {};
  }

 private:
  // Behind a word of four letters or more, or behind a stop, a comma or a closing mark: not the exponent of a unit or a number.
  [[nodiscard]] bool cites(std::uint32_t at) const noexcept {
    if (at == 0) return false;
    static constexpr text::ByteSet closing(".,;:!?)]\"'");
    const std::string_view before = text_.substr(0, at);
    if (closing.has(before.back())) return at < 2 || !text::is_digit(before[at - 2]);
    if (before.ends_with("”") || before.ends_with("’") || before.ends_with("»")) return true;
    std::size_t letters = 0;
    while (letters < 4 && letters < before.size() && text::is_alpha(before[before.size() - 1 - letters])) ++letters;
    return letters == 4;
  }

  Scan& scan_;
  std::string_view text_;
  Numbers numbers_;
};

void superscripts(Scan& scan, Numbering numbering) {
  Superscripts grammar(scan, numbering);
  const std::string_view text = scan.text;
  for (const Inline& in : scan.document.inlines)
    if (in.kind == InlineKind::superscript && scan.in_stretch(in.span.begin)) grammar.marked(in);
  for (std::size_t s = 0; s < scan.stretches.size(); ++s) {
    const Span stretch = scan.stretches[s];
    // ¹ ² ³ are C2 B9, C2 B2 and C2 B3, the others E2 81 B0 to B9.
    for (const std::string_view lead : {"\xC2", "\xE2\x81"}) {
      std::size_t at = stretch.begin;
      while ((at = text.substr(0, stretch.end).find(lead, at)) != std::string_view::npos) {
        const auto begin = static_cast<std::uint32_t>(at);
        const bool first = grammar.sign_at(begin).digit > 0 &&
                           (begin < 3 || (grammar.sign_at(begin - 2).digit < 0 && grammar.sign_at(begin - 3).digit < 0));
        at = first ? grammar.run(begin, stretch.end) : at + lead.size();
      }
    }
  }
}

// Numbers for entries without numbers are sure only where they run from one on without a hole.
void drop_unless_they_count(Scan& scan, std::size_t first_draft) {
  std::vector<bool> seen;
  for (std::size_t i = first_draft; i < scan.drafts.size(); ++i) {
    const Draft& draft = scan.drafts[i];
    for (std::uint32_t t = 0; t < draft.target_count; ++t) {
      const std::uint32_t number = scan.targets[draft.first_target + t].number;
      if (number >= seen.size()) seen.resize(number + 1);
      seen[number] = true;
    }
  }
  constexpr std::size_t enough = 3;
  const bool count = seen.size() > enough && std::all_of(seen.begin() + 1, seen.end(), [](bool there) { return there; });
  if (!count) scan.drafts.resize(first_draft);
}

}  // namespace

void numbers(Scan& scan) {
  const Numbering numbering = scan.lists.empty() ? Numbering{} : numbering_of(scan);
  if (numbering.highest == 0) return;
  const std::size_t first_draft = scan.drafts.size();
  Grammar grammar(scan, numbering);
  const std::string_view text = scan.text;
  for (std::size_t s = 0; s < scan.stretches.size(); ++s) {
    const Span stretch = scan.stretches[s];
    std::uint32_t at = stretch.begin;
    while (at < stretch.end) {
      const void* hit = std::memchr(text.data() + at, '[', stretch.end - at);
      if (hit == nullptr) break;
      const auto open = static_cast<std::uint32_t>(static_cast<const char*>(hit) - text.data());
      at = std::max(grammar.bracket(open, stretch.end), open + 1);
    }
  }
  constexpr std::uint32_t longest_text = 40;
  for (const Inline& in : scan.document.inlines)
    if (in.kind == InlineKind::link && in.text.size() <= longest_text && !in.text.empty() && scan.in_stretch(in.span.begin))
      grammar.link(in);
  if (numbering.counted)
    drop_unless_they_count(scan, first_draft);
  else
    superscripts(scan, numbering);
}

}  // namespace citevet::extract
