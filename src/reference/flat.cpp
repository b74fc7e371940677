// An entry's words in one line: without marks of emphasis and links, without line breaks, entities resolved.
#include "reference/flat.h"

#include "text/ascii.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace citevet::reference {

namespace {

struct Entity {
  std::string_view name;
  std::string_view text;
};
// The named ones that editors' exports contain; numeric ones are computed.
constexpr std::array<Entity, 20> entities{{{"amp", "&"},         {"lt", "<"},    {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
                                           {"nbsp", "\xC2\xA0"}, {"ndash", "–"}, {"mdash", "—"},  {"lsquo", "‘"},  {"rsquo", "’"},
                                           {"ldquo", "“"},       {"rdquo", "”"}, {"hellip", "…"}, {"eacute", "é"}, {"uuml", "ü"},
                                           {"ouml", "ö"},        {"auml", "ä"},  {"szlig", "ß"},  {"oslash", "ø"}, {"ccedil", "ç"}}};

// The entity at `at` (an ampersand) and its size; size 0: none.
std::size_t entity_at(std::string_view text, std::size_t at, std::string& into) {
  const std::size_t end = text.substr(at, 12).find(';');
  if (end == std::string_view::npos || end < 2) return 0;
  const std::string_view name = text.substr(at + 1, end - 1);
  if (name.front() == '#') {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    char32_t value = 0;
    const std::string_view digits = name.substr(hex ? 2 : 1);
    if (digits.empty()) return 0;
    for (const char c : digits) {
      if (!(hex ? text::is_hex(c) : text::is_digit(c))) return 0;
      const int digit = text::is_digit(c) ? c - '0' : text::to_lower(c) - 'a' + 10;
      value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
      if (value > 0x10FFFF) return 0;
    }
    if (value < 0x20 || (value >= 0xD800 && value <= 0xDFFF)) return 0;
    text::append(into, value);
    return end + 1;
  }
  for (const Entity& entity : entities)
    if (entity.name == name) {
      into += entity.text;
      return end + 1;
    }
  return 0;
}

// A link's text that only names the link.
bool names_only_the_link(std::string_view shown) noexcept {
  static constexpr auto names = std::to_array<std::string_view>({"source",
                                                                 "sources",
                                                                 "link",
                                                                 "doi",
                                                                 "pubmed",
                                                                 "pmc",
                                                                 "pdf",
                                                                 "html",
                                                                 "full text",
                                                                 "fulltext",
                                                                 "abstract",
                                                                 "crossref",
                                                                 "cross ref",
                                                                 "crossref doi",
                                                                 "google scholar",
                                                                 "web",
                                                                 "website",
                                                                 "online",
                                                                 "here",
                                                                 "url",
                                                                 "article",
                                                                 "paper",
                                                                 "archive",
                                                                 "archived",
                                                                 "archived copy",
                                                                 "quelle",
                                                                 "fuente",
                                                                 "fonte",
                                                                 "free full text",
                                                                 "pmc free article",
                                                                 "view",
                                                                 "read",
                                                                 "web of science",
                                                                 "pubmed central",
                                                                 "permalink",
                                                                 "↩",
                                                                 "↑",
                                                                 "^"});
  shown = text::trim(shown);
  while (!shown.empty() && (shown.front() == '[' || shown.front() == '*' || shown.front() == '(' || shown.front() == '\\'))
    shown.remove_prefix(1);
  while (!shown.empty() && (shown.back() == ']' || shown.back() == '*' || shown.back() == ')' || shown.back() == ':' ||
                            shown.back() == '.' || shown.back() == '\\'))
    shown.remove_suffix(1);
  if (shown.size() > 20) return false;
  if (shown.empty()) return true;
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return text::equal_ci(shown, name); });
}

}  // namespace

void Flat::reset(const Document& document) {
  document_ = &document;
  text_ = {};
  buffer_.clear();
  segments_.clear();
  marks_.clear();
  left_out_.clear();
}

void Flat::put(std::string_view resolved, std::uint32_t raw, std::uint32_t raw_size) {
  if (resolved.empty()) return;
  segments_.push_back({static_cast<std::uint32_t>(buffer_.size()), raw, static_cast<std::uint32_t>(resolved.size()), raw_size});
  buffer_ += resolved;
}

// Copies text that holds no inlines: line breaks become a space; in Markdown escapes and entities are resolved.
void Flat::copy(std::uint32_t begin, std::uint32_t end) {
  const std::string_view text = document_->text;
  const bool markdown = document_->format == Format::markdown;
  std::string resolved;
  std::uint32_t from = begin;
  for (std::uint32_t i = begin; i < end;) {
    const char c = text[i];
    if (c == '\n' || c == '\r') {
      std::uint32_t stop = i;
      while (stop > from && (text[stop - 1] == ' ' || text[stop - 1] == '\t' || (markdown && text[stop - 1] == '\\'))) --stop;
      put(text.substr(from, stop - from), from, stop - from);
      std::uint32_t next = i;
      while (next < end && (text::is_space(text[next]) || (markdown && text[next] == '>'))) ++next;
      if (next < end && !buffer_.empty() && buffer_.back() != ' ') put(" ", stop, next - stop);
      from = i = next;
      continue;
    }
    if (markdown && c == '\\' && i + 1 < end && text[i + 1] > ' ' && !text::is_alnum(text[i + 1]) &&
        static_cast<unsigned char>(text[i + 1]) < 0x7F) {
      put(text.substr(from, i - from), from, i - from);
      from = i + 1;
      i += 2;
      continue;
    }
    if (markdown && c == '&') {
      resolved.clear();
      if (const std::size_t n = entity_at(text.substr(0, end), i, resolved); n != 0) {
        put(text.substr(from, i - from), from, i - from);
        put(resolved, i, static_cast<std::uint32_t>(n));
        i += static_cast<std::uint32_t>(n);
        from = i;
        continue;
      }
    }
    ++i;
  }
  if (from < end) put(text.substr(from, end - from), from, end - from);
}

void Flat::append(std::uint32_t begin, std::uint32_t end, std::span<const Inline> inlines) {
  const std::string_view all = document_->text;
  const std::string_view raw = all.substr(begin, end - begin);
  bool plain = inlines.empty() && segments_.empty() && raw.find('\n') == std::string_view::npos && raw.find('\r') == std::string_view::npos;
  if (plain && document_->format == Format::markdown)
    plain = raw.find('\\') == std::string_view::npos && raw.find('&') == std::string_view::npos;
  if (plain && text_.empty()) {
    // The document's own bytes: nothing to copy.
    text_ = raw;
    segments_.push_back({0, begin, end - begin, end - begin});
    return;
  }
  if (!segments_.empty() && buffer_.empty()) buffer_ = text_;
  if (!buffer_.empty() && buffer_.back() != ' ') put(" ", begin, 0);
  skips_.clear();
  const std::size_t first_mark = marks_.size();
  const std::size_t first_left_out = left_out_.size();
  for (const Inline& mark : inlines) {
    if (mark.span.begin < begin || mark.span.end > end) continue;
    const auto skip = [&](std::uint32_t from, std::uint32_t to) {
      if (from < to) skips_.push_back({from, to});
    };
    switch (mark.kind) {
      case InlineKind::image:
      case InlineKind::comment:
      case InlineKind::markup:
      case InlineKind::note_mark:
        skip(mark.span.begin, mark.span.end);
        continue;
      case InlineKind::link:
        if (names_only_the_link(all.substr(mark.text.begin, mark.text.size()))) {
          left_out_.push_back({Mark::Kind::link, {mark.span.begin, mark.span.end}, mark.target, mark.target_span});
          std::uint32_t from = mark.span.begin, to = mark.span.end;
          if (from > begin && to < end && ((all[from - 1] == '(' && all[to] == ')') || (all[from - 1] == '[' && all[to] == ']')))
            --from, ++to;
          skip(from, to);
          continue;
        }
        marks_.push_back({Mark::Kind::link, {mark.text.begin, mark.text.end}, mark.target, mark.target_span});
        break;
      case InlineKind::emphasis: {
        const bool strong = mark.text.begin - mark.span.begin >= 2;
        marks_.push_back({strong ? Mark::Kind::strong : Mark::Kind::emphasis, {mark.text.begin, mark.text.end}, {}, {}});
        break;
      }
      case InlineKind::code:
        marks_.push_back({Mark::Kind::code, {mark.text.begin, mark.text.end}, {}, {}});
        break;
      case InlineKind::autolink:
      case InlineKind::superscript:
        break;
    }
    skip(mark.span.begin, mark.text.begin);
    skip(mark.text.end, mark.span.end);
  }
  std::sort(skips_.begin(), skips_.end(), [](Span a, Span b) { return a.begin < b.begin; });
  std::uint32_t at = begin;
  for (const Span skip : skips_) {
    if (skip.end <= at) continue;
    if (skip.begin > at) copy(at, skip.begin);
    at = std::max(at, skip.end);
  }
  if (at < end) copy(at, end);
  sync();
  // The marks' ranges were the document's; now they are the flat text's.
  for (std::size_t i = first_mark; i < marks_.size(); ++i) marks_[i].range = {flat_of(marks_[i].range.begin), flat_of(marks_[i].range.end)};
  for (std::size_t i = first_left_out; i < left_out_.size(); ++i)
    left_out_[i].range = {flat_of(left_out_[i].range.begin), flat_of(left_out_[i].range.end)};
}

std::uint32_t Flat::flat_of(std::uint32_t raw) const noexcept {
  const auto behind =
      std::upper_bound(segments_.begin(), segments_.end(), raw, [](std::uint32_t at, const Segment& segment) { return at < segment.raw; });
  if (behind == segments_.begin()) return 0;
  const Segment& segment = *(behind - 1);
  return segment.flat + std::min(raw - segment.raw, segment.size);
}

std::uint32_t Flat::raw_begin(std::uint32_t flat) const noexcept {
  const auto behind = std::upper_bound(segments_.begin(), segments_.end(), flat,
                                       [](std::uint32_t at, const Segment& segment) { return at < segment.flat; });
  if (behind == segments_.begin()) return 0;
  const Segment& segment = *(behind - 1);
  return segment.raw + (segment.size == segment.raw_size ? std::min(flat - segment.flat, segment.raw_size) : 0);
}

std::uint32_t Flat::raw_end(std::uint32_t flat) const noexcept {
  const auto behind = std::lower_bound(segments_.begin(), segments_.end(), flat,
                                       [](const Segment& segment, std::uint32_t at) { return segment.flat < at; });
  if (behind == segments_.begin()) return 0;
  const Segment& segment = *(behind - 1);
  return segment.raw + (segment.size == segment.raw_size ? std::min(flat - segment.flat, segment.raw_size) : segment.raw_size);
}

Span Flat::span(Range range) const noexcept {
  if (range.empty() || segments_.empty()) return {};
  return {raw_begin(range.begin), raw_end(range.end)};
}

Field Flat::field(Range range, Arena& arena) const {
  if (range.empty()) return {};
  const Span where = span(range);
  const std::string_view shown = slice(text_, range);
  const std::string_view raw = citevet::slice(document_->text, where);
  return {raw == shown ? raw : arena.keep(shown), where};
}

}  // namespace citevet::reference
