// What single hosts are sent, and how they are paced, over real sockets.
#include "net/live.h"
#include "net/recording.h"
#include "support/asking.h"
#include "support/folder.h"
#include "support/nginx.h"
#include "support/server.h"

#include <citevet/check.h>
#include <citevet/error.h>
#include <citevet/report.h>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace citevet;
using namespace citevet::test;
using namespace std::chrono_literals;

namespace {

NetworkConfig open_network() {
  NetworkConfig config;
  config.allow_private = true;
  config.proxy = "";
  return config;
}

// A config with one host that is sent all that there is to send.
NetworkConfig entrusted(std::string host) {
  NetworkConfig config = open_network();
  HostConfig& entry = config.hosts.emplace_back();
  entry.host = std::move(host);
  entry.headers = {{"X-Key", "key-secret"}};
  entry.cookies = {{"session", "cookie-secret"}};
  entry.user = "desk";
  entry.password = "password-secret";
  return config;
}

std::string secrets_in(const Received& request) {
  return std::string(request.header("x-key")) + "|" + std::string(request.header("cookie")) + "|" +
         std::string(request.header("authorization"));
}

constexpr const char* all_secrets = "key-secret|session=cookie-secret|Basic ZGVzazpwYXNzd29yZC1zZWNyZXQ=";

std::vector<Link> links(const std::vector<std::string>& urls, const NetworkConfig& network) {
  Config config;
  config.network = network;
  return check_links(urls, config, {}).links;
}

}  // namespace

TEST_CASE("a host gets its headers, cookies and password", "[net]") {
  Server server;
  server.on("/", page());
  (void)ask(*net::live(entrusted("http://" + server.address())), server.url("/"));
  CHECK(secrets_in(server.received().at(0)) == all_secrets);
}

TEST_CASE("another port of the same machine gets nothing", "[net]") {
  Server server, other;
  other.on("/", page());
  (void)ask(*net::live(entrusted("http://" + server.address())), other.url("/"));
  CHECK(secrets_in(other.received().at(0)) == "||");
}

TEST_CASE("what a host is sent does not go along with a redirect to another", "[net]") {
  Server server, other;
  server.on("/a", redirects(other.url("/b")));
  other.on("/b", redirects(server.url("/c")));
  server.on("/c", page());
  const auto found = links({server.url("/a")}, entrusted("http://" + server.address()));
  CHECK(found.at(0).state == State::alive);
  CHECK(secrets_in(server.received("/a").at(0)) == all_secrets);
  CHECK(secrets_in(other.received("/b").at(0)) == "||");
  CHECK(secrets_in(server.received("/c").at(0)) == all_secrets);
}

TEST_CASE("a token goes over https and not over http to the same machine", "[net]") {
  if (!Nginx::is_here()) SKIP("no nginx or openssl here");
  const Nginx nginx;
  NetworkConfig config = open_network();
  config.ca_file = nginx.ca_file();
  for (const std::string& url : {nginx.good(), nginx.plain()}) {
    HostConfig& host = config.hosts.emplace_back();
    host.host = url.substr(url.find("//") + 2);
    host.token = "secret";
  }
  const auto transport = net::live(config);
  CHECK(ask(*transport, nginx.good() + "authorization").body == "[Bearer secret]");
  CHECK(ask(*transport, nginx.plain() + "authorization").body == "[]");
}

TEST_CASE("a client certificate is shown to its host alone", "[net]") {
  if (!Nginx::is_here()) SKIP("no nginx or openssl here");
  const Nginx nginx;
  NetworkConfig config = open_network();
  config.ca_file = nginx.ca_file();
  HostConfig& host = config.hosts.emplace_back();
  host.host = nginx.good_http1();
  host.client_cert = nginx.client_certificate();
  host.client_key = nginx.client_key();
  const auto transport = net::live(config, {.loops = 1});
  CHECK(ask(*transport, nginx.good_http1() + "certificate").body == "SUCCESS");
  CHECK(ask(*transport, nginx.good() + "certificate").body == "NONE");
  CHECK(ask(*transport, nginx.good_http1() + "certificate").body == "SUCCESS");
}

TEST_CASE("no exchange and no record holds what a host was sent", "[net]") {
  Server server;
  server.on("/", redirects("/c"));
  server.on("/c", page());
  const Folder folder;
  NetworkConfig config = entrusted("http://" + server.address());
  config.record = folder.path() / "answers";
  const auto found = links({server.url("/")}, config);
  CHECK(report::links_json(found).find("secret") == std::string::npos);
  std::string recorded;
  for (const auto& entry : std::filesystem::directory_iterator(config.record))
    recorded += folder.read("answers/" + entry.path().filename().string());
  CHECK(recorded.find("/c") != std::string::npos);
  CHECK(recorded.find("secret") == std::string::npos);
  CHECK(recorded.find("ZGVzazp") == std::string::npos);
}

TEST_CASE("a chain's own cookie takes the place of the config's", "[net]") {
  Server server;
  server.on("/", page());
  NetworkConfig config = entrusted("http://" + server.address());
  config.hosts[0].cookies = {{"session", "mine"}, {"lang", "de"}};
  (void)ask(*net::live(config), {Request{.url = server.url("/"), .headers = {{"Cookie", "session=theirs"}}}});
  CHECK(server.received().at(0).header("cookie") == "lang=de; session=theirs");
}

TEST_CASE("a netrc file's passwords go to their machines over https alone", "[net]") {
  if (!Nginx::is_here()) SKIP("no nginx or openssl here");
  const Nginx nginx;
  const Folder folder;
  folder.write("netrc", "machine 127.0.0.1 login desk password secret\n");
  NetworkConfig config = open_network();
  config.ca_file = nginx.ca_file();
  config.netrc = folder.path() / "netrc";
  // The machine's https port is another: so it is sent nothing here.
  CHECK(ask(*net::live(config), nginx.good() + "authorization").body == "[]");
  config.netrc = folder.path() / "missing";
  CHECK_THROWS_AS(net::live(config), Error);
}

TEST_CASE("a host has a pace and a patience of its own", "[net]") {
  Server server, other;
  const auto slow = after(300ms, page());
  for (const char* path : {"/1", "/2", "/3"}) {
    server.on(path, page());
    other.on(path, slow);
  }
  NetworkConfig config = open_network();
  HostConfig& paced = config.hosts.emplace_back();
  paced.host = server.address();
  paced.interval = 60ms;
  HostConfig& impatient = config.hosts.emplace_back();
  impatient.host = other.address();
  impatient.timeout = 50ms;
  const auto answers = ask(*net::live(config), {Request{.url = server.url("/1")}, Request{.url = server.url("/2")},
                                                Request{.url = server.url("/3")}, Request{.url = other.url("/1")}});
  const auto received = server.received();
  REQUIRE(received.size() == 3);
  CHECK(received[2].at - received[0].at >= 100ms);
  CHECK(answers[3].failure == Failure::timeout);
}

TEST_CASE("a configured proxy takes the place of the environment's, but for what is asked directly", "[net]") {
  Server proxy, server;
  proxy.on("/", page("by the proxy"));
  server.on("/", page("directly"));
  NetworkConfig config = open_network();
  config.proxy = "http://" + proxy.address();
  (void)ask(*net::live(config), "http://site.example/");
  CHECK(proxy.received().size() == 1);
  CHECK(proxy.received().at(0).target.find("site.example") != std::string::npos);
  config.no_proxy = {"127.0.0.0/8"};
  CHECK(ask(*net::live(config), server.url("/")).body.find("directly") != std::string::npos);
}

TEST_CASE("a SOCKS proxy is told the name, and one that does not answer is no way to the host", "[net]") {
  NetworkConfig config = open_network();
  Server nothing;
  config.proxy = "socks5h://desk:secret@" + nothing.address();
  const Exchange answer = ask(*net::live(config), "http://site.example/");
  CHECK(answer.status == 0);
  CHECK(answer.error.find("secret") == std::string::npos);
}
