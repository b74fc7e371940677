// What works are, by all the registries that are asked. The answers are made: none of these works exists.
#include "check/asked.h"
#include "support/folder.h"

#include <citevet/check.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using namespace citevet;
using namespace citevet::test;

namespace {

const std::string eutils = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils";
const std::string converter = "https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles/?";
const std::string crossref = "https://api.crossref.org/works/";
const std::string datacite = "https://api.datacite.org/dois/";
const std::string openalex = "https://api.openalex.org/works/";
const std::string europepmc = "https://www.ebi.ac.uk/europepmc/webservices/rest/search?";

const Exchange summary = json(200, R"({"header":{"type":"esummary","version":"0.3"},"result":{"uids":["101"],"101":{"uid":"101",)"
                                   R"("title":"Rest and the heart.","authors":[{"name":"Moss A","authtype":"Author"}]}}})");
const Exchange full_record =
    json(200, R"(<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>101</PMID><Article>)"
              R"(<Journal><Title>Harbour Review</Title></Journal><ArticleTitle>Rest and the heart.</ArticleTitle>)"
              R"(<AuthorList><Author><LastName>Moss</LastName><ForeName>Ada</ForeName></Author></AuthorList></Article>)"
              R"(<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>Harbour Review. )"
              R"(2023 May 1;9(2):30</RefSource><PMID>103</PMID></CommentsCorrections></CommentsCorrectionsList>)"
              R"(</MedlineCitation></PubmedArticle></PubmedArticleSet>)");
const Exchange crossref_record = json(200, R"({"status":"ok","message-type":"work","message":{"DOI":"10.5555/rest.1",)"
                                           R"("title":["Rest and the heart"],"author":[{"given":"Ada","family":"Moss"}]}})");
const Exchange converted =
    json(200, R"({"status":"ok","records":[{"requested-id":"PMC7","pmcid":"PMC7","pmid":101,"doi":"10.5555/rest.1"}]})");
const Exchange not_in_crossref = json(404, "Resource not found.");
const Exchange not_in_datacite = json(404, R"({"errors":[{"status":"404","title":"The resource you are looking for doesn't exist."}]})");
const Exchange not_in_openalex = json(404, R"({"error":"Not found"})");
const Exchange not_in_europepmc = json(200, R"({"hitCount":0,"resultList":{"result":[]}})");
const Exchange retracted_in_openalex =
    json(200, R"({"id":"https://openalex.org/W1","doi":"https://doi.org/10.5555/rest.1","title":"Rest and the heart",)"
              R"("ids":{"pmid":"https://pubmed.ncbi.nlm.nih.gov/101"},"is_retracted":true})");

std::size_t times(const Scripted& web, std::string_view beginning) {
  return static_cast<std::size_t>(std::ranges::count_if(web.asked, [&](const std::string& url) { return url.starts_with(beginning); }));
}

}  // namespace

TEST_CASE("PubMed's full record takes the summary's place: full names, and what was published about the article since", "[check]") {
  Scripted web;
  web.web[eutils + "/esummary.fcgi?"] = {summary};
  web.web[eutils + "/efetch.fcgi?"] = {full_record};
  const Run run = ask(web, {}, {"pmid:101"});
  const Work& work = *run.questions.works.find("pmid:101");
  REQUIRE(work.records.size() == 1);
  CHECK(work.records[0].authors.at(0).given == "Ada");
  CHECK(standing(history(work.records)) == Standing::retracted);
  CHECK(work.consulted == std::vector<std::pair<Registry, Consulted>>{{Registry::ncbi_eutils, Consulted::found}});
  CHECK(times(web, europepmc) == 0);
  CHECK(run.problems.empty());
}

TEST_CASE("the full records of many articles are asked in one request", "[check]") {
  Scripted web;
  web.web[eutils + "/esummary.fcgi?"] = {
      json(200, R"({"result":{"uids":["101","104"],"101":{"uid":"101","title":"Rest."},"104":{"uid":"104","title":"Pulse."}}})")};
  web.web[eutils + "/efetch.fcgi?"] = {full_record};
  ask(web, {}, {"pmid:101", "pmid:104"});
  CHECK(times(web, eutils + "/efetch.fcgi?db=pubmed&id=101,104&") == 1);
}

TEST_CASE("an earlier run's full record is told from its summary", "[check]") {
  const Folder folder;
  Config config;
  config.network.cache = folder.path() / "cache.sqlite";
  Scripted web;
  web.web[eutils + "/esummary.fcgi?"] = {summary};
  web.web[eutils + "/efetch.fcgi?"] = {full_record};
  ask(web, {}, {"pmid:101"}, config);
  web.asked.clear();
  const Run run = ask(web, {}, {"pmid:101"}, config);
  CHECK(web.asked.empty());
  CHECK(run.questions.works.find("pmid:101")->records.at(0).authors.at(0).given == "Ada");
}

TEST_CASE("where the full record can't be had, the summary stays and others are asked for their opinion", "[check]") {
  Scripted web;
  web.web[eutils + "/esummary.fcgi?"] = {summary};
  web.web[eutils + "/efetch.fcgi?"] = {status(503)};
  web.web[openalex + "pmid:101"] = {retracted_in_openalex};
  web.web[europepmc] = {not_in_europepmc};
  const Run run = ask(web, {}, {"pmid:101"});
  const Work& work = *run.questions.works.find("pmid:101");
  CHECK(work.exists == Consulted::found);
  CHECK(work.said_by(Registry::ncbi_eutils) == Consulted::found);
  CHECK(work.said_by(Registry::europepmc) == Consulted::not_found);
  CHECK(standing(history(work.records)) == Standing::retracted);
  REQUIRE(run.problems.size() == 1);
  CHECK(run.problems[0].name == "ncbi-eutils");
}

TEST_CASE("an article in PubMed Central is what its PMID is", "[check]") {
  Scripted web;
  web.web[converter] = {converted};
  web.web[eutils + "/efetch.fcgi?"] = {full_record};
  const Run run = ask(web, {"https://pmc.ncbi.nlm.nih.gov/articles/PMC7/"});
  const Work& work = *run.questions.works.find("pmcid:PMC7");
  CHECK(work.records.back().title == "Rest and the heart");
  CHECK(work.said_by(Registry::ncbi_eutils) == Consulted::found);
  CHECK(run.questions.works.find("pmid:101")->exists == Consulted::found);
  CHECK(times(web, eutils + "/esummary.fcgi?") == 0);
  CHECK(run.problems.empty());
}

TEST_CASE("an article in PubMed Central without a PMID is what its DOI is", "[check]") {
  Scripted web;
  web.web[converter] = {json(200, R"({"status":"ok","records":[{"requested-id":"PMC7","pmcid":"PMC7","doi":"10.5555/rest.1"}]})")};
  web.web[crossref + "10.5555/rest.1"] = {crossref_record};
  const Run run = ask(web, {}, {"pmcid:PMC7"});
  CHECK(run.questions.works.find("pmcid:PMC7")->records.back().title == "Rest and the heart");
  CHECK(run.problems.empty());
}

TEST_CASE("the agency of a DOI that neither Crossref nor DataCite has is asked by way of doi.org", "[check]") {
  Scripted web;
  web.web[handles + "10.5555/rest.1"] = {known_handle};
  web.web[crossref + "10.5555/rest.1"] = {not_in_crossref};
  web.web[datacite + "10.5555/rest.1"] = {not_in_datacite};
  web.web["https://doi.org/10.5555/rest.1"] = {status(302, "https://agency.example/10.5555/rest.1")};
  web.web["https://agency.example/10.5555/rest.1"] = {json(200, R"({"DOI":"10.5555/rest.1","title":"Rest and the heart"})")};
  const Run run = ask(web, {}, {"doi:10.5555/rest.1"});
  const Work& work = *run.questions.works.find("doi:10.5555/rest.1");
  REQUIRE(work.records.size() == 1);
  CHECK(work.records[0].title == "Rest and the heart");
  CHECK(work.records[0].url == "https://journal.example/rest");
  CHECK(times(web, openalex) == 0);
}

TEST_CASE("a DOI that nobody describes exists all the same, and is no outage", "[check]") {
  Scripted web;
  web.web[handles + "10.5555/rest.1"] = {known_handle};
  web.web[crossref + "10.5555/rest.1"] = {not_in_crossref};
  web.web[datacite + "10.5555/rest.1"] = {not_in_datacite};
  web.web["https://doi.org/10.5555/rest.1"] = {status(406)};
  web.web[openalex + "doi:10.5555/rest.1"] = {not_in_openalex};
  web.web[europepmc] = {not_in_europepmc};
  const Run run = ask(web, {}, {"doi:10.5555/rest.1"});
  const Work& work = *run.questions.works.find("doi:10.5555/rest.1");
  CHECK(work.exists == Consulted::found);
  CHECK(work.said_by(Registry::doi) == Consulted::found);
  CHECK_FALSE(work.incomplete);
  CHECK(run.problems.empty());
}

TEST_CASE("a DOI is described although doi.org is down", "[check]") {
  Scripted web;
  web.web[handles + "10.5555/rest.1"] = {status(503)};
  web.web[crossref + "10.5555/rest.1"] = {crossref_record};
  const Run run = ask(web, {}, {"doi:10.5555/rest.1"});
  const Work& work = *run.questions.works.find("doi:10.5555/rest.1");
  CHECK(work.exists == Consulted::unreachable);
  CHECK(work.records.at(0).title == "Rest and the heart");
  REQUIRE(run.problems.size() == 1);
  CHECK(run.problems[0].name == "doi");
}

TEST_CASE("without a network, that is the one problem, and no registry is asked in vain for what is to be known next", "[check]") {
  Scripted web;
  for (const std::string& host : {handles, eutils, converter, crossref}) web.web[host] = {failed(Failure::no_such_host)};
  web.web[handles + "10.5555/rest.1"] = {failed(Failure::no_such_host)};
  const Run run = ask(web, {}, {"doi:10.5555/rest.1", "pmid:101"});
  REQUIRE(run.problems.size() == 1);
  CHECK(run.problems[0].kind == ProblemKind::no_network);
  CHECK(times(web, "https://api.") == 0);
}

TEST_CASE("what became of a registry is told in words, and the others answer what they can", "[check]") {
  struct Outage {
    Exchange answer;
    std::string words;
  };
  const std::vector<Outage> outages{
      {failed(Failure::timeout), "it did not answer in time"},
      {failed(Failure::no_such_host), "its name was not found"},
      {status(503), "HTTP 503"},
      {status(429), "HTTP 429: too many requests"},
      {json(200, "<html>Welcome to the hotel</html>"), "answers in a form that citevet does not know"},
      {json(200, R"({"status":"ok","message-type":"work","message":{"DOI":"10.5)"), "answers in a form that citevet does not know"},
  };
  for (const Outage& outage : outages) {
    CAPTURE(outage.words);
    Scripted web;
    web.web[handles + "10.5555/rest.1"] = {known_handle};
    web.web[crossref + "10.5555/rest.1"] = {outage.answer};
    web.web[openalex + "doi:10.5555/rest.1"] = {retracted_in_openalex};
    web.web[europepmc] = {not_in_europepmc};
    const Run run = ask(web, {}, {"doi:10.5555/rest.1"});
    CHECK(standing(history(run.questions.works.find("doi:10.5555/rest.1")->records)) == Standing::retracted);
    REQUIRE(run.problems.size() == 1);
    CHECK(run.problems[0].kind == ProblemKind::registry_unavailable);
    CHECK(run.problems[0].message == "Crossref gave no answer that can be used (" + outage.words +
                                         "): 1 identifier could not be asked there; nothing is accused because of it; check again later");
  }
}

TEST_CASE("a run in which a registry was down is incomplete", "[check]") {
  Scripted web;
  web.web[handles + "10.5555/rest.1"] = {known_handle};
  web.web[crossref + "10.5555/rest.1"] = {status(503)};
  web.web[openalex + "doi:10.5555/rest.1"] = {not_in_openalex};
  web.web[europepmc] = {not_in_europepmc};
  const std::string text =
      "Rest helps (Source: https://doi.org/10.5555/rest.1).\n\nReferences\n\nMoss, A. (2021). Rest and the heart. "
      "https://doi.org/10.5555/rest.1\n";
  const std::vector<Input> inputs{{.path = "article.txt", .text = text}};
  const RunResult result = check(inputs, {}, {.transport = &web}, {});
  CHECK(result.summary.incomplete);
  CHECK(result.summary.errors == 0);
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].name == "crossref");
}

namespace {

// A registry that says whether an identifier exists, and its two answers.
struct Keeper {
  std::string registry, identifier, address;
  Exchange known, unknown;
};

Exchange feed(const std::string& total, const std::string& entry) {
  return json(200, R"(<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">)"
                   R"(<opensearch:totalResults>)" +
                       total + "</opensearch:totalResults>" + entry + "</feed>");
}

const std::vector<Keeper> keepers{
    {"doi", "doi:10.5555/rest.1", handles + "10.5555/rest.1", known_handle, json(404, R"({"responseCode":100,"handle":"10.5555/rest.1"})")},
    {"ncbi-eutils", "pmid:101", eutils + "/esummary.fcgi?", summary,
     json(200, R"({"result":{"uids":["101"],"101":{"uid":"101","error":"cannot get document summary"}}})")},
    {"ncbi-idconv", "pmcid:PMC7", converter, json(200, R"({"status":"ok","records":[{"requested-id":"PMC7","pmcid":"PMC7"}]})"),
     json(200, R"({"status":"ok","records":[{"requested-id":"PMC7","status":"error","errmsg":"invalid article id"}]})")},
    {"arxiv", "arxiv:2401.01234", "https://export.arxiv.org/api/query?",
     feed("1", "<entry><id>http://arxiv.org/abs/2401.01234v1</id><title>Rest</title></entry>"), feed("0", "")},
    {"youtube", "youtube:abcdefghijk", "https://www.youtube.com/oembed?",
     json(200, R"({"type":"video","title":"How we rest","author_name":"Rest Lab","provider_name":"YouTube"})"), status(404)},
};

Run answered_by(const Keeper& keeper, const Exchange& answer) {
  Scripted web;
  web.web[eutils + "/efetch.fcgi?"] = {full_record};
  web.web["https://i.ytimg.com/vi"] = {status(404)};
  web.web[keeper.address] = {answer};
  return ask(web, {}, {keeper.identifier}, existence_only());
}

}  // namespace

TEST_CASE("each registry says that there is such a work, or that there is none", "[check]") {
  for (const Keeper& keeper : keepers) {
    CAPTURE(keeper.registry);
    const Run there = answered_by(keeper, keeper.known), none = answered_by(keeper, keeper.unknown);
    CHECK(there.questions.works.find(keeper.identifier)->exists == Consulted::found);
    CHECK(none.questions.works.find(keeper.identifier)->exists == Consulted::not_found);
    CHECK(there.problems.empty());
    CHECK(none.problems.empty());
  }
}

TEST_CASE("a registry that fails, refuses or answers in another form says nothing, and is named once", "[check]") {
  const std::vector<Exchange> failures{failed(Failure::timeout),
                                       status(500),
                                       status(429),
                                       json(200, "<html><title>Maintenance</title></html>"),
                                       json(200, R"({"status":"maintenance"})"),
                                       json(200, R"({"resu)")};
  for (const Keeper& keeper : keepers) {
    for (const Exchange& failure : failures) {
      CAPTURE(keeper.registry, failure.status, failure.body);
      const Run run = answered_by(keeper, failure);
      CHECK(run.questions.works.find(keeper.identifier)->exists == Consulted::unreachable);
      REQUIRE(run.problems.size() == 1);
      CHECK(run.problems[0].kind == ProblemKind::registry_unavailable);
      CHECK(run.problems[0].name == keeper.registry);
    }
  }
}

TEST_CASE("each registry that describes works and fails is named, and what the others say stays", "[check]") {
  const std::vector<Exchange> failures{failed(Failure::reset), status(503), status(429), json(200, "<html>Maintenance</html>"),
                                       json(200, R"({"resu)")};
  const std::vector<std::pair<std::string, std::string>> describers{
      {"datacite", datacite + "10.5555/rest.1"}, {"openalex", openalex + "doi:10.5555/rest.1"}, {"europepmc", europepmc}};
  for (const auto& [registry, address] : describers) {
    for (const Exchange& failure : failures) {
      CAPTURE(registry, failure.status, failure.body);
      Scripted web;
      web.web[handles + "10.5555/rest.1"] = {known_handle};
      web.web[crossref + "10.5555/rest.1"] = {not_in_crossref};
      web.web[datacite + "10.5555/rest.1"] = {not_in_datacite};
      web.web["https://doi.org/10.5555/rest.1"] = {status(406)};
      web.web[openalex + "doi:10.5555/rest.1"] = {not_in_openalex};
      web.web[europepmc] = {not_in_europepmc};
      web.web[address] = {failure};
      const Run run = ask(web, {}, {"doi:10.5555/rest.1"});
      const Work& work = *run.questions.works.find("doi:10.5555/rest.1");
      CHECK(work.exists == Consulted::found);
      CHECK(work.said_by(Registry::crossref) == Consulted::not_found);
      REQUIRE(run.problems.size() == 1);
      CHECK(run.problems[0].name == registry);
    }
  }
}
