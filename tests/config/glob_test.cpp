// Globs as people write them for files and addresses.
#include <citevet/config.h>

#include <catch2/catch_test_macros.hpp>

using citevet::config::matches;

TEST_CASE("a star stays within a folder, two stars do not", "[config]") {
  CHECK(matches("drafts/*.md", "drafts/rest.md"));
  CHECK_FALSE(matches("drafts/*.md", "drafts/old/rest.md"));
  CHECK(matches("drafts/**", "drafts/old/rest.md"));
  CHECK(matches("**/rest.md", "rest.md"));
  CHECK(matches("**/rest.md", "drafts/old/rest.md"));
  CHECK_FALSE(matches("**/rest.md", "drafts/unrest.md"));
  CHECK(matches("a/**/b/*.txt", "a/x/y/b/c.txt"));
  CHECK(matches("a/**/b/*.txt", "a/b/c.txt"));
  CHECK(matches("**/b/**/d*", "a/b/c/b/x/dog"));
  CHECK(matches("https://example.org/**", "https://example.org/a/b?c=d"));
  CHECK_FALSE(matches("*.md", "rest.txt"));
  CHECK(matches("", ""));
  CHECK_FALSE(matches("", "a"));
}

TEST_CASE("a question mark is one character, a set one of several", "[config]") {
  CHECK(matches("caf?.txt", "café.txt"));
  CHECK_FALSE(matches("a?b", "a/b"));
  CHECK(matches("draft-[0-9].txt", "draft-7.txt"));
  CHECK_FALSE(matches("draft-[!0-9].txt", "draft-7.txt"));
  CHECK(matches("[]a]", "]"));
  CHECK(matches("[x", "[x"));
  CHECK(matches("\\*.txt", "*.txt"));
  CHECK_FALSE(matches("\\*.txt", "a.txt"));
}

TEST_CASE("a glob of many stars does not explode", "[config]") {
  std::string glob;
  for (int i = 0; i < 200; ++i) glob += "*a";
  CHECK_FALSE(matches(glob + "b", std::string(2'000, 'a')));
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "**/a/";
  std::string path;
  for (int i = 0; i < 500; ++i) path += "a/";
  CHECK_FALSE(matches(deep + "b", path));
}
