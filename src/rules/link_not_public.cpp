// link/not-public: an address that no reader can open.
#include <citevet/rule.h>

#include "rules/places.h"
#include "rules/private_address.h"
#include "rules/words.h"

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  return per_address(article, Links_in_text::left_out, [](const Place& place) -> std::optional<Finding> {
    const std::string_view why = why_private(place.written, place.canonical);
    if (why.empty()) return {};
    return Finding{.message = "no reader can open " + shown(place.written) + ": it is " + std::string(why),
                   .help = "give the public address of the source"};
  });
}

}  // namespace

extern constinit const Rule link_not_public{
    .id = "link/not-public",
    .severity = Severity::error,
    .summary = "an address that no reader can open",
    .explanation =
        "The address leads to the writer's own machine (localhost, a file on the disk) or into a private network. It works for whoever "
        "wrote "
        "the article and for nobody else. Give the public address of the source. Such addresses are never asked.",
    .bad =
        "Rest helps the heart (Source: http://localhost:8080/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. http://localhost:8080/rest\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .check = check,
};

}  // namespace citevet::rules
