/// The file that keeps what was answered, seen from outside a run: what `citevet cache` does.
///
/// A run uses it when `NetworkConfig::cache` names a file; docs/cache.md says what is kept, and for how long it counts.
#pragma once

#include <citevet/export.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace citevet::cache {

/// What a cache file holds.
struct Info {
  std::filesystem::path file;
  bool exists = false;
  std::uintmax_t bytes = 0;                    ///< with what SQLite keeps beside it
  std::map<std::string, std::size_t> entries;  ///< by kind: `page`, or the registry that answered
  std::optional<std::chrono::sys_seconds> oldest, newest;
};

/// Throws Error when the file can't be read. A file that is no cache of this version is left as it is, and an Error.
[[nodiscard]] CITEVET_EXPORT Info info(const std::filesystem::path& file);

/// Takes out what no run would use at `now`, and returns how many entries that were. No file: none. Throws Error like info().
CITEVET_EXPORT std::size_t prune(const std::filesystem::path& file, std::chrono::sys_seconds now);

/// Takes out everything, and returns how many entries that were. Throws Error like info().
CITEVET_EXPORT std::size_t clear(const std::filesystem::path& file);

}  // namespace citevet::cache
