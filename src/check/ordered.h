// Work in parallel, results in order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace citevet::detail {

// Calls `work(worker, index)` for every index below `count` on up to `threads` threads, and `deliver(index, result)` in order of the index
// on the calling thread. `worker` counts from 0 and tells the threads apart. Workers stay at most `window` results ahead, so that memory
// does not grow with `count`.
//
// `deliver` says whether to go on; after false, or after an exception (the first one is thrown again), no new work begins.
template <class Result, class Work, class Deliver>
void ordered(std::size_t count, std::size_t threads, std::size_t window, Work work, Deliver deliver) {
  threads = threads < count ? threads : count;
  if (threads <= 1) {
    for (std::size_t i = 0; i < count; ++i)
      if (!deliver(i, work(std::size_t{0}, i))) return;
    return;
  }
  std::mutex mutex;
  std::condition_variable finished;
  std::condition_variable room;
  std::map<std::size_t, Result> results;
  std::size_t next = 0;
  std::size_t delivered = 0;
  bool stop = false;
  std::exception_ptr failure;

  const auto run = [&](std::size_t worker) {
    std::unique_lock lock(mutex);
    while (true) {
      room.wait(lock, [&] { return stop || next == count || next < delivered + window; });
      if (stop || next == count) return;
      const std::size_t index = next++;
      lock.unlock();
      try {
        Result result = work(worker, index);
        lock.lock();
        results.emplace(index, std::move(result));
      } catch (...) {
        if (!lock.owns_lock()) lock.lock();
        if (!failure) failure = std::current_exception();
        stop = true;
        room.notify_all();
      }
      finished.notify_one();
    }
  };
  {
    std::vector<std::jthread> pool;
    pool.reserve(threads);
    for (std::size_t worker = 0; worker < threads; ++worker) pool.emplace_back(run, worker);

    std::unique_lock lock(mutex);
    while (delivered < count) {
      finished.wait(lock, [&] { return failure || results.contains(delivered); });
      if (failure) break;
      Result result = std::move(results.extract(delivered).mapped());
      lock.unlock();
      bool go_on = false;
      try {
        go_on = deliver(delivered, std::move(result));
        lock.lock();
      } catch (...) {
        lock.lock();
        failure = std::current_exception();
      }
      ++delivered;
      if (!go_on || failure) break;
      room.notify_all();
    }
    stop = true;
    room.notify_all();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace citevet::detail
