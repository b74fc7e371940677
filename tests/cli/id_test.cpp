// citevet id: what an identifier names, over the answers of the example about real works.
#include "cli/tool.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace citevet;
using test::Folder;
using test::Said;
using test::said_by;

namespace {

const std::string answers = std::string(CITEVET_SOURCE_DIR) + "/examples/replay/registries";

}  // namespace

TEST_CASE("an identifier, however it is written, gives the entry of its work", "[cli]") {
  const Folder folder;
  const std::string entry =
      "Boulkedid, R., Abdoul, H., Loustau, M., Sibony, O., & Alberti, C. (2011). Using and Reporting the Delphi Method for Selecting "
      "Healthcare Quality Indicators: A Systematic Review. PLoS ONE, 6(6), Article e20476. "
      "https://doi.org/10.1371/journal.pone.0020476\n";
  for (const char* id : {"10.1371/journal.pone.0020476", "doi:10.1371/JOURNAL.PONE.0020476", "DOI: 10.1371/journal.pone.0020476",
                         "https://doi.org/10.1371/journal.pone.0020476"}) {
    const Said said = said_by({"id", "--replay", answers, id}, folder);
    CAPTURE(id, said.error);
    CHECK(said.status == 0);
    CHECK(said.output == entry);
  }
}

TEST_CASE("one work named twice is shown once, in every format", "[cli]") {
  const Folder folder;
  const auto said = [&](const char* format) {
    return said_by({"id", "--replay", answers, "--format", format, "10.1101/097196", "doi:10.1101/097196"}, folder);
  };
  CHECK(said("bibtex").output.starts_with("@misc{fenner2016data,"));
  CHECK(said("csl-json").output.starts_with(R"([{"id":"doi:10.1101/097196","type":"article",)"));
  CHECK(said("json").output.starts_with(R"([{"identifier":"doi:10.1101/097196","registry":"crossref",)"));
  CHECK(said("apa").output.find("[Preprint]") != std::string::npos);
}

TEST_CASE("an identifier that its registry does not know is named, and the others are shown", "[cli]") {
  const Folder folder;
  const Said said = said_by({"id", "--replay", answers, "10.1089/cyber.2009.03101", "10.1101/097196"}, folder);
  CHECK(said.status == 1);
  CHECK(said.error.find("doi.org does not know doi:10.1089/cyber.2009.03101: mistyped or invented") != std::string::npos);
  CHECK(said.output.starts_with("Fenner, M."));
}

TEST_CASE("what is no identifier, and what nobody can say, end with 2", "[cli]") {
  const Folder folder;
  const Said none = said_by({"id", "--replay", answers, "harbour"}, folder);
  CHECK(none.status == 2);
  CHECK(none.error.find("“harbour” is no identifier") != std::string::npos);
  const Said silent = said_by({"id", "--replay", answers, "10.5555/nobody.1"}, folder);
  CHECK(silent.status == 2);
  CHECK(silent.error.find("nobody could say what doi:10.5555/nobody.1 is") != std::string::npos);
}

TEST_CASE("a retracted work says so", "[cli]") {
  const Folder folder;
  const Said said = said_by({"id", "--replay", answers, "PMID 9500320"}, folder);
  CHECK(said.error.find("warning: pmid:9500320: retracted") != std::string::npos);
}
