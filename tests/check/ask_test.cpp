// Asking the addresses of a run over a Transport that the test has written.
#include "check/ask.h"

#include <catch2/catch_test_macros.hpp>
#include <map>

using namespace citevet;

namespace {

// Answers each address as told, the nth request with the nth answer; the last one repeats. Unknown addresses answer 200.
class Scripted final : public Transport {
 public:
  std::map<std::string, std::vector<Exchange>> web;
  std::vector<std::string> asked;
  bool silent = false;  // nothing ever comes back, until a stop

  void submit(std::vector<Request> requests) override {
    for (Request& request : requests) {
      asked.push_back(request.url);
      waiting_.push_back(std::move(request));
    }
  }

  std::vector<Exchange> collect(std::chrono::milliseconds, std::stop_token stop) override {
    std::vector<Exchange> finished;
    if (silent && !stop.stop_requested()) return finished;
    for (Request& request : std::exchange(waiting_, {})) {
      Exchange exchange;
      if (stop.stop_requested())
        exchange.failure = Failure::cancelled;
      else if (const auto found = web.find(request.url); found != web.end())
        exchange = found->second.at(std::min(count_[request.url]++, found->second.size() - 1));
      else
        exchange.status = 200;
      exchange.request = std::move(request);
      finished.push_back(std::move(exchange));
    }
    return finished;
  }

 private:
  std::vector<Request> waiting_;
  std::map<std::string, std::size_t> count_;
};

Exchange status(int code, std::string location = {}) {
  Exchange exchange;
  exchange.status = code;
  exchange.body = std::string(1000, 'x');
  if (!location.empty()) exchange.headers.emplace_back("location", std::move(location));
  return exchange;
}

Exchange failed(Failure failure) {
  Exchange exchange;
  exchange.failure = failure;
  return exchange;
}

struct Answers {
  detail::Questions questions;
  std::vector<Problem> problems;
  [[nodiscard]] const Link& link(std::string_view url) const { return *questions.links.find(url); }
};

Answers ask(Transport& transport, const std::vector<std::string>& urls, const Config& config = {}, const Services& services = {}) {
  Answers asked;
  for (const std::string& url : urls) asked.questions.links.add(url, url);
  detail::ask(asked.questions, transport, config, services, asked.problems);
  return asked;
}

}  // namespace

TEST_CASE("second looks come when everything else has been asked", "[check]") {
  Scripted web;
  web.web["https://a.example/"] = {status(404)};
  web.web["https://b.example/"] = {status(301, "https://b.example/new")};
  const Answers asked = ask(web, {"https://a.example/", "https://b.example/", "https://c.example/"});
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
  const Answers asked = ask(web, {"https://a.example/"}, config);
  CHECK(web.asked.size() == 1);
  CHECK(asked.link("https://a.example/").state == State::skipped);
  CHECK(asked.link("https://a.example/").reason == "excluded");
}

TEST_CASE("a name that is not found is gone when a host asked later answers", "[check]") {
  Scripted web;
  web.web["https://a.example/"] = {failed(Failure::no_such_host)};
  CHECK(ask(web, {"https://a.example/", "https://b.example/"}).link("https://a.example/").state == State::gone);
  const Answers alone = ask(web, {"https://a.example/"});
  CHECK(alone.link("https://a.example/").state == State::unreachable);
}

TEST_CASE("without a network there is one problem, and nothing is called gone", "[check]") {
  Scripted web;
  web.web["https://a.example/"] = {failed(Failure::dns)};
  web.web["https://b.example/"] = {failed(Failure::no_such_host)};
  const Answers asked = ask(web, {"https://a.example/", "https://b.example/"});
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
  const Answers asked = ask(web, {"https://a.example/"}, config);
  REQUIRE(asked.problems.size() == 1);
  CHECK(asked.problems[0].kind == ProblemKind::deadline);
  CHECK(asked.link("https://a.example/").state == State::skipped);
  CHECK(asked.link("https://a.example/").incomplete);
}

TEST_CASE("no body is kept when the verdict is drawn", "[check]") {
  Scripted web;
  web.web["https://a.example/"] = {status(404)};
  const Answers asked = ask(web, {"https://a.example/"});
  for (const Exchange& exchange : asked.link("https://a.example/").exchanges) {
    CHECK(exchange.body.empty());
    CHECK(exchange.headers.empty());
  }
}
