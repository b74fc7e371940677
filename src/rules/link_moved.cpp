// link/moved: an address that redirects to a new one for good.
#include <citevet/rule.h>

#include "identity/url.h"
#include "rules/hosts.h"
#include "rules/unstable.h"
#include "rules/verdicts.h"
#include "rules/words.h"
#include "text/ascii.h"

#include <algorithm>
#include <array>

namespace citevet::rules {

namespace {

// Resolvers redirect by design: their address is the one to cite.
constexpr std::string_view resolvers =
    "doi.org hdl.handle.net handle.net purl.org w3id.org n2t.net identifiers.org ark.org urn.fi nbn-resolving.org youtu.be";

// Detours that come back, not new addresses.
constexpr auto detours = std::to_array<std::string_view>({"login", "signin", "sign-in", "sign_in", "consent", "cookie", "captcha", "sso",
                                                          "auth", "session", "geoblock", "challenge", "unsupported"});

bool is_permanent(const Link& link) noexcept {
  if (link.exchanges.size() < 2) return false;
  bool redirected = false;
  for (std::size_t i = 0; i < link.exchanges.size(); ++i) {
    const Exchange& exchange = link.exchanges[i];
    // A page that refreshes itself into another one does not say for how long.
    const bool led_on = i + 1 < link.exchanges.size() && link.exchanges[i + 1].request.url != exchange.request.url;
    if (!led_on && (exchange.status < 300 || exchange.status >= 400)) continue;
    if (exchange.status != 301 && exchange.status != 308) return false;
    redirected = true;
  }
  return redirected;
}

std::vector<Finding> check(const Analysis& article) {
  return with_state(article, State::alive, [&](const Place& place, const Link& link) -> std::optional<Finding> {
    if (link.redirects.empty() || !is_permanent(link)) return {};
    const std::string& target = link.redirects.back();
    if (address_key(target) == address_key(place.canonical) || is_under_any(place.canonical, resolvers) || is_unstable(place.canonical))
      return {};
    const identity::Parts to = identity::parts(target), from = identity::parts(place.canonical);
    if (is_unstable(target) || text::find_ci(to.path, ";jsessionid") != std::string_view::npos) return {};
    if (std::ranges::any_of(detours, [&](std::string_view word) { return text::find_ci(target, word) != std::string_view::npos; }))
      return {};
    // A front page in place of an article is no new address of it.
    if (to.path.size() < 2 && from.path.size() > 1) return {};

    Finding finding{.message = "this source has moved for good: " + shown(place.written), .help = "use " + shown(target)};
    // On another host, somebody has to see that it is still the same source.
    const bool same_host = host_of(target) == host_of(place.canonical);
    if (article.text(place.span) == place.written) finding.fix = Fix{.edits = {{place.span, target}}, .safe = same_host};
    return finding;
  });
}

constexpr std::array<Answer, 1> answers = {{{.url = "https://example.org/rest", .moved_to = "https://example.org/sleep/rest"}}};

}  // namespace

extern constinit const Rule link_moved{
    .id = "link/moved",
    .severity = Severity::warning,
    .summary = "an address that redirects to a new one for good",
    .explanation =
        "The site says that the page has moved for good, and still forwards readers. Some day it will stop to. Use the new address. "
        "Redirects that only "
        "add https, www. or a slash, passing ones, log-in pages and the resolvers of DOIs are not reported.",
    .bad =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\nMoss, A. (2021). Rest and the heart. "
        "https://example.org/rest\n",
    .good =
        "Rest helps the heart (Source: https://example.org/sleep/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/sleep/rest\n",
    .check = check,
    .answers = answers,
};

}  // namespace citevet::rules
