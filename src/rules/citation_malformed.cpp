// citation/malformed: a marker that is not closed, or whose address is broken.
#include <citevet/rule.h>

#include "rules/words.h"

namespace citevet::rules {

namespace {

// The bracket that closes what the citation opens; empty where it opens with none.
std::string_view closing_of(std::string_view citation) noexcept {
  if (citation.starts_with('(')) return ")";
  if (citation.starts_with('[')) return "]";
  if (citation.starts_with("（")) return "）";
  if (citation.starts_with("【")) return "】";
  return {};
}

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  for (std::uint32_t i = 0; i < article.citations.size(); ++i) {
    const Citation& citation = article.citations[i];
    for (const Flaw& flaw : citation.flaws) {
      Finding finding{.span = flaw.span.empty() ? citation.span : flaw.span, .citation = i};
      switch (flaw.kind) {
        case FlawKind::unclosed: {
          finding.span = citation.span;
          const std::string_view bracket = closing_of(article.text(citation.span));
          finding.message = "this citation is not closed";
          finding.help = bracket.empty() ? "close it behind its source" : "put the closing " + std::string(bracket) + " behind its source";
          // Where the words behind it belong is for a person to say.
          if (!bracket.empty()) finding.fix = Fix{.edits = {{{citation.span.end, citation.span.end}, std::string(bracket)}}, .safe = false};
          break;
        }
        case FlawKind::broken_address:
          finding.message = "the address in this citation is broken in two";
          finding.help = "write it without a space or line end inside";
          break;
        case FlawKind::stray_character:
          finding.message = "a stray character touches the address in this citation: " + quoted(article.text(finding.span));
          finding.help = "take it out, or part it from the address by a space";
          break;
        case FlawKind::reversed_range:
          continue;  // citation/bad-range
      }
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace

extern constinit const Rule citation_malformed{
    .id = "citation/malformed",
    .severity = Severity::error,
    .summary = "a marker that is not closed, or whose address is broken",
    .explanation =
        "The marker's closing bracket is missing, its address is broken by a space or a line end, or a character that is no part of it "
        "touches the "
        "address. Readers and programs can't tell where the source ends. The address still counts as cited.",
    .bad =
        "Rest helps the heart (Source: https://example.org/rest\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .check = check,
};

}  // namespace citevet::rules
