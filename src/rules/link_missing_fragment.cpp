// link/missing-fragment: a place that the page does not have.
#include <citevet/rule.h>

#include "identity/url.h"
#include "rules/places.h"
#include "rules/words.h"
#include "text/percent.h"

#include <algorithm>
#include <array>

namespace citevet::rules {

namespace {

constexpr std::string_view text_directive = ":~:";

std::string_view whole_address(const Place& place) noexcept {
  return place.canonical;
}

std::vector<Finding> check(const Analysis& article) {
  if (article.links == nullptr) return {};
  const auto judge = [&](const Place& place) -> std::optional<Finding> {
    if (place.canonical.find('#') == std::string_view::npos) return {};
    const Link* link = article.links->find(place.canonical);
    if (link == nullptr || link->state != State::alive) return {};
    const std::string_view fragment = identity::parts(place.canonical).fragment;
    if (std::ranges::find(link->missing_fragments, fragment) == link->missing_fragments.end()) return {};
    if (fragment.find(text_directive) != std::string_view::npos)
      return Finding{.message = "the page does not have the words to which this address leads: " + shown(place.written),
                     .help = "look whether the page still says what is cited, and cite it without #" + std::string(text_directive)};
    const std::string name = text::percent_decoded(fragment);
    return Finding{.message = "the page has no place called " + quoted(std::string_view(name)) + ": " + shown(place.written),
                   .help = "look where on the page it is now, or cite the page without its #"};
  };
  return per_address(article, Links_in_text::included, judge, whole_address);
}

constexpr std::array<Answer, 1> answers = {{{.url = "https://example.org/rest", .missing_fragment = "dose"}}};

}  // namespace

extern constinit const Rule link_missing_fragment{
    .id = "link/missing-fragment",
    .severity = Severity::warning,
    .summary = "a place that the page does not have",
    .explanation =
        "The address leads to a place within a page (#dose), or to words on it (#:~:text=), and the page has no such place or words: "
        "readers "
        "land at its top. The section may have been renamed or taken out, and the claim with it. Nothing is said of pages whose places are "
        "made by scripts.",
    .bad =
        "Rest helps the heart (Source: https://example.org/rest#dose).\n\nReferences\nMoss, A. (2021). Rest and the heart. "
        "https://example.org/rest#dose\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest#method).\n\nReferences\nMoss, A. (2021). Rest and the heart. "
        "https://example.org/rest#method\n",
    .check = check,
    .answers = answers,
};

}  // namespace citevet::rules
