// Turns an interrupt from the keyboard into a request to stop.
#include "cli/interrupt.h"

#include <unistd.h>

namespace citevet::cli {

namespace {

// Tells the waiting thread that there is nothing to wait for any more.
constexpr int finished = SIGUSR1;

}  // namespace

Interrupt::Interrupt() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, finished);
  pthread_sigmask(SIG_BLOCK, &signals, &before_);
  waiter_ = std::thread([this, signals] {
    bool again = false;
    int signal = 0;
    while (sigwait(&signals, &signal) == 0 && signal != finished) {
      if (again) _exit(2);
      again = true;
      stop_.request_stop();
    }
  });
}

Interrupt::~Interrupt() {
  pthread_kill(waiter_.native_handle(), finished);
  waiter_.join();
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace citevet::cli
