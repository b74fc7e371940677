// From identifiers to questions and requests.
#include <catch2/catch_test_macros.hpp>

#include "resolve/asked.h"

using namespace citevet;
using namespace citevet::test;
using resolve::Purpose;

namespace {

std::vector<std::string> pmids(std::size_t count) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back("pmid:" + std::to_string(10'000'000 + i));
  return all;
}

resolve::Settings with_contact() {
  resolve::Settings settings;
  settings.contact = "desk@example.org";
  settings.of(Registry::ncbi_eutils).key = "secret-key";
  return settings;
}

std::string url(Registry registry, Purpose purpose, std::vector<std::string> identifiers, const resolve::Settings& settings = {}) {
  return resolve::request(question(registry, purpose, std::move(identifiers)), settings).url;
}

}  // namespace

TEST_CASE("each registry is asked in its documented form", "[resolve]") {
  CHECK(url(Registry::doi, Purpose::exists, {"doi:10.1890/0012-9658(2006)87[2832:tiopma]2.0.co;2"}) ==
        "https://doi.org/api/handles/10.1890/0012-9658%282006%2987%5B2832%3Atiopma%5D2.0.co%3B2?type=URL");
  CHECK(url(Registry::doi, Purpose::agency, {"doi:10.5555/a", "doi:10.5555/b"}) == "https://doi.org/ra/10.5555/a,10.5555/b");
  CHECK(url(Registry::ncbi_idconv, Purpose::exists, {"pmcid:PMC1", "pmcid:PMC2"}) ==
        "https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles/?ids=PMC1,PMC2&format=json");
  CHECK(url(Registry::ncbi_eutils, Purpose::exists, {"pmid:1", "pmid:2"}) ==
        "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi?db=pubmed&id=1,2&retmode=json");
  CHECK(url(Registry::arxiv, Purpose::exists, {"arxiv:2401.01234", "arxiv:hep-th/9901001"}) ==
        "https://export.arxiv.org/api/query?id_list=2401.01234,hep-th/9901001&max_results=2");
  CHECK(url(Registry::youtube, Purpose::exists, {"youtube:abcdefghijk"}) ==
        "https://www.youtube.com/oembed?url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dabcdefghijk&format=json");
}

TEST_CASE("contact and key are sent where they are configured, and are never shown", "[resolve]") {
  const std::string asked = url(Registry::ncbi_eutils, Purpose::exists, {"pmid:1"}, with_contact());
  CHECK(asked.ends_with("&retmode=json&tool=citevet&email=desk%40example.org&api_key=secret-key"));
  CHECK(resolve::shown_url(asked) == url(Registry::ncbi_eutils, Purpose::exists, {"pmid:1"}));
  CHECK(resolve::shown_url("https://example.org/?mailto=desk%40example.org") == "https://example.org/");
}

TEST_CASE("a mirror stands in for a registry, and only what was configured passes the guard", "[resolve]") {
  resolve::Settings settings;
  settings.of(Registry::doi).url = "http://127.0.0.1:8080/handles";
  const Request mirrored = resolve::request(question(Registry::doi, Purpose::exists, {"doi:10.5555/a"}), settings);
  CHECK(mirrored.url == "http://127.0.0.1:8080/handles/api/handles/10.5555/a?type=URL");
  CHECK(mirrored.exempt_from_guard);
  CHECK_FALSE(resolve::request(question(Registry::ncbi_eutils, Purpose::exists, {"pmid:1"}), settings).exempt_from_guard);
}

TEST_CASE("identifiers go into as few questions as the registry's limits allow", "[resolve]") {
  CHECK(resolve::questions(Registry::ncbi_eutils, Purpose::exists, pmids(250)).size() == 3);
  CHECK(resolve::questions(Registry::doi, Purpose::exists, std::vector<std::string>{"doi:10.5555/a", "doi:10.5555/b"}).size() == 2);
  CHECK(resolve::questions(Registry::doi, Purpose::exists, {}).empty());
}

TEST_CASE("a question holds identifiers of one scheme, and none that the registry does not take", "[resolve]") {
  const std::vector<std::string> mixed{"pmid:1", "doi:10.5555/a", "isbn:9780306406157", "pmcid:PMC1", "nonsense", "pmid:2"};
  const auto asked = resolve::questions(Registry::ncbi_idconv, Purpose::exists, mixed);
  REQUIRE(asked.size() == 3);
  CHECK(asked[0].identifiers == std::vector<std::string>{"pmid:1", "pmid:2"});
  CHECK(asked[1].identifiers == std::vector<std::string>{"doi:10.5555/a"});
  CHECK(asked[2].identifiers == std::vector<std::string>{"pmcid:PMC1"});
  CHECK(resolve::questions(Registry::arxiv, Purpose::exists, mixed).empty());
}

TEST_CASE("no address of a batch is longer than servers take", "[resolve]") {
  std::vector<std::string> dois;
  for (int i = 0; i < 300; ++i) dois.push_back("doi:10.5555/" + std::string(200, 'a') + std::to_string(i));
  std::size_t longest = 0;
  for (const auto& asked : resolve::questions(Registry::ncbi_idconv, Purpose::exists, dois))
    longest = std::max(longest, resolve::request(asked, {}).url.size());
  CHECK(longest < 4000);
}

TEST_CASE("an identifier with a comma is asked alone: commas part the items of a list", "[resolve]") {
  const std::vector<std::string> dois{"doi:10.5555/a", "doi:10.5555/b,c", "doi:10.5555/d"};
  const auto asked = resolve::questions(Registry::doi, Purpose::agency, dois);
  REQUIRE(asked.size() == 2);
  CHECK(asked[0].identifiers == std::vector<std::string>{"doi:10.5555/a", "doi:10.5555/d"});
  CHECK(resolve::request(asked[1], {}).url == "https://doi.org/ra/10.5555/b%2Cc");
}

TEST_CASE("a batch that was not recorded, or came cut off, is asked again in halves", "[resolve]") {
  const auto four = question(Registry::ncbi_eutils, Purpose::exists, pmids(4));
  CHECK(resolve::follow_up(four, failed(Failure::not_recorded)).size() == 2);
  Exchange cut = answered(200, "{\"result\":");
  cut.body_cut = true;
  CHECK(resolve::follow_up(four, cut).size() == 2);
  CHECK(resolve::follow_up(four, failed(Failure::timeout)).empty());
  CHECK(resolve::follow_up(four, answered(404, "<html>This service has moved</html>")).empty());
  CHECK(resolve::follow_up(question(Registry::ncbi_eutils, Purpose::exists, pmids(1)), failed(Failure::not_recorded)).empty());
}

TEST_CASE("a redirect is followed with the key only on the same host", "[resolve]") {
  Exchange moved = answered(301, "", {{"location", "/works/10.5555/b"}});
  moved.request = {.url = "http://127.0.0.1/works/10.5555/a", .headers = {{"Authorization", "secret"}}, .exempt_from_guard = true};
  const auto near = resolve::redirected(moved);
  REQUIRE(near);
  CHECK(near->url == "http://127.0.0.1/works/10.5555/b");
  CHECK(near->headers.size() == 1);
  CHECK(near->exempt_from_guard);

  moved.headers = {{"location", "http://192.168.0.1/works"}};
  const auto far = resolve::redirected(moved);
  REQUIRE(far);
  CHECK(far->headers.empty());
  CHECK_FALSE(far->exempt_from_guard);
  CHECK_FALSE(resolve::redirected(answered(301, "", {{"location", "ftp://example.org/"}})));
  CHECK_FALSE(resolve::redirected(answered(200, "")));
}

TEST_CASE("registries are asked as fast as they document, or as their answers say", "[resolve]") {
  CHECK(resolve::pace(Registry::arxiv, {}).interval == std::chrono::seconds(3));
  CHECK(resolve::pace(Registry::arxiv, {}).at_once == 1);
  CHECK(resolve::pace(Registry::ncbi_eutils, {}).interval > resolve::pace(Registry::ncbi_eutils, with_contact()).interval);
  CHECK(resolve::pace(Registry::crossref, {}).interval > resolve::pace(Registry::crossref, with_contact()).interval);

  const auto told =
      resolve::pace_told(answered(200, "", {{"x-rate-limit-limit", "50"}, {"x-rate-limit-interval", "1s"}, {"x-concurrency-limit", "3"}}));
  REQUIRE(told);
  CHECK(told->interval == std::chrono::milliseconds(20));
  CHECK(told->at_once == 3);
  CHECK_FALSE(resolve::pace_told(answered(200, "", {{"x-rate-limit-limit", "many"}})));
}

TEST_CASE("what may pass can be asked again, what is final can not", "[resolve]") {
  CHECK(may_pass(failed(Failure::timeout)));
  CHECK(may_pass(answered(503, "")));
  CHECK(may_pass(answered(429, "")));
  CHECK_FALSE(may_pass(answered(404, "")));
  CHECK_FALSE(may_pass(failed(Failure::not_recorded)));
}

TEST_CASE("every registry has one name", "[resolve]") {
  CHECK(registry_named("ncbi-idconv") == Registry::ncbi_idconv);
  CHECK(name(Registry::europepmc) == "europepmc");
  CHECK_FALSE(registry_named("scopus"));
  CHECK(name(Consulted::not_found) == "not-found");
  CHECK(to_string(Date{2024, 5, 0}) == "2024-05");
}

TEST_CASE("what registries call one work counts as one, a preprint and its article only where that is wanted", "[resolve]") {
  Record record;
  record.identifier = "pmid:1";
  record.same_as = {"doi:10.5555/a", "pmcid:PMC1"};
  record.relations = {{RelationKind::has_preprint, "doi:10.5555/p"}, {RelationKind::newer_version, "doi:10.5555/v"}};
  const std::vector<Work> works{{.identifier = "pmid:1", .records = {record}}};
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  CHECK(resolve::equivalents(works) == Pairs{{"pmid:1", "doi:10.5555/a"}, {"pmid:1", "pmcid:PMC1"}});
  CHECK(resolve::equivalents(works, true).back() == Pairs::value_type{"pmid:1", "doi:10.5555/p"});
}
