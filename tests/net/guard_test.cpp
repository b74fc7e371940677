// Nothing that a document contains reaches this machine or its network.
//
// Every transport here has a gate on its sockets that notes where they would go and lets nothing pass but loopback: a hole in the guard
// shows, and reaches nobody.
#include "net/guard.h"
#include "net/live.h"
#include "support/asking.h"
#include "support/server.h"
#include "support/shared.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cstring>
#include <mutex>
#include <sstream>

using namespace citevet;
using namespace citevet::test;

namespace {

std::string shown(const sockaddr& address) {
  char text[INET6_ADDRSTRLEN] = "?";
  if (address.sa_family == AF_INET) {
    sockaddr_in four;
    std::memcpy(&four, &address, sizeof four);
    ::inet_ntop(AF_INET, &four.sin_addr, text, sizeof text);
  } else if (address.sa_family == AF_INET6) {
    sockaddr_in6 six;
    std::memcpy(&six, &address, sizeof six);
    ::inet_ntop(AF_INET6, &six.sin6_addr, text, sizeof text);
  }
  return text;
}

// What was let through by the guard.
class Gate {
 public:
  net::LiveOptions options(net::Proxies proxies = {}) {
    net::LiveOptions options;
    options.gate = [this](const sockaddr& address) {
      const std::string text = shown(address);
      const std::lock_guard lock(mutex_);
      passed_.push_back(text);
      return text.starts_with("127.") || text == "::1";
    };
    options.proxies = std::move(proxies);
    return options;
  }
  std::vector<std::string> passed() {
    const std::lock_guard lock(mutex_);
    return passed_;
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> passed_;
};

bool allows(const char* address) {
  in_addr four{};
  if (::inet_pton(AF_INET, address, &four) == 1) {
    sockaddr_in socket{};
    socket.sin_family = AF_INET;
    socket.sin_addr = four;
    return net::guard::allows(reinterpret_cast<const sockaddr&>(socket));
  }
  sockaddr_in6 socket{};
  socket.sin6_family = AF_INET6;
  REQUIRE(::inet_pton(AF_INET6, address, &socket.sin6_addr) == 1);
  return net::guard::allows(reinterpret_cast<const sockaddr&>(socket));
}

}  // namespace

TEST_CASE("special addresses are refused, with the IPv4 ones inside IPv6", "[net]") {
  const char* address =
      GENERATE("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.255", "169.254.169.254", "172.16.0.1", "172.31.255.255",
               "192.0.0.1", "192.0.2.1", "192.168.255.255", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1",
               "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1",
               "2001:db8::1", "2002:7f00:1::", "2002:a9fe:a9fe::", "2001:0:0:0:0:0:80ff:fffe", "2001:10::1", "3fff::1", "fc00::1",
               "fd12::1", "fe80::1", "fec0::1", "ff02::1", "5f00::1");
  CAPTURE(address);
  CHECK_FALSE(allows(address));
  CHECK_FALSE(net::guard::allows_literal(address));
}

TEST_CASE("public addresses are allowed", "[net]") {
  const char* address =
      GENERATE("1.1.1.1", "11.0.0.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1", "198.20.0.1",
               "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "64:ff9b::101:101", "::ffff:1.1.1.1", "2002:101:101::1");
  CAPTURE(address);
  CHECK(allows(address));
  CHECK(net::guard::allows_literal(address));
}

TEST_CASE("a server on this machine is refused, and never hears of it", "[net]") {
  Server server;
  Gate gate;
  const auto transport = net::live({}, gate.options());
  CHECK(ask(*transport, server.url("/")).failure == Failure::guarded);
  CHECK(ask(*transport, "http://localhost:" + std::to_string(server.port()) + "/").failure == Failure::guarded);
  CHECK(ask(*transport, "http://[::ffff:127.0.0.1]:" + std::to_string(server.port()) + "/").failure == Failure::guarded);
  CHECK(server.received().empty());
  CHECK(gate.passed().empty());
}

TEST_CASE("a name that resolves to this machine is refused", "[net]") {
  Server server;
  Gate gate;
  net::LiveOptions options = gate.options();
  options.connect_to = server.address();  // as a name server of the address's owner would answer
  CHECK(ask(*net::live({}, options), "http://rebinding.example/").failure == Failure::guarded);
  CHECK(server.received().empty());
}

TEST_CASE("a configured address is exempt, what it shares a connection with is not", "[net]") {
  Server server;
  server.on("/registry", page());
  Gate gate;
  const auto transport = net::live({}, gate.options());
  const auto first = ask(*transport, {Request{.url = server.url("/registry"), .exempt_from_guard = true}});
  CHECK(first[0].status == 200);
  CHECK(ask(*transport, server.url("/registry")).failure == Failure::guarded);
  CHECK(server.received().size() == 1);
}

TEST_CASE("allow-private opens the guard", "[net]") {
  Server server;
  server.on("/", page());
  Gate gate;
  NetworkConfig config;
  config.allow_private = true;
  CHECK(ask(*net::live(config, gate.options()), server.url("/")).status == 200);
}

TEST_CASE("every spelling of a private address is refused", "[net]") {
  const auto list = shared_file("corpus/ssrf-urls.txt");
  if (!list) WARN("no list of addresses beside the repository (CITEVET_SHARED): nothing asked");
  Gate gate;
  const auto transport = net::live({}, gate.options());
  std::istringstream lines(list.value_or(""));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    CAPTURE(line);
    // As a document's address is asked, and as it would be if nobody had read it before.
    CHECK(ask(*transport, canonical_url(line).value_or(line)).failure == Failure::guarded);
    CHECK(ask(*transport, line).status == 0);
  }
  CHECK(gate.passed() == std::vector<std::string>{});
}

TEST_CASE("behind a proxy the guard holds for what is asked through it", "[net]") {
  Server proxy;
  Gate gate;
  const auto transport = net::live({}, gate.options({.http = "http://" + proxy.address()}));
  const std::string private_url = GENERATE("http://127.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/", "http://localhost/",
                                           "http://printer.localhost/", "http://2130706433/", "http://127.1/");
  CAPTURE(private_url);
  CHECK(ask(*transport, private_url).failure == Failure::guarded);
  CHECK(proxy.received().empty());
}

TEST_CASE("behind a proxy public addresses are asked through it", "[net]") {
  Server proxy;
  proxy.on("http://93.184.216.34/rest", page());
  Gate gate;
  const auto transport = net::live({}, gate.options({.http = "http://" + proxy.address()}));
  CHECK(ask(*transport, "http://93.184.216.34/rest").status == 200);
  CHECK(gate.passed() == std::vector<std::string>{"127.0.0.1"});
}

TEST_CASE("what is excepted from the proxy is asked directly, behind the guard", "[net]") {
  Server proxy, server;
  Gate gate;
  const auto transport = net::live({}, gate.options({.http = "http://" + proxy.address(), .except = "example.org, 127.0.0.0/8"}));
  CHECK(ask(*transport, server.url("/")).failure == Failure::guarded);
  CHECK(proxy.received().empty());
  CHECK(gate.passed().empty());
}

TEST_CASE("a proxy that does not answer is no fault of the site", "[net]") {
  std::string closed;
  {
    const Server server;
    closed = "http://" + server.address();
  }
  Gate gate;
  CHECK(ask(*net::live({}, gate.options({.http = closed})), "http://93.184.216.34/").failure == Failure::no_route);
}

TEST_CASE("NO_PROXY names hosts, domains and networks", "[net]") {
  CHECK(net::names_host("*", "example.org"));
  CHECK(net::names_host("example.org", "example.org"));
  CHECK(net::names_host("a.test, example.org", "www.Example.org"));
  CHECK(net::names_host(".example.org", "example.org"));
  CHECK(net::names_host("10.0.0.0/8", "10.200.0.1"));
  CHECK(net::names_host("fd00::/8,x", "fd12::1"));
  CHECK_FALSE(net::names_host("example.org", "badexample.org"));
  CHECK_FALSE(net::names_host("10.0.0.0/8", "11.0.0.1"));
  CHECK_FALSE(net::names_host("10.0.0.0/99", "10.0.0.1"));
  CHECK_FALSE(net::names_host("", "example.org"));
}
