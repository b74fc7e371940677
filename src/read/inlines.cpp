// Finds the inlines of one leaf of a Markdown text: links, code, emphasis, notes.
//
// The method is that of CommonMark's appendix: one pass with a stack of brackets and one of emphasis marks. Each look-ahead either ends at
// the next sign of its own kind or remembers that there is none, so that the cost is in proportion to the text.
#include "read/inlines.h"

#include "read/html.h"
#include "text/ascii.h"
#include "text/entity.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstring>
#include <optional>

namespace citevet::read {

namespace {

using link::is_blank;
using link::is_line_end;
using link::is_punctuation;
using link::none;

constexpr std::uint32_t longest_note_label = 100;
constexpr std::uint32_t longest_superscript = 32;

// `<scheme:…>`: behind the >; `begin` when it is none.
std::uint32_t uri_end(std::string_view text, std::uint32_t begin) noexcept {
  std::uint32_t at = begin + 1;
  if (at >= text.size() || !text::is_alpha(text[at])) return begin;
  while (at < text.size() && (text::is_alnum(text[at]) || text[at] == '+' || text[at] == '.' || text[at] == '-')) ++at;
  const std::uint32_t scheme = at - begin - 1;
  if (scheme < 2 || scheme > 32 || at >= text.size() || text[at] != ':') return begin;
  for (; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c == '>') return at + 1;
    if (c <= ' ' || c == '<' || c == 0x7F) break;
  }
  return begin;
}

// `<name@host>`: behind the >; `begin` when it is none.
std::uint32_t mail_end(std::string_view text, std::uint32_t begin) noexcept {
  std::uint32_t at = begin + 1;
  while (at < text.size() &&
         (text::is_alnum(text[at]) || std::string_view(".!#$%&'*+/=?^_`{|}~-").find(text[at]) != std::string_view::npos))
    ++at;
  if (at == begin + 1 || at >= text.size() || text[at] != '@') return begin;
  const std::uint32_t host = ++at;
  while (at < text.size() && (text::is_alnum(text[at]) || text[at] == '-' || text[at] == '.')) ++at;
  return at > host && at < text.size() && text[at] == '>' ? at + 1 : begin;
}

// The label of the note mark `[^label]` at `open`; empty when it is none.
Span note_label(std::string_view text, std::uint32_t open) noexcept {
  const std::uint32_t begin = open + 2;
  for (std::uint32_t at = begin; at < text.size() && at - begin <= longest_note_label; ++at) {
    const char c = text[at];
    if (c == ']') return {begin, at};
    if (c == '[' || c == '^' || static_cast<unsigned char>(c) <= ' ') break;
  }
  return {};
}

// What does not belong to an address, beside white space and brackets that it does not open itself.
bool ends_address(std::string_view text, std::uint32_t at) noexcept {
  const char c = text[at];
  if (static_cast<unsigned char>(c) < 0x80)
    return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '"' || c == '`' || c == 0x7F;
  if (text::space_at(text, at) != 0) return true;
  // Quotation marks, the ellipsis, and full-width punctuation.
  const std::string_view rest = text.substr(at, 3);
  return rest == "“" || rest == "”" || rest == "‘" || rest == "’" || rest == "…" || rest == "、" || rest == "。" || rest == "，" ||
         rest == "；" || rest == "：" || rest == "！" || rest == "？" || rest == "（" || rest == "）" || rest == "「" || rest == "」" ||
         rest == "《" || rest == "》" || rest == "【" || rest == "】" || rest.starts_with("«") || rest.starts_with("»");
}

}  // namespace

Inlines::Inlines(Document& into, link::Definitions& definitions) : into_(into), definitions_(definitions) {
  for (const char c : {'\\', '`', '*', '_', '[', ']', '!', '<', ':'}) special_[static_cast<unsigned char>(c)] = true;
  special_['^'] = into.text.find('^') != std::string_view::npos;
  special_['.'] = into.text.find("www.") != std::string_view::npos || into.text.find("WWW.") != std::string_view::npos;
}

void Inlines::add(InlineKind kind, Span span, Span shown) {
  into_.inlines.push_back({.kind = kind, .span = {base_ + span.begin, base_ + span.end}, .text = {base_ + shown.begin, base_ + shown.end}});
}

std::string_view Inlines::resolved(Span place, bool escapes) {
  const std::string_view written = slice(into_.text, place);
  if (written.find_first_of(escapes ? "&\\" : "&") == std::string_view::npos) return written;
  buffer_.clear();
  if (escapes)
    link::append_resolved(written, buffer_);
  else
    text::append_resolved(written, buffer_);
  return into_.arena.keep(buffer_);
}

void Inlines::add_link(InlineKind kind, Span span, Span shown, Span place, bool escapes) {
  add(kind, span, shown);
  into_.inlines.back().target = resolved(place, escapes);
  into_.inlines.back().target_span = place;
}

void Inlines::find(std::string_view text, std::uint32_t base) {
  text_ = text;
  base_ = base;
  read_ = 0;
  delimiters_.clear();
  last_delimiter_ = -1;
  brackets_.clear();
  active_ = 0;
  ticks_known_ = false;
  no_comment_ = no_instruction_ = no_declaration_ = no_data_ = false;
  superscript_ = {};
  const std::size_t first = into_.inlines.size();
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t i = 0;;) {
    while (i < size && !special_[static_cast<unsigned char>(text[i])]) ++i;
    if (i >= size) break;
    switch (text[i]) {
      case '\\':
        i += i + 1 < size && is_punctuation(text[i + 1]) ? 2 : 1;
        read_ = i;
        break;
      case '`':
        i = code(i);
        break;
      case '*':
      case '_':
        i = delimiters(i);
        break;
      case '[':
        i = open_bracket(i, false);
        break;
      case '!':
        i = at(i + 1) == '[' ? open_bracket(i, true) : i + 1;
        break;
      case ']':
        i = close_bracket(i);
        break;
      case '<':
        i = angle(i);
        break;
      case ':':
        i = scheme_colon(i);
        break;
      case '.':
        i = host_dot(i);
        break;
      case '^':
        i = caret(i);
        break;
      default:
        ++i;
        break;
    }
  }
  if (last_delimiter_ >= 0) resolve_emphasis(-1);
  if (!superscript_.empty()) add(InlineKind::markup, superscript_, {superscript_.end, superscript_.end});
  const auto before = [](const Inline& a, const Inline& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  };
  const auto begin = into_.inlines.begin() + static_cast<std::ptrdiff_t>(first);
  if (!std::is_sorted(begin, into_.inlines.end(), before)) std::sort(begin, into_.inlines.end(), before);
}

std::uint32_t Inlines::code(std::uint32_t i) {
  const auto run_end = [&](std::uint32_t begin) {
    while (at(begin) == '`') ++begin;
    return begin;
  };
  const std::uint32_t begin = run_end(i);
  const std::uint32_t count = begin - i;
  read_ = begin;
  // A longer run is text. So is one that no run of its length follows, which one look to the text's end tells for all lengths.
  if (count >= last_ticks_.size() || (ticks_known_ && last_ticks_[count] < begin)) return begin;
  for (std::uint32_t at = begin; at < text_.size();) {
    const void* found = std::memchr(text_.data() + at, '`', text_.size() - at);
    if (found == nullptr) break;
    const auto close = static_cast<std::uint32_t>(static_cast<const char*>(found) - text_.data());
    at = run_end(close);
    if (at - close == count) {
      add(InlineKind::code, {i, at}, {begin, close});
      read_ = at;
      return at;
    }
    if (!ticks_known_ && at - close < last_ticks_.size()) last_ticks_[at - close] = close;
  }
  ticks_known_ = true;
  return begin;
}

std::uint32_t Inlines::open_bracket(std::uint32_t i, bool image) {
  if (!image && at(i + 1) == '^') {
    // `[^1](…)` is a link, whatever its text.
    const Span label = note_label(text_, i);
    if (!label.empty() && at(label.end + 1) != '(') {
      add(InlineKind::note_mark, {i, label.end + 1}, label);
      into_.inlines.back().target_span = {base_ + label.begin, base_ + label.end};
      into_.inlines.back().target = slice(into_.text, into_.inlines.back().target_span);
      read_ = label.end + 1;
      return read_;
    }
  }
  const std::uint32_t text = i + (image ? 2 : 1);
  if (!brackets_.empty()) brackets_.back().nested = true;
  if (!image) ++active_;
  brackets_.push_back({.begin = i, .text = text, .delimiter = last_delimiter_, .first_inline = into_.inlines.size(), .image = image});
  read_ = text;
  return text;
}

std::uint32_t Inlines::close_bracket(std::uint32_t i) {
  read_ = i + 1;
  if (brackets_.empty()) return i + 1;
  const Bracket open = brackets_.back();
  brackets_.pop_back();
  if (!open.active) return i + 1;
  if (!open.image) --active_;

  std::uint32_t end = i + 1;
  std::optional<Span> place;  // in the document
  if (at(end) == '(') {
    if (const auto found = link::resource(text_, end)) {
      place = Span{base_ + found->span.begin, base_ + found->span.end};
      end = found->end;
    }
  }
  if (!place && !definitions_.empty()) {
    const std::uint32_t label = at(end) == '[' ? link::label_end(text_, end) : none;
    std::string_view name;
    if (label != none) {
      name = text_.substr(end + 1, label - end - 1);
      end = label + 1;
    } else if (!open.nested && link::label_end(text_, open.text - 1) == i) {
      name = text_.substr(open.text, i - open.text);
      if (at(end) == '[' && at(end + 1) == ']') end += 2;
    }
    if (!name.empty())
      if (const Span* found = definitions_.find(name)) place = *found;
  }
  if (!place) return i + 1;

  resolve_emphasis(open.delimiter);
  if (!open.image) {
    // There is no link in a link: not in this one's text, and not around it.
    const auto bare = [](const Inline& found) { return found.kind == InlineKind::autolink; };
    into_.inlines.erase(std::remove_if(into_.inlines.begin() + static_cast<std::ptrdiff_t>(open.first_inline), into_.inlines.end(), bare),
                        into_.inlines.end());
    for (auto outer = brackets_.rbegin(); active_ > 0; ++outer) {
      if (outer->image || !outer->active) continue;
      outer->active = false;
      --active_;
    }
  }
  add_link(open.image ? InlineKind::image : InlineKind::link, {open.begin, end}, {open.text, i}, *place, true);
  read_ = end;
  return end;
}

std::uint32_t Inlines::closed_by(std::string_view close, std::uint32_t from, bool& missing) const noexcept {
  if (missing) return none;
  const std::size_t found = text_.find(close, from);
  if (found != std::string_view::npos) return static_cast<std::uint32_t>(found + close.size());
  missing = true;
  return none;
}

std::uint32_t Inlines::markup(std::uint32_t begin, std::uint32_t end) {
  add(InlineKind::markup, {begin, end}, {end, end});
  read_ = end;
  return end;
}

std::uint32_t Inlines::angle(std::uint32_t i) {
  read_ = i + 1;
  if (const std::uint32_t end = uri_end(text_, i); end != i) {
    add_link(InlineKind::autolink, {i, end}, {i + 1, end - 1}, {base_ + i + 1, base_ + end - 1}, false);
    read_ = end;
    return end;
  }
  if (const std::uint32_t end = mail_end(text_, i); end != i) {
    add_link(InlineKind::autolink, {i, end}, {i + 1, end - 1}, {base_ + i + 1, base_ + end - 1}, false);
    buffer_ = "mailto:";
    buffer_ += into_.inlines.back().target;
    into_.inlines.back().target = into_.arena.keep(buffer_);
    read_ = end;
    return end;
  }
  const std::string_view rest = text_.substr(i);
  if (rest.starts_with("<!--")) {
    std::uint32_t end = rest.starts_with("<!-->") ? i + 5 : rest.starts_with("<!--->") ? i + 6 : closed_by("-->", i + 4, no_comment_);
    if (end == none) return i + 1;
    add(InlineKind::comment, {i, end}, {i + 4, std::max(i + 4, end - 3)});
    read_ = end;
    return end;
  }
  if (rest.starts_with("<?")) {
    const std::uint32_t end = closed_by("?>", i + 2, no_instruction_);
    return end == none ? i + 1 : markup(i, end);
  }
  if (rest.starts_with("<![CDATA[")) {
    const std::uint32_t end = closed_by("]]>", i + 9, no_data_);
    return end == none ? i + 1 : markup(i, end);
  }
  if (rest.starts_with("<!")) {
    const std::uint32_t end = text::is_alpha(at(i + 2)) ? closed_by(">", i + 2, no_declaration_) : none;
    return end == none ? i + 1 : markup(i, end);
  }
  const std::uint32_t end = html::tag_end(text_, i);
  if (end == i) return i + 1;
  const std::string_view tag = rest.substr(0, end - i);
  if (text::equal_ci(tag, "<sup>")) {
    if (!superscript_.empty()) add(InlineKind::markup, superscript_, {superscript_.end, superscript_.end});
    superscript_ = {i, end};
    read_ = end;
    return end;
  }
  if (!superscript_.empty() && text::equal_ci(tag, "</sup>")) {
    add(InlineKind::superscript, {superscript_.begin, end}, {superscript_.end, i});
    superscript_ = {};
    read_ = end;
    return end;
  }
  return markup(i, end);
}

std::uint32_t Inlines::scheme_colon(std::uint32_t i) {
  if (at(i + 1) != '/' || at(i + 2) != '/') return i + 1;
  for (const std::string_view scheme : {std::string_view("https"), std::string_view("http"), std::string_view("ftp")}) {
    const auto length = static_cast<std::uint32_t>(scheme.size());
    if (i < read_ + length || !text::equal_ci(text_.substr(i - length, length), scheme)) continue;
    const std::uint32_t begin = i - length;
    if (begin > 0 && text::is_alnum(text_[begin - 1])) break;
    return bare_address(begin, i, i + 3);
  }
  return i + 1;
}

std::uint32_t Inlines::host_dot(std::uint32_t i) {
  if (i < read_ + 3 || !text::equal_ci(text_.substr(i - 3, 3), "www")) return i + 1;
  const std::uint32_t begin = i - 3;
  if (begin > 0 && (text::is_alnum(text_[begin - 1]) || std::string_view("/.-_@:").find(text_[begin - 1]) != std::string_view::npos))
    return i + 1;
  return bare_address(begin, i, i + 1);
}

// An address that begins at `begin` without brackets and whose host begins at `host`.
std::uint32_t Inlines::bare_address(std::uint32_t begin, std::uint32_t i, std::uint32_t host) {
  if (!text::is_alnum(at(host)) && static_cast<unsigned char>(at(host)) < 0x80) return i + 1;
  std::uint32_t end = host;
  std::uint32_t round = 0, square = 0;
  for (; end < text_.size() && !ends_address(text_, end); ++end) {
    const char c = text_[end];
    if (c == '(')
      ++round;
    else if (c == '[' && text_[end + 1 < text_.size() ? end + 1 : end] == '^')
      break;  // a note mark
    else if (c == '[')
      ++square;
    else if ((c == ')' && round-- == 0) || (c == ']' && square-- == 0))
      break;
  }
  // Closing punctuation belongs to the sentence, and so does a character reference at the end: `&gt;`.
  for (bool again = true; again && end > host;) {
    again = false;
    const char last = text_[end - 1];
    if (last == ';') {
      std::uint32_t reference = end - 1;
      while (reference > host && text::is_alnum(text_[reference - 1])) --reference;
      end = reference > host && reference < end - 1 && text_[reference - 1] == '&' ? reference - 1 : end - 1;
      again = true;
    } else if (std::string_view("?!.,:*_~'\\").find(last) != std::string_view::npos) {
      --end;
      again = true;
    }
  }
  if (end == host) return i + 1;
  add_link(InlineKind::autolink, {begin, end}, {begin, end}, {base_ + begin, base_ + end}, true);
  read_ = end;
  return end;
}

std::uint32_t Inlines::caret(std::uint32_t i) {
  std::uint32_t end = i + 1;
  while (end < text_.size() && end - i <= longest_superscript && static_cast<unsigned char>(text_[end]) > ' ' && text_[end] != '^') ++end;
  if (end == i + 1 || at(end) != '^') return i + 1;
  add(InlineKind::superscript, {i, end + 1}, {i + 1, end});
  read_ = end + 1;
  return end + 1;
}

std::uint32_t Inlines::delimiters(std::uint32_t i) {
  const char mark = text_[i];
  std::uint32_t end = i;
  while (at(end) == mark) ++end;
  read_ = end;
  // CommonMark §6.2: what stands on either side tells whether the run may open or close.
  char32_t before = '\n';
  if (i > 0) {
    std::uint32_t start = i - 1;
    while (start > 0 && i - start < 4 && text::is_continuation(text_[start])) --start;
    before = text::decode(text_, start).value;
  }
  const char32_t after = end < text_.size() ? text::decode(text_, end).value : U'\n';
  const bool white_before = text::is_white(before), white_after = text::is_white(after);
  const bool sign_before = text::is_punctuation(before), sign_after = text::is_punctuation(after);
  const bool left = !white_after && (!sign_after || white_before || sign_before);
  const bool right = !white_before && (!sign_before || white_after || sign_after);
  Delimiter run{.begin = i, .count = end - i, .whole = end - i, .previous = last_delimiter_, .mark = mark};
  run.opens = mark == '*' ? left : left && (!right || sign_before);
  run.closes = mark == '*' ? right : right && (!left || sign_after);
  if (!run.opens && !run.closes) return end;
  const auto index = static_cast<std::int32_t>(delimiters_.size());
  if (last_delimiter_ >= 0) delimiters_[static_cast<std::size_t>(last_delimiter_)].next = index;
  delimiters_.push_back(run);
  last_delimiter_ = index;
  return end;
}

void Inlines::remove(std::int32_t delimiter) {
  const Delimiter& gone = delimiters_[static_cast<std::size_t>(delimiter)];
  if (gone.previous >= 0) delimiters_[static_cast<std::size_t>(gone.previous)].next = gone.next;
  if (gone.next >= 0)
    delimiters_[static_cast<std::size_t>(gone.next)].previous = gone.previous;
  else
    last_delimiter_ = gone.previous;
}

// Pairs the emphasis marks behind `bottom` and drops them.
void Inlines::resolve_emphasis(std::int32_t bottom) {
  if (last_delimiter_ == bottom) return;
  const auto get = [&](std::int32_t index) -> Delimiter& { return delimiters_[static_cast<std::size_t>(index)]; };
  // How far back openers of a kind were looked for in vain: by mark, whether the closer may open too, and its length modulo 3.
  std::array<std::int32_t, 12> bottoms;
  bottoms.fill(bottom);
  std::int32_t closer = last_delimiter_;
  while (get(closer).previous != bottom) closer = get(closer).previous;
  while (closer >= 0) {
    if (!get(closer).closes) {
      closer = get(closer).next;
      continue;
    }
    const Delimiter close = get(closer);
    std::int32_t& lowest = bottoms[(close.mark == '*' ? 0U : 6U) + (close.opens ? 3U : 0U) + close.whole % 3];
    std::int32_t opener = close.previous;
    bool found = false;
    for (; opener > bottom && opener > lowest; opener = get(opener).previous) {
      const Delimiter& open = get(opener);
      if (!open.opens || open.mark != close.mark) continue;
      // The rule of three: a run that may do both pairs only where the lengths do not add up to a multiple of 3.
      if ((open.closes || close.opens) && (open.whole + close.whole) % 3 == 0 && !(open.whole % 3 == 0 && close.whole % 3 == 0)) continue;
      found = true;
      break;
    }
    if (!found) {
      lowest = close.previous;
      const std::int32_t next = close.next;
      if (!close.opens) remove(closer);
      closer = next;
      continue;
    }
    Delimiter& open = get(opener);
    const std::uint32_t used = open.count >= 2 && close.count >= 2 ? 2 : 1;
    open.count -= used;
    const std::uint32_t begin = open.begin + open.count;
    add(InlineKind::emphasis, {begin, close.begin + used}, {begin + used, close.begin});
    get(closer).begin += used;
    get(closer).count -= used;
    // Marks between the two pair with nothing any more.
    get(opener).next = closer;
    get(closer).previous = opener;
    if (get(opener).count == 0) remove(opener);
    if (get(closer).count == 0) {
      const std::int32_t next = get(closer).next;
      remove(closer);
      closer = next;
    }
  }
  last_delimiter_ = bottom;
  if (bottom >= 0) get(bottom).next = -1;
  delimiters_.resize(static_cast<std::size_t>(bottom + 1));
}

}  // namespace citevet::read
