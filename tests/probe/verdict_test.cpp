// What the answers to an address say of it, and what they do not.
#include "probe/chain.h"

#include <catch2/generators/catch_generators.hpp>

using namespace citevet;
using namespace citevet::test;

namespace {

const std::string rest = "https://example.org/rest";

std::vector<std::string> urls_of(const std::vector<Exchange>& chain) {
  std::vector<std::string> urls;
  for (const Exchange& exchange : chain) urls.push_back(exchange.request.url);
  return urls;
}

Exchange redirect_to(std::string location, int status = 302) {
  return answer_of(status, {{"location", std::move(location)}});
}

}  // namespace

TEST_CASE("a success is alive after one request", "[probe]") {
  const auto chain = chain_of(rest, {{rest, {answer_of(200)}}});
  const auto verdict = verdict_of(chain);
  CHECK(chain.size() == 1);
  CHECK(verdict.state == State::alive);
  CHECK(verdict.status == 200);
  CHECK(verdict.reason == "200");
}

TEST_CASE("an address is asked without its credentials and fragment", "[probe]") {
  CHECK(probe::first("https://anna:secret@example.org/rest?q=1#part").url == "https://example.org/rest?q=1");
  CHECK(probe::first("https://example.org/@anna").url == "https://example.org/@anna");
}

TEST_CASE("404 and 410 are gone when they say so twice", "[probe]") {
  const int status = GENERATE(404, 410);
  const auto chain = chain_of(rest, {{rest, {answer_of(status)}}});
  CHECK(chain.size() == 2);
  CHECK(verdict_of(chain).state == State::gone);
  CHECK(verdict_of(std::span(chain).first(1)).state == State::unreachable);
}

TEST_CASE("a page that is there at the second look is not gone", "[probe]") {
  CHECK(verdict_of(rest, {{rest, {answer_of(404), answer_of(200)}}}).state == State::alive);
  CHECK(verdict_of(rest, {{rest, {answer_of(404), answer_of(503)}}}).state == State::unreachable);
  CHECK(verdict_of(rest, {{rest, {answer_of(404), answer_of(403)}}}).state == State::blocked);
  CHECK(verdict_of(rest, {{rest, {answer_of(404), failure_of(Failure::timeout)}}}).state == State::unreachable);
  CHECK(verdict_of(rest, {{rest, {answer_of(503), answer_of(404), answer_of(404)}}}).state == State::gone);
}

TEST_CASE("a second look waits until everything else is asked", "[probe]") {
  std::vector<Exchange> chain{answer_of(404)};
  chain[0].request = probe::first(rest);
  const auto step = probe::next(chain, {}, {});
  REQUIRE(step);
  CHECK(step->when == probe::When::later);
  CHECK(step->request.wait.count() > 0);
}

TEST_CASE("refusals of robots say nothing about the page", "[probe]") {
  const int status = GENERATE(401, 402, 403, 406, 412, 418, 451, 999);
  const auto chain = chain_of(rest, {{rest, {answer_of(status)}}});
  CHECK(chain.size() == 1);
  CHECK(verdict_of(chain).state == State::blocked);
}

TEST_CASE("a 429 is asked again later before it counts as refused", "[probe]") {
  CHECK(verdict_of(rest, {{rest, {answer_of(429), answer_of(200)}}}).state == State::alive);
  CHECK(verdict_of(rest, {{rest, {answer_of(429)}}}).state == State::blocked);
}

TEST_CASE("202, 405 and 404 are refusals with a challenge's header only", "[probe]") {
  const int status = GENERATE(202, 405, 404, 200);
  const Exchange challenge = answer_of(status, {{"x-amzn-waf-action", "challenge"}});
  CHECK(verdict_of(rest, {{rest, {challenge}}}).state == State::blocked);
  CHECK(verdict_of(rest, {{rest, {answer_of(status)}}}).state != State::blocked);
}

TEST_CASE("what stands on good pages of a network too is no challenge", "[probe]") {
  const auto [name, value] = GENERATE(std::pair("server", "cloudflare"), std::pair("cf-ray", "8a-FRA"), std::pair("x-amzn-requestid", "1"),
                                      std::pair("x-iinfo", "1"), std::pair("x-sucuri-id", "15"), std::pair("set-cookie", "datadome=x"));
  CAPTURE(name);
  CHECK(verdict_of(rest, {{rest, {answer_of(404, {{name, value}})}}}).state == State::gone);
  CHECK(verdict_of(rest, {{rest, {answer_of(200, {{name, value}})}}}).state == State::alive);
}

TEST_CASE("a 503 whose page is a known challenge is a refusal and not asked again", "[probe]") {
  const Exchange challenge = answer_of(503, {}, "<html><head><title>Just a moment...</title></head><body>Checking your browser</body>");
  CHECK(chain_of(rest, {{rest, {challenge}}}).size() == 1);
  const auto verdict = verdict_of(rest, {{rest, {challenge}}});
  CHECK(verdict.state == State::blocked);
  CHECK(verdict.evidence.find("Cloudflare") != std::string::npos);
}

TEST_CASE("a page with status 200 that is nothing but a challenge is a refusal", "[probe]") {
  const std::string body = GENERATE(as<std::string>{}, "<title>Request Rejected</title>Your support ID is: 12",
                                    "<meta http-equiv=\"refresh\" content=\"0;/.well-known/sgcaptcha/?r=%2Frest\">",
                                    "<meta http-equiv=\"refresh\" content=\"5; URL='/rest?bm-verify=AAQAAAAN'\"><title>&nbsp;</title>",
                                    "<title>One moment, please...</title>", "<title>Client Challenge</title><script>1</script>",
                                    "<html><body><iframe src=\"/_Incapsula_Resource?CWUDNSAI=9\"></iframe></body></html>");
  CHECK(verdict_of(rest, {{rest, {answer_of(200, {}, body)}}}).state == State::blocked);
}

TEST_CASE("a challenge is never followed as if it were a redirect", "[probe]") {
  const Exchange challenge = answer_of(202, {}, "<meta http-equiv=refresh content='0;/.well-known/sgcaptcha/?r=%2Frest'>");
  CHECK(chain_of(rest, {{rest, {challenge}}}).size() == 1);
  CHECK(verdict_of(rest, {{rest, {challenge}}}).state == State::blocked);
}

TEST_CASE("what guards a form on a good page or on an error page is no challenge", "[probe]") {
  const std::string guard = GENERATE(as<std::string>{}, "<div class=g-recaptcha></div>", "<script>grecaptcha.render(box)</script>",
                                     "<script src=/cdn-cgi/challenge-platform/scripts/jsd/main.js></script>",
                                     "<div class=cf-turnstile></div>", "<p>Solve the captcha to comment.</p>");
  CAPTURE(guard);
  const std::string page = "<title>Rest</title><h1>Rest</h1><p>Those who rest at noon remember more.</p>" + guard;
  CHECK(verdict_of(rest, {{rest, {answer_of(200, {}, page)}}}).state == State::alive);
  CHECK(verdict_of(rest, {{rest, {answer_of(404, {}, page)}}}).state == State::gone);
}

TEST_CASE("a resolver that leads to a publisher who refuses is no dead source", "[probe]") {
  const std::string doi = "https://doi.org/10.1000/rest";
  const std::string landing = "https://publisher.example/doi/10.1000/rest";
  const auto verdict = verdict_of(doi, {{doi, {redirect_to(landing)}}, {landing, {answer_of(GENERATE(403, 412, 418))}}});
  CHECK(verdict.state == State::blocked);
  CHECK(verdict.redirects == std::vector<std::string>{landing});
  CHECK(verdict_of(doi, {{doi, {answer_of(404)}}}).state == State::gone);
}

TEST_CASE("a refusal is told as one of this network", "[probe]") {
  CHECK(verdict_of(rest, {{rest, {answer_of(403)}}}).evidence ==
        "it refuses automated requests from this network with 403, which says nothing about the page");
}

TEST_CASE("faults of certificates are told apart, and none is a death", "[probe]") {
  const auto [failure, reason] = GENERATE(table<Failure, std::string>({
      {Failure::tls_expired, "certificate expired"},
      {Failure::tls_wrong_host, "certificate of another host"},
      {Failure::tls_unknown_issuer, "certificate not trusted"},
      {Failure::tls, "tls"},
  }));
  const auto verdict = verdict_of(rest, {{rest, {failure_of(failure)}}});
  CHECK(verdict.state == State::unreachable);
  CHECK(verdict.reason == reason);
}

TEST_CASE("a server that is out of order is asked again when all else has been, not at once", "[probe]") {
  std::vector<Exchange> chain{answer_of(503)};
  chain[0].request = probe::first(rest);
  const auto first = probe::next(chain, {}, {});
  REQUIRE(first);
  CHECK(first->when == probe::When::later);
  chain.push_back(answer_of(503));
  chain[1].request = first->request;
  const auto second = probe::next(chain, {}, {});
  REQUIRE(second);
  CHECK(second->request.wait > first->request.wait);
}

TEST_CASE("an article about challenges is no challenge", "[probe]") {
  std::string body = "<title>Just a moment... how networks keep robots out</title><h1>Just a moment</h1>";
  for (int i = 0; i < 300; ++i) body += "<p>Checking your browser before accessing, the page said, and g-recaptcha turned.</p>";
  CHECK(verdict_of(rest, {{rest, {answer_of(200, {}, body)}}}).state == State::alive);
}

TEST_CASE("what may pass is asked again, and is alive when it did", "[probe]") {
  const Exchange fault =
      GENERATE(answer_of(500), answer_of(502), answer_of(503), answer_of(504), answer_of(522), failure_of(Failure::timeout),
               failure_of(Failure::reset), failure_of(Failure::dns), failure_of(Failure::refused));
  CHECK(verdict_of(rest, {{rest, {fault, answer_of(200)}}}).state == State::alive);
  const auto chain = chain_of(rest, {{rest, {fault}}});
  CHECK(chain.size() <= 3);
  CHECK(chain.size() >= 2);
  CHECK(verdict_of(chain, true).state == State::unreachable);
}

TEST_CASE("what will not pass is asked once", "[probe]") {
  const Exchange fault = GENERATE(failure_of(Failure::tls), failure_of(Failure::tls_expired), failure_of(Failure::tls_wrong_host),
                                  failure_of(Failure::tls_unknown_issuer), failure_of(Failure::malformed), failure_of(Failure::too_large),
                                  answer_of(400), answer_of(501), answer_of(405));
  const auto chain = chain_of(rest, {{rest, {fault}}});
  CHECK(chain.size() == 1);
  CHECK(verdict_of(chain, true).state == State::unreachable);
}

TEST_CASE("a domain that does not exist is gone only while other hosts answer", "[probe]") {
  const Web web{{rest, {failure_of(Failure::no_such_host)}}};
  CHECK(chain_of(rest, web).size() == 2);
  CHECK(verdict_of(rest, web, true).state == State::gone);
  CHECK(verdict_of(rest, web, false).state == State::unreachable);
}

TEST_CASE("a site that answers alike for everything is not asked, and says why", "[probe]") {
  const auto verdict = probe::unasked("https://mobile.twitter.com/anna/status/1");
  REQUIRE(verdict);
  CHECK(verdict->state == State::skipped);
  CHECK(verdict->reason == "can't be judged");
  CHECK_FALSE(verdict->incomplete);
  CHECK_FALSE(probe::unasked("https://nottwitter.com/anna"));
  CHECK_FALSE(probe::unasked("https://example.org/x.com"));
}

TEST_CASE("a video is left to its registry, since its page says 200 for what is gone", "[probe]") {
  const std::string url =
      GENERATE(as<std::string>{}, "https://www.youtube.com/watch?v=BvgdjJKGvhU", "https://m.youtube.com/shorts/BvgdjJKGvhU",
               "https://youtu.be/BvgdjJKGvhU", "https://www.youtube-nocookie.com/embed/BvgdjJKGvhU");
  CHECK(probe::left_to_registry(url) == "youtube");
  CHECK(probe::unasked(url));
  CHECK(probe::left_to_registry("https://www.youtube.com/@moss").empty());
  CHECK_FALSE(probe::unasked("https://www.youtube.com/@moss"));
  CHECK(probe::left_to_registry("https://twitter.com/moss").empty());
}

TEST_CASE("HEAD is asked where the config says so, and its denials do not count", "[probe]") {
  const probe::Policy head{.method = "HEAD"};
  CHECK(probe::first(rest, head).method == "HEAD");
  CHECK(probe::first(rest).method == "GET");
  CHECK(chain_of(rest, {{rest, {answer_of(200)}}}, head).size() == 1);
  const Exchange denial = GENERATE(answer_of(404), answer_of(403), answer_of(405), answer_of(501), answer_of(500),
                                   failure_of(Failure::reset), failure_of(Failure::timeout));
  const auto chain = chain_of(rest, {{rest, {denial, answer_of(200)}}}, head);
  REQUIRE(chain.size() == 2);
  CHECK(chain[1].request.method == "GET");
  CHECK(verdict_of(rest, {{rest, {denial, answer_of(200)}}}, true, head).state == State::alive);
  CHECK(verdict_of(rest, {{rest, {answer_of(404)}}}, true, head).state == State::gone);
}

TEST_CASE("what a status means on a host, the config may say", "[probe]") {
  const auto verdict = [](int status, State meaning, const std::vector<Exchange>& answers) {
    return verdict_of(rest, {{rest, answers}}, true, {.statuses = {{status, status, meaning}}});
  };
  CHECK(verdict(403, State::alive, {answer_of(403)}).state == State::alive);
  CHECK(verdict(403, State::alive, {answer_of(403)}).evidence == "it answered 403, which is alive here as the config has it");
  CHECK(verdict(403, State::alive, {answer_of(401)}).state == State::blocked);
  CHECK(verdict(500, State::blocked, {answer_of(500)}).state == State::blocked);
  CHECK(verdict(302, State::alive, {redirect_to("/sleep")}).state == State::alive);
  CHECK(verdict(302, State::alive, {redirect_to("/sleep")}).redirects.empty());
  CHECK(verdict(403, State::gone, {answer_of(403)}).state == State::gone);
  CHECK(verdict(403, State::gone, {answer_of(403), answer_of(200)}).state == State::alive);
  CHECK(verdict(404, State::unreachable, {answer_of(404)}).state == State::unreachable);
}

TEST_CASE("a success that the config accepts is looked at as ever", "[probe]") {
  const Exchange lost = answer_of(200, {}, "<title>Page not found</title>");
  CHECK(verdict_of(rest, {{rest, {lost}}}, true, {.statuses = {{200, 299, State::alive}}}).state == State::suspect);
  CHECK(verdict_of(rest, {{rest, {answer_of(204)}}}, true, {.statuses = {{204, 204, State::suspect}}}).state == State::suspect);
}

TEST_CASE("the config's limits hold for the hosts that it names", "[probe]") {
  const auto policy = probe::policy_of({.max_redirects = 7}, {.method = "HEAD", .statuses = {{403, 403, State::alive}}});
  CHECK(policy.max_redirects == 7);
  CHECK(policy.method == "HEAD");
  CHECK(policy.statuses.size() == 1);
  CHECK(probe::policy_of({.max_redirects = 7}, {.max_redirects = 2}).max_redirects == 2);
}

TEST_CASE("a private address was not asked, and says so", "[probe]") {
  const auto verdict = verdict_of("http://127.0.0.1/", {{"http://127.0.0.1/", {failure_of(Failure::guarded)}}});
  CHECK(verdict.state == State::skipped);
  CHECK(verdict.reason == "private address");
  CHECK_FALSE(verdict.incomplete);
}

TEST_CASE("a redirect to a private address is not alive", "[probe]") {
  const auto verdict = verdict_of(
      rest, {{rest, {redirect_to("http://169.254.169.254/latest/")}}, {"http://169.254.169.254/latest/", {failure_of(Failure::guarded)}}});
  CHECK(verdict.state == State::unreachable);
  CHECK(verdict.redirects == std::vector<std::string>{"http://169.254.169.254/latest/"});
}

TEST_CASE("what a replay or a stopped run left out makes the run incomplete", "[probe]") {
  const auto missing = verdict_of(rest, {{rest, {failure_of(Failure::not_recorded)}}});
  CHECK(missing.state == State::unreachable);
  CHECK(missing.reason == "not recorded");
  CHECK(missing.incomplete);
  const auto cancelled = verdict_of(rest, {{rest, {failure_of(Failure::cancelled)}}});
  CHECK(cancelled.state == State::skipped);
  CHECK(cancelled.incomplete);
  CHECK(verdict_of(std::span<const Exchange>()).state == State::skipped);
}

TEST_CASE("redirects are followed one by one and listed", "[probe]") {
  const Web web{{rest, {redirect_to("/sleep", 301)}}, {"https://example.org/sleep", {redirect_to("//www.example.org/s?id=1#top", 308)}}};
  const auto chain = chain_of(rest, web);
  CHECK(urls_of(chain) == std::vector<std::string>{rest, "https://example.org/sleep", "https://www.example.org/s?id=1"});
  const auto verdict = verdict_of(chain);
  CHECK(verdict.state == State::alive);
  CHECK(verdict.redirects == std::vector<std::string>{"https://example.org/sleep", "https://www.example.org/s?id=1"});
}

TEST_CASE("a tracking parameter that a redirect adds is kept, so that it is no circle", "[probe]") {
  const auto chain = chain_of(rest, {{rest, {redirect_to("/rest?utm_source=home")}}});
  CHECK(urls_of(chain) == std::vector<std::string>{rest, "https://example.org/rest?utm_source=home"});
  CHECK(verdict_of(chain).state == State::alive);
}

TEST_CASE("more redirects than the limit end the chain", "[probe]") {
  Web web;
  for (int i = 0; i < 40; ++i) {
    const std::string next = std::string("/").append(std::to_string(i + 1));
    web["https://example.org/" + std::to_string(i)] = {redirect_to(next)};
  }
  const auto chain = chain_of("https://example.org/0", web, {.max_redirects = 10});
  CHECK(chain.size() == 11);
  const auto verdict = verdict_of(chain);
  CHECK(verdict.state == State::unreachable);
  CHECK(verdict.reason == "too many redirects");
}

TEST_CASE("a circle of redirects ends, and is a refusal when it wanted a cookie", "[probe]") {
  CHECK(verdict_of(rest, {{rest, {redirect_to(rest)}}}).state == State::unreachable);
  const Web cookie{{rest, {answer_of(302, {{"location", "?visit=1"}, {"set-cookie", "visit=1"}})}},
                   {rest + "?visit=1", {answer_of(302, {{"location", "/rest"}, {"set-cookie", "visit=1"}})}}};
  const auto chain = chain_of(rest, cookie);
  CHECK(chain.size() <= 5);
  CHECK(verdict_of(chain).state == State::blocked);
}

TEST_CASE("a site that redirects until its cookie comes back gets it", "[probe]") {
  const Web web{{rest, {answer_of(302, {{"location", "/rest?cookieSet=1"}, {"set-cookie", "seen=yes; Path=/; Secure"}}), answer_of(200)}},
                {rest + "?cookieSet=1", {redirect_to("/rest")}}};
  const auto chain = chain_of(rest, web);
  REQUIRE(chain.size() == 3);
  CHECK(chain[2].request.headers == std::vector<std::pair<std::string, std::string>>{{"Cookie", "seen=yes"}});
  CHECK(verdict_of(chain).state == State::alive);
}

TEST_CASE("a redirect to what is no web address leads nowhere", "[probe]") {
  const std::string location =
      GENERATE("file:///etc/passwd", "ftp://example.org/a", "javascript:alert(1)", "gopher://127.0.0.1/", "http://");
  CAPTURE(location);
  const auto chain = chain_of(rest, {{rest, {redirect_to(location)}}});
  CHECK(chain.size() == 1);
  CHECK(verdict_of(chain).state == State::unreachable);
}

TEST_CASE("a redirect that ends in a 404 is gone after two looks at its end", "[probe]") {
  const auto chain = chain_of(rest, {{rest, {redirect_to("/new")}}, {"https://example.org/new", {answer_of(404)}}});
  CHECK(urls_of(chain) == std::vector<std::string>{rest, "https://example.org/new", "https://example.org/new"});
  CHECK(verdict_of(chain).state == State::gone);
}

TEST_CASE("a page that is nothing but a refresh is a redirect", "[probe]") {
  const auto refresh = [](std::string content) {
    return answer_of(200, {{"content-type", "text/html"}}, "<title>Moved</title><meta http-equiv=refresh content=\"" + content + "\">");
  };
  const Web moved{{rest, {refresh("0; url=/sleep#top")}}, {"https://example.org/sleep", {redirect_to("/sleep/well")}}};
  const auto verdict = verdict_of(rest, moved);
  CHECK(verdict.state == State::alive);
  CHECK(verdict.redirects == std::vector<std::string>{"https://example.org/sleep", "https://example.org/sleep/well"});

  CHECK(verdict_of(rest, {{rest, {refresh("0;url=/sleep")}}, {"https://example.org/sleep", {answer_of(404)}}}).state == State::gone);
  CHECK(verdict_of(rest, {{rest, {refresh("0;url=/")}}}).reason == "redirects to the front page");
  CHECK(verdict_of(rest, {{rest, {refresh("600;url=/sleep")}}}).redirects.empty());
  CHECK(verdict_of(rest, {{rest, {refresh("5;url=/rest")}}}).redirects.empty());
  CHECK(verdict_of(rest, {{rest, {refresh("5;url=javascript:alert(1)")}}}).state == State::alive);
}

TEST_CASE("a page to be read that refreshes itself is the page", "[probe]") {
  std::string page = "<meta http-equiv=refresh content='5;url=/rest?again'>";
  for (int i = 0; i < 100; ++i) page += "<p>Those who rest at noon remember more.</p>";
  CHECK(chain_of(rest, {{rest, {answer_of(200, {}, page)}}}).size() == 1);
}

TEST_CASE("a circle of refreshes ends", "[probe]") {
  const auto refresh = [](const std::string& url) {
    return answer_of(200, {}, std::string("<meta http-equiv=refresh content='0;url=").append(url).append("'>"));
  };
  const Web circle{{rest, {refresh("/sleep")}}, {"https://example.org/sleep", {refresh("/rest")}}};
  CHECK(chain_of(rest, circle).size() == 2);
  const auto verdict = verdict_of(rest, circle);
  CHECK(verdict.state == State::unreachable);
  CHECK(verdict.reason == "redirect loop");
  Web long_way;
  for (int i = 0; i < 40; ++i)
    long_way["https://example.org/" + std::to_string(i)] = {refresh(std::string("/").append(std::to_string(i + 1)))};
  CHECK(chain_of("https://example.org/0", long_way).size() == 11);
}

TEST_CASE("what came is said where it is no page", "[probe]") {
  CHECK(verdict_of(rest, {{rest, {answer_of(200, {{"content-type", "application/pdf"}})}}}).evidence ==
        "it answered 200 (application/pdf)");
  CHECK(verdict_of(rest, {{rest, {answer_of(200, {{"content-type", "text/html"}})}}}).evidence == "it answered 200");
}

TEST_CASE("every chain ends", "[probe]") {
  // Answers in turn, so that every kind of next step is taken as often as it can be.
  const std::vector<Exchange> mixed{answer_of(404),       failure_of(Failure::timeout),     answer_of(503),
                                    redirect_to("?a"),    failure_of(Failure::dns),         answer_of(429),
                                    redirect_to("/rest"), failure_of(Failure::no_such_host)};
  std::vector<Exchange> turns;
  for (int i = 0; i < 20; ++i) turns.insert(turns.end(), mixed.begin(), mixed.end());
  const auto chain = chain_of(rest, {{rest, turns}, {rest + "?a", turns}});
  CHECK(chain.size() <= 40);
}
