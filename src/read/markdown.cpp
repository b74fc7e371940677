// Finds the blocks and inlines of a Markdown text.
//
// md4c decides what is what: CommonMark with GFM's tables, strikethrough, task lists and autolinks. It hands out pointers into the text for
// all running text, and none for marks: those stand in the gaps between, in the order of its events, and are read off there, one after the
// other, by a cursor that only moves forward. Link definitions it swallows silently; they too stand in the gaps. Footnotes it does not
// know.
#include "read/read.h"
#include "text/ascii.h"
#include "text/entity.h"
#include "text/utf8.h"

#include <md4c.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <new>
#include <optional>
#include <unordered_map>

namespace citevet::read {

namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;
constexpr std::size_t longest_label = 999;  // CommonMark §4.7
constexpr std::size_t longest_note_label = 100;

bool is_blank(char c) noexcept {
  return c == ' ' || c == '\t';
}
bool is_end(char c) noexcept {
  return c == '\n' || c == '\r';
}

// A link definition: `[label]: destination "title"`.
struct Definition {
  Span label;
  Span destination;  // without < and >
  std::uint32_t end = 0;
};

class Markdown {
 public:
  explicit Markdown(Document& into) : into_(into), text_(into.text), size_(static_cast<std::uint32_t>(into.text.size())) {}

  void run() {
    // Skipped but counted: spans are offsets into the file's own bytes.
    if (text_.starts_with("\xEF\xBB\xBF")) cursor_ = 3;
    front_matter();
    notes_ = text_.find('^', cursor_) != std::string_view::npos;
    MD_PARSER parser{};
    parser.flags =
        MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return guarded(self, [&](Markdown& me) { me.enter_block(type, detail); });
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) { return guarded(self, [&](Markdown& me) { me.leave_block(type); }); };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* self) { return guarded(self, [&](Markdown& me) { me.enter_span(type); }); };
    parser.leave_span = [](MD_SPANTYPE type, void* detail, void* self) {
      return guarded(self, [&](Markdown& me) { me.leave_span(type, detail); });
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      return guarded(self, [&](Markdown& me) { me.text(type, text, size); });
    };
    start_ = cursor_;
    fuel_ = size_;
    const int result = md_parse(text_.data() + start_, size_ - start_, &parser, this);
    if (failure_) std::rethrow_exception(failure_);
    if (result != 0) throw std::bad_alloc();
    content_start(size_, false);
    find_escaped_targets();
    tidy();
  }

 private:
  // md4c is C: nothing may be thrown through it.
  template <class Call>
  static int guarded(void* self, Call call) noexcept {
    Markdown& me = *static_cast<Markdown*>(self);
    try {
      call(me);
      return 0;
    } catch (...) {
      me.failure_ = std::current_exception();
      return 1;
    }
  }

  [[nodiscard]] char at(std::uint32_t offset) const noexcept { return offset < size_ ? text_[offset] : '\0'; }
  [[nodiscard]] std::uint32_t offset_of(const MD_CHAR* text) const noexcept {
    const std::less<const char*> before;
    return !before(text, text_.data()) && before(text, text_.data() + size_) ? static_cast<std::uint32_t>(text - text_.data()) : none;
  }
  [[nodiscard]] std::uint32_t skip_blanks(std::uint32_t offset) const noexcept {
    while (offset < size_ && is_blank(text_[offset])) ++offset;
    return offset;
  }
  [[nodiscard]] std::uint32_t line_end(std::uint32_t offset) const noexcept {
    while (offset < size_ && !is_end(text_[offset])) ++offset;
    return offset;
  }
  [[nodiscard]] std::uint32_t skip_line_end(std::uint32_t offset) const noexcept {
    if (at(offset) == '\r') ++offset;
    if (at(offset) == '\n') ++offset;
    return offset;
  }
  [[nodiscard]] bool is_blank_line(std::uint32_t offset) const noexcept {
    offset = skip_blanks(offset);
    return offset >= size_ || is_end(text_[offset]);
  }
  [[nodiscard]] bool ends_line(std::uint32_t offset) const noexcept {
    offset = skip_white(offset);
    return offset >= size_ || is_end(text_[offset]);
  }
  // Behind the > of the quotations that are open. A lazy continuation has fewer of them.
  [[nodiscard]] std::uint32_t skip_prefix(std::uint32_t offset) const noexcept {
    std::uint32_t left = quotes_;
    for (;;) {
      offset = skip_blanks(offset);
      if (left == 0 || at(offset) != '>') return offset;
      --left;
      ++offset;
    }
  }
  [[nodiscard]] std::uint32_t skip_white(std::uint32_t offset) const noexcept {
    while (offset < size_ && (is_blank(text_[offset]) || text_[offset] == '\v' || text_[offset] == '\f')) ++offset;
    return offset;
  }
  // Behind white space with at most one line end; none where there are two.
  [[nodiscard]] std::uint32_t skip_space(std::uint32_t offset) const noexcept {
    offset = skip_white(offset);
    if (offset >= size_ || !is_end(text_[offset])) return offset;
    offset = skip_prefix(skip_line_end(offset));
    return ends_paragraph(offset) ? none : offset;
  }
  [[nodiscard]] std::uint32_t trimmed(std::uint32_t begin, std::uint32_t end) const noexcept {
    while (end > begin && (is_blank(text_[end - 1]) || is_end(text_[end - 1]))) --end;
    return end;
  }

  // What is promised holds, whatever md4c said: blocks in order and disjoint, inlines in order, all inside the text.
  void tidy() {
    std::uint32_t last = 0;
    const auto bad_block = [&](const Block& block) {
      if (block.span.begin < last || block.content < block.span.begin || block.span.end < block.content || block.span.end > size_)
        return true;
      last = block.span.end;
      return false;
    };
    const std::size_t blocks = std::erase_if(into_.blocks, bad_block);
    last = 0;
    const auto bad_inline = [&](const Inline& found) {
      if (found.span.begin < last || found.text.begin < found.span.begin || found.text.end < found.text.begin ||
          found.span.end < found.text.end || found.span.end > size_ || found.target_span.end > size_)
        return true;
      last = found.span.begin;
      return false;
    };
    if (std::erase_if(into_.inlines, bad_inline) + blocks != 0) lose();
  }

  // --- Gaps between blocks ---

  void front_matter() {
    const std::string_view rest = text_.substr(cursor_);
    const std::string_view fence = rest.substr(0, 3);
    if (fence != "---" && fence != "+++") return;
    std::uint32_t line = skip_blanks(cursor_ + 3);
    if (line >= size_ || !is_end(text_[line])) return;
    line = skip_line_end(line);
    // A rule under which a text begins is no metadata: that begins with a key, a comment or its own end.
    const std::string_view first = text_.substr(line, line_end(line) - line);
    if (first.find(fence == "---" ? ':' : '=') == std::string_view::npos && !first.starts_with('#') && !first.starts_with(fence)) return;
    while (line < size_) {
      const std::uint32_t end = line_end(line);
      const std::string_view part = text_.substr(line, trimmed(line, end) - line);
      if (part == fence || (part == "..." && fence == "---")) {
        into_.blocks.push_back({.kind = BlockKind::front_matter, .span = {cursor_, line + 3}, .content = cursor_});
        cursor_ = skip_line_end(end);
        return;
      }
      line = skip_line_end(end);
    }
  }

  [[nodiscard]] bool is_rule(std::uint32_t offset) const noexcept {
    const char mark = at(offset);
    if (mark != '-' && mark != '*' && mark != '_') return false;
    std::uint32_t count = 0;
    for (; offset < size_ && !is_end(text_[offset]); ++offset) {
      if (text_[offset] == mark)
        ++count;
      else if (!is_blank(text_[offset]))
        return false;
    }
    return count >= 3;
  }

  // How many # open a heading at `offset`.
  [[nodiscard]] std::uint32_t hashes_at(std::uint32_t offset) const noexcept {
    std::uint32_t end = offset;
    while (at(end) == '#') ++end;
    return end - offset <= 6 && (end >= size_ || is_blank(text_[end]) || is_end(text_[end])) ? end - offset : 0;
  }

  // Whether a line whose content begins at `offset` does not go on with the paragraph of the line before.
  [[nodiscard]] bool ends_paragraph(std::uint32_t offset) const noexcept {
    if (offset >= size_) return false;
    const char c = text_[offset];
    if (is_end(c) || c == '>') return true;
    if (hashes_at(offset) != 0) return true;
    if ((c == '`' || c == '~') && at(offset + 1) == c && at(offset + 2) == c) return true;
    if (is_rule(offset)) return true;
    const std::uint32_t marker = skip_marker(offset);
    if (marker == offset) return false;
    // Inside a list it may be the next item; elsewhere an empty item, or one with another number than 1, does not interrupt a paragraph.
    return !containers_.empty() || (!is_blank_line(marker) && (!text::is_digit(c) || (c == '1' && marker == offset + 2)));
  }

  [[nodiscard]] std::uint32_t column_of(std::uint32_t offset) const noexcept {
    std::uint32_t line = offset;
    while (line > 0 && !is_end(text_[line - 1])) --line;
    std::uint32_t column = 0;
    for (; line < offset; ++line) column = text_[line] == '\t' ? (column / 4 + 1) * 4 : column + 1;
    return column;
  }

  // Whether a fence at `close`, on the line at `line`, stands in the same containers as the one at `open`: it may be indented by up to
  // three columns less.
  [[nodiscard]] bool inside_containers(std::uint32_t line, std::uint32_t close, std::uint32_t open) const noexcept {
    if (std::count(text_.begin() + line, text_.begin() + close, '>') != static_cast<std::ptrdiff_t>(quotes_)) return false;
    if (lists_ == 0) return true;
    const std::uint32_t column = column_of(close);
    return column != 0 && column + 3 >= column_of(open);
  }

  // The end of a bullet or a list number at `offset`; `offset` itself when there is none.
  [[nodiscard]] std::uint32_t skip_marker(std::uint32_t offset) const noexcept {
    std::uint32_t end = offset;
    const char c = at(offset);
    if (c == '-' || c == '+' || c == '*') {
      ++end;
    } else {
      while (end < offset + 9 && text::is_digit(at(end))) ++end;
      if (end == offset || (at(end) != '.' && at(end) != ')')) return offset;
      ++end;
    }
    return end >= size_ || is_blank(text_[end]) || is_end(text_[end]) ? end : offset;
  }

  // Moves the cursor over blank lines, the marks of containers and link definitions to where a leaf's content begins, at most to `limit`.
  void content_start(std::uint32_t limit, bool rule) {
    std::uint32_t p = cursor_;
    line_start_ = none;
    while (p < limit) {
      const char c = text_[p];
      if (is_blank(c) || ((c == '\v' || c == '\f') && (line_start_ != none || !ends_line(p)))) {
        ++p;
        continue;
      }
      if (is_end(c)) {
        ++p;
        line_start_ = none;
        continue;
      }
      if (line_start_ == none) line_start_ = p;
      if (c == '>') {
        ++p;
        continue;
      }
      if (rule && is_rule(p)) break;
      if (const std::uint32_t end = skip_marker(p); end != p) {
        p = end;
        continue;
      }
      if (c != '[') break;
      if (task_ == p + 1) {
        task_ = none;
        p = skip_white(p + 3);
        continue;
      }
      const auto found = definition(p);
      if (!found || found->end > limit) break;
      add_definition(p, *found);
      p = line_end(found->end);
    }
    cursor_ = std::min(p, limit);
    if (line_start_ == none) line_start_ = cursor_;
  }

  [[nodiscard]] std::optional<Span> label_at(std::uint32_t open) const noexcept {
    bool empty = true;
    for (std::uint32_t p = open + 1; p < size_ && p - open <= longest_label + 1; ++p) {
      const char c = text_[p];
      if (c == '\\') {
        ++p;
        empty = false;
      } else if (c == '[') {
        return std::nullopt;
      } else if (c == ']') {
        if (empty) return std::nullopt;
        return Span{open + 1, p};
      } else if (!text::is_space(c)) {
        empty = false;
      }
    }
    return std::nullopt;
  }

  // The destination at `p`, without its brackets, and what follows it.
  [[nodiscard]] std::optional<std::pair<Span, std::uint32_t>> destination_at(std::uint32_t p) const noexcept {
    if (at(p) == '<') {
      for (std::uint32_t q = p + 1; q < size_ && !is_end(text_[q]) && text_[q] != '<'; ++q) {
        if (text_[q] == '>') return std::pair{Span{p + 1, q}, q + 1};
        if (text_[q] == '\\' && q + 1 < size_ && !is_end(text_[q + 1])) ++q;
      }
      return std::nullopt;
    }
    std::uint32_t q = p;
    std::uint32_t depth = 0;
    for (; q < size_; ++q) {
      const auto c = static_cast<unsigned char>(text_[q]);
      if (c <= ' ' || c == 0x7F || (c == ')' && depth == 0)) break;
      if (c == '\\' && q + 1 < size_ && is_punctuation(text_[q + 1]))
        ++q;
      else if (c == '(')
        ++depth;
      else if (c == ')')
        --depth;
    }
    if (depth != 0) return std::nullopt;
    return std::pair{Span{p, q}, q};
  }

  // The end of the title at `p`; `p` when none begins there, `none` when it is not closed.
  [[nodiscard]] std::uint32_t title_end(std::uint32_t p) const noexcept {
    const char open = at(p);
    if (open != '"' && open != '\'' && open != '(') return p;
    const char close = open == '(' ? ')' : open;
    for (std::uint32_t q = p + 1; q < size_; ++q) {
      const char c = text_[q];
      if (c == close) return q + 1;
      if (c == '\\') {
        ++q;
      } else if (is_end(c)) {
        const std::uint32_t next = skip_prefix(skip_line_end(q));
        if (next >= size_ || ends_paragraph(next)) return none;
        q = next - 1;
      } else if (c == '(' && open == '(') {
        return none;
      }
    }
    return none;
  }

  // md4c takes spaces off a line's end, but no tabs.
  [[nodiscard]] bool ends_definition(std::uint32_t offset) const noexcept {
    while (at(offset) == ' ') ++offset;
    return offset >= size_ || is_end(text_[offset]);
  }

  [[nodiscard]] std::optional<Definition> definition(std::uint32_t p) const noexcept {
    const auto label = label_at(p);
    if (!label || at(label->end + 1) != ':') return std::nullopt;
    const std::uint32_t begin = skip_space(label->end + 2);
    if (begin == none || begin >= size_) return std::nullopt;
    const auto destination = destination_at(begin);
    if (!destination || destination->second == begin) return std::nullopt;
    const auto [span, after] = *destination;
    Definition out{*label, span, after};
    const std::uint32_t title = skip_space(after);
    if (title != none && title != after) {
      const std::uint32_t end = title_end(title);
      if (end != none && end != title) {
        if (ends_definition(end)) {
          out.end = end;
          return out;
        }
        // md4c then takes the line that such a title begins on for a definition without one.
        if (const std::uint32_t line = line_end(after); title < line && line < end) {
          out.end = trimmed(after, line);
          return out;
        }
      }
    }
    if (!ends_definition(after)) return std::nullopt;
    return out;
  }

  void add_definition(std::uint32_t begin, const Definition& found) {
    const bool note = at(found.label.begin) == '^';
    into_.blocks.push_back(
        {.kind = note ? BlockKind::note : BlockKind::definition, .span = {begin, found.end}, .content = found.destination.begin});
    if (note) {
      const std::string_view target = slice(text_, found.destination);
      if (target.find("://") != std::string_view::npos)
        into_.inlines.push_back({.kind = InlineKind::autolink,
                                 .span = found.destination,
                                 .text = found.destination,
                                 .target = decoded(target),
                                 .target_span = found.destination});
    }
    const std::string_view written = slice(text_, found.destination);
    if (written.find_first_of("\\&") != std::string_view::npos) escaped_definitions_.push_back(found.destination);
  }

  // --- Blocks ---

  enum class Leaf : std::uint8_t { closed, paragraph, heading, cell, code, html };

  void enter_block(MD_BLOCKTYPE type, void* detail) {
    if (type != MD_BLOCK_P && type != MD_BLOCK_H) skip_task();
    switch (type) {
      case MD_BLOCK_DOC:
        break;
      case MD_BLOCK_QUOTE:
        close_paragraph();
        containers_.push_back(0);
        ++quotes_;
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        close_paragraph();
        ++lists_;
        break;
      case MD_BLOCK_LI: {
        containers_.push_back(++items_);
        const auto& item = *static_cast<const MD_BLOCK_LI_DETAIL*>(detail);
        task_ = item.is_task != 0 ? start_ + item.task_mark_offset : none;
        break;
      }
      case MD_BLOCK_HR: {
        close_paragraph();
        content_start(size_, true);
        const std::uint32_t end = line_end(cursor_);
        add(BlockKind::markup, line_start_, cursor_, trimmed(cursor_, end));
        cursor_ = end;
        break;
      }
      case MD_BLOCK_H:
        close_paragraph();
        open(Leaf::heading);
        level_ = static_cast<std::uint8_t>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
      case MD_BLOCK_CODE:
        close_paragraph();
        open(Leaf::code);
        fence_ = static_cast<const MD_BLOCK_CODE_DETAIL*>(detail)->fence_char;
        break;
      case MD_BLOCK_HTML:
        close_paragraph();
        open(Leaf::html);
        break;
      case MD_BLOCK_P:
        close_paragraph();
        open(Leaf::paragraph);
        break;
      case MD_BLOCK_TABLE:
        close_paragraph();
        rows_ = 0;
        table_found_ = false;
        break;
      case MD_BLOCK_THEAD:
        break;
      case MD_BLOCK_TBODY:
        skip_line();
        break;
      case MD_BLOCK_TR:
        if (rows_++ != 0) cursor_ = skip_prefix(skip_line_end(cursor_));
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        open(Leaf::cell);
        break;
    }
  }

  void leave_block(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_DOC:
      case MD_BLOCK_THEAD:
      case MD_BLOCK_TBODY:
      case MD_BLOCK_HR:
        break;
      case MD_BLOCK_QUOTE:
        close_paragraph();
        containers_.pop_back();
        --quotes_;
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        --lists_;
        break;
      case MD_BLOCK_LI:
        close_paragraph();
        skip_task();
        containers_.pop_back();
        break;
      case MD_BLOCK_H:
        close_heading();
        break;
      case MD_BLOCK_CODE:
        close_code();
        break;
      case MD_BLOCK_HTML:
        close_html();
        break;
      case MD_BLOCK_P:
        close_paragraph();
        break;
      case MD_BLOCK_TABLE:
        if (rows_ == 1) skip_line();
        break;
      case MD_BLOCK_TR:
        cursor_ = line_end(cursor_);
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        if (pending_)
          cell_start(size_);
        else
          finish_block();
        leaf_ = Leaf::closed;
        break;
    }
  }

  void open(Leaf leaf) {
    leaf_ = leaf;
    pending_ = true;
    line_begins_ = true;
    first_ = last_ = none;
    code_lines_ = 0;
    superscript_ = none;
    tag_ = none;
    spans_.clear();
  }

  Block& add(BlockKind kind, std::uint32_t begin, std::uint32_t content, std::uint32_t end) {
    const std::uint32_t item = containers_.empty() ? 0 : containers_.back();
    into_.blocks.push_back({.kind = kind, .span = {begin, end}, .content = content, .item = item});
    return into_.blocks.back();
  }

  [[nodiscard]] BlockKind running_text() const noexcept {
    if (containers_.empty()) return BlockKind::paragraph;
    return containers_.back() != 0 ? BlockKind::list_item : BlockKind::quotation;
  }

  // Adds the block whose first content is met: text at `first`, or a mark when that is `none`.
  void settle(std::uint32_t first) {
    if (leaf_ == Leaf::closed) open(Leaf::paragraph);  // in a tight list there are no paragraphs
    if (!pending_) return;
    pending_ = false;
    if (leaf_ == Leaf::cell) {
      cell_start(std::min(first, size_));
      if (first != none && !(first == cursor_ + 1 && at(cursor_) == '\\')) cursor_ = first;
      add(BlockKind::table_cell, cursor_, cursor_, cursor_);
      return;
    }
    content_start(first == none ? size_ : first, false);
    atx_ = false;
    if (leaf_ == Leaf::heading) {
      const std::uint32_t hashes = hashes_at(cursor_);
      atx_ = hashes != 0;
      if (atx_) cursor_ = std::min(skip_blanks(cursor_ + hashes), first);
    }
    task_ = none;
    if (first != none && first != cursor_ && !(first == cursor_ + 1 && at(cursor_) == '\\')) {
      cursor_ = first;
      const auto line = std::upper_bound(into_.lines.begin(), into_.lines.end(), first) - 1;
      line_start_ = skip_blanks(*line);
    }
    BlockKind kind = leaf_ == Leaf::heading ? BlockKind::heading : running_text();
    Block& block = add(kind, line_start_, cursor_, cursor_);
    if (leaf_ == Leaf::heading) block.level = level_;
    if (kind == BlockKind::list_item) block.level = static_cast<std::uint8_t>(std::min(lists_, 255U));
  }

  // Moves the cursor to where a cell's content begins, at most to `limit`.
  void cell_start(std::uint32_t limit) {
    if (!table_found_) content_start(limit, false);
    table_found_ = true;
    std::uint32_t p = skip_white(cursor_);
    while (at(p) == '|') ++p;  // nothing between two of them is no cell
    cursor_ = std::min(skip_white(p), limit);
  }

  // Ends the last block where the cursor is.
  void finish_block() {
    Block& block = into_.blocks.back();
    block.span.end = std::max(block.content, trimmed(block.content, std::min(cursor_, size_)));
  }

  void close_paragraph() {
    if (leaf_ != Leaf::paragraph) return;
    if (!pending_) {
      finish_block();
      cursor_ = line_end(cursor_);
    }
    leaf_ = Leaf::closed;
  }

  void close_heading() {
    if (pending_ && task_ != none) {  // nothing but a task's mark, underlined
      skip_task();
      skip_line();
      leaf_ = Leaf::closed;
      return;
    }
    settle(none);
    cursor_ = line_end(cursor_);
    if (!atx_) {
      const std::uint32_t line = skip_prefix(skip_line_end(cursor_));
      if (at(line) == '=' || at(line) == '-') cursor_ = line_end(line);
    }
    finish_block();
    leaf_ = Leaf::closed;
  }

  void close_code() {
    leaf_ = Leaf::closed;
    if (fence_ == 0) {
      if (first_ == none) return;
      content_start(first_, false);
      const bool of_note = !into_.blocks.empty() && into_.blocks.back().kind == BlockKind::note;
      add(of_note ? BlockKind::note : BlockKind::code, first_, first_, trimmed(first_, last_));
      cursor_ = line_end(last_);
      return;
    }
    content_start(first_ == none ? size_ : first_, false);
    const std::uint32_t begin = line_start_;
    const std::uint32_t open = cursor_;
    while (at(cursor_) == fence_) ++cursor_;
    const std::uint32_t ticks = cursor_ - open;
    if (ticks < 3) return;  // md4c left a line out
    cursor_ = line_end(cursor_);
    for (std::uint32_t line = 0; line < code_lines_ && cursor_ < size_; ++line) cursor_ = line_end(skip_line_end(cursor_));
    std::uint32_t end = trimmed(open, cursor_);
    const std::uint32_t line = skip_line_end(cursor_);
    const std::uint32_t close = skip_prefix(line);
    std::uint32_t behind = close;
    while (behind < size_ && text_[behind] == fence_) ++behind;
    if (behind - close >= ticks && is_blank_line(behind) && inside_containers(line, close, open)) {
      end = behind;
      cursor_ = line_end(behind);
    }
    add(BlockKind::code, begin, open, end);
  }

  void close_html() {
    leaf_ = Leaf::closed;
    if (first_ == none) return;
    content_start(first_, false);
    const std::uint32_t end = trimmed(first_, last_);
    add(BlockKind::markup, first_, first_, end);
    const std::string_view block = text_.substr(0, end);
    for (std::size_t open = first_; (open = block.find("<!--", open)) != std::string_view::npos;) {
      const std::size_t close = block.find("-->", open + 2);
      if (close == std::string_view::npos) break;
      add_comment(static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close + 3));
      open = close + 3;
    }
    cursor_ = line_end(last_);
  }

  // Behind the [x] of an item that has nothing else.
  void skip_task() {
    if (task_ == none) return;
    const std::uint32_t end = task_ + 2;
    content_start(end, false);
    cursor_ = skip_white(end);
    task_ = none;
  }

  void skip_line() { cursor_ = line_end(skip_line_end(line_end(cursor_))); }

  // --- Text ---

  void text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size) {
    const std::uint32_t offset = offset_of(text);
    if (leaf_ == Leaf::code || leaf_ == Leaf::html) {
      if (offset == none) {
        code_lines_ += size == 1 && *text == '\n' ? 1 : 0;
        return;
      }
      if (first_ == none) first_ = offset;
      last_ = offset + size;
      return;
    }
    switch (type) {
      case MD_TEXT_NORMAL:
      case MD_TEXT_ENTITY:
        if (offset == none) break;
        settle(offset);
        if (type == MD_TEXT_NORMAL && notes_) notes_in(offset, size);
        cursor_ = offset + size;
        break;
      case MD_TEXT_NULLCHAR:
        settle(none);
        while (cursor_ < size_ && text_[cursor_] != '\0') ++cursor_;
        ++cursor_;
        break;
      case MD_TEXT_BR:
      case MD_TEXT_SOFTBR:
        if ((pending_ || leaf_ == Leaf::closed) && type == MD_TEXT_SOFTBR) return;  // behind a task mark alone on its line
        settle(none);
        cursor_ = skip_prefix(skip_line_end(line_end(cursor_)));
        line_begins_ = true;
        return;
      case MD_TEXT_HTML:
        if (offset != none) settle(offset);
        tag(offset, size);
        break;
      case MD_TEXT_CODE:
      case MD_TEXT_LATEXMATH:
        break;
    }
    line_begins_ = false;
  }

  // A piece of raw HTML inside running text: a whole tag, or one line of it.
  void tag(std::uint32_t offset, std::uint32_t size) {
    if (offset == none) return;
    const std::uint32_t end = offset + size;
    if (end <= comment_end_) return;
    cursor_ = end;
    if (tag_ != none) {
      into_.inlines[tag_].span.end = end;
      if (text_[end - 1] == '>') tag_ = none;
      return;
    }
    const std::string_view rest = text_.substr(offset);
    if (rest.starts_with("<!--")) {
      const std::size_t close = text_.find("-->", offset + 2);
      comment_end_ = close == std::string_view::npos ? end : static_cast<std::uint32_t>(close + 3);
      add_comment(offset, comment_end_);
      cursor_ = comment_end_;
      return;
    }
    const std::string_view piece = rest.substr(0, size);
    if (superscript_ != none && text::equal_ci(piece, "</sup>")) {
      Inline& outer = into_.inlines[superscript_];
      outer.kind = InlineKind::superscript;
      outer.text = {outer.span.end, offset};
      outer.span.end = end;
      superscript_ = none;
      return;
    }
    const auto index = static_cast<std::uint32_t>(into_.inlines.size());
    if (text::equal_ci(piece, "<sup>")) superscript_ = index;
    into_.inlines.push_back({.kind = InlineKind::markup, .span = {offset, end}, .text = {end, end}});
    if (piece.back() != '>') tag_ = index;
  }

  void add_comment(std::uint32_t begin, std::uint32_t end) {
    const std::uint32_t text = std::min(begin + 4, end);
    into_.inlines.push_back({.kind = InlineKind::comment, .span = {begin, end}, .text = {text, std::max(text, end - 3)}});
  }

  // The label of a note mark `[^label]` that opens at `open`.
  [[nodiscard]] std::optional<Span> note_label(std::uint32_t open, std::uint32_t limit) const noexcept {
    if (at(open) != '[' || at(open + 1) != '^') return std::nullopt;
    std::uint32_t p = open + 2;
    for (; p < limit && p < size_ && p - open < longest_note_label; ++p) {
      const char c = text_[p];
      if (c == ']') return p == open + 2 ? std::nullopt : std::optional(Span{open + 2, p});
      if (c == '[' || text::is_space(c)) break;
    }
    return std::nullopt;
  }

  // Begins a note where a line begins with `[^label]:`.
  void begin_note(Span label) {
    const std::uint32_t open = label.begin - 2;
    Block& block = into_.blocks.back();
    if (block.content < open) {
      block.span.end = std::max(block.content, trimmed(block.content, open));
      add(BlockKind::note, open, open, open);
    }
    Block& note = into_.blocks.back();
    note.kind = BlockKind::note;
    note.level = 0;
    note.content = skip_blanks(label.end + 2);
  }

  // Note marks and `^superscripts^` in a piece of text.
  void notes_in(std::uint32_t offset, std::uint32_t size) {
    const std::uint32_t end = offset + size;
    std::uint32_t from = offset;
    if (line_begins_ && leaf_ == Leaf::paragraph && (offset == 0 || at(offset - 1) != '\\')) {
      if (const auto label = note_label(offset, end); label && at(label->end + 1) == ':') {
        begin_note(*label);
        from = std::min(end, label->end + 2);
      }
    }
    while (from < end) {
      const void* found = std::memchr(text_.data() + from, '^', end - from);
      if (found == nullptr) return;
      const auto mark = static_cast<std::uint32_t>(static_cast<const char*>(found) - text_.data());
      from = mark + 1;
      if (mark > offset && text_[mark - 1] == '[') {
        const auto label = note_label(mark - 1, end);
        if (!label || (mark - 1 == offset && offset > 0 && at(offset - 1) == '\\')) continue;
        into_.inlines.push_back({.kind = InlineKind::note_mark,
                                 .span = {mark - 1, label->end + 1},
                                 .text = *label,
                                 .target = slice(text_, *label),
                                 .target_span = *label});
        from = label->end + 1;
        continue;
      }
      std::uint32_t close = mark + 1;
      while (close < end && close - mark <= 32 && !text::is_space(text_[close]) && text_[close] != '^') ++close;
      if (close < end && text_[close] == '^' && close > mark + 1) {
        into_.inlines.push_back({.kind = InlineKind::superscript, .span = {mark, close + 1}, .text = {mark + 1, close}});
        from = close + 1;
      }
    }
  }

  // --- Spans ---

  struct Open {
    MD_SPANTYPE type = MD_SPAN_EM;
    std::uint32_t inline_index = none;
    std::uint32_t size = 0;  // of the closing mark
    char mark = 0;
  };

  void enter_span(MD_SPANTYPE type) {
    settle(none);
    if (line_begins_ && notes_ && type == MD_SPAN_A && leaf_ == Leaf::paragraph) {
      if (const auto label = note_label(cursor_, size_); label && at(label->end + 1) == ':') begin_note(*label);
    }
    line_begins_ = false;
    Open span{.type = type};
    const std::uint32_t begin = cursor_;
    const char mark = at(begin);
    span.mark = mark;
    std::optional<InlineKind> kind;
    switch (type) {
      case MD_SPAN_EM:
      case MD_SPAN_STRONG:
        span.size = type == MD_SPAN_EM ? 1 : 2;
        if ((mark == '*' || mark == '_') && at(begin + span.size - 1) == mark) kind = InlineKind::emphasis;
        break;
      case MD_SPAN_DEL:
        if (mark == '~') cursor_ = begin + (at(begin + 1) == '~' ? 2 : 1);
        span.size = cursor_ - begin;
        break;
      case MD_SPAN_CODE: {
        while (at(begin + span.size) == '`' && begin + span.size < size_) ++span.size;
        const std::uint32_t close = closing_ticks(begin + span.size, span.size);
        if (span.size == 0 || close == none) {
          lose();
        } else {
          into_.inlines.push_back({.kind = InlineKind::code, .span = {begin, close + span.size}, .text = {begin + span.size, close}});
          cursor_ = close + span.size;
        }
        break;
      }
      case MD_SPAN_A:
        if (mark == '[') {
          kind = InlineKind::link;
          span.size = 1;
        } else {
          kind = InlineKind::autolink;
          span.size = mark == '<' ? 1 : 0;
        }
        break;
      case MD_SPAN_IMG:
        if (mark == '!' && at(begin + 1) == '[') {
          kind = InlineKind::image;
          span.size = 2;
        }
        break;
      default:
        break;
    }
    if (kind) {
      span.inline_index = static_cast<std::uint32_t>(into_.inlines.size());
      cursor_ = begin + span.size;
      into_.inlines.push_back({.kind = *kind, .span = {begin, cursor_}, .text = {cursor_, cursor_}});
    } else if (type == MD_SPAN_IMG || type == MD_SPAN_A) {
      lose();
    }
    spans_.push_back(span);
  }

  void leave_span(MD_SPANTYPE type, void* detail) {
    if (spans_.empty()) return;
    const Open span = spans_.back();
    if (span.type != type) return;
    spans_.pop_back();
    if (type == MD_SPAN_DEL) {
      cursor_ += span.size;
      return;
    }
    if (span.inline_index == none) return;
    Inline& found = into_.inlines[span.inline_index];
    cursor_ = std::clamp(cursor_, found.text.begin, size_);
    found.text.end = cursor_;
    switch (type) {
      case MD_SPAN_EM:
      case MD_SPAN_STRONG:
        if (at(cursor_) == span.mark && at(cursor_ + span.size - 1) == span.mark) cursor_ += span.size;
        break;
      case MD_SPAN_A:
        close_link(found, static_cast<const MD_SPAN_A_DETAIL*>(detail)->href, span);
        break;
      case MD_SPAN_IMG:
        close_link(found, static_cast<const MD_SPAN_IMG_DETAIL*>(detail)->src, span);
        break;
      default:
        break;
    }
    found.span.end = cursor_;
  }

  [[nodiscard]] std::uint32_t closing_ticks(std::uint32_t from, std::uint32_t count) const noexcept {
    while (from < size_) {
      const void* found = std::memchr(text_.data() + from, '`', size_ - from);
      if (found == nullptr) return none;
      const auto begin = static_cast<std::uint32_t>(static_cast<const char*>(found) - text_.data());
      std::uint32_t end = begin;
      while (at(end) == '`') ++end;
      if (end - begin == count) return begin;
      from = end;
    }
    return none;
  }

  void close_link(Inline& found, const MD_ATTRIBUTE& address, const Open& span) {
    if (found.kind == InlineKind::autolink) {
      if (span.size == 1) {
        if (at(cursor_) != '>') lose();
        ++cursor_;
      }
      const std::string_view written = slice(text_, found.text);
      found.target = std::string_view(address.text, address.size).starts_with("mailto:") && !written.starts_with("mailto:")
                         ? into_.arena.keep(std::string_view(address.text, address.size))
                         : decoded(written);
      found.target_span = found.text;
      return;
    }
    if (at(cursor_) != ']') lose();
    ++cursor_;
    const std::uint32_t written = address.size == 0 ? none : offset_of(address.text);
    if (written != none) {
      found.target = text_.substr(written, address.size);
      found.target_span = {written, written + address.size};
    } else {
      found.target = joined(address);
    }
    if (at(cursor_) == '(') {
      if (const auto inside = inline_destination(cursor_, written, address.size == 0)) {
        found.target_span = inside->first;
        cursor_ = inside->second;
        return;
      }
    }
    if (written == none && address.size != 0) escaped_references_.push_back(static_cast<std::uint32_t>(&found - into_.inlines.data()));
    if (at(cursor_) == '[') {
      if (at(cursor_ + 1) == ']')
        cursor_ += 2;
      else if (const auto label = label_at(cursor_))
        cursor_ = label->end + 1;
    }
    if (found.kind == InlineKind::link && at(found.text.begin) == '^') {
      found.kind = InlineKind::note_mark;
      found.text.begin += 1;
      found.target = slice(text_, found.text);
      found.target_span = found.text;
    }
  }

  // `(destination "title")` at `open`: where the destination stands, and the end. `written` is where md4c says that it stands, when it says
  // so.
  [[nodiscard]] std::optional<std::pair<Span, std::uint32_t>> inline_destination(std::uint32_t open, std::uint32_t written, bool empty) {
    std::uint32_t p = skip_space(open + 1);
    if (p == none) return std::nullopt;
    if (written != none && p != written && !(at(p) == '<' && p + 1 == written)) return std::nullopt;
    if (written == none && !empty) {
      // It may as well be a reference that a bracket happens to follow. The cost of finding that out is limited over the whole text.
      if (fuel_ == 0) return std::nullopt;
    }
    const auto destination = destination_at(p);
    if (!destination) return std::nullopt;
    const auto [span, after] = *destination;
    std::uint32_t end = skip_space(after);
    if (end == none) return std::nullopt;
    if (end != after) {
      end = title_end(end);
      if (end != none) end = skip_space(end);
    }
    if (written == none) fuel_ -= std::min<std::size_t>(fuel_, (end == none ? size_ : end) - open);
    if (end == none || at(end) != ')') return std::nullopt;
    return std::pair{span, end + 1};
  }

  // --- Targets ---

  // With entities resolved.
  [[nodiscard]] std::string_view decoded(std::string_view written) {
    if (written.find('&') == std::string_view::npos) return written;
    buffer_.clear();
    text::append_resolved(written, buffer_);
    return into_.arena.keep(buffer_);
  }

  // What md4c has in pieces, since it differs from the text.
  [[nodiscard]] std::string_view joined(const MD_ATTRIBUTE& attribute) {
    buffer_.clear();
    for (std::size_t i = 0; attribute.substr_offsets != nullptr && attribute.substr_offsets[i] < attribute.size; ++i) {
      const std::string_view piece(attribute.text + attribute.substr_offsets[i],
                                   attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]);
      switch (attribute.substr_types[i]) {
        case MD_TEXT_ENTITY:
          text::append_resolved(piece, buffer_);
          break;
        case MD_TEXT_NULLCHAR:
          buffer_ += "\xEF\xBF\xBD";
          break;
        default:
          buffer_ += piece;
          break;
      }
    }
    return into_.arena.keep(buffer_);
  }

  // Where the address of a reference-style link stands, when it differs from the target by an entity or an escape.
  void find_escaped_targets() {
    if (escaped_references_.empty()) return;
    std::unordered_map<std::string, Span> places;
    for (const Span place : escaped_definitions_) {
      buffer_.clear();
      std::string plain;
      const std::string_view written = slice(text_, place);
      for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] == '\\' && i + 1 < written.size() && is_punctuation(written[i + 1])) {
          text::append_resolved(plain, buffer_);
          plain.clear();
          buffer_ += written[++i];
        } else {
          plain += written[i];
        }
      }
      text::append_resolved(plain, buffer_);
      places.try_emplace(buffer_, place);
    }
    for (const std::uint32_t index : escaped_references_) {
      Inline& link = into_.inlines[index];
      if (const auto place = places.find(std::string(link.target)); place != places.end()) link.target_span = place->second;
    }
  }

  static bool is_punctuation(char c) noexcept { return c > ' ' && c < 0x7F && !text::is_alnum(c); }

  // Called where the marks are not where the events say: a version of md4c that reads something otherwise.
  void lose() const noexcept {}

  Document& into_;
  std::string_view text_;
  std::uint32_t size_;
  std::uint32_t start_ = 0;                // where md4c's own offsets begin
  std::uint32_t cursor_ = 0;               // all before it is read
  std::uint32_t line_start_ = 0;           // the first mark or text of the line that the cursor is in
  bool notes_ = false;                     // there may be notes
  std::vector<std::uint32_t> containers_;  // the items' numbers; 0: a quotation
  std::uint32_t quotes_ = 0;
  std::uint32_t lists_ = 0;
  std::uint32_t items_ = 0;
  std::uint32_t task_ = none;  // the offset of the x in [x]
  Leaf leaf_ = Leaf::closed;
  bool pending_ = false;  // the leaf's block is added with its first content
  bool atx_ = false;
  bool line_begins_ = false;
  std::uint8_t level_ = 0;
  char fence_ = 0;
  std::uint32_t first_ = none, last_ = none;  // of verbatim text
  std::uint32_t code_lines_ = 0;
  std::uint32_t rows_ = 0;
  bool table_found_ = false;
  std::uint32_t superscript_ = none;
  std::uint32_t tag_ = none;
  std::uint32_t comment_end_ = 0;
  std::vector<Open> spans_;
  std::vector<Span> escaped_definitions_;
  std::vector<std::uint32_t> escaped_references_;
  std::size_t fuel_ = 0;
  std::string buffer_;
  std::exception_ptr failure_;
};

}  // namespace

void markdown(Document& into) {
  Markdown(into).run();
}

}  // namespace citevet::read
