// The parts of Markdown's links: labels, destinations, titles, definitions.
#include "read/link.h"

#include "text/ascii.h"
#include "text/entity.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace citevet::read::link {

namespace {

constexpr std::uint32_t longest_label = 999;
// cmark's limit. It keeps the cost of many destinations that are never closed in proportion to the text.
constexpr std::uint32_t deepest_brackets = 32;

std::uint32_t skip_blanks(std::string_view text, std::uint32_t at) noexcept {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

bool ends_line(std::string_view text, std::uint32_t at) noexcept {
  at = skip_blanks(text, at);
  return at >= text.size() || is_line_end(text[at]);
}

// Whether the label is its own normal form: no capitals, nothing beyond ASCII, no white space but single spaces inside.
bool is_normal(std::string_view label) noexcept {
  if (label.empty() || text::is_space(label.front()) || text::is_space(label.back())) return false;
  for (std::size_t i = 0; i < label.size(); ++i) {
    const char c = label[i];
    if (text::is_upper(c) || static_cast<unsigned char>(c) >= 0x80 || (text::is_space(c) && (c != ' ' || label[i + 1] == ' ')))
      return false;
  }
  return true;
}

void append_normal(std::string_view label, std::string& out) {
  const std::size_t start = out.size();
  bool gap = false;
  for (std::size_t i = 0; i < label.size();) {
    const char c = label[i];
    if (text::is_space(c)) {
      gap = true;
      ++i;
      continue;
    }
    if (gap && out.size() > start) out += ' ';
    gap = false;
    if (static_cast<unsigned char>(c) < 0x80) {
      out += text::to_lower(c);
      ++i;
      continue;
    }
    const text::CodePoint point = text::decode(label, i);
    if (point.valid)
      text::append_folded(out, point.value);
    else
      out += c;
    i += point.size;
  }
}

}  // namespace

std::uint32_t skip_space(std::string_view text, std::uint32_t at) noexcept {
  while (at < text.size() && (is_blank(text[at]) || is_line_end(text[at]))) ++at;
  return at;
}

std::uint32_t label_end(std::string_view text, std::uint32_t open) noexcept {
  bool blank = true;
  const std::uint32_t limit = static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), std::size_t{open} + longest_label + 2));
  for (std::uint32_t at = open + 1; at < limit; ++at) {
    const char c = text[at];
    if (c == ']') return blank ? none : at;
    if (c == '[') return none;
    if (c == '\\' && at + 1 < limit && is_punctuation(text[at + 1])) ++at;
    blank = blank && text::is_space(c);
  }
  return none;
}

std::optional<Destination> destination(std::string_view text, std::uint32_t at) noexcept {
  if (at < text.size() && text[at] == '<') {
    for (std::uint32_t end = at + 1; end < text.size() && !is_line_end(text[end]) && text[end] != '<'; ++end) {
      if (text[end] == '>') return Destination{{at + 1, end}, end + 1};
      if (text[end] == '\\' && end + 1 < text.size() && is_punctuation(text[end + 1])) ++end;
    }
    return std::nullopt;
  }
  std::uint32_t depth = 0;
  std::uint32_t end = at;
  for (; end < text.size(); ++end) {
    const auto c = static_cast<unsigned char>(text[end]);
    if (c <= ' ' || c == 0x7F || (c == ')' && depth == 0)) break;
    if (c == '\\' && end + 1 < text.size() && is_punctuation(text[end + 1]))
      ++end;
    else if (c == '(' && ++depth > deepest_brackets)
      return std::nullopt;
    else if (c == ')')
      --depth;
  }
  if (depth != 0) return std::nullopt;
  return Destination{{at, end}, end};
}

std::uint32_t title_end(std::string_view text, std::uint32_t at) noexcept {
  if (at >= text.size()) return none;
  const char open = text[at];
  if (open != '"' && open != '\'' && open != '(') return none;
  const char close = open == '(' ? ')' : open;
  for (++at; at < text.size(); ++at) {
    if (text[at] == close) return at + 1;
    if (text[at] == '(' && open == '(') return none;
    if (text[at] == '\\' && at + 1 < text.size() && is_punctuation(text[at + 1])) ++at;
  }
  return none;
}

std::optional<Destination> resource(std::string_view text, std::uint32_t open) noexcept {
  auto found = destination(text, skip_space(text, open + 1));
  if (!found) return std::nullopt;
  std::uint32_t end = skip_space(text, found->end);
  if (end != found->end && end < text.size() && text[end] != ')') {
    end = title_end(text, end);
    if (end == none) return std::nullopt;
    end = skip_space(text, end);
  }
  if (end >= text.size() || text[end] != ')') return std::nullopt;
  found->end = end + 1;
  return found;
}

std::optional<Definition> definition(std::string_view text, std::uint32_t at) noexcept {
  const std::uint32_t label = label_end(text, at);
  if (label == none || label + 1 >= text.size() || text[label + 1] != ':') return std::nullopt;
  const std::uint32_t begin = skip_space(text, label + 2);
  if (begin >= text.size()) return std::nullopt;
  const auto found = destination(text, begin);
  if (!found || found->end == begin) return std::nullopt;
  const std::uint32_t title = skip_space(text, found->end);
  const std::uint32_t end = title == found->end ? none : title_end(text, title);
  if (end != none && ends_line(text, end)) return Definition{{at + 1, label}, found->span, end};
  if (!ends_line(text, found->end)) return std::nullopt;
  return Definition{{at + 1, label}, found->span, found->end};
}

void append_resolved(std::string_view written, std::string& out) {
  std::size_t begin = 0;
  for (std::size_t at = written.find('\\'); at != std::string_view::npos && at + 1 < written.size(); at = written.find('\\', at)) {
    if (is_punctuation(written[at + 1])) {
      text::append_resolved(written.substr(begin, at - begin), out);
      out += written[at + 1];
      begin = at + 2;
    }
    at += 2;
  }
  text::append_resolved(written.substr(begin), out);
}

void Definitions::add(std::string_view label, Span destination, Arena& arena) {
  if (!is_normal(label)) {
    buffer_.clear();
    append_normal(label, buffer_);
    label = arena.keep(buffer_);
  }
  entries_.push_back({label, destination});
}

void Definitions::sort() {
  std::ranges::sort(entries_, {}, [](const Entry& entry) { return std::pair(entry.label, entry.destination.begin); });
}

const Span* Definitions::find(std::string_view label) {
  if (entries_.empty()) return nullptr;
  if (!is_normal(label)) {
    buffer_.clear();
    append_normal(label, buffer_);
    label = buffer_;
  }
  const auto found = std::ranges::lower_bound(entries_, label, {}, &Entry::label);
  return found != entries_.end() && found->label == label ? &found->destination : nullptr;
}

}  // namespace citevet::read::link
