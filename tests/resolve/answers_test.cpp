// Each registry's answers of every kind: it has the work, has it not, fails, wants fewer requests, or what comes is no answer of its own.
// All are constructed, about no real work; the recorded ones are read in recorded_test.cpp.
#include <boost/json.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include <functional>

#include "resolve/asked.h"
#include "resolve/search.h"
#include "support/shared.h"

using namespace citevet;
using namespace citevet::test;
using resolve::Purpose;

namespace {

struct Kinds {
  resolve::Question asked;  // no identifiers: a search
  std::string has;          // with status 200
  Exchange has_not;
  std::vector<Exchange> fails;  // in its own words, also with status 200
  Exchange too_many;
};

const std::string doi = "doi:10.5555/rest.1";

std::string crossref(std::string_view type, std::string_view message) {
  return R"({"status":"ok","message-type":")" + std::string(type) + R"(","message-version":"1.0.0","message":)" + std::string(message) +
         "}";
}

std::string atom(std::string_view total, std::string_view entry) {
  return "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><opensearch:totalResults "
         "xmlns:opensearch=\"http://a9.com/-/spec/opensearch/1.1/\">" +
         std::string(total) + "</opensearch:totalResults>" + std::string(entry) + "</feed>";
}

std::string pubmed(std::string_view inside) {
  return "<?xml version=\"1.0\"?><PubmedArticleSet>" + std::string(inside) + "</PubmedArticleSet>";
}

Exchange slow_down(std::string body = {}, std::vector<std::pair<std::string, std::string>> headers = {{"retry-after", "3"}}) {
  return answered(429, std::move(body), std::move(headers));
}

const std::string ncbi_limit = R"({"error":"API rate limit exceeded","api-key":"203.0.113.7","count":"4","limit":"3"})";
const std::string unavailable = "<html><head><title>503 Service Unavailable</title></head><body>nginx</body></html>";

std::vector<Kinds> all() {
  return {
      {question(Registry::doi, Purpose::exists, {doi}),
       R"({"responseCode":1,"handle":"10.5555/rest.1","values":[{"index":1,"type":"URL","data":{"format":"string","value":"https://example.org/"}}]})",
       answered(404, R"({"responseCode":100,"handle":"10.5555/rest.1"})"),
       {answered(200, R"({"responseCode":2,"handle":"10.5555/rest.1","message":"the database is locked"})"), answered(503, unavailable)},
       slow_down(unavailable)},
      {question(Registry::doi, Purpose::agency, {doi}),
       R"([{"DOI":"10.5555/rest.1","RA":"Crossref"}])",
       answered(200, R"([{"DOI":"10.5555/rest.1","status":"DOI does not exist"}])"),
       {answered(200, R"([{"DOI":"10.5555/rest.1","status":"Internal error"}])"), answered(500, "")},
       slow_down()},
      {question(Registry::doi, Purpose::describe, {doi}),
       R"({"DOI":"10.5555/rest.1","type":"article-journal","title":"Rest","author":[{"family":"Moss","given":"A"}],"issued":{"date-parts":[[2019]]}})",
       {},
       {answered(200, R"({"status":500,"error":"Internal Server Error"})"), answered(406, ""), answered(504, unavailable)},
       slow_down()},
      {question(Registry::crossref, Purpose::describe, {doi}),
       crossref("work", R"({"DOI":"10.5555/rest.1","title":["Rest"],"author":[{"family":"Moss"}],"type":"journal-article"})"),
       answered(404, "Resource not found."),
       {answered(200, R"({"status":"error","message-type":"exception","message":{"name":"class java.lang.Exception"}})"),
        answered(400, R"({"status":"failed","message-type":"validation-failure","message":[{"type":"parameter-not-found"}]})"),
        answered(504, unavailable)},
       slow_down("Too many requests.", {{"x-rate-limit-limit", "5"}, {"x-rate-limit-interval", "1s"}, {"retry-after", "5"}})},
      {question(Registry::datacite, Purpose::describe, {doi}),
       R"({"data":{"id":"10.5555/rest.1","type":"dois","attributes":{"doi":"10.5555/rest.1","titles":[{"title":"Rest"}],"creators":[{"name":"Moss, A."}]}}})",
       answered(404, R"({"errors":[{"status":"404","title":"The resource you are looking for doesn't exist."}]})"),
       {answered(200, R"({"errors":[{"status":"500","title":"Internal error"}]})"),
        answered(500, R"({"errors":[{"status":"500","title":"Something went wrong."}]})")},
       slow_down(R"({"errors":[{"status":"429","title":"Too many requests"}]})")},
      {question(Registry::ncbi_idconv, Purpose::exists, {"pmcid:PMC1111111"}),
       R"({"status":"ok","records":[{"requested-id":"PMC1111111","pmcid":"PMC1111111","pmid":11111111,"doi":"10.5555/rest.1"}]})",
       answered(200,
                R"({"status":"ok","records":[{"requested-id":"PMC1111111","status":"error","errmsg":"Identifier not found in PMC"}]})"),
       {answered(200, R"({"status":"error","message":"Internal error"})"),
        answered(200, R"({"status":"ok","records":[{"requested-id":"PMC1111111","status":"error","errmsg":"database is busy"}]})"),
        answered(502, unavailable)},
       slow_down(ncbi_limit)},
      {question(Registry::ncbi_eutils, Purpose::exists, {"pmid:11111111"}),
       R"({"header":{"type":"esummary"},"result":{"uids":["11111111"],"11111111":{"uid":"11111111","title":"Rest.","authors":[{"name":"Moss A"}]}}})",
       answered(200, R"({"result":{"uids":["11111111"],"11111111":{"uid":"11111111","error":"cannot get document summary"}}})"),
       {answered(200, R"({"header":{"type":"esummary"},"esummaryresult":["Unable to obtain query #1"]})"), answered(200, ncbi_limit),
        answered(500, "")},
       slow_down(ncbi_limit, {{"retry-after", "2"}, {"x-ratelimit-limit", "3"}, {"x-ratelimit-remaining", "0"}})},
      {question(Registry::ncbi_eutils, Purpose::describe, {"pmid:11111111"}),
       pubmed("<PubmedArticle><MedlineCitation><PMID>11111111</PMID><Article><ArticleTitle>Rest.</ArticleTitle></Article>"
              "</MedlineCitation></PubmedArticle>"),
       answered(200, pubmed("")),
       {answered(200, "<?xml version=\"1.0\"?><eFetchResult><ERROR>Unable to obtain query #1</ERROR></eFetchResult>"),
        answered(200, ncbi_limit), answered(400, "<eFetchResult><ERROR>Empty id list</ERROR></eFetchResult>"), answered(502, unavailable)},
       slow_down(ncbi_limit)},
      {question(Registry::europepmc, Purpose::describe, {"pmid:11111111"}),
       R"({"version":"6.9","hitCount":1,"resultList":{"result":[{"id":"11111111","source":"MED","pmid":"11111111","title":"Rest."}]}})",
       answered(200, R"({"version":"6.9","hitCount":0,"resultList":{"result":[]}})"),
       {answered(200, R"({"version":"6.9","errCode":500,"errMsg":"Internal error"})"), answered(503, unavailable)},
       slow_down()},
      {question(Registry::arxiv, Purpose::exists, {"arxiv:2401.01234"}),
       atom("1", "<entry><id>http://arxiv.org/abs/2401.01234v1</id><title>Rest</title><published>2024-01-02T10:00:00Z</published></entry>"),
       answered(200, atom("0", "")),
       {answered(200,
                 atom("1", "<entry><id>http://arxiv.org/api/errors#internal</id><title>Error</title><summary>internal</summary></entry>")),
        answered(503, unavailable)},
       slow_down("Rate exceeded.")},
      {question(Registry::openalex, Purpose::describe, {doi}),
       R"({"id":"https://openalex.org/W1","doi":"https://doi.org/10.5555/rest.1","title":"Rest","authorships":[{"raw_author_name":"A. Moss"}]})",
       answered(404, R"({"error":"404 Not Found","message":"no such work"})"),
       {answered(200, R"({"error":"Internal server error","message":"try later"})"),
        answered(403, R"({"error":"Forbidden","message":"no credits left"})"), answered(500, "")},
       slow_down(R"({"error":"Too Many Requests","message":"100,000 requests a day"})")},
      {question(Registry::youtube, Purpose::exists, {"youtube:abcdefghijk"}),
       R"({"type":"video","title":"How we rest","author_name":"Rest Lab","provider_name":"YouTube"})",
       {},
       {answered(200, "Internal error"), answered(500, "")},
       slow_down()},
      {question(Registry::crossref, Purpose::exists, {}),
       crossref("work-list", R"({"total-results":1,"items":[{"DOI":"10.5555/rest.1","title":["Rest"]}]})"),
       answered(200, crossref("work-list", R"({"total-results":0,"items":[]})")),
       {answered(200, R"({"status":"error","message-type":"exception","message":{}})"), answered(504, unavailable)},
       slow_down("Too many requests.")},
      {question(Registry::ncbi_eutils, Purpose::exists, {}),
       R"({"header":{"type":"esearch"},"esearchresult":{"count":"1","idlist":["11111111"]}})",
       answered(200, R"({"esearchresult":{"count":"0","idlist":[],"errorlist":{"phrasesnotfound":["restt"]}}})"),
       {answered(200, R"({"esearchresult":{"ERROR":"Search Backend failed"}})"), answered(200, ncbi_limit), answered(500, "")},
       slow_down(ncbi_limit)},
      {question(Registry::europepmc, Purpose::exists, {}),
       R"({"hitCount":1,"resultList":{"result":[{"id":"11111111","source":"MED","pmid":"11111111","title":"Rest."}]}})",
       answered(200, R"({"hitCount":0,"resultList":{"result":[]}})"),
       {answered(200, R"({"errCode":500,"errMsg":"Internal error"})"), answered(503, unavailable)},
       slow_down()},
      {question(Registry::openalex, Purpose::exists, {}),
       R"({"meta":{"count":1},"results":[{"id":"https://openalex.org/W1","doi":"https://doi.org/10.5555/rest.1","title":"Rest"}]})",
       answered(200, R"({"meta":{"count":0},"results":[]})"),
       {answered(200, R"({"error":"Internal server error"})"), answered(403, R"({"error":"Forbidden"})"), answered(500, "")},
       slow_down()},
  };
}

struct Heard {
  Consulted said;
  std::string why;
};

Heard heard(const resolve::Question& asked, const Exchange& exchange) {
  if (asked.identifiers.empty()) {
    auto hits = resolve::hits(asked.registry, exchange);
    return {hits.said, std::move(hits.why)};
  }
  auto answer = only(asked, exchange);
  return {answer.said, std::move(answer.why)};
}

// Every text that comes of giving one value of the JSON another type.
void retyped(boost::json::value& value, const std::function<void()>& each) {
  if (auto* object = value.if_object())
    for (auto& member : *object) retyped(member.value(), each);
  if (auto* array = value.if_array())
    for (auto& item : *array) retyped(item, each);
  const boost::json::value was = value;
  for (const boost::json::value& other : {boost::json::value(nullptr), boost::json::value(true), boost::json::value(-7),
                                          boost::json::value("x"), boost::json::value{{"x", 1}}, boost::json::value(1e300)}) {
    if (other.kind() == was.kind()) continue;
    value = other;
    each();
  }
  value = was;
}

}  // namespace

TEST_CASE("a registry that has the work, and one that has it not", "[resolve]") {
  for (const Kinds& kinds : all()) {
    CAPTURE(name(kinds.asked.registry), kinds.has);
    CHECK(heard(kinds.asked, answered(200, kinds.has)).said == Consulted::found);
    if (kinds.has_not.status != 0) CHECK(heard(kinds.asked, kinds.has_not).said == Consulted::not_found);
  }
}

TEST_CASE("a registry's failure says nothing about the work, also with the status of success", "[resolve]") {
  for (const Kinds& kinds : all())
    for (const Exchange& fails : kinds.fails) {
      CAPTURE(name(kinds.asked.registry), fails.status, fails.body);
      const Heard said = heard(kinds.asked, fails);
      CHECK(said.said == Consulted::unreachable);
      CHECK_FALSE(said.why.empty());
    }
}

TEST_CASE("a registry that wants fewer requests is asked again, and says nothing about the work", "[resolve]") {
  for (const Kinds& kinds : all()) {
    CAPTURE(name(kinds.asked.registry));
    const Heard said = heard(kinds.asked, kinds.too_many);
    CHECK(said.said == Consulted::unreachable);
    CHECK(said.why == "HTTP 429: too many requests");
    CHECK(may_pass(kinds.too_many));
    CHECK((kinds.asked.identifiers.empty() || resolve::follow_up(kinds.asked, kinds.too_many).empty()));
  }
}

TEST_CASE("half an answer is none, wherever it breaks off", "[resolve]") {
  for (const Kinds& kinds : all()) {
    CAPTURE(name(kinds.asked.registry));
    for (std::size_t size = 0; size < kinds.has.size(); ++size) {
      CAPTURE(kinds.has.substr(0, size));
      CHECK(heard(kinds.asked, answered(200, kinds.has.substr(0, size))).said == Consulted::unreachable);
    }
  }
}

TEST_CASE("a value of another type denies no work", "[resolve]") {
  for (const Kinds& kinds : all()) {
    if (kinds.has.starts_with('<')) continue;
    CAPTURE(name(kinds.asked.registry));
    boost::json::value root = boost::json::parse(kinds.has);
    retyped(root, [&] {
      CAPTURE(boost::json::serialize(root));
      CHECK(heard(kinds.asked, answered(200, boost::json::serialize(root))).said != Consulted::not_found);
    });
  }
}

TEST_CASE("another registry's answer is none of its own", "[resolve]") {
  const std::vector<Kinds> every = all();
  for (const Kinds& kinds : every)
    for (const Kinds& other : every) {
      if (other.asked.registry == kinds.asked.registry) continue;
      CAPTURE(name(kinds.asked.registry), kinds.asked.identifiers.size(), other.has);
      CHECK(heard(kinds.asked, answered(200, other.has)).said == Consulted::unreachable);
    }
}
