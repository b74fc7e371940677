// Asking the addresses of a run over a Transport that the test has written.
#include "check/ask.h"
#include "support/folder.h"
#include "support/scripted.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace citevet::test;

namespace {

struct Run {
  detail::Questions questions;
  std::vector<Problem> problems;
  [[nodiscard]] const Link& link(std::string_view url) const { return *questions.links.find(url); }
};

Run ask(Transport& transport, const std::vector<std::string>& urls, const Config& config = {}, const Services& services = {}) {
  Run asked;
  for (const std::string& url : urls) asked.questions.links.add(url, url);
  detail::ask(asked.questions, &transport, config, services, asked.problems);
  return asked;
}

Exchange page(const std::string& title) {
  Exchange exchange = status(200);
  exchange.headers.emplace_back("content-type", "text/html");
  exchange.body = "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1><p>About " + title + ", and " + title +
                  " again, with all that belongs to it.</p></body></html>";
  return exchange;
}

}  // namespace

TEST_CASE("second looks come when everything else has been asked", "[check]") {
  Scripted web;
  web.web["https://a.example/"] = {status(404)};
  web.web["https://b.example/"] = {status(301, "https://b.example/new")};
  Config config;
  config.network.archive = false;
  const Run asked = ask(web, {"https://a.example/", "https://b.example/", "https://c.example/"}, config);
  CHECK(web.asked == std::vector<std::string>{"https://a.example/", "https://b.example/", "https://c.example/", "https://b.example/new",
                                              "https://a.example/"});
  CHECK(asked.link("https://a.example/").state == State::gone);
  CHECK(asked.link("https://b.example/").state == State::alive);
  CHECK(asked.link("https://a.example/").exchanges.size() == 2);
}

TEST_CASE("a redirect to an excluded address is not followed", "[check]") {
  Scripted web;
  web.web["https://a.example/"] = {status(302, "https://login.example/wall")};
  Config config;
  config.exclude = {"https://login.example/*"};
  const Run asked = ask(web, {"https://a.example/"}, config);
  CHECK(web.asked.size() == 1);
  CHECK(asked.link("https://a.example/").state == State::skipped);
  CHECK(asked.link("https://a.example/").reason == "excluded");
}

TEST_CASE("a name that is not found is gone when a host asked later answers", "[check]") {
  Scripted web;
  web.web["https://a.example/"] = {failed(Failure::no_such_host)};
  CHECK(ask(web, {"https://a.example/", "https://b.example/"}).link("https://a.example/").state == State::gone);
  const Run alone = ask(web, {"https://a.example/"});
  CHECK(alone.link("https://a.example/").state == State::unreachable);
}

TEST_CASE("without a network there is one problem, and nothing is called gone", "[check]") {
  Scripted web;
  web.web["https://a.example/"] = {failed(Failure::dns)};
  web.web["https://b.example/"] = {failed(Failure::no_such_host)};
  const Run asked = ask(web, {"https://a.example/", "https://b.example/"});
  REQUIRE(asked.problems.size() == 1);
  CHECK(asked.problems[0].kind == ProblemKind::no_network);
  CHECK(asked.link("https://b.example/").state == State::unreachable);
  CHECK(asked.link("https://b.example/").incomplete);
}

TEST_CASE("the deadline ends the run, and what was not asked to the end is skipped", "[check]") {
  Scripted web;
  web.silent = true;
  Config config;
  config.network.deadline = std::chrono::milliseconds(1);
  const Run asked = ask(web, {"https://a.example/"}, config);
  REQUIRE(asked.problems.size() == 1);
  CHECK(asked.problems[0].kind == ProblemKind::deadline);
  CHECK(asked.link("https://a.example/").state == State::skipped);
  CHECK(asked.link("https://a.example/").incomplete);
}

TEST_CASE("of what was asked a link keeps the addresses and the statuses", "[check]") {
  Scripted web;
  web.web["https://a.example/"] = {status(404)};
  const Run asked = ask(web, {"https://a.example/"});
  const std::vector<Hop>& hops = asked.link("https://a.example/").exchanges;
  REQUIRE(hops.size() == 2);
  CHECK(hops[0].url == "https://a.example/");
  CHECK(hops[0].status == 404);
  CHECK(hops[1].method() == "GET");
}

TEST_CASE("what an earlier run was told is not asked again, and says how old it is", "[check]") {
  const Folder folder;
  Config config;
  config.network.cache = folder.path() / "cache.sqlite";
  Scripted web;
  web.web["https://a.example/"] = {status(301, "https://b.example/new")};
  web.web["https://b.example/new"] = {page("Rivers of the north")};
  web.web["https://c.example/"] = {page("How bees count")};
  const std::vector<std::string> urls{"https://a.example/", "https://c.example/"};
  const Run first = ask(web, urls, config);
  web.asked.clear();
  const Run second = ask(web, urls, config);
  CHECK(web.asked.empty());
  CHECK(second.link("https://a.example/").state == State::alive);
  CHECK(second.link("https://a.example/").redirects == first.link("https://a.example/").redirects);
  CHECK(second.link("https://a.example/").from_cache);
  CHECK(second.link("https://a.example/").evidence.ends_with("(just now)"));
}

TEST_CASE("offline the cache answers, and what it does not hold is skipped", "[check]") {
  const Folder folder;
  Config config;
  config.network.cache = folder.path() / "cache.sqlite";
  Scripted web;
  web.web["https://a.example/"] = {page("Rivers of the north")};
  web.web["https://c.example/"] = {page("How bees count")};
  ask(web, {"https://a.example/", "https://c.example/"}, config);
  config.network.offline = true;
  Run run;
  run.questions.links.add("https://a.example/", "https://a.example/");
  run.questions.links.add("https://d.example/", "https://d.example/");
  detail::ask(run.questions, nullptr, config, {}, run.problems);
  CHECK(run.link("https://a.example/").state == State::alive);
  CHECK(run.link("https://d.example/").state == State::skipped);
  CHECK(run.link("https://d.example/").reason == "offline");
  CHECK_FALSE(run.link("https://d.example/").incomplete);
}

TEST_CASE("a login page that answers for every host is one problem, and nothing of it is kept", "[check]") {
  const Folder folder;
  Config config;
  config.network.cache = folder.path() / "cache.sqlite";
  Scripted hotel;
  const std::vector<std::string> urls{"http://a.example/", "http://b.example/", "http://c.example/", "http://d.example/"};
  for (const std::string& url : urls) hotel.web[url] = {page("Guest network: log in to go on")};
  const Run run = ask(hotel, urls, config);
  REQUIRE(run.problems.size() == 1);
  CHECK(run.problems[0].kind == ProblemKind::no_network);
  CHECK(run.link("http://a.example/").state == State::unreachable);
  Scripted web;
  ask(web, urls, config);
  for (const std::string& url : urls) CHECK(std::ranges::count(web.asked, url) == 1);
}

TEST_CASE("a page like the one for an address that can't exist is suspect, and that address is asked once for its folder", "[check]") {
  Scripted web;
  Exchange lost = page("Oops");
  lost.body += "<p>" + [] {
    std::string words;
    for (int i = 0; i < 400; ++i) words += "read more of our stories ";
    return words;
  }();
  web.web["https://a.example/news"] = {lost};
  const Run run = ask(web, {"https://a.example/news/rivers-of-the-north", "https://a.example/news/how-bees-count"});
  CHECK(web.asked.size() == 3);
  CHECK(run.link("https://a.example/news/rivers-of-the-north").state == State::suspect);
  CHECK(run.link("https://a.example/news/how-bees-count").state == State::suspect);
}

TEST_CASE("of a page that is gone the archive's copy nearest to the entry's date is looked for, and kept", "[check]") {
  const Folder folder;
  Config config;
  config.network.cache = folder.path() / "cache.sqlite";
  Scripted web;
  web.web["https://a.example/rivers"] = {status(404)};
  const std::string capture = "https://web.archive.org/web/20210630120000/https://a.example/rivers";
  web.web["https://web.archive.org/web/20210701/https://a.example/rivers"] = {status(302, capture)};
  Exchange copy = page("Rivers of the north");
  copy.headers.emplace_back("memento-datetime", "Wed, 30 Jun 2021 12:00:00 GMT");
  web.web[capture] = {copy};
  web.web["https://b.example/bees"] = {page("How bees count")};
  const auto asked = [&](const Config& settings) {
    detail::Met met;
    met.addresses.push_back({.canonical = "https://a.example/rivers", .written = {}, .read_on = std::chrono::year(2021) / 7 / 1});
    met.addresses.push_back({.canonical = "https://b.example/bees"});
    Run run;
    run.questions.add(std::move(met));
    detail::ask(run.questions, &web, settings, {}, run.problems);
    return run;
  };
  CHECK(asked(config).link("https://a.example/rivers").archived == capture);
  web.asked.clear();
  CHECK(asked(config).link("https://a.example/rivers").archived == capture);
  CHECK(web.asked.empty());
  Config without;
  without.network.archive = false;
  CHECK(asked(without).link("https://a.example/rivers").archived.empty());
}

TEST_CASE("an http address whose page https gives too is told so", "[check]") {
  Scripted web;
  web.web["http://a.example/rivers"] = {page("Rivers of the north, and where they come from")};
  web.web["https://a.example/rivers"] = {page("Rivers of the north, and where they come from")};
  web.web["http://b.example/bees"] = {page("How bees count to four and never to five")};
  web.web["https://b.example/bees"] = {failed(Failure::tls_wrong_host)};
  const Run run = ask(web, {"http://a.example/rivers", "http://b.example/bees"});
  CHECK(run.link("http://a.example/rivers").same_over_https);
  CHECK(run.link("http://a.example/rivers").state == State::alive);
  CHECK_FALSE(run.link("http://b.example/bees").same_over_https);
  CHECK(run.link("http://b.example/bees").state == State::alive);
}

TEST_CASE("what the config says of a status counts for the host that answered last", "[check]") {
  Scripted web;
  web.web["https://a.example/rivers"] = {status(302, "https://b.example/rivers")};
  web.web["https://b.example/rivers"] = {status(403)};
  Config config;
  config.network.hosts = {{.host = "b.example", .statuses = {{403, 403, State::alive}}}};
  CHECK(ask(web, {"https://a.example/rivers"}, config).link("https://a.example/rivers").state == State::alive);
  config.network.hosts = {{.host = "a.example", .statuses = {{403, 403, State::alive}}}};
  CHECK(ask(web, {"https://a.example/rivers"}, config).link("https://a.example/rivers").state == State::blocked);
}
