// Looking for a work by what an entry says of it. All answers are constructed, about no real work.
#include "resolve/search.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "resolve/asked.h"
#include "resolve/query.h"
#include "support/shared.h"
#include "text/percent.h"

using namespace citevet;
using namespace citevet::test;

namespace {

const resolve::Description entry{.authors = {"Moss, A. B.", "Korn EF", "Rest Study Group", "Last, X."},
                                 .year = 2019,
                                 .title = "Rest and the sleeping brain: a trial of naps https://example.org/rest",
                                 .container = "Journal of Rest"};

// The decoded address of a search.
std::string searched(Registry registry, const resolve::Description& description = entry) {
  const auto request = resolve::search(registry, description, {});
  return request ? text::percent_decoded(request->url) : "";
}

resolve::Hits hits(Registry registry, std::string body) {
  return resolve::hits(registry, answered(200, std::move(body)));
}

}  // namespace

TEST_CASE("Crossref is searched with title, first authors, year and journal, without the address", "[resolve]") {
  CHECK(searched(Registry::crossref)
            .starts_with(
                "https://api.crossref.org/works?query.bibliographic=Rest and the sleeping brain: a trial of naps Moss Korn Rest Study "
                "Group 2019 Journal of Rest&rows=5&select=DOI,title,"));
}

TEST_CASE("PubMed, Europe PMC and OpenAlex are searched with the telling words of the title", "[resolve]") {
  CHECK(searched(Registry::ncbi_eutils) ==
        "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esearch.fcgi?db=pubmed&term=(rest[ti] AND sleeping[ti] AND brain[ti] AND trial[ti] "
        "AND "
        "naps[ti]) OR (moss[1au] AND 2019[dp] AND sleeping[ti])&retmode=json&retmax=5&sort=relevance");
  CHECK(searched(Registry::europepmc) ==
        "https://www.ebi.ac.uk/europepmc/webservices/rest/search?query=(TITLE:rest AND TITLE:sleeping AND TITLE:brain AND TITLE:trial AND "
        "TITLE:naps) OR (AUTH:\"moss\" AND PUB_YEAR:2019 AND TITLE:sleeping)&format=json&resultType=core&pageSize=5");
  CHECK(searched(Registry::openalex) == "https://api.openalex.org/works?filter=title.search:rest sleeping brain trial naps&per-page=5");
}

TEST_CASE("nothing is searched without a title", "[resolve]") {
  CHECK(searched(Registry::crossref, {.authors = {"Moss, A."}, .year = 2019}).empty());
  CHECK(searched(Registry::crossref, {.title = "https://example.org/rest"}).empty());
  CHECK(searched(Registry::doi).empty());
}

TEST_CASE("a long title makes no long address", "[resolve]") {
  resolve::Description description = entry;
  for (int i = 0; i < 1000; ++i) description.title += " somnolence" + std::to_string(i) + "&|,\"";
  for (const Registry registry : resolve::searched()) {
    CAPTURE(name(registry));
    CHECK(resolve::search(registry, description, {})->url.size() < 2000);
  }
}

TEST_CASE("a family name is taken where it is certain which part it is", "[resolve]") {
  CHECK(resolve::family_of("Moss, A. B.") == "Moss");
  CHECK(resolve::family_of("van der Moss AB") == "van der Moss");
  CHECK(resolve::family_of("Moss A.-B.") == "Moss");
  CHECK(resolve::family_of("World Health Organization").empty());
  CHECK(resolve::family_of("Ada Moss").empty());
}

TEST_CASE("the hits of a search are records with their own identifiers", "[resolve]") {
  const auto crossref = hits(Registry::crossref, R"({"status":"ok","message-type":"work-list","message":{"items":[
      {"DOI":"10.5555/A","title":["Rest"]},{"DOI":"10.5555/b","title":["Sleep"]}]}})");
  REQUIRE(crossref.records.size() == 2);
  CHECK(crossref.said == Consulted::found);
  CHECK(crossref.records[0].identifier == "doi:10.5555/a");
  CHECK(crossref.records[0].title == "Rest");

  const auto europepmc =
      hits(Registry::europepmc, R"({"hitCount":9,"resultList":{"result":[{"id":"1","source":"MED","pmid":"1","title":"Rest."}]}})");
  REQUIRE(europepmc.records.size() == 1);
  CHECK(europepmc.records[0].identifier == "pmid:1");

  const auto openalex =
      hits(Registry::openalex, R"({"meta":{},"results":[{"id":"https://openalex.org/W1","doi":"https://doi.org/10.5555/a","title":"Rest",
      "ids":{"pmid":"https://pubmed.ncbi.nlm.nih.gov/1"}}]})");
  REQUIRE(openalex.records.size() == 1);
  CHECK(openalex.records[0].identifier == "doi:10.5555/a");
  CHECK(openalex.records[0].same_as == std::vector<std::string>{"pmid:1"});

  const auto pubmed = hits(Registry::ncbi_eutils, R"({"esearchresult":{"count":"2","idlist":["11","12"]}})");
  CHECK(pubmed.identifiers == std::vector<std::string>{"pmid:11", "pmid:12"});
}

TEST_CASE("an answer without hits is not found, what is no answer is unreachable", "[resolve]") {
  CHECK(hits(Registry::crossref, R"({"status":"ok","message-type":"work-list","message":{"items":[]}})").said == Consulted::not_found);
  CHECK(hits(Registry::ncbi_eutils, R"({"esearchresult":{"count":"0","idlist":[]}})").said == Consulted::not_found);
  CHECK(hits(Registry::europepmc, R"({"hitCount":0,"resultList":{"result":[]}})").said == Consulted::not_found);
  CHECK(hits(Registry::openalex, R"({"meta":{},"results":[]})").said == Consulted::not_found);
  CHECK(hits(Registry::ncbi_eutils, R"({"esearchresult":{"ERROR":"Search Backend failed"}})").said == Consulted::unreachable);

  const Registry registry = GENERATE(from_range(resolve::searched()));
  CAPTURE(name(registry));
  for (const Exchange& exchange :
       {failed(Failure::timeout), answered(429, "{}"), answered(404, "{}"), answered(200, "<html>"), answered(200, "{}")}) {
    CAPTURE(exchange.status, exchange.body);
    const auto none = resolve::hits(registry, exchange);
    CHECK(none.said == Consulted::unreachable);
    CHECK_FALSE(none.why.empty());
  }
}

TEST_CASE("recorded searches are read whole", "[resolve][recorded]") {
  const auto pubmed = shared_file("api-responses/ncbi-eutils/esearch_json_cookbook.json");
  if (!pubmed) return;
  CHECK(hits(Registry::ncbi_eutils, *pubmed).identifiers.size() == 20);
  const auto crossref = hits(Registry::crossref, shared_file("api-responses/crossref-search/works_query_NSF.json").value_or(""));
  CHECK(crossref.records.size() == 20);
  CHECK(hits(Registry::europepmc, shared_file("api-responses/europepmc/search_immunotherapy_lite.json").value_or("")).records.size() == 5);
  CHECK(hits(Registry::openalex, shared_file("api-responses/openalex/sample_5.json").value_or("")).records.size() == 5);
}
