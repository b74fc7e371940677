// The user's own marker patterns.
#include <citevet/citation.h>
#include <citevet/error.h>

#include "extract/articles.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <string>
#include <vector>

using namespace citevet;
using namespace extracting;

namespace {
Article with_patterns(std::string_view text, const std::vector<std::string>& sources) {
  std::vector<extract::Pattern> patterns;
  patterns.reserve(sources.size());
  for (const std::string& source : sources) patterns.emplace_back(source);
  return article(text, Format::text, patterns);
}
}  // namespace

TEST_CASE("a pattern's match is a marker, its groups are the target", "[extract]") {
  const Article found =
      with_patterns("Rest helps {{cite|Rest and sleep|https://a.example/x}}.", {R"(\{\{cite\|(?<title>[^|}]+)\|(?<url>[^}]+)\}\})"});
  CHECK(kinds(found) == Lines{"source-marker"});
  CHECK(texts(found) == Lines{"{{cite|Rest and sleep|https://a.example/x}}"});
  CHECK(targets(found) == Lines{"https://a.example/x"});
  CHECK(found.citations[0].targets[0].label == "Rest and sleep");
}

TEST_CASE("the group id takes an identifier, label a name", "[extract]") {
  CHECK(targets(with_patterns("Rest helps @@doi:10.1000/ABC@@.", {"@@(?<id>[^@]+)@@"})) == Lines{"doi:10.1000/abc"});
  CHECK(targets(with_patterns("Rest helps @@World Health@@.", {"@@(?<label>[^@]+)@@"})) == Lines{"'World Health'"});
}

TEST_CASE("the outermost of a pattern's and a built-in marker wins", "[extract]") {
  CHECK(texts(with_patterns("Rest <<(Source: https://a.example/x)>> helps.", {"<<.*?>>"})) == Lines{"<<(Source: https://a.example/x)>>"});
}

TEST_CASE("a pattern that does not compile is an error with its place", "[extract]") {
  CHECK_THROWS_WITH(extract::Pattern("(?<url>[a-z"), Catch::Matchers::ContainsSubstring("character"));
}

TEST_CASE("a pattern that explodes is a problem, and the others go on", "[extract]") {
  const std::string text = "Rest helps " + std::string(400, 'a') + "! {{https://a.example/x}}";
  const Article found = with_patterns(text, {"(?:a+)+(?:a+)+b", R"(\{\{(?<url>[^}]+)\}\})"});
  CHECK(targets(found) == Lines{"https://a.example/x"});
  REQUIRE(found.document.problems.size() == 1);
  CHECK(found.document.problems[0].kind == ProblemKind::bad_pattern);
  CHECK(found.document.problems[0].name == "(?:a+)+(?:a+)+b");
}

TEST_CASE("a pattern that matches nothing at all makes no citation", "[extract]") {
  CHECK(texts(with_patterns("Rest helps.", {"x*"})).empty());
}
