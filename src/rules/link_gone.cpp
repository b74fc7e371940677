// link/gone: an address that is dead.
#include <citevet/rule.h>

#include "rules/hosts.h"
#include "rules/identifiers.h"
#include "rules/untrusted_archives.h"
#include "rules/verdicts.h"
#include "rules/words.h"

#include <algorithm>
#include <array>

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  return with_state(article, State::gone, [&](const Place& place, const Link& link) -> std::optional<Finding> {
    if (!link.settled_by.empty() && std::ranges::any_of(place.identifiers, names_a_work, &Identifier::scheme))
      return std::nullopt;  // metadata/unknown-identifier says more
    Finding finding{.message = "this source is gone: " + shown(place.written) + because(link),
                    .help = "find its new address, or an archived copy"};
    if (!link.archived.empty() && !is_untrusted_archive(host_of(link.archived))) {
      finding.help = "use the archived copy " + link.archived;
      // Whether the copy shows what is cited, somebody has to see.
      if (article.text(place.span) == place.written) finding.fix = Fix{.edits = {{place.span, link.archived}}, .safe = false};
    }
    return finding;
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
        "refuses robots is not called gone. Find where the source is now, or cite an archived copy: the one nearest to the date of the "
        "reference is proposed where the Internet Archive has one. Look at the copy before you cite it.",
    .bad = example_of_rest,
    .good = example_of_sleep,
    .check = check,
    .answers = answers,
};

}  // namespace citevet::rules
