// Whether an identifier exists, by the word of its registry. All answers are constructed, about no real work.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "resolve/asked.h"

using namespace citevet;
using namespace citevet::test;
using resolve::Purpose;

namespace {

const resolve::Question doi = question(Registry::doi, Purpose::exists, {"doi:10.5555/rest.1"});
const resolve::Question pmid = question(Registry::ncbi_eutils, Purpose::exists, {"pmid:11111111"});
const resolve::Question pmcid = question(Registry::ncbi_idconv, Purpose::exists, {"pmcid:PMC1111111"});
const resolve::Question paper = question(Registry::arxiv, Purpose::exists, {"arxiv:2401.01234"});
const resolve::Question video = question(Registry::youtube, Purpose::exists, {"youtube:abcdefghijk"});

std::string feed(std::string_view total, std::string_view entries) {
  return "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:opensearch=\"http://a9.com/-/spec/opensearch/1.1/\" "
         "xmlns:arxiv=\"http://arxiv.org/schemas/atom\"><opensearch:totalResults>" +
         std::string(total) + "</opensearch:totalResults>" + std::string(entries) + "</feed>";
}

}  // namespace

TEST_CASE("a DOI exists when its handle does, and the handle says where it leads", "[resolve]") {
  const auto answer = only(doi, answered(200, R"({"responseCode":1,"handle":"10.5555/REST.1","values":[
      {"index":1,"type":"URL","data":{"format":"string","value":"https://example.org/rest"}}]})"));
  REQUIRE(answer.record);
  CHECK(answer.said == Consulted::found);
  CHECK(answer.record->url == "https://example.org/rest");
  CHECK(answer.record->identifier == "doi:10.5555/rest.1");
}

TEST_CASE("a DOI whose handle has no address exists all the same: it is inactive, not invented", "[resolve]") {
  const auto answer = only(doi, answered(200, R"({"responseCode":200,"handle":"10.5555/rest.1"})"));
  REQUIRE(answer.record);
  CHECK(answer.record->url.empty());
}

TEST_CASE("only 404 with code 100 says that a DOI is not registered", "[resolve]") {
  CHECK(said(doi, answered(404, R"({"responseCode":100,"handle":"10.5555/rest.1"})")) == Consulted::not_found);
  CHECK(said(doi, answered(200, R"({"responseCode":100,"handle":"10.5555/rest.1"})")) == Consulted::unreachable);
  CHECK(said(doi, answered(404, "<html><title>Not found</title></html>")) == Consulted::unreachable);
  CHECK(said(doi, answered(404, R"({"responseCode":100,"handle":"10.5555/another"})")) == Consulted::unreachable);
  CHECK(said(doi, answered(500, R"({"responseCode":2,"handle":"10.5555/rest.1"})")) == Consulted::unreachable);
}

TEST_CASE("the agency's table answers for several DOIs at once", "[resolve]") {
  const auto both = question(Registry::doi, Purpose::agency, {"doi:10.5555/rest.1", "doi:10.5555/rest.2", "doi:10.5555/rest.3"});
  const auto all = resolve::answers(
      both, answered(200, R"([{"DOI":"10.5555/REST.1","RA":"Crossref"},{"DOI":"10.5555/rest.2","status":"DOI does not exist"}])"));
  REQUIRE(all.size() == 3);
  CHECK(all[0].agency == "Crossref");
  CHECK(resolve::registry_of_agency(all[0].agency) == Registry::crossref);
  CHECK(all[1].said == Consulted::not_found);
  CHECK(all[2].said == Consulted::unreachable);
}

TEST_CASE("a PMID exists when PubMed has a summary of it, whose facts come along", "[resolve]") {
  const auto answer = only(pmid, answered(200, R"({"header":{"type":"esummary"},"result":{"uids":["11111111"],"11111111":{"uid":"11111111",
      "pubdate":"2016 Nov-Dec","epubdate":"2015 Dec 30","source":"J Rest","fulljournalname":"Journal of rest","volume":"8","issue":"2",
      "pages":"66-9","authors":[{"name":"Moss AB","authtype":"Author"},{"name":"Rest Study Group","authtype":"CollectiveName"}],
      "title":"[Rest &amp; sleep in H&lt;sub&gt;2&lt;/sub&gt;O.]","vernaculartitle":"Ruhe.",
      "articleids":[{"idtype":"doi","value":"10.5555/Rest.1"},{"idtype":"pmc","value":"PMC1111111"}]}}})"));
  REQUIRE(answer.record);
  const Record& record = *answer.record;
  CHECK(record.title == "Rest & sleep in H2O");
  CHECK(record.original_title == "Ruhe");
  REQUIRE(record.authors.size() == 2);
  CHECK(record.authors[0] == Person{.family = "Moss", .given = "AB"});
  CHECK(record.authors[1] == Person{.name = "Rest Study Group", .group = true});
  CHECK(record.container == "Journal of rest");
  CHECK(record.containers == std::vector<std::string>{"J Rest"});
  CHECK(record.year == 2016);
  CHECK(record.dates == std::vector<std::pair<DateKind, Date>>{{DateKind::issued, {2016, 11, 0}}, {DateKind::online, {2015, 12, 30}}});
  CHECK(record.same_as == std::vector<std::string>{"doi:10.5555/rest.1", "pmcid:PMC1111111"});
}

TEST_CASE("a PMID does not exist when PubMed says so for it, and only then", "[resolve]") {
  CHECK(said(pmid,
             answered(200, R"({"result":{"uids":["11111111"],"11111111":{"uid":"11111111","error":"cannot get document summary"}}})")) ==
        Consulted::not_found);
  CHECK(said(pmid, answered(200, R"({"result":{"uids":["11111111"],"11111111":{"uid":"11111111","error":"backend is tired"}}})")) ==
        Consulted::unreachable);
  CHECK(said(pmid, answered(200, R"({"result":{"uids":[]}})")) == Consulted::unreachable);
  CHECK(said(pmid, answered(200, R"({"error":"API rate limit exceeded","count":"11"})")) == Consulted::unreachable);
}

TEST_CASE("the ID converter knows each PMCID, and only those PMIDs and DOIs that are in PMC", "[resolve]") {
  const auto answer =
      only(pmcid, answered(200, R"({"status":"ok","records":[{"pmcid":"PMC1111111","pmid":11111111,"doi":"10.5555/Rest.1"}]})"));
  REQUIRE(answer.record);
  CHECK(answer.record->same_as == std::vector<std::string>{"doi:10.5555/rest.1", "pmid:11111111"});

  const std::string denied = R"({"status":"ok","records":[{"requested-id":"PMC1111111","pmcid":"PMC1111111","status":"error",
      "errmsg":"Identifier not found in PMC"}]})";
  CHECK(said(pmcid, answered(200, denied)) == Consulted::not_found);
  CHECK(resolve::decides(Registry::ncbi_idconv, Scheme::pmcid));
  CHECK_FALSE(resolve::decides(Registry::ncbi_idconv, Scheme::pmid));
  CHECK_FALSE(resolve::decides(Registry::ncbi_idconv, Scheme::doi));
}

TEST_CASE("an article in PMC that is not public yet exists", "[resolve]") {
  CHECK(said(pmcid, answered(200, R"({"status":"ok","records":[{"pmcid":"PMC1111111","live":"false","release-date":"2027-01-01"}]})")) ==
        Consulted::found);
}

TEST_CASE("arXiv has a paper when its feed has an entry for it, whatever its version", "[resolve]") {
  const auto answer = only(paper, answered(200, feed("1", R"(<entry><id>http://arxiv.org/abs/2401.01234v3</id>
      <title>On the rest of
  $n$ sleepers</title><published>2024-01-02T10:00:00Z</published><updated>2024-05-06T10:00:00Z</updated>
      <author><name>Ada B. Moss</name></author><arxiv:doi>10.5555/Rest.1</arxiv:doi></entry>)")));
  REQUIRE(answer.record);
  CHECK(answer.record->title == "On the rest of $n$ sleepers");
  CHECK(answer.record->authors == std::vector<Person>{{.name = "Ada B. Moss"}});
  CHECK(answer.record->year == 2024);
  CHECK(answer.record->type == ReferenceType::preprint);
  CHECK(answer.record->relations == std::vector<Relation>{{RelationKind::preprint_of, "doi:10.5555/rest.1"}});
}

TEST_CASE("an old arXiv id is one with and without its subject class", "[resolve]") {
  const auto old = question(Registry::arxiv, Purpose::exists, {"arxiv:math.gt/0309136"});
  CHECK(resolve::request(old, {}).url == "https://export.arxiv.org/api/query?id_list=math/0309136&max_results=1");
  CHECK(said(old, answered(200, feed("1", "<entry><id>http://arxiv.org/abs/math/0309136v1</id><title>A</title></entry>"))) ==
        Consulted::found);
}

TEST_CASE("arXiv does not have a paper when a whole feed has no entry for it", "[resolve]") {
  CHECK(said(paper, answered(200, feed("0", ""))) == Consulted::not_found);
  CHECK(said(paper, answered(200, feed("1", ""))) == Consulted::unreachable);
  CHECK(said(paper, answered(200, "<feed><entry>")) == Consulted::unreachable);
  CHECK(said(paper, answered(200, "<html><body>Sign in</body></html>")) == Consulted::unreachable);
}

TEST_CASE("a batch that arXiv refuses for one of its ids is asked again in halves", "[resolve]") {
  const auto three = question(Registry::arxiv, Purpose::exists, {"arxiv:2401.01234", "arxiv:2401.01235", "arxiv:2401.01236"});
  const auto refused = answered(400, feed("1", "<entry><title>Error</title><summary>incorrect id format for 2401.01236</summary></entry>"));
  CHECK(resolve::answers(three, refused)[0].said == Consulted::unreachable);
  const auto halves = resolve::follow_up(three, refused);
  REQUIRE(halves.size() == 2);
  CHECK(halves[0].identifiers == std::vector<std::string>{"arxiv:2401.01234"});
  CHECK(halves[1].identifiers == std::vector<std::string>{"arxiv:2401.01235", "arxiv:2401.01236"});
  CHECK(said(paper, refused) == Consulted::not_found);
  CHECK(resolve::follow_up(paper, refused).empty());
}

TEST_CASE("a batch that the ID converter refuses for one of its items is asked again in halves", "[resolve]") {
  const auto two = question(Registry::ncbi_idconv, Purpose::exists, {"pmcid:PMC1", "pmcid:PMC2"});
  CHECK(resolve::follow_up(two, answered(404, R"({"status":"error","message":"ID type 'pmcid' mismatch for 'PMC2'"})")).size() == 2);
  CHECK(resolve::follow_up(two, answered(404, R"({"status":"error"})")).empty());
}

TEST_CASE("a video is there when oEmbed describes it", "[resolve]") {
  const auto answer =
      only(video, answered(200, R"({"type":"video","title":"How we rest","author_name":"Rest Lab","provider_name":"YouTube"})"));
  REQUIRE(answer.record);
  CHECK(answer.record->title == "How we rest");
  CHECK(answer.record->authors == std::vector<Person>{{.name = "Rest Lab"}});
  CHECK(answer.record->type == ReferenceType::video);
}

TEST_CASE("a video is gone only when oEmbed and the thumbnail agree", "[resolve]") {
  CHECK(said(video, answered(404, "Not Found")) == Consulted::unreachable);
  const auto thumbnail = resolve::follow_up(video, answered(404, "Not Found"));
  REQUIRE(thumbnail.size() == 1);
  CHECK(resolve::request(thumbnail[0], {}).url == "https://i.ytimg.com/vi/abcdefghijk/mqdefault.jpg");
  CHECK(said(thumbnail[0], answered(404, "")) == Consulted::not_found);
  CHECK(said(thumbnail[0], answered(200, "")) == Consulted::found);
  CHECK(said(thumbnail[0], answered(503, "")) == Consulted::unreachable);

  const auto forbidden = resolve::follow_up(video, answered(403, "Forbidden"));
  REQUIRE(forbidden.size() == 1);
  CHECK(said(forbidden[0], answered(404, "")) == Consulted::unreachable);
  CHECK(said(forbidden[0], answered(200, "")) == Consulted::found);
}

TEST_CASE("what is no answer of a registry says nothing about the work", "[resolve]") {
  const auto asked = GENERATE(from_range(std::vector{doi, pmid, pmcid, paper, video}));
  CAPTURE(name(asked.registry));
  const Exchange exchange = GENERATE(from_range(
      std::vector{failed(Failure::timeout), failed(Failure::no_such_host), failed(Failure::not_recorded),
                  answered(429, R"({"error":"slow down"})"), answered(500, ""), answered(503, "<html>maintenance</html>"),
                  answered(403, "<html>Access denied</html>"), answered(200, ""), answered(200, "<html><title>Wi-Fi login</title></html>"),
                  answered(200, "{}"), answered(200, "[]"), answered(200, "null"), answered(200, R"({"status":"maintenance"})"),
                  answered(200, std::string(100'000, '[')), answered(200, "{\"a\":\"\xff\"}"), answered(302, ""), answered(204, "")}));
  CAPTURE(exchange.status, exchange.body.substr(0, 40));
  const auto answer = only(asked, exchange);
  CHECK(answer.said == Consulted::unreachable);
  CHECK_FALSE(answer.why.empty());
  CHECK(answer.identifier == asked.identifiers.front());
}
