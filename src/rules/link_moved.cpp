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

// Detours that come back, not new addresses: words between what is no letter or digit; with a final *, beginnings of words.
constexpr auto detours = std::to_array<std::string_view>({"login*", "logon*", "log-in", "signin*", "sign-in", "sign_in", "consent*",
                                                          "cookie*", "captcha*", "sso", "auth", "oauth*", "authorize", "authenticate",
                                                          "session*", "geoblock*", "challenge", "unsupported*", "paywall*"});

bool has_word(std::string_view url, std::string_view word) noexcept {
  const bool beginning = word.ends_with('*');
  if (beginning) word.remove_suffix(1);
  for (std::size_t at = text::find_ci(url, word); at != std::string_view::npos; at = text::find_ci(url, word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !text::is_alnum(url[at - 1])) && (beginning || end == url.size() || !text::is_alnum(url[end]))) return true;
  }
  return false;
}

// Whether it leads to a login, a consent page or their like, where none was cited.
bool is_detour(std::string_view target, std::string_view cited) noexcept {
  return std::ranges::any_of(detours, [&](std::string_view word) { return has_word(target, word) && !has_word(cited, word); });
}

// ";jsessionid=…", "/(S(…))/": a session's id in the path.
bool has_session_in_path(std::string_view path) noexcept {
  return text::find_ci(path, ";jsessionid") != std::string_view::npos || text::find_ci(path, "/(s(") != std::string_view::npos;
}

bool is_permanent(const Link& link) noexcept {
  if (link.exchanges.size() < 2) return false;
  bool redirected = false;
  for (std::size_t i = 0; i < link.exchanges.size(); ++i) {
    const Hop& exchange = link.exchanges[i];
    // A page that refreshes itself into another one does not say for how long.
    const bool led_on = i + 1 < link.exchanges.size() && link.exchanges[i + 1].url != exchange.url;
    if (!led_on && (exchange.status < 300 || exchange.status >= 400)) continue;
    if (exchange.status != 301 && exchange.status != 308) return false;
    redirected = true;
  }
  return redirected;
}

std::vector<Finding> check(const Analysis& article) {
  return with_state(article, State::alive, [&](const Place& place, const Link& link) -> std::optional<Finding> {
    if (link.redirects.empty() || !is_permanent(link)) return {};
    // Without the tracking parameters that redirects like to add.
    const std::string target = canonical_url(link.redirects.back()).value_or(link.redirects.back());
    if (address_key(target) == address_key(place.canonical) || is_under_any(place.canonical, resolvers) || is_unstable(place.canonical))
      return {};
    const identity::Parts to = identity::parts(target), from = identity::parts(place.canonical);
    if (is_unstable(target) || has_session_in_path(to.path) || is_detour(target, place.canonical)) return {};
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
