// citation/year-mismatch: the name fits an entry, the year does not.
#include <citevet/rule.h>

#include "rules/citation_near_miss.h"
#include "rules/places.h"

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  return near_misses(
      article, Miss::year,
      [](const Analysis& all, const Target& target, const Reference& nearest) {
        return "the list has no " + as_cited(target) + ", but " + as_listed(nearest) + " on line " +
               std::to_string(line_of(all.document, nearest.span.begin));
      },
      "give both the year in which the source appeared");
}

}  // namespace

extern constinit const Rule citation_year_mismatch{
    .id = "citation/year-mismatch",
    .severity = Severity::warning,
    .summary = "a citation whose name fits an entry and whose year does not",
    .explanation =
        "The list has one entry by this author, with another year. One of the two years is wrong, or the entry for another work is "
        "missing. "
        "Look at the source and correct whichever is wrong.",
    .bad = "Rest helps the heart (Source: Moss, 2019).\n\nReferences\nMoss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .good = "Rest helps the heart (Source: Moss, 2021).\n\nReferences\nMoss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .check = check,
};

}  // namespace citevet::rules
