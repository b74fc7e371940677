// citation/no-reference-list: citations, and no reference list.
#include <citevet/rule.h>

#include "rules/places.h"
#include "rules/words.h"

#include <algorithm>

namespace citevet::rules {

namespace {

// A number in brackets alone may be anything: without a list there is nothing that says it is a citation.
bool is_citation(const Citation& citation) noexcept {
  return citation.kind == CitationKind::source_marker || citation.kind == CitationKind::author_year || citation.kind == CitationKind::key;
}

std::vector<Finding> check(const Analysis& article) {
  if (!article.references.empty()) return {};
  const auto first = std::ranges::find_if(article.citations, is_citation);
  if (first == article.citations.end()) return {};
  const auto count = static_cast<std::size_t>(std::count_if(first, article.citations.end(), is_citation));

  Finding finding{.span = first->span};
  if (article.lists.empty()) {
    finding.message = counted(count, "citation", "citations") + " and no reference list";
    finding.help = "add a list of the sources under a heading such as References";
  } else {
    finding.message = counted(count, "citation", "citations") + ", and the reference list is empty";
    finding.help = "add an entry for each source";
    relate(finding, article.lists.front().heading.span, "the list");
  }
  finding.citation = static_cast<std::uint32_t>(first - article.citations.begin());
  return {std::move(finding)};
}

}  // namespace

extern constinit const Rule citation_no_reference_list{
    .id = "citation/no-reference-list",
    .severity = Severity::warning,
    .summary = "there are citations but no reference list",
    .explanation =
        "The article cites sources, and nowhere are they listed. Perhaps the list was cut off, or its heading is one that is not known: "
        "headings such as References, Sources or Works cited are. Add the list. As long as there is none, no citation is called orphaned.",
    .bad = "Rest helps the heart (Source: https://example.org/rest).\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .check = check,
};

}  // namespace citevet::rules
