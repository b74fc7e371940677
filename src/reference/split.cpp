// Splits what stands below a list's heading into entries.
#include "reference/split.h"

#include "reference/dates.h"
#include "reference/words.h"
#include "text/ascii.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace citevet::reference {

namespace {

constexpr std::size_t longest_heading = 120;  // bytes of a line that may be a heading or a label
constexpr std::size_t most_intro = 2;         // paragraphs between a heading and its first entry
constexpr std::size_t longest_look = 2000;    // bytes of a block that are looked at to tell whether it is a source

std::string_view raw(const Document& document, const Block& block) noexcept {
  return document.text.substr(block.content, block.span.end - block.content);
}

constexpr Bytes blanks(" \n\t");

std::size_t line_end(std::string_view text) noexcept {
  return std::min(text.find('\n'), text.find('\r'));
}

std::string_view first_line(std::string_view text) noexcept {
  const std::string_view window = text.substr(0, longest_heading + 2);
  const std::size_t end = line_end(window);
  return end == std::string_view::npos ? text : text.substr(0, end);
}

// What of a text shows that it is a source.
struct Evidence {
  bool address = false;
  bool year = false;
  explicit operator bool() const noexcept { return address || year; }
};

Evidence evidence(std::string_view text) noexcept {
  text = text.substr(0, longest_look);
  Evidence found;
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    if (text.compare(at, 3, "://") == 0) {
      found.address = true;
      return found;
    }
    if (at >= 3 && text::is_alpha(text[at - 1]) &&
        (text::ends_with_ci(text.substr(0, at), "doi") || text::ends_with_ci(text.substr(0, at), "pmid") ||
         text::ends_with_ci(text.substr(0, at), "arxiv") || text::ends_with_ci(text.substr(0, at), "isbn"))) {
      found.address = true;
      return found;
    }
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ']' && i + 2 < text.size() && (text[i + 1] == '(' || text[i + 1] == '[')) {
      // A link: into the web or to a file, not to a heading of this document.
      if (text[i + 2] != '#') {
        found.address = true;
        return found;
      }
    } else if (text::is_digit(c)) {
      if (i == 0 || !text::is_digit(text[i - 1])) {
        found.year |= year_at(text, i) >= 1500;
        if (text.compare(i, 3, "10.") == 0 && i + 4 < text.size() && text::is_digit(text[i + 3]) &&
            text.substr(i, 12).find('/') != std::string_view::npos) {
          found.address = true;
          return found;
        }
      }
    } else if ((c == 'w' || c == 'W') && text::starts_with_ci(text.substr(i, 4), "www.")) {
      found.address = true;
      return found;
    } else if (c == 'n' && (text.compare(i, 4, "n.d.") == 0)) {
      found.year = true;
    }
  }
  return found;
}

// A marker such as "(Source: https://…)" makes a paragraph running text.
bool holds_marker(std::string_view text) noexcept {
  text = text.substr(0, longest_look);
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    std::size_t end = at;
    if (end > 0 && text[end - 1] == ' ') --end;
    if (end > 0 && text::to_lower(text[end - 1]) == 's') --end;
    const std::string_view before = text.substr(0, end);
    if (before.size() > 6 && text::ends_with_ci(before, "ource") && (text[end - 7] == '(' || text[end - 7] == '[')) return true;
  }
  return false;
}

// The end of what may be a label at the start of `text`: "[3]", "(3)", "3.", "3)", "[Smith20]"; 0: none. `label` is without brackets.
std::size_t label_end(std::string_view text, std::string_view& label) noexcept {
  std::size_t i = 0;
  while (i < text.size() && (text[i] == '*' || text[i] == '_' || text[i] == '\\')) ++i;
  const std::size_t open = i;
  char closer = 0;
  if (i < text.size() && (text[i] == '[' || text[i] == '(')) closer = text[i++] == '[' ? ']' : ')';
  if (closer == ']' && text::starts_with_ci(text.substr(i), "cite:")) {
    i += 5;
    while (i < text.size() && text[i] == ' ') ++i;
  }
  if (closer == ']' && i < text.size() && text[i] == '^') ++i;
  std::size_t end = i;
  if (closer != 0) {
    while (end < text.size() && end - i < 24 && (text::is_alnum(text[end]) || text[end] == '+' || text[end] == '-' || text[end] == ':'))
      ++end;
    bool digit = false, letter = false;
    for (std::size_t k = i; k < end; ++k) {
      digit |= text::is_digit(text[k]);
      letter |= text::is_alpha(text[k]);
    }
    // A key has a number in it: "[PDF]" and "[Online]" are no keys, and "(2020)" is a year.
    if (!digit || (closer == ')' && (letter || end - i > 3))) return 0;
  } else {
    while (end < text.size() && end - i < 5 && text::is_digit(text[end])) ++end;
    if (end - i > 4) return 0;
  }
  if (end == i) return 0;
  label = text.substr(i, end - i);
  if (end < text.size() && closer == ']' && text[end] == '\\') ++end;
  if (closer != 0) {
    if (end >= text.size() || text[end] != closer) return 0;
    ++end;
    // "[1](…)" is a link, "[1]: …" a definition of the format itself, but an entry here.
    if (end < text.size() && text[end] == '(') return 0;
    if (end < text.size() && (text[end] == ':' || text[end] == '.')) ++end;
  } else {
    if (open != i || end >= text.size() || (text[end] != '.' && text[end] != ')')) return 0;
    ++end;
  }
  while (end < text.size() && (text[end] == '*' || text[end] == '_')) ++end;
  if (end < text.size() && text[end] == ':') ++end;
  const std::size_t space = text::space_at(text, end);
  if (space == 0 && (closer == 0 || (end < text.size() && !capital_at(text, end) && opening_quote(text, end) == 0))) return 0;
  // "2020. Title" is a year, "1984" another.
  if (closer == 0 && year_at(label, 0) >= 1500) return 0;
  while (end < text.size() && text::space_at(text, end) != 0) end += text::space_at(text, end);
  return end;
}

// Does it begin like an entry: with a name and a date, a quotation, a link, an address, a number?
bool begins_entry(std::string_view text) noexcept {
  std::string_view label;
  if (label_end(text, label) != 0) return true;
  while (!text.empty() && (text.front() == '*' || text.front() == '_' || text.front() == '<')) text.remove_prefix(1);
  if (text.starts_with("http") || text.starts_with("www.") || text.starts_with("[") || opening_quote(text, 0) != 0) return true;
  if (!capital_at(text, 0)) return text::is_digit(text.empty() ? ' ' : text.front());
  // "Korb, S. (2025)", "Moss A, Reed B.": a comma or a capital soon, a date in brackets before a sentence has gone by.
  const std::string_view front = text.substr(0, 300);
  for (std::size_t open = front.find('('); open != std::string_view::npos; open = front.find('(', open + 1))
    if (bracketed_date(front, open)) return true;
  const std::size_t comma = front.find(',');
  if (comma == std::string_view::npos || comma > 40) return false;
  // A family name, a comma, an initial.
  std::size_t i = comma + 1;
  while (i < front.size() && front[i] == ' ') ++i;
  std::size_t size = 0;
  return letter_at(front, i, size) == Letter::upper && i + size < front.size() &&
         (front[i + size] == '.' || front[i + size] == ' ' || front[i + size] == ',');
}

// Surely an entry, not running text with a source in it.
bool is_entry(std::string_view text, Evidence shown) noexcept {
  if (!shown || holds_marker(text)) return false;
  if (begins_entry(text)) return true;
  // "NHS: https://…", "Title. Site. https://…": the address closes it.
  const std::size_t at = text.substr(0, 400).rfind("://");
  return at != std::string_view::npos && text.substr(at).find(' ') == std::string_view::npos && text.size() <= 600;
}

bool is_bold_only(std::string_view line) noexcept {
  return line.size() > 4 &&
         ((line.starts_with("**") && (line.ends_with("**") || line.ends_with("**:"))) || (line.starts_with("__") && line.ends_with("__")));
}

// A short line that is no entry: the name of a group of entries.
bool is_label(std::string_view text, Evidence shown) noexcept {
  if (text.size() > longest_heading) return false;
  const std::string_view line = first_line(text);
  if (line.size() != text.size()) return false;
  if (is_bold_only(line)) return true;
  if (shown) return false;
  const char last = line.empty() ? '.' : line.back();
  return last == ':' || last == '*' || (line.size() <= 80 && last != '.' && last != '!' && last != '?');
}

bool only_address(std::string_view text) noexcept {
  while (!text.empty() && (text.front() == '<' || text.front() == '*')) text.remove_prefix(1);
  const std::size_t colon = text.find(": ");
  if (colon != std::string_view::npos && colon < 24) text = text::trim(text.substr(colon + 2));
  if (text.starts_with("<")) text.remove_prefix(1);
  return (text.starts_with("http://") || text.starts_with("https://") || text::starts_with_ci(text, "doi") || text.starts_with("www.") ||
          text.starts_with("10.")) &&
         text.find(' ') == std::string_view::npos;
}

bool has_address(std::string_view text) noexcept {
  return evidence(text).address;
}

class Collector {
 public:
  Collector(const Document& document, const Announcement& heading, Section& section)
      : document_(document), heading_(heading), section_(section) {}

  void run() {
    section_.pieces.clear();
    section_.sources = 0;
    std::size_t block = heading_.block;
    const Block& first = document_.blocks[block];
    if (heading_.entries < first.span.end) {
      lines(heading_.entries, first.span.end, block);
      shape_ = BlockKind::paragraph;
    }
    ++block;
    while (block < document_.blocks.size()) {
      const std::size_t next = take(block);
      if (next == block) break;
      block = next;
    }
    section_.end_block = block;
  }

 private:
  const Document& document_;
  const Announcement& heading_;
  Section& section_;
  BlockKind shape_ = BlockKind::markup;  // of the entries so far; markup: none yet
  std::size_t intro_ = 0;
  bool ruled_ = false;       // a rule stands behind the last entry
  bool label_item_ = false;  // the last list item named a group
  std::uint8_t item_level_ = 0;
  std::uint32_t item_ = 0;

  std::string_view text(const Block& block) const noexcept { return raw(document_, block); }
  bool none_yet() const noexcept { return section_.pieces.empty(); }

  void add(Span span, std::uint32_t content, std::size_t block, bool source) {
    Piece piece;
    piece.span = span;
    piece.content = content;
    piece.block = static_cast<std::uint32_t>(block);
    std::string_view label;
    const std::string_view body = document_.text.substr(content, span.end - content);
    if (const std::size_t n = label_end(body, label); n != 0) {
      piece.label = {label, span_of(document_.text, label)};
      piece.content += static_cast<std::uint32_t>(n);
    }
    section_.pieces.push_back(piece);
    section_.sources += source;
  }

  void extend(std::size_t block) {
    Piece& last = section_.pieces.back();
    last.blocks = static_cast<std::uint32_t>(block) - last.block + 1;
    last.span.end = document_.blocks[block].span.end;
  }

  // Takes the block, or stops: then it returns `block` itself.
  std::size_t take(std::size_t block) {
    const Block& here = document_.blocks[block];
    switch (here.kind) {
      case BlockKind::heading:
        return heading(block);
      case BlockKind::list_item:
        return item(block);
      case BlockKind::table_cell:
        return row(block);
      case BlockKind::note:
        return note(block);
      case BlockKind::paragraph:
      case BlockKind::quotation:
        return paragraph(block);
      case BlockKind::markup: {
        const std::string_view mark = document_.text.substr(here.span.begin, here.span.end - here.span.begin);
        if (!mark.starts_with("<") && !none_yet()) ruled_ = true;
        return block + 1;
      }
      case BlockKind::code:
      case BlockKind::definition:
      case BlockKind::front_matter:
        return block + 1;
    }
    return block;
  }

  // Is the block behind `block` an entry? Rules and labels are not looked through.
  bool entry_follows(std::size_t block) const {
    if (block + 1 >= document_.blocks.size()) return false;
    const Block& next = document_.blocks[block + 1];
    switch (next.kind) {
      case BlockKind::list_item:
        return static_cast<bool>(evidence(text(next))) && !holds_marker(text(next));
      case BlockKind::table_cell:
        return true;
      case BlockKind::paragraph:
      case BlockKind::quotation:
        return is_entry(text(next), evidence(text(next)));
      default:
        return false;
    }
  }

  std::size_t heading(std::size_t block) {
    const Block& here = document_.blocks[block];
    const HeadingKind kind = heading_kind(first_line(text(here)));
    if (kind == HeadingKind::ends) return block;
    const bool deeper = heading_.level > 0 && here.level > heading_.level;
    if (deeper) {
      if (kind == HeadingKind::further || kind == HeadingKind::bibliography) return block;
    } else if (kind != HeadingKind::none || heading_.level > 0 || here.level > 0 || !entry_follows(block)) {
      return block;
    }
    ruled_ = false;
    label_item_ = true;
    intro_ = 0;
    return block + 1;
  }

  std::size_t paragraph(std::size_t block) {
    const Block& here = document_.blocks[block];
    const std::string_view body = text(here);
    if (here.item != 0 && here.item == item_ && !none_yet()) {
      extend(block);
      return block + 1;
    }
    const std::string_view line = first_line(body);
    if (line.size() <= longest_heading) {
      const HeadingKind kind = heading_kind(line);
      if (kind != HeadingKind::none) return block;
    }
    // "Author: …", "**Disclaimer:** …"
    if (const std::size_t colon = body.substr(0, 48).find(':');
        colon != std::string_view::npos && heading_kind(body.substr(0, colon)) == HeadingKind::ends)
      return block;
    const Evidence shown = evidence(body);
    if (is_label(body, shown)) {
      if (entry_follows(block)) {
        label_item_ = true;
        return block + 1;
      }
      if (!none_yet() || ++intro_ > most_intro) return block;
      return block + 1;
    }
    if (!none_yet() && ruled_) return block;
    if (is_entry(body, shown)) {
      // Below a list of items a paragraph is a remark, unless it is numbered like an entry.
      std::string_view label;
      if (!none_yet() && shape_ != BlockKind::paragraph && label_end(body, label) == 0) return block;
      // The address of the entry above, on a line of its own.
      if (!none_yet() && only_address(body) && !has_address(last_text()) && heading_.block + 1 != block) {
        extend(block);
        return block + 1;
      }
      shape_ = BlockKind::paragraph;
      lines(here.content, here.span.end, block);
      return block + 1;
    }
    if (none_yet()) {
      if (shown && !holds_marker(body) && heading_.kind != HeadingKind::sources && body.size() < 600) {
        shape_ = BlockKind::paragraph;
        lines(here.content, here.span.end, block);
        return block + 1;
      }
      return ++intro_ > most_intro ? block : block + 1;
    }
    if (shape_ != BlockKind::paragraph) return block;
    if (shown && !holds_marker(body) && body.size() < 600) {
      lines(here.content, here.span.end, block);
      return block + 1;
    }
    // A remark on the entry above.
    return entry_follows(block) ? block + 1 : block;
  }

  std::string_view last_text() const noexcept {
    const Piece& last = section_.pieces.back();
    return document_.text.substr(last.content, last.span.end - last.content);
  }

  // Is there a deeper item behind this one?
  bool has_children(std::size_t block) const noexcept {
    if (block + 1 >= document_.blocks.size()) return false;
    const Block& next = document_.blocks[block + 1];
    return next.kind == BlockKind::list_item && next.level > document_.blocks[block].level;
  }

  // The bullet or number in front of an item: "-", "3.", "[3]".
  std::string_view mark_of(const Block& block) const noexcept {
    return document_.text.substr(block.span.begin, std::min(block.content - block.span.begin, 16U));
  }
  bool is_ordered(const Block& block) const noexcept { return digits.any(mark_of(block)); }

  std::size_t item(std::size_t block) {
    const Block& here = document_.blocks[block];
    const std::string_view body = text(here);
    if (here.item != 0 && here.item == item_ && !none_yet() && !label_item_) {
      extend(block);
      return block + 1;
    }
    const Evidence shown = evidence(body);
    if (!none_yet() && shape_ == BlockKind::paragraph && (!shown || ruled_)) return block;
    if (!none_yet() && ruled_ && !shown) return block;
    if (!none_yet() && shape_ == BlockKind::list_item && here.level > item_level_ && !label_item_) {
      // Below an entry: its remark, or its address; an entry of its own only with an address where that one has one.
      if (!shown.address || (only_address(body) && !has_address(last_text()))) {
        extend(block);
        return block + 1;
      }
    } else if (!shown) {
      if (has_children(block)) {
        label_item_ = true;
        item_ = here.item;
        return block + 1;
      }
      std::string_view label;
      const bool numbered = is_ordered(here) || label_end(body, label) != 0;
      if (!numbered && !begins_entry(body)) {
        // Names no source: neither an entry nor the end.
        if (none_yet() && ++intro_ > most_intro * 4) return block;
        item_ = here.item;
        label_item_ = true;
        return block + 1;
      }
    }
    if (shape_ == BlockKind::markup) shape_ = BlockKind::list_item;
    add({here.span.begin, here.span.end}, here.content, block, static_cast<bool>(shown));
    Piece& piece = section_.pieces.back();
    if (!piece.label) {
      const std::string_view mark = mark_of(here);
      const std::size_t begin = std::min(digits.first(mark), mark.size());
      std::size_t end = begin;
      while (end < mark.size() && text::is_digit(mark[end])) ++end;
      if (end > begin) piece.label = {mark.substr(begin, end - begin), span_of(document_.text, mark.substr(begin, end - begin))};
    }
    ruled_ = false;
    label_item_ = false;
    item_ = here.item;
    item_level_ = here.level;
    return block + 1;
  }

  std::size_t note(std::size_t block) {
    const Block& here = document_.blocks[block];
    if (!none_yet() && shape_ != BlockKind::note) return block + 1;
    shape_ = BlockKind::note;
    add({here.span.begin, here.span.end}, here.content, block, static_cast<bool>(evidence(text(here))));
    Piece& piece = section_.pieces.back();
    const std::string_view mark = document_.text.substr(here.span.begin, here.content - here.span.begin);
    if (const std::size_t hat = mark.find('^'); hat != std::string_view::npos) {
      const std::string_view label = mark.substr(hat + 1, std::min(mark.find(']'), mark.size()) - hat - 1);
      piece.label = {label, span_of(document_.text, label)};
    }
    return block + 1;
  }

  std::uint32_t header_ = 0;

  std::size_t row(std::size_t block) {
    const auto& blocks = document_.blocks;
    std::size_t end = block + 1;
    while (end < blocks.size() && blocks[end].kind == BlockKind::table_cell &&
           document_.text.substr(blocks[end - 1].span.end, blocks[end].span.begin - blocks[end - 1].span.end).find('\n') ==
               std::string_view::npos)
      ++end;
    if (!none_yet() && shape_ != BlockKind::table_cell) return block;
    const Span span{blocks[block].span.begin, blocks[end - 1].span.end};
    // The line of dashes stands below the header.
    bool header = false;
    if (end < blocks.size() && blocks[end].kind == BlockKind::table_cell)
      header = document_.text.substr(span.end, blocks[end].span.begin - span.end).find('-') != std::string_view::npos;
    if (header) {
      header_ = static_cast<std::uint32_t>(block);
      return end;
    }
    shape_ = BlockKind::table_cell;
    const bool shown = static_cast<bool>(evidence(document_.text.substr(span.begin, span.size())));
    Piece piece;
    piece.span = span;
    piece.content = blocks[block].content;
    piece.block = static_cast<std::uint32_t>(block);
    piece.blocks = static_cast<std::uint32_t>(end - block);
    piece.header = header_;
    piece.row = true;
    section_.pieces.push_back(piece);
    section_.sources += shown;
    return end;
  }

  // A paragraph's entries: one, or one a line, or one every few lines.
  void lines(std::uint32_t begin, std::uint32_t end, std::size_t block) {
    const std::string_view all = document_.text.substr(begin, end - begin);
    if (line_end(all) == std::string_view::npos) {
      // Only what shows that it is a source comes here.
      piece(begin, end, block, true);
      return;
    }
    // First the marks that decide: numbers, or lines that are set in.
    bool numbered = false, hanging = false;
    std::size_t first_indent = 0;
    std::size_t count = 0;
    each_line(begin, end, [&](std::uint32_t from, std::uint32_t to) {
      const std::string_view line = document_.text.substr(from, to - from);
      const std::size_t indent = line.size() - text::trim_left(line).size();
      std::string_view label;
      if (count == 0) {
        first_indent = indent;
        numbered = label_end(text::trim_left(line), label) != 0;
      } else if (indent > first_indent + 1) {
        hanging = true;
      }
      ++count;
    });
    std::uint32_t open = begin, last_end = begin;
    bool have = false;
    each_line(begin, end, [&](std::uint32_t from, std::uint32_t to) {
      const std::string_view line = document_.text.substr(from, to - from);
      const std::string_view bare = text::trim(line);
      if (bare.empty()) return;
      const auto start = static_cast<std::uint32_t>(bare.data() - document_.text.data());
      bool fresh = !have;
      if (have) {
        std::string_view label;
        if (numbered)
          fresh = label_end(bare, label) != 0;
        else if (hanging)
          fresh = line.size() - text::trim_left(line).size() <= first_indent + 1;
        else
          fresh = begins_after(document_.text.substr(open, last_end - open), bare);
      }
      if (fresh) {
        if (have) piece(open, last_end, block, is_source(open, last_end));
        open = start;
        have = true;
      }
      last_end = start + static_cast<std::uint32_t>(bare.size());
    });
    if (have) piece(open, last_end, block, is_source(open, last_end));
  }

  bool is_source(std::uint32_t begin, std::uint32_t end) const noexcept {
    return static_cast<bool>(evidence(document_.text.substr(begin, end - begin)));
  }

  // Does `line` begin a new entry, where `before` is the entry so far? A line that was only broken goes on.
  static bool begins_after(std::string_view before, std::string_view line) noexcept {
    before = text::trim(before);
    if (before.empty()) return true;
    while (!before.empty() && before.back() == '\\') before = text::trim_right(before.substr(0, before.size() - 1));
    const char last = before.back();
    const std::size_t tail_begin = blanks.last(before);
    const std::string_view tail = tail_begin == std::string_view::npos ? before : before.substr(tail_begin + 1);
    const bool ends_with_address =
        tail.find("://") != std::string_view::npos || tail.starts_with("doi:") || tail.starts_with("www.") || tail.starts_with("10.");
    const bool both_addresses = only_address(line) && only_address(before);
    if (both_addresses) return true;
    if (only_address(line)) return false;
    if (ends_with_address)
      return capital_at(line, 0) || opening_quote(line, 0) != 0 || line.front() == '[' || line.front() == '*' || line.front() == '_' ||
             text::is_digit(line.front());
    const bool closed =
        last == '.' || last == ')' || last == ']' || last == '>' || last == '"' || before.ends_with("”") || text::is_digit(last);
    return closed && begins_entry(line) && static_cast<bool>(evidence(line)) && !text::is_digit(line.front());
  }

  template <class Line>
  void each_line(std::uint32_t begin, std::uint32_t end, Line&& line) const {
    while (begin < end) {
      const void* found = std::memchr(document_.text.data() + begin, '\n', end - begin);
      const std::uint32_t stop =
          found == nullptr ? end : static_cast<std::uint32_t>(static_cast<const char*>(found) - document_.text.data());
      line(begin, stop);
      begin = stop + 1;
    }
  }

  void piece(std::uint32_t begin, std::uint32_t end, std::size_t block, bool source) {
    // Bullets that the format does not know ("•", "–") are no part of the entry's words.
    std::uint32_t content = begin;
    if (static_cast<unsigned char>(document_.text[begin]) >= 0x80)
      for (const std::string_view bullet : {std::string_view("• "), std::string_view("– "), std::string_view("— "), std::string_view("· "),
                                            std::string_view("● "), std::string_view("▪ ")})
        if (document_.text.substr(begin, end - begin).starts_with(bullet)) content += static_cast<std::uint32_t>(bullet.size());
    add({begin, end}, content, block, source);
    ruled_ = false;
    label_item_ = false;
    item_ = document_.blocks[block].item;
  }
};

Field heading_field(const Document& document, std::string_view line) {
  std::string_view kept = text::trim(line);
  while (!kept.empty() && (kept.front() == '#' || kept.front() == '*' || kept.front() == '_' || kept.front() == ' ')) kept.remove_prefix(1);
  while (!kept.empty() && (kept.back() == '#' || kept.back() == '*' || kept.back() == '_' || kept.back() == ' ' || kept.back() == ':'))
    kept.remove_suffix(1);
  return {kept, span_of(document.text, kept)};
}

}  // namespace

Announcement announcement(const Document& document, std::size_t index) {
  const Block& block = document.blocks[index];
  Announcement found;
  if (block.kind != BlockKind::heading && block.kind != BlockKind::paragraph && block.kind != BlockKind::list_item) return found;
  // A list item is a heading only by its number ("14. Sources").
  if (block.kind == BlockKind::list_item && (block.span.begin >= block.content || !text::is_digit(document.text[block.span.begin])))
    return found;
  const std::string_view body = raw(document, block);
  const std::string_view line = first_line(body);
  if (line.size() > longest_heading) return found;
  const HeadingKind kind = heading_kind(line);
  if (kind == HeadingKind::none || kind == HeadingKind::ends) return found;
  found.block = index;
  found.level = block.kind == BlockKind::heading ? block.level : std::uint8_t{0};
  found.heading = heading_field(document, line);
  found.kind = kind;
  found.entries = block.span.end;
  if (block.kind != BlockKind::heading && line.size() < body.size()) {
    // The entries follow in the same paragraph.
    const std::size_t begin = body.find_first_not_of(" \t\r\n", line.size());
    if (begin != std::string_view::npos) found.entries = block.content + static_cast<std::uint32_t>(begin);
  }
  return found;
}

void collect(const Document& document, const Announcement& heading, Section& section) {
  Collector(document, heading, section).run();
}

}  // namespace citevet::reference
