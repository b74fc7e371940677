// From the last answer's body to what is kept of it.
#include "probe/reading.h"

#include "identity/url.h"
#include "page/charset.h"
#include "probe/fragments.h"
#include "probe/likeness.h"
#include "probe/redirect.h"
#include "probe/refusal.h"
#include "probe/suspicion.h"
#include "text/ascii.h"

#include <algorithm>

namespace citevet::probe {

namespace {

// A page that is there to be read gives its reader the time for it.
constexpr double most_refresh_seconds = 10;
constexpr std::size_t few_words = 60;

std::string_view media_type_of(std::string_view content_type) noexcept {
  return text::trim(content_type.substr(0, content_type.find(';')));
}

std::string_view charset_of(std::string_view content_type) noexcept {
  const std::size_t at = text::find_ci(content_type, "charset=");
  if (at == std::string_view::npos) return {};
  std::string_view charset = content_type.substr(at + 8);
  charset = text::trim(charset.substr(0, charset.find(';')));
  if (charset.size() >= 2 && (charset.front() == '"' || charset.front() == '\'') && charset.back() == charset.front())
    charset = charset.substr(1, charset.size() - 2);
  return charset;
}

bool is_html(const Reading& reading) noexcept {
  return reading.media_type.empty() || reading.media_type.find("html") != std::string::npos;
}

// Where a page leads that shows next to nothing and moves on at once; empty: it does not.
std::string refresh_of(const Page& page, std::string_view asked) {
  if (page.refresh.empty() || page.refresh_seconds > most_refresh_seconds || page.words > few_words) return {};
  std::string target = redirect_target(asked, page.refresh).value_or("");
  return target == asked ? std::string() : target;
}

// Whether a redirect leads to a fragment, which replaces the one that was cited.
bool names_its_own_fragment(std::span<const Exchange> chain) noexcept {
  return std::ranges::any_of(chain, [](const Exchange& exchange) {
    return is_redirect(exchange) && header(exchange, "location").find('#') != std::string_view::npos;
  });
}

}  // namespace

Reading read(std::span<const Exchange> chain, std::span<const std::string> wanted) {
  Reading reading;
  const Exchange& last = chain.back();
  const std::string_view content_type = header(last, "content-type");
  reading.media_type = text::lower(media_type_of(content_type));
  for (const std::string& fragment : wanted) reading.fragments.push_back({fragment, Presence::unknown});
  if (last.body.empty() || is_redirect(last)) return reading;

  const bool success = last.status >= 200 && last.status < 300;
  const bool html = is_html(reading);
  if (html) reading.page = page::page(last.body, charset_of(content_type));
  reading.challenge = challenge_in(last, reading.page);
  if (success && html) {
    reading.likeness = likeness(reading.page);
    if (reading.challenge.empty()) reading.refresh = refresh_of(reading.page, last.request.url);
    if (auto found = by_its_words(chain, reading.page)) {
      reading.stand_in = std::move(found->reason);
      reading.evidence = std::move(found->evidence);
      reading.doubt = found->doubt;
    }
    if (!wanted.empty() && reading.stand_in.empty() && reading.challenge.empty() && !names_its_own_fragment(chain)) {
      std::string converted;
      find_fragments(page::to_utf8(last.body, charset_of(content_type), converted), identity::parts(last.request.url).host, reading.page,
                     !last.body_cut, reading.fragments);
    }
    reading.page.text.clear();
    reading.page.text.shrink_to_fit();
  } else {
    reading.page = {};
  }
  return reading;
}

std::vector<std::string> missing_fragments(const Reading& reading) {
  std::vector<std::string> missing;
  for (const Fragment& fragment : reading.fragments)
    if (fragment.presence == Presence::missing) missing.push_back(fragment.text);
  return missing;
}

}  // namespace citevet::probe
