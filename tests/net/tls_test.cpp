// TLS and HTTP/2 against a real nginx.
#include "net/live.h"
#include "support/asking.h"
#include "support/nginx.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace citevet;
using namespace citevet::test;

namespace {

std::unique_ptr<Transport> trusting(const Nginx& nginx, std::size_t at_once = 4) {
  NetworkConfig config;
  config.allow_private = true;
  config.ca_file = nginx.ca_file();
  config.host_concurrency = at_once;
  return net::live(config, {.proxies = net::Proxies{}});
}

// The connections that answered, by their numbers.
std::set<std::string> connections(const std::vector<Exchange>& answers) {
  std::set<std::string> numbers;
  for (const Exchange& exchange : answers) numbers.insert(exchange.body.substr(0, exchange.body.find(' ')));
  return numbers;
}

}  // namespace

TEST_CASE("HTTP/2 carries all requests to a host over one connection", "[net]") {
  if (!Nginx::is_here()) SKIP("no nginx or openssl here");
  const Nginx nginx;
  const auto answers = ask(*trusting(nginx, 50), std::vector<Request>(200, Request{.url = nginx.good()}));
  CHECK(answers[0].body.ends_with("HTTP/2.0"));
  CHECK(std::ranges::count(answers, 200, &Exchange::status) == 200);
  CHECK(connections(answers).size() == 1);
}

TEST_CASE("HTTP/1.1 over TLS uses as many connections as requests at once, again and again", "[net]") {
  if (!Nginx::is_here()) SKIP("no nginx or openssl here");
  const Nginx nginx;
  const auto answers = ask(*trusting(nginx, 4), std::vector<Request>(200, Request{.url = nginx.good_http1()}));
  CHECK(answers[0].body.ends_with("HTTP/1.1"));
  CHECK(std::ranges::count(answers, 200, &Exchange::status) == 200);
  CHECK(connections(answers).size() <= 4);
}

TEST_CASE("what is wrong with a certificate is told apart", "[net]") {
  if (!Nginx::is_here()) SKIP("no nginx or openssl here");
  const Nginx nginx;
  const auto transport = trusting(nginx);
  CHECK(ask(*transport, nginx.good()).failure == Failure::none);
  CHECK(ask(*transport, nginx.expired()).failure == Failure::tls_expired);
  CHECK(ask(*transport, nginx.other_host()).failure == Failure::tls_wrong_host);
  CHECK(ask(*transport, nginx.unknown_issuer()).failure == Failure::tls_unknown_issuer);
  CHECK(ask(*transport, "https" + nginx.plain().substr(4)).failure == Failure::tls);
}

TEST_CASE("the system's certificates do not vouch for a stranger", "[net]") {
  if (!Nginx::is_here()) SKIP("no nginx or openssl here");
  const Nginx nginx;
  NetworkConfig config;
  config.allow_private = true;
  CHECK(ask(*net::live(config, {.proxies = net::Proxies{}}), nginx.good()).failure == Failure::tls_unknown_issuer);
}
