// The network as a Transport.
#pragma once

#include "net/proxy.h"

#include <citevet/config.h>
#include <citevet/link.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>

struct sockaddr;

namespace citevet::net {

// What only tests and benchmarks set.
struct LiveOptions {
  // Asked before each socket is connected, after the guard; false refuses it. Called from the loops' threads.
  std::function<bool(const sockaddr&)> gate;
  // `host:port`: where every connection goes, whatever the address says. The guard sees that address, not the host's.
  std::string connect_to;
  std::optional<Proxies> proxies;  // in place of the environment's
  std::size_t loops = 0;           // 0: two where there are two cores
};

// Asks the web: event loops over libcurl, each host on exactly one of them, connections, sessions and look-ups used again. Answers wait
// for collect(), which hands them over on the caller's thread. Requests under way when it is destroyed are dropped.
//
// A request is asked to the letter, without credentials and fragment; redirects are not followed. Reads the proxies of the environment
// (docs/network.md). Throws Error when `config` can't be served (a certificate file that can't be read).
std::unique_ptr<Transport> live(const NetworkConfig& config, LiveOptions options = {});

}  // namespace citevet::net
