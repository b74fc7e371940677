// citation/orphaned: a citation whose source is not in the reference list.
#include <citevet/rule.h>
#include <citevet/style.h>

#include "rules/missing.h"
#include "rules/numbered.h"
#include "rules/places.h"
#include "rules/words.h"
#include "text/ascii.h"

#include <algorithm>
#include <deque>

namespace citevet::rules {

namespace {

std::string name_of(const Citation& citation, const Target& target) {
  if (citation.kind == CitationKind::numeric) return "number " + std::to_string(target.number);
  if (!target.url.empty()) return shown(target.url);
  if (!target.identifiers.empty()) return to_string(target.identifiers.front());
  return quoted(target.label.empty() ? target.author : target.label);
}

// The entry of the work that a target's identifiers name; empty: no registry describes it.
std::string entry_for(const Analysis& article, const Target& target) {
  std::string entry;
  if (article.works == nullptr) return entry;
  for (const Identifier& identifier : target.identifiers)
    if (const Work* work = article.works->find(to_string(identifier)); work != nullptr && entry.empty()) entry = style::apa(*work);
  return entry;
}

std::vector<Finding> check(const Analysis& article) {
  const std::vector<Missing> missing = missing_entries(article);
  Gathered gathered;
  std::deque<std::string> keys;
  for (const auto& [i, t] : missing) {
    const Citation& citation = article.citations[i];
    const Target& target = citation.targets[t];
    const Match& match = article.matches.of(citation)[t];
    Finding finding{.span = target.span.empty() ? citation.span : target.span, .citation = i};
    finding.url = target.canonical.empty() ? target.url : target.canonical;
    finding.message = "no entry in the reference list for " + name_of(citation, target);
    if (const std::string entry = entry_for(article, target); !entry.empty()) {
      finding.help = "add its entry to the list: " + entry;
    } else if (match.nearest != no_reference) {
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
