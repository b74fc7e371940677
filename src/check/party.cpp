// Who answers the questions of a run.
#include "check/party.h"

#include <citevet/error.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <system_error>

#include "check/settings.h"
#include "check/source.h"
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

resolve::Retractions list_of(const Config& config) {
  if (config.retractions.empty()) return {};
  const std::string path = config.retractions.string();
  Buffer buffer;
  if (const std::string why = buffer.read(path, config.max_file_bytes); !why.empty())
    throw Error("the list of retractions can't be read: " + why, path);
  return {buffer.view(), path};
}

}  // namespace

Party::Party(const Config& config, const Services& services)
    : transport_(services.transport), remembers_(has_cache(config.network)), list_(list_of(config)) {
  if (transport_ != nullptr || config.network.offline) return;
  own_ = make_transport(network_settings(config), services.today);
  transport_ = own_.get();
}

void Party::look_up(Works& works) const {
  if (list_.size() == 0) return;
  for (Work& work : works.all()) {
    work.listed.clear();
    const auto add = [&](std::string_view identifier) {
      for (const Notice& notice : list_.of(identifier))
        if (std::ranges::find(work.listed, notice) == work.listed.end()) work.listed.push_back(notice);
    };
    add(work.identifier);
    for (const Record& record : work.records) std::ranges::for_each(record.same_as, add);
  }
}

}  // namespace detail

std::unique_ptr<Transport> make_transport(const NetworkConfig& config, std::chrono::year_month_day today) {
  auto transport = config.replay.empty() ? net::live(config) : net::replay(config.replay, resolve::single_urls);
  if (!config.record.empty()) transport = net::record(std::move(transport), config.record, today);
  return transport;
}

}  // namespace citevet
