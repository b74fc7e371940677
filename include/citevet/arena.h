/// Memory for what the values own: strings and lists that differ from the document's text.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace citevet {

/// Blocks of memory that are handed out in pieces and freed or used again all at once.
///
/// Everything handed out stays where it is until clear() or the arena's end; moving the arena moves nothing. An arena is used by one
/// thread at a time. Grows without limit other than memory (std::bad_alloc).
class Arena {
 public:
  Arena() = default;
  Arena(Arena&&) noexcept = default;
  Arena& operator=(Arena&&) noexcept = default;

  /// A copy of `text` that lives in the arena.
  [[nodiscard]] std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    char* copy = static_cast<char*>(allocate(text.size(), 1));
    std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
  }

  /// A copy of `items` that lives in the arena.
  template <class T>
  [[nodiscard]] std::span<const T> keep(const std::vector<T>& items) {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
    if (items.empty()) return {};
    T* copy = static_cast<T*>(allocate(items.size() * sizeof(T), alignof(T)));
    std::memcpy(static_cast<void*>(copy), items.data(), items.size() * sizeof(T));
    return {copy, items.size()};
  }

  /// Takes everything back; the blocks are kept for the next use.
  void clear() noexcept {
    current_ = 0;
    used_ = 0;
  }

  /// `size` bytes aligned to `alignment`, a power of two. The memory is not initialised.
  [[nodiscard]] void* allocate(std::size_t size, std::size_t alignment) {
    for (; current_ < blocks_.size(); ++current_, used_ = 0) {
      const std::size_t start = (used_ + alignment - 1) & ~(alignment - 1);
      if (start + size <= blocks_[current_].size) {
        used_ = start + size;
        return blocks_[current_].bytes.get() + start;
      }
    }
    const std::size_t block = size > block_size ? size : block_size;
    blocks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[block]), block});
    used_ = size;
    return blocks_.back().bytes.get();
  }

 private:
  static constexpr std::size_t block_size = 64 * 1024;
  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size;
  };
  std::vector<Block> blocks_;
  std::size_t current_ = 0;
  std::size_t used_ = 0;
};

}  // namespace citevet
