// What the config says of registries, as the stages take it.
#include "check/settings.h"

#include "identity/url.h"

#include <iterator>

namespace citevet::detail {

resolve::Settings registry_settings(const Config& config) {
  resolve::Settings settings;
  settings.contact = config.network.contact;
  for (const auto& [name, given] : config.registries) {
    const std::optional<Registry> registry = registry_named(name);
    if (!registry) continue;  // the config's reader knows the names
    resolve::Access& access = settings.of(*registry);
    access.enabled = given.enabled;
    if (!given.url.empty()) access.url = given.url;
    access.key = given.key;
    if (!given.thumbnails.empty()) settings.thumbnails = given.thumbnails;
  }
  return settings;
}

NetworkConfig network_settings(const Config& config) {
  NetworkConfig network = config.network;
  const resolve::Settings settings = registry_settings(config);
  std::vector<HostConfig> paced;
  for (std::size_t i = 0; i < resolve::registries; ++i) {
    const auto registry = static_cast<Registry>(i);
    if (settings.of(registry).url != resolve::default_url(registry)) continue;  // a mirror of the house's bears what it bears
    const resolve::Pace pace = resolve::pace(registry, settings);
    HostConfig& host = paced.emplace_back();
    host.host = std::string(identity::parts(settings.of(registry).url).host);
    host.interval = pace.interval;
    host.concurrency = pace.at_once;
  }
  network.hosts.insert(network.hosts.begin(), std::make_move_iterator(paced.begin()), std::make_move_iterator(paced.end()));
  return network;
}

}  // namespace citevet::detail
