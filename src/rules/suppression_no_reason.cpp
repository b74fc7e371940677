// suppression/no-reason: a remark that gives no reason where the config asks for one.
#include <citevet/rule.h>

#include "rules/suppressions.h"
#include "rules/words.h"

#include <array>

namespace citevet::rules {

namespace {

constexpr std::array<std::string_view, 1> phrases = {suppression_phrase};

std::vector<Finding> check(const Analysis& article, std::span<const Span> places) {
  std::vector<Finding> findings;
  if (!article.policy.suppression_needs_reason) return findings;
  for (const Suppression& one : suppressions(article, places)) {
    if (!one.reason.empty()) continue;
    findings.push_back({.span = one.span,
                        .message = one.rules.empty() ? std::string("this names no rule and gives no reason")
                                                     : "no reason is given for ignoring " + quoted(one.rules.front()),
                        .help = "put it behind a colon: citevet: ignore " +
                                (one.rules.empty() ? std::string("RULE") : std::string(one.rules.front())) + ": the reason"});
  }
  return findings;
}

}  // namespace

extern constinit const Rule suppression_no_reason{
    .id = "suppression/no-reason",
    .severity = Severity::warning,
    .summary = "a remark that silences a rule without a reason, where the config asks for one",
    .explanation =
        "The house wants to know why a finding is silenced (suppression-needs-reason in the config). Write the reason behind a colon, so "
        "that whoever reads "
        "the text after you can tell whether it still holds.",
    .bad =
        "[citevet: ignore citation/no-address]\nRest helps the heart (Source: a letter to the editor).\n\n"
        "Naps help the mood (Source: https://example.org/naps).\n\nReferences\n"
        "Moss, A. (2021). Naps and the mood. https://example.org/naps\n",
    .good =
        "[citevet: ignore citation/no-address: the letter is not public]\nRest helps the heart (Source: a letter to the editor).\n\n"
        "Naps help the mood (Source: https://example.org/naps).\n\nReferences\n"
        "Moss, A. (2021). Naps and the mood. https://example.org/naps\n",
    .phrases = phrases,
    .check_phrases = check,
    .policy = {.suppression_needs_reason = true},
};

}  // namespace citevet::rules
