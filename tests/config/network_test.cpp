// What a config file says of the network, of hosts and of registries.
#include <citevet/config.h>
#include <citevet/error.h>

#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace std::chrono_literals;

namespace {

std::optional<std::string> environment(std::string_view name) {
  if (name == "DESK_TOKEN") return "from the environment";
  if (name == "EMPTY") return "";
  if (name == "HOME") return "/home/desk";
  return std::nullopt;
}

Config config_of(std::string_view toml) {
  Config config;
  config::apply_file(config, toml, "/house/citevet.toml", true, {}, environment);
  return config;
}

HostConfig host_of(const std::string& keys) {
  return config_of("[[host]]\nhost = \"example.org\"\n" + keys).network.hosts.at(0);
}

std::string complaint(const std::string& toml) {
  try {
    config_of(toml);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

std::string complaint_of_host(const std::string& keys) {
  return complaint("[[host]]\nhost = \"example.org\"\n" + keys);
}

}  // namespace

TEST_CASE("a config file says how the network is reached", "[config]") {
  const NetworkConfig network = config_of(R"(
[network]
proxy = "socks5h://localhost:1080"
no-proxy = ["intranet.example.org", "10.0.0.0/8"]
connect-timeout = "2s"
ca-file = "ca.pem"
netrc = true

[[network.remap]]
from = "https://example.org/docs"
to = "http://localhost:8080"
)")
                                    .network;
  CHECK(network.proxy == "socks5h://localhost:1080");
  CHECK(network.no_proxy == std::vector<std::string>{"intranet.example.org", "10.0.0.0/8"});
  CHECK(network.connect_timeout == 2s);
  CHECK(network.ca_file == "/house/ca.pem");
  CHECK(network.netrc == "/home/desk/.netrc");
  REQUIRE(network.remap.size() == 1);
  CHECK(network.remap[0].from == "https://example.org/docs");
  CHECK(network.remap[0].to == "http://localhost:8080");
}

TEST_CASE("a proxy that is none is refused without being shown: it may hold a password", "[config]") {
  CHECK(config_of("[network]\nproxy = \"\"\n").network.proxy == "");
  CHECK(complaint("[network]\nproxy = \"gopher://desk:secret@example.org\"\n") ==
        "/house/citevet.toml:2:9: no proxy that citevet knows; write http://, https://, socks5:// or socks5h://, then host and port");
}

TEST_CASE("a host has a pace, statuses and a method of its own", "[config]") {
  const HostConfig host = host_of(R"(
concurrency = 1
interval = "3s"
timeout = "1m"
method = "HEAD"
max-redirects = 2
)");
  CHECK(host.host == "example.org");
  CHECK(host.concurrency == 1);
  CHECK(host.interval == 3s);
  CHECK(host.timeout == 1min);
  CHECK(host.method == "HEAD");
  CHECK(host.max_redirects == 2);
}

TEST_CASE("accepted statuses are a number, a range, or a list", "[config]") {
  using Statuses = std::vector<StatusMeaning>;
  CHECK(host_of("accept = 403\n").statuses == Statuses{{403, 403, State::alive}});
  CHECK(host_of("accept = \"200..=299, 403\"\n").statuses == Statuses{{200, 299, State::alive}, {403, 403, State::alive}});
  CHECK(host_of("accept = [404, \"500..600\"]\n").statuses == Statuses{{404, 404, State::alive}, {500, 599, State::alive}});
  CHECK(host_of("accept = \"..=199, 900..\"\n").statuses == Statuses{{100, 199, State::alive}, {900, 999, State::alive}});
  CHECK(complaint_of_host("accept = \"299..=200\"\n") ==
        "/house/citevet.toml:3:10: \"299..=200\" is no status; write 403, \"200..=299\" or a list of both, from 100 to 999");
  CHECK_FALSE(complaint_of_host("accept = 42\n").empty());
  CHECK_FALSE(complaint_of_host("accept = \"200..\\u0000\"\n").empty());
  CHECK_FALSE(complaint_of_host("accept = \"..\"\n").empty());
  CHECK_FALSE(complaint_of_host("accept = \"200,,403\"\n").empty());
}

TEST_CASE("a status can mean any verdict", "[config]") {
  CHECK(host_of("status = { \"403\" = \"blocked\", \"500..=599\" = \"gone\" }\n").statuses ==
        std::vector<StatusMeaning>{{403, 403, State::blocked}, {500, 599, State::gone}});
  CHECK(
      complaint_of_host("status = { \"403\" = \"blokced\" }\n") ==
      "/house/citevet.toml:3:10: \"blokced\" is none of alive, gone, suspect, blocked, unreachable or skipped; did you mean \"blocked\"?");
}

TEST_CASE("secrets come from the environment", "[config]") {
  const HostConfig host = host_of(R"(
headers = { X-Key = "env:DESK_TOKEN", Accept-Language = "de" }
cookies = { session = "abc" }
user = "desk"
password = "env:DESK_TOKEN"
client-cert = "desk.pem"
)");
  CHECK(host.headers == std::vector<std::pair<std::string, std::string>>{{"Accept-Language", "de"}, {"X-Key", "from the environment"}});
  CHECK(host.cookies == std::vector<std::pair<std::string, std::string>>{{"session", "abc"}});
  CHECK(host.user == "desk");
  CHECK(host.password == "from the environment");
  CHECK(host.client_cert == "/house/desk.pem");
  CHECK(host_of("token = \"env:EMPTY\"\n").token.empty());
  CHECK(complaint_of_host("token = \"env:MISSING\"\n") ==
        "/house/citevet.toml:3:9: the environment has no \"MISSING\"; set it, to nothing where there is no secret");
}

TEST_CASE("what can't be sent is refused, and never shown", "[config]") {
  CHECK(complaint_of_host("headers = { \"X Key\" = \"secret\" }\n") == "/house/citevet.toml:3:11: \"X Key\" is no header's name");
  CHECK(complaint_of_host("headers = { X-Key = \"secret\\r\\nHost: b\" }\n") ==
        "/house/citevet.toml:3:11: the header \"X-Key\" holds a control character");
  CHECK(complaint_of_host("headers = { Cookie = \"secret\" }\n") ==
        "/house/citevet.toml:3:11: the header \"Cookie\" can't be set; use cookies");
  CHECK(complaint_of_host("cookies = { a = \"secret; b\" }\n") == "/house/citevet.toml:3:11: the cookie \"a\" holds what no cookie can");
  CHECK(complaint_of_host("token = \"sec\\nret\"\n") == "/house/citevet.toml:3:9: the token holds a control character");
  CHECK(complaint_of_host("token = \"a\"\nuser = \"b\"\n") ==
        "/house/citevet.toml:1:1: a user and a token for one host; only one of them can be sent: take the other out");
  CHECK(complaint("[[host]]\nhost = \"*\"\ntoken = \"secret\"\n") ==
        "/house/citevet.toml:1:1: headers, cookies and credentials are not for every host; name the host that they are for");
}

TEST_CASE("a host needs a name that is one", "[config]") {
  CHECK(complaint("[[host]]\nconcurrency = 1\n") == "/house/citevet.toml:1:1: a host without a name; give it one: host = \"example.org\"");
  CHECK(complaint("[[host]]\nhost = \"example.org/a\"\n") ==
        "/house/citevet.toml:2:8: \"example.org/a\" is no host; write example.org, *.example.org or example.org:8080");
  CHECK_FALSE(complaint("[[host]]\nhost = \"a.*.org\"\n").empty());
  CHECK_FALSE(complaint("[[host]]\nhost = \"example.org:0\"\n").empty());
  CHECK_FALSE(complaint("[[host]]\nhost = \"ftp://example.org\"\n").empty());
  CHECK_FALSE(complaint("[[host]]\nhost = \"\"\n").empty());
  CHECK(complaint_of_host("concurency = 1\n") ==
        "/house/citevet.toml:3:1: unknown key \"concurency\" in [[host]]; did you mean \"concurrency\"?");
}

TEST_CASE("a client certificate belongs to a host", "[config]") {
  CHECK(complaint("[network]\nclient-cert = \"desk.pem\"\n") ==
        "/house/citevet.toml:2:1: \"client-cert\" is for one host; write it in a [[host]]");
}

TEST_CASE("a registry has an address, a key, and can be left out", "[config]") {
  const Config config = config_of(R"(
[registries.crossref]
url = "https://mirror.example.org/crossref/"
key = "env:DESK_TOKEN"

[registries.youtube]
thumbnails = "https://pictures.example.org"

[registries.openalex]
enabled = false
)");
  CHECK(config.registries.at("crossref").url == "https://mirror.example.org/crossref");
  CHECK(config.registries.at("crossref").key == "from the environment");
  CHECK(config.registries.at("crossref").enabled);
  CHECK(config.registries.at("youtube").thumbnails == "https://pictures.example.org");
  CHECK_FALSE(config.registries.at("openalex").enabled);
  CHECK(complaint("[registries.crosref]\n") == "/house/citevet.toml:1:13: unknown registry \"crosref\"; did you mean \"crossref\"?");
  CHECK(complaint("[registries.doi]\nadress = \"https://example.org\"\n").ends_with("unknown key \"adress\" in [registries.doi]"));
  CHECK_FALSE(complaint("[registries.doi]\nurl = \"example.org\"\n").empty());
  CHECK_FALSE(complaint("[registries.doi]\nurl = \"https://example.org/?a=b\"\n").empty());
}
