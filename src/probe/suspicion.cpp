// Whether a page that answers with success is another page than the one that was cited.
#include "probe/suspicion.h"

#include "identity/url.h"
#include "probe/phrases.h"
#include "probe/redirect.h"
#include "text/ascii.h"
#include "text/fold.h"

#include <citevet/page.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace citevet::probe {

namespace {

// Stand-ins say little beside their title; the shortest articles with such a title have twice as many words.
constexpr std::size_t few_words = 250;
constexpr std::size_t few_login_words = 120;
constexpr std::size_t few_server_words = 600;  // some explain the whole set-up
constexpr std::size_t small_body = 8 * 1024;
constexpr std::size_t longest_title = 300;

std::string quoted(std::string_view words) {
  return "\u201C" + std::string(words) + "\u201D";
}

struct Phrases {
  std::unordered_map<std::string, Stand_in> whole;
  std::vector<std::pair<std::string, Stand_in>> beginnings;

  Phrases() {
    for (const Phrase& phrase : title_phrases())
      if (phrase.begins)
        beginnings.emplace_back(text::fold(phrase.text), phrase.kind);
      else
        whole.emplace(text::fold(phrase.text), phrase.kind);
  }

  [[nodiscard]] std::optional<Stand_in> find(const std::string& part) const {
    if (const auto found = whole.find(part); found != whole.end()) return found->second;
    for (const auto& [beginning, kind] : beginnings)
      if (part.starts_with(beginning)) return kind;
    return std::nullopt;
  }
};

// The parts of a title between what sites put around their name.
std::vector<std::string_view> parts_of(std::string_view title) {
  constexpr std::string_view separators[] = {" | ",      " - ",      " \u2013 ", " \u2014 ", " \u00B7 ", " \u2022 ",
                                             " \u00BB ", " \u00AB ", " :: ",     ": ",       " / "};
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < title.size();) {
    std::size_t length = 0;
    for (const std::string_view separator : separators)
      if (title.substr(at).starts_with(separator)) length = separator.size();
    if (length == 0) {
      ++at;
      continue;
    }
    parts.push_back(title.substr(begin, at - begin));
    begin = at += length;
  }
  parts.push_back(title.substr(begin));
  return parts;
}

// What the title says that the page is.
std::optional<Stand_in> by_title(std::string_view title) {
  static const Phrases phrases;
  std::optional<Stand_in> found;
  for (const std::string_view part : parts_of(title)) {
    const auto kind = phrases.find(text::fold(part));
    if (kind && (!found || found == Stand_in::perhaps_missing)) found = kind;
  }
  return found;
}

bool speaks_of_missing(const Page& page) {
  std::string words = page.headings.empty() ? "" : page.headings.front();
  words = text::fold(words + " " + page.text);
  return std::ranges::any_of(missing_words(), [&](std::string_view phrase) { return words.find(phrase) != std::string::npos; });
}

// Whether a path says itself that a login stands there: then the login is what was cited.
bool asks_for_login(std::string_view url) {
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"login", "signin", "sign-in", "sign_in", "log-in", "auth", "account", "sso"},
      [&](std::string_view word) { return text::find_ci(url, word) != std::string_view::npos; });
}

bool holds(Stand_in kind, const Page& page, std::string_view cited) {
  switch (kind) {
    case Stand_in::missing:
    case Stand_in::parked:
    case Stand_in::consent:
      return page.words <= few_words;
    case Stand_in::perhaps_missing:
      return page.words <= few_words && speaks_of_missing(page);
    case Stand_in::server:
      return page.words <= few_server_words;
    case Stand_in::login:
      return !asks_for_login(cited) && page.words <= few_login_words;
  }
  return false;
}

std::string_view without_www(std::string_view host) {
  return host.starts_with("www.") ? host.substr(4) : host;
}

bool is_front(const identity::Parts& url) {
  for (const std::string_view front : {"", "/", "/index.html", "/index.htm", "/index.php", "/home", "/home/"})
    if (url.path == front) return url.query.empty();
  // One language's front page: /en, /de-CH/
  std::string_view language = url.path.substr(1);
  if (language.ends_with('/')) language.remove_suffix(1);
  return url.query.empty() && (language.size() == 2 || (language.size() == 5 && (language[2] == '-' || language[2] == '_'))) &&
         text::is_alpha(language[0]) && text::is_alpha(language[1]);
}

// A page of a site that leads to the site's front page. To another site's front page lead shorteners and names that have moved.
bool leads_home(std::string_view cited, std::string_view end) {
  const identity::Parts from = identity::parts(cited), to = identity::parts(end);
  return without_www(from.host) == without_www(to.host) && is_front(to) && !is_front(from);
}

}  // namespace

std::optional<Suspicion> by_its_end(std::span<const Exchange> chain) {
  const std::string& cited = chain.front().request.url;
  const std::string& end = chain.back().request.url;
  if (end != cited && leads_home(cited, end))
    return Suspicion{"redirects to the front page", "it redirects to the front page of its site, " + end};
  return std::nullopt;
}

std::optional<Suspicion> by_its_words(std::span<const Exchange> chain, const Page& page) {
  const Exchange& last = chain.back();
  const std::string_view title = std::string_view(page.window_title).substr(0, longest_title);
  const std::string_view host = identity::parts(last.request.url).host;
  for (const SiteTitle& site : site_titles())
    if (title == site.title && identity::is_host_or_below(host, site.domain))
      return Suspicion{std::string(site.reason), "it answers with a page that is titled " + quoted(title)};

  if (last.body.size() <= small_body)
    for (const ParkedSign& sign : parked_signs())
      if (last.body.find(sign.text) != std::string::npos)
        return Suspicion{std::string(reason(Stand_in::parked)), "it shows a parked domain (" + std::string(sign.vendor) + ")"};

  const auto kind = by_title(title);
  if (!kind || !holds(*kind, page, chain.front().request.url)) return std::nullopt;
  return Suspicion{std::string(reason(*kind)), "it answers with success, but its page calls itself " + quoted(title)};
}

}  // namespace citevet::probe
