// The network against a server on loopback that behaves as real ones do, and worse.
#include "net/live.h"

#include "support/asking.h"
#include "support/server.h"

#include <citevet/error.h>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <atomic>
#include <cstdio>
#include <set>

using namespace citevet;
using namespace citevet::test;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

const Headers html{{"Content-Type", "text/html"}};

// Loopback is private: these tests open the guard.
NetworkConfig local() {
  NetworkConfig config;
  config.allow_private = true;
  config.timeout = 5s;
  return config;
}

std::unique_ptr<Transport> network(NetworkConfig config = local()) {
  return net::live(config, {.proxies = net::Proxies{}});
}

std::string output_of(const char* command) {
  std::string bytes;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command, "r"), &::pclose);
  char piece[4096];
  while (const std::size_t got = std::fread(piece, 1, sizeof piece, pipe.get())) bytes.append(piece, got);
  return bytes;
}

std::string chunked(std::string_view body) {
  char size[32];
  std::snprintf(size, sizeof size, "%zx\r\n", body.size());
  return size + std::string(body) + "\r\n";
}

}  // namespace

TEST_CASE("an answer comes back with its status, headers in lower case and body", "[net]") {
  Server server;
  server.on("/rest", answers(200, {{"Content-Type", "text/html"}, {"X-Served-By", "  desk 4 "}}, "<title>Rest</title>"));
  const Exchange exchange = ask(*network(), server.url("/rest"));
  CHECK(exchange.failure == Failure::none);
  CHECK(exchange.status == 200);
  CHECK(header(exchange, "x-served-by") == "desk 4");
  CHECK(exchange.body == "<title>Rest</title>");
  CHECK_FALSE(exchange.body_cut);
  CHECK(exchange.request.url == server.url("/rest"));
}

TEST_CASE("a request says honestly who asks", "[net]") {
  Server server;
  server.on("/", page());
  NetworkConfig config = local();
  config.contact = "desk@example.org";
  (void)ask(*network(config), server.url("/"));
  REQUIRE(server.received().size() == 1);
  CHECK(server.received()[0].header("user-agent") == "citevet/0.1.0 (+mailto:desk@example.org)");
  CHECK(server.received()[0].header("cookie").empty());
}

TEST_CASE("an address is asked to the letter, without its fragment and credentials", "[net]") {
  Server server;
  (void)ask(*network(), "http://anna:secret@" + server.address() + "/a/../b/%7Ec/./d;e?q=[1]|2&utm_source=x#part");
  REQUIRE(server.received().size() == 1);
  CHECK(server.received()[0].target == "/a/../b/%7Ec/./d;e?q=[1]|2&utm_source=x");
  CHECK(server.received()[0].header("authorization").empty());
  CHECK(server.received()[0].header("host") == server.address());
}

TEST_CASE("a request's own headers are sent", "[net]") {
  Server server;
  server.on("/", page());
  auto transport = network();
  (void)ask(*transport, {Request{.url = server.url("/"), .headers = {{"Cookie", "visit=1"}, {"Accept", "application/json"}}}});
  (void)ask(*transport, server.url("/"));
  REQUIRE(server.received().size() == 2);
  CHECK(server.received()[0].header("cookie") == "visit=1");
  CHECK(server.received()[0].header("accept") == "application/json");
  CHECK(server.received()[1].header("cookie").empty());
}

TEST_CASE("a redirect is an answer and not followed", "[net]") {
  Server server;
  server.on("/old", redirects("/new", 301));
  const Exchange exchange = ask(*network(), server.url("/old"));
  CHECK(exchange.status == 301);
  CHECK(header(exchange, "location") == "/new");
  CHECK(server.received("/new").empty());
}

TEST_CASE("a HEAD request gets no body, whatever the server sends", "[net]") {
  Server server;
  server.on("/", sends_raw("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nlying"));
  const Exchange exchange = ask(*network(), server.url("/"), "HEAD");
  CHECK(exchange.status == 200);
  CHECK(exchange.body.empty());
}

TEST_CASE("an endless body is cut at the limit", "[net]") {
  Server server;
  server.on("/endless", [](const Received&, Peer& peer) {
    peer.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
    while (peer.send(std::string(4096, 'x'))) {
    }
  });
  NetworkConfig config = local();
  config.max_body_bytes = 10'000;
  const Exchange exchange = ask(*network(config), server.url("/endless"));
  CHECK(exchange.status == 200);
  CHECK(exchange.body.size() == 10'000);
  CHECK(exchange.body_cut);
}

TEST_CASE("a body of exactly the limit is whole", "[net]") {
  Server server;
  server.on("/", answers(200, html, std::string(10'000, 'x')));
  NetworkConfig config = local();
  config.max_body_bytes = 10'000;
  const Exchange exchange = ask(*network(config), server.url("/"));
  CHECK(exchange.body.size() == 10'000);
  CHECK_FALSE(exchange.body_cut);
}

TEST_CASE("a compressed bomb is cut at the limit of what it unpacks to", "[net]") {
  const std::string bomb = output_of("head -c 50000000 /dev/zero | gzip -9");
  REQUIRE(bomb.size() < 60'000);
  Server server;
  server.on("/", answers(200, {{"Content-Type", "text/html"}, {"Content-Encoding", "gzip"}}, bomb));
  const Exchange exchange = ask(*network(), server.url("/"));
  CHECK(exchange.status == 200);
  CHECK(exchange.body.size() == local().max_body_bytes);
  CHECK(exchange.body_cut);
}

TEST_CASE("what is no text ends after the headers", "[net]") {
  Server server;
  server.on("/film", [](const Received&, Peer& peer) {
    peer.send("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 900000000\r\n\r\n");
    while (peer.send(std::string(4096, 'x'))) {
    }
  });
  const Exchange exchange = ask(*network(), server.url("/film"));
  CHECK(exchange.status == 200);
  CHECK(exchange.body.empty());
}

TEST_CASE("the short body of an image keeps its connection", "[net]") {
  Server server;
  server.on("/dot", answers(200, {{"Content-Type", "image/gif"}}, std::string(43, 'g')));
  auto transport = network();
  (void)ask(*transport, server.url("/dot"));
  const Exchange second = ask(*transport, server.url("/dot"));
  CHECK(second.body.empty());
  REQUIRE(server.received().size() == 2);
  CHECK(server.received()[1].connection == server.received()[0].connection);
}

TEST_CASE("a body that is shorter than its stated length is still an answer", "[net]") {
  Server server;
  server.on("/", sends_raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<title>Rest</title>"));
  const Exchange exchange = ask(*network(), server.url("/"));
  CHECK(exchange.status == 200);
  CHECK(exchange.body == "<title>Rest</title>");
  CHECK(exchange.body_cut);
}

TEST_CASE("a body that stalls is still an answer", "[net]") {
  Server server;
  server.on("/", [](const Received&, Peer& peer) {
    peer.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<title>Rest</title>");
    peer.pause(20s);
  });
  NetworkConfig config = local();
  config.timeout = 200ms;
  const Exchange exchange = ask(*network(config), server.url("/"));
  CHECK(exchange.status == 200);
  CHECK(exchange.body == "<title>Rest</title>");
  CHECK(exchange.body_cut);
}

TEST_CASE("a body that is not what its encoding says is still an answer", "[net]") {
  Server server;
  server.on("/", answers(404, {{"Content-Type", "text/html"}, {"Content-Encoding", "gzip"}}, "plain words"));
  const Exchange exchange = ask(*network(), server.url("/"));
  CHECK(exchange.status == 404);
  CHECK(exchange.failure == Failure::none);
}

TEST_CASE("a chunked body arrives whole, and its trailers are no headers", "[net]") {
  Server server;
  server.on("/", sends_raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked("one ") +
                           chunked("two") + "0\r\nX-Late: 1\r\n\r\n"));
  const Exchange exchange = ask(*network(), server.url("/"));
  CHECK(exchange.body == "one two");
  CHECK(header(exchange, "x-late").empty());
}

TEST_CASE("interim answers are no answer", "[net]") {
  Server server;
  server.on("/", sends_raw("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + answer(410, html, "gone")));
  const Exchange exchange = ask(*network(), server.url("/"));
  CHECK(exchange.status == 410);
  CHECK(header(exchange, "link").empty());
}

TEST_CASE("failures are told apart", "[net]") {
  Server server;
  server.on("/silence", sends_raw(""));
  server.on("/reset", [](const Received&, Peer& peer) { peer.reset(); });
  server.on("/half-headers", sends_raw("HTTP/1.1 200 OK\r\nContent-Ty"));
  server.on("/slow", after(20s, page()));
  server.on("/no-http", sends_raw("SSH-2.0-OpenSSH_9.2\r\n"));
  server.on("/large-headers", [](const Received&, Peer& peer) {
    peer.send("HTTP/1.1 200 OK\r\n");
    while (peer.send("X-Filler: " + std::string(1000, 'x') + "\r\n")) {
    }
  });
  server.on("/large-header", [](const Received&, Peer& peer) {
    peer.send("HTTP/1.1 200 OK\r\nX-Filler: ");
    while (peer.send(std::string(4096, 'x'))) {
    }
  });
  NetworkConfig config = local();
  config.timeout = 300ms;
  auto transport = network(config);
  CHECK(ask(*transport, server.url("/silence")).failure == Failure::reset);
  CHECK(ask(*transport, server.url("/reset")).failure == Failure::reset);
  CHECK(ask(*transport, server.url("/half-headers")).status == 0);
  CHECK(ask(*transport, server.url("/slow")).failure == Failure::timeout);
  CHECK(ask(*transport, server.url("/no-http")).failure == Failure::malformed);
  CHECK(ask(*transport, server.url("/large-headers")).failure == Failure::too_large);
  CHECK(ask(*transport, server.url("/large-header")).failure == Failure::too_large);
}

TEST_CASE("a port where nobody listens refuses", "[net]") {
  std::string closed;
  {
    const Server server;
    closed = server.url("/");
  }
  const Exchange exchange = ask(*network(), closed);
  CHECK(exchange.failure == Failure::refused);
  CHECK(exchange.status == 0);
  CHECK_FALSE(exchange.error.empty());
}

TEST_CASE("a scheme other than http and https opens no socket", "[net]") {
  const std::string url = GENERATE("file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:70/_x", "dict://127.0.0.1:2628/",
                                   "unix:/var/run/docker.sock", "jar:http://127.0.0.1/x!/", "http:\\\\127.0.0.1\\", "http:///etc", "");
  CAPTURE(url);
  const Exchange exchange = ask(*network(), url);
  CHECK(exchange.failure == Failure::guarded);
}

TEST_CASE("a host that has a connection is asked over it again", "[net]") {
  Server server;
  server.on("/", page());
  auto transport = network();
  (void)ask(*transport, server.url("/"));
  (void)ask(*transport, server.url("/"));
  (void)ask(*transport, server.url("/"));
  REQUIRE(server.received().size() == 3);
  CHECK(server.received()[2].connection == 0);
}

TEST_CASE("a host never has more requests at once than its limit", "[net]") {
  Server server;
  std::atomic<int> now = 0, most = 0;
  server.on("/", [&](const Received& request, Peer& peer) {
    const int here = ++now;
    int seen = most;
    while (here > seen && !most.compare_exchange_weak(seen, here)) {
    }
    peer.pause(10ms);
    --now;
    page()(request, peer);
  });
  NetworkConfig config = local();
  config.host_concurrency = 3;
  (void)ask(*network(config), std::vector<Request>(30, Request{.url = server.url("/")}));
  CHECK(most == 3);
}

TEST_CASE("all hosts together never have more requests at once than the limit", "[net]") {
  std::atomic<int> now = 0, most = 0;
  const Handler counting = [&](const Received& request, Peer& peer) {
    const int here = ++now;
    int seen = most;
    while (here > seen && !most.compare_exchange_weak(seen, here)) {
    }
    peer.pause(10ms);
    --now;
    page()(request, peer);
  };
  std::array<Server, 6> servers;
  std::vector<Request> requests;
  for (Server& server : servers) {
    server.on("/", counting);
    requests.insert(requests.end(), 5, Request{.url = server.url("/")});
  }
  NetworkConfig config = local();
  config.concurrency = 4;
  config.host_concurrency = 4;
  (void)ask(*network(config), requests);
  CHECK(most == 4);
}

TEST_CASE("a slow host holds up nobody else", "[net]") {
  Server slow, quick;
  std::atomic<bool> quick_done = false;
  std::atomic<int> slow_done = 0;
  slow.on("/", [&](const Received& request, Peer& peer) {
    while (!quick_done && peer.pause(5ms)) {
    }
    ++slow_done;
    page()(request, peer);
  });
  quick.on("/", page());
  NetworkConfig config = local();
  config.concurrency = 8;
  config.host_concurrency = 4;
  std::vector<Request> requests(40, Request{.url = slow.url("/")});
  requests.insert(requests.end(), 40, Request{.url = quick.url("/")});
  for (std::size_t i = 0; i < requests.size(); ++i) requests[i].id = i;
  auto transport = network(config);
  transport->submit(requests);
  // The slow host answers only when all of the quick one's answers are here.
  std::size_t quick_answers = 0, all = 0;
  while (all < 80) {
    const auto finished = transport->collect(5s, {});
    REQUIRE_FALSE(finished.empty());
    all += finished.size();
    for (const Exchange& exchange : finished) quick_answers += exchange.request.id >= 40 && exchange.status == 200;
    quick_done = quick_answers == 40;
  }
  CHECK(slow_done == 40);
}

TEST_CASE("a host that asks to wait is not asked again before", "[net]") {
  Server server;
  server.on("/first", answers(429, {{"Retry-After", "1"}}));
  server.on("/second", page());
  NetworkConfig config = local();
  config.host_concurrency = 1;
  const auto answers = ask(*network(config), {Request{.url = server.url("/first")}, Request{.url = server.url("/second")}});
  CHECK(answers[0].status == 429);
  CHECK(answers[1].status == 200);
  REQUIRE(server.received("/first").size() == 1);
  REQUIRE(server.received("/second").size() == 1);
  CHECK(server.received("/second")[0].at - server.received("/first")[0].at >= 1s);
}

TEST_CASE("an interval between two requests to one host is kept", "[net]") {
  Server server;
  server.on("/", page());
  NetworkConfig config = local();
  config.host_interval = 50ms;
  (void)ask(*network(config), std::vector<Request>(4, Request{.url = server.url("/")}));
  const auto received = server.received();
  REQUIRE(received.size() == 4);
  CHECK(received[3].at - received[0].at >= 140ms);
}

TEST_CASE("after a stop nothing new is asked, and every request comes back at once", "[net]") {
  Server server;
  server.on("/quick", page());
  server.on("/", after(20s, page()));
  NetworkConfig config = local();
  config.host_concurrency = 2;
  std::vector<Request> requests(100, Request{.url = server.url("/")});
  requests.front().url = server.url("/quick");
  auto transport = network(config);
  transport->submit(requests);
  std::stop_source stop;
  std::vector<Exchange> all = transport->collect(5s, stop.get_token());
  stop.request_stop();
  while (all.size() < 100) {
    const auto finished = transport->collect(2s, stop.get_token());
    REQUIRE_FALSE(finished.empty());
    all.insert(all.end(), finished.begin(), finished.end());
  }
  CHECK(all.size() == 100);
  CHECK(std::ranges::count(all, Failure::cancelled, &Exchange::failure) == 99);
  CHECK(server.received().size() <= 3);
}

TEST_CASE("a transport can be dropped in the middle of its work", "[net]") {
  Server server;
  server.on("/", after(10s, page()));
  auto transport = network();
  transport->submit(std::vector<Request>(50, Request{.url = server.url("/")}));
  (void)transport->collect(20ms, {});
  transport.reset();
  CHECK(server.received().size() <= 4);
}

TEST_CASE("answers come from a thousand hosts, each on its own connection", "[net]") {
  Server server;
  server.on("/", page());
  std::vector<Request> requests;
  for (int i = 0; i < 1000; ++i) requests.push_back({.url = "http://host" + std::to_string(i) + ".example/"});
  NetworkConfig config = local();
  auto transport = net::live(config, {.connect_to = server.address(), .proxies = net::Proxies{}});
  const auto answers = ask(*transport, requests);
  CHECK(std::ranges::count(answers, 200, &Exchange::status) == 1000);
  std::set<std::string> hosts;
  for (const Received& request : server.received()) hosts.emplace(request.header("host"));
  CHECK(hosts.size() == 1000);
}

TEST_CASE("a certificate file that can't be read is said at once", "[net]") {
  NetworkConfig config = local();
  config.ca_file = "/no/such/file.pem";
  CHECK_THROWS_WITH(net::live(config), ContainsSubstring("/no/such/file.pem"));
}
