// The article about real works, over the answers beside it: each error that was put into it is found, and nothing else.
#include "cli/tool.h"
#include "support/reports.h"

#include <boost/json.hpp>
#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using namespace citevet;
using test::Folder;
using test::Said;
using test::said_by;

namespace {

const std::string source = CITEVET_SOURCE_DIR;
const std::string article = source + "/examples/articles/registries.txt";
const std::string answers = source + "/examples/replay/registries";

struct Planted {
  std::string error;  // for whoever reads this
  std::string found;  // the rule, and the first author of the entry
};

const std::vector<Planted> planted{
    {"the PMCID of one work, and its PMID in the entry before", "reference/duplicate: Afridi, B."},
    {"the title has other words", "metadata/title: Boulkedid, R."},
    {"the DOI is that of a work about dogs", "metadata/wrong-work: Edler, A. A."},
    {"the preprint has since been published", "metadata/superseded: Fenner, M."},
    {"the work was invented", "metadata/not-found: Halvard, P."},
    {"the work has a DOI", "metadata/missing-doi: Kohls, A."},
    {"the DOI has a digit too many", "metadata/unknown-identifier: Kozlov, M. D."},
    {"the title is cut off", "reference/truncated-title: Lin, C.-W."},
    {"an author is left out", "metadata/authors: Martinez Licha, C. R."},
    {"it stood in another journal", "metadata/container: McAdams, T. R."},
    {"the journal stands in the authors' place", "reference/publisher-as-author: PLOS ONE"},
    {"the year is wrong", "metadata/year: Rijken, M."},
    {"the work was corrected", "metadata/corrected: Sadasivan, S."},
    {"the work was retracted", "metadata/retracted: Wakefield, A. J."},
};

// The report of a check without a network.
boost::json::value report() {
  const Folder folder;
  const Said said = said_by({"check", "--replay", answers, "--format", "json", article}, folder);
  CAPTURE(said.error);
  REQUIRE(said.status == 1);
  return boost::json::parse(test::save_report("demonstration.json", said.output));
}

std::string first_author(const boost::json::value& entry) {
  return std::string(entry.at("authors").at(0).as_string());
}

}  // namespace

TEST_CASE("the example about registries has just the faults that were put into it", "[cli]") {
  const auto read = report();
  const auto& document = read.at("documents").at(0);
  std::vector<std::string> expected, found;
  for (const Planted& each : planted) expected.push_back(each.found);
  for (const boost::json::value& finding : document.at("findings").as_array()) {
    const auto& entry = document.at("references").at(finding.at("reference").to_number<std::size_t>());
    found.push_back(std::string(finding.at("rule").as_string()) + ": " + first_author(entry));
  }
  CHECK(found == expected);
  CHECK(read.at("summary").at("incomplete") == false);
}

TEST_CASE("an abbreviated journal, a year of online publication, a chapter and a data set are no faults", "[cli]") {
  const auto read = report();
  std::vector<std::string> verified;
  for (const boost::json::value& entry : read.at("documents").at(0).at("references").as_array())
    if (entry.at("verification") == "verified") verified.push_back(first_author(entry));
  CHECK(verified == std::vector<std::string>{"Abbatt, J. P. D.", "Afridi, B.", "Afridi, B.", "Fenner, M.", "Jones, H. M.", "Kohls, A.",
                                             "Raoust, G.", "Sadasivan, S.", "Steiner, A. A.", "Wakefield, A. J."});
}
