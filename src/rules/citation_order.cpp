// citation/order: numbered citations that are not in the order of their first mention.
#include <citevet/rule.h>

#include "rules/numbered.h"
#include "rules/places.h"
#include "text/fold.h"

#include <algorithm>
#include <string>

namespace citevet::rules {

namespace {

// A list in the order of its authors' names is numbered by the alphabet, not by the text.
bool is_alphabetical(std::span<const Reference> entries) {
  std::string before;
  for (const Reference& entry : entries) {
    std::string name = text::fold(entry.authors.empty() ? entry.title.text.substr(0, 80) : entry.authors.front().text.substr(0, 80));
    if (name < before) return false;
    before = std::move(name);
  }
  return true;
}

std::vector<Finding> check(const Analysis& article) {
  const bool numbered =
      std::ranges::any_of(article.citations, [](const Citation& citation) { return citation.kind == CitationKind::numeric; });
  if (!numbered) return {};
  const Numbering numbering(article);
  std::vector<Finding> findings;
  std::vector<bool> met(article.references.size(), false), told(std::max<std::size_t>(article.lists.size(), 1), false);
  std::vector<std::uint32_t> highest(told.size(), 0);
  for (std::uint32_t i = 0; i < article.citations.size(); ++i) {
    const Citation& citation = article.citations[i];
    if (citation.kind != CitationKind::numeric || !numbering.is_clear(section_of(article, citation.span.begin))) continue;
    // Within one bracket the order is free.
    std::uint32_t here = 0;
    for (const Match& match : article.matches.of(citation)) {
      if (match.how != How::number || met[match.reference]) continue;
      const Target& target = citation.targets[static_cast<std::size_t>(&match - article.matches.of(citation).data())];
      const std::uint32_t list = article.references[match.reference].list;
      met[match.reference] = true;
      if (target.number < highest[list] && !told[list]) {
        told[list] = true;
        const auto begin = std::ranges::lower_bound(article.references, list, {}, &Reference::list);
        const auto end = std::ranges::upper_bound(article.references, list, {}, &Reference::list);
        if (is_alphabetical({begin, end})) continue;
        findings.push_back(
            {.span = citation.span,
             .message = "number " + std::to_string(target.number) + " is first cited behind number " + std::to_string(highest[list]),
             .help = "number the sources in the order in which the text first cites them",
             .citation = i});
      }
      here = std::max(here, target.number);
    }
    if (here > 0) {
      const auto section = article.matches.of(citation).front().reference;
      const std::uint32_t list = section == no_reference ? 0 : article.references[section].list;
      highest[list] = std::max(highest[list], here);
    }
  }
  return findings;
}

}  // namespace

extern constinit const Rule citation_order{
    .id = "citation/order",
    .severity = Severity::warning,
    .summary = "numbered citations out of order",
    .explanation =
        "In a numbered list the sources stand in the order in which the text first cites them: [1], then [2]. A number that comes too "
        "early is a "
        "leftover of a paragraph that was moved. Said once for each list; silent where the list follows the alphabet or the scheme is not "
        "clear.",
    .bad =
        "Rest helps the heart [1]. Walks help the back [3]. Naps help the mood [2].\n\nReferences\n"
        "1. Moss, A. (2021). Rest and the heart. https://example.org/rest\n"
        "2. Lund, B. (2022). Naps and the mood. https://example.org/naps\n"
        "3. Abel, C. (2023). Walks and the back. https://example.org/walks\n",
    .good =
        "Rest helps the heart [1]. Walks help the back [2]. Naps help the mood [3].\n\nReferences\n"
        "1. Moss, A. (2021). Rest and the heart. https://example.org/rest\n"
        "2. Abel, C. (2023). Walks and the back. https://example.org/walks\n"
        "3. Lund, B. (2022). Naps and the mood. https://example.org/naps\n",
    .check = check,
};

}  // namespace citevet::rules
