// link/insecure: http where https answers with the same page, or a certificate that is wrong.
#include <citevet/rule.h>

#include "rules/verdicts.h"
#include "rules/words.h"
#include "text/ascii.h"

#include <array>

namespace citevet::rules {

namespace {

std::string_view fault_of(Failure failure) noexcept {
  if (failure == Failure::tls_expired) return "is out of date";
  if (failure == Failure::tls_wrong_host) return "is another site's";
  return "comes from an issuer that is not known here";
}

// Because it was asked so, because the site itself leads there, or because both forms were compared.
bool answers_over_https(const Place& place, const Link& link) noexcept {
  if (link.same_over_https || link.url.starts_with("https://")) return true;
  if (link.redirects.empty()) return false;
  const std::string& target = link.redirects.back();
  return target.starts_with("https://") && address_key(target) == address_key(place.canonical);
}

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings =
      with_state(article, State::unreachable, [](const Place& place, const Link& link) -> std::optional<Finding> {
        if (!has_wrong_certificate(link)) return {};
        return Finding{
            .message = "the site's certificate " + std::string(fault_of(link.exchanges.back().failure)) + ": " + shown(place.written),
            .help = "browsers will warn your readers; look for another address of the source"};
      });
  std::vector<Finding> plain = with_state(article, State::alive, [&](const Place& place, const Link& link) -> std::optional<Finding> {
    if (!place.canonical.starts_with("http://") || !text::starts_with_ci(place.written, "http://") || !answers_over_https(place, link))
      return {};
    Finding finding{.message = "this address is open to eavesdroppers: the site answers over https",
                    .help = "write https:// instead of http://"};
    if (article.text(place.span) == place.written)
      finding.fix = Fix{.edits = {{{place.span.begin, place.span.begin + 4, place.span.file}, "https"}}};
    return finding;
  });
  std::move(plain.begin(), plain.end(), std::back_inserter(findings));
  return findings;
}

constexpr std::array<Answer, 1> answers = {{{.url = "http://example.org/rest", .moved_to = "https://example.org/rest"}}};

}  // namespace

extern constinit const Rule link_insecure{
    .id = "link/insecure",
    .severity = Severity::warning,
    .summary = "http where https answers with the same page, or a certificate that is wrong",
    .explanation =
        "The address begins with http://, and the site gives the same page over https://: write that. Or the site's certificate is out of "
        "date or not its own, so that browsers warn readers before they see the page; such a source is not called gone.",
    .bad =
        "Rest helps the heart (Source: http://example.org/rest).\n\nReferences\nMoss, A. (2021). Rest and the heart. "
        "http://example.org/rest\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\nMoss, A. (2021). Rest and the heart. "
        "https://example.org/rest\n",
    .check = check,
    .answers = answers,
};

}  // namespace citevet::rules
