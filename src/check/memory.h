// What earlier runs were answered, as far as it still counts.
#pragma once

#include <citevet/link.h>
#include <citevet/work.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "check/evidence.h"
#include "net/cache.h"
#include "resolve/search.h"

namespace citevet::detail {

class Memory {
 public:
  // `cache` null: nothing is known and nothing kept. `any_age`: nothing is too old, since nobody can be asked.
  Memory(net::Cache* cache, const NetworkConfig& config, std::chrono::sys_seconds now, bool any_age);

  // The evidence on addresses and when it was got. Whether it still counts, its verdict says: see still_counts().
  void pages(std::span<const std::string_view> urls,
             const std::function<void(std::size_t url, Evidence&&, std::chrono::sys_seconds)>& found) const;
  // Archived copies that were looked for; an empty address: there was none.
  void copies(std::span<const std::string_view> urls, const std::function<void(std::size_t url, std::string_view copy)>& found) const;
  // What registries answered about identifiers, as far as it still counts.
  void answers(resolve::Purpose purpose, std::span<const std::pair<Registry, std::string_view>> asked,
               const std::function<void(std::size_t asked, resolve::Answer&&, std::chrono::sys_seconds)>& found) const;
  // What a search found.
  [[nodiscard]] std::optional<resolve::Hits> hits(Registry registry, std::string_view key) const;
  [[nodiscard]] bool still_counts(std::string_view url, State verdict, std::chrono::sys_seconds at) const;
  // "3 hours ago"
  [[nodiscard]] std::string age(std::chrono::sys_seconds at) const;

  // Keeps evidence, written soon, but not before it is proven that the network works: a hotel's login page answers for every address.
  void keep(std::string_view url, std::span<const Exchange> chain, const probe::Reading& reading);
  void keep_copy(std::string_view url, std::string_view copy);
  void keep(resolve::Purpose purpose, const resolve::Answer& answer, std::chrono::sys_seconds at);
  void keep(Registry registry, std::string_view key, const resolve::Hits& hits, std::chrono::sys_seconds at);
  void network_works();

 private:
  [[nodiscard]] bool still_counts(net::Cache::Key key, State verdict, std::chrono::sys_seconds at) const;
  void put(std::string_view kind, std::string_view name, std::string&& value, std::chrono::sys_seconds at, bool proven);

  struct Held {
    std::string_view kind;
    std::string name, value;
    std::chrono::sys_seconds at;
  };

  net::Cache* cache_;
  Manner manner_;
  std::chrono::sys_seconds now_;
  bool any_age_;
  bool network_works_ = false;
  std::vector<Held> held_;
};

}  // namespace citevet::detail
