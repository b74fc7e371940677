// suppression/unused: a remark that silences nothing.
#include <citevet/rule.h>

namespace citevet::rules {

// What was silenced only the runner knows: it makes these findings.
extern constinit const Rule suppression_unused{
    .id = "suppression/unused",
    .severity = Severity::warning,
    .summary = "a remark that silences nothing",
    .explanation =
        "The text tells citevet to ignore a rule on a line, and the rule finds nothing there or on the next: the fault has been mended, or "
        "the rule's name is "
        "mistyped. Take the remark out, or it will hide the next fault. Said only for rules that ran: without network, nothing is said "
        "about those that "
        "need answers.",
    .bad =
        "[citevet: ignore citation/orphaned: the list follows]\nRest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n",
};

}  // namespace citevet::rules
