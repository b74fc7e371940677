// The documentation page of the rules.
#include "rules/page.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <iterator>

using namespace citevet;

TEST_CASE("docs/rules.md is what the table of rules says", "[rules]") {
  const std::string path = CITEVET_SOURCE_DIR "/docs/rules.md";
  std::ifstream file(path, std::ios::binary);
  const std::string written(std::istreambuf_iterator<char>(file), {});
  INFO("to bring it up to date: ./build/tests/citevet-tests \"write docs/rules.md\"");
  CHECK(written == rules::page());
}

TEST_CASE("write docs/rules.md", "[.]") {
  std::ofstream(CITEVET_SOURCE_DIR "/docs/rules.md", std::ios::binary) << rules::page();
}
