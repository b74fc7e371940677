// A local list of retractions. All rows are constructed.
#include "resolve/retractions.h"

#include <citevet/error.h>
#include <catch2/catch_test_macros.hpp>

using namespace citevet;

namespace {

const std::string header =
    "Record ID,Title,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature\n";

std::vector<Notice> of(const resolve::Retractions& list, std::string_view work) {
  const auto notices = list.of(work);
  return {notices.begin(), notices.end()};
}

}  // namespace

TEST_CASE("a work of the list has its notices, by DOI and by PMID", "[resolve]") {
  const resolve::Retractions list(
      header + "1,\"Rest, \"\"now\"\"\nand then\",4/18/2023 0:00,10.5555/n,0,10.5555/Rest.1,11111111,Retraction\r\n", "list.csv");
  const std::vector<Notice> expected{{NoticeKind::retraction, {2023, 4, 18}, "retraction-watch", "doi:10.5555/n"}};
  CHECK(of(list, "doi:10.5555/rest.1") == expected);
  CHECK(of(list, "pmid:11111111") == expected);
  CHECK(of(list, "pmid:0").empty());
  CHECK(of(list, "doi:10.5555/other").empty());
}

TEST_CASE("a history of notices stays in its order", "[resolve]") {
  const resolve::Retractions list(header +
                                      "1,A,1/2/2019,unavailable,22222222,10.5555/a,0,Expression of concern\n"
                                      "2,A,1/2/2020,10.5555/n,0,10.5555/a,0,Retraction\n"
                                      "3,A,1/2/2021,10.5555/r,0,10.5555/a,0,Reinstatement\n",
                                  "list.csv");
  CHECK(of(list, "doi:10.5555/a") == std::vector<Notice>{{NoticeKind::concern, {2019, 1, 2}, "retraction-watch", "pmid:22222222"},
                                                         {NoticeKind::retraction, {2020, 1, 2}, "retraction-watch", "doi:10.5555/n"},
                                                         {NoticeKind::reinstatement, {2021, 1, 2}, "retraction-watch", "doi:10.5555/r"}});
}

TEST_CASE("rows that name no work or say nothing known are left out", "[resolve]") {
  const resolve::Retractions list(header + "1,A,,,,unavailable,0,Retraction\n2,B,,,,10.5555/b,0,Something new\n3,C\n\n,\"", "list.csv");
  CHECK(list.size() == 0);
}

TEST_CASE("a file without the columns is no list", "[resolve]") {
  CHECK_THROWS_AS(resolve::Retractions("a,b\n1,2\n", "list.csv"), Error);
  CHECK_THROWS_AS(resolve::Retractions("", "list.csv"), Error);
}
