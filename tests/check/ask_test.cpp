// Asking the addresses of a run over a Transport that the test has written.
#include "check/ask.h"
#include "support/scripted.h"

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

}  // namespace

TEST_CASE("second looks come when everything else has been asked", "[check]") {
  Scripted web;
  web.web["https://a.example/"] = {status(404)};
  web.web["https://b.example/"] = {status(301, "https://b.example/new")};
  const Run asked = ask(web, {"https://a.example/", "https://b.example/", "https://c.example/"});
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

TEST_CASE("no body is kept when the verdict is drawn", "[check]") {
  Scripted web;
  web.web["https://a.example/"] = {status(404)};
  const Run asked = ask(web, {"https://a.example/"});
  for (const Exchange& exchange : asked.link("https://a.example/").exchanges) {
    CHECK(exchange.body.empty());
    CHECK(exchange.headers.empty());
  }
}
