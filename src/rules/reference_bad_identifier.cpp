// reference/bad-identifier: an identifier of the wrong form, with a wrong check digit, or of another kind than it says.
#include <citevet/rule.h>

#include "identity/scan.h"
#include "rules/hosts.h"
#include "rules/places.h"
#include "rules/words.h"
#include "text/ascii.h"
#include "text/phrases.h"

#include <algorithm>
#include <array>

namespace citevet::rules {

namespace {

std::string_view called(Scheme scheme) noexcept {
  switch (scheme) {
    case Scheme::doi:
      return "DOI";
    case Scheme::pmid:
      return "PMID";
    case Scheme::pmcid:
      return "PMCID";
    case Scheme::arxiv:
      return "arXiv id";
    case Scheme::isbn:
      return "ISBN";
    case Scheme::youtube:
      return "video id";
  }
  return {};
}

std::string with_article(std::string_view kind) {
  return std::string(kind == "ISBN" || kind == "ISSN" || kind == "arXiv id" || kind == "ORCID" ? "an " : "a ").append(kind);
}

// What a scheme's identifiers look like, for the help.
std::string_view shape(Scheme scheme) noexcept {
  switch (scheme) {
    case Scheme::doi:
      return "a DOI begins with 10. and holds a slash: 10.1111/add.70073";
    case Scheme::pmid:
      return "a PMID is a number of up to eight digits";
    case Scheme::pmcid:
      return "a PMCID is PMC and digits: PMC12452417";
    case Scheme::arxiv:
      return "an arXiv id looks like 2401.01234";
    case Scheme::isbn:
      return "compare its digits with the book: the last one checks the others";
    case Scheme::youtube:
      return "a video id has eleven characters";
  }
  return {};
}

// `https://doi.org/` that no DOI follows: mistyped, doubled or a placeholder.
std::optional<Finding> broken_resolver(const Reference& entry) {
  if (entry.canonical.empty() || !is_under(entry.canonical, "doi.org")) return {};
  const bool doi = std::ranges::any_of(entry.identifiers, [](const Identifier& identifier) { return identifier.scheme == Scheme::doi; });
  std::string_view written = entry.url.text;
  const std::size_t host = text::find_ci(written, "doi.org");
  if (host == std::string_view::npos) return {};
  const std::string_view rest = written.substr(host + std::string_view("doi.org").size());
  if (text::find_ci(rest, "doi.org") != std::string_view::npos)
    return Finding{
        .span = entry.url.span, .message = "this address has doi.org in it twice", .help = "write it once: https://doi.org/10.…"};
  // "doi.org/abcd" may be a shortened DOI, "doi.org/the-identifier" is a page of the DOI foundation.
  if (doi || !rest.starts_with("/10.")) return {};
  return Finding{
      .span = entry.url.span, .message = "no DOI stands in this address: " + shown(written), .help = std::string(shape(Scheme::doi))};
}

// Where the lists name some kind of identifier. Looked for here and not with the other rules' phrases, since the lists are a small part of
// a text.
std::vector<Span> mentions_in_lists(const Analysis& article) {
  static constexpr auto labels = std::to_array<std::string_view>({"doi", "*pmid", "*pmcid", "*arxiv*", "*isbn*", "*issn*", "orcid"});
  static const text::Phrases scan(labels);
  std::vector<text::Phrases::Hit> hits;
  std::vector<Span> places;
  for (const List& list : article.lists) {
    hits.clear();
    scan.find(article.text(list.span), hits);
    for (const text::Phrases::Hit& hit : hits) places.push_back({list.span.begin + hit.begin, list.span.begin + hit.end});
  }
  return places;
}

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  const std::vector<Span> places = mentions_in_lists(article);
  Arena arena;
  auto place = places.begin();
  for (std::uint32_t i = 0; i < article.references.size() && place != places.end(); ++i) {
    const Reference& entry = article.references[i];
    if (entry.span.file != 0) continue;
    while (place != places.end() && place->begin < entry.span.begin) ++place;
    if (place == places.end() || place->begin >= entry.span.end) continue;

    const auto add = [&](Finding&& finding) {
      finding.reference = i;
      findings.push_back(std::move(finding));
    };
    if (auto finding = broken_resolver(entry)) add(std::move(*finding));
    // An address with its DOI is not read again.
    bool named = false;
    for (auto at = place; at != places.end() && at->begin < entry.span.end && !named; ++at) named = !entry.url.span.contains(*at);
    if (!named) continue;
    const auto inside_entry = [&](Span span) { return Span{entry.span.begin + span.begin, entry.span.begin + span.end}; };
    const std::string_view text = article.text(entry.span);
    for (const identity::Mention& mention : identity::mentions(text, arena)) {
      if (mention.well_formed || !mention.labelled) continue;
      const Span span = inside_entry(mention.span);
      const std::string value = quoted(slice(text, mention.value), 40);
      if (!mention.identifier.value.empty() && mention.identifier.scheme != mention.claimed)
        add({.span = span,
             .message = value + " is " + with_article(called(mention.identifier.scheme)) + ", not " + with_article(called(mention.claimed)),
             .help = "give it its own name, or the number that belongs here"});
      else
        add({.span = span,
             .message = value + " is no valid " + std::string(called(mention.claimed)),
             .help = std::string(shape(mention.claimed))});
    }
    for (const identity::CheckedNumber& number : identity::checked_numbers(text)) {
      if (number.well_formed) continue;
      const std::string_view kind = number.kind == identity::CheckedNumber::Kind::issn ? "ISSN" : "ORCID";
      add({.span = inside_entry(number.span),
           .message = quoted(slice(text, number.value), 40) + " is no valid " + std::string(kind),
           .help = "compare its digits with the source: the last one checks the others"});
    }
    arena.clear();
  }
  return findings;
}

}  // namespace

extern constinit const Rule reference_bad_identifier{
    .id = "reference/bad-identifier",
    .severity = Severity::warning,
    .summary = "an identifier of the wrong form, with a wrong check digit, or of another kind than it says",
    .explanation =
        "A DOI, PMID, PMCID, arXiv id, ISBN, ISSN or ORCID in the entry can't be one: its form is wrong, its check digit does not fit its "
        "other digits, "
        "or it is of another kind than its label says. It was mistyped, cut or invented. No registry is asked for this.",
    .bad =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. Harbour Press. ISBN 978-0-306-40615-8. https://example.org/rest\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. Harbour Press. ISBN 978-0-306-40615-7. https://example.org/rest\n",
    .check = check,
};

}  // namespace citevet::rules
