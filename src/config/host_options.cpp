// The tables of what a [[host]] and a [registries.NAME] can be told.
#include "config/options.h"

#include "config/host_pattern.h"
#include "config/statuses.h"
#include "text/ascii.h"

#include <citevet/address.h>
#include <citevet/error.h>

#include <algorithm>
#include <array>

namespace citevet::config {

namespace {

constexpr std::string_view status_remedy = "write 403, \"200..=299\" or a list of both, from 100 to 999";

std::vector<std::pair<int, int>> status_list(const Setting& setting, const std::string& text) {
  if (auto found = statuses(text)) return *std::move(found);
  throw Error(in_quotes(text) + " is no status", setting.place, std::string(status_remedy));
}

void accept(HostConfig& host, const Setting& to) {
  for (const std::string& text : to.values)
    for (const auto& [first, last] : status_list(to, text)) host.statuses.push_back({first, last, State::alive});
}

void meanings(HostConfig& host, const Setting& to) {
  constexpr std::array<std::pair<std::string_view, State>, 6> words{{{"alive", State::alive},
                                                                     {"gone", State::gone},
                                                                     {"suspect", State::suspect},
                                                                     {"blocked", State::blocked},
                                                                     {"unreachable", State::unreachable},
                                                                     {"skipped", State::skipped}}};
  for (const auto& [text, word] : to.pairs) {
    const State state = one_of<State, 6>({{word}, to.place, {}, {}}, words);
    for (const auto& [first, last] : status_list(to, text)) host.statuses.push_back({first, last, state});
  }
}

// RFC 9110 §5.6.2
bool is_token(std::string_view name) noexcept {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return text::is_alnum(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  });
}

bool is_printable(std::string_view value, std::string_view but = {}) noexcept {
  return std::ranges::all_of(
      value, [&](char c) { return (static_cast<unsigned char>(c) >= ' ' && c != '\x7F') && but.find(c) == std::string_view::npos; });
}

void headers(HostConfig& host, const Setting& to) {
  // What libcurl says for itself, and what has a key of its own.
  constexpr std::string_view reserved[] = {"host", "content-length", "transfer-encoding", "connection", "cookie"};
  for (const auto& [name, value] : to.pairs) {
    if (!is_token(name)) throw Error(in_quotes(name) + " is no header's name", to.place);
    if (std::ranges::any_of(reserved, [&](std::string_view each) { return text::equal_ci(each, name); }))
      throw Error("the header " + in_quotes(name) + " can't be set", to.place, text::equal_ci(name, "cookie") ? "use cookies" : "");
    if (!is_printable(value)) throw Error("the header " + in_quotes(name) + " holds a control character", to.place);
  }
  host.headers = to.pairs;
}

void cookies(HostConfig& host, const Setting& to) {
  for (const auto& [name, value] : to.pairs) {
    if (!is_token(name)) throw Error(in_quotes(name) + " is no cookie's name", to.place);
    if (!is_printable(value, ";, \"\\")) throw Error("the cookie " + in_quotes(name) + " holds what no cookie can", to.place);
  }
  host.cookies = to.pairs;
}

std::string printable(const Setting& to, std::string_view what) {
  if (is_printable(to.value())) return to.value();
  throw Error(std::string(what) + " holds a control character", to.place);
}

// In order of the names.
constexpr OptionOf<HostConfig> of_host[] = {
    {"accept", Kind::statuses, false, accept},
    {"client-cert", Kind::file, true, [](HostConfig& host, const Setting& to) { host.client_cert = to.value(); }},
    {"client-key", Kind::file, true, [](HostConfig& host, const Setting& to) { host.client_key = to.value(); }},
    {"concurrency", Kind::count, false, [](HostConfig& host, const Setting& to) { host.concurrency = count(to, 1, 1024); }},
    {"cookies", Kind::secrets, true, cookies},
    {"headers", Kind::secrets, true, headers},
    {"host", Kind::word, false,
     [](HostConfig& host, const Setting& to) {
       if (!host_pattern(to.value())) wrong(to, "no host", "write example.org, *.example.org or example.org:8080");
       host.host = to.value();
     }},
    {"interval", Kind::word, false, [](HostConfig& host, const Setting& to) { host.interval = time(to); }},
    {"max-redirects", Kind::count, false, [](HostConfig& host, const Setting& to) { host.max_redirects = count(to, 0, 50); }},
    {"method", Kind::word, false,
     [](HostConfig& host, const Setting& to) { host.method = one_of<const char*, 2>(to, {{{"GET", "GET"}, {"HEAD", "HEAD"}}}); }},
    {"password", Kind::secret, true, [](HostConfig& host, const Setting& to) { host.password = printable(to, "the password"); }},
    {"status", Kind::meanings, false, meanings},
    {"timeout", Kind::word, false, [](HostConfig& host, const Setting& to) { host.timeout = positive_time(to); }},
    {"token", Kind::secret, true, [](HostConfig& host, const Setting& to) { host.token = printable(to, "the token"); }},
    {"user", Kind::secret, true,
     [](HostConfig& host, const Setting& to) {
       host.user = printable(to, "the user's name");
       if (host.user.find(':') != std::string::npos) throw Error("a user's name can't hold a colon", to.place);
     }},
};

std::string address(const Setting& to) {
  auto url = canonical_url(to.value());
  if (!url || !text::starts_with_ci(to.value(), "http")) wrong(to, "no address", "write it with https://");
  if (url->find_first_of("?#@") != std::string::npos) wrong(to, "more than an address with a path", "leave the rest out");
  while (url->ends_with('/')) url->pop_back();
  return *std::move(url);
}

constexpr OptionOf<RegistryConfig> of_registry[] = {
    {"enabled", Kind::flag, true, [](RegistryConfig& registry, const Setting& to) { registry.enabled = flag(to); }},
    {"key", Kind::secret, true, [](RegistryConfig& registry, const Setting& to) { registry.key = printable(to, "the key"); }},
    {"thumbnails", Kind::word, true, [](RegistryConfig& registry, const Setting& to) { registry.thumbnails = address(to); }},
    {"url", Kind::word, true, [](RegistryConfig& registry, const Setting& to) { registry.url = address(to); }},
};

constexpr std::string_view registry_names[] = {"arxiv",       "crossref",    "datacite", "doi",     "europepmc",
                                               "ncbi-eutils", "ncbi-idconv", "openalex", "wayback", "youtube"};

}  // namespace

std::span<const OptionOf<HostConfig>> host_table() noexcept {
  return of_host;
}

std::span<const OptionOf<RegistryConfig>> registry_table() noexcept {
  return of_registry;
}

std::span<const std::string_view> registries() noexcept {
  return registry_names;
}

}  // namespace citevet::config
