// One event loop: a thread that drives many requests at once over libcurl's multi socket interface.
#pragma once

#include "net/live.h"
#include "net/results.h"

#include <memory>
#include <vector>

namespace citevet::net {

// What the loops of one transport have in common. Only read once they run, but for the two that any thread may use.
struct Common {
  NetworkConfig config;
  config::Hosts hosts;
  LiveOptions options;
  Proxies proxies;
  std::string user_agent;
  std::string ca_file;  // empty: libcurl's own way of finding certificates
  Results results;
  Slots slots;
  std::function<void()> slot_freed;  // wakes the loops that wait for a slot

  explicit Common(const NetworkConfig& settings) : config(settings), hosts({}), slots(std::max<std::size_t>(1, settings.concurrency)) {}
};

class Loop {
 public:
  // `common` must outlive the loop. Starts no thread yet. Throws Error when the system gives no event queue.
  explicit Loop(Common& common);
  ~Loop();

  // Drops what is under way and waits for the thread. The caller's thread.
  void stop();

  // Any thread.
  void submit(std::vector<Request> requests);
  // What has no answer yet comes back as cancelled. Any thread.
  void cancel();
  // Looks again whether something may start, if it waits for a slot. Any thread.
  void slot_freed() noexcept;

 private:
  class Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace citevet::net
