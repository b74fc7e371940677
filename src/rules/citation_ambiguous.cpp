// citation/ambiguous: a citation that fits several entries.
#include <citevet/rule.h>

#include "rules/citation_near_miss.h"
#include "rules/places.h"

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  return near_misses(
      article, Miss::ambiguous,
      [](const Analysis& all, const Target& target, const Reference& nearest) {
        return as_cited(target) + " fits several entries of the list, " + as_listed(nearest) + " on line " +
               std::to_string(line_of(all.document, nearest.span.begin)) + " among them";
      },
      "tell them apart: a letter behind the year in both places (2024a), or the address");
}

}  // namespace

extern constinit const Rule citation_ambiguous{
    .id = "citation/ambiguous",
    .severity = Severity::warning,
    .summary = "a citation that fits several entries",
    .explanation =
        "Two or more entries have this author and year, and a reader can't tell which is meant. Put a letter behind the year, in the list "
        "and in "
        "the text, or cite by address. None of the entries is called unused for it.",
    .bad =
        "Rest helps the heart (Source: Moss, 2021).\n\nReferences\nMoss, A. (2021). Rest and the heart. https://example.org/rest\n"
        "Moss, A. (2021). Naps and the mood. https://example.org/naps\n",
    .good =
        "Rest helps the heart (Source: Moss, 2021a), and naps the mood (Source: Moss, 2021b).\n\nReferences\n"
        "Moss, A. (2021a). Rest and the heart. https://example.org/rest\n"
        "Moss, A. (2021b). Naps and the mood. https://example.org/naps\n",
    .check = check,
};

}  // namespace citevet::rules
