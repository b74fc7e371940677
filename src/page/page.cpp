// From a page's HTML to what it says of itself.
#include <citevet/page.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "page/charset.h"
#include "page/entities.h"
#include "page/linked_data.h"
#include "page/tokenizer.h"
#include "text/ascii.h"

namespace citevet::page {

namespace {

constexpr std::size_t text_limit = 16 * 1024;
constexpr std::size_t headings_limit = 8;
constexpr std::size_t authors_limit = 200;
constexpr std::size_t data_limit = 64 * 1024;  // of one JSON-LD block

// Who says it, weakest first: a stronger source replaces what a weaker one said.
enum class Source : std::uint8_t { none, html, open_graph, dublin_core, linked_data, citation };

struct Said {
  std::string* text = nullptr;
  Source by = Source::none;
};

// Elements that are no running text.
constexpr std::array<std::string_view, 11> outside_elements = {"nav",    "header",   "footer",   "aside", "form",  "button",
                                                               "select", "template", "noscript", "svg",   "dialog"};
constexpr std::size_t noscript = 8, svg = 9;
static_assert(outside_elements[noscript] == "noscript" && outside_elements[svg] == "svg");
// Elements that part words without a space between them.
constexpr std::array<std::string_view, 20> block_elements = {"p",  "div",     "br",      "li",     "ul",    "ol",    "td",
                                                             "th", "tr",      "table",   "h1",     "h2",    "h3",    "h4",
                                                             "h5", "section", "article", "figure", "title", "option"};

// The bytes with which white space begins.
constexpr text::ByteSet may_be_space(" \t\n\v\f\r\xC2\xE2\xE3\xEF");

enum class Element : std::uint8_t { other, meta, link, a, input, title, script, heading, br };

// What an element is to the reader.
struct Traits {
  Element element = Element::other;
  bool block = false;
  std::uint8_t outside = 0;  // its place in outside_elements, from 1; 0: none
};

// The traits by name: one look-up for each tag of a page.
class Names {
 public:
  constexpr Names() {
    for (std::size_t i = 0; i < outside_elements.size(); ++i) slot(pack(outside_elements[i])).outside = static_cast<std::uint8_t>(i + 1);
    for (const std::string_view name : block_elements) slot(pack(name)).block = true;
    for (const auto& [name, element] : {std::pair<std::string_view, Element>{"meta", Element::meta},
                                        {"link", Element::link},
                                        {"a", Element::a},
                                        {"input", Element::input},
                                        {"title", Element::title},
                                        {"script", Element::script},
                                        {"h1", Element::heading},
                                        {"h2", Element::heading},
                                        {"h3", Element::heading},
                                        {"br", Element::br}})
      slot(pack(name)).element = element;
  }

  [[nodiscard]] constexpr Traits of(std::string_view name) const noexcept {
    if (name.size() > longest) return {};
    const std::uint64_t packed = pack(name);
    for (std::size_t at = begin_of(packed); keys_[at] != 0; at = (at + 1) % size)
      if (keys_[at] == packed) return traits_[at];
    return {};
  }

 private:
  static constexpr std::size_t size = 128, longest = 8;

  // Up to eight letters, lower case, in one number.
  static constexpr std::uint64_t pack(std::string_view name) noexcept {
    std::uint64_t packed = 0;
    for (const char c : name) packed = packed << 8U | static_cast<unsigned char>(text::to_lower(c));
    return packed;
  }
  static constexpr std::size_t begin_of(std::uint64_t packed) noexcept { return (packed * 0x9E3779B97F4A7C15U) >> 57U; }

  constexpr Traits& slot(std::uint64_t packed) {
    std::size_t at = begin_of(packed);
    while (keys_[at] != 0 && keys_[at] != packed) at = (at + 1) % size;
    keys_[at] = packed;
    return traits_[at];
  }

  std::array<std::uint64_t, size> keys_{};
  std::array<Traits, size> traits_{};
};

constexpr Names names;

// Runs of white space become one space, none at the ends.
std::string squeezed(std::string_view text) {
  std::string out;
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t space = text::space_at(text, at); space != 0) {
      gap = !out.empty();
      at += space;
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out += text[at++];
  }
  return out;
}

std::string decoded(std::string_view text) {
  std::string out;
  decode_entities(text, false, out);
  return squeezed(out);
}

class Reader {
 public:
  explicit Reader(Page& page) : page_(page) {}

  void read(std::string_view html) {
    Tokenizer tokenizer(html);
    for (Token token; tokenizer.next(token);) {
      switch (token.kind) {
        case TokenKind::start_tag:
          start(token);
          break;
        case TokenKind::end_tag:
          end(token);
          break;
        case TokenKind::text:
          text(token);
          break;
        case TokenKind::comment:
          break;
      }
    }
    finish();
  }

 private:
  void start(const Token& tag) {
    const Traits traits = names.of(tag.name);
    switch (traits.element) {
      case Element::meta:
        meta(tag);
        break;
      case Element::link:
        if (page_.canonical.empty() && attribute(tag, "rel", value_) && text::equal_ci(text::trim(value_), "canonical") &&
            attribute(tag, "href", value_))
          page_.canonical = value_;
        break;
      case Element::a:
        ++page_.links;
        break;
      case Element::input:
        if (attribute(tag, "type", value_) && text::equal_ci(value_, "password")) page_.password_field = true;
        break;
      case Element::title:
        in_title_ = !title_seen_ && svg_ == 0;
        break;
      case Element::script:
        in_data_ = attribute(tag, "type", value_) && text::equal_ci(text::trim(value_), "application/ld+json");
        ++scripts_;
        break;
      case Element::heading:
        heading_ = page_.headings.size() < headings_limit ? tag.name[1] : '\0';
        heading_text_.clear();
        break;
      case Element::br:
        if (heading_ != '\0') heading_text_ += ' ';
        break;
      case Element::other:
        break;
    }
    if (traits.outside != 0) {
      ++outside_[traits.outside - 1U];
      ++depth_outside_;
      if (traits.outside - 1U == svg) ++svg_;
    }
    if (traits.block) gap_ = true;
  }

  void end(const Token& tag) {
    const Traits traits = names.of(tag.name);
    // An empty element has no text by which it would end.
    if (traits.element == Element::title)
      in_title_ = false;
    else if (traits.element == Element::script)
      in_data_ = false;
    if (traits.element == Element::heading && heading_ == tag.name[1]) {
      std::string heading = squeezed(heading_text_);
      if (!heading.empty()) page_.headings.push_back(std::move(heading));
      heading_ = '\0';
    } else if (traits.outside != 0 && outside_[traits.outside - 1U] != 0) {
      --outside_[traits.outside - 1U];
      --depth_outside_;
      if (traits.outside - 1U == svg) --svg_;
    }
    if (traits.block) gap_ = true;
  }

  void text(const Token& token) {
    if (in_title_) {
      in_title_ = false;
      title_seen_ = true;
      page_.window_title = decoded(token.content);
      return;
    }
    if (in_data_) {
      in_data_ = false;
      if (token.content.size() <= data_limit) read_linked_data(token.content, data_);
      return;
    }
    if (token.raw) {
      script_bytes_ += token.content.size();
      return;
    }
    if (heading_ != '\0' && heading_text_.size() < 1024) decode_entities(token.content.substr(0, 1024), false, heading_text_);
    if (depth_outside_ == 0) running_text(token.content);
  }

  void running_text(std::string_view content) {
    chunk_.clear();
    std::string_view words = content;
    if (content.find('&') != std::string_view::npos) {
      decode_entities(content, false, chunk_);
      words = chunk_;
    }
    for (std::size_t at = 0; at < words.size();) {
      if (const std::size_t space = text::space_at(words, at); space != 0) {
        gap_ = true;
        at += space;
        continue;
      }
      std::size_t end = at;
      while (end < words.size() && (!may_be_space.has(words[end]) || text::space_at(words, end) == 0)) ++end;
      if (gap_ || page_.text.empty()) ++page_.words;
      if (page_.text.size() + (end - at) + 1 <= text_limit) {
        if (gap_ && !page_.text.empty()) page_.text += ' ';
        page_.text += words.substr(at, end - at);
      }
      gap_ = false;
      at = end;
    }
  }

  void meta(const Token& tag) {
    if (!attribute(tag, "content", value_)) return;
    const std::string content = squeezed(value_);
    if (content.empty()) return;
    if (attribute(tag, "http-equiv", value_)) {
      // What stands in a noscript is for the few that run no scripts.
      if (text::equal_ci(value_, "refresh") && page_.refresh.empty() && outside_[noscript] == 0) refresh(content);
      return;
    }
    if (!attribute(tag, "name", value_) && !attribute(tag, "property", value_) && !attribute(tag, "itemprop", value_)) return;
    const std::string name = text::lower(value_);
    if (name == "robots") {
      page_.noindex = page_.noindex || text::find_ci(content, "noindex") != std::string::npos;
      return;
    }
    constexpr auto citation = Source::citation;
    constexpr auto dublin = Source::dublin_core;
    constexpr auto graph = Source::open_graph;
    if (name == "citation_title")
      say(title_, citation, content);
    else if (name == "citation_author" || name == "citation_authors")
      author(citation, content);
    else if (name == "citation_publication_date" || name == "citation_date" || name == "citation_online_date")
      say(date_, citation, content);
    else if (name == "citation_journal_title" || name == "citation_conference_title" || name == "citation_inbook_title")
      say(site_, citation, content);
    else if (name == "citation_doi")
      identifier("doi:", content);
    else if (name == "citation_pmid")
      identifier("pmid:", content);
    else if (name == "citation_arxiv_id")
      identifier("arxiv:", content);
    else if (name == "dc.title" || name == "dcterms.title")
      say(title_, dublin, content);
    else if (name == "dc.creator" || name == "dcterms.creator" || name == "dc.creator.personalname")
      author(dublin, content);
    else if (name == "dc.date" || name == "dcterms.date" || name == "dc.date.issued" || name == "dcterms.issued")
      say(date_, dublin, content);
    else if (name == "dc.identifier" || name == "dc.identifier.doi" || name == "prism.doi")
      dublin_identifier(content);
    else if (name == "prism.publicationname")
      say(site_, dublin, content);
    else if (name == "og:title" || name == "twitter:title")
      say(title_, graph, content);
    else if (name == "og:site_name")
      say(site_, graph, content);
    else if (name == "article:author" || name == "author")
      author(name == "author" ? Source::html : graph, content);
    else if (name == "article:published_time" || name == "datepublished")
      say(date_, graph, content);
    else if (name == "date" || name == "pubdate")
      say(date_, Source::html, content);
  }

  // "5; url=/new", as the HTML standard reads it (§4.2.5.3): `url=` and the quotes may be missing.
  void refresh(std::string_view content) {
    const char* end = content.data() + content.size();
    double seconds = 0;
    const auto number = std::from_chars(content.data(), end, seconds);
    if (number.ec != std::errc{} || !(seconds >= 0)) return;
    std::string_view rest(number.ptr, static_cast<std::size_t>(end - number.ptr));
    if (rest.empty() || (rest.front() != ';' && rest.front() != ',' && rest.front() != ' ')) return;
    rest = text::trim_left(rest);
    if (rest.starts_with(';') || rest.starts_with(',')) rest = text::trim_left(rest.substr(1));
    if (text::starts_with_ci(rest, "url"))
      if (const std::string_view behind = text::trim_left(rest.substr(3)); behind.starts_with('=')) rest = text::trim(behind.substr(1));
    if (!rest.empty() && (rest.front() == '\'' || rest.front() == '"'))
      rest = rest.substr(1, std::min(rest.find(rest.front(), 1), rest.size()) - 1);
    page_.refresh = rest;
    page_.refresh_seconds = page_.refresh.empty() ? 0 : seconds;
  }

  static void say(Said& said, Source by, const std::string& text) {
    if (by <= said.by) return;
    said.by = by;
    *said.text = text;
  }

  void author(Source by, const std::string& name) {
    if (by < authors_by_ || name.find("://") != std::string::npos) return;  // an address of a profile is no name
    if (by > authors_by_) page_.authors.clear();
    authors_by_ = by;
    if (page_.authors.size() < authors_limit && std::ranges::find(page_.authors, name) == page_.authors.end())
      page_.authors.push_back(name);
  }

  void identifier(std::string_view scheme, std::string_view value) {
    if (scheme == "doi:") {
      for (const std::string_view prefix : {"https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"})
        if (text::starts_with_ci(value, prefix)) value = text::trim(value.substr(prefix.size()));
      if (!value.starts_with("10.")) return;
    }
    std::string identifier = std::string(scheme) + text::lower(value);
    if (page_.identifiers.size() < 8 && std::ranges::find(page_.identifiers, identifier) == page_.identifiers.end())
      page_.identifiers.push_back(std::move(identifier));
  }

  void dublin_identifier(std::string_view value) {
    const std::size_t doi = value.find("10.");
    if (doi != std::string_view::npos && value.find('/', doi) != std::string_view::npos) identifier("doi:", value.substr(doi));
  }

  void finish() {
    if (!data_.title.empty()) say(title_, Source::linked_data, data_.title);
    if (!data_.date.empty()) say(date_, Source::linked_data, data_.date);
    if (!data_.site.empty()) say(site_, Source::linked_data, data_.site);
    for (const std::string& name : data_.authors) author(Source::linked_data, name);
    if (page_.title.empty()) page_.title = without_site(page_.window_title);
    if (page_.title.empty() && !page_.headings.empty()) page_.title = page_.headings.front();
    page_.ids_by_script = page_.words < 20 && (script_bytes_ > 2'000 || scripts_ >= 3);
  }

  // "Sleep and memory | The Daily Moss": what stands behind the last bar or dash is the site, where the site or a heading confirms it.
  [[nodiscard]] std::string without_site(const std::string& title) const {
    for (const std::string_view bar : {" | ", " – ", " — ", " - ", " :: ", " · ", " « "}) {
      const std::size_t at = title.rfind(bar);
      if (at == std::string::npos || at == 0) continue;
      const std::string_view head = std::string_view(title).substr(0, at);
      const std::string_view tail = std::string_view(title).substr(at + bar.size());
      const bool heading_says = !page_.headings.empty() && text::equal_ci(page_.headings.front(), head);
      if (heading_says || text::equal_ci(tail, page_.site)) return std::string(head);
    }
    return title;
  }

  Page& page_;
  Said title_{&page_.title}, site_{&page_.site}, date_{&page_.date};
  Source authors_by_ = Source::none;
  LinkedData data_;
  std::string value_, chunk_, heading_text_;
  std::array<std::size_t, outside_elements.size()> outside_{};
  std::size_t depth_outside_ = 0, svg_ = 0, scripts_ = 0, script_bytes_ = 0;
  char heading_ = '\0';
  bool in_title_ = false, title_seen_ = false, in_data_ = false, gap_ = false;
};

}  // namespace

Page page(std::string_view html, std::string_view charset) {
  Page page;
  std::string converted;
  Reader(page).read(to_utf8(html, charset, converted));
  return page;
}

bool has_anchor(std::string_view html, std::string_view fragment) {
  std::string wanted;
  for (std::size_t at = 0; at < fragment.size(); ++at) {
    if (fragment[at] == '%' && at + 2 < fragment.size() && text::is_hex(fragment[at + 1]) && text::is_hex(fragment[at + 2])) {
      unsigned value = 0;
      std::from_chars(fragment.data() + at + 1, fragment.data() + at + 3, value, 16);
      wanted += static_cast<char>(value);
      at += 2;
    } else {
      wanted += fragment[at];
    }
  }
  if (wanted.empty() || text::equal_ci(wanted, "top")) return true;
  Tokenizer tokenizer(html);
  std::string value;
  for (Token token; tokenizer.next(token);) {
    if (token.kind != TokenKind::start_tag || token.content.empty()) continue;
    if (attribute(token, "id", value) && (value == wanted || value == fragment)) return true;
    if (text::equal_ci(token.name, "a") && attribute(token, "name", value) && (value == wanted || value == fragment)) return true;
  }
  return false;
}

}  // namespace citevet::page
