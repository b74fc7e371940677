// link/gone: an address that is dead.
#include <citevet/rule.h>

#include "rules/identifiers.h"
#include "rules/verdicts.h"
#include "rules/words.h"

#include <algorithm>
#include <array>

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  return with_state(article, State::gone, [](const Place& place, const Link& link) -> std::optional<Finding> {
    if (!link.settled_by.empty() && std::ranges::any_of(place.identifiers, names_a_work, &Identifier::scheme))
      return std::nullopt;  // metadata/unknown-identifier says more
    return Finding{.message = "this source is gone: " + shown(place.written) + because(link),
                   .help = link.archived.empty() ? "find its new address, or an archived copy" : "use the archived copy " + link.archived};
  });
}

constexpr std::array<Answer, 1> answers = {{{.url = "https://example.org/rest", .state = State::gone, .status = 404, .reason = "404"}}};

}  // namespace

extern constinit const Rule link_gone{
    .id = "link/gone",
    .severity = Severity::error,
    .summary = "an address that is dead",
    .explanation =
        "The page does not exist (it answered 404 or 410, twice), its domain does not exist, or the video was taken away. A site that "
        "refuses robots is not called gone. Find where the source is now, or cite an archived copy, which is proposed where there is one.",
    .bad = example_of_rest,
    .good = example_of_sleep,
    .check = check,
    .answers = answers,
};

}  // namespace citevet::rules
