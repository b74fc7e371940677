// What is kept of an address's answers says the same when it is read again.
#include "check/evidence.h"

#include "probe/redirect.h"

#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace std::chrono_literals;
using detail::Evidence;
using detail::Manner;

namespace {

const std::string asked = "https://example.org/rest";

Exchange answer(std::string url, int status, std::vector<std::pair<std::string, std::string>> headers = {}) {
  Exchange exchange;
  exchange.request.url = std::move(url);
  exchange.status = status;
  exchange.headers = std::move(headers);
  exchange.took = 120ms;
  exchange.at = std::chrono::sys_days{std::chrono::year{2026} / 11 / 25} + 9h;
  return exchange;
}

Exchange failure(std::string url, Failure what) {
  Exchange exchange = answer(std::move(url), 0);
  exchange.failure = what;
  exchange.error = "it did not work";
  exchange.took = 20s;
  return exchange;
}

const Manner plain{NetworkConfig{}};

std::optional<std::string> kept(const std::vector<Exchange>& chain, const probe::Reading& reading = {}, const Manner& manner = plain) {
  return detail::to_bytes(chain, reading, asked, manner);
}

// Kept and read again.
Evidence again(const std::vector<Exchange>& chain, const probe::Reading& reading = {}) {
  const auto bytes = kept(chain, reading);
  REQUIRE(bytes);
  auto evidence = detail::from_bytes(*bytes, asked, plain);
  REQUIRE(evidence);
  return std::move(*evidence);
}

probe::Verdict verdict(const Evidence& evidence) {
  return probe::verdict(evidence.chain, evidence.reading, {}, {.network_works = true});
}

std::string html(std::string title) {
  return "<title>" + title + "</title><h1>" + title + "</h1><p id=\"part\">" + std::string(400, 'w') + "</p>";
}

}  // namespace

TEST_CASE("a chain yields the same verdict from the cache", "[check]") {
  const std::vector<std::vector<Exchange>> chains{
      {answer(asked, 200, {{"content-type", "text/html"}})},
      {answer(asked, 301, {{"location", "/naps?q=1#part"}}), answer("https://example.org/naps?q=1", 200)},
      {answer(asked, 404), answer(asked, 404)},
      {answer(asked, 403, {{"server", "cloudflare"}, {"cf-mitigated", "challenge"}})},
      {answer(asked, 302, {{"location", asked}, {"set-cookie", "seen=1; Path=/"}}), answer(asked, 302, {{"location", asked}})},
      {answer(asked, 302, {{"location", "mailto:desk@example.org"}})},
      {failure(asked, Failure::no_such_host), failure(asked, Failure::no_such_host)},
      {failure(asked, Failure::tls_expired)},
      {failure(asked, Failure::timeout), failure(asked, Failure::timeout)},
      {answer(asked, 503, {{"retry-after", "120"}})},
  };
  for (const auto& chain : chains) {
    const probe::Verdict fresh = verdict({chain, {}});
    const Evidence evidence = again(chain);
    const probe::Verdict cached = verdict(evidence);
    CAPTURE(fresh.evidence);
    CHECK(cached.state == fresh.state);
    CHECK(cached.status == fresh.status);
    CHECK(cached.reason == fresh.reason);
    CHECK(cached.evidence == fresh.evidence);
    CHECK(cached.redirects == fresh.redirects);
    CHECK(evidence.chain.size() == chain.size());
    CHECK(evidence.chain.back().at == chain.back().at);
    CHECK(evidence.chain.back().took == chain.back().took);
    CHECK(evidence.chain.back().failure == chain.back().failure);
  }
}

TEST_CASE("what was read from a page is kept", "[check]") {
  Exchange last = answer(asked, 200, {{"content-type", "text/html; charset=utf-8"}});
  last.body =
      "<title>Rest and naps – The Desk</title><meta name=\"citation_title\" content=\"Rest and naps\">"
      "<meta name=\"citation_author\" content=\"Moss, Anna\"><meta name=\"citation_author\" content=\"Fern, Bo\">"
      "<meta name=\"citation_date\" content=\"2024/05/01\"><meta name=\"citation_doi\" content=\"10.1000/abc\">"
      "<meta property=\"og:site_name\" content=\"The Desk\"><h1>Rest and naps</h1><p id=\"part\">Rest helps, and naps do.</p>";
  const std::vector<std::string> wanted{"part", "nothing"};
  const std::vector<Exchange> chain{last};
  const probe::Reading reading = probe::read(chain, wanted);
  const probe::Reading cached = again(chain, reading).reading;
  CHECK(cached.media_type == "text/html");
  CHECK(cached.fragments == reading.fragments);
  CHECK(cached.likeness == reading.likeness);
  CHECK(cached.page.title == "Rest and naps");
  CHECK(cached.page.window_title == "Rest and naps – The Desk");
  CHECK(cached.page.headings == std::vector<std::string>{"Rest and naps"});
  CHECK(cached.page.site == "The Desk");
  CHECK(cached.page.authors == reading.page.authors);
  CHECK(cached.page.authors.size() == 2);
  CHECK(cached.page.date == "2024/05/01");
  CHECK(cached.page.identifiers == std::vector<std::string>{"doi:10.1000/abc"});
  CHECK(cached.page.words == reading.page.words);
}

TEST_CASE("what a page stands in for is kept", "[check]") {
  Exchange last = answer(asked, 200, {{"content-type", "text/html"}});
  last.body = html("Page not found");
  const std::vector<Exchange> chain{last};
  const Evidence cached = again(chain, probe::read(chain));
  CHECK(verdict(cached).state == State::suspect);
  CHECK(verdict(cached).reason == "soft 404");
}

TEST_CASE("bodies, cookies and credentials are not kept", "[check]") {
  Exchange hop = answer(asked, 302, {{"location", "https://kim:secret@example.org/naps"}, {"set-cookie", "session=secret"}});
  hop.request.headers = {{"Cookie", "secret=1"}, {"Authorization", "Bearer secret"}};
  hop.body = "secret";
  Exchange last = answer("https://example.org/naps", 200, {{"x-powered-by", "secret"}, {"content-type", "text/html"}});
  last.body = "secret";
  const auto bytes = kept({hop, last});
  REQUIRE(bytes);
  CHECK(bytes->find("secret") == std::string::npos);
  const Evidence evidence = again({hop, last});
  CHECK(evidence.chain[0].request.headers.empty());
  CHECK(probe::header(evidence.chain[0], "location") == "https://example.org/naps");
  CHECK(evidence.chain[1].headers == std::vector<std::pair<std::string, std::string>>{{"content-type", "text/html"}});
  CHECK(evidence.chain[1].from_cache);
}

TEST_CASE("what was not asked to the end is not kept", "[check]") {
  CHECK_FALSE(kept({}));
  CHECK_FALSE(kept({failure(asked, Failure::cancelled)}));
  CHECK_FALSE(kept({failure(asked, Failure::not_recorded)}));
  CHECK_FALSE(kept({answer(asked, 302, {{"location", "http://127.0.0.1/"}}), failure("http://127.0.0.1/", Failure::guarded)}));
}

TEST_CASE("an answer takes little room", "[check]") {
  CHECK(kept({answer(asked, 200, {{"content-type", "text/html"}, {"date", "Wed, 25 Nov 2026 12:00:00 GMT"}})})->size() < 64);
  CHECK(kept({answer(asked, 404), answer(asked, 404)})->size() < 64);
}

TEST_CASE("however long the texts of a page are, little is kept of them", "[check]") {
  probe::Reading reading;
  reading.page.title = std::string(100'000, 't');
  reading.page.window_title = std::string(1023, 'a') + "é and more";
  reading.page.authors.assign(5000, "Moss, A.");
  const Evidence evidence = again({answer(asked, 200)}, reading);
  CHECK(evidence.reading.page.title == std::string(1024, 't'));
  CHECK(evidence.reading.page.window_title == std::string(1023, 'a'));
  CHECK(evidence.reading.page.authors.size() == 64);
}

TEST_CASE("bytes that were cut off or changed say nothing, or something else that is whole", "[check]") {
  const auto bytes = kept({answer(asked, 301, {{"location", "/naps"}}), answer("https://example.org/naps", 200)});
  REQUIRE(bytes);
  for (std::size_t size = 0; size < bytes->size(); ++size)
    CHECK_FALSE(detail::from_bytes(std::string_view(*bytes).substr(0, size), asked, plain));
  CHECK_FALSE(detail::from_bytes(*bytes + "x", asked, plain));
  for (std::size_t at = 0; at < bytes->size(); ++at) {
    std::string changed = *bytes;
    changed[at] = static_cast<char>(~changed[at]);
    (void)detail::from_bytes(changed, asked, plain);
  }
  std::string later = *bytes;
  ++later[0];
  CHECK_FALSE(detail::from_bytes(later, asked, plain));
}

TEST_CASE("few bytes can't ask for much memory", "[check]") {
  probe::Reading reading;
  reading.page.headings = {std::string(1000, 'h')};
  std::string bytes = *kept({answer(asked, 200)}, reading);
  // A list that claims to hold as much as there may be.
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string claims = bytes;
    claims.replace(at, 1, "\xff\xff\xff\xff\x7f");
    (void)detail::from_bytes(claims, asked, plain);
  }
  SUCCEED();
}

TEST_CASE("evidence that was got with other settings is asked for anew", "[check]") {
  const std::vector<Exchange> chain{answer(asked, 401)};
  NetworkConfig network;
  network.hosts.push_back({.host = "example.org", .user = "kim", .password = "one"});
  const std::string bytes = *kept(chain, {}, Manner(network));
  CHECK(detail::from_bytes(bytes, asked, Manner(network)));
  CHECK_FALSE(detail::from_bytes(bytes, asked, plain));
  network.hosts[0].password = "two";
  CHECK_FALSE(detail::from_bytes(bytes, asked, Manner(network)));
  network.hosts[0] = {.host = "example.com", .user = "kim", .password = "one"};
  CHECK_FALSE(detail::from_bytes(bytes, asked, Manner(network)));
  CHECK(detail::from_bytes(*kept(chain), asked, Manner(network)));
  network.user_agent = "a browser";
  CHECK_FALSE(detail::from_bytes(*kept(chain), asked, Manner(network)));
}

TEST_CASE("the password of a host on the way counts too", "[check]") {
  const std::vector<Exchange> chain{answer(asked, 302, {{"location", "https://login.example.org/"}}),
                                    answer("https://login.example.org/", 403)};
  NetworkConfig network;
  network.hosts.push_back({.host = "login.example.org", .token = "one"});
  CHECK_FALSE(detail::from_bytes(*kept(chain), asked, Manner(network)));
}

TEST_CASE("a chain answers for the settings that would have asked just that", "[check]") {
  const std::string naps = "https://example.org/naps";
  const std::vector<Exchange> chain{answer(asked, 302, {{"location", naps}}), answer(naps, 302, {{"location", "https://example.org/beds"}}),
                                    answer("https://example.org/beds", 200)};
  Evidence evidence = again(chain);
  CHECK(detail::answers(evidence, {}, {.max_redirects = 10}, 20s));
  CHECK(detail::answers(evidence, {}, {.max_redirects = 2}, 20s));
  CHECK_FALSE(detail::answers(evidence, {}, {.max_redirects = 1}, 20s));
  // One that ended because no more redirects were allowed then.
  Evidence cut_short = again({chain[0], chain[1]});
  CHECK(detail::answers(cut_short, {}, {.max_redirects = 1}, 20s));
  CHECK_FALSE(detail::answers(cut_short, {}, {.max_redirects = 10}, 20s));
  // Not asked again by who did not want to.
  Evidence once = again({failure(asked, Failure::timeout)});
  CHECK(detail::answers(once, {}, {.max_retries = 0}, 20s));
  CHECK_FALSE(detail::answers(once, {}, {.max_retries = 2}, 20s));
  CHECK_FALSE(detail::answers(once, {}, {.max_retries = 0}, 60s));
}

TEST_CASE("a fragment that was not looked for is no answer", "[check]") {
  probe::Reading reading;
  reading.fragments = {{"part", probe::Presence::found}, {"other", probe::Presence::missing}};
  const std::vector<std::string> one{"other"}, third{"third"};
  const Evidence evidence = again({answer(asked, 200)}, reading);
  Evidence found = evidence;
  CHECK(detail::answers(found, one, {}, 20s));
  CHECK(found.reading.fragments == std::vector<probe::Fragment>{{"other", probe::Presence::missing}});
  found = evidence;
  CHECK(detail::answers(found, {}, {}, 20s));
  found = evidence;
  CHECK_FALSE(detail::answers(found, third, {}, 20s));
}
