// link/unreachable: an address that did not answer.
#include <citevet/rule.h>

#include "rules/verdicts.h"
#include "rules/words.h"

#include <array>

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  return with_state(article, State::unreachable, [](const Place& place, const Link& link) -> std::optional<Finding> {
    // A wrong certificate is link/insecure's; what the run could not ask is told as a problem of the run.
    if (link.incomplete || has_wrong_certificate(link)) return {};
    return Finding{.message = "no answer from " + shown(place.written) + because(link), .help = "try again later"};
  });
}

constexpr std::array<Answer, 1> answers = {
    {{.url = "https://example.org/rest", .state = State::unreachable, .status = 0, .reason = "time-out", .failure = Failure::timeout}}};

}  // namespace

extern constinit const Rule link_unreachable{
    .id = "link/unreachable",
    .severity = Severity::note,
    .summary = "an address that did not answer",
    .explanation =
        "No answer came: a time-out, a refused connection, a failure of the server. It may pass. The source is neither alive nor gone. "
        "Run the check again later, and look for yourself when it stays so.",
    .bad = example_of_rest,
    .good = example_of_sleep,
    .check = check,
    .answers = answers,
};

}  // namespace citevet::rules
