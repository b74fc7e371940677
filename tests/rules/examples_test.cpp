// Every rule's own examples.
#include "rules/article.h"

#include <citevet/report.h>
#include <citevet/rule.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

using namespace citevet;
using namespace citevet::test;

TEST_CASE("every rule finds its bad example and is silent on its good one", "[rules]") {
  const Rule& rule = *GENERATE(from_range(rules::all()));
  CAPTURE(rule.id);
  CHECK(ids(findings_in(rule.bad, rule)) == std::vector{rule.id});
  CHECK(ids(findings_in(rule.good, rule)).empty());
}

TEST_CASE("the answers that an example presupposes are told in words", "[rules]") {
  CHECK(rules::setting(*rules::find("link/gone")) == "In these examples https://example.org/rest answers 404.");
  CHECK(rules::setting(*rules::find("link/missing-fragment")) ==
        "In these examples https://example.org/rest answers 200 with a page that has no #dose.");
  CHECK(rules::setting(*rules::find("citation/orphaned")).empty());
  CHECK(report::explanation(*rules::find("link/gone"), {}).find("https://example.org/rest answers 404.") != std::string::npos);
}
