// What earlier runs were answered, as far as it still counts.
#include "check/memory.h"

#include "identity/reach.h"
#include "net/lifetime.h"
#include "resolve/stored.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace citevet::detail {

namespace {

constexpr std::string_view page = "page", copy = "copy", search = "search";

std::string search_of(Registry registry, std::string_view key) {
  return std::string(name(registry)) + ' ' + std::string(key);
}

// Two registries answer in short whether there is such a work, and at length what it is; the others say all at once.
std::string_view kind_of(Registry registry, resolve::Purpose purpose) noexcept {
  if (purpose == resolve::Purpose::describe && registry == Registry::ncbi_eutils) return "ncbi-eutils (records)";
  if (purpose == resolve::Purpose::describe && registry == Registry::doi) return "doi (records)";
  return name(registry);
}

}  // namespace

Memory::Memory(net::Cache* cache, const NetworkConfig& config, std::chrono::sys_seconds now, bool any_age)
    : cache_(cache), manner_(config), now_(now), any_age_(any_age) {}

void Memory::pages(std::span<const std::string_view> urls,
                   const std::function<void(std::size_t url, Evidence&&, std::chrono::sys_seconds)>& found) const {
  if (cache_ == nullptr) return;
  std::vector<net::Cache::Key> keys;
  keys.reserve(urls.size());
  for (const std::string_view url : urls) keys.push_back({page, url});
  cache_->find(keys, [&](std::size_t index, std::string_view value, std::chrono::sys_seconds at) {
    if (std::optional<Evidence> evidence = from_bytes(value, urls[index], manner_)) found(index, std::move(*evidence), at);
  });
}

void Memory::copies(std::span<const std::string_view> urls,
                    const std::function<void(std::size_t url, std::string_view copy)>& found) const {
  if (cache_ == nullptr) return;
  std::vector<net::Cache::Key> keys;
  keys.reserve(urls.size());
  for (const std::string_view url : urls) keys.push_back({copy, url});
  cache_->find(keys, [&](std::size_t index, std::string_view value, std::chrono::sys_seconds) { found(index, value); });
}

void Memory::answers(resolve::Purpose purpose, std::span<const std::pair<Registry, std::string_view>> asked,
                     const std::function<void(std::size_t asked, resolve::Answer&&, std::chrono::sys_seconds)>& found) const {
  if (cache_ == nullptr) return;
  std::vector<net::Cache::Key> keys;
  keys.reserve(asked.size());
  for (const auto& [registry, identifier] : asked) keys.push_back({kind_of(registry, purpose), identifier});
  cache_->find(keys, [&](std::size_t index, std::string_view value, std::chrono::sys_seconds at) {
    std::optional<resolve::Answer> answer = resolve::read_stored(value);
    if (!answer || answer->registry != asked[index].first || answer->identifier != asked[index].second) return;
    const State state = answer->said == Consulted::found ? State::alive : State::gone;
    if (still_counts(keys[index], state, at)) found(index, std::move(*answer), at);
  });
}

std::optional<resolve::Hits> Memory::hits(Registry registry, std::string_view key) const {
  std::optional<resolve::Hits> hits;
  if (cache_ == nullptr) return hits;
  const std::string name = search_of(registry, key);
  const net::Cache::Key wanted{search, name};
  cache_->find({&wanted, 1}, [&](std::size_t, std::string_view value, std::chrono::sys_seconds at) {
    hits = resolve::read_stored_hits(value, registry);
    // What was not found may be indexed tomorrow.
    if (hits && !still_counts(wanted, hits->said == Consulted::found ? State::alive : State::gone, at)) hits.reset();
  });
  return hits;
}

bool Memory::still_counts(std::string_view url, State verdict, std::chrono::sys_seconds at) const {
  return still_counts(net::Cache::Key{page, url}, verdict, at);
}

bool Memory::still_counts(net::Cache::Key key, State verdict, std::chrono::sys_seconds at) const {
  // A time to come is one of a clock that was wrong.
  return any_age_ || (at <= now_ + std::chrono::hours(1) && now_ - at <= net::lifetime(verdict, net::hash(key)));
}

std::string Memory::age(std::chrono::sys_seconds at) const {
  const auto seconds = std::max<std::int64_t>(0, (now_ - at).count());
  const auto in_words = [](std::int64_t count, std::string_view unit) {
    return std::to_string(count) + " " + std::string(unit) + (count == 1 ? " ago" : "s ago");
  };
  if (seconds < 60) return "just now";
  if (seconds < 3600) return in_words(seconds / 60, "minute");
  if (seconds < 2 * 86'400) return in_words(seconds / 3600, "hour");
  return in_words(seconds / 86'400, "day");
}

void Memory::keep(std::string_view url, std::span<const Exchange> chain, const probe::Reading& reading) {
  if (cache_ == nullptr || chain.empty() || reading.doubt) return;  // a doubt was settled by another address's answer
  std::optional<std::string> bytes = to_bytes(chain, reading, url, manner_);
  if (!bytes) return;
  // What answers on this machine or in its network, no hotel does.
  const bool proven = network_works_ || !identity::is_public_address(chain.back().request.url);
  put(page, url, std::move(*bytes), chain.back().at, proven);
}

void Memory::keep_copy(std::string_view url, std::string_view found) {
  if (cache_ != nullptr) put(copy, url, std::string(found), now_, network_works_);
}

void Memory::keep(resolve::Purpose purpose, const resolve::Answer& answer, std::chrono::sys_seconds at) {
  if (cache_ == nullptr || (answer.said != Consulted::found && answer.said != Consulted::not_found)) return;
  put(kind_of(answer.registry, purpose), answer.identifier, resolve::stored(answer), at, network_works_);
}

void Memory::keep(Registry registry, std::string_view key, const resolve::Hits& hits, std::chrono::sys_seconds at) {
  if (cache_ != nullptr) put(search, search_of(registry, key), resolve::stored(hits), at, network_works_);
}

void Memory::network_works() {
  network_works_ = true;
  for (const Held& held : std::exchange(held_, {})) cache_->put({held.kind, held.name}, held.value, held.at);
}

void Memory::put(std::string_view kind, std::string_view name, std::string&& value, std::chrono::sys_seconds at, bool proven) {
  if (at == std::chrono::sys_seconds{}) at = now_;
  if (proven)
    cache_->put({kind, name}, value, at);
  else
    held_.push_back({kind, std::string(name), std::move(value), at});
}

}  // namespace citevet::detail
