// A local list of retracted works. Its works are made: none of them exists.
#include "cli/tool.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace citevet;
using test::Folder;
using test::Said;
using test::said_by;

namespace {

const std::string article =
    "Rest helps (Source: https://doi.org/10.5555/rest.1).\n\nReferences\n\nMoss, A. (2021). Rest and the heart. Harbour Review, 7(1), 1–9. "
    "https://doi.org/10.5555/rest.1\n";
const std::string header = "Record ID,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature\n";

Said checked(const std::string& list, const std::string& text = article) {
  const Folder folder;
  folder.write("article.txt", text);
  folder.write("list.csv", list);
  return said_by({"check", "--offline", "--retractions", "list.csv", "article.txt"}, folder);
}

}  // namespace

TEST_CASE("a work of the local list is reported as retracted, also when nobody is asked", "[cli]") {
  const Said said = checked(header + "1,4/18/2023 0:00,10.5555/rest.2,10.5555/REST.1,0,Retraction\n");
  CHECK(said.status == 1);
  CHECK(said.output.find("metadata/retracted") != std::string::npos);
  CHECK(said.output.find("in 2023 (doi:10.5555/rest.2)") != std::string::npos);
  CHECK(said.output.find("verified") == std::string::npos);
}

TEST_CASE("a work of the local list that was reinstated since is not reported", "[cli]") {
  const Said said = checked(header + "1,4/18/2023 0:00,10.5555/rest.2,10.5555/rest.1,0,Retraction\n" +
                            "2,6/1/2024 0:00,10.5555/rest.3,10.5555/rest.1,0,Reinstatement\n");
  CHECK(said.status == 0);
}

TEST_CASE("a text that says that the work was retracted knows", "[cli]") {
  const std::string known = "The retracted study said that rest helps" + article.substr(article.find(" (Source"));
  const Said said = checked(header + "1,4/18/2023 0:00,10.5555/rest.2,10.5555/rest.1,0,Retraction\n", known);
  CHECK(said.status == 0);
}

TEST_CASE("a list without the columns is refused before anything is checked", "[cli]") {
  const Said said = checked("DOI,Reason\n10.5555/rest.1,fraud\n");
  CHECK(said.status == 2);
  CHECK(said.output.empty());
  CHECK(said.error.find("list.csv") != std::string::npos);
  CHECK(said.error.find("OriginalPaperDOI") != std::string::npos);
}

TEST_CASE("a list that is not there is refused", "[cli]") {
  const Folder folder;
  folder.write("article.txt", article);
  const Said said = said_by({"check", "--offline", "--retractions", "none.csv", "article.txt"}, folder);
  CHECK(said.status == 2);
  CHECK(said.error.find("the list of retractions can't be read") != std::string::npos);
}
