// How a run gets on, and how its hosts behaved.
#include <citevet/progress.h>

#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace std::chrono_literals;

namespace {

Exchange exchange(std::string url, int status, std::chrono::milliseconds took) {
  Exchange made;
  made.request.url = std::move(url);
  made.status = status;
  made.took = took;
  return made;
}

Link link(std::string url, State state, std::vector<Exchange> exchanges) {
  Link made;
  made.url = std::move(url);
  made.state = state;
  made.exchanges.assign(exchanges.begin(), exchanges.end());
  return made;
}

std::vector<HostRow> rows(const std::vector<Link>& links) {
  HostStatistics statistics;
  for (const Link& each : links) statistics.add(each);
  return statistics.rows();
}

const std::vector<Link> a_run = {
    link("https://quick.example/a", State::alive, {exchange("https://quick.example/a", 200, 40ms)}),
    link("https://quick.example/b", State::alive, {exchange("https://quick.example/b", 200, 60ms)}),
    link("https://quick.example/c", State::alive, {exchange("https://quick.example/c", 200, 50ms)}),
    link("https://slow.example/", State::alive, {exchange("https://slow.example/", 200, 2'340ms)}),
    link("https://journal.example/1", State::blocked,
         {exchange("https://journal.example/1", 429, 90ms), exchange("https://journal.example/1", 403, 80ms)}),
    link("https://doi.example/2", State::unreachable,
         {exchange("https://doi.example/2", 302, 30ms), exchange("https://journal.example/2", 0, 20'000ms)}),
};

}  // namespace

TEST_CASE("a request counts for the host that it went to, a verdict for the host of the address", "[report]") {
  const auto hosts = rows(a_run);
  REQUIRE(hosts.size() == 4);
  const HostRow& journal = hosts[0];
  CHECK(journal.host == "journal.example");
  CHECK(journal.requests == 3);
  CHECK(journal.blocked == 1);
  CHECK(journal.unreachable == 0);
  CHECK(journal.too_many == 1);
  CHECK(journal.median == 90ms);
  CHECK(journal.slowest == 20'000ms);
  CHECK(hosts[1].host == "doi.example");
  CHECK(hosts[1].requests == 1);
  CHECK(hosts[1].unreachable == 1);
  CHECK(hosts[2].host == "slow.example");
  CHECK(hosts[3].alive == 3);
  CHECK(hosts[3].median == 50ms);
}

TEST_CASE("what came from the cache says nothing of a host's pace", "[report]") {
  Exchange old = exchange("https://example.org/", 200, 5'000ms);
  old.from_cache = true;
  const auto hosts = rows({link("https://example.org/", State::alive, {old})});
  REQUIRE(hosts.size() == 1);
  CHECK(hosts[0].requests == 0);
  CHECK(hosts[0].slowest == 0ms);
}

TEST_CASE("the table shows the hosts that refused or were slow, and counts the others", "[report]") {
  CHECK(report::host_table(rows(a_run), {.width = 100}) ==
        "host            requests alive gone suspect blocked unreachable  429  median slowest\n"
        "journal.example        3     0    0       0       1           0    1   90 ms  20.0 s\n"
        "doi.example            1     0    0       0       0           1    0   30 ms   30 ms\n"
        "slow.example           1     1    0       0       0           0    0   2.3 s   2.3 s\n"
        "1 other host, the slowest answer after 60 ms\n");
  CHECK(report::host_table({}, {}).empty());
}

TEST_CASE("the line of progress says what is done, what failed, who is waited for, and how long it may take", "[report]") {
  const std::string_view waiting[] = {"a.example", "b.example", "c.example", "d.example"};
  CHECK(report::progress({.asked = 40, .answered = 10}, 500ms, 80) == "asking: 10 of 40 addresses");
  CHECK(report::progress({.asked = 40, .answered = 10, .failed = 3, .hosts = waiting}, 5s, 200) ==
        "asking: 10 of 40 addresses, 3 failed, about 16 s left; waiting for a.example, b.example, c.example");
  CHECK(report::progress({.asked = 1'000, .answered = 10}, 10s, 80) == "asking: 10 of 1000 addresses, about 17 min left");
  CHECK(report::progress({.asked = 1, .answered = 0}, 0s, 80) == "asking: 0 of 1 address");
  CHECK(report::progress({.asked = 40, .answered = 10, .hosts = waiting}, 500ms, 30) == "asking: 10 of 40 addresses; w…");
}
