// Cookies go back only to who set them.
#include "probe/cookies.h"

#include <catch2/catch_test_macros.hpp>

using namespace citevet;

namespace {

Exchange sets(std::string url, std::string cookie) {
  Exchange exchange;
  exchange.request.url = std::move(url);
  exchange.headers.emplace_back("set-cookie", std::move(cookie));
  return exchange;
}

std::string sent(const Exchange& from, std::string_view to) {
  return probe::cookies_for({&from, 1}, to);
}

}  // namespace

TEST_CASE("a cookie goes back to its own host only", "[probe]") {
  const Exchange set = sets("https://www.example.org/a/b", "id=1");
  CHECK(sent(set, "https://www.example.org/a/c") == "id=1");
  CHECK(sent(set, "https://example.org/a/c").empty());
  CHECK(sent(set, "https://x.www.example.org/a/c").empty());
  CHECK(sent(set, "https://evil.example/a/c").empty());
}

TEST_CASE("a cookie for a domain goes to its hosts, and none can be set for another's", "[probe]") {
  CHECK(sent(sets("https://www.example.org/", "id=1; Domain=.Example.org"), "https://id.example.org/") == "id=1");
  CHECK(sent(sets("https://www.example.org/", "id=1; Domain=example.org"), "https://badexample.org/").empty());
  CHECK(sent(sets("https://www.example.org/", "id=1; Domain=other.example"), "https://other.example/").empty());
  CHECK(sent(sets("https://www.example.org/", "id=1; Domain=org"), "https://www.example.org/").empty());
}

TEST_CASE("a cookie's path, Secure and end are kept", "[probe]") {
  CHECK(sent(sets("https://example.org/", "id=1; Path=/shop"), "https://example.org/shop/x") == "id=1");
  CHECK(sent(sets("https://example.org/", "id=1; Path=/shop"), "https://example.org/shopping").empty());
  CHECK(sent(sets("https://example.org/", "id=1; Secure"), "http://example.org/").empty());
  CHECK(sent(sets("https://example.org/", "id=1; Max-Age=0"), "https://example.org/").empty());
}

TEST_CASE("a later cookie takes the place of the earlier one", "[probe]") {
  const std::vector<Exchange> chain{sets("https://example.org/", "id=1"), sets("https://example.org/", "lang=en"),
                                    sets("https://example.org/", "id=2")};
  CHECK(probe::cookies_for(chain, "https://example.org/") == "lang=en; id=2");
}

TEST_CASE("cookies without end stay within their limit", "[probe]") {
  std::vector<Exchange> chain;
  for (int i = 0; i < 200; ++i) chain.push_back(sets("https://example.org/", "name" + std::to_string(i) + "=" + std::string(500, 'x')));
  CHECK(probe::cookies_for(chain, "https://example.org/").size() <= 4096);
}
