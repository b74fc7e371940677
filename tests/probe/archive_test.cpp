// Finding an archived copy of a page that is gone.
#include "probe/archive.h"

#include "probe/chain.h"

#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace citevet::test;

namespace {

const std::string rest = "https://example.org/rest?id=7";
const std::string first = "https://web.archive.org/web/20210504/https://example.org/rest?id=7";
const std::string capture = "https://web.archive.org/web/20210430120000/https://example.org/rest?id=7";
const std::string availability = "https://archive.org/wayback/available?url=https://example.org/rest%3Fid%3D7&timestamp=20210504";

probe::Wanted wanted() {
  using namespace std::chrono;
  return {.url = rest + "#dose", .date = year(2021) / May / 4};
}

Exchange found_at(const std::string& location) {
  return answer_of(302, {{"location", location}});
}

Exchange captured(const std::string& title, int status = 200) {
  return answer_of(status, {{"content-type", "text/html"}, {"memento-datetime", "Fri, 30 Apr 2021 12:00:00 GMT"}},
                   "<title>" + title + "</title><p>Those who rest at noon remember more.");
}

struct Search {
  std::string copy;
  std::vector<std::string> asked;
};

Search search(const Web& web, const probe::Wanted& what = wanted()) {
  Search search;
  std::map<std::string, std::size_t> times;
  std::vector<Exchange> chain;
  for (auto found = probe::find_copy(chain, what);; found = probe::find_copy(chain, what)) {
    search.copy = found.address;
    if (!found.next) return search;
    const std::string url = found.next->request.url;
    search.asked.push_back(url);
    const auto answers = web.find(url);
    Exchange exchange = answer_of(404);
    if (answers != web.end()) exchange = answers->second.at(std::min(times[url]++, answers->second.size() - 1));
    exchange.request = std::move(found.next->request);
    chain.push_back(std::move(exchange));
  }
}

}  // namespace

TEST_CASE("the capture nearest to the date is asked for, and looked at", "[probe]") {
  const Search done = search({{first, {found_at(capture)}}, {capture, {captured("Rest")}}});
  CHECK(done.asked == std::vector<std::string>{first, capture});
  CHECK(done.copy == capture);
}

TEST_CASE("an archive that has no capture is not asked twice", "[probe]") {
  const Search done = search({{first, {answer_of(404)}}});
  CHECK(done.asked == std::vector<std::string>{first});
  CHECK(done.copy.empty());
}

TEST_CASE("a page of the archive's own is no capture", "[probe]") {
  CHECK(search({{first, {answer_of(200, {}, "<title>Wayback Machine</title>This URL has been excluded")}}}).copy.empty());
  CHECK(search({{first, {found_at(capture)}}, {capture, {answer_of(200, {}, "<title>Rest</title>")}}}).copy.empty());
}

TEST_CASE("a capture of an error page, a refusal or a login is no copy", "[probe]") {
  for (const Exchange& answer :
       {captured("Page not found"), captured("Rest", 404), captured("Forbidden", 403), captured("Sign in"), captured("Just a moment...")})
    CHECK(search({{first, {found_at(capture)}}, {capture, {answer}}}).copy.empty());
}

TEST_CASE("only a capture of that very page counts", "[probe]") {
  for (const std::string other : {"https://web.archive.org/web/20210430120000/https://example.org/",
                                  "https://web.archive.org/web/20210430120000/https://example.org/rest?id=8",
                                  "https://archive.example/web/20210430120000/https://example.org/rest?id=7", "https://web.archive.org/",
                                  "https://web.archive.org/web/https://example.org/rest?id=7"})
    CHECK(search({{first, {found_at(other)}}, {other, {captured("Rest")}}}).asked == std::vector<std::string>{first});
}

TEST_CASE("a capture that leads to another one of the same page is followed", "[probe]") {
  const std::string other = "https://web.archive.org/web/20210502080000/http://www.example.org/rest?id=7";
  CHECK(search({{first, {found_at("/web/20210430120000/https://example.org/rest?id=7")}},
                {capture, {found_at(other)}},
                {other, {captured("Rest")}}})
            .copy == other);
  CHECK(search({{first, {found_at(capture)}}, {capture, {found_at(capture)}}}).copy.empty());
}

TEST_CASE("an archive that refuses or fails is asked again, then by its availability interface", "[probe]") {
  const Exchange said =
      answer_of(200, {}, R"({"archived_snapshots":{"closest":{"available":true,"status":"200","timestamp":"20210430120000",
      "url":"http://web.archive.org/web/20210430120000/https://example.org/rest?id=7"}}})");
  const Web web{{first, {answer_of(503)}}, {availability, {said}}, {capture, {captured("Rest")}}};
  const Search done = search(web);
  CHECK(done.asked == std::vector<std::string>{first, first, availability, capture});
  CHECK(done.copy == capture);
  CHECK(search({{first, {answer_of(503)}}, {availability, {answer_of(200, {}, R"({"archived_snapshots":{}})")}}}).copy.empty());
  CHECK(search({{first, {answer_of(403)}}, {availability, {answer_of(200, {}, "[[[")}}}).copy.empty());
  CHECK(search({{first, {failure_of(Failure::timeout)}}, {availability, {failure_of(Failure::timeout)}}}).asked.size() <= 8);
}

TEST_CASE("an archive that passes is asked no other way", "[probe]") {
  const Search done = search({{first, {answer_of(429), found_at(capture)}}, {capture, {answer_of(503), captured("Rest")}}});
  CHECK(done.asked == std::vector<std::string>{first, first, capture, capture});
  CHECK(done.copy == capture);
}

TEST_CASE("a configured archive is asked in place of the usual, past the guard", "[probe]") {
  probe::Wanted what = wanted();
  what.archive = "http://localhost:8080/archive";
  const auto request = probe::ask_archive(what);
  CHECK(request.url == "http://localhost:8080/archive/web/20210504/https://example.org/rest?id=7");
  CHECK(request.exempt_from_guard);
  CHECK_FALSE(probe::ask_archive(wanted()).exempt_from_guard);
  const std::string own = "http://localhost:8080/archive/web/20210430120000/https://example.org/rest?id=7";
  CHECK(search({{request.url, {found_at("/archive/web/20210430120000/https://example.org/rest?id=7")}}, {own, {captured("Rest")}}}, what)
            .copy == own);
}
