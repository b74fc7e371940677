// Whether an http address gives the same page over https.
#include "probe/secure.h"

#include "probe/chain.h"

#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace citevet::test;

namespace {

const std::string rest = "http://example.org/rest?id=7";
const std::string secure = "https://example.org/rest?id=7";

Exchange titled(const std::string& title, const std::string& words) {
  return answer_of(200, {{"content-type", "text/html"}}, "<title>" + title + "</title><p>" + words);
}

bool same(const Exchange& plain, const Exchange& over_https) {
  const Asked one = asked(rest, {{rest, {plain}}});
  const auto request = probe::over_https(one.chain);
  REQUIRE(request);
  CHECK(request->url == secure);
  const Asked other = asked(request->url, {{secure, {over_https}}});
  return probe::is_same_over_https(one.chain, one.reading, other.chain, other.reading);
}

bool is_asked(const std::string& address, const Web& web = {}) {
  return probe::over_https(asked(address, web).chain).has_value();
}

}  // namespace

TEST_CASE("an http address that is alive is asked over https too", "[probe]") {
  CHECK(is_asked(rest));
  CHECK_FALSE(is_asked(secure));
  CHECK_FALSE(is_asked(rest, {{rest, {answer_of(404)}}}));
  CHECK_FALSE(is_asked(rest, {{rest, {answer_of(301, {{"location", secure}})}}}));
  CHECK_FALSE(is_asked("http://example.org:8080/rest"));
  CHECK_FALSE(is_asked("http://192.0.2.7/rest"));
  CHECK_FALSE(is_asked("http://localhost/rest"));
}

TEST_CASE("the same words or the same title are the same page", "[probe]") {
  const Exchange page = titled("Rest", "Those who rest at noon remember more.");
  CHECK(same(page, page));
  CHECK(same(page, titled("Rest", "Other news stand beside it in this minute.")));
  CHECK_FALSE(same(page, titled("Example hosting", "This site has no page over https.")));
  CHECK_FALSE(same(page, titled("Page not found", "")));
  CHECK_FALSE(same(page, answer_of(404)));
  CHECK_FALSE(same(page, answer_of(403)));
  CHECK_FALSE(same(page, failure_of(Failure::tls_wrong_host)));
}

TEST_CASE("what is no page is compared by its type and length", "[probe]") {
  const auto pdf = [](std::string length) {
    return answer_of(200, {{"content-type", "application/pdf"}, {"content-length", std::move(length)}});
  };
  CHECK(same(pdf("70112"), pdf("70112")));
  CHECK_FALSE(same(pdf("70112"), pdf("312")));
  CHECK_FALSE(same(answer_of(200, {{"content-type", "application/pdf"}}), answer_of(200, {{"content-type", "application/pdf"}})));
}

TEST_CASE("a site that leads back to http is not the same over https", "[probe]") {
  const Exchange page = titled("Rest", "Those who rest at noon remember more.");
  const Asked one = asked(rest, {{rest, {page}}});
  const Asked other = asked(secure, {{secure, {answer_of(302, {{"location", rest}})}}, {rest, {page}}});
  CHECK_FALSE(probe::is_same_over_https(one.chain, one.reading, other.chain, other.reading));
}
