// The folders under src/ use each other only as docs/architecture.md allows.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path root = CITEVET_SOURCE_DIR;

// Each stage and those whose headers it may include; all may include the public headers and their own.
const std::map<std::string, std::set<std::string>> may_use{
    {"text", {}},
    {"identity", {"text"}},
    {"page", {"text", "identity"}},
    {"read", {"text", "page"}},
    {"reference", {"text", "identity"}},
    {"extract", {"text", "identity"}},
    {"match", {"text", "identity"}},
    {"net", {"text", "identity"}},
    {"probe", {"text", "identity", "page"}},
    {"resolve", {"text", "identity"}},
    {"compare", {"text", "identity"}},
    {"config", {"text"}},
    {"style", {"text"}},
    {"rules", {"text", "identity", "compare"}},
    {"report", {"text"}},
    {"check",
     {"text", "identity", "page", "read", "reference", "extract", "match", "net", "probe", "resolve", "compare", "config", "rules",
      "report"}},
    {"capi", {}},
    {"cli", {}},
};

std::vector<std::string> lines_of(const fs::path& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<fs::path> sources() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(root / "src"))
    if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

// The folder of src/ that a file lies in, or that an include names; empty for what lies outside.
std::string stage_of(const fs::path& path) {
  const std::string first = path.begin()->string();
  return may_use.contains(first) ? first : "";
}

// The path that an include line names, without quotes or brackets; empty for any other line.
std::string included(std::string_view line) {
  constexpr std::string_view directive = "#include";
  if (!line.starts_with(directive)) return {};
  const auto open = line.find_first_of("\"<");
  const auto close = line.find_first_of("\">", open + 1);
  if (open == std::string_view::npos || close == std::string_view::npos) return {};
  return std::string(line.substr(open + 1, close - open - 1));
}

// Every include under src/ that the table does not allow, as "file includes header".
std::vector<std::string> forbidden_includes() {
  std::vector<std::string> found;
  for (const fs::path& file : sources()) {
    const fs::path name = file.lexically_relative(root / "src");
    const std::string from = stage_of(name);
    for (const std::string& line : lines_of(file)) {
      const std::string to = stage_of(included(line).empty() ? fs::path("-") : fs::path(included(line)));
      if (!to.empty() && to != from && !may_use.at(from).contains(to)) found.push_back(name.string() + " includes " + included(line));
    }
  }
  return found;
}

// The rows of the table in docs/architecture.md: | `folder/` | … | may use |
std::map<std::string, std::set<std::string>> documented() {
  std::map<std::string, std::set<std::string>> table;
  for (const std::string& line : lines_of(root / "docs/architecture.md")) {
    if (!line.starts_with("| `")) continue;
    const std::string folder = line.substr(3, line.find('/') - 3);
    std::string last = line.substr(0, line.rfind('|'));
    last = last.substr(last.rfind('|') + 1);
    std::set<std::string>& names = table[folder];
    std::string word;
    for (const char c : last + ",")
      if (c >= 'a' && c <= 'z')
        word += c;
      else if (!word.empty())
        names.insert(std::exchange(word, {}));
  }
  return table;
}

}  // namespace

TEST_CASE("a stage includes only the stages that it may use", "[project]") {
  CHECK(forbidden_includes() == std::vector<std::string>{});
}

TEST_CASE("every folder of src/ has its row in the table", "[project]") {
  std::vector<std::string> unknown;
  for (const auto& entry : fs::directory_iterator(root / "src"))
    if (entry.is_directory() && !may_use.contains(entry.path().filename().string())) unknown.push_back(entry.path().filename().string());
  CHECK(unknown == std::vector<std::string>{});
}

TEST_CASE("docs/architecture.md shows the same table", "[project]") {
  CHECK(documented() == may_use);
}

TEST_CASE("every source file begins with a line that says what it is for", "[project]") {
  std::vector<std::string> silent;
  for (const fs::path& file : sources())
    if (!lines_of(file).at(0).starts_with("// ")) silent.push_back(file.lexically_relative(root).string());
  CHECK(silent == std::vector<std::string>{});
}

// The precompiled header would hide it; a build without one fails.
TEST_CASE("a source file that calls the standard algorithms includes <algorithm>", "[project]") {
  std::vector<std::string> lacking;
  for (const fs::path& file : sources()) {
    const std::vector<std::string> lines = lines_of(file);
    const bool calls = std::ranges::any_of(lines, [](const std::string& line) {
      return line.find("std::ranges::") != std::string::npos || line.find("std::clamp") != std::string::npos;
    });
    if (calls && std::ranges::find(lines, "#include <algorithm>") == lines.end()) lacking.push_back(file.lexically_relative(root).string());
  }
  CHECK(lacking == std::vector<std::string>{});
}
