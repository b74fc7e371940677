// A batch's answer is one for each of its items.
#include "resolve/batch.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "resolve/asked.h"

using namespace citevet;
using namespace citevet::test;
using resolve::Purpose;

TEST_CASE("the address of a batch leads to those of its items, as they would be asked alone", "[resolve]") {
  const auto asked = GENERATE(from_range(std::vector{
      question(Registry::doi, Purpose::agency, {"doi:10.5555/a(1)", "doi:10.5555/b"}),
      question(Registry::ncbi_idconv, Purpose::exists, {"pmcid:PMC1", "pmcid:PMC2", "pmcid:PMC3"}),
      question(Registry::ncbi_idconv, Purpose::exists, {"doi:10.5555/a", "doi:10.5555/b"}),
      question(Registry::ncbi_eutils, Purpose::exists, {"pmid:1", "pmid:2"}),
      question(Registry::ncbi_eutils, Purpose::describe, {"pmid:1", "pmid:2"}),
      question(Registry::ncbi_eutils, Purpose::describe, {"pmcid:PMC1", "pmcid:PMC2"}),
      question(Registry::arxiv, Purpose::exists, {"arxiv:2401.01234", "arxiv:hep-th/9901001"}),
      question(Registry::crossref, Purpose::describe, {"doi:10.5555/a;1", "doi:10.5555/b"}),
      question(Registry::openalex, Purpose::describe, {"doi:10.5555/a", "doi:10.5555/b"}),
      question(Registry::openalex, Purpose::describe, {"pmid:1", "pmid:2"}),
      question(Registry::europepmc, Purpose::describe, {"pmid:1", "pmid:2"}),
      question(Registry::europepmc, Purpose::describe, {"doi:10.5555/a", "doi:10.5555/b"}),
      question(Registry::europepmc, Purpose::describe, {"pmcid:PMC1", "pmcid:PMC2"}),
  }));
  CAPTURE(name(asked.registry), asked.identifiers.front());
  resolve::Settings settings;
  settings.contact = "desk@example.org";
  std::vector<std::string> alone;
  for (const std::string& identifier : asked.identifiers)
    alone.push_back(resolve::request({asked.registry, asked.purpose, {identifier}}, {}).url);
  CHECK(resolve::single_urls(resolve::request(asked, settings).url) == alone);
  CHECK(resolve::single_urls(alone.front()).empty());
}

TEST_CASE("an address that is no batch leads nowhere", "[resolve]") {
  for (const std::string_view url :
       {"", "https://example.org/", "https://example.org/search?query=rest", "https://example.org/works?filter=x",
        "https://example.org/articles/?ids=", "https://example.org/query?id_list=a,b"}) {
    CAPTURE(url);
    CHECK(resolve::single_urls(url).empty());
  }
}
