// Reads the bytes of a file.
#include "check/source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace citevet::detail {

namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) noexcept : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(Descriptor&&) = delete;
  [[nodiscard]] int number() const noexcept { return number_; }

 private:
  int number_;
};

std::string reason(int code) {
  return std::generic_category().message(code);
}

std::string too_large(std::size_t limit) {
  return "it is larger than the limit of " + std::to_string(limit / (1024 * 1024)) + " MiB; split it, or check its parts";
}

}  // namespace

std::string Buffer::read(const std::string& path, std::size_t limit) {
  size_ = 0;
  // Not blocking at open: a pipe that nobody writes must not hang the run.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.number() < 0) return reason(errno);
  struct stat status{};
  if (::fstat(file.number(), &status) != 0) return reason(errno);
  if (S_ISDIR(status.st_mode)) return "it is a folder";
  if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode)) return "it is no regular file";
  if (S_ISFIFO(status.st_mode)) ::fcntl(file.number(), F_SETFL, 0);
  if (S_ISREG(status.st_mode) && std::cmp_greater(status.st_size, limit)) return too_large(limit);
  std::size_t wanted = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) + 1 : 64 * 1024;
  while (true) {
    if (size_ + wanted > capacity_) {
      const std::size_t capacity = std::max(size_ + wanted, capacity_ + capacity_ / 2);
      auto larger = std::make_unique_for_overwrite<char[]>(capacity);
      if (size_ != 0) std::memcpy(larger.get(), bytes_.get(), size_);
      bytes_ = std::move(larger);
      capacity_ = capacity;
    }
    const ssize_t got = ::read(file.number(), bytes_.get() + size_, capacity_ - size_);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return reason(errno);
    if (got == 0) return {};
    size_ += static_cast<std::size_t>(got);
    if (size_ > limit) {
      size_ = 0;
      return too_large(limit);
    }
    wanted = 64 * 1024;
    if (S_ISREG(status.st_mode) && std::cmp_equal(size_, status.st_size)) wanted = 1;
  }
}

std::uint64_t file_size(const std::string& path) noexcept {
  struct stat status{};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
}

}  // namespace citevet::detail
