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

TEST_CASE("an article about missing pages is alive", "[probe]") {
  const std::string title = GENERATE("Page not found: how links die | Magazine", "404", "This domain is for sale: inside the market",
                                     "Login", "Before you continue to smoke");
  CAPTURE(title);
  CHECK(of_page(page_of(title, long_text())).state == State::alive);
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
