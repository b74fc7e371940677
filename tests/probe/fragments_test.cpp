// Whether a page has the place that a fragment names, and when that can't be told.
#include "probe/chain.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace citevet;
using namespace citevet::test;
using enum probe::Presence;

namespace {

const std::string rest = "https://example.org/rest";

const std::string article =
    "<title>Rest</title><h1>Rest</h1><h2 id=method>Method</h2><p>Those who rest at noon remember more of what they read in the morning, "
    "says <b>Anna</b> Moss.</p><h2 id='d%C3%B6se'>D\u00F6se</h2><h3><a name=old></a>Older trials</h3><p>It\u2019s 10 mg &ndash; twice a "
    "day.</p><p>Nobody has counted how many hours a gardener sleeps in June.";

probe::Presence presence(const std::string& fragment, const std::string& html = article, const std::string& url = rest,
                         const std::string& type = "text/html") {
  const auto done = asked(url, {{url, {answer_of(200, {{"content-type", type}}, html)}}}, {}, {fragment});
  return done.reading.fragments.at(0).presence;
}

}  // namespace

TEST_CASE("a fragment is an id or a name, percent-encoded or not", "[probe]") {
  CHECK(presence("method") == found);
  CHECK(presence("d%C3%B6se") == found);
  CHECK(presence("old") == found);
  CHECK(presence("top") == found);
  CHECK(presence("dose") == missing);
  CHECK(presence("Method") == missing);
}

TEST_CASE("several fragments are looked for at once", "[probe]") {
  const auto done = asked(rest, {{rest, {answer_of(200, {}, article)}}}, {}, {"dose", "method", "trials"});
  CHECK(probe::missing_fragments(done.reading) == std::vector<std::string>{"dose", "trials"});
}

TEST_CASE("a text fragment is looked for in the words of the page", "[probe]") {
  const std::string there =
      GENERATE(":~:text=rest%20at%20noon", ":~:text=says%20Anna%20Moss", ":~:text=Those%20who,in%20the%20morning", "method:~:text=rest",
               ":~:text=who-,rest%20at%20noon,-remember", ":~:text=It%27s%2010%20mg", ":~:text=nobody%20else&text=a%20gardener%20sleeps");
  CAPTURE(there);
  CHECK(presence(there) == found);
}

TEST_CASE("words that the page does not say are missing", "[probe]") {
  CHECK(presence(":~:text=walks%20at%20noon") == missing);
  CHECK(presence(":~:text=in%20the%20morning,Those%20who") == unknown);
  CHECK(presence(":~:text=walks%20at,the%20morning") == missing);
  CHECK(presence(":~:text=") == unknown);
  CHECK(presence(":~:text=a,b,c,d") == unknown);
  CHECK(presence(":~:element(/1/2)") == unknown);
}

TEST_CASE("words in the data of a script may be shown", "[probe]") {
  CHECK(presence(":~:text=walks%20at%20noon%20a%20lot", article + "<script>var more=[\"She walks at noon a lot\"]</script>") == unknown);
}

TEST_CASE("what names no place in a page is not judged", "[probe]") {
  const std::string fragment = GENERATE("/settings", "!/rest", "L12", "L12-L20", "page=3", "t=1m30s", "comment-1234", "issuecomment-7",
                                        ".XyZ-1", "ixzz3abc", "v=onepage&q=rest");
  CAPTURE(fragment);
  CHECK(presence(fragment) == unknown);
}

TEST_CASE("GitHub's pages show headings under other ids, and make most by scripts", "[probe]") {
  CHECK(presence("usage", "<h2><a id=user-content-usage href=#usage></a>Usage</h2>", "https://github.com/moss/rest") == found);
  CHECK(presence("dose", article, "https://github.com/moss/rest") == unknown);
}

TEST_CASE("a page that is cut off, no HTML or made by scripts does not tell", "[probe]") {
  CHECK(presence("page-3", "%PDF-1.7", rest, "application/pdf") == unknown);
  CHECK(presence("dose", "<div id=root></div><script src=a.js></script><script src=b.js></script><script src=c.js></script>") == unknown);
  CHECK(presence("dose", "<title>Rest</title><h2>Method</h2><p>No heading has an id here, so scripts may give them some.") == unknown);
  CHECK(presence("dose", article + "<a href='#dose'>Dose</a>") == unknown);
  CHECK(presence("dose", article + "<script>add(\"dose\")</script>") == unknown);

  Exchange cut = answer_of(200, {}, article);
  cut.body_cut = true;
  const auto done = asked(rest, {{rest, {cut}}}, {}, {"dose", "method"});
  CHECK(done.reading.fragments == std::vector<probe::Fragment>{{"dose", unknown}, {"method", found}});
}

TEST_CASE("a redirect with a fragment of its own replaces the one that was cited", "[probe]") {
  const Web web{{rest, {answer_of(301, {{"location", "/sleep#rest"}})}}, {"https://example.org/sleep", {answer_of(200, {}, article)}}};
  CHECK(asked(rest, web, {}, {"dose"}).reading.fragments.at(0).presence == unknown);
}

TEST_CASE("a page that is not the source has no places to miss", "[probe]") {
  const Web web{{rest, {answer_of(200, {}, "<title>Page not found</title><h2 id=search>Search</h2>")}}};
  CHECK(asked(rest, web, {}, {"dose"}).reading.fragments.at(0).presence == unknown);
}
