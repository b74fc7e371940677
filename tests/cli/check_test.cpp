// citevet check: what it prints, where, and its exit status.
#include <boost/json.hpp>
#include <catch2/catch_test_macros.hpp>

#include "cli/tool.h"
#include "support/reports.h"

using namespace citevet;
using test::Folder;
using test::Said;
using test::said_by;

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the exit status says whether there is something to put right", "[cli]") {
  const Folder folder;
  folder.write("clean.txt", test::clean).write("orphaned.txt", test::orphaned).write("unused.txt", test::unused);
  CHECK(said_by({"check", "--offline", "clean.txt"}, folder).status == 0);
  CHECK(said_by({"check", "--offline", "orphaned.txt"}, folder).status == 1);
  CHECK(said_by({"check", "--offline", "unused.txt"}, folder).status == 0);
  CHECK(said_by({"check", "--offline", "--fail-on", "warning", "unused.txt"}, folder).status == 1);
  CHECK(said_by({"check", "--offline", "--fail-on", "never", "orphaned.txt"}, folder).status == 0);
}

TEST_CASE("a file that can't be read makes the status 2, and the others are reported", "[cli]") {
  const Folder folder;
  folder.write("orphaned.txt", test::orphaned);
  const Said said = said_by({"check", "--offline", "missing.txt", "orphaned.txt"}, folder);
  CHECK(said.status == 2);
  CHECK(contains(said.output, "missing.txt: error: can't be read: No such file or directory"));
  CHECK(contains(said.output, "orphaned.txt:1:21: error:"));
}

TEST_CASE("the report goes to standard output, complaints to standard error", "[cli]") {
  const Folder folder;
  folder.write("clean.txt", test::clean);
  std::filesystem::create_directory(folder.path() / "empty");
  const Said said = said_by({"check", "--offline", "empty", "clean.txt"}, folder);
  CHECK(said.status == 2);
  CHECK(said.error == "citevet: error: no documents in empty: looked for .txt, .md and .markdown\n");
  CHECK(said.output == R"(clean.txt  1 citation of 1 source, 1 reference: every citation has its
           reference, every reference is cited
  Links    1 address, not asked: offline
  Result   0 errors, 0 warnings, 0 notes
           It may go out: there is nothing to put right. Whether its links still
           work was not checked.
)");
}

TEST_CASE("an address is no file: the page has to be saved first", "[cli]") {
  const Folder folder;
  const Said said = said_by({"check", "https://example.org/article"}, folder);
  CHECK(said.status == 2);
  CHECK(said.error ==
        "citevet: error: https://example.org/article: this is an address, not a file; save the page first, and check the file\n");
  CHECK(said.output.empty());
}

TEST_CASE("standard input is an article too", "[cli]") {
  const Folder folder;
  test::Process process = test::citevet({"check", "--offline", "-"}, folder);
  process.input = test::orphaned;
  const Said said = run(process);
  CHECK(said.status == 1);
  CHECK(said.output.starts_with("-:1:21: error:"));
}

TEST_CASE("several formats are written at once", "[cli]") {
  const Folder folder;
  folder.write("orphaned.txt", test::orphaned);
  const Said said = said_by(
      {"check", "--offline", "--format", "text", "--format", "json=report.json", "--format", "jsonl=report.jsonl", "orphaned.txt"}, folder);
  CHECK(said.status == 1);
  CHECK(said.output.starts_with("orphaned.txt:1:21: error:"));
  const auto report = boost::json::parse(test::save_report("cli.json", folder.read("report.json")));
  CHECK(report.at("documents").at(0).at("findings").at(0).at("rule") == "citation/orphaned");
  CHECK(report.at("links").as_array().size() == 2);
  CHECK(report.at("links").at(0).at("state") == "skipped");
  CHECK(report.at("links").at(0).at("reason") == "offline");
  CHECK(report.at("summary").at("links").at("skipped") == 2);
  const std::string lines = folder.read("report.jsonl");
  test::save_report("cli.jsonl", lines);
  CHECK(std::ranges::count(lines, '\n') == 2);
}

TEST_CASE("--output is where the report goes, but never over an article", "[cli]") {
  const Folder folder;
  folder.write("orphaned.txt", test::orphaned);
  const Said said = said_by({"check", "--offline", "--output", "report.txt", "orphaned.txt"}, folder);
  CHECK(said.status == 1);
  CHECK(said.output.empty());
  CHECK(folder.read("report.txt").starts_with("orphaned.txt:1:21: error:"));
  const Said refused = said_by({"check", "--offline", "--output", "orphaned.txt", "orphaned.txt"}, folder);
  CHECK(refused.status == 2);
  CHECK(folder.read("orphaned.txt") == test::orphaned);
}

TEST_CASE("a closed pipe is no failure", "[cli]") {
  const Folder folder;
  folder.write("orphaned.txt", test::orphaned);
  test::Process process = test::citevet({"check", "--offline", "orphaned.txt"}, folder);
  process.closed_output = true;
  const Said said = run(process);
  CHECK(said.status == 0);
  CHECK(said.error.empty());
}

TEST_CASE("a report that can't be written makes the status 2", "[cli]") {
  const Folder folder;
  folder.write("clean.txt", test::clean);
  const Said said = said_by({"check", "--offline", "--output", "missing/report.txt", "clean.txt"}, folder);
  CHECK(said.status == 2);
  CHECK(said.error == "citevet: error: missing/report.txt: can't be written: No such file or directory\n");
}

TEST_CASE("an interrupt reports what is done and ends with 2", "[cli]") {
  const Folder folder;
  for (int i = 0; i < 6000; ++i) folder.write("articles/" + std::to_string(10000 + i) + ".txt", test::orphaned);
  test::Process process = test::citevet({"check", "--offline", "--format", "jsonl", "articles"}, folder);
  process.interrupt_after_bytes = 1;
  const Said said = run(process);
  CHECK(said.status == 2);
  REQUIRE(said.output.ends_with("}\n"));
  const std::string last = said.output.substr(said.output.rfind('\n', said.output.size() - 2) + 1);
  const auto summary = boost::json::parse(last);
  CHECK(summary.at("problems").at(0).at("kind") == "cancelled");
  CHECK(summary.at("summary").at("incomplete") == true);
  CHECK(summary.at("summary").at("documents").as_int64() == std::ranges::count(said.output, '\n') - 1);
}

TEST_CASE("colour needs a terminal", "[cli]") {
  const Folder folder;
  folder.write("orphaned.txt", test::orphaned);
  test::Process process = test::citevet({"check", "--offline", "orphaned.txt"}, folder);
  process.environment.emplace_back("TERM=xterm-256color");
  CHECK_FALSE(contains(run(process).output, "\x1b"));
}

TEST_CASE("recorded answers take the place of the network", "[cli]") {
  const std::string source = CITEVET_SOURCE_DIR;
  const Folder folder;
  const Said said = said_by({"check", "--replay", source + "/examples/replay/ketamine", "--format", "text", "--format", "json=report.json",
                             source + "/examples/articles/ketamine.txt"},
                            folder);
  CHECK(said.status == 0);
  CHECK(contains(said.output, "9 citations of 6 sources, 9"));
  CHECK(contains(said.output, "9 alive, 5 of them settled by their registry · 0 gone"));
  const auto report = boost::json::parse(test::save_report("ketamine.json", folder.read("report.json")));
  CHECK(report.at("summary").at("links").at("alive") == 9);
}

TEST_CASE("two runs over the same answers say the same", "[cli]") {
  const Folder folder;
  for (int i = 0; i < 200; ++i)
    folder.write("articles/" + std::to_string(i) + ".txt", i % 3 == 0 ? test::clean : i % 3 == 1 ? test::orphaned : test::unused);
  const Said first = said_by({"check", "--offline", "--format", "json", "articles"}, folder);
  const Said second = said_by({"check", "--offline", "--format", "json", "articles"}, folder);
  CHECK(first.output == second.output);
  test::save_report("many.json", first.output);
}
