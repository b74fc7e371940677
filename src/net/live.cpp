// The network as a Transport.
#include "net/live.h"

#include "net/loop.h"
#include "net/netrc.h"
#include "net/url.h"

#include "text/ascii.h"

#include <citevet/error.h>

#include <curl/curl.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <mutex>
#include <thread>
#include <utility>

namespace citevet::net {

namespace {

// Once for the process and never taken back: others may use libcurl too.
void initialise_curl() {
  static std::once_flag once;
  std::call_once(once, [] {
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) throw Error("libcurl can't be initialised");
  });
}

// The file that libcurl was built to read its certificates from; empty where there is none and its own way has to do.
std::string system_ca_file() {
#if LIBCURL_VERSION_NUM >= 0x075400
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> easy(curl_easy_init(), &curl_easy_cleanup);
  char* path = nullptr;
  if (easy && curl_easy_getinfo(easy.get(), CURLINFO_CAINFO, &path) == CURLE_OK && path != nullptr && std::filesystem::exists(path))
    return path;
#endif
  return {};
}

std::string user_agent(const NetworkConfig& config) {
  if (!config.user_agent.empty()) return config.user_agent;
  std::string agent = "citevet/" CITEVET_VERSION;
  if (!config.contact.empty()) agent += " (+mailto:" + config.contact + ")";
  return agent;
}

void check_readable(const std::filesystem::path& file, const char* what, const char* remedy) {
  if (!file.empty() && !std::ifstream(file)) throw Error(std::string("can't read the ") + what, file.string(), remedy);
}

// The hosts of the config, with what a netrc file has for others; the config wins.
config::Hosts hosts_of(const NetworkConfig& config) {
  std::vector<HostConfig> hosts;
  if (!config.netrc.empty()) {
    check_readable(config.netrc, "names and passwords", "give a netrc file, or leave it out");
    std::ifstream in(config.netrc, std::ios::binary);
    hosts = read_netrc(std::string{std::istreambuf_iterator<char>(in), {}});
  }
  hosts.insert(hosts.end(), config.hosts.begin(), config.hosts.end());
  for (const HostConfig& host : hosts) {
    check_readable(host.client_cert, "client certificate", "give a file of PEM");
    check_readable(host.client_key, "client certificate's key", "give a file of PEM");
  }
  return config::Hosts(hosts);
}

Proxies proxies_of(const NetworkConfig& config) {
  if (!config.proxy) return Proxies::from_environment();
  Proxies proxies{*config.proxy, *config.proxy, {}};
  for (const std::string& host : config.no_proxy) proxies.except.append(host).append(",");
  return proxies;
}

class Live final : public Transport {
 public:
  Live(const NetworkConfig& config, LiveOptions options) : common_(config) {
    initialise_curl();
    common_.options = std::move(options);
    common_.proxies = common_.options.proxies ? *common_.options.proxies : proxies_of(config);
    common_.hosts = hosts_of(config);
    common_.user_agent = user_agent(config);
    common_.ca_file = config.ca_file.empty() ? system_ca_file() : config.ca_file.string();
    check_readable(config.ca_file, "certificates", "give a file of PEM certificates");
    common_.slot_freed = [this] { wake(); };
    std::size_t count = common_.options.loops;
    if (count == 0) count = std::thread::hardware_concurrency() > 1 ? 2 : 1;
    for (std::size_t i = 0; i < count; ++i) loops_.push_back(std::make_unique<Loop>(common_));
  }

  // The loops call wake(), which reads `loops_`: each is stopped while all of them still exist.
  ~Live() override {
    for (const auto& loop : loops_) loop->stop();
  }

  void submit(std::vector<Request> requests) override {
    // By portions: of a million requests there is never a second list.
    constexpr std::size_t portion = 4096;
    std::vector<std::vector<Request>> parted(loops_.size());
    for (std::size_t i = 0; i < requests.size(); ++i) {
      const auto url = parts(requests[i].url);
      const std::size_t loop = url ? std::hash<std::string>{}(text::lower(url->authority)) % loops_.size() : 0;
      parted[loop].push_back(std::move(requests[i]));
      if ((i + 1) % portion != 0 && i + 1 != requests.size()) continue;
      for (std::size_t of = 0; of < loops_.size(); ++of)
        if (!parted[of].empty()) loops_[of]->submit(std::exchange(parted[of], std::vector<Request>()));
    }
  }

  std::vector<Exchange> collect(std::chrono::milliseconds patience, std::stop_token stop) override {
    if (stop.stop_requested()) cancel();
    // Once the stop is asked for, it does not end the wait again: what was cancelled is still to come.
    std::vector<Exchange> taken = common_.results.take(patience, stop.stop_requested() ? std::stop_token{} : stop);
    if (taken.empty() && stop.stop_requested()) cancel();
    wake();
    return taken;
  }

 private:
  void cancel() {
    for (const auto& loop : loops_) loop->cancel();
  }

  void wake() noexcept {
    for (const auto& loop : loops_) loop->slot_freed();
  }

  Common common_;
  std::vector<std::unique_ptr<Loop>> loops_;
};

}  // namespace

std::unique_ptr<Transport> live(const NetworkConfig& config, LiveOptions options) {
  return std::make_unique<Live>(config, std::move(options));
}

}  // namespace citevet::net
