// Whether there is a network, or only something that answers in its place.
#include "probe/network.h"

#include "probe/chain.h"

#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace citevet::test;

namespace {

const std::string login =
    "<title>Hotel Seeblick: Wi-Fi</title><p>Welcome. Enter your room number and your name, and accept the terms of use to go online.</p>";

Exchange html(std::string body) {
  return answer_of(200, {{"content-type", "text/html"}}, std::move(body));
}

std::string article(const std::string& title) {
  std::string html = "<title>" + title + "</title>";
  for (int i = 0; i < 20; ++i) html += "<p>" + title + " is what this page is about, and about nothing else at all.</p>";
  return html;
}

probe::Network after(const std::vector<std::string>& addresses, const Web& web) {
  probe::Network network;
  for (const std::string& address : addresses) {
    const Asked done = asked(address, web);
    // As a run sees them: one by one, of which only the last has a page.
    for (std::size_t i = 1; i <= done.chain.size(); ++i)
      network.see(std::span(done.chain).first(i), i == done.chain.size() ? done.reading : probe::Reading{});
  }
  return network;
}

}  // namespace

TEST_CASE("answers that differ prove the network", "[probe]") {
  const auto network = after({"http://a.example/rest", "http://b.example/sleep"},
                             {{"http://a.example/rest", {html(article("Rest"))}}, {"http://b.example/sleep", {html(article("Sleep"))}}});
  CHECK(network.works());
  CHECK_FALSE(network.problem());
}

TEST_CASE("one answer without TLS proves nothing, with TLS it does", "[probe]") {
  CHECK_FALSE(after({"http://a.example/"}, {{"http://a.example/", {html(article("Rest"))}}}).works());
  CHECK(after({"https://a.example/"}, {{"https://a.example/", {html(article("Rest"))}}}).works());
  CHECK(after({"https://a.example/"}, {{"https://a.example/", {answer_of(403)}}}).works());
  CHECK(after({"http://a.example/"}, {{"http://a.example/", {answer_of(404)}}}).works());
  CHECK(after({"http://a.example/"}, {{"http://a.example/", {answer_of(200, {{"content-type", "application/pdf"}})}}}).works());
}

TEST_CASE("a host that had not to be looked up proves nothing", "[probe]") {
  for (const std::string address : {"https://192.0.2.7/", "https://[2001:db8::1]:8080/", "https://localhost:8080/", "https://a.localhost/"})
    CHECK_FALSE(after({address}, {{address, {answer_of(404)}}}).works());
}

TEST_CASE("what a cache remembers proves nothing", "[probe]") {
  Exchange remembered = answer_of(404);
  remembered.from_cache = true;
  CHECK_FALSE(after({"https://a.example/"}, {{"https://a.example/", {remembered}}}).works());
}

TEST_CASE("a page that every host gives is a portal's, not theirs", "[probe]") {
  const auto network = after({"http://a.example/rest", "https://b.example/", "http://c.example/sleep"},
                             {{"http://a.example/rest", {html(article("Welcome"))}},
                              {"https://b.example/", {html(article("Welcome"))}},
                              {"http://c.example/sleep", {html(article("Welcome"))}}});
  CHECK_FALSE(network.works());
  const auto problem = network.problem();
  REQUIRE(problem);
  CHECK(problem->kind == ProblemKind::no_network);
  CHECK(problem->message.find("every host gives the same page") != std::string::npos);
}

TEST_CASE("a portal's login page is known from two hosts", "[probe]") {
  CHECK(after({"http://a.example/", "http://b.example/"}, {{"http://a.example/", {html(login)}}, {"http://b.example/", {html(login)}}})
            .problem());
  CHECK_FALSE(after({"http://a.example/rest", "http://www.a.example/sleep"},
                    {{"http://a.example/rest", {html(login)}}, {"http://www.a.example/sleep", {html(login)}}})
                  .problem());
}

TEST_CASE("a portal to which every host leads is known, also where it is private", "[probe]") {
  const auto led_to = [](const std::string& portal, const Exchange& answer) {
    const Exchange redirect = answer_of(302, {{"location", portal}});
    return after(
        {"http://a.example/rest", "http://b.example/", "http://c.example/"},
        {{"http://a.example/rest", {redirect}}, {"http://b.example/", {redirect}}, {"http://c.example/", {redirect}}, {portal, {answer}}});
  };
  CHECK(led_to("https://portal.hotel.example/", html(login)).problem());
  CHECK(led_to("https://portal.hotel.example/", html(article("Welcome"))).problem());
  CHECK(led_to("http://192.168.0.1/login", failure_of(Failure::guarded)).problem());
  CHECK_FALSE(led_to("https://portal.hotel.example/", answer_of(404)).problem());
}

TEST_CASE("several short addresses of one page are no portal", "[probe]") {
  const Exchange redirect = answer_of(301, {{"location", "https://example.org/rest"}});
  CHECK_FALSE(
      after({"https://a.example/1", "https://b.example/2", "https://c.example/3"}, {{"https://a.example/1", {redirect}},
                                                                                    {"https://b.example/2", {redirect}},
                                                                                    {"https://c.example/3", {redirect}},
                                                                                    {"https://example.org/rest", {html(article("Rest"))}}})
          .problem());
}

TEST_CASE("refusals, parked names and missing pages that look alike are no portal", "[probe]") {
  const auto all = [](const Exchange& answer) {
    return after({"https://a.example/1", "https://b.example/2", "https://c.example/3"},
                 {{"https://a.example/1", {answer}}, {"https://b.example/2", {answer}}, {"https://c.example/3", {answer}}})
        .problem()
        .has_value();
  };
  CHECK_FALSE(all(answer_of(403, {}, "<title>Just a moment...</title>")));
  CHECK_FALSE(all(html("<title>Domain for sale</title>")));
  CHECK_FALSE(all(html("<title>Page not found</title>")));
  CHECK_FALSE(all(answer_of(404, {}, "<title>404 Not Found</title><h1>nginx</h1>")));
  CHECK_FALSE(all(answer_of(200)));
}

TEST_CASE("a network that says itself that it wants a login is none", "[probe]") {
  CHECK(after({"http://a.example/"}, {{"http://a.example/", {answer_of(511)}}}).problem());
}

TEST_CASE("nobody answers: no network, where the failures speak of it", "[probe]") {
  const auto all = [](std::initializer_list<Failure> failures) {
    std::vector<std::string> addresses;
    Web web;
    for (const Failure failure : failures) {
      addresses.push_back("https://host" + std::to_string(addresses.size()) + ".example/");
      web[addresses.back()] = {failure_of(failure)};
    }
    return after(addresses, web).problem().has_value();
  };
  CHECK(all({Failure::dns, Failure::no_route}));
  CHECK(all({Failure::dns, Failure::refused}));
  CHECK(all({Failure::dns, Failure::not_recorded}));
  CHECK(all({Failure::timeout, Failure::timeout, Failure::timeout}));
  CHECK_FALSE(all({Failure::dns, Failure::tls_expired}));
  CHECK_FALSE(all({Failure::refused}));
  CHECK_FALSE(all({Failure::guarded}));
  CHECK_FALSE(all({}));
}

TEST_CASE("what was asked through a portal is taken back", "[probe]") {
  const auto network =
      after({"http://a.example/", "http://b.example/"}, {{"http://a.example/", {html(login)}}, {"http://b.example/", {html(login)}}});
  Link asked_now;
  asked_now.state = State::gone;
  asked_now.redirects = {"http://portal.example/"};
  asked_now.exchanges.resize(1);
  Link remembered = asked_now;
  remembered.from_cache = true;
  network.take_back(asked_now);
  network.take_back(remembered);
  CHECK(asked_now.state == State::unreachable);
  CHECK(asked_now.reason == "no network");
  CHECK(asked_now.incomplete);
  CHECK(asked_now.redirects.empty());
  CHECK(remembered.state == State::gone);
}
