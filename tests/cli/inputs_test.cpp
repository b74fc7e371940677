// Which documents a folder means.
#include <catch2/catch_test_macros.hpp>

#include "cli/tool.h"

using namespace citevet;
using test::Folder;
using test::Said;
using test::said_by;

namespace {

// The paths of the documents that are checked, in order.
std::vector<std::string> checked(const std::vector<std::string>& operands, const Folder& folder) {
  std::vector<std::string> words{"check", "--offline", "--format", "jsonl"};
  words.insert(words.end(), operands.begin(), operands.end());
  const std::string output = said_by(words, folder).output;
  std::vector<std::string> paths;
  constexpr std::string_view before = R"("path":")";
  for (std::size_t at = output.find(before); at != std::string::npos; at = output.find(before, at + 1))
    paths.push_back(output.substr(at + before.size(), output.find('"', at + before.size()) - at - before.size()));
  return paths;
}

void git(const std::vector<std::string>& words, const Folder& folder) {
  test::Process process;
  process.words = {"/usr/bin/git", "-c", "user.name=test", "-c", "user.email=test@example.org"};
  process.words.insert(process.words.end(), words.begin(), words.end());
  process.folder = folder.path().string();
  REQUIRE(run(process).status == 0);
}

}  // namespace

TEST_CASE("a folder means its text and Markdown files, in order of their paths", "[cli]") {
  const Folder folder;
  folder.write("b.txt", "b")
      .write("a/z.md", "z")
      .write("a/b/c.markdown", "c")
      .write("a.TXT", "a")
      .write("page.html", "p")
      .write("noending", "n");
  folder.write(".hidden/h.txt", "h").write("a/.git-like/h.txt", "h").write("._b.txt", "macOS");
  CHECK(checked({"."}, folder) == std::vector<std::string>{"a.TXT", "a/b/c.markdown", "a/z.md", "b.txt"});
  CHECK(checked({}, folder) == std::vector<std::string>{"a.TXT", "a/b/c.markdown", "a/z.md", "b.txt"});
  CHECK(checked({"b.txt", "a/"}, folder) == std::vector<std::string>{"b.txt", "a/b/c.markdown", "a/z.md"});
  CHECK(checked({"page.html", ".hidden"}, folder) == std::vector<std::string>{"page.html", ".hidden/h.txt"});
}

TEST_CASE("links to files and folders are not followed", "[cli]") {
  const Folder folder;
  folder.write("a/one.txt", "one");
  std::filesystem::create_symlink("one.txt", folder.path() / "a/two.txt");
  std::filesystem::create_directory_symlink(".", folder.path() / "a/around");
  CHECK(checked({"a"}, folder) == std::vector<std::string>{"a/one.txt"});
}

TEST_CASE("what git ignores is left out, unless it is named", "[cli]") {
  const Folder folder;
  git({"init", "-q", "."}, folder);
  folder.write(".gitignore", "build/\n*.tmp.txt\n")
      .write("a.txt", "a")
      .write("b.tmp.txt", "b")
      .write("build/c.txt", "c")
      .write("d/build/e.txt", "e");
  folder.write("kept.tmp.txt", "tracked all the same");
  git({"add", "-f", "kept.tmp.txt"}, folder);
  CHECK(checked({"."}, folder) == std::vector<std::string>{"a.txt", "kept.tmp.txt"});
  CHECK(checked({"build"}, folder) == std::vector<std::string>{"build/c.txt"});
  folder.write("e/f/build/g.txt", "g").write("e/.gitignore", "*\n");
  CHECK(checked({"e/f"}, folder) == std::vector<std::string>{"e/f/build/g.txt"});
  CHECK(checked({"d", "b.tmp.txt"}, folder) == std::vector<std::string>{"b.tmp.txt"});
}

TEST_CASE("a working tree within another has its own rules", "[cli]") {
  const Folder folder;
  git({"init", "-q", "."}, folder);
  git({"init", "-q", "inner"}, folder);
  folder.write("a.txt", "a").write("inner/.gitignore", "draft.txt\n").write("inner/draft.txt", "d").write("inner/b.txt", "b");
  CHECK(checked({"."}, folder) == std::vector<std::string>{"a.txt", "inner/b.txt"});
}

TEST_CASE("without git a folder is walked all the same", "[cli]") {
  const Folder folder;
  git({"init", "-q", "."}, folder);
  folder.write(".gitignore", "a.txt\n").write("a.txt", "a");
  test::Process process = test::citevet({"check", "--offline", "."}, folder);
  process.environment.emplace_back("PATH=/nonexistent");
  CHECK(run(process).output.starts_with("a.txt"));
}

TEST_CASE("the settings leave out files of a folder, never one that is named", "[cli]") {
  const Folder folder;
  folder.write(".citevet.toml", "[[path]]\nglob = \"drafts/**\"\nexclude = true\n[[path]]\nglob = \"*-final.txt\"\nexclude = false\n");
  folder.write("a.txt", "a").write("drafts/b.txt", "b").write("drafts/c-final.txt", "c");
  CHECK(checked({"."}, folder) == std::vector<std::string>{"a.txt", "drafts/c-final.txt"});
  CHECK(checked({"drafts/b.txt"}, folder) == std::vector<std::string>{"drafts/b.txt"});
}
