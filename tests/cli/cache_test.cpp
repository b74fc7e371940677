// citevet cache, and which file it means.
#include "net/cache.h"

#include <catch2/catch_test_macros.hpp>

#include "cli/tool.h"

using namespace citevet;
using namespace std::chrono_literals;
using test::Folder;
using test::Said;
using test::said_by;

namespace {

std::chrono::sys_seconds now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

void fill(const std::filesystem::path& file) {
  net::Cache cache(file);
  cache.put({"page", "https://example.org/rest"}, "200", now() - 20 * 24h);
  cache.put({"page", "https://example.org/naps"}, "200", now() - 3h);
  cache.put({"doi", "doi:10.1000/abc"}, "found", now() - 5h);
}

}  // namespace

TEST_CASE("cache info tells what is kept, and how old it is", "[cli]") {
  const Folder folder;
  fill(folder.path() / "home/.cache/citevet/cache.sqlite");
  const Said said = said_by({"cache", "info"}, folder);
  CHECK(said.status == 0);
  const std::string file = (folder.path() / "home/.cache/citevet/cache.sqlite").string();
  CHECK(said.output == "File     " + file + " (12 kB)\nAnswers  2 addresses\n         1 by doi\nAge      3 hours to 20 days\n");
}

TEST_CASE("a cache that is not there is no error, and is not made by looking", "[cli]") {
  const Folder folder;
  const Said said = said_by({"cache", "info"}, folder);
  CHECK(said.status == 0);
  CHECK(said.output ==
        "File     " + (folder.path() / "home/.cache/citevet/cache.sqlite").string() + "\n         not there yet: nothing has been kept\n");
  CHECK(said_by({"cache", "clear"}, folder).output.starts_with("0 answers were taken out of "));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "home"));
}

TEST_CASE("cache prune takes out what no run would use, cache clear everything", "[cli]") {
  const Folder folder;
  fill(folder.path() / "kept.sqlite");
  CHECK(said_by({"cache", "prune", "--cache", "kept.sqlite"}, folder).output == "1 answer was out of date and taken out of kept.sqlite\n");
  CHECK(said_by({"cache", "clear", "--cache", "kept.sqlite"}, folder).output == "2 answers were taken out of kept.sqlite\n");
  CHECK(said_by({"cache", "info", "--cache", "kept.sqlite"}, folder).output.ends_with("Answers  none\n"));
}

TEST_CASE("the environment and the user's own file name the cache", "[cli]") {
  const Folder folder;
  test::Process process = test::citevet({"cache", "info"}, folder);
  process.environment.emplace_back("XDG_CACHE_HOME=/nowhere/cache");
  CHECK(run(process).output.starts_with("File     /nowhere/cache/citevet/cache.sqlite\n"));
  folder.write("home/.config/citevet/config.toml", "cache = \"own.sqlite\"\n");
  CHECK(run(process).output.starts_with("File     " + (folder.path() / "home/.config/citevet/own.sqlite").string() + "\n"));
  process.environment.emplace_back("CITEVET_CACHE=/nowhere/other.sqlite");
  CHECK(run(process).output.starts_with("File     /nowhere/other.sqlite\n"));
}

TEST_CASE("a found file names no cache", "[cli]") {
  const Folder folder;
  folder.write(".citevet.toml", "cache = \"theirs.sqlite\"\n");
  const Said said = said_by({"cache", "info"}, folder);
  CHECK(said.status == 2);
  CHECK(said.error.find(".citevet.toml:1:1: \"cache\"") != std::string::npos);
}

TEST_CASE("a file that is no cache is left as it is", "[cli]") {
  const Folder folder;
  folder.write("draft.txt", test::clean);
  const Said said = said_by({"cache", "clear", "--cache", "draft.txt"}, folder);
  CHECK(said.status == 2);
  CHECK(said.error == "citevet: error: draft.txt: the cache is damaged or of another version; name another file, or remove it\n");
  CHECK(folder.read("draft.txt") == test::clean);
}

TEST_CASE("cache says what it can do", "[cli]") {
  const Folder folder;
  CHECK(said_by({"cache"}, folder).error == "citevet: error: cache: say what to do; there are info, prune and clear\n");
  CHECK(said_by({"cache", "empty"}, folder).error == "citevet: error: cache: unknown action \"empty\"; there are info, prune and clear\n");
  CHECK(said_by({"cache", "info", "--cache", ""}, folder).error ==
        "citevet: error: cache: the settings name no file; name it with --cache FILE\n");
}
