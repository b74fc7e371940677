// Who answers the questions of a run.
#include "check/party.h"

#include <system_error>

#include "check/settings.h"
#include "net/cache.h"
#include "net/live.h"
#include "net/record.h"
#include "net/replay.h"
#include "resolve/batch.h"

namespace citevet {

namespace detail {

namespace {

bool has_cache(const NetworkConfig& config) {
  const std::filesystem::path file = net::cache_file(config);
  std::error_code error;
  return !file.empty() && std::filesystem::exists(file, error);
}

}  // namespace

Party::Party(const Config& config, const Services& services) : transport_(services.transport), remembers_(has_cache(config.network)) {
  if (transport_ != nullptr || config.network.offline) return;
  own_ = make_transport(network_settings(config), services.today);
  transport_ = own_.get();
}

}  // namespace detail

std::unique_ptr<Transport> make_transport(const NetworkConfig& config, std::chrono::year_month_day today) {
  auto transport = config.replay.empty() ? net::live(config) : net::replay(config.replay, resolve::single_urls);
  if (!config.record.empty()) transport = net::record(std::move(transport), config.record, today);
  return transport;
}

}  // namespace citevet
