// link/untrusted-archive: a copy on an archive known to alter pages.
#include <citevet/rule.h>

#include "rules/hosts.h"
#include "rules/places.h"
#include "rules/untrusted_archives.h"
#include "rules/words.h"

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  return per_address(article, Links_in_text::left_out, [](const Place& place) -> std::optional<Finding> {
    if (place.canonical.find("archive.") == std::string_view::npos || !is_untrusted_archive(host_of(place.canonical))) return {};
    return Finding{.message = "a copy on an archive that is known to have altered pages: " + shown(place.written),
                   .help = "cite the page itself, or a copy at web.archive.org"};
  });
}

}  // namespace

extern constinit const Rule link_untrusted_archive{
    .id = "link/untrusted-archive",
    .severity = Severity::warning,
    .summary = "a copy on an archive known to alter pages",
    .explanation =
        "The address is a copy of a page on an archive whose copies have been found to differ from what they copied. It is no evidence of "
        "what the page "
        "said. Cite the page itself, or a copy on another archive. No fix ever proposes such a copy.",
    .bad =
        "Rest helps the heart (Source: https://archive.ph/AbCdE).\n\nReferences\nMoss, A. (2021). Rest and the heart. "
        "https://archive.ph/AbCdE\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\nMoss, A. (2021). Rest and the heart. "
        "https://example.org/rest\n",
    .check = check,
};

}  // namespace citevet::rules
