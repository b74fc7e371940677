// Where finished exchanges wait for the caller, and what the loops share.
#pragma once

#include <citevet/link.h>

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <utility>
#include <vector>

namespace citevet::net {

// Any thread.
class Results {
 public:
  void put(std::vector<Exchange>&& finished) {
    if (finished.empty()) return;
    std::size_t bytes = 0;
    for (const Exchange& exchange : finished) bytes += exchange.body.size();
    bytes_ += bytes;
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) {
      waiting_ = std::move(finished);
    } else {
      waiting_.insert(waiting_.end(), std::make_move_iterator(finished.begin()), std::make_move_iterator(finished.end()));
    }
    finished.clear();
    arrived_.notify_one();
  }

  // At most `patience`; earlier when `stop` is requested.
  std::vector<Exchange> take(std::chrono::milliseconds patience, std::stop_token stop) {
    std::unique_lock lock(mutex_);
    arrived_.wait_for(lock, std::move(stop), patience, [&] { return !waiting_.empty(); });
    std::vector<Exchange> taken = std::exchange(waiting_, {});
    lock.unlock();
    bytes_ = 0;
    return taken;
  }

  // While the caller is behind, nothing new is asked: memory does not grow with what it has not fetched.
  [[nodiscard]] bool full() const noexcept { return bytes_ > most_bytes; }

 private:
  static constexpr std::size_t most_bytes = 64U * 1024 * 1024;
  std::mutex mutex_;
  std::condition_variable_any arrived_;
  std::vector<Exchange> waiting_;
  std::atomic<std::size_t> bytes_{0};
};

// The limit on requests under way in all loops together. Any thread.
class Slots {
 public:
  explicit Slots(std::size_t count) : free_(static_cast<std::ptrdiff_t>(count)) {}
  [[nodiscard]] bool take() noexcept {
    if (free_.fetch_sub(1) > 0) return true;
    free_.fetch_add(1);
    return false;
  }
  void give() noexcept { free_.fetch_add(1); }

 private:
  std::atomic<std::ptrdiff_t> free_;
};

}  // namespace citevet::net
