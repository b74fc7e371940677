/// How the network is used, and what holds for single hosts and registries.
#pragma once

#include <citevet/export.h>
#include <citevet/link.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace citevet {

/// What a status means on a host, or each of a range of them.
struct StatusMeaning {
  int first = 0, last = 0;  ///< both included
  State state = State::alive;
  friend bool operator==(const StatusMeaning&, const StatusMeaning&) = default;
};

/// What holds for one host or some: a `[[host]]` of the config. What is not set is as for every host.
struct HostConfig {
  /// `example.org`; `*.example.org`: the names below it; `*`: every host. With a port (`example.org:8080`) for that port alone, with
  /// `http://` or `https://` in front for that scheme alone.
  std::string host;
  std::optional<std::size_t> concurrency;
  std::optional<std::chrono::milliseconds> interval;
  std::optional<std::chrono::milliseconds> timeout;
  std::optional<std::size_t> max_redirects;
  std::string method;                   ///< `GET` or `HEAD`; empty: as citevet would
  std::vector<StatusMeaning> statuses;  ///< what differs from the usual; the last that covers a status counts

  // What only this host is sent. Without a port in `host` that is the scheme's own port, without a scheme https alone.
  std::vector<std::pair<std::string, std::string>> headers;
  std::vector<std::pair<std::string, std::string>> cookies;
  std::string user, password;         ///< basic authentication
  std::string token;                  ///< a bearer token
  std::filesystem::path client_cert;  ///< PEM
  std::filesystem::path client_key;   ///< PEM; empty: in client_cert

  /// What `status` means here; empty: the usual.
  [[nodiscard]] CITEVET_EXPORT std::optional<State> meaning_of(int status) const noexcept;
};

/// Addresses that are asked elsewhere.
struct Remap {
  std::string from;  ///< an address and all below it, as `https://example.org/docs`
  std::string to;    ///< what takes its place, as `http://localhost:8080`
};

/// A registry that differs from the usual: a `[registries.NAME]` of the config.
struct RegistryConfig {
  bool enabled = true;
  std::string url;         ///< takes the place of the registry's own address; empty: that one. No slash at the end
  std::string thumbnails;  ///< the same for a video site's pictures
  std::string key;         ///< what the registry gave to identify who asks; empty: none
};

/// How the network is used.
struct NetworkConfig {
  bool offline = false;
  std::size_t concurrency = 64;
  std::size_t host_concurrency = 4;
  std::chrono::milliseconds host_interval{0};  ///< between two requests to one host; 0: as the host bears
  std::chrono::milliseconds timeout{20'000};
  std::chrono::milliseconds connect_timeout{10'000};  ///< of which so much until a connection stands
  std::optional<std::chrono::milliseconds> deadline;
  std::size_t max_redirects = 10;
  std::size_t max_body_bytes = 256 * 1024;
  bool archive = true;         ///< look for archived copies of what is gone
  bool allow_private = false;  ///< opens the address guard: for tests and intranets
  std::string contact;         ///< the mail address that registries ask for; empty: none is sent
  std::string user_agent;      ///< empty: citevet's own
  std::optional<std::string>
      proxy;  ///< `http://`, `https://`, `socks5://` or `socks5h://` and host; empty text: none; absent: the environment's
  std::vector<std::string> no_proxy;  ///< hosts, domains and networks (`10.0.0.0/8`) that are asked directly; with `proxy` alone
  std::filesystem::path ca_file;      ///< certificates to trust in place of the system's (PEM); empty: the system's
  std::filesystem::path netrc;        ///< a file of names and passwords by host; empty: none
  std::vector<Remap> remap;           ///< the first that fits counts
  std::vector<HostConfig> hosts;      ///< all that fit a host count; of what several set, the last
  std::optional<std::filesystem::path>
      cache;  ///< a file that keeps what is answered, for later runs; absent or empty: none. Not used with record and replay
  std::filesystem::path record;  ///< a folder that keeps what is answered, for a later replay; empty: none
  std::filesystem::path replay;  ///< a folder of recorded answers; empty: the network
};

struct Config;

namespace config {

/// What holds for an address, of all `[[host]]` groups together.
///
/// Any thread.
class CITEVET_EXPORT Hosts {
 public:
  explicit Hosts(const std::vector<HostConfig>& hosts);
  /// `url` is canonical. What only the host is sent is left out where it must not go: to another port, or over http without being told so.
  [[nodiscard]] HostConfig of(std::string_view url) const;
  /// Nothing differs anywhere.
  [[nodiscard]] bool empty() const noexcept;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

/// Which addresses are asked, and where: `include`, `exclude` and `remap`.
///
/// Any thread.
class CITEVET_EXPORT Addresses {
 public:
  explicit Addresses(const Config& config);
  /// Whether a canonical address is left out. What an `include` names is asked; then what an `exclude` names is not; then, where there is
  /// an `include`, nothing else is.
  [[nodiscard]] bool excluded(std::string_view url) const;
  /// The canonical address that is asked instead; empty: the address itself.
  [[nodiscard]] std::optional<std::string> instead_of(std::string_view url) const;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace config

}  // namespace citevet
