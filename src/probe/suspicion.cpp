// Whether a page that answers with success is another page than the one that was cited.
#include "probe/suspicion.h"

#include "identity/url.h"
#include "probe/phrases.h"
#include "probe/redirect.h"
#include "text/ascii.h"
#include "text/fold.h"

#include <citevet/address.h>
#include <citevet/page.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace citevet::probe {

namespace {

// Stand-ins say little beside their title; the shortest articles with such a title have twice as many words.
constexpr std::size_t few_words = 250;
constexpr std::size_t few_login_words = 120;
constexpr std::size_t few_server_words = 600;  // some explain the whole set-up
constexpr std::size_t small_body = 8 * 1024;
constexpr std::size_t longest_title = 300;
constexpr std::size_t longest_ending = 6;

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

bool says_missing(const std::string& folded) {
  return std::ranges::any_of(missing_words(), [&](std::string_view phrase) { return folded.find(phrase) != std::string::npos; });
}

// Whether a part of a title has no other words than those of English error pages, and says that something is missing.
bool is_error_sentence(const std::string& folded) {
  static const std::unordered_set<std::string_view> known(error_page_words().begin(), error_page_words().end());
  return says_missing(folded) && std::ranges::all_of(text::words(folded), [&](std::string_view word) { return known.contains(word); });
}

// "example.org is for sale": what only the host's own name makes a sign.
bool offers_the_host(const std::string& folded, const std::string& folded_host) {
  if (folded_host.empty() || !folded.starts_with(folded_host)) return false;
  const std::string_view rest = std::string_view(folded).substr(folded_host.size());
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{" is for sale", " may be for sale", " for sale", " is available for purchase", " is parked",
                                              " has expired", " domain name for sale"},
      [&](std::string_view offer) { return rest.starts_with(offer); });
}

// What the title says that the page is.
std::optional<Stand_in> by_title(std::string_view title, const std::string& folded_host) {
  static const Phrases phrases;
  std::optional<Stand_in> found;
  for (const std::string_view part : parts_of(title)) {
    const std::string folded = text::fold(part);
    auto kind = phrases.find(folded);
    if (!kind || kind == Stand_in::perhaps_missing)
      if (is_error_sentence(folded)) kind = Stand_in::missing;
    if (offers_the_host(folded, folded_host)) kind = Stand_in::parked;
    if (kind && (!found || found == Stand_in::perhaps_missing)) found = kind;
  }
  return found;
}

bool speaks_of_missing(const Page& page) {
  return says_missing(text::fold((page.headings.empty() ? "" : page.headings.front() + " ") + page.text));
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

// Whether the last segment or an earlier one says that an error page stands there.
bool is_error_path(std::string_view path) {
  for (std::size_t begin = 1; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string segment = text::lower(path.substr(begin, end - begin));
    if (std::ranges::find(error_paths(), std::string_view(segment)) != error_paths().end()) return true;
    begin = end + 1;
  }
  return false;
}

// "ww25.example.org", where "example.org" was cited.
bool is_numbered_host_below(std::string_view host, std::string_view cited) {
  if (!host.starts_with("ww") || host.starts_with("www.")) return false;
  const std::size_t dot = host.find('.');
  return dot != std::string_view::npos && dot > 2 && std::ranges::all_of(host.substr(2, dot - 2), text::is_digit) &&
         host.substr(dot + 1) == without_www(cited);
}

bool is_given_up(std::string_view host, std::string_view cited) {
  if (is_numbered_host_below(host, cited)) return true;
  return std::ranges::any_of(domain_markets(), [&](std::string_view market) {
    return identity::is_host_or_below(host, market) && !identity::is_host_or_below(cited, market);
  });
}

// "/2019/", seen from "/2019/rest".
bool is_folder_of(const identity::Parts& to, const identity::Parts& from) {
  return to.host == from.host && to.path.ends_with('/') && from.path.size() > to.path.size() && from.path.starts_with(to.path);
}

}  // namespace

std::optional<Suspicion> by_its_end(std::span<const Exchange> chain) {
  const std::string& cited = chain.front().request.url;
  const std::string& end = chain.back().request.url;
  if (end == cited) return std::nullopt;
  const identity::Parts from = identity::parts(cited), to = identity::parts(end);
  if (leads_home(cited, end)) return Suspicion{"redirects to the front page", "it redirects to the front page of its site, " + end};
  if (is_given_up(to.host, from.host))
    return Suspicion{std::string(reason(Stand_in::parked)), "it redirects to " + end + ", where parked domains lead"};
  if (is_error_path(to.path) && !is_error_path(from.path))
    return Suspicion{std::string(reason(Stand_in::missing)), "it redirects to an error page, " + end};
  if (is_front(from)) return std::nullopt;
  if (is_front(to)) return Suspicion{"redirects to a front page", "it redirects to a front page, " + end, true};
  if (is_folder_of(to, from)) return Suspicion{"redirects to its folder", "it redirects to the folder in which it was, " + end, true};
  return std::nullopt;
}

std::optional<Suspicion> by_its_words(std::span<const Exchange> chain, const Page& page) {
  const Exchange& last = chain.back();
  const std::string& cited = chain.front().request.url;
  const std::string_view title = std::string_view(page.window_title).substr(0, longest_title);
  const std::string_view host = identity::parts(last.request.url).host;
  for (const SiteTitle& site : site_titles())
    if (title == site.title && identity::is_host_or_below(host, site.domain))
      return Suspicion{std::string(site.reason), "it answers with a page that is titled " + quoted(title)};

  if (last.body.size() <= small_body)
    for (const ParkedSign& sign : parked_signs())
      if (last.body.find(sign.text) != std::string::npos)
        return Suspicion{std::string(reason(Stand_in::parked)), "it shows a parked domain (" + std::string(sign.vendor) + ")"};

  const std::string folded_host = text::fold(without_www(host));
  std::optional<Suspicion> doubt;
  std::string_view first_heading = page.headings.empty() ? std::string_view() : page.headings.front();
  for (const std::string_view called :
       {title, std::string_view(page.title).substr(0, longest_title), first_heading.substr(0, longest_title)}) {
    const auto kind = by_title(called, folded_host);
    // A form with this heading stands on pages of many kinds.
    if (!kind || (called.data() == first_heading.data() && kind != Stand_in::missing)) continue;
    Suspicion found{std::string(reason(*kind)), "it answers with success, but its page calls itself " + quoted(called)};
    if (holds(*kind, page, cited)) return found;
    if (!doubt && (kind == Stand_in::missing || kind == Stand_in::perhaps_missing)) doubt = std::move(found);
  }
  const bool says_little = page.words <= few_words;
  if (!doubt && says_little && (page.noindex || text::fold(title) == folded_host || speaks_of_missing(page)))
    doubt = Suspicion{std::string(reason(Stand_in::missing)), "it answers with success, but its page says little"};
  if (doubt) doubt->doubt = true;
  return is_front(identity::parts(cited)) ? std::nullopt : doubt;
}

std::optional<Request> made_up(std::span<const Exchange> chain, const Reading& reading) {
  if (chain.empty() || chain.back().status < 200 || chain.back().status >= 300 || !reading.challenge.empty()) return std::nullopt;
  const auto led = by_its_end(chain);
  if (led ? !led->doubt : !reading.doubt) return std::nullopt;
  const identity::Parts cited = identity::parts(chain.front().request.url);
  if (is_front(cited)) return std::nullopt;
  std::string_view path = cited.path;
  const bool slash = path.size() > 1 && path.ends_with('/');
  if (slash) path.remove_suffix(1);
  const std::size_t begin = path.rfind('/') + 1;
  std::string_view ending = path.substr(begin);
  ending = ending.substr(std::min(ending.rfind('.'), ending.size()));
  if (ending.size() > longest_ending) ending = {};

  const std::string_view url = chain.front().request.url;
  const std::string_view folder = url.substr(0, static_cast<std::size_t>(path.data() - url.data()) + begin);
  std::uint64_t hash = 0xCBF29CE484222325;  // FNV-1a: the same name in every run, so that a recorded answer is found again
  for (const char c : folder) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  std::string name(folder);
  for (int i = 0; i < 12; ++i, hash /= 26) name += static_cast<char>('a' + hash % 26);
  name += ending;
  if (slash) name += '/';
  return Request{.url = std::move(name)};
}

MadeUp answered(std::span<const Exchange> chain, const Reading& reading) {
  const Exchange& last = chain.back();
  MadeUp made_up;
  if (last.status < 200 || last.status >= 300 || !reading.challenge.empty()) return made_up;
  made_up.likeness = reading.page.ids_by_script ? 0 : reading.likeness;
  if (last.request.url != chain.front().request.url) made_up.end = last.request.url;
  return made_up;
}

std::optional<Suspicion> by_comparison(std::span<const Exchange> chain, const Reading& reading, const MadeUp& made_up) {
  const auto led = by_its_end(chain);
  const std::string& end = chain.back().request.url;
  if (led && led->doubt && !made_up.end.empty() && address_key(made_up.end) == address_key(end))
    return Suspicion{led->reason, led->evidence + ", as every address there does"};
  if (reading.doubt && !reading.page.ids_by_script && alike(reading.likeness, made_up.likeness))
    return Suspicion{reading.stand_in, "it answers with the page that its site shows for any address"};
  return std::nullopt;
}

}  // namespace citevet::probe
