// Work in parallel, results in order.
#include "check/ordered.h"

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <stdexcept>

using namespace citevet::detail;

TEST_CASE("results come in order, whatever finishes first", "[check]") {
  std::vector<std::size_t> seen;
  ordered<std::size_t>(
      500, 4, 8,
      [](std::size_t, std::size_t index) {
        if (index % 7 == 0) std::this_thread::yield();
        return index * 2;
      },
      [&](std::size_t index, std::size_t result) {
        seen.push_back(result);
        return index * 2 == result;
      });
  REQUIRE(seen.size() == 500);
  CHECK(std::ranges::is_sorted(seen));
}

TEST_CASE("workers stay within the window", "[check]") {
  std::atomic<std::size_t> delivered{0};
  std::atomic<bool> ahead{false};
  ordered<int>(
      300, 3, 5,
      [&](std::size_t, std::size_t index) {
        if (index >= delivered.load() + 5) ahead = true;
        return 0;
      },
      [&](std::size_t, int) {
        ++delivered;
        return true;
      });
  CHECK_FALSE(ahead.load());
}

TEST_CASE("nothing is begun after the receiver has enough", "[check]") {
  std::atomic<std::size_t> begun{0};
  ordered<int>(
      10'000, 2, 4,
      [&](std::size_t, std::size_t) {
        ++begun;
        return 0;
      },
      [](std::size_t index, int) { return index < 10; });
  CHECK(begun.load() <= 16);
}

TEST_CASE("a worker's exception reaches the caller", "[check]") {
  const auto run = [] {
    ordered<int>(
        100, 2, 4,
        [](std::size_t, std::size_t index) -> int {
          if (index == 20) throw std::runtime_error("disk on fire");
          return 0;
        },
        [](std::size_t, int) { return true; });
  };
  CHECK_THROWS_AS(run(), std::runtime_error);
}

TEST_CASE("a receiver's exception ends the work", "[check]") {
  const auto run = [] {
    ordered<int>(
        100, 2, 4, [](std::size_t, std::size_t) { return 0; },
        [](std::size_t index, int) {
          if (index == 3) throw std::runtime_error("no space left");
          return true;
        });
  };
  CHECK_THROWS_AS(run(), std::runtime_error);
}
