// What the rules about addresses report, and where they stay silent.
#include "rules/article.h"

#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace citevet::test;

namespace {

// The findings of one rule for an article that cites an address and lists it.
std::vector<Finding> about(std::string_view rule, std::string_view address, std::span<const Answer> answers = {}) {
  static std::vector<std::unique_ptr<Article>> kept;
  kept.push_back(article("Rest helps (Source: " + std::string(address) + ").\n\nReferences\nMoss, A. (2021). Rest and the heart. " +
                             std::string(address) + "\n",
                         Format::text, answers));
  return rules::findings(kept.back()->analysis, {.select = {std::string(rule)}});
}

// The address that a finding's fix puts in; empty when there is no finding, "-" when it has no fix.
std::string fix_of(std::string_view rule, std::string_view address, std::span<const Answer> answers = {}) {
  const auto found = about(rule, address, answers);
  if (found.empty()) return {};
  return found[0].fix ? found[0].fix->edits[0].text + (found[0].fix->safe ? "" : " (unsafe)") : "-";
}

bool unstable(std::string_view address) {
  return !about("link/unstable-url", address).empty();
}

}  // namespace

TEST_CASE("a search page is unstable, and the work that it was to find has a stable address", "[rules]") {
  CHECK(fix_of("link/unstable-url", "https://pubmed.ncbi.nlm.nih.gov/?otool=iaufhhslib&term=40320049") ==
        "https://pubmed.ncbi.nlm.nih.gov/40320049/");
  CHECK(fix_of("link/unstable-url", "https://pubmed.ncbi.nlm.nih.gov/?term=ketamine+bladder") == "-");
  CHECK(unstable("https://www.google.com/search?q=ketamine"));
  CHECK(unstable("https://www.google.co.uk/search?q=ketamine"));
  CHECK(unstable("https://scholar.google.com/scholar?q=ketamine"));
  CHECK(unstable("https://www.youtube.com/results?search_query=ketamine"));
}

TEST_CASE("shorteners, detours, proxies and sessions are unstable", "[rules]") {
  CHECK(unstable("https://bit.ly/3abcd"));
  CHECK(unstable("https://t.co/abcd"));
  CHECK(unstable("https://www.google.com/url?q=https://example.org/rest"));
  CHECK(unstable("https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZIYQFreRmm"));
  CHECK(unstable("https://www-tandfonline-com.ezproxy.lib.example.edu/doi/full/10.1080/10550887.2025.2464356"));
  CHECK(unstable("https://example.org/rest;jsessionid=A1B2C3"));
  CHECK(unstable("https://example.org/rest?PHPSESSID=a1b2c3"));
}

TEST_CASE("pages that stay are stable", "[rules]") {
  CHECK(!unstable("https://pubmed.ncbi.nlm.nih.gov/40320049/"));
  CHECK(!unstable("https://www.youtube.com/watch?v=BvgdjJKGvhU"));
  CHECK(!unstable("https://youtu.be/BvgdjJKGvhU"));
  CHECK(!unstable("https://bitly.example.org/rest"));
  CHECK(!unstable("https://google.example.org/search?q=1"));
  CHECK(!unstable("https://bit.ly/"));
  CHECK(!unstable("https://example.org/search-for-sleep?page=2"));
  CHECK(!unstable("https://proximity.example.org/rest"));
}

TEST_CASE("a tracking parameter is taken off, and a chat program's is named", "[rules]") {
  CHECK(fix_of("link/unstable-url", "https://example.org/rest?utm_source=mail&page=2#top") == "https://example.org/rest?page=2#top");
  CHECK(fix_of("link/unstable-url", "https://example.org/rest?utm_source=chatgpt.com") == "https://example.org/rest");
  const auto found = about("link/unstable-url", "https://example.org/rest?utm_source=chatgpt.com");
  REQUIRE(found.size() == 1);
  CHECK(found[0].message == "this address was copied out of a chat program: utm_source=chatgpt.com");
  CHECK(found[0].fix->edits.size() == 2);
  CHECK(found[0].related.size() == 1);
}

TEST_CASE("what only the writer can open is not public", "[rules]") {
  const auto is_private = [](std::string_view address) { return !about("link/not-public", address).empty(); };
  CHECK(is_private("http://localhost:8080/rest"));
  CHECK(is_private("http://127.0.0.1/rest"));
  CHECK(is_private("http://192.168.0.10/rest"));
  CHECK(is_private("http://10.1.2.3/rest"));
  CHECK(is_private("http://172.20.0.1/rest"));
  CHECK(is_private("http://[::1]/rest"));
  CHECK(is_private("http://[fd00::1]/rest"));
  CHECK(is_private("http://nas.local/rest"));
  CHECK(is_private("http://intranet/rest"));
  CHECK(is_private("file:///home/moss/rest.pdf"));
  CHECK(!is_private("http://172.32.0.1/rest"));
  CHECK(!is_private("https://8.8.8.8/rest"));
  CHECK(!is_private("https://local.example.org/rest"));
  CHECK(!is_private("https://localhost.example.org/rest"));
  CHECK(!is_private("https://fd.example.org/rest"));
}

TEST_CASE("a place that nobody can open is not also orphaned", "[rules]") {
  const auto made = article(
      "A (Source: http://localhost/rest). B (Source: https://example.org/b).\n\nReferences\nMoss, A. (2021). Rest. "
      "https://example.org/b\n");
  CHECK(ids(rules::findings(made->analysis, {})) == std::vector<std::string_view>{"link/not-public"});
}

TEST_CASE("a copy on an archive that alters pages is not to be trusted", "[rules]") {
  CHECK(about("link/untrusted-archive", "https://archive.ph/AbCdE").size() == 1);
  CHECK(about("link/untrusted-archive", "https://web.archive.org/web/2020/https://example.org/rest").empty());
  CHECK(about("link/untrusted-archive", "https://archive.org/details/rest").empty());
}

TEST_CASE("a dead address is one finding with its places, and proposes the archived copy", "[rules]") {
  const Answer gone{.url = "https://example.org/rest",
                    .state = State::gone,
                    .status = 404,
                    .reason = "404",
                    .archived = "https://web.archive.org/web/2020/https://example.org/rest"};
  const auto found = about("link", "https://example.org/rest", {&gone, 1});
  REQUIRE(ids(found) == std::vector<std::string_view>{"link/gone"});
  CHECK(found[0].reference == 0);
  CHECK(found[0].related.size() == 1);
  CHECK(found[0].help == "use the archived copy https://web.archive.org/web/2020/https://example.org/rest");
  REQUIRE(found[0].fix);
  CHECK_FALSE(found[0].fix->safe);
  CHECK(found[0].fix->edits.size() == 2);
  CHECK(found[0].fix->edits[0].text == gone.archived);
}

TEST_CASE("no copy is proposed that an archive may have altered", "[rules]") {
  const Answer gone{.url = "https://example.org/rest", .state = State::gone, .status = 404, .archived = "https://archive.ph/AbCdE"};
  const auto found = about("link", "https://example.org/rest", {&gone, 1});
  REQUIRE(found.size() == 1);
  CHECK_FALSE(found[0].fix);
  CHECK(found[0].help == "find its new address, or an archived copy");
}

TEST_CASE("who refuses robots or does not answer is a note, and nobody is called gone for it", "[rules]") {
  const Answer blocked{.url = "https://example.org/rest", .state = State::blocked, .status = 403, .reason = "403"};
  const Answer silent{
      .url = "https://example.org/rest", .state = State::unreachable, .status = 0, .reason = "time-out", .failure = Failure::timeout};
  const auto refused = about("link", "https://example.org/rest", {&blocked, 1});
  REQUIRE(ids(refused) == std::vector<std::string_view>{"link/blocked"});
  CHECK(refused[0].severity == Severity::note);
  CHECK(ids(about("link", "https://example.org/rest", {&silent, 1})) == std::vector<std::string_view>{"link/unreachable"});
}

TEST_CASE("a wrong certificate is told once, as insecure", "[rules]") {
  const Answer expired{.url = "https://example.org/rest",
                       .state = State::unreachable,
                       .status = 0,
                       .reason = "certificate expired",
                       .failure = Failure::tls_expired};
  CHECK(ids(about("link", "https://example.org/rest", {&expired, 1})) == std::vector<std::string_view>{"link/insecure"});
}

TEST_CASE("an address has moved only where the site says so for good, to another page", "[rules]") {
  const auto moved = [](std::string_view from, std::string_view to) {
    const Answer answer{.url = from, .moved_to = to};
    return fix_of("link/moved", from, {&answer, 1});
  };
  CHECK(moved("https://example.org/rest", "https://example.org/sleep/rest") == "https://example.org/sleep/rest");
  CHECK(moved("https://example.org/rest", "https://other.example.com/rest") == "https://other.example.com/rest (unsafe)");
  CHECK(moved("http://example.org/rest", "https://www.example.org/rest/") == "");
  CHECK(moved("https://example.org/rest", "https://example.org/login?next=rest") == "");
  CHECK(moved("https://example.org/rest", "https://login.example.org/?to=rest") == "");
  CHECK(moved("https://example.org/rest", "https://consent.example.com/m?continue=rest") == "");
  CHECK(moved("https://example.org/rest", "https://example.org/rest?cookieSet=1") == "");
  CHECK(moved("https://example.org/rest", "https://example.org/sleep/rest;jsessionid=A1B2") == "");
  CHECK(moved("https://example.org/rest", "https://example.org/(S(lit3py55t21z5v55vlm25s55))/rest") == "");
  CHECK(moved("https://example.org/rest", "https://example.org/authors/moss/rest") == "https://example.org/authors/moss/rest");
  CHECK(moved("https://example.org/login-help", "https://example.org/help/login") == "https://example.org/help/login");
  CHECK(moved("https://example.org/rest", "https://example.org/rest?utm_source=home") == "");
  CHECK(moved("https://example.org/rest", "https://example.org/sleep?utm_source=home") == "https://example.org/sleep");
  CHECK(moved("https://example.org/rest", "https://example.org/") == "");
  CHECK(moved("https://doi.org/10.1111/add.70073", "https://onlinelibrary.wiley.com/doi/10.1111/add.70073") == "");
}

TEST_CASE("http is insecure where the site itself leads to the same page over https", "[rules]") {
  const Answer answer{.url = "http://example.org/rest", .moved_to = "https://www.example.org/rest"};
  CHECK(fix_of("link/insecure", "http://example.org/rest", {&answer, 1}) == "https");
}

TEST_CASE("http is insecure where https was asked, or gave the same page", "[rules]") {
  const auto findings = [](const std::string& asked, bool same) {
    const auto made = article(
        "Rest helps (Source: http://example.org/rest).\n\nReferences\nMoss, A. (2021). Rest and the heart. http://example.org/rest\n");
    Link& link = made->links.add(asked, asked);
    link.state = State::alive;
    link.same_over_https = same;
    made->analysis.links = &made->links;
    return ids(rules::findings(made->analysis, {.select = {"link"}}));
  };
  CHECK(findings("http://example.org/rest", true) == std::vector<std::string_view>{"link/insecure"});
  CHECK(findings("https://example.org/rest", false) == std::vector<std::string_view>{"link/insecure"});
  CHECK(findings("http://example.org/rest", false).empty());
}

TEST_CASE("each place that a page does not have is a finding of its own, with all that lead to it", "[rules]") {
  const auto made = article(
      "A (Source: https://example.org/rest#dose). B (Source: https://example.org/rest#trials). C (Source: "
      "https://example.org/rest#method).\n\nReferences\nMoss, A. (2021). Rest and the heart. https://example.org/rest#dose\n");
  Link& rest = made->links.add("https://example.org/rest#dose", "https://example.org/rest#dose");
  rest.state = State::alive;
  rest.missing_fragments = {"dose", "trials"};
  made->analysis.links = &made->links;
  const auto found = rules::findings(made->analysis, {.select = {"link/missing-fragment"}});
  REQUIRE(found.size() == 2);
  CHECK(found[0].message == "the page has no place called \u201Ctrials\u201D: https://example.org/rest#trials");
  CHECK(found[1].url == "https://example.org/rest#dose");
  CHECK(found[1].related.size() == 1);
}

TEST_CASE("nothing is said of verdicts when nobody was asked", "[rules]") {
  CHECK(about("link", "https://example.org/rest").empty());
}
