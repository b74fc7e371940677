// What registries settle before any page is asked.
#include "check/asked.h"
#include "support/folder.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace citevet::test;

TEST_CASE("a DOI that doi.org knows is alive, and nobody asks the publisher", "[check]") {
  Scripted web;
  web.web[handles + "10.5555/rest.1"] = {known_handle};
  const Run run = ask(web, {"https://doi.org/10.5555/rest.1", "https://onlinelibrary.wiley.com/doi/full/10.5555/rest.1"});
  for (const std::string& url : web.asked) CHECK_FALSE(url.starts_with("https://onlinelibrary."));
  for (const Link& link : run.questions.links.all()) {
    CHECK(link.state == State::alive);
    CHECK(link.settled_by == "doi");
    CHECK(link.evidence == "doi.org knows doi:10.5555/rest.1");
  }
}

TEST_CASE("a DOI that doi.org does not know is gone", "[check]") {
  Scripted web;
  web.web[handles + "10.5555/rest.7"] = {unknown_handle};
  const Run run = ask(web, {"https://doi.org/10.5555/rest.7"});
  CHECK(run.link("https://doi.org/10.5555/rest.7").state == State::gone);
  CHECK(run.link("https://doi.org/10.5555/rest.7").settled_by == "doi");
  CHECK(run.questions.works.find("doi:10.5555/rest.7")->exists == Consulted::not_found);
  CHECK(run.problems.empty());
}

TEST_CASE("a registry that is down accuses nobody: the address itself is asked, and one problem names the registry", "[check]") {
  Scripted web;
  web.web[handles] = {status(503)};
  web.web[handles + "10.5555/rest.1"] = {status(503)};
  web.web[handles + "10.5555/rest.7"] = {status(503)};
  const Run run = ask(web, {"https://doi.org/10.5555/rest.1", "https://doi.org/10.5555/rest.7"}, {}, existence_only());
  CHECK(run.link("https://doi.org/10.5555/rest.1").state == State::alive);
  CHECK(run.link("https://doi.org/10.5555/rest.1").settled_by.empty());
  CHECK(run.questions.works.find("doi:10.5555/rest.7")->exists == Consulted::unreachable);
  REQUIRE(run.problems.size() == 1);
  CHECK(run.problems[0].kind == ProblemKind::registry_unavailable);
  CHECK(run.problems[0].name == "doi");
}

TEST_CASE("many PMIDs are asked in one request, and PubMed's pages never", "[check]") {
  Scripted web;
  web.web["https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi?"] = {
      json(200, R"({"header":{"type":"esummary","version":"0.3"},"result":{"uids":["101","102"],)"
                R"("101":{"uid":"101","title":"Rest and the heart.","authors":[{"name":"Moss A","authtype":"Author"}]},)"
                R"("102":{"uid":"102","error":"cannot get document summary"}}})")};
  const Run run = ask(web, {"https://pubmed.ncbi.nlm.nih.gov/101/", "https://www.ncbi.nlm.nih.gov/pubmed/102"});
  CHECK(std::ranges::count_if(web.asked, [](const std::string& url) { return url.find("/esummary.fcgi?") != std::string::npos; }) == 1);
  for (const std::string& url : web.asked) CHECK_FALSE(url.starts_with("https://pubmed."));
  CHECK(run.link("https://pubmed.ncbi.nlm.nih.gov/101/").state == State::alive);
  CHECK(run.link("https://www.ncbi.nlm.nih.gov/pubmed/102").state == State::gone);
}

TEST_CASE("when NCBI does not answer, a PubMed page is unreachable and still not asked", "[check]") {
  Scripted web;
  web.web["https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi?"] = {failed(Failure::timeout)};
  web.web["https://www.ebi.ac.uk/europepmc/webservices/rest/search?"] = {failed(Failure::timeout)};
  const Run run = ask(web, {"https://pubmed.ncbi.nlm.nih.gov/101/"});
  for (const std::string& url : web.asked) CHECK_FALSE(url.starts_with("https://pubmed."));
  CHECK(run.link("https://pubmed.ncbi.nlm.nih.gov/101/").state == State::unreachable);
}

TEST_CASE("an identifier beside any address is asked too", "[check]") {
  Scripted web;
  web.web[handles + "10.5555/rest.7"] = {unknown_handle};
  const Run run = ask(web, {}, {"doi:10.5555/rest.7"});
  CHECK(run.questions.works.find("doi:10.5555/rest.7")->exists == Consulted::not_found);
}

TEST_CASE("a replay that has no answer of a registry makes the link incomplete, and is no outage", "[check]") {
  Scripted web;
  web.web[handles + "10.5555/rest.1"] = {failed(Failure::not_recorded)};
  web.web["https://doi.org/10.5555/rest.1"] = {failed(Failure::not_recorded)};
  const Run run = ask(web, {"https://doi.org/10.5555/rest.1"}, {}, existence_only());
  CHECK(run.problems.empty());
  CHECK(run.link("https://doi.org/10.5555/rest.1").state == State::unreachable);
  CHECK(run.link("https://doi.org/10.5555/rest.1").incomplete);
}

TEST_CASE("an archived copy is asked itself: its work's registry does not know whether the copy exists", "[check]") {
  Scripted web;
  const Run run = ask(web, {"https://web.archive.org/web/2021/https://doi.org/10.5555/rest.1"});
  CHECK(run.link("https://web.archive.org/web/2021/https://doi.org/10.5555/rest.1").settled_by.empty());
  CHECK(std::ranges::find(web.asked, "https://web.archive.org/web/2021/https://doi.org/10.5555/rest.1") != web.asked.end());
}

TEST_CASE("a redirect to a page of PubMed is not followed", "[check]") {
  Scripted web;
  web.web["https://short.example/abc"] = {status(301, "https://pubmed.ncbi.nlm.nih.gov/101/")};
  const Run run = ask(web, {"https://short.example/abc"});
  CHECK(web.asked.size() == 1);
  CHECK(run.link("https://short.example/abc").state == State::skipped);
}

TEST_CASE("what a DOI is, Crossref is asked in batches, and DataCite where Crossref has not got it", "[check]") {
  Scripted web;
  web.web[handles + "10.5555/rest.1"] = {known_handle};
  web.web[handles + "10.5555/data.2"] = {
      json(200, R"({"responseCode":1,"handle":"10.5555/data.2","values":[{"index":1,"type":"URL","data":{"format":"string",)"
                R"("value":"https://data.example/2"}}]})")};
  web.web["https://api.crossref.org/works?filter="] = {
      json(200, R"({"status":"ok","message-type":"work-list","message":{"total-results":1,"items":[)"
                R"({"DOI":"10.5555/rest.1","title":["Rest and the heart"],"author":[{"given":"Ada","family":"Moss"}],)"
                R"("issued":{"date-parts":[[2021]]},"container-title":["Harbour Review"],"type":"journal-article"}]}})")};
  web.web["https://api.datacite.org/dois"] = {
      json(200, R"({"data":[{"id":"10.5555/data.2","type":"dois","attributes":{"doi":"10.5555/data.2",)"
                R"("titles":[{"title":"Pulse at rest"}],"creators":[{"name":"Fern, Bo"}],"publicationYear":2022}}]})")};
  web.web["https://api.datacite.org/dois/10.5555/data.2"] = {
      json(200, R"({"data":{"id":"10.5555/data.2","type":"dois","attributes":{"doi":"10.5555/data.2",)"
                R"("titles":[{"title":"Pulse at rest"}],"creators":[{"name":"Fern, Bo"}],"publicationYear":2022}}})")};
  const Run run = ask(web, {"https://doi.org/10.5555/rest.1", "https://doi.org/10.5555/data.2"});
  const Work& article = *run.questions.works.find("doi:10.5555/rest.1");
  CHECK(article.records.back().title == "Rest and the heart");
  CHECK(article.said_by(Registry::datacite) == Consulted::not_asked);
  const Work& data = *run.questions.works.find("doi:10.5555/data.2");
  CHECK(data.said_by(Registry::crossref) == Consulted::not_found);
  CHECK(data.records.back().title == "Pulse at rest");
  CHECK(run.problems.empty());
}

TEST_CASE("a registry that describes works and is down is one problem, and the links stay alive", "[check]") {
  Scripted web;
  web.web[handles + "10.5555/rest.1"] = {known_handle};
  web.web["https://api.crossref.org/works/10.5555/rest.1"] = {status(503)};
  web.web["https://api.openalex.org/works/doi:10.5555/rest.1"] = {json(404, R"({"error":"not found"})")};
  web.web["https://www.ebi.ac.uk/europepmc/webservices/rest/search?"] = {json(200, R"({"hitCount":0,"resultList":{"result":[]}})")};
  const Run run = ask(web, {"https://doi.org/10.5555/rest.1"});
  CHECK(run.link("https://doi.org/10.5555/rest.1").state == State::alive);
  CHECK(run.questions.works.find("doi:10.5555/rest.1")->exists == Consulted::found);
  REQUIRE(run.problems.size() == 1);
  CHECK(run.problems[0].name == "crossref");
}

TEST_CASE("a description comes from the cache the second time", "[check]") {
  const Folder folder;
  Config config;
  config.network.cache = folder.path() / "cache.sqlite";
  Scripted web;
  web.web[handles + "10.5555/rest.1"] = {known_handle};
  web.web["https://api.crossref.org/works/10.5555/rest.1"] = {
      json(200, R"({"status":"ok","message-type":"work","message":{"DOI":"10.5555/rest.1","title":["Rest and the heart"]}})")};
  ask(web, {"https://doi.org/10.5555/rest.1"}, {}, config);
  web.asked.clear();
  const Run run = ask(web, {"https://doi.org/10.5555/rest.1"}, {}, config);
  CHECK(web.asked.empty());
  CHECK(run.link("https://doi.org/10.5555/rest.1").from_cache);
  CHECK(run.questions.works.find("doi:10.5555/rest.1")->records.back().title == "Rest and the heart");
}
