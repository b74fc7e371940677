// Where settings come from, and which of them win.
#include <catch2/catch_test_macros.hpp>

#include "cli/tool.h"

using namespace citevet;
using test::Folder;
using test::Said;
using test::said_by;

TEST_CASE("the nearest .citevet.toml above a document counts", "[cli]") {
  const Folder folder;
  folder.write(".citevet.toml", "fail-on = \"never\"\noffline = true\n").write("a/b/orphaned.txt", test::orphaned);
  CHECK(said_by({"check", "a/b/orphaned.txt"}, folder).status == 0);
  folder.write("a/.citevet.toml", "fail-on = \"error\"\noffline = true\n");
  CHECK(said_by({"check", "a/b/orphaned.txt"}, folder).status == 1);
}

TEST_CASE("rules hold for the documents of a folder", "[cli]") {
  const Folder folder;
  folder.write("news/.citevet.toml", "[rules]\n\"citation/orphaned\" = \"off\"\n")
      .write("news/a.txt", test::orphaned)
      .write("health/b.txt", test::orphaned);
  const Said said = said_by({"check", "--offline", "."}, folder);
  CHECK(said.output.find("health/b.txt:1:21: error") != std::string::npos);
  CHECK(said.output.find("news/a.txt:1:21: error") == std::string::npos);
}

TEST_CASE("the user's own file is weaker than the found one, that than the environment, that than the command line", "[cli]") {
  const Folder folder;
  folder.write("unused.txt", test::unused);
  test::Process process = test::citevet({"check", "--offline", "unused.txt"}, folder);
  CHECK(run(process).status == 0);
  folder.write("home/.config/citevet/config.toml", "fail-on = \"warning\"\n");
  CHECK(run(process).status == 1);
  folder.write(".citevet.toml", "fail-on = \"error\"\n");
  CHECK(run(process).status == 0);
  process.environment.emplace_back("CITEVET_FAIL_ON=warning");
  CHECK(run(process).status == 1);
  process.words.insert(process.words.begin() + 2, {"--fail-on", "never"});
  CHECK(run(process).status == 0);
}

TEST_CASE("--config takes the place of the found file, and is trusted", "[cli]") {
  const Folder folder;
  folder.write("unused.txt", test::unused).write(".citevet.toml", "fail-on = \"warning\"\n");
  folder.write("house.toml", "allow-private = true\n");
  CHECK(said_by({"check", "--offline", "unused.txt"}, folder).status == 1);
  CHECK(said_by({"check", "--offline", "--config", "house.toml", "unused.txt"}, folder).status == 0);
  const Said missing = said_by({"check", "--config", "missing.toml", "unused.txt"}, folder);
  CHECK(missing.status == 2);
  CHECK(missing.error.find("missing.toml: can't be read") != std::string::npos);
}

TEST_CASE("a wrong setting ends the run before it begins, and says where it stands", "[cli]") {
  const Folder folder;
  folder.write("clean.txt", test::clean).write(".citevet.toml", "[rules]\n\"reference/unusd\" = \"off\"\n");
  const Said said = said_by({"check", "--offline", "clean.txt"}, folder);
  CHECK(said.status == 2);
  CHECK(said.output.empty());
  CHECK(said.error == "citevet: error: " + (folder.path() / ".citevet.toml").string() +
                          ":2:1: unknown rule \"reference/unusd\"; did you mean \"reference/unused\"?\n");
}

TEST_CASE("a found file may not open the private network", "[cli]") {
  const Folder folder;
  folder.write("clean.txt", test::clean).write(".citevet.toml", "allow-private = true\n");
  const Said said = said_by({"check", "--offline", "clean.txt"}, folder);
  CHECK(said.status == 2);
  CHECK(said.error.find("\"allow-private\" is not taken from a file that lies beside a document") != std::string::npos);
}

TEST_CASE("a marker pattern that is wrong is a problem in the report, and the run goes on", "[cli]") {
  const Folder folder;
  folder.write(
      ".citevet.toml",
      "[[marker]]\nname = \"broken\"\npattern = '(unclosed'\n[[marker]]\nname = \"wiki\"\npattern = '\\[\\[(?<url>[^]]+)\\]\\]'\n");
  folder.write("wiki.txt", "Rest helps [[https://example.org/rest]].\n\nReferences\n\nMoss, A. (2021). Rest. https://example.org/rest\n");
  const Said said = said_by({"check", "--offline", "wiki.txt"}, folder);
  CHECK(said.status == 2);
  CHECK(said.output.find("broken: error: ") != std::string::npos);
  CHECK(said.output.find("wiki.txt  1 citation of 1 source, 1 reference: every") != std::string::npos);
}
