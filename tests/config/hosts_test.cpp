// What holds for single hosts, and what only they are sent.
#include <citevet/config.h>

#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace std::chrono_literals;
using config::Hosts;

namespace {

HostConfig paced(std::string host, std::size_t concurrency) {
  HostConfig config;
  config.host = std::move(host);
  config.concurrency = concurrency;
  return config;
}

HostConfig entrusted(std::string host) {
  HostConfig config;
  config.host = std::move(host);
  config.token = "secret";
  config.headers = {{"X-Key", "secret"}};
  config.cookies = {{"session", "secret"}};
  config.client_cert = "desk.pem";
  return config;
}

bool sends_secrets(const HostConfig& host) {
  return !host.token.empty() || !host.headers.empty() || !host.cookies.empty() || !host.client_cert.empty();
}

}  // namespace

TEST_CASE("a host is a name, the names below one, or every one", "[config]") {
  const Hosts hosts({paced("*", 1), paced("*.example.org", 2), paced("Example.org", 3), paced("example.org:8080", 4)});
  CHECK(hosts.of("https://example.net/").concurrency == 1);
  CHECK(hosts.of("https://a.example.org/").concurrency == 2);
  CHECK(hosts.of("https://a.b.example.org/").concurrency == 2);
  CHECK(hosts.of("https://example.org/a").concurrency == 3);
  CHECK(hosts.of("https://example.org:9090/").concurrency == 3);
  CHECK(hosts.of("http://example.org:8080/").concurrency == 4);
  CHECK(hosts.of("https://notexample.org/").concurrency == 1);
  CHECK(hosts.of("https://example.org.example.net/").concurrency == 1);
  CHECK(Hosts({}).empty());
}

TEST_CASE("names in other scripts are hosts as well", "[config]") {
  CHECK(Hosts({paced("bücher.example", 2)}).of("https://xn--bcher-kva.example/").concurrency == 2);
  CHECK(Hosts({paced("[::1]:8080", 2)}).of("http://[::1]:8080/").concurrency == 2);
}

TEST_CASE("all groups that fit a host count; of what several set, the last", "[config]") {
  HostConfig slow = paced("*.example.org", 2);
  slow.interval = 3s;
  const HostConfig found = Hosts({slow, paced("a.example.org", 1)}).of("https://a.example.org/");
  CHECK(found.concurrency == 1);
  CHECK(found.interval == 3s);
}

TEST_CASE("what is for one host alone goes nowhere else", "[config]") {
  const Hosts hosts({entrusted("example.org")});
  CHECK(sends_secrets(hosts.of("https://example.org/a")));
  CHECK_FALSE(sends_secrets(hosts.of("http://example.org/a")));
  CHECK_FALSE(sends_secrets(hosts.of("https://example.org:8443/")));
  CHECK_FALSE(sends_secrets(hosts.of("https://www.example.org/")));
  CHECK_FALSE(sends_secrets(hosts.of("https://example.org.example.net/")));
  CHECK_FALSE(sends_secrets(hosts.of("https://example.org@example.net/")));
}

TEST_CASE("another port and plain http have to be named", "[config]") {
  const Hosts port({entrusted("example.org:8443")});
  CHECK(sends_secrets(port.of("https://example.org:8443/")));
  CHECK_FALSE(sends_secrets(port.of("http://example.org:8443/")));
  CHECK_FALSE(sends_secrets(port.of("https://example.org/")));
  const Hosts plain({entrusted("http://example.org")});
  CHECK(sends_secrets(plain.of("http://example.org/")));
  CHECK_FALSE(sends_secrets(plain.of("https://example.org/")));
  CHECK_FALSE(sends_secrets(plain.of("http://example.org:8080/")));
  CHECK_FALSE(sends_secrets(Hosts({entrusted("*")}).of("https://example.org/")));
}

TEST_CASE("of the statuses of a host the last that covers one counts", "[config]") {
  HostConfig host;
  host.statuses = {{400, 499, State::blocked}, {404, 404, State::gone}};
  CHECK(host.meaning_of(403) == State::blocked);
  CHECK(host.meaning_of(404) == State::gone);
  CHECK(host.meaning_of(200) == std::nullopt);
}
