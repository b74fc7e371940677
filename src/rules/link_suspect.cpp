// link/suspect: an address that answers, but not with the source.
#include <citevet/rule.h>

#include "rules/verdicts.h"
#include "rules/words.h"

#include <array>

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  return with_state(article, State::suspect, [](const Place& place, const Link& link) -> std::optional<Finding> {
    return Finding{.message = "this address answers, but not with the source: " + shown(place.written) + because(link),
                   .help = "open it and look; find its new address if it has moved"};
  });
}

constexpr std::array<Answer, 1> answers = {
    {{.url = "https://example.org/rest", .state = State::suspect, .status = 200, .reason = "redirects to the front page"}}};

}  // namespace

extern constinit const Rule link_suspect{
    .id = "link/suspect",
    .severity = Severity::warning,
    .summary = "an address that answers, but not with the source",
    .explanation =
        "The address answers with what looks like an error page, a parked domain, a login page or the site's front page. Open it and see "
        "whether the source "
        "is still there.",
    .bad = example_of_rest,
    .good = example_of_sleep,
    .check = check,
    .answers = answers,
};

}  // namespace citevet::rules
