// For how long an answer that was kept counts.
#include "net/lifetime.h"

namespace citevet::net {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds mean(State state) noexcept {
  switch (state) {
    case State::alive:
      return std::chrono::days(14);
    // What an editor is told to put right should not be yesterday's news.
    case State::gone:
      return 12h;
    case State::suspect:
    case State::blocked:
      return std::chrono::days(1);
    case State::unreachable:
      return 10min;
    case State::skipped:
      return 0s;
  }
  return 0s;
}

}  // namespace

std::chrono::seconds lifetime(State state, std::uint64_t hash) noexcept {
  const std::chrono::seconds time = mean(state);
  // From three quarters to five, in 1024 steps; the upper bits, since the lower ones may have chosen something else.
  const auto step = static_cast<std::chrono::seconds::rep>((hash >> 40U) % 1025);
  return time * 3 / 4 + time * step / 2048;
}

std::chrono::seconds longest_lifetime() noexcept {
  return mean(State::alive) * 5 / 4;
}

}  // namespace citevet::net
