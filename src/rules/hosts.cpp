// Comparing canonical addresses with the hosts and paths of a table.
#include "rules/hosts.h"

#include "identity/url.h"
#include "text/ascii.h"

namespace citevet::rules {

std::string_view host_of(std::string_view canonical) noexcept {
  std::string_view host = identity::parts(canonical).host;
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

bool is_host(std::string_view host, std::string_view domain) noexcept {
  return host.ends_with(domain) && (host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.');
}

bool is_under(std::string_view canonical, std::string_view place) noexcept {
  const std::size_t slash = place.find('/');
  if (!is_host(host_of(canonical), place.substr(0, slash))) return false;
  return slash == std::string_view::npos || identity::parts(canonical).path.starts_with(place.substr(slash));
}

bool is_under_any(std::string_view canonical, std::string_view places) noexcept {
  while (!places.empty()) {
    const std::size_t space = places.find(' ');
    if (is_under(canonical, places.substr(0, space))) return true;
    if (space == std::string_view::npos) break;
    places.remove_prefix(space + 1);
  }
  return false;
}

std::string_view parameter(std::string_view query, std::string_view name) noexcept {
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view one = query.substr(0, end);
    const std::size_t equals = one.find('=');
    if (equals != std::string_view::npos && text::equal_ci(one.substr(0, equals), name)) return one.substr(equals + 1);
    if (end == std::string_view::npos) break;
    query.remove_prefix(end + 1);
  }
  return {};
}

}  // namespace citevet::rules
