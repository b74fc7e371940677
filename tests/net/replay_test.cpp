// Recorded answers in place of the network.
#include "net/replay.h"
#include "net/base64.h"
#include "net/record.h"
#include "net/recording.h"
#include "support/asking.h"

#include <unistd.h>

#include <citevet/error.h>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <fstream>

using namespace citevet;
using namespace citevet::test;
using Catch::Matchers::ContainsSubstring;

namespace {

namespace fs = std::filesystem;

// A folder of its own, gone with the test.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "citevet-replay-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const Folder& with(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << text;
    return *this;
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

const std::string rest =
    R"({"request": {"method": "GET", "url": "https://example.org/rest"}, "status": 200, "headers": [["Content-Type", "text/html"]], "body": "<title>Rest</title>"})";

std::string recording_of(const std::string& url, int status) {
  return R"({"request": {"url": ")" + url + R"("}, "status": )" + std::to_string(status) + "}";
}

}  // namespace

TEST_CASE("a recorded answer comes back whole, with header names in lower case", "[net]") {
  const Folder folder;
  folder.with("rest.json", rest);
  const Exchange exchange = ask(*net::replay(folder.path()), "https://example.org/rest");
  CHECK(exchange.status == 200);
  CHECK(header(exchange, "content-type") == "text/html");
  CHECK(exchange.body == "<title>Rest</title>");
}

TEST_CASE("a request is found by its canonical address", "[net]") {
  const Folder folder;
  folder.with("rest.json", recording_of("HTTPS://Example.org:443/a/../rest?q=1&utm_source=x#part", 200));
  CHECK(ask(*net::replay(folder.path()), "https://example.org/rest?q=1").status == 200);
  CHECK(ask(*net::replay(folder.path()), "https://example.org/rest?q=2").failure == Failure::not_recorded);
  CHECK(ask(*net::replay(folder.path()), "http://example.org/rest?q=1").failure == Failure::not_recorded);
}

TEST_CASE("contact parameters and keys make no difference", "[net]") {
  CHECK(net::recorded_address("https://api.crossref.org/works/10.1000/a?mailto=desk@example.org") ==
        "https://api.crossref.org/works/10.1000/a");
  CHECK(net::recorded_address("https://eutils.example/esummary?tool=citevet&id=1&email=a@example.org&api_key=1") ==
        "https://eutils.example/esummary?id=1");
  CHECK(net::recorded_address("https://shop.example/?tool=hammer") == "https://shop.example/?tool=hammer");
  CHECK(net::recorded_address("https://anna:secret@example.org/a") == "https://example.org/a");
}

TEST_CASE("a recorded GET answers a HEAD, without the body", "[net]") {
  const Folder folder;
  folder.with("rest.json", rest);
  const Exchange exchange = ask(*net::replay(folder.path()), "https://example.org/rest", "HEAD");
  CHECK(exchange.status == 200);
  CHECK(exchange.body.empty());
  CHECK(exchange.request.method == "HEAD");
}

TEST_CASE("several recordings of one request answer in the order of their names", "[net]") {
  const Folder folder;
  folder.with("2.json", recording_of("https://example.org/", 200)).with("1.json", recording_of("https://example.org/", 503));
  const auto transport = net::replay(folder.path());
  CHECK(ask(*transport, "https://example.org/").status == 503);
  CHECK(ask(*transport, "https://example.org/").status == 200);
  CHECK(ask(*transport, "https://example.org/").status == 200);
}

TEST_CASE("folders below count, files of other kinds do not", "[net]") {
  const Folder folder;
  folder.with("a/b/rest.json", rest).with("README.md", "# Answers").with("replay.json", R"({"date": "2026-11-24"})");
  CHECK(ask(*net::replay(folder.path()), "https://example.org/rest").status == 200);
}

TEST_CASE("a recorded failure is a failure", "[net]") {
  const auto [error, failure] = GENERATE(table<std::string, Failure>({{"timeout", Failure::timeout},
                                                                      {"dns", Failure::no_such_host},
                                                                      {"refused", Failure::refused},
                                                                      {"tls", Failure::tls},
                                                                      {"dns-temporary", Failure::dns},
                                                                      {"tls-expired", Failure::tls_expired}}));
  const Folder folder;
  folder.with("a.json", R"({"request": {"url": "https://example.org/"}, "error": ")" + error + R"("})");
  const Exchange exchange = ask(*net::replay(folder.path()), "https://example.org/");
  CHECK(exchange.failure == failure);
  CHECK(exchange.status == 0);
  CHECK_THAT(exchange.error, ContainsSubstring(error));
}

TEST_CASE("a body in base64 is decoded", "[net]") {
  const Folder folder;
  folder.with("a.json", R"({"request": {"url": "https://example.org/"}, "status": 200, "body": "PHRpdGxlPg==", "body_base64": true})");
  CHECK(ask(*net::replay(folder.path()), "https://example.org/").body == "<title>");
}

TEST_CASE("a body may be written as its lines, or as the JSON that it is", "[net]") {
  const auto [written, body] = GENERATE(table<std::string, std::string>({
      {R"(["<feed>", "</feed>"])", "<feed>\n</feed>\n"},
      {R"({"status": "ok", "items": [1]})", R"({"status":"ok","items":[1]})"},
      {R"([{"DOI": "10.5555/a"}])", R"([{"DOI":"10.5555/a"}])"},
      {"[]", ""},
  }));
  const Folder folder;
  folder.with("a.json", R"({"request": {"url": "https://example.org/"}, "status": 200, "body": )" + written + "}");
  CHECK(ask(*net::replay(folder.path()), "https://example.org/").body == body);
}

TEST_CASE("a file that is no recording is named, with what is wrong", "[net]") {
  const auto [text, problem] = GENERATE(table<std::string, std::string>({
      {"{\n  \"request\": }", "bad.json:2:14: no JSON"},
      {"[]", "must be a JSON object"},
      {"{}", "\"request\" is missing"},
      {R"({"request": {}, "status": 200})", "\"url\""},
      {R"({"request": {"url": "https://example.org/"}})", "\"status\""},
      {R"({"request": {"url": "https://example.org/"}, "status": 20000})", "\"status\""},
      {R"({"request": {"url": "https://example.org/"}, "error": "bored"})", "unknown \"error\" \"bored\""},
      {R"({"request": {"url": "https://example.org/"}, "status": 200, "headers": {"a": "b"}})", "\"headers\""},
      {R"({"request": {"url": "https://example.org/"}, "status": 200, "body": 7})", "\"body\" must be a string"},
      {R"({"request": {"url": "https://example.org/"}, "status": 200, "body": "?", "body_base64": true})", "not base64"},
      {R"({"request": {"url": "https://example.org/"}, "status": 200} {})", "more than one"},
  }));
  CAPTURE(text);
  const Folder folder;
  folder.with("bad.json", text);
  CHECK_THROWS_WITH(net::replay(folder.path()), ContainsSubstring("bad.json") && ContainsSubstring(problem));
}

TEST_CASE("a folder that is not there is an error", "[net]") {
  CHECK_THROWS_AS(net::replay("/no/such/folder"), Error);
}

TEST_CASE("what is recorded can be replayed, without cookies, keys and user names", "[net]") {
  const Folder from, to;
  from.with(
          "a.json",
          R"({"request": {"url": "https://example.org/rest"}, "status": 200, "headers": [["Content-Type", "text/html"], ["Set-Cookie", "id=4711"]],
                          "body": "<title>R\u00E9st</title>"})")
      .with("b.json", R"({"request": {"url": "https://example.org/b"}, "status": 404, "body": "//79", "body_base64": true})")
      .with("c.json", R"({"request": {"url": "https://example.org/c"}, "error": "timeout"})");
  const std::chrono::year_month_day day{std::chrono::year(2026), std::chrono::November, std::chrono::day(24)};
  {
    const auto recording = net::record(net::replay(from.path()), to.path() / "new", day);
    (void)ask(*recording, "https://anna:secret@example.org/rest?api_key=geheim");
    (void)ask(*recording, "https://example.org/b");
    (void)ask(*recording, "https://example.org/c");
    (void)ask(*recording, "https://example.org/never-recorded");
  }
  std::string all;
  for (const auto& entry : fs::directory_iterator(to.path() / "new")) {
    std::ifstream in(entry.path());
    all.append(std::istreambuf_iterator<char>(in), {});
  }
  CHECK_THAT(all, !ContainsSubstring("4711") && !ContainsSubstring("geheim") && !ContainsSubstring("anna") && !ContainsSubstring("secret"));
  CHECK_THAT(all, ContainsSubstring(R"({"date": "2026-11-24"})"));

  const auto transport = net::replay(to.path() / "new");
  CHECK(ask(*transport, "https://example.org/rest").body == "<title>R\xC3\xA9st</title>");
  CHECK(ask(*transport, "https://example.org/b").body == "\xFF\xFE\xFD");
  CHECK(ask(*transport, "https://example.org/b").status == 404);
  CHECK(ask(*transport, "https://example.org/c").failure == Failure::timeout);
  CHECK(ask(*transport, "https://example.org/never-recorded").failure == Failure::not_recorded);
}

TEST_CASE("base64 is read and written as RFC 4648 §10 shows", "[net]") {
  const auto [bytes, text] = GENERATE(table<std::string, std::string>(
      {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}}));
  CHECK(net::to_base64(bytes) == text);
  CHECK(net::from_base64(text) == bytes);
}

TEST_CASE("what is no base64 is said to be none", "[net]") {
  const std::string text = GENERATE("Z", "Zg=", "Zg==Zg==", "Z=g=", "====", "Zm9v!");
  CHECK_FALSE(net::from_base64(text));
}

TEST_CASE("a recorded batch answers for each of its items that has no recording of its own", "[net]") {
  const Folder folder;
  folder.with("1.json", recording_of("https://example.org/of?ids=a,b", 200))
      .with("2.json", recording_of("https://example.org/of?ids=b", 503));
  const auto items = [](std::string_view url) {
    return url.ends_with("a,b") ? std::vector<std::string>{"https://example.org/of?ids=a", "https://example.org/of?ids=b"}
                                : std::vector<std::string>{};
  };
  const auto transport = net::replay(folder.path(), items);
  CHECK(ask(*transport, "https://example.org/of?ids=a").status == 200);
  CHECK(ask(*transport, "https://example.org/of?ids=b").status == 503);
  CHECK(ask(*transport, "https://example.org/of?ids=c").failure == Failure::not_recorded);
}
