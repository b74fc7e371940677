// Pages that answer with success and are not what was cited.
#include "probe/chain.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace citevet;
using namespace citevet::test;

namespace {

const std::string rest = "https://example.org/articles/rest";

std::string page_of(const std::string& title, const std::string& body = "<p>Back to the start</p>") {
  return "<!doctype html><html><head><title>" + title + "</title></head><body>" + body + "</body></html>";
}

std::string long_text() {
  std::string text = "<article>";
  for (int i = 0; i < 60; ++i) text += "<p>Those who rest at noon remember more of what they read in the morning.</p>";
  return text + "</article>";
}

probe::Verdict of_page(std::string html, std::string url = rest) {
  return verdict_of(url, {{url, {answer_of(200, {{"content-type", "text/html"}}, std::move(html))}}});
}

}  // namespace

TEST_CASE("an error page with status 200 is suspect, in any language", "[probe]") {
  const std::string title = GENERATE("Page not found", "404", "404 - Page not found", "Page Not Found | The Journal of Rest",
                                     "The Journal of Rest: page not found", "Page not found &middot; Example",
                                     "Seite nicht gefunden – Beispiel", "Page introuvable | Exemple", "Página no encontrada - Ejemplo",
                                     "Страница не найдена", "ページが見つかりません | 例", "页面不存在 - 例子");
  CAPTURE(title);
  const auto verdict = of_page(page_of(title));
  CHECK(verdict.state == State::suspect);
  CHECK(verdict.reason == "soft 404");
  CHECK(verdict.status == 200);
}

TEST_CASE("an English error page is known however it puts it", "[probe]") {
  const std::string title = GENERATE(
      as<std::string>{}, "404", "404 error", "Error 404", "Http 404", "404 not found", "Error 404 not found", "404 page not found",
      "404 file not found", "404 error page", "410 gone", "Not found", "Page not found", "Page not found error", "Page not found 404",
      "Page not found error 404", "Site not found", "File not found", "Document not found", "Article not found", "Content not found",
      "Item not found", "Resource not found", "Requested page not found", "Page cannot be found", "Page can not be found",
      "Page could not be found", "The page cannot be found", "The page could not be found", "This page could not be found",
      "Page does not exist", "Page doesn t exist", "Page missing", "Page unavailable", "Page not available", "Content unavailable",
      "Content no longer available", "Page no longer available", "We can t find that page", "We couldn t find that page",
      "Sorry page not found", "Oops page not found", "Nothing found", "Sorry, we couldn\u2019t find that page", "Error 404 (Not Found)!!1",
      "The page you requested was not found", "Oops! That page can&rsquo;t be found.", "404 - File or directory not found.",
      "This page isn\u2019t available", "Video unavailable", "That article does not exist any more");
  CAPTURE(title);
  CHECK(of_page(page_of(title)).reason == "soft 404");
}

TEST_CASE("a heading tells an error page whose title is the site's", "[probe]") {
  CHECK(of_page(page_of("The Journal of Rest", "<h1>Page not found</h1><p>Try the search.</p>")).reason == "soft 404");
  CHECK(of_page(page_of("The Journal of Rest", "<h1>Page not found</h1>" + long_text())).state == State::alive);
  CHECK(of_page(page_of("The Journal of Rest", "<h1>Log in</h1><p>Readers of the journal find the article below.</p>")).state ==
        State::alive);
}

TEST_CASE("a domain that offers itself is parked", "[probe]") {
  const std::string title =
      GENERATE(as<std::string>{}, "example.org is for sale", "example.org may be for sale", "Example.org - domain for sale");
  CHECK(of_page(page_of(title)).reason == "parked domain");
  CHECK(of_page(page_of("The old mill is for sale")).state == State::alive);
}

TEST_CASE("a redirect to where parked domains lead is a parked domain", "[probe]") {
  const std::string to =
      GENERATE(as<std::string>{}, "https://www.hugedomains.com/domain_profile.cfm?d=example.org", "http://ww25.example.org/rest?subid1=1");
  CHECK(verdict_of(rest, {{rest, {answer_of(302, {{"location", to}})}}}).reason == "parked domain");
  CHECK(verdict_of(rest, {{rest, {answer_of(302, {{"location", "https://www2.example.com/rest"}})}}}).state == State::alive);
}

TEST_CASE("a redirect to an error page is a soft 404", "[probe]") {
  const std::string to = GENERATE(as<std::string>{}, "/404", "/404.html?from=rest", "/en/page-not-found/", "/NotFound");
  CHECK(verdict_of(rest, {{rest, {answer_of(302, {{"location", to}})}}}).reason == "soft 404");
  CHECK(verdict_of(rest, {{rest, {answer_of(302, {{"location", "/articles/404-ways-to-rest"}})}}}).state == State::alive);
}

namespace {

// Asks an address, then the made-up one that it raises.
probe::Verdict compared(const std::string& address, const Web& web) {
  const Asked done = asked(address, web);
  const auto request = probe::made_up(done.chain, done.reading);
  REQUIRE(request);
  Web with_made_up = web;
  with_made_up.emplace(request->url, web.at("made up"));
  const Asked other = asked(request->url, with_made_up);
  const probe::MadeUp made_up = probe::answered(other.chain, other.reading);
  return probe::verdict(done.chain, done.reading, {}, {.network_works = true, .made_up = &made_up});
}

bool raises_a_doubt(const std::string& address, const Web& web) {
  const Asked done = asked(address, web);
  return probe::made_up(done.chain, done.reading).has_value();
}

}  // namespace

TEST_CASE("a doubtful page is suspect when a made-up address gives the same one", "[probe]") {
  const Exchange page =
      answer_of(200, {}, page_of("The Journal", "<p>Sorry, the article that you asked for may have moved. Seen at 10:31.</p>"));
  const Exchange later =
      answer_of(200, {}, page_of("The Journal", "<p>Sorry, the article that you asked for may have moved. Seen at 10:32.</p>"));
  const auto verdict = compared(rest, {{rest, {page}}, {"made up", {later}}});
  CHECK(verdict.state == State::suspect);
  CHECK(verdict.reason == "soft 404");
  CHECK(compared(rest, {{rest, {page}}, {"made up", {answer_of(404, {}, later.body)}}}).state == State::alive);
  CHECK(compared(rest, {{rest, {page}}, {"made up", {failure_of(Failure::timeout)}}}).state == State::alive);
  CHECK(compared(rest, {{rest, {page}}, {"made up", {answer_of(403, {}, later.body)}}}).state == State::alive);
  CHECK(compared(rest, {{rest, {page}}, {"made up", {answer_of(200, {}, page_of("Page not found"))}}}).state == State::alive);
  CHECK(verdict_of(rest, {{rest, {page}}}).state == State::alive);
}

TEST_CASE("a long page that calls itself missing is settled by comparison", "[probe]") {
  const Exchange page = answer_of(200, {}, page_of("Page not found", long_text()));
  CHECK(compared(rest, {{rest, {page}}, {"made up", {page}}}).state == State::suspect);
  CHECK(compared(rest, {{rest, {page}}, {"made up", {answer_of(404)}}}).state == State::alive);
}

TEST_CASE("a redirect to a front page or a folder is suspect where every address leads there", "[probe]") {
  const std::string to = GENERATE(as<std::string>{}, "https://example.com/", "https://example.org/articles/");
  const Exchange redirect = answer_of(301, {{"location", to}});
  CHECK(compared(rest, {{rest, {redirect}}, {"made up", {redirect}}}).state == State::suspect);
  CHECK(compared(rest, {{rest, {redirect}}, {"made up", {answer_of(404)}}}).state == State::alive);
}

TEST_CASE("a made-up address is one for all of a folder, and looks like its neighbours", "[probe]") {
  const auto made_up = [](const std::string& address) {
    const Asked done = asked(address, {{address, {answer_of(200, {}, page_of("", "<p>It does not exist.</p>"))}}});
    return probe::made_up(done.chain, done.reading).value_or(Request{}).url;
  };
  const std::string one = made_up("https://example.org/articles/rest.html");
  CHECK(one.starts_with("https://example.org/articles/"));
  CHECK(one.ends_with(".html"));
  CHECK(one == made_up("https://example.org/articles/sleep.html?id=4"));
  CHECK(one != made_up("https://example.org/notes/rest.html"));
  CHECK(made_up("https://example.org/articles/rest/").ends_with('/'));
  CHECK(made_up("https://example.org/articles/rest/").starts_with("https://example.org/articles/"));
  CHECK(made_up("https://example.org/?p=71").starts_with("https://example.org/"));
}

TEST_CASE("nothing is made up for a front page or where there is no doubt", "[probe]") {
  const Exchange doubtful = answer_of(200, {}, page_of("", "<p>It does not exist.</p>"));
  CHECK(raises_a_doubt(rest, {{rest, {doubtful}}}));
  CHECK_FALSE(raises_a_doubt("https://example.org/", {{"https://example.org/", {doubtful}}}));
  CHECK_FALSE(raises_a_doubt("https://example.org/en/", {{"https://example.org/en/", {doubtful}}}));
  CHECK_FALSE(raises_a_doubt(rest, {{rest, {answer_of(200, {}, page_of("Rest", long_text()))}}}));
  CHECK_FALSE(raises_a_doubt(rest, {{rest, {answer_of(200, {}, page_of("Page not found"))}}}));
  CHECK_FALSE(raises_a_doubt(rest, {{rest, {answer_of(404, {}, doubtful.body)}}}));
  CHECK_FALSE(raises_a_doubt(rest, {{rest, {answer_of(301, {{"location", "/sleep"}})}}}));
}

TEST_CASE("an article about missing pages is alive", "[probe]") {
  const std::string title = GENERATE("Page not found: how links die | Magazine", "404", "This domain is for sale: inside the market",
                                     "Login", "Before you continue to smoke");
  CAPTURE(title);
  CHECK(of_page(page_of(title, long_text())).state == State::alive);
}

TEST_CASE("a text that speaks of what has been removed is alive", "[probe]") {
  const std::string changes = "<h1>Changes</h1><p>The attribute for borders has been removed. Section 4 is no longer available here.</p>";
  CHECK(of_page(page_of("Changes to the standard", changes)).state == State::alive);
  CHECK(of_page(page_of("Changes to the standard", changes + long_text())).state == State::alive);
}

TEST_CASE("words inside a longer title are no sign", "[probe]") {
  const std::string title = GENERATE("Sources not found in review of errors", "Error bars in small trials", "Room 404 and other poems",
                                     "How to log in to your sleep", "A domain for sale in Lisbon", "Sorry seems to be the hardest word");
  CAPTURE(title);
  CHECK(of_page(page_of(title)).state == State::alive);
}

TEST_CASE("a page that calls itself an error is suspect when it says what is missing", "[probe]") {
  CHECK(of_page(page_of("Error | Journal", "<h1>Oops! We can't find that article</h1>")).state == State::suspect);
  CHECK(of_page(page_of("Error | Journal", "<h1>Measurement</h1><p>Each scale has its own.</p>")).state == State::alive);
}

TEST_CASE("parked and expired domains and servers' own pages are suspect", "[probe]") {
  const std::string html =
      GENERATE(page_of("example.org - This website is for sale! - example Resources and Information."), page_of("Domain Expired"),
               page_of("Welcome to nginx!"), page_of("Apache2 Debian Default Page: It works"), page_of("Account Suspended"),
               std::string("<html><head><script>window.onload=function(){window.location.href=\"/lander\"}</script></head></html>"));
  CAPTURE(html);
  CHECK(of_page(html).state == State::suspect);
}

TEST_CASE("a login page is suspect, unless a login was cited", "[probe]") {
  const std::string html = page_of("Sign in to your account", "<form><input type=password></form>");
  CHECK(of_page(html).state == State::suspect);
  CHECK(of_page(html, "https://example.org/login").state == State::alive);
}

TEST_CASE("a redirect from a page to its site's front page is suspect", "[probe]") {
  const std::string front = GENERATE("/", "https://www.example.org/", "/index.html", "/en/", "/home");
  CAPTURE(front);
  const auto verdict = verdict_of(rest, {{rest, {answer_of(301, {{"location", front}})}}});
  CHECK(verdict.state == State::suspect);
  CHECK(verdict.reason == "redirects to the front page");
}

TEST_CASE("other redirects are alive", "[probe]") {
  const auto redirect = [](const std::string& from, const std::string& to) {
    return verdict_of(from, {{from, {answer_of(302, {{"location", to}})}}}).state;
  };
  CHECK(redirect("https://example.org/", "https://www.example.org/en/") == State::alive);
  CHECK(redirect(rest, "/articles/rest-and-memory") == State::alive);
  CHECK(redirect("https://short.example/x7f", "https://example.org/") == State::alive);
  CHECK(redirect("http://example.org/", "https://example.org/") == State::alive);
  CHECK(redirect(rest, "/?p=71") == State::alive);
}

TEST_CASE("what is no HTML is not judged by its words", "[probe]") {
  const auto verdict = verdict_of(rest, {{rest, {answer_of(200, {{"content-type", "text/plain"}}, "<title>Page not found</title>")}}});
  CHECK(verdict.state == State::alive);
}
