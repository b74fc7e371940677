// Plain text of what registries write with tags and entities.
#include "resolve/plain.h"

#include "text/ascii.h"
#include "text/entity.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace citevet::resolve {

namespace {

// The elements that occur in titles and names; others may be part of the text ("<Q>-space").
constexpr std::array<std::string_view, 34> elements = {"a",
                                                       "abbr",
                                                       "alternatives",
                                                       "annotation",
                                                       "b",
                                                       "bold",
                                                       "br",
                                                       "em",
                                                       "font",
                                                       "i",
                                                       "inf",
                                                       "inline-formula",
                                                       "italic",
                                                       "monospace",
                                                       "named-content",
                                                       "p",
                                                       "sc",
                                                       "scp",
                                                       "small",
                                                       "span",
                                                       "strike",
                                                       "strong",
                                                       "sub",
                                                       "sup",
                                                       "styled-content",
                                                       "tex-math",
                                                       "title",
                                                       "tt",
                                                       "u",
                                                       "underline",
                                                       "xref",
                                                       "ext-link",
                                                       "roman",
                                                       "sans-serif"};

struct Tag {
  std::size_t size = 0;  // with its brackets; 0: none
  std::string_view name;
  bool closes = false;
};

// The tag of a known element, or of any in the namespaces of JATS and MathML, that begins at `at`.
Tag tag_at(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 400;
  std::size_t i = at + 1;
  Tag tag;
  tag.closes = i < text.size() && text[i] == '/';
  if (tag.closes) ++i;
  const std::size_t name = i;
  while (i < text.size() && (text::is_alnum(text[i]) || text[i] == '-' || text[i] == ':' || text[i] == '_')) ++i;
  tag.name = text.substr(name, i - name);
  const std::size_t end = text.substr(0, std::min(text.size(), at + longest)).find_first_of("<>", i);
  if (tag.name.empty() || end == std::string_view::npos || text[end] != '>') return {};
  const std::string_view attributes = text::trim(text.substr(i, end - i));
  // "a < b and c > d" holds no tag: behind a tag's name comes nothing, a slash, or an attribute with its value.
  if (!attributes.empty() && attributes != "/" && attributes.find('=') == std::string_view::npos) return {};
  const bool foreign =
      text::starts_with_ci(tag.name, "mml:") || text::starts_with_ci(tag.name, "jats:") || tag.name == "math" || tag.name.starts_with("m:");
  if (const std::size_t colon = tag.name.rfind(':'); colon != std::string_view::npos) tag.name.remove_prefix(colon + 1);
  if (!foreign && std::ranges::none_of(elements, [&](std::string_view known) { return text::equal_ci(known, tag.name); })) return {};
  tag.size = end + 1 - at;
  return tag;
}

// TeX stands beside the MathML of the same formula.
bool is_repetition(std::string_view name) {
  return text::equal_ci(name, "tex-math") || text::equal_ci(name, "annotation");
}

std::string without_tags(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::string_view inside;  // the element whose text is left out
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '<') {
      if (const Tag tag = tag_at(text, i); tag.size != 0) {
        if (text::equal_ci(tag.name, "br") || text::equal_ci(tag.name, "p")) out += ' ';
        if (tag.closes && text::equal_ci(tag.name, inside)) {
          inside = {};
        } else if (!tag.closes && inside.empty() && is_repetition(tag.name) && text[i + tag.size - 2] != '/') {
          inside = tag.name;
        }
        i += tag.size;
        continue;
      }
    }
    if (inside.empty()) out += text[i];
    ++i;
  }
  return out;
}

void take_off_full_stop(std::string& title) {
  if (title.ends_with('.') && !title.ends_with("..")) title.pop_back();
}

}  // namespace

std::string plain(std::string_view text) {
  std::string clean(text);
  // As often as registries are known to encode: a tag that came as `&amp;lt;sub&amp;gt;` shows only in the third round.
  for (int round = 0; round < 3; ++round) {
    std::string resolved;
    text::append_resolved(clean, resolved);
    std::string untagged = without_tags(resolved);
    const bool done = untagged == clean;
    clean = std::move(untagged);
    if (done) break;
  }

  std::string out;
  out.reserve(clean.size());
  bool space = false;
  for (std::size_t i = 0; i < clean.size();) {
    if (const std::size_t blank = text::space_at(clean, i); blank != 0) {
      space = !out.empty();
      i += blank;
      continue;
    }
    const text::CodePoint character = text::decode(clean, i);
    // A soft hyphen and its like are no letters of the title.
    const bool invisible = character.value < 0x20 || (character.value >= 0x7F && character.value < 0xA0) || character.value == 0xAD ||
                           character.value == 0x200B || character.value == 0x2060;
    if (character.valid && !invisible) {
      if (space) out += ' ';
      space = false;
      out.append(clean, i, character.size);
    }
    i += character.size;
  }
  return out;
}

std::string plain_title(std::string_view text) {
  std::string title = plain(text);
  take_off_full_stop(title);
  return title;
}

bool take_off_brackets(std::string& title) {
  if (title.size() < 3 || !title.starts_with('[') || !title.ends_with(']')) return false;
  if (title.find(']') != title.size() - 1) return false;  // "[1] and [2]"
  title = title.substr(1, title.size() - 2);
  take_off_full_stop(title);
  return true;
}

}  // namespace citevet::resolve
