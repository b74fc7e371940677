// Whether a page has the place that a fragment names.
#include "probe/fragments.h"

#include "identity/url.h"
#include "page/entities.h"
#include "page/tokenizer.h"
#include "text/ascii.h"
#include "text/fold.h"
#include "text/percent.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace citevet::probe {

namespace {

constexpr std::string_view directive_mark = ":~:";
constexpr std::size_t enough_links = 3;
// Of one address; nobody cites more places of a page.
constexpr std::size_t most_fragments = 256;

// Fragments by which scripts find something, or that only count who came: they name no place that the page itself has.
constexpr std::string_view no_places[] = {"/", "!", "?", ".", "comment", "issuecomment", "discussion", "diff-", "disqus", "ixzz", "sthash"};

bool is_code_line(std::string_view fragment) noexcept {
  return fragment.size() > 1 && (fragment[0] == 'L' || fragment[0] == 'l') && text::is_digit(fragment[1]);
}

bool names_a_place(std::string_view fragment) noexcept {
  if (is_code_line(fragment) || fragment.find_first_of("=&") != std::string_view::npos) return false;
  return std::ranges::none_of(no_places, [&](std::string_view beginning) { return text::starts_with_ci(fragment, beginning); });
}

// Letters and digits alone: how a page parts its words into elements does not matter then.
std::string squashed(std::string_view words) {
  std::string folded = text::fold(words);
  std::erase(folded, ' ');
  return folded;
}

// The first words of a text, squashed: enough to know it again where markup or escapes come between.
std::string squashed_beginning(std::string_view words) {
  constexpr std::size_t enough = 4;
  const std::string folded = text::fold(words);
  std::string out;
  std::size_t count = 0;
  for (const std::string_view word : text::words(folded)) {
    if (count++ == enough) break;
    out += word;
  }
  return out;
}

// What a page has, gathered in one pass.
class Places {
 public:
  explicit Places(std::string_view html) : html_(html) {
    page::Tokenizer tokenizer(html);
    for (page::Token token; tokenizer.next(token);) switch (token.kind) {
        case page::TokenKind::start_tag:
          start(token);
          break;
        case page::TokenKind::end_tag:
          text_ += ' ';
          if (is_heading(token.name)) in_heading_ = false;
          break;
        case page::TokenKind::text:
          if (token.raw) break;
          page::decode_entities(token.content, false, text_);
          if (!text::trim(token.content).empty()) id_before_ = false;
          break;
        case page::TokenKind::comment:
          break;
      }
  }

  [[nodiscard]] bool has(const std::string& name) const { return ids_.contains(name); }

  // Whether ids are written into the markup: headings have them, or links within the page lead to them.
  [[nodiscard]] bool has_ids_of_its_own() const {
    if (headings_with_id_ != 0 && 2 * headings_with_id_ >= headings_) return true;
    const auto led = std::ranges::count_if(links_, [this](const std::string& link) { return has(link); });
    return static_cast<std::size_t>(led) >= enough_links;
  }

  // Whether the page speaks of an id, as a link to it or in quotes: then a script may make it.
  [[nodiscard]] bool mentions(std::string_view name) const {
    for (std::size_t at = html_.find(name); at != std::string_view::npos; at = html_.find(name, at + name.size())) {
      const char before = at == 0 ? ' ' : html_[at - 1];
      const char after = at + name.size() == html_.size() ? ' ' : html_[at + name.size()];
      if (before == '#' || ((before == '"' || before == '\'') && (after == before || after == '\\'))) return true;
    }
    return false;
  }

  [[nodiscard]] const std::string& squashed_text() {
    if (!squashed_text_) squashed_text_ = squashed(text_);
    return *squashed_text_;
  }
  // All of the source, scripts and their data too.
  [[nodiscard]] const std::string& squashed_source() {
    if (!squashed_source_) squashed_source_ = squashed(html_);
    return *squashed_source_;
  }

 private:
  static bool is_heading(std::string_view name) noexcept {
    return name.size() == 2 && text::to_lower(name[0]) == 'h' && name[1] >= '2' && name[1] <= '6';
  }

  void start(const page::Token& tag) {
    text_ += ' ';
    const bool is_link = text::equal_ci(tag.name, "a");
    bool has_id = false;
    page::Attributes attributes(tag.content);
    for (page::Attribute attribute; attributes.next(attribute);) {
      const bool id = text::equal_ci(attribute.name, "id") || (is_link && text::equal_ci(attribute.name, "name"));
      const bool link = is_link && text::equal_ci(attribute.name, "href") && attribute.value.size() > 1 && attribute.value.front() == '#';
      if (!id && !link) continue;
      std::string value;
      page::decode_entities(link ? attribute.value.substr(1) : attribute.value, true, value);
      if (value.empty()) continue;
      has_id = has_id || id;
      if (link)
        links_.push_back(text::percent_decoded(value));
      else
        ids_.insert(std::move(value));
    }
    if (is_heading(tag.name)) {
      ++headings_;
      in_heading_ = true;
      heading_counted_ = false;
      has_id = has_id || id_before_;
    }
    // The id of a heading may be on an element inside it, or on the section that it begins.
    if (in_heading_ && has_id && !std::exchange(heading_counted_, true)) ++headings_with_id_;
    id_before_ = has_id;
  }

  std::string_view html_;
  std::string text_;
  std::unordered_set<std::string> ids_;
  std::vector<std::string> links_;
  std::optional<std::string> squashed_text_, squashed_source_;
  std::size_t headings_ = 0, headings_with_id_ = 0;
  bool in_heading_ = false, heading_counted_ = false, id_before_ = false;
};

// One `text=[prefix-,]start[,end][,-suffix]`.
struct Words {
  std::string start, end;
};

std::optional<Words> read_directive(std::string_view directive) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t comma = directive.find(',');
    parts.push_back(directive.substr(0, comma));
    if (comma == std::string_view::npos) break;
    directive.remove_prefix(comma + 1);
  }
  if (parts.front().ends_with('-')) parts.erase(parts.begin());
  if (!parts.empty() && parts.back().starts_with('-')) parts.pop_back();
  if (parts.empty() || parts.size() > 2) return std::nullopt;
  Words words{text::percent_decoded(parts.front()), {}};
  if (parts.size() == 2) words.end = text::percent_decoded(parts.back());
  return words;
}

Presence find_words(Places& places, const Words& words, bool certain) {
  const std::string start = squashed(words.start);
  if (start.empty()) return Presence::unknown;
  const std::string& text = places.squashed_text();
  const std::size_t at = text.find(start);
  if (at != std::string::npos && (words.end.empty() || text.find(squashed(words.end), at + start.size()) != std::string::npos))
    return Presence::found;
  // In the data of a script, perhaps: then it is shown after all.
  if (!certain || places.squashed_source().find(squashed_beginning(words.start)) != std::string::npos) return Presence::unknown;
  return Presence::missing;
}

// A page that has one of several texts is near enough to what was meant.
Presence find_texts(Places& places, std::string_view directives, bool certain) {
  Presence presence = Presence::unknown;
  while (!directives.empty()) {
    const std::size_t end = std::min(directives.find('&'), directives.size());
    const std::string_view directive = directives.substr(0, end);
    directives.remove_prefix(std::min(end + 1, directives.size()));
    if (!directive.starts_with("text=")) continue;
    const auto words = read_directive(directive.substr(5));
    const Presence found = words ? find_words(places, *words, certain) : Presence::unknown;
    if (found != Presence::missing) return found;
    presence = Presence::missing;
  }
  return presence;
}

Presence find_id(const Places& places, std::string_view fragment, std::string_view host, bool certain) {
  const std::string name = text::percent_decoded(fragment);
  if (name.empty() || text::equal_ci(name, "top")) return Presence::found;
  if (places.has(name) || places.has(std::string(fragment)) || places.has("user-content-" + name)) return Presence::found;
  if (!certain || !names_a_place(name) || !places.has_ids_of_its_own()) return Presence::unknown;
  // Most of these sites' pages are made by scripts, whatever their markup has.
  for (const std::string_view made_by_scripts : {"github.com", "gitlab.com", "bitbucket.org"})
    if (identity::is_host_or_below(host, made_by_scripts)) return Presence::unknown;
  return places.mentions(name) || places.mentions(fragment) ? Presence::unknown : Presence::missing;
}

}  // namespace

void find_fragments(std::string_view html, std::string_view host, const Page& page, bool whole, std::span<Fragment> fragments) {
  if (fragments.empty()) return;
  fragments = fragments.first(std::min(fragments.size(), most_fragments));
  const bool certain = whole && !page.ids_by_script;
  Places places(html);
  for (Fragment& fragment : fragments) {
    const std::string_view text = fragment.text;
    const std::size_t mark = text.find(directive_mark);
    if (mark != std::string_view::npos)
      fragment.presence = find_texts(places, text.substr(mark + directive_mark.size()), certain);
    else
      fragment.presence = find_id(places, text, host, certain);
  }
}

}  // namespace citevet::probe
