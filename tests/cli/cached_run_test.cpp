// citevet check with a cache: what is asked again, and what is said of what was not.
#include "net/cache.h"
#include "support/server.h"

#include <sqlite3.h>

#include <boost/json.hpp>
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <future>

#include "cli/tool.h"

using namespace citevet;
using namespace std::chrono_literals;
using test::Folder;
using test::Said;
using test::said_by;
using test::Server;

namespace {

namespace json = boost::json;

// A source for each of these paths.
std::string article(const Server& server, const std::vector<std::string>& paths) {
  std::string text;
  for (const std::string& path : paths) text.append("Rest helps (Source: ").append(server.url(path)).append(").\n\n");
  return text;
}

std::vector<std::string> numbered(std::size_t count) {
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < count; ++i) paths.push_back("/" + std::to_string(i));
  return paths;
}

test::Process check_of(const Folder& folder, const std::vector<std::string>& more = {}) {
  std::vector<std::string> words{"check", "--allow-private", "--cache", "kept.sqlite", "--fail-on", "never", "--concurrency",
                                 "8",     "--format",        "json",    "draft.txt"};
  words.insert(words.end() - 1, more.begin(), more.end());
  return test::citevet(words, folder);
}

json::object report_of(const Said& said) {
  CAPTURE(said.error);
  REQUIRE(said.status == 0);
  return json::parse(said.output).as_object();
}

json::object check(const Folder& folder, const std::vector<std::string>& more = {}) {
  return report_of(run(check_of(folder, more)));
}

// The states of its links: "alive", and "alive*" where it came from the cache.
std::vector<std::string> states(const json::object& report) {
  std::vector<std::string> out;
  for (const json::value& link : report.at("links").as_array())
    out.push_back(std::string(link.at("state").as_string()) + (link.at("from_cache").as_bool() ? "*" : ""));
  return out;
}

using States = std::vector<std::string>;

std::size_t kept_in(const Folder& folder) {
  net::Cache cache(folder.path() / "kept.sqlite", net::Cache::Open::existing);
  return cache.info().entries["page"];
}

void execute(const Folder& folder, const char* sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open((folder.path() / "kept.sqlite").c_str(), &database) == SQLITE_OK);
  CHECK(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
}

}  // namespace

TEST_CASE("the second run asks nobody, and says so", "[cli]") {
  Server server;
  server.on("/rest", test::page("Rest"));
  const Folder folder;
  folder.write("draft.txt", article(server, {"/rest"}));
  const json::object first = check(folder), second = check(folder);
  CHECK(server.received().size() == 1);
  CHECK(states(first) == States{"alive"});
  CHECK(states(second) == States{"alive*"});
  const json::value &before = first.at("links").at(0), &after = second.at("links").at(0);
  CHECK(after.at("checked_at") == before.at("checked_at"));
  CHECK(after.at("status") == before.at("status"));
  CHECK(after.at("exchanges") == before.at("exchanges"));
  CHECK(after.at("evidence").as_string().starts_with(before.at("evidence").as_string()));
}

TEST_CASE("the text report says how much came from the cache, and of which day the oldest is", "[cli]") {
  const Folder folder;
  {
    Server server;
    server.on("/rest", test::page("Rest"));
    folder.write("draft.txt", article(server, {"/rest"}));
    check(folder);
    folder.write("draft.txt", article(server, {"/rest", "/naps"})).write("other.txt", article(server, {"/rest"}));
  }
  const std::string one = said_by({"check", "--offline", "--cache", "kept.sqlite", "draft.txt"}, folder).output;
  const json::object report = check(folder, {"--offline"});
  const std::string day(std::string_view(report.at("links").at(0).at("checked_at").as_string()).substr(0, 10));
  CHECK(one.find("  Links    1 alive · 0 gone · 1 not asked · 1 from the cache, the oldest of\n           " + day + "\n") !=
        std::string::npos);
  const std::string both = said_by({"check", "--offline", "--cache", "kept.sqlite", "draft.txt", "other.txt"}, folder).output;
  CHECK(both.substr(both.find("In all")).find("1 from the cache, the oldest of") != std::string::npos);
}

TEST_CASE("--no-cache asks anew, and keeps nothing", "[cli]") {
  Server server;
  server.on("/rest", test::page("Rest"));
  const Folder folder;
  folder.write("draft.txt", article(server, {"/rest"}));
  CHECK(states(check(folder, {"--no-cache"})) == States{"alive"});
  CHECK_FALSE(std::filesystem::exists(folder.path() / "kept.sqlite"));
  check(folder);
  CHECK(states(check(folder, {"--no-cache"})) == States{"alive"});
  CHECK(server.received().size() == 3);
}

TEST_CASE("what is recorded comes from the sites, not from the cache", "[cli]") {
  Server server;
  server.on("/rest", test::page("Rest"));
  const Folder folder;
  folder.write("draft.txt", article(server, {"/rest"}));
  check(folder);
  CHECK(states(check(folder, {"--record", "recorded"})) == States{"alive"});
  CHECK(states(check(folder, {"--replay", "recorded"})) == States{"alive"});
  CHECK(server.received().size() == 2);
}

TEST_CASE("offline, the cache answers, however old it is", "[cli]") {
  const Folder folder;
  {
    Server server;
    server.on("/rest", test::page("Rest"));
    folder.write("draft.txt", article(server, {"/rest"}));
    check(folder);
    folder.write("draft.txt", article(server, {"/rest", "/naps"}));
  }
  execute(folder, "UPDATE evidence SET at = at - 20 * 86400");
  const json::object report = check(folder, {"--offline"});
  CHECK(states(report) == States{"alive*", "skipped"});
  CHECK(report.at("links").at(0).at("evidence").as_string().ends_with("(20 days ago)"));
  CHECK(report.at("links").at(1).at("reason") == "offline");
}

TEST_CASE("offline without a cache nothing is made", "[cli]") {
  const Folder folder;
  folder.write("draft.txt", test::clean);
  CHECK(states(check(folder, {"--offline"})) == States{"skipped"});
  CHECK_FALSE(std::filesystem::exists(folder.path() / "kept.sqlite"));
}

TEST_CASE("what is gone is asked again after a day, what is alive is not", "[cli]") {
  Server server;
  server.on("/rest", test::page("Rest"));
  server.on("/naps", test::in_turn({test::answers(404), test::answers(404), test::page("Naps")}));
  const Folder folder;
  folder.write("draft.txt", article(server, {"/rest", "/naps"}));
  CHECK(states(check(folder)) == States{"alive", "gone"});
  CHECK(states(check(folder)) == States{"alive*", "gone*"});
  execute(folder, "UPDATE evidence SET at = at - 86400");
  CHECK(states(check(folder)) == States{"alive*", "alive"});
  CHECK(server.received("/rest").size() == 1);
}

TEST_CASE("a changed setting changes the verdict", "[cli]") {
  Server server;
  server.on("/rest", test::redirects("/naps"));
  server.on("/naps", test::page("Naps"));
  const Folder folder;
  folder.write("draft.txt", article(server, {"/rest"}));
  CHECK(states(check(folder)) == States{"alive"});
  CHECK(states(check(folder)) == States{"alive*"});
  CHECK(states(check(folder, {"--exclude", "**/rest"})) == States{"skipped"});
  folder.write("house.toml", "[network]\nmax-redirects = 0\n");
  CHECK(states(check(folder, {"--config", "house.toml"})) == States{"unreachable"});
  CHECK(states(check(folder)) == States{"alive"});
  CHECK(states(check(folder)) == States{"alive*"});
  folder.write("house.toml", "[network]\nuser-agent = \"a reader\"\n");
  CHECK(states(check(folder, {"--config", "house.toml"})) == States{"alive"});
  CHECK(server.received().back().header("user-agent") == "a reader");
}

TEST_CASE("a run that was killed goes on where it stopped", "[cli]") {
  constexpr std::size_t quick = 20, slow = 6;
  Server server;
  const std::vector<std::string> paths = numbered(quick + slow);
  for (std::size_t i = 0; i < quick; ++i) server.on(paths[i], test::page("Rest"));
  // Not answered while the first run lives.
  for (std::size_t i = quick; i < quick + slow; ++i)
    server.on(paths[i], test::in_turn({test::after(60s, test::page("Rest")), test::page("Rest")}));
  const Folder folder;
  folder.write("draft.txt", article(server, paths));

  test::Process process = check_of(folder, {"--host-concurrency", "8"});
  process.kill_when = [&] { return kept_in(folder) == quick; };
  CHECK(run(process).status == 128 + SIGKILL);
  const std::size_t asked = server.received().size();
  CHECK(asked <= quick + slow);

  const json::object report = check(folder);
  States expected(quick, "alive*");
  expected.insert(expected.end(), slow, "alive");
  CHECK(states(report) == expected);
  CHECK(server.received().size() == asked + slow);
  CHECK(report.at("problems").as_array().empty());
}

TEST_CASE("two runs at once share a cache", "[cli]") {
  Server server;
  const std::vector<std::string> paths = numbered(60);
  for (const std::string& path : paths) server.on(path, test::page("Rest"));
  const Folder folder;
  folder.write("draft.txt", article(server, paths));
  const test::Process process = check_of(folder);
  auto other = std::async(std::launch::async, [&] { return run(process); });
  const json::object one = report_of(run(process)), two = report_of(other.get());
  CHECK(one.at("problems").as_array().empty());
  CHECK(two.at("problems").as_array().empty());
  CHECK(kept_in(folder) == 60);
  const std::size_t asked = server.received().size();
  CHECK(states(check(folder)) == States(60, "alive*"));
  CHECK(server.received().size() == asked);
}

TEST_CASE("a damaged cache is put aside, said, and does not keep the run from its work", "[cli]") {
  Server server;
  server.on("/rest", test::page("Rest"));
  const Folder folder;
  folder.write("draft.txt", article(server, {"/rest"})).write("kept.sqlite", std::string(3000, 'x'));
  const json::object report = check(folder);
  CHECK(states(report) == States{"alive"});
  const json::array& problems = report.at("problems").as_array();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].at("kind") == "unreadable-file");
  CHECK(problems[0].at("severity") == "warning");
  CHECK(problems[0].at("message") ==
        "the cache was damaged or of another version: it is kept as kept.sqlite.old, and a new one was started");
  CHECK_FALSE(report.at("summary").at("incomplete").as_bool());
  CHECK(folder.read("kept.sqlite.old") == std::string(3000, 'x'));
  CHECK(states(check(folder)) == States{"alive*"});
}

TEST_CASE("a cache that can't be made is said, and the run goes on", "[cli]") {
  Server server;
  server.on("/rest", test::page("Rest"));
  const Folder folder;
  folder.write("draft.txt", article(server, {"/rest"})).write("file", "");
  const json::object report = check(folder, {"--cache", "file/kept.sqlite"});
  CHECK(states(report) == States{"alive"});
  REQUIRE(report.at("problems").as_array().size() == 1);
  CHECK(report.at("problems").at(0).at("name") == "file/kept.sqlite");
}

TEST_CASE("evidence that was written over in the file is asked again", "[cli]") {
  Server server;
  server.on("/rest", test::page("Rest"));
  const Folder folder;
  folder.write("draft.txt", article(server, {"/rest"}));
  check(folder);
  execute(folder, "UPDATE evidence SET value = zeroblob(40)");
  CHECK(states(check(folder)) == States{"alive"});
}

TEST_CASE("what searches found is not searched for again, also where only registries were asked", "[cli]") {
  Server server;
  const test::Headers json_type{{"Content-Type", "application/json"}};
  server.on("/crossref/works",
            test::answers(200, json_type, R"({"status":"ok","message-type":"work-list","message":{"total-results":0,"items":[]}})"));
  server.on("/eutils/esearch.fcgi", test::answers(200, json_type, R"({"esearchresult":{"count":"0","idlist":[]}})"));
  server.on("/europepmc/search", test::answers(200, json_type, R"({"hitCount":0,"resultList":{"result":[]}})"));
  server.on("/openalex/works", test::answers(200, json_type, R"({"meta":{"count":0},"results":[]})"));
  const Folder folder;
  std::string config;
  for (const auto& [registry, path] :
       {std::pair{"crossref", "crossref"}, {"ncbi-eutils", "eutils"}, {"europepmc", "europepmc"}, {"openalex", "openalex"}})
    config += std::string("[registries.") + registry + "]\nurl = \"" + server.url(std::string("/") + path) + "\"\n";
  folder.write("own.toml", config)
      .write("draft.txt",
             "So do lights (Quist, 2016).\n\nReferences\n\n"
             "Quist, P. (2016). Morning light and the mood of lighthouse keepers. Tide Letters, 3(1), 2–8.\n");
  for (int run = 0; run < 2; ++run) {
    const json::object report = check(folder, {"--config", "own.toml"});
    const json::value& document = report.at("documents").at(0);
    CHECK(document.at("findings").at(0).at("rule") == "metadata/not-found");
    CHECK(document.at("references").at(0).at("verification") == "not-found");
    CHECK(server.received().size() == 4);
  }
}
