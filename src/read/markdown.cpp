// Finds the blocks of a Markdown text: CommonMark with GFM's tables and task lists, footnotes and front matter.
//
// A parser of our own, since citations need the place of every mark, and hostile texts must cost no more than others: the packaged parsers
// give no offsets for marks, and their cost is the product of two sizes on many inputs. One of them is the judge of this one in the tests.
//
// The method is that of CommonMark's appendix: line by line, the open containers (quotations, items, notes) are matched against the line's
// begin, what is left opens or continues a leaf. Inlines come last, when all link definitions are known.
#include "read/html.h"
#include "read/inlines.h"
#include "read/link.h"
#include "read/read.h"
#include "text/ascii.h"

#include <algorithm>
#include <optional>

namespace citevet::read {

namespace {

using link::is_blank;
using link::is_line_end;

// Deeper containers are text. A line costs at most this many steps before it is looked at.
constexpr std::size_t deepest_container = 100;
constexpr std::uint32_t code_indent = 4;

class Markdown {
 public:
  explicit Markdown(Document& into) : into_(into), text_(into.text) {}

  void run() {
    std::size_t first = front_matter();
    for (; first < into_.lines.size(); ++first) {
      std::uint32_t begin = into_.lines[first];
      // Skipped but counted: spans are offsets into the file's own bytes.
      if (begin == 0 && text_.starts_with("\xEF\xBB\xBF")) begin = 3;
      line(begin, line_end(first));
    }
    close_leaf();
    definitions_.sort();
    find_inlines();
  }

 private:
  // The offset of the line's end, before LF, CRLF or CR.
  [[nodiscard]] std::uint32_t line_end(std::size_t line) const noexcept {
    if (line + 1 == into_.lines.size()) return static_cast<std::uint32_t>(text_.size());
    std::uint32_t end = into_.lines[line + 1] - 1;
    if (end > into_.lines[line] && text_[end] == '\n' && text_[end - 1] == '\r') --end;
    return end;
  }
  [[nodiscard]] std::uint32_t trimmed(std::uint32_t begin, std::uint32_t end) const noexcept {
    while (end > begin && is_blank(text_[end - 1])) --end;
    return end;
  }
  [[nodiscard]] std::string_view part(std::uint32_t begin, std::uint32_t end) const noexcept { return text_.substr(begin, end - begin); }

  // The first line behind the metadata: YAML between lines of ---, TOML between lines of +++.
  std::size_t front_matter() {
    const std::uint32_t begin = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const std::string_view fence = text_.substr(begin, 3);
    if ((fence != "---" && fence != "+++") || trimmed(begin, line_end(0)) != begin + 3 || into_.lines.size() < 2) return 0;
    // A rule under which a text begins is no metadata: that begins with a key, a comment or its own end.
    const std::string_view first = part(into_.lines[1], line_end(1));
    if (first.find(fence == "---" ? ':' : '=') == std::string_view::npos && !first.starts_with('#') && !first.starts_with(fence)) return 0;
    for (std::size_t line = 1; line < into_.lines.size(); ++line) {
      const std::uint32_t at = into_.lines[line];
      const std::uint32_t end = trimmed(at, line_end(line));
      if (part(at, end) != fence && (fence == "+++" || part(at, end) != "...")) continue;
      into_.blocks.push_back({.kind = BlockKind::front_matter, .span = {begin, end}, .content = begin});
      return line + 1;
    }
    return 0;
  }

  // --- The line at hand ---

  // Finds the next character that is no blank, and how many columns away it is. A tab goes to the next multiple of four.
  void look() noexcept {
    next_ = at_;
    std::uint32_t column = column_;
    while (next_ < end_ && is_blank(text_[next_])) column = text_[next_++] == '\t' ? (column / 4 + 1) * 4 : column + 1;
    indent_ = column - column_;
    blank_ = next_ == end_;
  }

  // Goes on by columns of blanks. Half a tab may be left.
  void skip_columns(std::uint32_t columns) noexcept {
    while (columns > 0 && at_ < end_) {
      const std::uint32_t width = text_[at_] == '\t' ? 4 - column_ % 4 : 1;
      if (width > columns) {
        column_ += columns;
        return;
      }
      column_ += width;
      columns -= width;
      ++at_;
    }
  }

  // Goes on to the next non-blank and over `count` characters behind it.
  void skip(std::uint32_t count) noexcept {
    column_ += indent_ + count;
    at_ = next_ + count;
  }

  // --- Containers ---

  struct Container {
    enum Kind : std::uint8_t { quote, item, note } kind = quote;
    bool empty = true;         // nothing is in it yet
    std::uint32_t indent = 0;  // of an item's content, in columns
    std::uint32_t number = 0;  // an item's
  };

  // How many of the open containers the line goes on with.
  std::size_t matching() noexcept {
    std::size_t matched = 0;
    for (; matched < containers_.size(); ++matched) {
      const Container& container = containers_[matched];
      look();
      if (container.kind == Container::quote) {
        if (blank_ || indent_ >= code_indent || text_[next_] != '>') break;
        skip(1);
        skip_one_blank();
        quoted_ = true;
        continue;
      }
      const std::uint32_t wanted = container.kind == Container::item ? container.indent : code_indent;
      if (indent_ >= wanted)
        skip_columns(wanted);
      else if (!blank_ || container.empty)
        break;
    }
    return matched;
  }

  void skip_one_blank() noexcept {
    if (at_ < end_ && is_blank(text_[at_])) skip_columns(1);
  }

  void close_containers(std::size_t left) {
    if (left == containers_.size()) return;
    close_leaf();
    containers_.resize(left);
  }

  void open_container(Container container) {
    close_leaf();
    if (!containers_.empty()) containers_.back().empty = false;
    containers_.push_back(container);
  }

  [[nodiscard]] BlockKind running_text() const noexcept {
    if (containers_.empty()) return BlockKind::paragraph;
    for (const Container& container : containers_)
      if (container.kind == Container::note) return BlockKind::note;
    return containers_.back().kind == Container::item ? BlockKind::list_item : BlockKind::quotation;
  }

  // --- Lines ---

  void line(std::uint32_t begin, std::uint32_t end) {
    at_ = begin;
    end_ = trimmed(begin, end);
    column_ = 0;
    rule_break_ = 0;
    quoted_ = false;
    look();
    line_begin_ = begin;
    line_first_ = next_;
    std::size_t matched = matching();
    const bool all_matched = matched == containers_.size();
    if (all_matched && continues_verbatim()) return;

    bool interrupts = all_matched && leaf_ == Leaf::paragraph;  // what opens now ends a paragraph
    bool lazy = leaf_ == Leaf::paragraph;                       // what opens nothing goes on with it
    bool opened = false;
    for (;;) {
      look();
      if (blank_) break;
      if (indent_ >= code_indent) {
        if (lazy) break;
        close_containers(opened ? containers_.size() : matched);
        close_leaf();
        open_leaf(Leaf::code);
        leaf_end_ = end_;
        return;
      }
      const std::size_t left = opened ? containers_.size() : matched;
      if (open_next(left, interrupts, lazy)) {
        opened = true;
        interrupts = lazy = false;
        continue;
      }
      if (open_leaf_at(left, interrupts, lazy)) return;
      break;
    }

    if (!opened && !all_matched) {
      if (lazy && !blank_ && !ends_note(matched)) return continue_paragraph();
      close_containers(matched);
    }
    if (blank_) {
      if (leaf_ == Leaf::paragraph || leaf_ == Leaf::table) close_leaf();
      return;
    }
    if (leaf_ == Leaf::paragraph && starts_table()) return;
    if (leaf_ == Leaf::table)
      row(next_, end_, columns_);
    else if (leaf_ == Leaf::paragraph)
      continue_paragraph();
    else
      open_paragraph();
  }

  // Code and HTML take a line as it is.
  bool continues_verbatim() {
    look();
    switch (leaf_) {
      case Leaf::fence:
        if (indent_ < code_indent && fence_length(next_, fence_) >= fence_size_ && end_ == next_ + fence_length(next_, fence_)) {
          leaf_end_ = end_;
          close_leaf();
        } else if (!blank_) {
          leaf_end_ = end_;
        }
        return true;
      case Leaf::html:
        if (html_kind_ >= 6 && blank_) {
          close_leaf();
          return true;
        }
        if (!blank_) leaf_end_ = end_;
        if (html::ends_block(html_kind_, part(at_, end_))) close_leaf();
        return true;
      case Leaf::code:
        if (blank_) return true;
        if (indent_ < code_indent) {
          close_leaf();
          return false;
        }
        leaf_end_ = end_;
        return true;
      default:
        return false;
    }
  }

  // Opens the container that begins at the next character.
  bool open_next(std::size_t left, bool interrupts, bool lazy) {
    if (left >= deepest_container) return false;
    const char c = text_[next_];
    if (c == '>') {
      close_containers(left);
      open_container({.kind = Container::quote});
      skip(1);
      skip_one_blank();
      return true;
    }
    if (c == '[') {
      const std::uint32_t size = note_mark_size();
      if (size == 0) return false;
      close_containers(left);
      open_container({.kind = Container::note});
      skip(size);
      return true;
    }
    if (is_rule() || (lazy && interrupts && is_underline())) return false;
    return open_item(left, interrupts);
  }

  // The size of `[^label]:` at the next character; 0: none.
  [[nodiscard]] std::uint32_t note_mark_size() const noexcept {
    if (end_ - next_ < 5 || text_[next_ + 1] != '^') return 0;
    for (std::uint32_t p = next_ + 2; p + 1 < end_; ++p) {
      const char c = text_[p];
      if (c == ']') return p > next_ + 2 && text_[p + 1] == ':' ? p + 2 - next_ : 0;
      if (c == '[' || c == '^' || is_blank(c)) return 0;
    }
    return 0;
  }

  // Whether the line is a link definition right under a note. Writers mean it as such, whatever the rule of lazy lines says.
  [[nodiscard]] bool ends_note(std::size_t matched) const noexcept {
    return text_[next_] == '[' && containers_[matched].kind == Container::note && link::definition(part(next_, end_), 0).has_value();
  }

  bool open_item(std::size_t left, bool interrupts) {
    std::uint32_t size = 0;
    const char c = text_[next_];
    bool first = true;
    if (c == '-' || c == '+' || c == '*') {
      size = 1;
    } else {
      std::uint32_t digits = 0;
      while (digits < 10 && next_ + digits < end_ && text::is_digit(text_[next_ + digits])) ++digits;
      if (digits == 0 || digits > 9 || next_ + digits >= end_ || (text_[next_ + digits] != '.' && text_[next_ + digits] != ')'))
        return false;
      size = digits + 1;
      first = digits == 1 && c == '1';
    }
    const std::uint32_t behind = next_ + size;
    if (behind < end_ && !is_blank(text_[behind])) return false;
    const bool empty = behind >= end_;
    // Not every line that begins with a dash or a number ends a paragraph: "…born in\n1985. She…".
    if (interrupts && (empty || !first)) return false;
    const std::uint32_t before = indent_;
    close_containers(left);
    open_container({.kind = Container::item, .number = ++items_});
    skip(size);
    look();
    // Five columns and more are one, and code behind it; so is nothing.
    const std::uint32_t blanks = empty || indent_ > code_indent ? 1 : indent_;
    containers_.back().indent = before + size + blanks;
    skip_columns(empty ? 0 : blanks);
    if (empty) at_ = end_;
    return true;
  }

  [[nodiscard]] bool is_rule() noexcept {
    const char mark = text_[next_];
    if (mark != '-' && mark != '*' && mark != '_') return false;
    // Many bullets in a row ask again and again; what broke the rule still does.
    if (next_ < rule_break_ && mark == rule_mark_) return false;
    std::uint32_t count = 0;
    for (std::uint32_t p = next_; p < end_; ++p) {
      if (text_[p] == mark) {
        ++count;
      } else if (!is_blank(text_[p])) {
        rule_break_ = p;
        rule_mark_ = mark;
        return false;
      }
    }
    return count >= 3;
  }

  [[nodiscard]] bool is_underline() const noexcept {
    const char mark = text_[next_];
    if (mark != '=' && mark != '-') return false;
    std::uint32_t p = next_;
    while (p < end_ && text_[p] == mark) ++p;
    return p == end_;
  }

  [[nodiscard]] std::uint32_t fence_length(std::uint32_t begin, char mark) const noexcept {
    std::uint32_t p = begin;
    while (p < end_ && text_[p] == mark) ++p;
    return p - begin;
  }

  // Opens, and mostly closes, the leaf that begins at the next character. False: it is text.
  bool open_leaf_at(std::size_t left, bool interrupts, bool lazy) {
    const char c = text_[next_];
    if (c == '#') {
      const std::uint32_t size = fence_length(next_, '#');
      const std::uint32_t behind = next_ + size;
      if (size > 6 || (behind < end_ && !is_blank(text_[behind]))) return false;
      close_containers(left);
      heading(size);
      return true;
    }
    if (c == '`' || c == '~') {
      const std::uint32_t size = fence_length(next_, c);
      if (size < 3 || (c == '`' && part(next_ + size, end_).find('`') != std::string_view::npos)) return false;
      close_containers(left);
      open_leaf(Leaf::fence);
      fence_ = c;
      fence_size_ = size;
      leaf_end_ = end_;
      return true;
    }
    if (c == '<') {
      const int kind = html::block_kind(part(next_, end_));
      if (kind == 0 || (kind == 7 && (interrupts || lazy))) return false;
      close_containers(left);
      open_leaf(Leaf::html);
      html_kind_ = kind;
      leaf_end_ = end_;
      if (html::ends_block(kind, part(next_, end_))) close_leaf();
      return true;
    }
    if (interrupts && is_underline() && underline()) return true;
    if (is_rule()) {
      close_containers(left);
      close_leaf();
      add(BlockKind::markup, line_first_, next_, end_);
      return true;
    }
    return false;
  }

  void heading(std::uint32_t size) {
    close_leaf();
    std::uint32_t begin = next_ + size;
    while (begin < end_ && is_blank(text_[begin])) ++begin;
    std::uint32_t end = end_;
    while (end > begin && text_[end - 1] == '#') --end;
    if (end > begin && !is_blank(text_[end - 1])) end = end_;
    Block& block = add(BlockKind::heading, line_first_, begin, end_);
    block.level = static_cast<std::uint8_t>(size);
    leaf_cuts_ = cuts_.size();
    add_text(begin, trimmed(begin, end));
  }

  // --- Leaves ---

  enum class Leaf : std::uint8_t { none, paragraph, table, code, fence, html };

  Block& add(BlockKind kind, std::uint32_t begin, std::uint32_t content, std::uint32_t end) {
    if (!containers_.empty()) containers_.back().empty = false;
    std::uint32_t item = 0;
    for (auto container = containers_.rbegin(); container != containers_.rend() && item == 0; ++container) item = container->number;
    into_.blocks.push_back({.kind = kind, .span = {begin, std::max(content, end)}, .content = content, .item = item});
    return into_.blocks.back();
  }

  // Remembers that the last block's text has inlines.
  void add_text(std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return;
    texts_.push_back({begin, end, static_cast<std::uint32_t>(leaf_cuts_), static_cast<std::uint32_t>(cuts_.size())});
  }

  void open_leaf(Leaf leaf) {
    close_leaf();
    if (!containers_.empty()) containers_.back().empty = false;
    leaf_ = leaf;
    leaf_begin_ = line_first_;
    leaf_content_ = next_;
    leaf_cuts_ = cuts_.size();
  }

  void open_paragraph() {
    const bool first = !containers_.empty() && containers_.back().kind == Container::item && containers_.back().empty;
    open_leaf(Leaf::paragraph);
    leaf_end_ = end_;
    last_line_ = next_;
    last_cut_ = false;
    // A task's mark is no text.
    if (first && end_ - next_ > 4 && text_[next_] == '[' && text_[next_ + 2] == ']' && is_blank(text_[next_ + 3]) &&
        (text_[next_ + 1] == ' ' || text_[next_ + 1] == 'x' || text_[next_ + 1] == 'X')) {
      std::uint32_t behind = next_ + 3;
      while (behind < end_ && is_blank(text_[behind])) ++behind;
      if (behind < leaf_end_) leaf_content_ = last_line_ = behind;
    }
  }

  void continue_paragraph() {
    // In the text that the inlines are read from, the marks of quotations are spaces.
    if (quoted_) cuts_.push_back({line_begin_, next_});
    before_last_ = leaf_end_;
    leaf_end_ = end_;
    last_line_ = next_;
    last_cut_ = quoted_;
  }

  void close_leaf() {
    switch (leaf_) {
      case Leaf::none:
        return;
      case Leaf::paragraph:
        if (take_definitions()) add_paragraph(leaf_end_);
        break;
      case Leaf::table:
        break;
      case Leaf::code:
      case Leaf::fence:
        add(BlockKind::code, leaf_begin_, leaf_content_, leaf_end_);
        break;
      case Leaf::html:
        add(BlockKind::markup, leaf_begin_, leaf_content_, leaf_end_);
        leaf_cuts_ = cuts_.size();
        add_text(leaf_content_, leaf_end_);
        texts_.back().html = true;
        break;
    }
    leaf_ = Leaf::none;
  }

  void add_paragraph(std::uint32_t end) {
    const BlockKind kind = running_text();
    Block& block = add(kind, leaf_begin_, leaf_content_, end);
    if (kind == BlockKind::list_item)
      block.level = static_cast<std::uint8_t>(
          std::count_if(containers_.begin(), containers_.end(), [](const Container& c) { return c.kind == Container::item; }));
    add_text(leaf_content_, end);
  }

  // The text of the open paragraph, of which `cuts` are the marks of quotations.
  std::string_view paragraph_text(std::uint32_t begin, std::uint32_t end, std::size_t cuts, std::size_t cuts_end) {
    if (cuts == cuts_end) return part(begin, end);
    buffer_.assign(text_, begin, end - begin);
    for (; cuts < cuts_end; ++cuts) {
      const Span cut = cuts_[cuts];
      if (cut.begin < begin || cut.end > end) continue;
      std::fill(buffer_.begin() + (cut.begin - begin), buffer_.begin() + (cut.end - begin), ' ');
    }
    return buffer_;
  }

  // Takes the link definitions off the begin of the open paragraph. False when nothing is left of it.
  bool take_definitions() {
    if (text_[leaf_content_] != '[') return true;
    const std::uint32_t base = leaf_content_;
    const std::string_view text = paragraph_text(base, leaf_end_, leaf_cuts_, cuts_.size());
    std::uint32_t at = 0;
    while (at < text.size() && text[at] == '[') {
      const auto found = link::definition(text, at);
      if (!found) break;
      const Span place{base + found->destination.begin, base + found->destination.end};
      add(BlockKind::definition, at == 0 ? leaf_begin_ : base + at, place.begin, base + found->end);
      const std::string_view label = text.substr(found->label.begin, found->label.size());
      const bool copied = text.data() == buffer_.data();
      definitions_.add(copied ? into_.arena.keep(label) : label, place, into_.arena);
      at = link::skip_space(text, found->end);
    }
    if (at == 0) return true;
    leaf_begin_ = leaf_content_ = base + at;
    return at < text.size();
  }

  // The line of === or --- at hand makes the open paragraph a heading, when it has any text.
  bool underline() {
    if (!take_definitions()) {
      leaf_ = Leaf::none;
      return false;
    }
    Block& block = add(BlockKind::heading, leaf_begin_, leaf_content_, end_);
    block.level = text_[next_] == '=' ? 1 : 2;
    add_text(leaf_content_, leaf_end_);
    leaf_ = Leaf::none;
    return true;
  }

  // --- Tables ---

  // Calls `cell(begin, end)` for each cell of the row, without the white space around it.
  template <class Cell>
  void cells(std::uint32_t begin, std::uint32_t end, Cell cell) const {
    end = trimmed(begin, end);
    std::uint32_t p = begin;
    if (p < end && text_[p] == '|') ++p;
    while (p < end) {
      std::uint32_t close = p;
      while (close < end && text_[close] != '|') close += text_[close] == '\\' && close + 1 < end ? 2 : 1;
      close = std::min(close, end);
      std::uint32_t first = p;
      while (first < close && is_blank(text_[first])) ++first;
      cell(first, trimmed(first, close));
      p = close + 1;
    }
  }

  // `|---|:-:|` under a line with as many cells.
  bool starts_table() {
    const std::string_view line = part(next_, end_);
    if (line.find_first_not_of(" \t|:-") != std::string_view::npos || line.find('|') == std::string_view::npos) return false;
    std::uint32_t columns = 0;
    bool right = true;
    cells(next_, end_, [&](std::uint32_t begin, std::uint32_t end) {
      ++columns;
      if (begin < end && text_[begin] == ':') ++begin;
      if (begin < end && text_[end - 1] == ':') --end;
      right = right && begin < end && part(begin, end).find_first_not_of('-') == std::string_view::npos;
    });
    if (!right) return false;
    std::uint32_t head = 0;
    cells(last_line_, leaf_end_, [&](std::uint32_t, std::uint32_t) { ++head; });
    if (head != columns) return false;
    const std::uint32_t head_begin = last_line_;
    const std::uint32_t head_end = leaf_end_;
    if (head_begin != leaf_content_) {
      // The lines before the head are a paragraph.
      if (last_cut_) cuts_.pop_back();
      leaf_end_ = before_last_;
      close_leaf();
    }
    leaf_ = Leaf::table;
    leaf_cuts_ = cuts_.size();
    columns_ = columns;
    row(head_begin, head_end, columns);
    return true;
  }

  void row(std::uint32_t begin, std::uint32_t end, std::uint32_t columns) {
    cells(begin, end, [&](std::uint32_t first, std::uint32_t last) {
      if (columns == 0) return;
      --columns;
      if (first >= last) return;
      add(BlockKind::table_cell, first, first, last);
      add_text(first, last);
    });
  }

  // --- Inlines ---

  struct Text {
    std::uint32_t begin, end;
    std::uint32_t cuts, cuts_end;
    bool html = false;
  };

  void find_inlines() {
    Inlines inlines(into_, definitions_);
    for (const Text& text : texts_) {
      if (text.html)
        comments(text.begin, text.end);
      else
        inlines.find(paragraph_text(text.begin, text.end, text.cuts, text.cuts_end), text.begin);
    }
  }

  // The comments in a block of HTML.
  void comments(std::uint32_t begin, std::uint32_t end) {
    const std::string_view block = text_.substr(0, end);
    for (std::size_t open = begin; (open = block.find("<!--", open)) != std::string_view::npos;) {
      const std::size_t close = block.find("-->", open + 2);
      const auto text = static_cast<std::uint32_t>(open + 4);
      const auto last = static_cast<std::uint32_t>(close == std::string_view::npos ? end : close + 3);
      const std::uint32_t text_end = close == std::string_view::npos ? end : std::max<std::uint32_t>(text, last - 3);
      into_.inlines.push_back({.kind = InlineKind::comment, .span = {text - 4, std::max(text, last)}, .text = {text, text_end}});
      if (close == std::string_view::npos) return;
      open = close + 3;
    }
  }

  Document& into_;
  std::string_view text_;

  // The line.
  std::uint32_t line_begin_ = 0, line_first_ = 0;  // its first byte; its first that is no blank
  std::uint32_t at_ = 0, end_ = 0, column_ = 0;
  std::uint32_t next_ = 0, indent_ = 0;  // by look()
  std::uint32_t rule_break_ = 0;         // what is no part of a rule of rule_mark_
  char rule_mark_ = 0;
  bool blank_ = false;
  bool quoted_ = false;  // quotation marks were skipped

  std::vector<Container> containers_;
  std::uint32_t items_ = 0;

  // The open leaf.
  Leaf leaf_ = Leaf::none;
  std::uint32_t leaf_begin_ = 0, leaf_content_ = 0, leaf_end_ = 0;
  std::size_t leaf_cuts_ = 0;
  std::uint32_t last_line_ = 0, before_last_ = 0;  // a paragraph's last line; the end of the one before
  bool last_cut_ = false;
  char fence_ = 0;
  std::uint32_t fence_size_ = 0;
  int html_kind_ = 0;
  std::uint32_t columns_ = 0;

  std::vector<Text> texts_;
  std::vector<Span> cuts_;
  link::Definitions definitions_;
  std::string buffer_;
};

}  // namespace

void markdown(Document& into) {
  Markdown(into).run();
}

}  // namespace citevet::read
