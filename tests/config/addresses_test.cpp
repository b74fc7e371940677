// Which addresses are asked, and where.
#include <citevet/config.h>

#include <catch2/catch_test_macros.hpp>

using namespace citevet;

namespace {

config::Addresses addresses(std::vector<std::string> include, std::vector<std::string> exclude) {
  Config config;
  config.include = std::move(include);
  config.exclude = std::move(exclude);
  return config::Addresses(config);
}

config::Addresses remapped(std::vector<Remap> remap) {
  Config config;
  config.network.remap = std::move(remap);
  return config::Addresses(config);
}

}  // namespace

TEST_CASE("without include and exclude every address is asked", "[config]") {
  CHECK_FALSE(addresses({}, {}).excluded("https://example.org/"));
}

TEST_CASE("an exclude names addresses with their scheme, pages without it, or hosts", "[config]") {
  const auto whole = addresses({}, {"https://example.org/drafts/**"});
  CHECK(whole.excluded("https://example.org/drafts/rest?v=2"));
  CHECK_FALSE(whole.excluded("http://example.org/drafts/rest"));
  const auto page = addresses({}, {"example.org/drafts/*"});
  CHECK(page.excluded("https://example.org/drafts/rest"));
  CHECK(page.excluded("http://example.org/drafts/rest"));
  CHECK_FALSE(page.excluded("https://example.org/drafts/old/rest"));
  CHECK_FALSE(page.excluded("https://example.net/?to=example.org/drafts/rest"));
  const auto host = addresses({}, {"example.org", "*.example.net"});
  CHECK(host.excluded("https://example.org/a/b?c"));
  CHECK_FALSE(host.excluded("https://www.example.org/"));
  CHECK_FALSE(host.excluded("https://notexample.org/"));
  CHECK(host.excluded("https://www.example.net"));
  CHECK_FALSE(host.excluded("https://example.net/"));
}

TEST_CASE("an include beats an exclude, and where there is one nothing else is asked", "[config]") {
  const auto both = addresses({"example.org/open/**"}, {"example.org"});
  CHECK_FALSE(both.excluded("https://example.org/open/rest"));
  CHECK(both.excluded("https://example.org/drafts"));
  CHECK(both.excluded("https://example.net/"));
}

TEST_CASE("an address and all below it is asked elsewhere", "[config]") {
  const auto docs = remapped({{"https://example.org/docs", "http://localhost:8080/"}});
  CHECK(docs.instead_of("https://example.org/docs") == "http://localhost:8080/");
  CHECK(docs.instead_of("https://example.org/docs/a?b=c#d") == "http://localhost:8080/a?b=c#d");
  CHECK(docs.instead_of("https://example.org/docs?b") == "http://localhost:8080/?b");
  CHECK(docs.instead_of("https://example.org/docsets") == std::nullopt);
  CHECK(docs.instead_of("http://example.org/docs") == std::nullopt);
}

TEST_CASE("what follows a remapped address never becomes part of the host", "[config]") {
  const auto site = remapped({{"https://example.org", "http://localhost:8080"}});
  CHECK(site.instead_of("https://example.org/") == "http://localhost:8080/");
  CHECK(site.instead_of("https://example.org/a") == "http://localhost:8080/a");
  CHECK(site.instead_of("https://example.org/@example.net/") == "http://localhost:8080/@example.net/");
  CHECK(site.instead_of("https://example.org.example.net/") == std::nullopt);
  CHECK(site.instead_of("https://example.org:8443/") == std::nullopt);
}

TEST_CASE("the first remap that fits counts", "[config]") {
  const auto two = remapped({{"https://example.org/a", "https://example.net/x"}, {"https://example.org/", "https://example.com/"}});
  CHECK(two.instead_of("https://example.org/a/1") == "https://example.net/x/1");
  CHECK(two.instead_of("https://example.org/b") == "https://example.com/b");
}
