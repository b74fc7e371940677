// citation/bad-range: a range of numbers that runs backwards.
#include <citevet/rule.h>

#include "rules/words.h"

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  for (std::uint32_t i = 0; i < article.citations.size(); ++i)
    for (const Flaw& flaw : article.citations[i].flaws) {
      if (flaw.kind != FlawKind::reversed_range) continue;
      const Span span = flaw.span.empty() ? article.citations[i].span : flaw.span;
      findings.push_back({.span = span,
                          .message = "the range " + quoted(article.text(span)) + " runs backwards",
                          .help = "write the smaller number first",
                          .citation = i});
    }
  return findings;
}

}  // namespace

extern constinit const Rule citation_bad_range{
    .id = "citation/bad-range",
    .severity = Severity::warning,
    .summary = "a range of numbers that runs backwards",
    .explanation =
        "A range of numbered sources goes from the smaller number to the larger one. The other way round, one of the two is mistyped.",
    .bad =
        "Rest helps the heart [1]. All three agree [3–1], and walks too [2].\n\nReferences\n"
        "1. Moss, A. (2021). Rest and the heart. https://example.org/rest\n"
        "2. Abel, C. (2023). Walks and the back. https://example.org/walks\n"
        "3. Lund, B. (2022). Naps and the mood. https://example.org/naps\n",
    .good =
        "Rest helps the heart [1]. All three agree [1–3].\n\nReferences\n"
        "1. Moss, A. (2021). Rest and the heart. https://example.org/rest\n"
        "2. Abel, C. (2023). Walks and the back. https://example.org/walks\n"
        "3. Lund, B. (2022). Naps and the mood. https://example.org/naps\n",
    .check = check,
};

}  // namespace citevet::rules
