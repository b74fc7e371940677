// The file that keeps answers: what is put is found, whatever happens to the file.
#include "net/cache.h"
#include "net/lifetime.h"
#include "support/folder.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <citevet/error.h>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <csignal>
#include <stdexcept>
#include <thread>

using namespace citevet;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using net::Cache;
using std::chrono::sys_seconds;
using test::Folder;

namespace {

namespace fs = std::filesystem;

constexpr sys_seconds noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 25} + 12h};

// What is kept under a page's address; "-" when nothing is.
std::string found(Cache& cache, std::string_view url, std::string_view kind = "page") {
  std::string out = "-";
  const Cache::Key key{kind, url};
  cache.find({&key, 1}, [&](std::size_t, std::string_view value, sys_seconds) { out = value; });
  return out;
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

void execute(const fs::path& file, const char* sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
  CHECK(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
}

std::string address(std::size_t i) {
  return "https://example.org/articles/" + std::to_string(i);
}

// Runs `work` in a process of its own, which ends without any of this one's destructors.
template <class Work>
pid_t in_a_process(Work work) {
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::_exit(0);
  }
  return child;
}

}  // namespace

TEST_CASE("what was put is found by the next run, with its time", "[net]") {
  const Folder folder;
  const fs::path file = folder.path() / "cache.sqlite";
  {
    Cache cache(file);
    cache.put({"page", "https://example.org/rest"}, "answered 200", noon);
    cache.put({"doi.org", "doi:10.1000/abc"}, std::string_view("\0bytes", 6), noon + 5s);
  }
  Cache cache(file);
  const Cache::Key keys[] = {{"page", "https://example.org/naps"}, {"doi.org", "doi:10.1000/abc"}, {"page", "https://example.org/rest"}};
  std::map<std::size_t, std::pair<std::string, sys_seconds>> answers;
  cache.find(keys, [&](std::size_t index, std::string_view value, sys_seconds at) { answers[index] = {std::string(value), at}; });
  CHECK(answers == std::map<std::size_t, std::pair<std::string, sys_seconds>>{{1, {std::string("\0bytes", 6), noon + 5s}},
                                                                              {2, {"answered 200", noon}}});
  CHECK(cache.take_problems().empty());
}

TEST_CASE("a key is its kind and its name, and the last answer counts", "[net]") {
  const Folder folder;
  Cache cache(folder.path() / "cache.sqlite");
  cache.put({"page", "https://example.org/"}, "first", noon);
  cache.put({"archive", "https://example.org/"}, "a copy", noon);
  cache.put({"page", "https://example.org/"}, "second", noon + 1h);
  CHECK(found(cache, "https://example.org/") == "second");
  CHECK(found(cache, "https://example.org/", "archive") == "a copy");
  CHECK(found(cache, "https://example.org", "page") == "-");
  CHECK(found(cache, "ehttps://example.org/", "pag") == "-");
}

TEST_CASE("many are found at once, each with its own", "[net]") {
  const Folder folder;
  Cache cache(folder.path() / "cache.sqlite");
  std::vector<std::string> urls;
  for (std::size_t i = 0; i < 20'000; ++i) urls.push_back(address(i));
  for (std::size_t i = 0; i < urls.size(); i += 2) cache.put({"page", urls[i]}, "value of " + urls[i], noon);
  std::vector<Cache::Key> keys;
  for (const std::string& url : urls) keys.push_back({"page", url});
  std::vector<int> times(urls.size());
  std::size_t wrong = 0;
  cache.find(keys, [&](std::size_t index, std::string_view value, sys_seconds) {
    ++times[index];
    wrong += value == "value of " + urls[index] ? 0 : 1;
  });
  CHECK(wrong == 0);
  CHECK(std::ranges::count(times, 1) == 10'000);
  CHECK(std::ranges::count(times, 0) == 10'000);

  const auto gives_up = [](std::size_t, std::string_view, sys_seconds) { throw std::runtime_error("enough"); };
  CHECK_THROWS_AS(cache.find(keys, gives_up), std::runtime_error);
  CHECK(found(cache, urls[2]) == "value of " + urls[2]);
}

TEST_CASE("folders are made, and nobody else may look into what they hold", "[net]") {
  const Folder folder;
  const fs::path file = folder.path() / "new" / "citevet" / "cache.sqlite";
  Cache cache(file);
  cache.put({"page", "https://example.org/"}, "200", noon);
  cache.flush();
  CHECK(fs::status(file).permissions() == fs::perms(0600));
  CHECK(fs::status(file.parent_path()).permissions() == fs::perms(0700));
  CHECK(fs::status(fs::path(file) += "-wal").permissions() == fs::perms(0600));
}

TEST_CASE("where nothing may be made, nothing is", "[net]") {
  const Folder folder;
  {
    Cache cache(folder.path() / "none" / "cache.sqlite", Cache::Open::existing);
    CHECK(found(cache, "https://example.org/") == "-");
    cache.put({"page", "https://example.org/"}, "200", noon);
    CHECK(cache.take_problems().empty());
  }
  CHECK(names_in(folder.path()).empty());
}

TEST_CASE("what is no cache is kept aside, and a new one is started", "[net]") {
  const Folder folder;
  const fs::path file = folder.path() / "cache.sqlite";
  SECTION("some other bytes") {
    folder.write("cache.sqlite", std::string(5000, 'x'));
  }
  SECTION("a few bytes") {
    folder.write("cache.sqlite", "x");
  }
  SECTION("another application's database") {
    execute(file, "CREATE TABLE notes(text)");
  }
  SECTION("a cache of another version") {
    {
      const Cache cache(file);
    }
    execute(file, "PRAGMA user_version=99");
  }
  SECTION("a cache that lost its table") {
    {
      const Cache cache(file);
    }
    execute(file, "DROP TABLE evidence");
  }
  const std::string before = folder.read("cache.sqlite");
  {
    Cache cache(file);
    const std::vector<Problem> problems = cache.take_problems();
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].kind == ProblemKind::unreadable_file);
    CHECK(problems[0].severity == Severity::warning);
    CHECK(problems[0].name == file.string());
    CHECK(problems[0].message ==
          "the cache was damaged or of another version: it is kept as " + file.string() + ".old, and a new one was started");
    cache.put({"page", "https://example.org/"}, "200", noon);
  }
  CHECK(folder.read("cache.sqlite.old") == before);
  Cache again(file);
  CHECK(again.take_problems().empty());
  CHECK(found(again, "https://example.org/") == "200");
}

TEST_CASE("each file that is put aside has a name of its own", "[net]") {
  const Folder folder;
  folder.write("cache.sqlite", "first");
  {
    const Cache cache(folder.path() / "cache.sqlite");
  }
  folder.write("cache.sqlite", "second");
  {
    const Cache cache(folder.path() / "cache.sqlite");
  }
  CHECK(folder.read("cache.sqlite.old") == "first");
  CHECK(folder.read("cache.sqlite.old-2") == "second");
}

TEST_CASE("what only looks leaves a file that is no cache where it is", "[net]") {
  const Folder folder;
  folder.write("cache.sqlite", "a letter");
  {
    Cache cache(folder.path() / "cache.sqlite", Cache::Open::existing);
    CHECK(found(cache, "https://example.org/") == "-");
    const std::vector<Problem> problems = cache.take_problems();
    REQUIRE(problems.size() == 1);
    CHECK_THAT(problems[0].message, ContainsSubstring("is damaged or of another version"));
  }
  CHECK(folder.read("cache.sqlite") == "a letter");
  CHECK_THROWS_AS(cache::info(folder.path() / "cache.sqlite"), Error);
}

TEST_CASE("a page of the file that was overwritten costs its entries, not the run", "[net]") {
  const Folder folder;
  const fs::path file = folder.path() / "cache.sqlite";
  {
    Cache cache(file);
    for (std::size_t i = 0; i < 2000; ++i) cache.put({"page", address(i)}, std::string(100, 'v'), noon);
  }
  std::string bytes = folder.read("cache.sqlite");
  REQUIRE(bytes.size() > 100'000);
  // All but the first pages.
  std::fill(bytes.begin() + 12'288, bytes.end(), '\xee');
  folder.write("cache.sqlite", bytes);
  {
    Cache cache(file);
    for (std::size_t i = 0; i < 2000; ++i) (void)found(cache, address(i));
    REQUIRE(cache.take_problems().size() == 1);
    cache.put({"page", address(1)}, "200", noon);
  }
  Cache cache(file);
  CHECK(found(cache, address(1)) == "200");
  CHECK(cache.take_problems().empty());
  CHECK(fs::exists(folder.path() / "cache.sqlite.old"));
}

TEST_CASE("a cache that can't be opened says so once and holds nothing", "[net]") {
  const Folder folder;
  folder.write("file", "");
  const std::string file = GENERATE("file/cache.sqlite", "folder", "/dev/null");
  fs::create_directory(folder.path() / "folder");
  CAPTURE(file);
  Cache cache(folder.path() / file);
  cache.put({"page", "https://example.org/"}, "200", noon);
  cache.flush();
  CHECK(found(cache, "https://example.org/") == "-");
  const std::vector<Problem> problems = cache.take_problems();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].severity == Severity::warning);
}

TEST_CASE("what was put is in the file soon, without being asked for", "[net]") {
  const Folder folder;
  const fs::path file = folder.path() / "cache.sqlite";
  Cache cache(file);
  cache.put({"page", "https://example.org/"}, "200", noon);
  Cache other(file);
  // Bounded, and far longer than it takes.
  for (int i = 0; i < 1000 && other.info().entries.empty(); ++i) std::this_thread::sleep_for(10ms);
  CHECK(found(other, "https://example.org/") == "200");
}

TEST_CASE("a process that is killed in the middle of writing loses only its last answers", "[net]") {
  const Folder folder;
  const fs::path file = folder.path() / "cache.sqlite";
  for (int round = 0; round < 5; ++round) {
    const pid_t child = in_a_process([&] {
      Cache cache(file);
      for (std::size_t i = 0;; ++i) {
        cache.put({"page", address(i)}, "answered 200", noon);
        if (i % 50 == 0) cache.flush();
      }
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(40 + 13 * round));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    Cache cache(file);
    CHECK(cache.take_problems().empty());
    // The answers of each round came in this order: what is there has no gap but at its end.
    const std::size_t kept = cache.info().entries["page"];
    std::vector<std::string> urls;
    for (std::size_t i = 0; i < kept; ++i) urls.push_back(address(i));
    std::vector<Cache::Key> keys;
    for (const std::string& url : urls) keys.push_back({"page", url});
    std::size_t right = 0;
    cache.find(keys, [&](std::size_t, std::string_view value, sys_seconds) { right += value == "answered 200" ? 1 : 0; });
    CHECK(right == kept);
  }
  Cache cache(file);
  CHECK(cache.info().entries["page"] > 0);
}

TEST_CASE("several processes start and fill one file at once", "[net]") {
  const Folder folder;
  const fs::path file = folder.path() / "cache.sqlite";
  std::vector<pid_t> children;
  for (std::size_t process = 0; process < 6; ++process)
    children.push_back(in_a_process([&] {
      Cache cache(file);
      for (std::size_t i = 0; i < 300; ++i) {
        cache.put({"page", address(process * 1000 + i)}, "answered 200", noon);
        if (i % 30 == 0) cache.flush();
      }
      cache.flush();
      if (!cache.take_problems().empty()) ::_exit(1);
    }));
  int failed = 0;
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    failed += status == 0 ? 0 : 1;
  }
  CHECK(failed == 0);
  Cache cache(file);
  CHECK(cache.info().entries["page"] == 1800);
  CHECK(cache.take_problems().empty());
}

TEST_CASE("several processes that find a damaged file start one new one", "[net]") {
  const Folder folder;
  const fs::path file = folder.path() / "cache.sqlite";
  folder.write("cache.sqlite", std::string(5000, 'x'));
  std::vector<pid_t> children;
  for (std::size_t process = 0; process < 6; ++process)
    children.push_back(in_a_process([&] {
      Cache cache(file);
      cache.put({"page", address(process)}, "answered 200", noon);
      cache.flush();
    }));
  for (const pid_t child : children) ::waitpid(child, nullptr, 0);
  Cache cache(file);
  CHECK(cache.info().entries["page"] == 6);
  CHECK(folder.read("cache.sqlite.old") == std::string(5000, 'x'));
  CHECK_FALSE(fs::exists(folder.path() / "cache.sqlite.old-2"));
}

TEST_CASE("what is older than a time is taken out", "[net]") {
  const Folder folder;
  Cache cache(folder.path() / "cache.sqlite");
  cache.put({"page", address(1)}, "old", noon - 1s);
  cache.put({"page", address(2)}, "new", noon);
  CHECK(cache.prune(noon) == 1);
  CHECK(found(cache, address(1)) == "-");
  CHECK(found(cache, address(2)) == "new");
  CHECK(cache.clear() == 1);
  CHECK(found(cache, address(2)) == "-");
}

TEST_CASE("a run takes out what has been kept for a month", "[net]") {
  const Folder folder;
  const fs::path file = folder.path() / "cache.sqlite";
  {
    Cache cache(file);
    cache.put({"page", address(1)}, "old", noon - std::chrono::days(31));
    cache.put({"page", address(2)}, "recent", noon - std::chrono::days(29));
    cache.put({"page", address(3)}, "new", noon);
  }
  Cache cache(file);
  CHECK(found(cache, address(1)) == "-");
  CHECK(found(cache, address(2)) == "recent");
}

TEST_CASE("a cache tells what it holds", "[net]") {
  const Folder folder;
  const fs::path file = folder.path() / "cache.sqlite";
  CHECK_FALSE(cache::info(file).exists);
  {
    Cache cache(file);
    cache.put({"page", address(1)}, "200", noon);
    cache.put({"page", address(2)}, "200", noon + 1h);
    cache.put({"doi.org", "doi:10.1000/abc"}, "found", noon + 2h);
  }
  const cache::Info info = cache::info(file);
  CHECK(info.exists);
  CHECK(info.bytes == fs::file_size(file));
  CHECK(info.entries == std::map<std::string, std::size_t>{{"doi.org", 1}, {"page", 2}});
  CHECK(info.oldest == noon);
  CHECK(info.newest == noon + 2h);
  CHECK(cache::prune(file, noon + std::chrono::days(18)) == 3);
  CHECK(cache::info(file).entries.empty());
  CHECK(cache::clear(folder.path() / "none") == 0);
}

TEST_CASE("an answer counts as long as its verdict is likely to stay", "[net]") {
  using std::chrono::days;
  const std::uint64_t middle = std::uint64_t{512} << 40U;
  CHECK(net::lifetime(State::alive, middle) == days(14));
  CHECK(net::lifetime(State::gone, middle) == 12h);
  CHECK(net::lifetime(State::suspect, middle) == days(1));
  CHECK(net::lifetime(State::blocked, middle) == days(1));
  CHECK(net::lifetime(State::unreachable, middle) == 10min);
  CHECK(net::lifetime(State::skipped, middle) == 0s);
}

TEST_CASE("what was asked together is not asked together again", "[net]") {
  std::vector<std::int64_t> hours;
  for (std::size_t i = 0; i < 1000; ++i) {
    const std::chrono::seconds life = net::lifetime(State::alive, net::hash({"page", address(i)}));
    CHECK(life >= 14 * 18h);
    CHECK(life <= 14 * 30h);
    CHECK(life <= net::longest_lifetime());
    CHECK(life == net::lifetime(State::alive, net::hash({"page", address(i)})));
    hours.push_back(std::chrono::duration_cast<std::chrono::hours>(life).count());
  }
  std::ranges::sort(hours);
  hours.erase(std::unique(hours.begin(), hours.end()), hours.end());
  CHECK(hours.size() > 150);  // of the 168 hours between the shortest and the longest
}
