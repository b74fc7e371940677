// link/unstable-url: an address that will not stay.
#include <citevet/rule.h>

#include "identity/address.h"
#include "identity/url.h"
#include "rules/hosts.h"
#include "rules/places.h"
#include "rules/unstable.h"
#include "rules/word_set.h"
#include "rules/words.h"
#include "text/ascii.h"

#include <algorithm>
#include <array>

namespace citevet::rules {

namespace {

// Addresses of one site that will not stay. `path` must begin the path; `parameter` must be in the query where it is not empty.
struct Unstable {
  std::string_view host, path, parameter, what;
};

constexpr std::string_view search_page = "a search page, not the source: what it shows will change";
constexpr std::string_view shortener = "a shortened address: it hides where it leads, and may stop working";
constexpr std::string_view detour = "a detour through another site: it may stop working";
constexpr std::string_view private_copy = "an address made for one session: it will stop working";

// Sorted by host, which also stands for the hosts under it.
constexpr auto table = std::to_array<Unstable>({
    {"amazon.com", "/s", "k", search_page},
    {"amzn.to", "/", "", shortener},
    {"baidu.com", "/s", "wd", search_page},
    {"bing.com", "/search", "", search_page},
    {"bing.com", "/ck/", "", detour},
    {"bit.ly", "/", "", shortener},
    {"buff.ly", "/", "", shortener},
    {"cutt.ly", "/", "", shortener},
    {"dlvr.it", "/", "", shortener},
    {"duckduckgo.com", "/", "q", search_page},
    {"duckduckgo.com", "/l/", "", detour},
    {"europepmc.org", "/search", "", search_page},
    {"facebook.com", "/l.php", "", detour},
    {"fb.me", "/", "", shortener},
    {"goo.gl", "/", "", shortener},
    {"is.gd", "/", "", shortener},
    {"jstor.org", "/action/doBasicSearch", "", search_page},
    {"link.springer.com", "/search", "", search_page},
    {"lnkd.in", "/", "", shortener},
    {"ncbi.nlm.nih.gov", "/pubmed", "term", search_page},
    {"ncbi.nlm.nih.gov", "/pmc", "term", search_page},
    {"onlinelibrary.wiley.com", "/action/doSearch", "", search_page},
    {"ow.ly", "/", "", shortener},
    {"pmc.ncbi.nlm.nih.gov", "/search", "", search_page},
    {"pubmed.ncbi.nlm.nih.gov", "/", "term", search_page},
    {"rb.gy", "/", "", shortener},
    {"rebrand.ly", "/", "", shortener},
    {"researchgate.net", "/search", "", search_page},
    {"sciencedirect.com", "/search", "", search_page},
    {"search.yahoo.com", "/search", "", search_page},
    {"semanticscholar.org", "/search", "", search_page},
    {"shorturl.at", "/", "", shortener},
    {"shorturl.com", "/", "", shortener},
    {"t.co", "/", "", shortener},
    {"t.ly", "/", "", shortener},
    {"tandfonline.com", "/action/doSearch", "", search_page},
    {"tiny.cc", "/", "", shortener},
    {"tinyurl.com", "/", "", shortener},
    {"translate.goog", "", "", detour},
    {"trib.al", "/", "", shortener},
    {"v.gd", "/", "", shortener},
    {"vertexaisearch.cloud.google.com", "/grounding-api-redirect", "", "a chat program's detour: it stops working within weeks"},
    {"webcache.googleusercontent.com", "", "", "a search engine's passing copy: it is gone"},
    {"yandex.com", "/search", "", search_page},
    {"yandex.ru", "/search", "", search_page},
    {"youtube.com", "/results", "", search_page},
});
static_assert(std::ranges::is_sorted(table, {}, &Unstable::host));

// The search engine with a domain in every country: "google" is google.com and google.co.uk.
constexpr auto engines = std::to_array<Unstable>({
    {"scholar.google", "/scholar", "q", search_page},
    {"google", "/search", "", search_page},
    {"google", "/url", "", detour},
    {"google", "/amp/", "", detour},
});

// Parameters, on any host, that hold a session or a permission that ends.
constexpr WordSet session_parameters({
    "jsessionid",
    "phpsessid",
    "aspsessionid",
    "sessionid",
    "session_id",
    "x-amz-signature",
    "x-goog-signature",
    "awsaccesskeyid",
    "sv_token",
    "casa_token",
    "authuser",
    "otool",
});

// "google" matches google.com and google.co.uk.
bool is_engine(std::string_view host, std::string_view name) noexcept {
  return host.starts_with(name) && host.size() > name.size() && host[name.size()] == '.' &&
         host.size() - name.size() <= std::string_view(".com.xx").size();
}

// Whether an address on the row's host is the kind of page that the row means.
bool matches(const Unstable& row, const identity::Parts& parts) noexcept {
  if (!parts.path.starts_with(row.path)) return false;
  if (!row.parameter.empty()) return !parameter(parts.query, row.parameter).empty();
  // A bare domain is the shortener's own page.
  return row.path != "/" || parts.path.size() > 1;
}

// A library's proxy in front of a publisher: it lets in only who has a card. Its host says so.
bool is_proxy(std::string_view host) noexcept {
  // All but one hold "prox", which hardly any other host does.
  if (host.find("prox") == std::string_view::npos) return is_host(host, "idm.oclc.org");
  for (const std::string_view name : {"ezproxy", "libproxy", "-com.proxy.", "-org.proxy.", "proxy.lib", "proxy.library"})
    if (host.find(name) != std::string_view::npos) return true;
  return false;
}

// What is wrong with the parameters of a query; empty: nothing.
std::string_view fault_of_query(std::string_view query) noexcept {
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view one = query.substr(0, end);
    const std::string_view name = one.substr(0, one.find('='));
    if (name.size() < one.size() && session_parameters.contains(name))
      return text::equal_ci(name, "otool") ? "a library's way to the source: it will not work for others" : private_copy;
    if (end == std::string_view::npos) break;
    query.remove_prefix(end + 1);
  }
  return {};
}

// What is wrong with the address as such; empty: nothing.
std::string_view fault_of(const identity::Parts& parts, std::string_view host) noexcept {
  for (std::string_view domain = host; !domain.empty();) {
    const std::size_t dot = domain.find('.');
    if (dot == std::string_view::npos) break;
    for (auto row = std::ranges::lower_bound(table, domain, {}, &Unstable::host); row != table.end() && row->host == domain; ++row)
      if (matches(*row, parts)) return row->what;
    domain.remove_prefix(dot + 1);
  }
  if (host.find("google.") != std::string_view::npos)
    for (const Unstable& row : engines)
      if (is_engine(host, row.host) && matches(row, parts)) return row.what;
  if (is_proxy(host)) return "a library's proxy: only its members can open it";
  if (parts.path.find(';') != std::string_view::npos && text::find_ci(parts.path, ";jsessionid=") != std::string_view::npos)
    return private_copy;
  return fault_of_query(parts.query);
}

// The address by which a work stays; empty where the identifier has no page of its own.
std::string stable_address(std::span<const Identifier> identifiers) {
  for (const Identifier& identifier : identifiers) switch (identifier.scheme) {
      case Scheme::doi:
        return "https://doi.org/" + std::string(identifier.value);
      case Scheme::pmid:
        return "https://pubmed.ncbi.nlm.nih.gov/" + std::string(identifier.value) + "/";
      case Scheme::pmcid:
        return "https://pmc.ncbi.nlm.nih.gov/articles/" + std::string(identifier.value) + "/";
      case Scheme::arxiv:
        return "https://arxiv.org/abs/" + std::string(identifier.value);
      case Scheme::youtube:
        return "https://www.youtube.com/watch?v=" + std::string(identifier.value);
      case Scheme::isbn:
        break;
    }
  return {};
}

// The address as written without its tracking parameters.
std::string without_tracking(std::string_view written, std::string_view host) {
  const std::size_t question = written.find('?');
  const std::size_t hash = std::min(written.find('#'), written.size());
  if (question == std::string_view::npos || question > hash) return std::string(written);
  std::string out(written.substr(0, question));
  std::string_view query = written.substr(question + 1, hash - question - 1);
  char joint = '?';
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    std::string_view one = query.substr(0, end);
    if (!identity::is_tracking(one.substr(0, one.find('=')), host)) {
      out += joint;
      out += one;
      joint = '&';
    }
    if (end == std::string_view::npos) break;
    query.remove_prefix(end + 1);
  }
  return out.append(written.substr(hash));
}

constexpr auto chat_programs = std::to_array<std::string_view>({"chatgpt", "openai", "perplexity", "copilot", "gemini", "claude"});

std::optional<Finding> judge(const Analysis& article, const Place& place) {
  if (place.canonical.empty()) return {};
  const identity::Parts parts = identity::parts(place.canonical);
  std::string_view host = parts.host;
  if (host.starts_with("www.")) host.remove_prefix(4);
  const auto replaced_by = [&](const std::string& address, bool safe) -> std::optional<Fix> {
    if (article.text(place.span) != place.written || place.span.file != 0) return {};
    return Fix{.edits = {{place.span, address}}, .safe = safe};
  };

  if (const std::string_view fault = fault_of(parts, host); !fault.empty()) {
    // By the address's own identifiers only: what the entry's text says may be another work.
    Finding finding{.message = std::string(fault)};
    Arena arena;
    const Address address = identity::address(place.written, arena);
    if (const std::string stable = stable_address(address.identifiers); !stable.empty()) {
      finding.help = "use " + stable;
      finding.fix = replaced_by(stable, true);
    } else {
      finding.help = "open it and take the address of the source itself";
    }
    return finding;
  }

  if (place.written.find('?') == std::string_view::npos) return {};
  const std::string_view tracking = identity::tracking_in(place.written);
  if (tracking.empty()) return {};
  const bool chat =
      std::ranges::any_of(chat_programs, [&](std::string_view name) { return text::find_ci(tracking, name) != std::string_view::npos; });
  const std::string clean = without_tracking(place.written, host);
  Finding finding{.message = chat ? "this address was copied out of a chat program: " + std::string(tracking)
                                  : "a tracking parameter in the address: " + std::string(tracking)};
  finding.help = "use " + shown(clean);
  if (clean != place.written) finding.fix = replaced_by(clean, true);
  return finding;
}

std::vector<Finding> check(const Analysis& article) {
  return per_address(article, Links_in_text::left_out, [&](const Place& place) { return judge(article, place); });
}

}  // namespace

bool is_unstable(std::string_view canonical) noexcept {
  const identity::Parts parts = identity::parts(canonical);
  std::string_view host = parts.host;
  if (host.starts_with("www.")) host.remove_prefix(4);
  return !fault_of(parts, host).empty();
}

extern constinit const Rule link_unstable_url{
    .id = "link/unstable-url",
    .severity = Severity::warning,
    .summary = "an address that will not stay: a search page, a library proxy, a session link, a shortener, a tracking parameter",
    .explanation =
        "The address leads to a search page, through a library's proxy or a shortener, belongs to one session, or tells on the way who "
        "sent the reader. "
        "Tomorrow, or for another reader, it may lead elsewhere or nowhere. Where the address carries an identifier, the stable address is "
        "proposed.",
    .bad =
        "Rest helps the heart (Source: https://pubmed.ncbi.nlm.nih.gov/?term=40320049).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://pubmed.ncbi.nlm.nih.gov/?term=40320049\n",
    .good =
        "Rest helps the heart (Source: https://pubmed.ncbi.nlm.nih.gov/40320049/).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://pubmed.ncbi.nlm.nih.gov/40320049/\n",
    .check = check,
};

}  // namespace citevet::rules
