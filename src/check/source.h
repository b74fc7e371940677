// Reads the bytes of a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace citevet::detail {

// A buffer that is used again from file to file; it grows, and never fills memory that is about to be overwritten.
class Buffer {
 public:
  [[nodiscard]] std::string_view view() const noexcept { return {bytes_.get(), size_}; }

  // Reads the whole file. Empty: done; else why not, in words ("no such file"). Regular files and pipes up to `limit` bytes.
  [[nodiscard]] std::string read(const std::string& path, std::size_t limit);

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

// The size of a file in bytes; 0 when it can't be told.
[[nodiscard]] std::uint64_t file_size(const std::string& path) noexcept;

}  // namespace citevet::detail
