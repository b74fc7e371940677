// Finds the blocks of a plain text: headings, list items, paragraphs.
#include "read/read.h"
#include "text/ascii.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace citevet::read {

namespace {

using text::is_digit;

// A line longer than this many code points is a paragraph where lines are paragraphs.
constexpr std::size_t long_line = 100;
// No text that is wrapped by hand has lines like this (in bytes).
constexpr std::size_t very_long_line = 400;
constexpr std::size_t most_words_of_heading = 14;
constexpr std::size_t entry_probe = 300;

// What a look at a line's first bytes, its last ones and its length tells.
enum Trait : std::uint16_t {
  blank = 1,
  marked = 2,       // may begin with a bullet or a number
  long_bytes = 4,   // more than `long_line` bytes, and so perhaps code points
  ends = 8,         // ends a sentence
  ends_colon = 16,  // ends with a colon
  drawn = 32,       // nothing but = - * _ ~
  very_long = 64,   // more than `very_long_line` bytes
  hashed = 128,     // begins with #
  exact = 256,      // no white space at either end, and one LF behind it
};

// The mark of a list item.
struct Mark {
  enum Style : std::uint8_t { bullet, dash, number_dot, number_bracket, square } style = bullet;
  std::uint32_t number = 0;
  std::uint32_t content = 0;  // offset of what follows it
};

std::size_t skip_spaces(std::string_view line, std::size_t at) noexcept {
  while (const std::size_t n = text::space_at(line, at)) at += n;
  return at;
}

// The closing quotes and brackets that may follow a full stop, taken off.
std::string_view without_closers(std::string_view line) noexcept {
  while (!line.empty()) {
    const char last = line.back();
    if (last == ')' || last == ']' || last == '"' || last == '\'' || last == '*' || last == '_')
      line.remove_suffix(1);
    else if (static_cast<unsigned char>(last) >= 0x80 && (line.ends_with("”") || line.ends_with("’") || line.ends_with("）")))
      line.remove_suffix(3);
    else if (static_cast<unsigned char>(last) >= 0x80 && line.ends_with("»"))
      line.remove_suffix(2);
    else
      break;
  }
  return line;
}

bool ends_sentence(std::string_view line) noexcept {
  line = without_closers(line);
  if (line.empty()) return false;
  const char last = line.back();
  if (last == '.' || last == '!' || last == '?') return true;
  if (static_cast<unsigned char>(last) < 0x80) return false;
  return line.ends_with("…") || line.ends_with("。") || line.ends_with("！") || line.ends_with("？");
}

// Round and square brackets.
bool is_bracket(char c) noexcept {
  return c == '(' || c == ')' || c == '[' || c == ']';
}
std::size_t first_bracket(std::string_view text) noexcept {
  const auto found = std::ranges::find_if(text, is_bracket);
  return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}
std::size_t last_bracket(std::string_view text) noexcept {
  for (std::size_t i = text.size(); i > 0; --i)
    if (is_bracket(text[i - 1])) return i - 1;
  return std::string_view::npos;
}

bool begins_lower(std::string_view line) noexcept {
  return static_cast<unsigned char>(line.front()) < 0x80 ? text::is_lower(line.front()) : text::is_lowercase(text::decode(line, 0).value);
}

// Reads the mark at the start of a line that begins at `begin` in the text.
std::optional<Mark> mark_of(std::string_view line, std::uint32_t begin) noexcept {
  const auto found = [&](Mark::Style style, std::size_t size, std::uint32_t number) -> std::optional<Mark> {
    const std::size_t content = skip_spaces(line, size);
    if (content == size || content == line.size()) return std::nullopt;
    return Mark{style, number, begin + static_cast<std::uint32_t>(content)};
  };
  const auto digits = [&](std::size_t from, std::size_t most) {
    std::size_t n = 0;
    while (n <= most && from + n < line.size() && is_digit(line[from + n])) ++n;
    return n > most ? 0 : n;
  };
  const auto value = [&](std::size_t from, std::size_t n) {
    std::uint32_t number = 0;
    for (std::size_t i = from; i < from + n; ++i) number = number * 10 + static_cast<std::uint32_t>(line[i] - '0');
    return number;
  };
  const char first = line.front();
  if (first == '-' || first == '*' || first == '+') return found(Mark::dash, 1, 0);
  if (is_digit(first)) {
    const std::size_t n = digits(0, 3);
    if (n == 0 || n >= line.size()) return std::nullopt;
    const std::string_view rest = line.substr(n);
    if (rest.front() == '.') return found(Mark::number_dot, n + 1, value(0, n));
    if (rest.front() == ')') return found(Mark::number_bracket, n + 1, value(0, n));
    for (const std::string_view wide : {"．", "、", "）"})
      if (rest.starts_with(wide))
        return Mark{Mark::number_dot, value(0, n), begin + static_cast<std::uint32_t>(skip_spaces(line, n + wide.size()))};
    return std::nullopt;
  }
  if (first == '(' || first == '[') {
    const std::size_t n = digits(1, 4);
    const char close = first == '(' ? ')' : ']';
    if (n == 0 || 1 + n >= line.size() || line[1 + n] != close) return std::nullopt;
    return found(first == '(' ? Mark::number_bracket : Mark::square, n + 2, value(1, n));
  }
  for (const std::string_view bullet : {"•", "‣", "◦", "▪", "●", "○", "■", "·"})
    if (line.starts_with(bullet)) {
      const std::size_t content = skip_spaces(line, bullet.size());
      if (content == line.size()) return std::nullopt;
      return Mark{Mark::bullet, 0, begin + static_cast<std::uint32_t>(content)};
    }
  for (const std::string_view dash : {"–", "—"})
    if (line.starts_with(dash)) return found(Mark::dash, dash.size(), 0);
  for (const std::string_view wide : {"（", "［"})
    if (line.starts_with(wide)) {
      const std::size_t n = digits(wide.size(), 4);
      const std::size_t close = wide.size() + n;
      if (n != 0 && (line.substr(close).starts_with("）") || line.substr(close).starts_with("］")))
        return Mark{Mark::square, value(wide.size(), n), begin + static_cast<std::uint32_t>(skip_spaces(line, close + 3))};
    }
  return std::nullopt;
}

// A year in brackets or behind a comma, or an address: a line with one is an entry rather than a heading.
bool names_source(std::string_view line) noexcept {
  for (std::size_t at = 0; at < line.size(); ++at) {
    switch (line[at]) {
      case '@':
        return true;
      case ':':
        if (line.substr(at).starts_with("://")) return true;
        break;
      case 'w':
        if (line.substr(at).starts_with("www.")) return true;
        break;
      case '(':
      case ',': {
        const std::string_view rest = line.substr(at + 1);
        const std::string_view year = rest.substr(line[at] == ',' && rest.starts_with(' ') ? 1 : 0, 4);
        if (year.size() == 4 && (year.starts_with("19") || year.starts_with("20") || year.starts_with("18")) && is_digit(year[2]) &&
            is_digit(year[3]))
          return true;
        break;
      }
      default:
        break;
    }
  }
  return false;
}

// `Moss, A. (2021). …`, `World Health Organization. (2020, March 4). …`: the year in brackets, full stops on both sides.
bool looks_like_entry(std::string_view line) noexcept {
  line = line.substr(0, entry_probe);
  if (line.empty() || text::is_lower(line.front()) || line.front() == '(') return false;
  for (std::size_t at = 0; (at = line.find(" (", at)) != std::string_view::npos; at += 2) {
    const std::string_view before = line.substr(0, at);
    if (!before.ends_with('.') || before.ends_with("al.")) continue;
    const std::string_view rest = line.substr(at + 2);
    const bool undated = rest.starts_with("n.d.");
    const bool year =
        rest.size() > 4 && (rest.starts_with("1") || rest.starts_with("20")) && is_digit(rest[1]) && is_digit(rest[2]) && is_digit(rest[3]);
    const std::size_t close = rest.find(')');
    if ((undated || year) && close != std::string_view::npos && close < 40 && rest.substr(close + 1).starts_with('.')) return true;
  }
  return false;
}

// How much a line looks like a heading. It has no full stop, few words, and begins like one.
struct Look {
  bool possible = false;
  bool titled = false;  // each longer word begins with a capital, or the script has none
  std::size_t words = 0;
};

Look look_of(std::string_view line) noexcept {
  Look look;
  if (names_source(line) || line.find('|') != std::string_view::npos) return look;
  const std::string_view last = without_closers(line);
  if (last.empty() || last.ends_with(',') || last.ends_with(';')) return look;
  // A bracket that stays open goes on in the next line.
  if (const std::size_t bracket = last_bracket(line); bracket != std::string_view::npos && (line[bracket] == '(' || line[bracket] == '['))
    return look;
  bool capitals = true;
  bool first_word = true;
  std::size_t code_points = 0;
  for (std::size_t at = skip_spaces(line, 0); at < line.size(); at = skip_spaces(line, at)) {
    const std::size_t begin = at;
    std::size_t letters = 0;
    while (at < line.size() && text::space_at(line, at) == 0) {
      at += static_cast<unsigned char>(line[at]) < 0x80 ? 1 : text::decode(line, at).size;
      ++letters;
    }
    code_points += letters;
    ++look.words;
    std::size_t start = begin;
    while (start < at && (line[start] == '"' || line[start] == '\'' || line[start] == '*' || line[start] == '_')) ++start;
    if (line.substr(start, 3) == "“" || line.substr(start, 3) == "‘") start += 3;
    const text::CodePoint initial = start < at ? text::decode(line, start) : text::CodePoint{};
    const bool lower = text::is_lowercase(initial.value);
    if (first_word && (lower || !(text::is_word(initial.value)))) return look;
    if (lower && letters >= 4) capitals = false;
    first_word = false;
  }
  // A script without spaces and capitals: only the length tells.
  if (look.words == 1 && code_points > 24 && static_cast<unsigned char>(line.front()) >= 0x80) return look;
  look.possible = look.words > 0 && look.words <= most_words_of_heading;
  look.titled = look.possible && capitals;
  return look;
}

class Plain {
 public:
  explicit Plain(Document& into) : into_(into), text_(into.text) {}

  void run() {
    look_at_lines();
    for (std::size_t i = 0; i < count(); ++i) line(i);
    close();
  }

 private:
  [[nodiscard]] std::size_t count() const noexcept { return into_.lines.size(); }
  [[nodiscard]] bool is(std::size_t line, Trait trait) const noexcept { return (traits_[line] & trait) != 0; }

  [[nodiscard]] static bool more_than_long(std::string_view line) noexcept {
    return line.size() > 4 * long_line || text::count_code_points(line) > long_line;
  }
  [[nodiscard]] bool is_long(std::size_t line) const noexcept { return is(line, long_bytes) && more_than_long(content(line)); }

  // The line without indentation, trailing white space and line end.
  [[nodiscard]] std::string_view content(std::size_t line) const noexcept {
    // Most lines are told without a look at their bytes, which are not in the cache any more.
    if (is(line, exact)) return text_.substr(into_.lines[line], into_.lines[line + 1] - 1 - into_.lines[line]);
    return trimmed(line);
  }
  [[nodiscard]] std::string_view trimmed(std::size_t line) const noexcept {
    const std::size_t begin = into_.lines[line];
    const std::size_t end = line + 1 < count() ? into_.lines[line + 1] : text_.size();
    std::string_view part = text_.substr(begin, end - begin);
    while (!part.empty() && static_cast<unsigned char>(part.back()) <= ' ') part.remove_suffix(1);
    if (!part.empty() && static_cast<unsigned char>(part.back()) >= 0x80) part = text::trim_right(part);
    if (!part.empty() && (static_cast<unsigned char>(part.front()) <= ' ' || static_cast<unsigned char>(part.front()) >= 0x80))
      part = text::trim_left(part);
    return part;
  }
  [[nodiscard]] std::uint32_t offset(std::string_view part) const noexcept {
    return static_cast<std::uint32_t>(part.data() - text_.data());
  }

  void look_at_lines() {
    traits_.resize(count());
    // What tells how the text is broken into lines: those that end a sentence or are long, and those that plainly go on in the next one.
    std::size_t whole = 0;
    std::size_t broken = 0;
    bool unfinished = false;    // the line before does not end a sentence
    bool counted_long = false;  // and was counted for its length
    for (std::size_t i = 0; i < count(); ++i) {
#if defined(__GNUC__)
      // Only the ends of a line are looked at, which no hardware foresees: without this half of the time is spent waiting for them.
      if (i + 12 < count()) __builtin_prefetch(text_.data() + into_.lines[i + 12] - 1);
#endif
      const std::string_view line = trimmed(i);
      std::uint16_t traits = 0;
      if (line.empty()) {
        traits_[i] = blank;
        unfinished = false;
        continue;
      }
      if (i + 1 < count() && line.size() + 1 == into_.lines[i + 1] - into_.lines[i]) traits |= exact;
      const char first = line.front();
      if (is_digit(first) || first == '(' || first == '[' || first == '-' || first == '*' || first == '+' ||
          (static_cast<unsigned char>(first) >= 0xC2 && !text::is_word(text::decode(line, 0).value)))
        traits |= marked;
      if (first == '#') traits |= hashed;
      if (ends_sentence(line)) traits |= ends;
      if (line.back() == ':' || line.ends_with("：")) traits |= ends_colon;
      if (line.size() > very_long_line) traits |= very_long;
      if (line.size() > long_line) traits |= long_bytes;
      if ((first == '=' || first == '-' || first == '*' || first == '_' || first == '~') &&
          line.find_first_not_of("=-*_~ ") == std::string_view::npos && line.size() >= 3)
        traits |= drawn;
      traits_[i] = traits;
      if (unfinished && begins_lower(line)) {
        ++broken;
        whole -= counted_long ? 1 : 0;
      }
      counted_long = false;
      if ((traits & (drawn | hashed)) == 0 && ((traits & marked) == 0 || !mark_of(line, 0))) {
        counted_long = (traits & (ends | long_bytes)) == long_bytes && more_than_long(line);
        whole += (traits & ends) != 0 || counted_long ? 1 : 0;
      }
      unfinished = (traits & (ends | ends_colon | drawn | hashed | very_long)) == 0;
    }
    each_line_ = whole > 0 && whole >= broken;
  }

  [[nodiscard]] std::size_t next_text(std::size_t line) const noexcept {
    do ++line;
    while (line < count() && is(line, blank));
    return line;
  }

  void close() { open_ = false; }

  Block& add(BlockKind kind, std::string_view line) {
    const std::uint32_t begin = offset(line);
    into_.blocks.push_back({.kind = kind, .span = {begin, begin + static_cast<std::uint32_t>(line.size())}, .content = begin});
    return into_.blocks.back();
  }

  void extend(std::string_view line) { into_.blocks.back().span.end = offset(line) + static_cast<std::uint32_t>(line.size()); }

  [[nodiscard]] std::uint32_t indent(std::size_t line, std::string_view part) const noexcept {
    std::uint32_t columns = 0;
    for (std::size_t at = into_.lines[line]; at < offset(part) && columns < 255; ++at)
      columns = text_[at] == '\t' ? (columns / 4 + 1) * 4 : columns + 1;
    return columns;
  }

  void line(std::size_t i) {
    if (is(i, blank)) {
      after_blank_ = true;
      close();
      return;
    }
    const std::string_view part = content(i);
    const bool fresh = after_blank_ || into_.blocks.empty();
    after_blank_ = false;
    if (is(i, drawn) && rule(i, part, fresh)) return;
    if (is(i, hashed) && hash_heading(part)) return;
    if (is(i, marked)) {
      if (const auto mark = mark_of(part, offset(part)); mark && marked_line(i, part, *mark, fresh)) return;
    } else if (heading(i, part, fresh)) {
      return;
    }
    text_line(i, part, fresh);
  }

  // A line of === or ---: it makes the single line above it a heading, or parts the text.
  bool rule(std::size_t i, std::string_view part, bool fresh) {
    const char c = part.front();
    const bool uniform = part.find_first_not_of(c) == std::string_view::npos;
    if (!fresh && uniform && (c == '=' || c == '-' || c == '~') && block_line_ + 1 == i && !is_long(i - 1) && !is(i - 1, drawn) &&
        (c == '=' || !is(i - 1, ends))) {
      Block& block = into_.blocks.back();
      if (block.kind == BlockKind::paragraph || block.kind == BlockKind::heading || block.kind == BlockKind::list_item) {
        block.kind = BlockKind::heading;
        block.level = c == '=' ? 1 : 2;
        block.item = 0;
        extend(part);
        end_list();
        close();
        return true;
      }
    }
    if (!uniform && std::count(part.begin(), part.end(), ' ') == 0) return false;
    add(BlockKind::markup, part);
    end_list();
    close();
    return true;
  }

  bool hash_heading(std::string_view part) {
    const std::size_t level = std::min(part.find_first_not_of('#'), part.size());
    const std::size_t begin = skip_spaces(part, level);
    if (level > 6 || begin == level || begin == part.size()) return false;
    Block& block = add(BlockKind::heading, part);
    block.level = static_cast<std::uint8_t>(level);
    block.content += static_cast<std::uint32_t>(begin);
    end_list();
    close();
    return true;
  }

  bool marked_line(std::size_t i, std::string_view part, const Mark& mark, bool fresh) {
    const bool numbered = mark.style == Mark::number_dot || mark.style == Mark::number_bracket;
    const bool follows = in_list_ && last_mark_.style == mark.style;
    if (numbered && !follows && numbered_heading(i, mark)) {
      Block& block = add(BlockKind::heading, part);
      block.content = mark.content;
      end_list();
      close();
      return true;
    }
    // Inside a wrapped paragraph a line may begin with a dash or a number by chance.
    if (!each_line_ && open_ && !fresh && !follows && mark.style != Mark::bullet && mark.style != Mark::square) {
      const bool parted = is(i - 1, ends) || is(i - 1, ends_colon);
      if (!parted || (numbered && mark.number > 1 && !in_list_)) return false;
    }
    if (!each_line_ && open_ && !fresh && follows && numbered && mark.number != last_mark_.number + 1 && !is(i - 1, ends)) return false;
    const std::uint32_t columns = indent(i, part);
    while (depth_ > 1 && columns < indents_[depth_ - 1]) --depth_;
    if (!in_list_ || depth_ == 0) {
      depth_ = 1;
      indents_[0] = columns;
    } else if (columns > indents_[depth_ - 1] + 1 && depth_ < indents_.size()) {
      indents_[depth_++] = columns;
    }
    Block& block = add(BlockKind::list_item, part);
    block.level = static_cast<std::uint8_t>(depth_);
    block.content = mark.content;
    block.item = ++item_;
    in_list_ = true;
    last_mark_ = mark;
    open_ = true;
    block_line_ = i;
    return true;
  }

  // `1. Pleasure and Rewards` over a paragraph: a heading. With a numbered line below it, or a full stop, it is an item.
  [[nodiscard]] bool numbered_heading(std::size_t i, const Mark& mark) const {
    if (is_long(i) || is(i, ends_colon)) return false;
    const std::string_view line = content(i);
    const std::string_view title = line.substr(mark.content - offset(line));
    if (is(i, ends) && !title.ends_with('?')) return false;
    const Look look = look_of(title);
    if (!look.possible) return false;
    const std::size_t next = next_text(i);
    if (next == count()) return false;
    if (is(next, marked) && mark_of(content(next), 0)) {
      // A heading may stand over a list of another kind.
      const auto below = mark_of(content(next), 0);
      return below->style != mark.style && look.titled;
    }
    return each_line_ || next > i + 1 || is_long(next) || look.titled;
  }

  bool heading(std::size_t i, std::string_view part, bool fresh) {
    if ((is(i, ends) && !part.ends_with('?')) || is_long(i)) return false;
    if (!each_line_ && !fresh && open_) return false;
    const std::size_t next = next_text(i);
    if (is(i, ends_colon)) {
      // `Sources:` over entries.
      const Look look = look_of(part.substr(0, part.size() - 1));
      if (!look.possible || look.words > 4 || next == count()) return false;
      const std::string_view below = content(next);
      const auto mark = is(next, marked) ? mark_of(below, offset(below)) : std::nullopt;
      const std::string_view entry = mark ? below.substr(mark->content - offset(below)) : below;
      if (!looks_like_entry(entry) && !entry.starts_with("http") && !entry.starts_with("www.")) return false;
    } else {
      const Look look = look_of(part);
      if (!look.possible) return false;
      if (!look.titled && (next == count() || (!each_line_ && next == i + 1) || look.words > 10)) return false;
    }
    add(BlockKind::heading, part);
    block_line_ = i;
    end_list();
    close();
    return true;
  }

  void text_line(std::size_t i, std::string_view part, bool fresh) {
    const bool goes_on = open_ && !fresh && !into_.blocks.empty() &&
                         (each_line_ ? breaks_off(i, part) : !is(i, very_long) && !is(i - 1, very_long) && !looks_like_entry(part));
    if (goes_on) {
      extend(part);
      block_line_ = i;
      return;
    }
    const bool inside_item = in_list_ && indent(i, part) >= indents_[depth_ - 1] + 2;
    Block& block = add(inside_item ? BlockKind::list_item : BlockKind::paragraph, part);
    if (inside_item) {
      block.level = static_cast<std::uint8_t>(depth_);
      block.item = item_;
    } else {
      end_list();
    }
    open_ = true;
    block_line_ = i;
  }

  // Where each line is a paragraph, a line that breaks off inside a bracket goes on in the next one, when that closes it.
  [[nodiscard]] bool breaks_off(std::size_t i, std::string_view part) const noexcept {
    if (is(i - 1, ends)) return false;
    const std::string_view before = content(i - 1);
    const std::string_view tail = before.substr(before.size() - std::min(before.size(), entry_probe));
    const std::size_t open = last_bracket(tail);
    if (open == std::string_view::npos || tail[open] == ')' || tail[open] == ']') return false;
    const std::size_t close = first_bracket(part.substr(0, entry_probe));
    return close != std::string_view::npos && part[close] == (tail[open] == '(' ? ')' : ']');
  }

  void end_list() {
    in_list_ = false;
    depth_ = 0;
  }

  Document& into_;
  std::string_view text_;
  std::vector<std::uint16_t> traits_;
  bool each_line_ = false;    // each line is a paragraph
  bool after_blank_ = false;  // the line before was blank
  bool open_ = false;         // the last block may go on in this line
  bool in_list_ = false;
  std::size_t block_line_ = 0;  // the last line of the last block
  Mark last_mark_;
  std::uint32_t item_ = 0;
  std::size_t depth_ = 0;
  std::array<std::uint32_t, 32> indents_{};
};

}  // namespace

void plain(Document& into) {
  Plain(into).run();
}

}  // namespace citevet::read
