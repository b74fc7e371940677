// Addresses asked over the real network code, from a server on loopback that behaves as sites do.
#include "support/server.h"

#include <citevet/check.h>
#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace citevet::test;
using namespace std::chrono_literals;

namespace {

Config local() {
  Config config;
  config.network.allow_private = true;
  config.network.timeout = 3s;
  return config;
}

Link link_of(const Server& server, std::string_view path, const Config& config = local()) {
  return check_links(std::vector{server.url(path)}, config, {}).links.front();
}

}  // namespace

TEST_CASE("each of the four verdicts is reached over the network", "[check]") {
  Server server;
  server.on("/alive", page());
  server.on("/moved", redirects("/alive", 301));
  server.on("/blocked", answers(403, {}, "no robots"));
  server.on("/broken", [](const Received&, Peer& peer) { peer.reset(); });
  server.on("/loop", redirects("/loop"));
  const std::vector<std::string> urls{server.url("/alive"),   server.url("/moved"),  server.url("/gone"),
                                      server.url("/blocked"), server.url("/broken"), server.url("/loop")};
  const std::vector<Link> links = check_links(urls, local(), {}).links;
  std::vector<State> states;
  for (const Link& link : links) states.push_back(link.state);
  CHECK(states == std::vector{State::alive, State::alive, State::gone, State::blocked, State::unreachable, State::unreachable});
  CHECK(links[1].redirects == std::vector{server.url("/alive")});
  CHECK(server.received("/gone").size() == 2);
  CHECK(server.received("/blocked").size() == 1);
}

TEST_CASE("a fault that passes leaves the address alive", "[check]") {
  Server server;
  server.on("/", in_turn({answers(503), page()}));
  CHECK(link_of(server, "/").state == State::alive);
}

TEST_CASE("a page that is there at the second look is not gone", "[check]") {
  Server server;
  server.on("/", in_turn({answers(404), page()}));
  CHECK(link_of(server, "/").state == State::alive);
}

TEST_CASE("a site that answers 429 is asked again after the time it names", "[check]") {
  Server server;
  server.on("/", in_turn({answers(429, {{"Retry-After", "1"}}), page()}));
  CHECK(link_of(server, "/").state == State::alive);
  const auto received = server.received("/");
  REQUIRE(received.size() == 2);
  CHECK(received[1].at - received[0].at >= 1s);
}

TEST_CASE("the cookie of a redirect goes back within its chain", "[check]") {
  Server server;
  server.on("/article", [](const Received& request, Peer& peer) {
    if (request.header("cookie") == "seen=1")
      page()(request, peer);
    else
      answers(302, {{"Location", "/article"}, {"Set-Cookie", "seen=1; Path=/"}})(request, peer);
  });
  CHECK(link_of(server, "/article").state == State::alive);
  CHECK(link_of(server, "/article").state == State::alive);
  CHECK(server.received("/article")[2].header("cookie").empty());
}

TEST_CASE("without leave no private address is asked, and that is no fault of the network", "[check]") {
  Server server;
  const Link link = link_of(server, "/", {});
  CHECK(link.state == State::skipped);
  CHECK(link.reason == "private address");
  CHECK(server.received().empty());
}

TEST_CASE("the same address in several spellings is asked once", "[check]") {
  Server server;
  server.on("/a", page());
  const std::vector<std::string> urls{server.url("/a"), server.url("/a#part"), server.url("/a?utm_source=x")};
  CHECK(check_links(urls, local(), {}).links.size() == 3);
  CHECK(server.received("/a").size() == 1);
}
