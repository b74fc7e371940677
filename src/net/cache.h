// What earlier runs were answered, in one SQLite file that several processes share.
#pragma once

#include <citevet/cache.h>
#include <citevet/network.h>
#include <citevet/problem.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace citevet::net {

// Keeps values under keys, and knows nothing of either: what is worth keeping, and for how long it counts, is for the reader to say.
//
// Nothing here throws for what may be wrong with the file: one that is damaged or of another layout is kept aside under another name and a
// new one is started, one that can't be written is only read, and one that can't be opened holds nothing. take_problems() says so.
//
// Any number of processes may use one file, and each may be killed at any moment: what was written stays, and nothing else is there. The
// members may be called from several threads.
class Cache {
 public:
  struct Key {
    std::string_view kind;  // what sort of answer: `page`, the name of a registry
    std::string_view name;  // what was asked: an address, an identifier
  };

  enum class Open : std::uint8_t {
    existing,  // no file: nothing is found. Nothing is made, and what can't be read is left where it is
    create,    // with the folders above it, for nobody else's eyes
  };

  explicit Cache(std::filesystem::path file, Open how = Open::create);
  ~Cache();  // writes what is left
  Cache(const Cache&) = delete;
  Cache& operator=(const Cache&) = delete;

  // `found` is told the index of a key and what is kept under it, in no order; views into memory that is gone when it returns. It must not
  // call this cache. Fast for many keys at once.
  void find(std::span<const Key> keys,
            const std::function<void(std::size_t index, std::string_view value, std::chrono::sys_seconds at)>& found);

  // Written by a thread of the cache's own: at once when many are waiting, else within a quarter of a second. What was kept under the key
  // is gone then.
  void put(Key key, std::string_view value, std::chrono::sys_seconds at);
  // Writes what is waiting, and returns when that is done.
  void flush();

  // Both return how many entries they took out, and give the room back to the file system.
  std::size_t prune(std::chrono::sys_seconds before);
  std::size_t clear();

  [[nodiscard]] cache::Info info();
  // What went wrong since the last call.
  [[nodiscard]] std::vector<Problem> take_problems();

 private:
  class Store;
  std::unique_ptr<Store> store_;
};

// The file that a run uses; empty: none. With answers that were recorded, or are to be, none comes from elsewhere.
std::filesystem::path cache_file(const NetworkConfig& config);

// What a key's place in the file, and its jitter (net/lifetime.h), come from. The same on every machine.
std::uint64_t hash(Cache::Key key) noexcept;

}  // namespace citevet::net
