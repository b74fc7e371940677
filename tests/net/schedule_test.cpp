// Who may start next, told by a clock that the test moves.
#include "net/schedule.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace citevet;
using namespace std::chrono_literals;
using net::Schedule;

namespace {

const Schedule::Clock::time_point start{};

void add(Schedule& schedule, const std::string& host, std::uint64_t id, std::chrono::milliseconds wait = 0ms) {
  schedule.add(host, {.id = id, .wait = wait}, start);
}

std::vector<std::uint64_t> started(Schedule& schedule, Schedule::Clock::time_point now) {
  std::vector<std::uint64_t> ids;
  while (const auto begun = schedule.next(now)) ids.push_back(begun->request.id);
  return ids;
}

}  // namespace

TEST_CASE("hosts take turns, and each keeps the order of its requests", "[net]") {
  Schedule schedule({.per_host = 2});
  for (std::uint64_t id = 0; id < 3; ++id) add(schedule, "a.example", id);
  for (std::uint64_t id = 10; id < 13; ++id) add(schedule, "b.example", id);
  CHECK(started(schedule, start) == std::vector<std::uint64_t>{0, 10, 1, 11});
  CHECK(schedule.waiting() == 2);
  CHECK_FALSE(schedule.next_ready());
}

TEST_CASE("a host that has just answered goes on over its connection, but not for ever", "[net]") {
  Schedule schedule({.per_host = 1});
  for (std::uint64_t id = 0; id < 100; ++id) add(schedule, "a.example", id);
  add(schedule, "b.example", 1000);
  auto begun = schedule.next(start);
  std::uint64_t in_a_row = 0;
  while (begun && begun->request.id < 1000) {
    ++in_a_row;
    schedule.finished(*begun->host, {}, start);
    begun = schedule.next(start);
  }
  CHECK(in_a_row > 10);
  CHECK(in_a_row < 100);
  REQUIRE(begun);
  CHECK(begun->request.id == 1000);
}

TEST_CASE("a finished request lets its host's next one start", "[net]") {
  Schedule schedule({.per_host = 1});
  add(schedule, "a.example", 0);
  add(schedule, "a.example", 1);
  const auto first = schedule.next(start);
  REQUIRE(first);
  CHECK_FALSE(schedule.next(start));
  schedule.finished(*first->host, {}, start);
  CHECK(started(schedule, start) == std::vector<std::uint64_t>{1});
}

TEST_CASE("an interval parts the requests to one host and no others", "[net]") {
  Schedule schedule({.per_host = 4, .interval = 100ms});
  for (std::uint64_t id = 0; id < 3; ++id) add(schedule, "a.example", id);
  add(schedule, "b.example", 10);
  CHECK(started(schedule, start) == std::vector<std::uint64_t>{0, 10});
  REQUIRE(schedule.next_ready());
  CHECK(*schedule.next_ready() == start + 100ms);
  CHECK(started(schedule, start + 99ms).empty());
  CHECK(started(schedule, start + 100ms) == std::vector<std::uint64_t>{1});
  CHECK(started(schedule, start + 200ms) == std::vector<std::uint64_t>{2});
}

TEST_CASE("Retry-After is kept, up to a minute", "[net]") {
  Schedule schedule({.per_host = 1});
  for (std::uint64_t id = 0; id < 3; ++id) add(schedule, "a.example", id);
  auto begun = schedule.next(start);
  REQUIRE(begun);
  schedule.finished(*begun->host, {.busy = true, .retry_after = 7s}, start);
  CHECK(started(schedule, start + 6'999ms).empty());
  begun = schedule.next(start + 7s);
  REQUIRE(begun);
  schedule.finished(*begun->host, {.busy = true, .retry_after = 24h}, start + 7s);
  CHECK(started(schedule, start + 66s).empty());
  CHECK(started(schedule, start + 67s).size() == 1);
}

TEST_CASE("refusals without a Retry-After wait longer each time", "[net]") {
  Schedule schedule({.per_host = 1});
  for (std::uint64_t id = 0; id < 20; ++id) add(schedule, "a.example", id);
  auto now = start;
  std::vector<std::chrono::milliseconds> pauses;
  for (int i = 0; i < 8; ++i) {
    const auto begun = schedule.next(now);
    REQUIRE(begun);
    schedule.finished(*begun->host, {.busy = true}, now);
    CHECK_FALSE(schedule.next(now));
    REQUIRE(schedule.next_ready());
    pauses.push_back(std::chrono::duration_cast<std::chrono::milliseconds>(*schedule.next_ready() - now));
    now = *schedule.next_ready();
  }
  CHECK(pauses == std::vector<std::chrono::milliseconds>{500ms, 1s, 2s, 4s, 8s, 15s, 15s, 15s});
}

TEST_CASE("a burst of refusals counts once", "[net]") {
  Schedule schedule({.per_host = 4});
  for (std::uint64_t id = 0; id < 8; ++id) add(schedule, "a.example", id);
  std::vector<Schedule::Start> begun;
  while (auto next = schedule.next(start)) begun.push_back(std::move(*next));
  REQUIRE(begun.size() == 4);
  for (const auto& one : begun) schedule.finished(*one.host, {.busy = true}, start + 10ms);
  CHECK_FALSE(schedule.next(start + 11ms));
  REQUIRE(schedule.next_ready());
  CHECK(*schedule.next_ready() == start + 510ms);
}

TEST_CASE("a host that was too busy gets its old pace back by steps", "[net]") {
  Schedule schedule({.per_host = 4});
  for (std::uint64_t id = 0; id < 400; ++id) add(schedule, "a.example", id);
  auto begun = schedule.next(start);
  REQUIRE(begun);
  schedule.finished(*begun->host, {.busy = true}, start);
  auto now = start;
  for (int good = 0; good < 100; ++good) {
    now += 1s;
    begun = schedule.next(now);
    REQUIRE(begun);
    schedule.finished(*begun->host, {}, now);
  }
  CHECK(started(schedule, now + 1s).size() == 4);
}

TEST_CASE("a request that is to wait first does not hold up its host", "[net]") {
  Schedule schedule({.per_host = 4});
  add(schedule, "a.example", 0, 500ms);
  add(schedule, "a.example", 1);
  CHECK(started(schedule, start) == std::vector<std::uint64_t>{1});
  REQUIRE(schedule.next_ready());
  CHECK(*schedule.next_ready() == start + 500ms);
  CHECK(started(schedule, start + 500ms) == std::vector<std::uint64_t>{0});
}

TEST_CASE("what has not started can be taken out", "[net]") {
  Schedule schedule({.per_host = 1});
  for (std::uint64_t id = 0; id < 5; ++id) add(schedule, "a.example", id);
  add(schedule, "b.example", 10, 1s);
  CHECK(schedule.next(start)->request.id == 0);
  std::set<std::uint64_t> ids;
  for (const Request& request : schedule.clear()) ids.insert(request.id);
  CHECK(ids == std::set<std::uint64_t>{1, 2, 3, 4, 10});
  CHECK(schedule.waiting() == 0);
  CHECK_FALSE(schedule.next(start + 1h));
}

TEST_CASE("where a connection is dear a host gets more of them only when its answers take long", "[net]") {
  Schedule schedule({.per_host = 8, .at_first = 2});
  for (std::uint64_t id = 0; id < 40; ++id) add(schedule, "a.example", id);
  auto first = schedule.next(start), second = schedule.next(start);
  REQUIRE(first);
  REQUIRE(second);
  CHECK_FALSE(schedule.next(start));
  schedule.finished(*first->host, {.waited = 1ms}, start);
  CHECK(started(schedule, start).size() == 1);
  schedule.finished(*first->host, {.waited = 100ms}, start);
  CHECK(started(schedule, start).size() == 2);
  schedule.finished(*first->host, {.waited = 1ms, .multiplexed = true}, start);
  CHECK(started(schedule, start).size() == 6);
}
