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

// The number that labels an entry's line: "3.", "[3]", "3)", "(3)", "- [3]", "\[3]", "**[cite: 3]**"; 0: none.
std::uint32_t label_number(std::string_view line) noexcept {
  static constexpr text::ByteSet marks(" \t*+-•[(\\_>|#^");
  while (!line.empty() && marks.has(line.front())) line.remove_prefix(1);
  if (text::starts_with_ci(line, "cite:")) line = text::trim_left(line.substr(5));
  std::uint32_t number = 0;
  std::size_t digits = 0;
  for (; digits < line.size() && digits < 5 && text::is_digit(line[digits]); ++digits)
    number = number * 10 + static_cast<std::uint32_t>(line[digits] - '0');
  if (digits == 0 || digits > 4 || digits == line.size()) return 0;
  const char behind = line[digits];
  return behind == '.' || behind == ')' || behind == ']' || behind == '\\' || behind == ':' ? number : 0;
}

// The highest number of the lists' entries; 0 where their entries are not numbered.
std::uint32_t highest_label(const Scan& scan) {
  std::uint32_t highest = 0;
  for (const List& list : scan.lists) {
    std::string_view rest = slice(scan.text, list.span);
    // Whether it is numbered shows in its first lines; how far, in its last ones.
    constexpr int lines_looked_at = 12;
    std::uint32_t here = 0;
    std::string_view end = rest;
    for (int i = 0; i < lines_looked_at && !rest.empty(); ++i) {
      const std::size_t stop = std::min(rest.find('\n'), rest.size());
      here = std::max(here, label_number(rest.substr(0, stop)));
      rest.remove_prefix(std::min(stop + 1, rest.size()));
    }
    if (here == 0) continue;
    constexpr int last_lines = 64;
    for (int i = 0; i < last_lines && !end.empty(); ++i) {
      const std::size_t start = end.rfind('\n');
      here = std::max(here, label_number(start == std::string_view::npos ? end : end.substr(start + 1)));
      end = start == std::string_view::npos ? std::string_view{} : end.substr(0, start);
    }
    highest = std::max(highest, here);
  }
  return highest;
}

// Reads numbers and ranges: "1", "2, 5–7", "1; 3". As a bracket's content; stops at what is none of it.
class Numbers {
 public:
  Numbers(Scan& scan, std::uint32_t highest) : scan_(scan), text_(scan.text), highest_(highest) {}

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
    if (i == at || value == 0 || text_[at] == '0') return std::nullopt;
    // A number far beyond the list is a year or a quantity.
    constexpr std::uint32_t slack = 50;
    if (value > highest_ + slack || (value >= 1000 && value > highest_)) return std::nullopt;
    return Number{value, at, i};
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
    for (std::uint32_t n = first.value; n <= last.value && scan_.added().size() < max_targets; ++n) add(n, span, {});
  }

  void add(std::uint32_t value, Span span, std::string_view label) {
    if (scan_.added().size() >= max_targets) return;
    if (std::ranges::any_of(scan_.added(), [&](const Target& t) { return t.number == value; })) return;
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
  std::uint32_t highest_;
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
  Grammar(Scan& scan, std::uint32_t highest) : scan_(scan), text_(scan.text), numbers_(scan, highest) {}

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

void numbers(Scan& scan) {
  const std::uint32_t highest = scan.lists.empty() ? 0 : highest_label(scan);
  if (highest == 0) return;
  Grammar grammar(scan, highest);
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
}

}  // namespace citevet::extract
