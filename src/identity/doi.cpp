// DOIs: their shape, and where one ends that stands in an address or a text.
#include "identity/doi.h"

#include "text/ascii.h"

#include <algorithm>

namespace citevet::identity {

namespace {

constexpr std::string_view none;

// What a publisher's path says about the form of the page, behind the DOI.
constexpr std::string_view page_words[] = {
    "abs",       "abstract",      "asset",       "authors",      "citation",
    "citations", "citedby",       "cite",        "comments",     "download",
    "enhanced",  "epdf",          "epub",        "figures",      "full",
    "full-html", "full-text",     "full-xml",    "fulltext",     "full.html",
    "full.pdf",  "html",          "information", "info",         "issuetoc",
    "linkout",   "media",         "meta",        "metrics",      "otherversions",
    "pdf",       "pdfdirect",     "peer-review", "preview",      "print",
    "ref",       "references",    "related",     "reprint",      "similar",
    "summary",   "supp",          "supplement",  "supplemental", "supplementary-material",
    "suppinfo",  "suppl",         "suppl_file",  "tables",       "toc",
    "xml",       "fulltext.html", "pdfplus",     "data",
};

// `DC1`, `tab-figures-data`: the same in numbered and growing sets.
bool is_page_part(std::string_view part) noexcept {
  const auto is = [&](std::string_view word) { return text::equal_ci(part, word); };
  if (std::any_of(std::begin(page_words), std::end(page_words), is) || text::starts_with_ci(part, "tab-")) return true;
  return text::starts_with_ci(part, "dc") && part.size() > 2 && std::all_of(part.begin() + 2, part.end(), text::is_digit);
}

// The same as an ending of the DOI's last part.
constexpr std::string_view endings[] = {
    ".pdf",
    ".full",
    ".full-text",
    ".abstract",
    ".html",
    ".htm",
    ".xml",
    ".epub",
    ".short",
    ".long",
    ".epdf",
    ".ris",
    ".txt",
    "+html",
    ".article-info",
    ".article-metrics",
    ".supplementary-material",
    ".figures-only",
    ".full-html",
};

// Closing punctuation, typographic quotes and ellipsis among it.
constexpr std::string_view closing[] = {".",
                                        ",",
                                        ";",
                                        ":",
                                        "!",
                                        "?",
                                        "'",
                                        "\"",
                                        "*",
                                        "`",
                                        "|",
                                        "\xE2\x80\x9D",
                                        "\xE2\x80\x99",
                                        "\xE2\x80\x9C",
                                        "\xE2\x80\x98",
                                        "\xC2\xBB",
                                        "\xE2\x80\xA6",
                                        "\\"};

bool all_digits(std::string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), text::is_digit);
}

constexpr std::string_view open_brackets = "([{<";
constexpr std::string_view close_brackets = ")]}>";

// Where a bracket opens that never closes. npos: none does.
std::size_t unclosed(std::string_view text) noexcept {
  std::size_t closed[open_brackets.size()] = {};
  std::size_t first = std::string_view::npos;
  for (std::size_t i = text.size(); i-- > 0;) {
    if (const std::size_t kind = close_brackets.find(text[i]); kind != std::string_view::npos) ++closed[kind];
    if (const std::size_t kind = open_brackets.find(text[i]); kind != std::string_view::npos) {
      if (closed[kind] == 0)
        first = i;
      else
        --closed[kind];
    }
  }
  return first;
}

bool is_address(std::string_view text) noexcept {
  return text::starts_with_ci(text, "http:") || text::starts_with_ci(text, "https:");
}

// Whether a remark stands behind a bracket that opens at the front: `(2018, in Korean`.
bool is_remark(std::string_view text) noexcept {
  text.remove_prefix(1);
  if (text.size() >= 2 && text::is_alpha(text[0]) && text::is_alpha(text[1])) return true;
  const bool year = text.size() >= 4 && all_digits(text.substr(0, 4)) && (text.starts_with("19") || text.starts_with("20"));
  return year && (text.size() == 4 || !text::is_digit(text[4]));
}

// Up to white space, a quotation mark, a session or a bracket that opens nowhere before; then up to a query that was not parted from it
// (`?name=…`, `&name=…`).
std::string_view text_of(std::string_view text) noexcept {
  std::size_t open[open_brackets.size()] = {};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    bool ends = static_cast<unsigned char>(c) <= 0x20 || c == '"' || c == 0x7F;
    if (c == ';') ends = text::starts_with_ci(text.substr(i + 1), "jsessionid");
    if (const std::size_t kind = open_brackets.find(c); kind != std::string_view::npos) ++open[kind];
    if (const std::size_t kind = close_brackets.find(c); kind != std::string_view::npos) ends = open[kind]-- == 0;
    if (ends) text = text.substr(0, i);
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '?' && text[i] != '&') continue;
    std::size_t name = i + 1;
    while (name < text.size() && (text::is_alnum(text[name]) || text[name] == '_' || text[name] == '-')) ++name;
    if (name < text.size() && text[name] == '=') text = text.substr(0, i);
  }
  return text;
}

// `/9780199299591.001.0001/…`: a book's DOI and the page's name. Says where the book's DOI ends; 0: this is no such path.
std::size_t book_end(std::string_view doi) noexcept {
  constexpr std::string_view tail = ".001.0001/";
  const std::size_t at = doi.find(tail);
  if (at == std::string_view::npos || at < 13 || !all_digits(doi.substr(at - 13, 13))) return 0;
  return at + tail.size() - 1;
}

}  // namespace

std::size_t doi_prefix(std::string_view text, std::size_t at) noexcept {
  if (text.substr(at, 3) != "10.") return 0;
  std::size_t end = at + 3;
  while (end < text.size() && end - at < 13 && text::is_digit(text[end])) ++end;
  if (end - at < 3 + 4 || end - at > 3 + 9) return 0;
  while (end + 1 < text.size() && end - at < 40 && text[end] == '.' && text::is_digit(text[end + 1])) {
    ++end;
    while (end < text.size() && end - at < 40 && text::is_digit(text[end])) ++end;
  }
  if (end + 1 >= text.size() || text[end] != '/') return 0;
  return end + 1 - at;
}

bool may_be_date(std::string_view doi) noexcept {
  return doi.size() > 7 && doi[7] == '/' && (doi.substr(3, 2) == "19" || doi.substr(3, 2) == "20");
}

std::string_view doi_of(std::string_view text, DoiPlace place) noexcept {
  const std::size_t prefix = doi_prefix(text, 0);
  if (prefix == 0) return none;
  text = text.substr(0, longest_doi + 1);
  text = text_of(text);
  if (text.size() > longest_doi || text.size() <= prefix) return none;
  if (text::starts_with_ci(text.substr(prefix), "(issn)")) return none;  // a journal
  if (is_address(text.substr(prefix))) return none;

  if (const std::size_t book = book_end(text); book != 0) {
    // The page's name is the book's again, or a part of it whose DOI can't be told.
    const std::string_view isbn = text.substr(book - 22, 13);
    std::string_view page = text.substr(book + 1);
    page = page.substr(0, page.find('/'));
    if (!page.empty() && !page.ends_with(isbn)) return none;
    text = text.substr(0, book);
  }

  // Part by part; the suffix's first always belongs to it.
  std::size_t end = std::min(text.find('/', prefix), text.size());
  if (const std::string_view first = text.substr(prefix, end - prefix); first == "." || first == "..") return none;
  while (place != DoiPlace::first_segment && end < text.size()) {
    const std::size_t next = std::min(text.find('/', end + 1), text.size());
    const std::string_view part = text.substr(end + 1, next - end - 1);
    if (part == "." || part == ".." || is_address(part)) break;
    if (place == DoiPlace::article_number && part.size() >= 4 && all_digits(part)) break;
    if (is_page_part(part)) break;
    end = next;
  }
  text = text.substr(0, end);

  // A preprint's version is not its DOI's.
  if (text.starts_with("10.1101/") || text.starts_with("10.64898/")) {
    std::size_t version = prefix;
    while (version < text.size() && (text::is_digit(text[version]) || text[version] == '.')) ++version;
    if (version - prefix >= 6 && version + 1 < text.size() && text::to_lower(text[version]) == 'v' && text::is_digit(text[version + 1]))
      text = text.substr(0, version);
  }

  for (std::size_t bracket = unclosed(text); bracket != std::string_view::npos && bracket + 1 < text.size(); bracket = unclosed(text)) {
    // The rest of it is missing, unless what follows is a remark that has lost its space. Cutting that off may open another.
    if (!is_remark(text.substr(bracket))) return none;
    text = text.substr(0, bracket);
  }
  for (bool again = true; again && text.size() > prefix;) {
    again = false;
    const auto cut = [&](std::size_t size) {
      text.remove_suffix(size);
      again = true;
    };
    for (const std::string_view mark : closing)
      if (text.ends_with(mark)) cut(mark.size());
    if (text.size() <= prefix) return none;
    if (text.ends_with('/') || open_brackets.find(text.back()) != std::string_view::npos) cut(1);
    for (const std::string_view ending : endings)
      if (text.size() > prefix + ending.size() && text::ends_with_ci(text, ending)) cut(ending.size());
  }
  if (text.size() <= prefix) return none;
  return text;
}

}  // namespace citevet::identity
