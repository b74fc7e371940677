// What holds for an address, of all [[host]] groups together.
#include <citevet/network.h>

#include "config/host_pattern.h"

namespace citevet {

std::optional<State> HostConfig::meaning_of(int status) const noexcept {
  std::optional<State> found;
  for (const StatusMeaning& meaning : statuses)
    if (meaning.first <= status && status <= meaning.last) found = meaning.state;
  return found;
}

namespace config {

struct Hosts::Compiled {
  std::vector<std::pair<HostPattern, HostConfig>> groups;
};

Hosts::Hosts(const std::vector<HostConfig>& hosts) {
  auto compiled = std::make_shared<Compiled>();
  for (const HostConfig& host : hosts)
    if (auto pattern = host_pattern(host.host)) compiled->groups.emplace_back(std::move(*pattern), host);
  compiled_ = std::move(compiled);
}

bool Hosts::empty() const noexcept {
  return compiled_->groups.empty();
}

HostConfig Hosts::of(std::string_view url) const {
  HostConfig merged;
  if (empty()) return merged;
  const auto origin = origin_of(url);
  if (!origin) return merged;
  const auto take = [](auto& into, const auto& from) {
    if (from != std::remove_cvref_t<decltype(from)>{}) into = from;
  };
  for (const auto& [pattern, host] : compiled_->groups) {
    if (!pattern.covers(*origin)) continue;
    take(merged.host, host.host);
    take(merged.concurrency, host.concurrency);
    take(merged.interval, host.interval);
    take(merged.timeout, host.timeout);
    take(merged.max_redirects, host.max_redirects);
    take(merged.method, host.method);
    take(merged.statuses, host.statuses);
    if (!pattern.entrusts(*origin)) continue;
    take(merged.headers, host.headers);
    take(merged.cookies, host.cookies);
    if (!host.user.empty() || !host.token.empty()) {
      merged.user = host.user;
      merged.password = host.password;
      merged.token = host.token;
    }
    if (!host.client_cert.empty()) {
      merged.client_cert = host.client_cert;
      merged.client_key = host.client_key;
    }
  }
  return merged;
}

}  // namespace config

}  // namespace citevet
