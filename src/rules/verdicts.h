// Findings from the verdicts: what the rules about links share.
#pragma once

#include "rules/places.h"

#include <citevet/link.h>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

namespace citevet::rules {

// The examples of the rules about verdicts: an article whose source did not answer well, and the same with another source.
inline constexpr std::string_view example_of_rest =
    "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
    "Moss, A. (2021). Rest and the heart. https://example.org/rest\n";
inline constexpr std::string_view example_of_sleep =
    "Rest helps the heart (Source: https://example.org/sleep).\n\nReferences\n"
    "Moss, A. (2021). Rest and the heart. https://example.org/sleep\n";

// " (404)": the reason in brackets, when there is one.
inline std::string because(const Link& link) {
  return link.reason.empty() ? std::string() : " (" + link.reason + ")";
}

// Whether the last answer failed for a certificate that is out of date, another host's or of an unknown issuer.
inline bool has_wrong_certificate(const Link& link) noexcept {
  if (link.exchanges.empty()) return false;
  const Failure failure = link.exchanges.back().failure;
  return failure == Failure::tls_expired || failure == Failure::tls_wrong_host || failure == Failure::tls_unknown_issuer;
}

// `make(place, link)` yields an optional finding for the addresses with this verdict, ordinary links in the text included. Nothing when
// nobody was asked.
template <class Make>
std::vector<Finding> with_state(const Analysis& article, State state, Make make) {
  if (article.links == nullptr) return {};
  // Where the document holds most of the run's addresses, looking through their verdicts is cheaper than looking each place up.
  const std::span<const Link> all = article.links->all();
  if (all.size() <= 2 * article.addresses.size() && std::ranges::find(all, state, &Link::state) == all.end()) return {};
  return per_address(article, Links_in_text::included, [&](const Place& place) -> std::optional<Finding> {
    if (place.canonical.empty()) return {};
    const Link* link = article.links->find(place.canonical);
    if (link == nullptr || link->state != state) return {};
    return make(place, *link);
  });
}

}  // namespace citevet::rules
