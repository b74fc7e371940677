// citation/no-address: a marker that names a source without an address, and no entry fits the name.
#include <citevet/rule.h>

#include "rules/places.h"
#include "rules/private_address.h"
#include "rules/words.h"

#include <algorithm>

namespace citevet::rules {

namespace {

bool has_address(const Target& target) noexcept {
  return !target.url.empty() || !target.identifiers.empty() || target.number != 0;
}

// The words inside a marker, for those that name nothing else: "report.pdf" of "(Source: report.pdf)".
std::string_view content_of(std::string_view marker) noexcept {
  const std::size_t colon = marker.find(':');
  if (colon != std::string_view::npos) marker.remove_prefix(colon + 1);
  const std::size_t end = marker.find_last_not_of(" )].\t\r\n");
  const std::size_t begin = marker.find_first_not_of(" ([\t\r\n");
  return begin == std::string_view::npos || end == std::string_view::npos || end < begin ? std::string_view{}
                                                                                         : marker.substr(begin, end - begin + 1);
}

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  for (std::uint32_t i = 0; i < article.citations.size(); ++i) {
    const Citation& citation = article.citations[i];
    if (citation.kind != CitationKind::source_marker || std::ranges::any_of(citation.targets, has_address)) continue;
    const auto matches = article.matches.of(citation);
    if (std::ranges::any_of(matches, [](const Match& match) { return match.reference != no_reference || match.miss != Miss::none; }))
      continue;

    Finding finding{.span = citation.span, .citation = i};
    const std::string_view label = citation.targets.empty() ? content_of(article.text(citation.span)) : citation.targets.front().label;
    if (label.empty()) {
      finding.message = "this citation names no source";
      finding.help = "give the address of the source, or take the marker out";
    } else {
      finding.message = "this citation gives no address, and no entry of the list is " + quoted(label);
      if (article.references.empty()) finding.message = "this citation gives no address: " + quoted(label);
      if (const std::string_view why = why_private(label, {}); !why.empty())
        finding.message = "this citation gives no address but " + std::string(why) + ": " + quoted(label);
      finding.help = "give the address of the source";
    }
    const auto near = std::ranges::find_if(matches, [](const Match& match) { return match.nearest != no_reference; });
    if (near != matches.end()) {
      const Reference& nearest = article.references[near->nearest];
      finding.help += "; the closest entry is " + called(nearest, article.document.text) + " (line " +
                      std::to_string(line_of(article.document, nearest.span.begin)) + ")";
      relate(finding, nearest.span, "the closest entry");
    }
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace

extern constinit const Rule citation_no_address{
    .id = "citation/no-address",
    .severity = Severity::warning,
    .summary = "a marker that names a source without an address, and no entry fits the name",
    .explanation =
        "The marker says in words where the statement comes from, or says nothing, and the list has no entry of that author, title or "
        "site. "
        "A reader can't look it up. Give the address, or name an entry as the list does.",
    .bad =
        "Rest helps the heart (Source: https://example.org/rest). Naps help the mood (Source: a leaflet).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest). Naps help the mood (Source: Moss, 2021).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .check = check,
};

}  // namespace citevet::rules
