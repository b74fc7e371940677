// link/blocked: a site that refuses automated requests.
#include <citevet/rule.h>

#include "rules/verdicts.h"
#include "rules/words.h"

#include <array>

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  return with_state(article, State::blocked, [](const Place& place, const Link& link) -> std::optional<Finding> {
    return Finding{.message = "this site refuses automated requests: " + shown(place.written) + because(link),
                   .help = "open it in a browser to be sure"};
  });
}

constexpr std::array<Answer, 1> answers = {{{.url = "https://example.org/rest", .state = State::blocked, .status = 403, .reason = "403"}}};

}  // namespace

extern constinit const Rule link_blocked{
    .id = "link/blocked",
    .severity = Severity::note,
    .summary = "a site that refuses automated requests",
    .explanation =
        "The site does not answer programs, so nobody could say whether the source is there. That is no fault of the article. Open it in a "
        "browser.",
    .bad = example_of_rest,
    .good = example_of_sleep,
    .check = check,
    .answers = answers,
};

}  // namespace citevet::rules
