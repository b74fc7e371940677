// Source markers: `(Source: https://example.org/rest)` and their many forms, as docs/citations.md lists them.
#include "extract/name.h"
#include "extract/scan.h"
#include "extract/source_word.h"
#include "identity/scan.h"
#include "text/ascii.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace citevet::extract {

namespace {

// How far a marker is read for its closing bracket. Real ones with five addresses stay under 1,000 bytes.
constexpr std::uint32_t max_marker = 2048;

enum class Bracket : std::uint8_t { none, round, square, lenticular, tortoise };

struct Sign {
  std::string_view text;
  Bracket bracket;
};
constexpr Sign openers[] = {{"(", Bracket::round},   {"[", Bracket::square},      {"（", Bracket::round},
                            {"［", Bracket::square}, {"【", Bracket::lenticular}, {"〔", Bracket::tortoise}};
constexpr Sign closers[] = {{")", Bracket::round},   {"]", Bracket::square},      {"）", Bracket::round},
                            {"］", Bracket::square}, {"】", Bracket::lenticular}, {"〕", Bracket::tortoise}};

const Sign* sign_at(std::span<const Sign> signs, std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return nullptr;
  for (const Sign& sign : signs)
    if (sign.text[0] == text[at] && text.substr(at).starts_with(sign.text)) return &sign;
  return nullptr;
}
const Sign* sign_before(std::span<const Sign> signs, std::string_view text, std::size_t at) noexcept {
  if (at == 0) return nullptr;
  for (const Sign& sign : signs)
    if (sign.text.back() == text[at - 1] && text.substr(0, at).ends_with(sign.text)) return &sign;
  return nullptr;
}

bool is_word_byte(char c) noexcept {
  return text::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
}

// The colons of a stretch of text, ASCII and full-width, in order.
class Colons {
 public:
  struct Colon {
    std::uint32_t begin, end;
  };

  Colons(std::string_view text, Span stretch) noexcept : text_(text.substr(0, stretch.end)), from_(stretch.begin) {
    ascii_ = ascii_from(from_);
    wide_ = wide_from(from_);
  }

  void skip_to(std::size_t offset) noexcept { from_ = std::max(from_, offset); }

  std::optional<Colon> next() noexcept {
    if (ascii_ < from_) ascii_ = ascii_from(from_);
    if (wide_ < from_) wide_ = wide_from(from_);
    const std::size_t at = std::min(ascii_, wide_);
    if (at >= text_.size()) return std::nullopt;
    const Colon colon{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + (at == ascii_ ? 1 : 3))};
    from_ = colon.end;
    return colon;
  }

 private:
  std::size_t ascii_from(std::size_t from) const noexcept {
    const void* hit = from < text_.size() ? std::memchr(text_.data() + from, ':', text_.size() - from) : nullptr;
    return hit == nullptr ? text_.size() : static_cast<std::size_t>(static_cast<const char*>(hit) - text_.data());
  }
  // U+FF1A, EF BC 9A.
  std::size_t wide_from(std::size_t from) const noexcept {
    while (from < text_.size()) {
      const void* hit = std::memchr(text_.data() + from, 0xEF, text_.size() - from);
      if (hit == nullptr) break;
      from = static_cast<std::size_t>(static_cast<const char*>(hit) - text_.data());
      if (text_.substr(from).starts_with("\xEF\xBC\x9A")) return from;
      ++from;
    }
    return text_.size();
  }

  std::string_view text_;
  std::size_t from_;
  std::size_t ascii_ = 0, wide_ = 0;
};

// Takes separators, brackets left open, emphasis and joining words off a label's ends.
std::string_view clean_label(std::string_view label) noexcept {
  static constexpr std::string_view leading[] = {"and ", "& ", "und ", "et ", "y ", "see ", "via ", "from "};
  static constexpr std::string_view trailing[] = {" at", " from", " via", " available", " link", " url", " and"};
  static constexpr text::ByteSet edge_bytes(",;:|-*_<([{\"'`\\");
  static constexpr text::ByteSet leading_bytes(",;:|-*_<([{\"'`\\)].>");
  static constexpr std::string_view edges[] = {"：", "；", "，", "、", "·",  "–",  "—",  "（", "“",
                                               "”",  "«",  "»",  "「", "」", "【", "《", "》"};
  for (std::size_t before = label.size() + 1; label.size() < before;) {
    before = label.size();
    label = text::trim(label);
    if (label.empty()) return {};
    while (!label.empty() && leading_bytes.has(label.front())) label.remove_prefix(1);
    while (!label.empty() && edge_bytes.has(label.back())) label.remove_suffix(1);
    for (const std::string_view edge : edges) {
      if (label.starts_with(edge)) label.remove_prefix(edge.size());
      if (label.ends_with(edge)) label.remove_suffix(edge.size());
    }
    for (const std::string_view word : leading)
      if (text::starts_with_ci(label, word)) label.remove_prefix(word.size());
    for (const std::string_view word : trailing)
      if (text::ends_with_ci(label, word)) label.remove_suffix(word.size());
  }
  // A closing bracket without its opening one: the address stood between.
  if (label.ends_with(')') && label.find('(') == std::string_view::npos) label.remove_suffix(1);
  if (label.ends_with(']') && label.find('[') == std::string_view::npos) label.remove_suffix(1);
  if (label == "and" || label == "&" || label == "in" || label == "at") return {};
  return text::trim(label);
}

// "report.pdf", "/home/me/notes", "~/notes", "docs/sleep.md", "some_tool".
bool names_file(std::string_view token) noexcept {
  if (token.find_first_of("\\_~") != std::string_view::npos || token.starts_with('/')) return true;
  const std::size_t slash = token.find('/');
  if (slash != std::string_view::npos && token.find_first_of("/.#", slash + 1) != std::string_view::npos) return true;
  const std::size_t dot = token.rfind('.');
  if (dot == std::string_view::npos || dot < 2) return false;
  const std::string_view extension = token.substr(dot + 1);
  constexpr std::size_t longest_extension = 5;
  return extension.size() >= 2 && extension.size() <= longest_extension &&
         std::ranges::all_of(extension, [](char c) { return text::is_lower(c) || text::is_digit(c); });
}

// Whether words without an address could name an entry: "WHO", "Korb, 2025", "Shielded supply", 世界保健機関; not "report.pdf",
// "gemini-search", "own research".
bool could_name_an_entry(std::string_view words) noexcept {
  // "policy.pdf, Page 1": what it is stands before the comma.
  words = words.substr(0, words.find(','));
  const bool letter = std::ranges::any_of(words, [](char c) { return text::is_upper(c) || static_cast<unsigned char>(c) >= 0xC3; });
  return letter && !names_file(words.substr(0, words.find(' ')));
}

// One marker while it is read, from behind its colon to its closing bracket.
class Reader {
 public:
  Reader(Scan& scan, std::uint32_t at, Bracket bracket)
      : scan_(scan), text_(scan.text), content_(at), at_(at), label_from_(at), bracket_(bracket) {
    set_limit();
  }

  // Reads on until the bracket closes, or to the limit. For Bracket::none: to the end of the line.
  bool read() {
    while (at_ < limit_) {
      const char c = text_[at_];
      if (is_word_byte(c)) {
        if (c == 'h' || c == 'H' || !is_word_byte(previous())) {
          if (read_address() || read_identifier()) continue;
        }
        if (static_cast<unsigned char>(c) >= 0x80 && read_wide()) {
          if (closed_) return true;
          continue;
        }
        ++at_;
        continue;
      }
      switch (c) {
        case '[':
          if (bracket_ == Bracket::none && at_source_link(at_)) return false;
          if (read_link()) continue;
          if (!opened(Bracket::square)) return false;
          break;
        case '(':
          if (bracket_ == Bracket::none && at_source_link(at_ + 1)) return false;
          if (!opened(Bracket::round)) return false;
          break;
        case ')':
        case ']':
          if (closes(c == ')' ? Bracket::round : Bracket::square, 1)) return true;
          break;
        case '<':
          if (read_autolink()) continue;
          break;
        case '\r':
        case '\n':
          if (!next_line()) return false;
          break;
        case '/':
          if (text_.substr(at_).starts_with("//") && read_address()) continue;
          break;
        default:
          break;
      }
      ++at_;
    }
    return false;
  }

  [[nodiscard]] std::uint32_t close_begin() const noexcept { return close_begin_; }
  [[nodiscard]] std::uint32_t close_end() const noexcept { return close_end_; }
  [[nodiscard]] std::uint32_t content() const noexcept { return content_; }
  [[nodiscard]] std::uint32_t line_end() const noexcept { return line_end_; }
  [[nodiscard]] std::uint32_t address_end() const noexcept { return address_end_; }
  [[nodiscard]] bool found() const noexcept { return address_end_ != 0; }
  [[nodiscard]] bool directly() const noexcept { return directly_; }
  [[nodiscard]] int depth() const noexcept { return depth_; }

  // Where a first address ends that others follow with nothing but separators between: what is certain of an unclosed marker.
  void keep_adjacent() {
    std::size_t kept = 0;
    std::uint32_t end = 0;
    for (const Target& target : scan_.added()) {
      if (kept > 0) {
        const std::string_view gap = clean_label(text_.substr(end, target.span.begin > end ? target.span.begin - end : 0));
        if (!gap.empty() || text_.substr(end, target.span.begin - end).find('\n') != std::string_view::npos) break;
      }
      end = target.span.end;
      ++kept;
    }
    scan_.targets.resize(scan_.targets.size() - (scan_.added().size() - kept));
    if (kept > 0) address_end_ = std::max(end, first_end_);
    if (kept > 1) address_end_ = end;
  }

  // The words of the only target may also follow it.
  void label_from_behind(std::uint32_t end) {
    const auto targets = scan_.added();
    if (targets.size() != 1 || !targets[0].label.empty() || label_from_ >= end) return;
    set_label(targets[0], clean_label(text_.substr(label_from_, end - label_from_)));
  }

  void set_label(Target& target, std::string_view label) {
    target.label = label;
    const Name name = name_in(label);
    target.author = name.author;
    target.year = name.year;
    target.year_suffix = name.suffix;
  }

 private:
  void set_limit() {
    const Block* block = scan_.block_at(content_);
    block_end_ = block != nullptr ? block->span.end : content_;
    if (const Span* stretch = scan_.stretch_at(content_); stretch != nullptr) block_end_ = std::min(block_end_, stretch->end);
    line_end_ = line_end_from(content_, block_end_);
    limit_ = std::min(bracket_ == Bracket::none ? line_end_ : block_end_, content_ + max_marker);
    // In plain text a line can be a paragraph of its own: the next one is looked at too.
    if (bracket_ != Bracket::none && scan_.document.format == Format::text && block != nullptr && line_end_ == block->span.end &&
        block + 1 != scan_.document.blocks.data() + scan_.document.blocks.size()) {
      const Block& next = *(block + 1);
      const std::string_view gap = text_.substr(block->span.end, next.span.begin - block->span.end);
      if (next.kind == BlockKind::paragraph && scan_.in_stretch(next.span.begin) && std::ranges::count(gap, '\n') <= 1 &&
          text::trim(gap).empty()) {
        limit_ = std::min(line_end_from(next.span.begin, next.span.end), content_ + max_marker);
        next_block_ = next.span.begin;
        block_end_ = next.span.end;
      }
    }
  }

  [[nodiscard]] std::uint32_t line_end_from(std::uint32_t from, std::uint32_t end) const noexcept {
    // Bounded, as a whole file may be one line.
    end = std::min(end, from + max_marker);
    while (from < end && text_[from] != '\n' && text_[from] != '\r') ++from;
    return from;
  }

  [[nodiscard]] char previous() const noexcept { return at_ > content_ ? text_[at_ - 1] : ' '; }

  // Past a line end that parts two paragraphs only the rest of the marker may follow: no new sentence, no other bracket.
  [[nodiscard]] bool next_line() const noexcept {
    if (next_block_ == 0 || at_ >= next_block_) return true;
    constexpr std::size_t longest_rest = 300;
    const std::string_view rest = text_.substr(next_block_, std::min<std::size_t>(limit_ - next_block_, longest_rest));
    const std::size_t close = rest.find(bracket_ == Bracket::square ? ']' : ')');
    if (close == std::string_view::npos) return rest.find("）") != std::string_view::npos || rest.find("】") != std::string_view::npos;
    const std::string_view inside = rest.substr(0, close);
    return inside.find("(Source") == std::string_view::npos && inside.find(". ") == std::string_view::npos;
  }

  // False when another marker begins here: then this one was never closed.
  bool opened(Bracket kind) {
    std::size_t inner = at_ + 1;
    while (inner < limit_ && (is_emphasis(text_[inner]) || text_[inner] == ' ')) ++inner;
    if (const std::size_t word = inner < limit_ ? source_word_at(text_, inner) : 0; word != 0) {
      std::size_t behind = inner + word;
      while (behind < limit_ && (is_emphasis(text_[behind]) || text_[behind] == ' ')) ++behind;
      if (behind < limit_ && (text_[behind] == ':' || (text_[behind] == ']' && text_.substr(behind).starts_with("]("))))
        if (kind == bracket_ || bracket_ == Bracket::none) {
          line_end_ = std::min(line_end_, at_);
          return false;
        }
    }
    // Deeper than any marker nests: this is no text.
    constexpr int deepest = 6;
    if (kind == bracket_ || bracket_ == Bracket::none) ++depth_;
    return depth_ <= deepest;
  }

  bool closes(Bracket kind, std::uint32_t size) {
    if (kind != bracket_ && bracket_ != Bracket::none) return false;
    if (bracket_ == Bracket::none) {
      if (depth_ > 0) --depth_;
      if (found() && at_ == address_end_ && depth_ >= 0) address_end_ += size;
      return false;
    }
    if (--depth_ > 0) return false;
    close_begin_ = at_;
    close_end_ = at_ + size;
    closed_ = true;
    return true;
  }

  // Full-width brackets; true when one was read.
  bool read_wide() {
    if (const Sign* sign = sign_at(closers, text_, at_); sign != nullptr && sign->text.size() > 1) {
      if (!closes(sign->bracket, static_cast<std::uint32_t>(sign->text.size()))) at_ += static_cast<std::uint32_t>(sign->text.size());
      return true;
    }
    if (const Sign* sign = sign_at(openers, text_, at_); sign != nullptr && sign->text.size() > 1) {
      if (sign->bracket == bracket_) ++depth_;
      at_ += static_cast<std::uint32_t>(sign->text.size());
      return true;
    }
    return false;
  }

  void add(Target target, std::uint32_t end) {
    const std::string_view label =
        clean_label(text_.substr(label_from_, target.span.begin > label_from_ ? target.span.begin - label_from_ : 0));
    if (!found()) {
      directly_ = label.empty();
      first_end_ = end;
    }
    address_end_ = end;
    at_ = end;
    label_from_ = end;
    if (target.label.empty()) {
      // Only the words since the last separator belong to this address.
      const std::size_t cut = label.find_last_of(";|");
      set_label(target, cut == std::string_view::npos ? label : clean_label(label.substr(cut + 1)));
    }
    for (Target& known : scan_.added()) {
      const bool same_address = !target.canonical.empty() && address_key(target.canonical) == address_key(known.canonical);
      const bool same_work =
          (target.url.empty() || known.url.empty()) && std::ranges::any_of(target.identifiers, [&](const Identifier& id) {
            return std::ranges::find(known.identifiers, id) != known.identifiers.end();
          });
      const bool same_text = target.canonical.empty() && !target.url.empty() && target.url == known.url;
      if (!same_address && !same_work && !same_text) continue;
      if (known.url.empty() && !target.url.empty()) {
        if (target.label.empty()) set_label(target, known.label);
        known = target;
      }
      return;
    }
    scan_.targets.push_back(target);
  }

  // A link that is a marker by itself: the word before it is only a label.
  [[nodiscard]] bool at_source_link(std::uint32_t at) const noexcept {
    const Inline* link = scan_.link_at(at);
    return link != nullptr && is_source_text(slice(text_, link->text));
  }

  bool read_link() {
    if (scan_.document.format != Format::markdown) return false;
    const Inline* link = scan_.link_at(at_);
    if (link == nullptr || link->span.end > block_end_) return false;
    Target target = scan_.link_target(*link);
    const std::string_view shown = text::trim(slice(text_, link->text));
    // The words before an address that is its own text, or "source", name it better.
    if (!is_source_text(shown) && shown != link->target && !shown.starts_with("http")) {
      std::string_view label = clean_label(shown);
      if (const std::size_t word = source_word_at(label, 0); word != 0) label = clean_label(label.substr(word));
      set_label(target, label);
    } else if (const std::string_view before = clean_label(text_.substr(label_from_, at_ - label_from_)); !before.empty()) {
      set_label(target, before);
    }
    if (!found()) directly_ = clean_label(text_.substr(label_from_, at_ - label_from_)).empty();
    const bool first = !found();
    const bool direct = directly_;
    add(target, link->span.end);
    if (first) directly_ = direct;
    return true;
  }

  bool read_autolink() {
    const std::string_view written = scan_.address_at(at_ + 1, block_end_);
    if (written.empty()) return false;
    const Span span = span_of(text_, written);
    const std::uint32_t end = span.end < block_end_ && text_[span.end] == '>' ? span.end + 1 : span.end;
    add(scan_.address(written, span), end);
    return true;
  }

  // Whether a token that could be an address begins here: `http`, `www.`, or a host with a dot.
  [[nodiscard]] bool maybe_address() const noexcept {
    const std::string_view rest = text_.substr(at_, limit_ - at_);
    if (text::starts_with_ci(rest, "http") || rest.starts_with("//")) return true;
    // A host does not begin inside a path or a name.
    static constexpr text::ByteSet inside("/-_.@~\\#=");
    if (inside.has(previous())) return false;
    std::size_t i = 0;
    while (i < rest.size() && text::is_alpha(rest[i])) ++i;
    if (rest.substr(i).starts_with("://")) return true;
    while (i < rest.size() && (text::is_alnum(rest[i]) || rest[i] == '-' || static_cast<unsigned char>(rest[i]) >= 0x80)) ++i;
    return i > 0 && i + 1 < rest.size() && rest[i] == '.' && is_word_byte(rest[i + 1]);
  }

  bool read_address() {
    if (!maybe_address()) return false;
    std::string_view written = scan_.address_at(at_, block_end_);
    if (written.empty()) return false;
    Span span = span_of(text_, written);
    // Markdown's escaped closing bracket: the backslash is no part of the address.
    if (written.ends_with('\\')) {
      written.remove_suffix(1);
      --span.end;
    }
    if (const auto rest = broken_at(span)) {
      std::string joined(written);
      // What was taken off as closing punctuation belongs to the address when it goes on.
      joined += text::trim(text_.substr(span.end, rest->first - span.end));
      joined += slice(text_, rest->second);
      scan_.flaws.push_back({FlawKind::broken_address, {span.end, rest->second.begin}});
      span.end = rest->second.end;
      add(scan_.address(scan_.document.arena.keep(joined), span), span.end);
    } else {
      add(scan_.address(written, span), span.end);
    }
    note_stray(span);
    return true;
  }

  // Where an address goes on behind a line end or a space: the end of its first part, and the rest.
  [[nodiscard]] std::optional<std::pair<std::uint32_t, Span>> broken_at(Span span) const {
    static constexpr text::ByteSet cut_off("-.?&=_:");
    std::uint32_t part_end = span.end;
    while (part_end < limit_ && cut_off.has(text_[part_end])) ++part_end;
    if (part_end >= limit_ || part_end - span.end > 2 || !text::is_space(text_[part_end])) return std::nullopt;
    std::uint32_t next = part_end;
    bool line = false;
    while (next < limit_ && text::is_space(text_[next])) {
      line = line || text_[next] == '\n' || text_[next] == '\r';
      ++next;
    }
    if (next >= limit_) return std::nullopt;
    // The rest: up to white space or the bracket that closes the marker.
    std::uint32_t end = next;
    int depth = 0;
    while (end < limit_ && !text::is_space(text_[end])) {
      const char c = text_[end];
      if (c == '(' || c == '[') ++depth;
      if (c == ')' || c == ']')
        if (--depth < 0) break;
      if (c == ';' || c == '<' || c == '>' || c == '"' || static_cast<unsigned char>(c) >= 0x80) break;
      ++end;
    }
    const bool closing = end < limit_ && (text_[end] == ')' || text_[end] == ']' || text_[end] == ';');
    std::uint32_t trimmed = end;
    while (trimmed > next && (text_[trimmed - 1] == '.' || text_[trimmed - 1] == ',')) --trimmed;
    const std::string_view rest = text_.substr(next, trimmed - next);
    const bool list_goes_on = trimmed < end && text_[trimmed] == ',';
    if (rest.empty() || (!closing && !list_goes_on)) return std::nullopt;
    static constexpr text::ByteSet goes_on("/-_?=&#%.~");
    if (!text::is_alnum(rest[0]) && !goes_on.has(rest[0])) return std::nullopt;
    if (rest.find("://") != std::string_view::npos || rest.starts_with("www.") || text::starts_with_ci(rest, "doi")) return std::nullopt;
    static constexpr std::string_view joiners[] = {"and", "or", "und", "et", "y"};
    if (std::ranges::find(joiners, rest) != std::end(joiners)) return std::nullopt;
    const char last = text_[part_end - 1];
    static constexpr text::ByteSet joins("-_=&%?");
    const bool open_end = joins.has(last) || (last == ':' && part_end - 1 == span.end);
    // At a space more is asked for: a word behind an address is usually a word.
    const bool path_like = rest.find('/') != std::string_view::npos || (!text::is_alpha(rest[0]) && !text::is_digit(rest[0]));
    const bool hostless = slice(text_, span).ends_with("//");
    if (!line && !open_end && !path_like && !hostless) return std::nullopt;
    return std::pair{part_end, Span{next, trimmed}};
  }

  // Quotation marks round an address belong to the text; what touches it otherwise does not belong there.
  void note_stray(Span span) {
    if (at_ >= limit_) return;
    const char c = text_[at_];
    const char before = span.begin > content_ ? text_[span.begin - 1] : ' ';
    const bool stray = (c == '>' && before != '<') || (c == '"' && before != '"') || (c == '`' && before != '`') || (c == '{') ||
                       (c == '}' && before != '{') ||
                       (c == ']' && bracket_ == Bracket::round && before != '[' &&
                        text_.substr(content_, span.begin - content_).find('[') == std::string_view::npos) ||
                       text_.substr(at_).starts_with("\xE2\x80\x8B") || text_.substr(at_).starts_with("\xC2\xAD");
    if (!stray) return;
    const auto size = static_cast<std::uint32_t>(text::decode(text_, at_).size);
    scan_.flaws.push_back({FlawKind::stray_character, {at_, at_ + size}});
  }

  bool read_identifier() {
    const char c = text::to_lower(text_[at_]);
    if (c != 'd' && c != 'p' && c != 'a' && c != 'i' && c != '1') return false;
    const auto mention = identity::mention_at(text_.substr(0, std::min(block_end_, limit_)), at_, scan_.document.arena);
    if (!mention || !mention->well_formed || mention->identifier.value.empty()) return false;
    if (!mention->labelled && mention->claimed == Scheme::isbn) return false;
    Target target{.span = mention->span, .identifiers = scan_.document.arena.keep(std::vector<Identifier>{mention->identifier})};
    add(target, std::max(mention->span.end, at_ + 1));
    return true;
  }

  Scan& scan_;
  std::string_view text_;
  std::uint32_t content_, at_, label_from_;
  Bracket bracket_;
  std::uint32_t limit_ = 0, block_end_ = 0, line_end_ = 0, next_block_ = 0;
  std::uint32_t close_begin_ = 0, close_end_ = 0, address_end_ = 0, first_end_ = 0;
  int depth_ = 1;
  bool closed_ = false, directly_ = false;
};

// What stands before a source word.
struct Opening {
  Bracket bracket = Bracket::none;
  std::uint32_t begin = 0;     // of the bracket
  bool needs_address = false;  // it is a marker only if it holds one
  bool starts_line = false;    // no bracket: the word begins its line
  bool starts_sentence = false;
};

// The offset behind which the word begins, without the space and emphasis before it.
std::uint32_t skip_back(std::string_view text, std::uint32_t at, std::uint32_t floor) noexcept {
  while (at > floor) {
    if (is_emphasis(text[at - 1])) {
      --at;
      continue;
    }
    const std::size_t space = space_before(text, at);
    if (space == 0 || at - space < floor || text[at - 1] == '\n' || text[at - 1] == '\r') break;
    at -= static_cast<std::uint32_t>(space);
  }
  return at;
}

std::optional<Opening> opening_before(const Scan& scan, std::uint32_t word, const Block& block) {
  const std::string_view text = scan.text;
  const std::uint32_t floor = std::max(block.span.begin, word > max_marker ? word - max_marker : 0);
  std::uint32_t at = skip_back(text, word, floor);
  Opening opening;
  const auto bracket_at = [&](std::uint32_t end) {
    const Sign* sign = sign_before(openers, text.substr(floor, end - floor), end - floor);
    if (sign == nullptr) return false;
    opening.bracket = sign->bracket;
    opening.begin = end - static_cast<std::uint32_t>(sign->text.size());
    return true;
  };
  if (bracket_at(at)) return opening;
  // The mark of a quotation's line.
  if (block.kind == BlockKind::quotation && at > floor && text[at - 1] == '>') {
    std::uint32_t line = at;
    while (line > floor && (text[line - 1] == '>' || text[line - 1] == ' ')) --line;
    if (line <= block.span.begin || text[line - 1] == '\n' || text[line - 1] == '\r') at = line;
  }
  if (at <= block.content || at <= block.span.begin || text[at - 1] == '\n' || text[at - 1] == '\r' || text[at - 1] == '|') {
    opening.starts_line = true;
    return opening;
  }
  // "(Data source: …": words that keep it a marker.
  std::uint32_t behind = at;
  for (int words = 0; words < 2; ++words) {
    std::uint32_t begin = behind;
    while (begin > floor && text::is_alpha(text[begin - 1])) --begin;
    if (begin == behind || !qualifies_source(text.substr(begin, behind - begin))) break;
    behind = skip_back(text, begin, floor);
    if (bracket_at(behind)) {
      opening.needs_address = true;
      return opening;
    }
  }
  // "(2023 data; source: …": further on in a bracket.
  static constexpr text::ByteSet separators(",;.|");
  if (separators.has(text[at - 1]) || text.substr(0, at).ends_with("–") || text.substr(0, at).ends_with("—")) {
    constexpr std::uint32_t longest_lead = 200;
    int depth = 0;
    for (std::uint32_t i = at; i > floor && at - i < longest_lead; --i) {
      const char c = text[i - 1];
      if (c == '\n' || c == '\r') break;
      if (c == ')' || c == ']') ++depth;
      if ((c == '(' || c == '[') && depth-- == 0) {
        opening.bracket = c == '(' ? Bracket::round : Bracket::square;
        opening.begin = i - 1;
        opening.needs_address = true;
        return opening;
      }
    }
  }
  const std::string_view before = text.substr(floor, at - floor);
  for (const std::string_view stop : {".", "!", "?", "。", "！", "？", "”", "\"", ")", "…", "—", "–"})
    if (before.ends_with(stop)) opening.starts_sentence = true;
  if (!opening.starts_sentence || at == word) return std::nullopt;
  return opening;
}

// "Title: …" in the line above: metadata, not a marker under a claim.
bool stands_among_keys(const Scan& scan, std::uint32_t word) {
  constexpr std::uint32_t look_back = 256;
  const std::uint32_t floor = word > look_back ? word - look_back : 0;
  const std::string_view text = scan.text.substr(floor, word - floor);
  const std::size_t end = text.find_last_of("\r\n");
  if (end == std::string_view::npos) return false;
  const std::size_t last = text.find_last_not_of("\r\n", end);
  if (last == std::string_view::npos || end - last > 2) return false;
  const std::size_t break_before = text.find_last_of("\r\n", last);
  if (break_before == std::string_view::npos && floor > 0) return false;
  const std::string_view line = text.substr(break_before == std::string_view::npos ? 0 : break_before + 1, last + 1);
  constexpr std::size_t longest_key = 24;
  std::size_t i = 0;
  while (i < line.size() && i < longest_key && (text::is_alpha(line[i]) || line[i] == '-' || line[i] == '_' || line[i] == ' ')) ++i;
  return i > 0 && line.substr(i).starts_with(": ") && source_word_at(line, 0) == 0;
}

// Where a Markdown link's text is the marker, or holds it: the span grows to the link, and its address is the marker's.
Span with_link_around(Scan& scan, Span span, Reader& reader, bool& found) {
  const std::string_view text = scan.text;
  if (const Inline* link = scan.link_around(span); link != nullptr && link->kind == InlineKind::link) {
    const bool is_text = span.begin == link->span.begin || skip_back(text, span.begin, link->text.begin) == link->text.begin;
    const bool was_found = found;
    if (!was_found) {
      Target target = scan.link_target(*link);
      const std::uint32_t end = link->text.end;
      reader.set_label(target, clean_label(text.substr(reader.content(), end > reader.content() ? end - reader.content() : 0)));
      scan.targets.push_back(target);
      found = true;
    } else if (is_text) {
      const Target target = scan.link_target(*link);
      const bool known = std::ranges::any_of(scan.added(), [&](const Target& t) {
        return t.url == target.url || (!t.canonical.empty() && address_key(t.canonical) == address_key(target.canonical));
      });
      if (!known) scan.targets.push_back(target);
    }
    const std::string_view behind = text.substr(span.end, link->text.end > span.end ? link->text.end - span.end : 0);
    if (is_text && behind.find_first_not_of("*_ ") == std::string_view::npos) return link->span;
    return span;
  }
  // Markdown's syntax in a plain text.
  const bool square = text[span.begin] == '[';
  const bool inside = !square && span.begin > 0 && text[span.begin - 1] == '[' && text.substr(span.end).starts_with("](");
  const std::uint32_t open = span.end + (inside ? 1 : 0);
  if ((square || inside) && open < text.size() && text[open] == '(') {
    const std::string_view written = scan.address_at(open + 1, text.size());
    const std::size_t end = open + 1 + written.size();
    if (!written.empty() && end < text.size() && text[end] == ')') {
      Target target = scan.address(written, span_of(text, written));
      reader.set_label(target, clean_label(text.substr(reader.content(), reader.close_begin() - reader.content())));
      scan.targets.push_back(target);
      found = true;
      return {inside ? span.begin - 1 : span.begin, static_cast<std::uint32_t>(end) + 1};
    }
  }
  return span;
}

// "(Source: [3])", "(Sources: 1, 4)": the numbers of entries. False when there is anything else.
bool add_numbers(Scan& scan, Span content) {
  static constexpr text::ByteSet between(" ,;&[]\\");
  constexpr std::size_t max_digits = 3;
  std::vector<Target> found;
  for (std::uint32_t at = content.begin; at < content.end;) {
    if (between.has(scan.text[at])) {
      ++at;
      continue;
    }
    const std::uint32_t begin = at;
    std::uint32_t number = 0;
    while (at < content.end && text::is_digit(scan.text[at]) && at - begin <= max_digits)
      number = number * 10 + static_cast<std::uint32_t>(scan.text[at++] - '0');
    if (number == 0 || at - begin > max_digits) return false;
    found.push_back({.span = {begin, at}, .label = slice(scan.text, {begin, at}), .number = number});
  }
  scan.targets.insert(scan.targets.end(), found.begin(), found.end());
  return !found.empty();
}

// A marker without an address: what its words could name.
void add_names(Scan& scan, Reader& reader, Span content) {
  if (!scan.lists.empty() && add_numbers(scan, content)) return;
  std::string_view words = slice(scan.text, content);
  while (!words.empty()) {
    const std::size_t cut = std::min(words.find(';'), words.find("；"));
    const std::string_view item = words.substr(0, cut);
    words = cut == std::string_view::npos ? std::string_view{} : words.substr(cut + (words[cut] == ';' ? 1 : 3));
    const std::string_view label = clean_label(item);
    if (label.empty() || !could_name_an_entry(label)) continue;
    Target target{.span = span_of(scan.text, label)};
    reader.set_label(target, label);
    scan.targets.push_back(target);
  }
}

// Tries a marker whose source word is [word, word_end) and whose content begins at `content`. The offset to go on from; 0: none.
std::uint32_t marker(Scan& scan, std::uint32_t word, std::uint32_t word_end, std::uint32_t content, bool colon) {
  const std::string_view text = scan.text;
  const Block* block = scan.block_at(word);
  if (block == nullptr || word >= block->span.end || content > block->span.end) return 0;
  const auto opening = opening_before(scan, word, *block);
  if (!opening || scan.in_code(word)) return 0;
  scan.begin();
  Reader reader(scan, content, opening->bracket);

  if (opening->bracket == Bracket::none) {
    // Without a bracket only a line or a sentence that begins with the word is a marker, and only with an address.
    const char first = text[word];
    const bool emphasised = word > 0 && is_emphasis(text[word - 1]);
    if (!colon || (text::is_lower(first) && !emphasised) || (opening->starts_line && stands_among_keys(scan, word))) return 0;
    reader.read();
    const bool fits = reader.found() && (opening->starts_line || reader.directly());
    if (!fits) {
      scan.drop();
      return 0;
    }
    // Emphasis of the word alone is part of the marker, emphasis about the whole is not.
    std::uint32_t begin = word;
    if (emphasised && (is_emphasis(text[word_end]) || (content < text.size() && is_emphasis(text[content]))))
      while (begin > block->span.begin && is_emphasis(text[begin - 1])) --begin;
    scan.finish(CitationKind::source_marker, {begin, reader.address_end()});
    return reader.address_end();
  }

  const bool closed = reader.read();
  bool found = reader.found();
  if (!closed) {
    if ((opening->needs_address || !colon) && !found) {
      scan.drop();
      return 0;
    }
    reader.keep_adjacent();
    const std::uint32_t end = found ? reader.address_end() : reader.line_end();
    const Span span{opening->begin, std::max(end, word_end)};
    scan.flaws.push_back({FlawKind::unclosed, span});
    scan.finish(CitationKind::source_marker, span);
    return span.end;
  }

  Span span{opening->begin, reader.close_end()};
  const bool image = span.begin > 0 && text[span.begin - 1] == '!' && text[span.begin] == '[';
  if (image) {
    scan.drop();
    return span.end;
  }
  span = with_link_around(scan, span, reader, found);
  if (!found) {
    const bool wiki =
        text[span.begin] == '[' && span.begin > 0 && text[span.begin - 1] == '[' && span.end < text.size() && text[span.end] == ']';
    // "copy(sources: list)" is a program's.
    const bool call = span.begin > 0 && (text::is_alnum(text[span.begin - 1]) || text[span.begin - 1] == '_');
    if (wiki || call || opening->needs_address || !colon) {
      scan.drop();
      return wiki ? span.end : 0;
    }
    add_names(scan, reader, {reader.content(), reader.close_begin()});
  } else {
    reader.label_from_behind(reader.close_begin());
  }
  scan.finish(CitationKind::source_marker, span);
  return span.end;
}

// `[source](https://…` and `(Source https://…`, in plain text: found at the colon of the scheme. The offset to go on from; 0: none.
std::uint32_t marker_at_scheme(Scan& scan, std::uint32_t colon) {
  const std::string_view text = scan.text;
  std::uint32_t scheme = colon;
  while (scheme > 0 && text::is_alpha(text[scheme - 1]) && colon - scheme < 5) --scheme;
  if (scheme == colon || scheme < 2) return 0;
  if (text[scheme - 1] == ' ' || text[scheme - 1] == '<') {
    std::uint32_t end = skip_back(text, text[scheme - 1] == '<' ? scheme - 1 : scheme, 0);
    const std::string_view before = text.substr(0, end);
    if (before.ends_with("–") || before.ends_with("—"))
      end = skip_back(text, end - 3, 0);
    else if (before.ends_with('-') || before.ends_with('='))
      end = skip_back(text, end - 1, 0);
    const std::size_t word = source_word_before(text, end);
    return word == 0 ? 0 : marker(scan, end - static_cast<std::uint32_t>(word), end, end, false);
  }
  if (scan.document.format == Format::markdown || text[scheme - 1] != '(' || text[scheme - 2] != ']') return 0;
  constexpr std::uint32_t longest_text = 24;
  const std::uint32_t text_end = scheme - 2;
  const std::uint32_t floor = text_end > longest_text ? text_end - longest_text : 0;
  const std::size_t bracket = text.substr(floor, text_end - floor).rfind('[');
  if (bracket == std::string_view::npos) return 0;
  const std::uint32_t open = floor + static_cast<std::uint32_t>(bracket);
  if (!is_source_text(text.substr(open + 1, text_end - open - 1))) return 0;
  const std::string_view written = scan.address_at(scheme, text.size());
  const auto end = static_cast<std::uint32_t>(scheme + written.size());
  if (written.empty() || end >= text.size() || text[end] != ')' || scan.in_code(colon)) return 0;
  scan.begin();
  scan.targets.push_back(scan.address(written, span_of(text, written)));
  Span span{open, end + 1};
  if (span.begin > 0 && text[span.begin - 1] == '(' && span.end < text.size() && text[span.end] == ')')
    span = {span.begin - 1, span.end + 1};
  scan.finish(CitationKind::source_marker, span);
  return span.end;
}

// Markdown links whose text is no more than "source", alone or several in one bracket.
void source_links(Scan& scan) {
  const std::string_view text = scan.text;
  constexpr std::uint32_t longest_text = 32;
  const auto is_source_link = [&](const Inline& in) {
    // "[Sources](#sources)" in a table of contents leads to the list, not to a source.
    return in.kind == InlineKind::link && in.text.size() <= longest_text && !in.target.starts_with('#') &&
           is_source_text(slice(text, in.text));
  };
  for (std::size_t i = 0; i < scan.document.inlines.size(); ++i) {
    const Inline& link = scan.document.inlines[i];
    if (!is_source_link(link) || !scan.in_stretch(link.span.begin)) continue;
    scan.begin();
    const auto add = [&](const Inline& in) {
      const Target target = scan.link_target(in);
      const bool known = std::ranges::any_of(scan.added(), [&](const Target& t) { return t.url == target.url; });
      if (!known) scan.targets.push_back(target);
    };
    add(link);
    Span span = link.span;
    std::uint32_t before = span.begin;
    while (before > 0 && (is_emphasis(text[before - 1]) || text[before - 1] == ' ')) --before;
    const Sign* open = sign_before(openers, text, before);
    if (open != nullptr && !(open->text == "[" && before > 1 && text[before - 2] == '!')) {
      // Others in the same bracket, with separators between.
      std::size_t last = i;
      std::uint32_t end = span.end;
      const std::size_t first_target = scan.added().size();
      while (true) {
        std::uint32_t next = end;
        static constexpr text::ByteSet between(" ,;&*_|");
        while (next < text.size() && between.has(text[next])) ++next;
        std::size_t k = last + 1;
        while (k < scan.document.inlines.size() && scan.document.inlines[k].span.begin < next) ++k;
        if (k >= scan.document.inlines.size() || scan.document.inlines[k].span.begin != next || !is_source_link(scan.document.inlines[k])) {
          end = next;
          break;
        }
        add(scan.document.inlines[k]);
        last = k;
        end = scan.document.inlines[k].span.end;
      }
      const Sign* close = sign_at(closers, text, end);
      if (close != nullptr && close->bracket == open->bracket) {
        span = {before - static_cast<std::uint32_t>(open->text.size()), end + static_cast<std::uint32_t>(close->text.size())};
        i = last;
      } else {
        scan.targets.resize(scan.targets.size() - (scan.added().size() - first_target));
      }
    }
    scan.finish(CitationKind::source_marker, span);
  }
}

}  // namespace

void markers(Scan& scan) {
  const std::string_view text = scan.text;
  for (std::size_t s = 0; s < scan.stretches.size(); ++s) {
    const Span stretch = scan.stretches[s];
    Colons colons(text, stretch);
    while (const auto colon = colons.next()) {
      if (text.substr(colon->end).starts_with("//")) {
        const std::uint32_t end = marker_at_scheme(scan, colon->begin);
        if (end == 0 && scan.document.format == Format::text && !scan.lists.empty()) scan.schemes.push_back(colon->begin);
        colons.skip_to(end);
        continue;
      }
      const std::uint32_t word_end = skip_back(text, colon->begin, stretch.begin);
      const std::size_t size = source_word_before(text, word_end, stretch.begin);
      if (size != 0) {
        colons.skip_to(marker(scan, word_end - static_cast<std::uint32_t>(size), word_end, colon->end, true));
        continue;
      }
      // A suppression is no citation, whatever its reason says.
      static constexpr std::string_view suppression = "[citevet";
      if (text.substr(0, word_end).ends_with(suppression)) {
        const std::size_t close = text.substr(0, stretch.end).find_first_of("]\n", colon->end);
        colons.skip_to(static_cast<std::uint32_t>(std::min<std::size_t>(close, stretch.end)));
      }
    }
  }
  scan.markers_in_order = scan.drafts.size();
  source_links(scan);
}

}  // namespace citevet::extract
