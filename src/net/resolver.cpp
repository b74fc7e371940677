// Looks names up where the answer itself matters, and not only a connection.
#include "net/resolver.h"

#include "net/guard.h"

#include <netdb.h>
#include <sys/socket.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace citevet::net {

namespace {

constexpr std::size_t most_threads = 8;
// Behind this many, the answer would come too late to be worth it: `failed` is what nobody is accused by.
constexpr std::size_t most_waiting = 4096;

Lookup ask(const std::string& name) noexcept {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int error = getaddrinfo(name.c_str(), nullptr, &hints, &found);
  if (error == EAI_NONAME) return Lookup::no_such_name;
  if (error != 0) return Lookup::failed;
  Lookup lookup = Lookup::global;
  for (const addrinfo* entry = found; entry != nullptr; entry = entry->ai_next)
    if (!guard::allows(*entry->ai_addr)) lookup = Lookup::guarded;
  freeaddrinfo(found);
  return lookup;
}

}  // namespace

struct Resolver::Shared {
  std::mutex mutex;
  std::condition_variable wake;
  std::deque<std::pair<std::string, std::function<void(Lookup)>>> waiting;
  std::size_t threads = 0, idle = 0;
  bool closed = false;
};

Resolver::Resolver() : shared_(std::make_shared<Shared>()) {}

Resolver::~Resolver() {
  const std::lock_guard lock(shared_->mutex);
  shared_->closed = true;
  shared_->waiting.clear();
  shared_->wake.notify_all();
}

void Resolver::look_up(std::string name, std::function<void(Lookup)> done) {
  std::unique_lock lock(shared_->mutex);
  if (shared_->waiting.size() >= most_waiting) {
    lock.unlock();
    done(Lookup::failed);
    return;
  }
  shared_->waiting.emplace_back(std::move(name), std::move(done));
  if (shared_->idle >= shared_->waiting.size() || shared_->threads == most_threads) {
    shared_->wake.notify_one();
    return;
  }
  ++shared_->threads;
  lock.unlock();
  // Detached, since getaddrinfo can't be interrupted: what it uses is held by the thread itself.
  std::thread([shared = shared_] {
    std::unique_lock held(shared->mutex);
    for (;;) {
      ++shared->idle;
      shared->wake.wait(held, [&] { return shared->closed || !shared->waiting.empty(); });
      --shared->idle;
      if (shared->closed) return;
      auto [asked, answer] = std::move(shared->waiting.front());
      shared->waiting.pop_front();
      held.unlock();
      const Lookup lookup = ask(asked);
      held.lock();
      // Under the lock, so that the destructor's return means that no callback runs any more.
      if (shared->closed) return;
      answer(lookup);
    }
  }).detach();
}

}  // namespace citevet::net
