// reference/duplicate: two entries for one work.
#include <citevet/rule.h>

#include "rules/places.h"
#include "rules/words.h"
#include "text/fold.h"
#include "text/fuzzy.h"

#include <algorithm>

namespace citevet::rules {

namespace {

constexpr std::size_t max_compared = 300;
constexpr double same_title = 0.6;

std::string_view fragment_of(std::string_view url) noexcept {
  const std::size_t hash = url.find('#');
  return hash == std::string_view::npos ? std::string_view{} : url.substr(hash);
}

bool same_address(const Reference& a, const Reference& b) noexcept {
  if (!a.url || !b.url) return false;
  if (a.canonical.empty() || b.canonical.empty()) return a.url.text == b.url.text;
  return address_key(a.canonical) == address_key(b.canonical);
}

bool share_identifier(const Reference& a, const Reference& b) noexcept {
  return std::ranges::any_of(a.identifiers,
                             [&](const Identifier& one) { return std::ranges::find(b.identifiers, one) != b.identifiers.end(); });
}

// A site's front page is given for many things that have no address of their own.
bool is_front_page(const Reference& entry) noexcept {
  return !entry.canonical.empty() && address_key(entry.canonical).find_first_of("/?") == std::string_view::npos;
}

bool titles_agree(const Reference& a, const Reference& b) {
  if (!a.title || !b.title) return true;
  const std::string one = text::fold(a.title.text.substr(0, max_compared)), other = text::fold(b.title.text.substr(0, max_compared));
  const std::size_t shorter = std::min(one.size(), other.size());
  if (shorter > 0 && one.compare(0, shorter, other, 0, shorter) == 0) return true;
  return text::similarity(one, other, same_title) >= same_title;
}

std::vector<Finding> check(const Analysis& article) {
  Gathered gathered;
  for (std::uint32_t i = 0; i < article.references.size(); ++i) {
    const std::uint32_t first = article.matches.same_as[i];
    if (first == no_reference) continue;
    const Reference& entry = article.references[i];
    const Reference& other = article.references[first];
    const bool address = same_address(entry, other);
    const bool agree = titles_agree(entry, other);
    if (!agree) {
      // Chapters stand under their book's identifier, sections of a page under its address.
      if (!address || is_front_page(entry) || entry.type == ReferenceType::chapter || other.type == ReferenceType::chapter) continue;
      if (fragment_of(entry.url.text) != fragment_of(other.url.text) ||
          (entry.pages && other.pages && entry.pages.text != other.pages.text))
        continue;
    }
    const std::string line = std::to_string(line_of(article.document, other.span.begin));
    Finding finding{.span = entry.span, .reference = i};
    finding.url = entry.canonical;
    if (agree) {
      // What the entries do not show, a registry says.
      const bool by_registry = !address && !share_identifier(entry, other);
      finding.message =
          (by_registry ? "this work is already in the list under another identifier (line " : "this source is already in the list (line ") +
          line + "): " + called(other, article.document.text);
      finding.help = "keep one of the two entries";
    } else {
      finding.message = "this address already belongs to another entry (line " + line + "): " + called(other, article.document.text);
      finding.help = "one of the two has the wrong address";
    }
    relate(finding, other.span, "the entry before it");
    // One finding for all copies of an entry: what they are copies of is their key.
    gathered.add(article.text(other.span), std::move(finding), "and this one");
  }
  return gathered.take();
}

}  // namespace

extern constinit const Rule reference_duplicate{
    .id = "reference/duplicate",
    .severity = Severity::warning,
    .summary = "two entries for one work",
    .explanation =
        "Two entries of a list have the same address or the same identifier, or a registry says that their identifiers (a PMID and a DOI, "
        "say) are one work's. Where they are one source, keep one entry; where they are two, one of them was given the other's address. "
        "Chapters of one book, sections of one page and a site's front page are not counted.",
    .bad =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n"
        "Moss, Anna. (2021). Rest and the heart. https://www.example.org/rest/\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .check = check,
};

}  // namespace citevet::rules
