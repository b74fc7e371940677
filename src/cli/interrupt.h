// Turns an interrupt from the keyboard into a request to stop.
#pragma once

#include <pthread.h>

#include <csignal>
#include <stop_token>
#include <thread>

namespace citevet::cli {

// While it lives, SIGINT and SIGTERM ask the run to stop, so that what is done is still reported; a second one ends the program at once.
// Made before other threads, which inherit that the signals are not for them.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  [[nodiscard]] std::stop_token token() const noexcept { return stop_.get_token(); }

 private:
  std::stop_source stop_;
  sigset_t before_{};
  std::thread waiter_;
};

}  // namespace citevet::cli
