// What is kept of an answer's body.
#include "probe/chain.h"

#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace citevet::test;

namespace {

const std::string rest = "https://example.org/rest";

probe::Reading reading_of(std::string body, std::string type = "text/html; charset=utf-8", int status = 200,
                          const std::vector<std::string>& wanted = {}) {
  return asked(rest, {{rest, {answer_of(status, {{"content-type", std::move(type)}}, std::move(body))}}}, {}, wanted).reading;
}

std::string article(const std::string& words) {
  std::string html = "<title>Rest | The Daily Moss</title><h1>Rest</h1>";
  for (int i = 0; i < 30; ++i) html += "<p>Those who rest at noon remember more of what they read in the morning.</p>";
  return html + "<p>" + words + "</p>";
}

}  // namespace

TEST_CASE("a reading keeps what the page says of itself, and not its text", "[probe]") {
  const auto reading = reading_of(
      "<title>Rest | The Daily Moss</title><meta name=citation_title content=\"Rest &amp; memory\">"
      "<meta name=citation_author content=\"Moss, Anna\"><meta name=citation_doi content=10.1000/rest><p>Those who rest at noon");
  CHECK(reading.media_type == "text/html");
  CHECK(reading.page.title == "Rest & memory");
  CHECK(reading.page.authors == std::vector<std::string>{"Moss, Anna"});
  CHECK(reading.page.identifiers == std::vector<std::string>{"doi:10.1000/rest"});
  CHECK(reading.page.text.empty());
}

TEST_CASE("the charset of the answer is heeded", "[probe]") {
  CHECK(reading_of("<title>Caf\xE9</title>", "text/html; charset=\"ISO-8859-1\"").page.window_title == "Caf\u00E9");
}

TEST_CASE("an error page's words are not the source's", "[probe]") {
  const auto reading = reading_of("<title>Rest</title>", "text/html", 404);
  CHECK(reading.page.title.empty());
  CHECK(reading.likeness == 0);
}

TEST_CASE("what is no HTML has a type and no page", "[probe]") {
  const auto reading = reading_of("<title>Rest</title>", "Application/PDF; version=1.7");
  CHECK(reading.media_type == "application/pdf");
  CHECK(reading.page.title.empty());
}

TEST_CASE("pages that differ in numbers and addresses are alike", "[probe]") {
  const auto first = reading_of(article("You asked for /rest at 10:31:07.")).likeness;
  const auto second = reading_of(article("You asked for /sleep/well at 10:31:09.")).likeness;
  CHECK(probe::alike(first, second));
}

TEST_CASE("pages that say other things are not alike", "[probe]") {
  std::string other = "<title>Sleep | The Daily Moss</title><h1>Sleep</h1>";
  for (int i = 0; i < 30; ++i) other += "<p>Nobody has counted how many hours a gardener in the north sleeps in June.</p>";
  CHECK_FALSE(probe::alike(reading_of(article("")).likeness, reading_of(other).likeness));
  CHECK_FALSE(probe::alike(reading_of("<title>Rest</title>").likeness, reading_of("<title>Sleep</title>").likeness));
}

TEST_CASE("what has no words is like nothing, not even itself", "[probe]") {
  CHECK_FALSE(probe::alike(reading_of("<p></p>").likeness, reading_of("<p></p>").likeness));
  CHECK_FALSE(probe::alike(0, 0));
}
