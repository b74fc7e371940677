// citation/author-mismatch: the year fits an entry, the name only nearly.
#include <citevet/rule.h>

#include "rules/citation_near_miss.h"
#include "rules/places.h"

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  return near_misses(
      article, Miss::author,
      [](const Analysis& all, const Target& target, const Reference& nearest) {
        return "the list has no " + as_cited(target) + ", but " + as_listed(nearest) + " on line " +
               std::to_string(line_of(all.document, nearest.span.begin));
      },
      "write the name in both places as the source does, the first author first");
}

}  // namespace

extern constinit const Rule citation_author_mismatch{
    .id = "citation/author-mismatch",
    .severity = Severity::warning,
    .summary = "a citation whose year fits an entry and whose name does not quite",
    .explanation =
        "The citation and an entry agree in the year and nearly in the name: a misspelling, or a co-author in the first author's place. "
        "Look at the source and correct whichever is wrong.",
    .bad = "Rest helps the heart (Source: Mosss, 2021).\n\nReferences\nMoss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .good = "Rest helps the heart (Source: Moss, 2021).\n\nReferences\nMoss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .check = check,
};

}  // namespace citevet::rules
