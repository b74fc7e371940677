// citation/variant-url: the same source as its entry, under a different address.
#include <citevet/rule.h>

#include "rules/places.h"
#include "rules/words.h"
#include "text/ascii.h"

#include <algorithm>
#include <deque>

namespace citevet::rules {

namespace {

// Whether the entry itself gives the identifier beside its address ("https://… doi:10.1000/naps"): then the citation is no variant, it uses
// the entry's other name.
bool entry_names(const Analysis& article, const Reference& entry, std::span<const Identifier> identifiers) noexcept {
  const std::string_view before = article.document.text.substr(entry.span.begin, entry.url.span.begin - entry.span.begin);
  const std::string_view after = article.document.text.substr(entry.url.span.end, entry.span.end - entry.url.span.end);
  return std::ranges::any_of(identifiers, [&](const Identifier& identifier) {
    return std::ranges::find(entry.identifiers, identifier) != entry.identifiers.end() &&
           (text::find_ci(before, identifier.value) != std::string_view::npos ||
            text::find_ci(after, identifier.value) != std::string_view::npos);
  });
}

std::vector<Finding> check(const Analysis& article) {
  Gathered gathered;
  std::deque<std::string> keys;
  for (const Match& match : article.matches.of_targets) {
    if (match.how != How::identifier && match.how != How::work && match.how != How::redirect) continue;
    const Citation& citation = article.citations[match.citation];
    const Target& target = citation.targets[static_cast<std::size_t>(&match - article.matches.of(citation).data())];
    const Reference& entry = article.references[match.reference];
    if (citation.kind == CitationKind::link || citation.kind == CitationKind::url) continue;
    if (target.url.empty() || target.canonical.empty() || !entry.url || entry.url.span.file != entry.span.file) continue;
    if (match.how == How::identifier && entry_names(article, entry, target.identifiers)) continue;

    Finding finding{.span = target.span, .citation = match.citation, .reference = match.reference, .url = target.canonical};
    finding.message = "the list gives this source under another address: " + shown(entry.url.text) + " (line " +
                      std::to_string(line_of(article.document, entry.url.span.begin)) + ")";
    finding.help = "cite it by the address in the list";
    relate(finding, entry.url.span, "its address in the list");
    const bool is_address = article.text(target.span) == target.url;
    if (is_address) finding.fix = Fix{.edits = {{target.span, std::string(entry.url.text)}}, .safe = match.how == How::identifier};
    gathered.add(keys.emplace_back(std::string(address_key(target.canonical)) + ' ' + std::to_string(match.reference)), std::move(finding),
                 "cited here too");
  }
  return gathered.take();
}

}  // namespace

extern constinit const Rule citation_variant_url{
    .id = "citation/variant-url",
    .severity = Severity::warning,
    .summary = "the same source as the reference, under a different address",
    .explanation =
        "The citation and its entry are one work, as their identifiers say, but the addresses differ: a DOI here, the publisher's page "
        "there. "
        "A reader who compares the two may take them for two sources. http or https, www. and a slash at the end make no difference.",
    .bad =
        "Rest helps the heart (Source: https://doi.org/10.1111/add.70073).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://onlinelibrary.wiley.com/doi/10.1111/add.70073\n",
    .good =
        "Rest helps the heart (Source: https://onlinelibrary.wiley.com/doi/10.1111/add.70073).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://onlinelibrary.wiley.com/doi/10.1111/add.70073\n",
    .check = check,
};

}  // namespace citevet::rules
