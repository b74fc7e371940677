// The other commands, the help, and what is said to a wrong command line.
#include <boost/json.hpp>
#include <catch2/catch_test_macros.hpp>

#include "cli/tool.h"

using namespace citevet;
using test::Folder;
using test::Said;
using test::said_by;

namespace {

// What is said on standard error to a command line that is wrong.
std::string complaint(const std::vector<std::string>& words) {
  const Folder folder;
  const Said said = said_by(words, folder);
  CHECK(said.status == 2);
  CHECK(said.output.empty());
  return said.error;
}

}  // namespace

TEST_CASE("help and version go to standard output", "[cli]") {
  const Folder folder;
  const Said version = said_by({"--version"}, folder);
  CHECK(version.status == 0);
  CHECK(version.output.starts_with("citevet 0."));
  const Said help = said_by({"--help"}, folder);
  CHECK(help.status == 0);
  CHECK(help.output.starts_with("Vets the citations of an article before it is published.\n\nUsage: citevet COMMAND ...\n"));
  const Said check = said_by({"check", "--help"}, folder);
  CHECK(check.status == 0);
  CHECK(check.output.find("\n  --host-interval TIME    between two requests to one host") != std::string::npos);
}

TEST_CASE("without a command the help goes to standard error, and the status is 2", "[cli]") {
  CHECK(complaint({}).starts_with("Vets the citations"));
}

TEST_CASE("what is mistyped is answered with what was meant", "[cli]") {
  CHECK(complaint({"chekc", "draft.txt"}) == "citevet: error: unknown command \"chekc\"; did you mean \"check\"?\n");
  CHECK(complaint({"draft.txt"}) == "citevet: error: unknown command \"draft.txt\"; to check an article: citevet check draft.txt\n");
  CHECK(complaint({"check", "--ofline", "a.txt"}) == "citevet: error: unknown option \"--ofline\"; did you mean \"--offline\"?\n");
  CHECK(complaint({"check", "--format", "jsn", "a.txt"}) == "citevet: error: --format: unknown format \"jsn\"; did you mean \"json\"?\n");
  CHECK(complaint({"check", "--format", "xml", "a.txt"}) ==
        "citevet: error: --format: unknown format \"xml\"; there are text, json, jsonl\n");
  CHECK(complaint({"check", "--select", "citation/orphand", "a.txt"}) ==
        "citevet: error: --select: unknown rule \"citation/orphand\"; did you mean \"citation/orphaned\"?\n");
  CHECK(complaint({"check", "--timeout", "3", "a.txt"}) ==
        "citevet: error: --timeout: \"3\" is no time; write it as 250ms, 3s, 5m, 2h or 14d\n");
  CHECK(complaint({"check", "--today", "tomorrow", "a.txt"}) ==
        "citevet: error: --today: \"tomorrow\" is no date; write it as 2026-11-24\n");
  CHECK(
      complaint({"explain", "citation/orphand"}).starts_with("citevet: error: explain: unknown rule \"citation/orphand\"; did you mean "));
}

TEST_CASE("options of a later version are errors, not accepted in silence", "[cli]") {
  CHECK(complaint({"check", "--baseline", "b.json", "a.txt"}).starts_with("citevet: error: unknown option \"--baseline\""));
  CHECK(complaint({"check", "--format", "sarif", "a.txt"}).starts_with("citevet: error: --format: unknown format \"sarif\""));
  CHECK(complaint({"fix", "a.txt"}).starts_with("citevet: error: unknown command \"fix\""));
}

TEST_CASE("two reports can't both go to standard output", "[cli]") {
  CHECK(complaint({"check", "--format", "text", "--format", "json", "a.txt"}) ==
        "citevet: error: --format: two reports can't both go to standard output; give one a file: --format json=report.json\n");
}

TEST_CASE("extract shows which citation means which entry", "[cli]") {
  const Folder folder;
  folder.write("unused.txt", test::unused);
  const Said said = said_by({"extract", "unused.txt"}, folder);
  CHECK(said.status == 0);
  CHECK(said.output == R"(unused.txt  text, 1 citation, 2 references

  line  citation       points at                          means entry
     1  source-marker  https://example.org/rest           1 (exact)

 entry  line  reference                                     cited on
     1     5  Moss, A. (2021). Rest. https://example.org/…  line 1
     2     6  Fern, B. (2022). Naps. https://example.org/…  nowhere
)");
  const auto documents = boost::json::parse(said_by({"extract", "--format", "json", "unused.txt"}, folder).output);
  CHECK(documents.at(0).at("citations").at(0).at("targets").at(0).at("reference") == 0);
  CHECK(documents.at(0).at("references").at(1).at("title") == "Naps");
}

TEST_CASE("url shows the canonical form and what an address names", "[cli]") {
  const Folder folder;
  const Said said = said_by({"url", "--offline", "https://DOI.org/10.1000/ABC?utm_source=x"}, folder);
  CHECK(said.status == 0);
  CHECK(
      said.output.starts_with("https://DOI.org/10.1000/ABC?utm_source=x\n"
                              "  canonical    https://doi.org/10.1000/ABC\n"
                              "  identifiers  doi:10.1000/abc\n"
                              "  verdict      skipped"));
  const auto links = boost::json::parse(said_by({"url", "--offline", "--format", "json", "https://example.org/"}, folder).output);
  CHECK(links.at(0).at("state") == "skipped");
}

TEST_CASE("url says when there is no network", "[cli]") {
  const Folder folder;
  folder.write("answers/rest.json", R"({"request": {"method": "GET", "url": "https://example.org/rest"}, "error": "dns-temporary"})");
  const Said said = said_by({"url", "--replay", "answers", "https://example.org/rest"}, folder);
  CHECK(said.error.find("the network seems to be down") != std::string::npos);
}

TEST_CASE("url ends with 1 when an address is gone", "[cli]") {
  const Folder folder;
  folder.write("answers/gone.json",
               R"({"request": {"method": "GET", "url": "https://example.org/gone"}, "status": 404, "headers": [], "body": "not here"})");
  const Said said = said_by({"url", "--replay", "answers", "https://example.org/gone"}, folder);
  CHECK(said.status == 1);
  CHECK(said.output.find("verdict      gone") != std::string::npos);
}

TEST_CASE("rules lists each rule, explain tells about one", "[cli]") {
  const Folder folder;
  const Said rules = said_by({"rules"}, folder);
  CHECK(rules.status == 0);
  CHECK(rules.output.find("reference/unused ") != std::string::npos);
  const auto table = boost::json::parse(said_by({"rules", "--format", "json"}, folder).output);
  CHECK(table.at(0).at("id").as_string().starts_with("citation/"));
  CHECK_FALSE(table.at(0).at("bad").as_string().empty());

  const Said one = said_by({"explain", "reference/unused"}, folder);
  CHECK(one.status == 0);
  CHECK(one.output.starts_with("reference/unused (warning)\n"));
  CHECK(one.output.find("So it finds this:\n  | ") != std::string::npos);
  const Said group = said_by({"explain", "reference"}, folder);
  CHECK(group.status == 0);
  CHECK(group.output.find("reference/unused ") != std::string::npos);
  CHECK(group.output.find("citation/orphaned ") == std::string::npos);
}
