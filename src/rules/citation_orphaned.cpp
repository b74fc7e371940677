// citation/orphaned: a citation whose source is not in the reference list.
#include <citevet/rule.h>

#include "rules/numbered.h"
#include "rules/places.h"
#include "rules/private_address.h"
#include "rules/words.h"
#include "text/ascii.h"

#include <algorithm>
#include <deque>

namespace citevet::rules {

namespace {

bool has_flaw(const Citation& citation, const Target& target) noexcept {
  return std::ranges::any_of(citation.flaws, [&](const Flaw& flaw) {
    const bool breaks = flaw.kind == FlawKind::broken_address || flaw.kind == FlawKind::stray_character;
    return breaks && flaw.span.begin <= target.span.end && target.span.begin <= flaw.span.end;
  });
}

// Whether a target without an entry is one that the list should have. A source named in words is citation/no-address's; a broken address
// and one that nobody can open have findings of their own.
bool expects_entry(const Analysis& article, const Citation& citation, const Target& target, const Numbering& numbering) {
  switch (citation.kind) {
    case CitationKind::link:
    case CitationKind::url:
      return false;
    case CitationKind::numeric:
      return numbering.is_clear(section_of(article, citation.span.begin));
    case CitationKind::author_year:
      return !target.author.empty() && target.year != 0;
    case CitationKind::footnote:
      return false;
    case CitationKind::key:
      return numbering.has_keys();
    case CitationKind::source_marker:
      break;
  }
  if (has_flaw(citation, target)) return false;
  return !target.identifiers.empty() || (!target.url.empty() && !is_private(target.url, target.canonical));
}

std::string name_of(const Citation& citation, const Target& target) {
  if (citation.kind == CitationKind::numeric) return "number " + std::to_string(target.number);
  if (!target.url.empty()) return shown(target.url);
  if (!target.identifiers.empty()) return to_string(target.identifiers.front());
  return quoted(target.label.empty() ? target.author : target.label);
}

std::vector<Finding> check(const Analysis& article) {
  if (article.references.empty()) return {};
  const bool all_matched =
      std::ranges::none_of(article.matches.of_targets, [](const Match& match) { return match.reference == no_reference; });
  if (all_matched) return {};

  const Numbering numbering(article);
  Gathered gathered;
  std::deque<std::string> keys;
  for (std::uint32_t i = 0; i < article.citations.size(); ++i) {
    const Citation& citation = article.citations[i];
    const auto matches = article.matches.of(citation);
    for (std::size_t t = 0; t < matches.size(); ++t) {
      const Target& target = citation.targets[t];
      const Match& match = matches[t];
      if (match.reference != no_reference || match.miss != Miss::none || !expects_entry(article, citation, target, numbering)) continue;

      Finding finding{.span = target.span.empty() ? citation.span : target.span, .citation = i};
      finding.url = target.canonical.empty() ? target.url : target.canonical;
      finding.message = "no entry in the reference list for " + name_of(citation, target);
      if (match.nearest != no_reference) {
        const Reference& nearest = article.references[match.nearest];
        finding.help = "add its entry, or cite the closest one: " + called(nearest, article.document.text) + " (line " +
                       std::to_string(line_of(article.document, nearest.span.begin)) + ")";
        relate(finding, nearest.span, "the closest entry");
      } else {
        finding.help = citation.kind == CitationKind::numeric ? "add an entry with this number, or correct the number"
                                                              : "add an entry for it to the list";
      }
      std::string_view key = target.canonical.empty() ? target.url : address_key(target.canonical);
      if (key.empty()) {
        const auto section = citation.kind == CitationKind::numeric ? section_of(article, citation.span.begin).value_or(0) : 0;
        key = keys.emplace_back(std::to_string(section) + ':' + text::lower(name_of(citation, target)));
      }
      gathered.add(key, std::move(finding), "cited here too");
    }
  }
  return gathered.take();
}

}  // namespace

extern constinit const Rule citation_orphaned{
    .id = "citation/orphaned",
    .severity = Severity::error,
    .summary = "a citation whose source is not in the reference list",
    .explanation =
        "A reader who looks for the source in the list does not find it. Either the entry was forgotten, or the citation has another "
        "address "
        "than its entry: the closest entry is proposed. Add the entry, or correct the citation. Silent where the article has no list.",
    .bad =
        "Rest helps the heart (Source: https://example.org/rest). Naps help the mood (Source: https://example.org/naps).\n\n"
        "References\nMoss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest). Naps help the mood (Source: https://example.org/naps).\n\n"
        "References\nMoss, A. (2021). Rest and the heart. https://example.org/rest\n"
        "Moss, A. (2022). Naps and the mood. https://example.org/naps\n",
    .check = check,
};

}  // namespace citevet::rules
