// Raw HTML as Markdown reads it.
#include "read/html.h"

#include "read/link.h"
#include "text/ascii.h"

#include <algorithm>
#include <array>

namespace citevet::read::html {

namespace {

using namespace std::string_view_literals;
using link::is_blank;
using link::is_line_end;

constexpr std::array verbatim{"pre"sv, "script"sv, "style"sv, "textarea"sv};

// CommonMark §4.6, sixth condition; sorted.
constexpr std::array block_names{
    "address"sv,  "article"sv,    "aside"sv,  "base"sv,    "basefont"sv, "blockquote"sv, "body"sv,     "caption"sv,  "center"sv,
    "col"sv,      "colgroup"sv,   "dd"sv,     "details"sv, "dialog"sv,   "dir"sv,        "div"sv,      "dl"sv,       "dt"sv,
    "fieldset"sv, "figcaption"sv, "figure"sv, "footer"sv,  "form"sv,     "frame"sv,      "frameset"sv, "h1"sv,       "h2"sv,
    "h3"sv,       "h4"sv,         "h5"sv,     "h6"sv,      "head"sv,     "header"sv,     "hr"sv,       "html"sv,     "iframe"sv,
    "legend"sv,   "li"sv,         "link"sv,   "main"sv,    "menu"sv,     "menuitem"sv,   "nav"sv,      "noframes"sv, "ol"sv,
    "optgroup"sv, "option"sv,     "p"sv,      "param"sv,   "search"sv,   "section"sv,    "summary"sv,  "table"sv,    "tbody"sv,
    "td"sv,       "tfoot"sv,      "th"sv,     "thead"sv,   "title"sv,    "tr"sv,         "track"sv,    "ul"sv};
static_assert(std::ranges::is_sorted(block_names));

std::string_view name_at(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  if (end < text.size() && text::is_alpha(text[end]))
    while (end < text.size() && (text::is_alnum(text[end]) || text[end] == '-')) ++end;
  return text.substr(std::min(at, text.size()), end - at);
}

bool is_named(std::string_view name, std::string_view lower) noexcept {
  return text::equal_ci(name, lower);
}

// Behind the attribute's value, which begins at `at` (behind the =); `at` when there is none.
std::uint32_t value_end(std::string_view text, std::uint32_t at) noexcept {
  if (at >= text.size()) return at;
  const char quote = text[at];
  if (quote == '"' || quote == '\'') {
    const std::size_t close = text.find(quote, at + 1);
    return close == std::string_view::npos ? at : static_cast<std::uint32_t>(close + 1);
  }
  std::uint32_t end = at;
  while (end < text.size() && static_cast<unsigned char>(text[end]) > ' ' && "\"'=<>`"sv.find(text[end]) == std::string_view::npos) ++end;
  return end;
}

}  // namespace

std::uint32_t tag_end(std::string_view text, std::uint32_t at) noexcept {
  const bool closing = at + 1 < text.size() && text[at + 1] == '/';
  const std::uint32_t begin = at + (closing ? 2 : 1);
  const std::string_view name = name_at(text, begin);
  if (name.empty()) return at;
  std::uint32_t end = begin + static_cast<std::uint32_t>(name.size());
  for (;;) {
    const std::uint32_t next = link::skip_space(text, end);
    if (next >= text.size()) return at;
    const char c = text[next];
    if (c == '>') return next + 1;
    if (closing) return at;
    if (c == '/') return next + 1 < text.size() && text[next + 1] == '>' ? next + 2 : at;
    if (next == end || !(text::is_alpha(c) || c == '_' || c == ':')) return at;
    end = next + 1;
    while (end < text.size() && (text::is_alnum(text[end]) || "_.:-"sv.find(text[end]) != std::string_view::npos)) ++end;
    const std::uint32_t equals = link::skip_space(text, end);
    if (equals < text.size() && text[equals] == '=') {
      const std::uint32_t value = link::skip_space(text, equals + 1);
      end = value_end(text, value);
      if (end == value) return at;
    }
  }
}

int block_kind(std::string_view line) noexcept {
  if (line.size() < 2) return 0;
  if (line.starts_with("<!--")) return 2;
  if (line[1] == '?') return 3;
  if (line.starts_with("<![CDATA[")) return 5;
  if (line[1] == '!') return line.size() > 2 && text::is_alpha(line[2]) ? 4 : 0;
  const bool closing = line[1] == '/';
  const std::string_view name = name_at(line, closing ? 2 : 1);
  if (name.empty()) return 0;
  const std::string_view rest = line.substr(name.size() + (closing ? 2 : 1));
  const bool parted = rest.empty() || is_blank(rest.front()) || rest.front() == '>';
  const auto named = [&](std::string_view known) { return is_named(name, known); };
  const bool is_verbatim = std::ranges::any_of(verbatim, named);
  if (!closing && parted && is_verbatim) return 1;
  if ((parted || rest.starts_with("/>")) && std::ranges::any_of(block_names, named)) return 6;
  const std::uint32_t end = tag_end(line, 0);
  if (end == 0 || is_verbatim) return 0;
  return line.find_first_not_of(" \t", end) == std::string_view::npos ? 7 : 0;
}

bool ends_block(int kind, std::string_view line) noexcept {
  switch (kind) {
    case 1:
      for (std::size_t at = line.find("</"); at != std::string_view::npos; at = line.find("</", at + 2)) {
        const std::string_view name = name_at(line, at + 2);
        if (at + 2 + name.size() < line.size() && line[at + 2 + name.size()] == '>' &&
            std::ranges::any_of(verbatim, [&](std::string_view known) { return is_named(name, known); }))
          return true;
      }
      return false;
    case 2:
      return line.find("-->") != std::string_view::npos;
    case 3:
      return line.find("?>") != std::string_view::npos;
    case 4:
      return line.find('>') != std::string_view::npos;
    case 5:
      return line.find("]]>") != std::string_view::npos;
    default:
      return false;
  }
}

}  // namespace citevet::read::html
