// What a user sees: every format over the articles of tests/golden, compared with the files beside them.
//
// CITEVET_APPROVE=1 writes them anew; the change then shows in the commit.
#include <citevet/check.h>
#include <citevet/error.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/reports.h"

using namespace citevet;
namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::path(CITEVET_SOURCE_DIR) / "tests" / "golden";

std::string contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> articles() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".txt" || entry.path().extension() == ".md") found.push_back(entry.path());
  std::ranges::sort(found);
  return found;
}

// Checked with the answers in the folder of its name where there is one, else offline.
std::string report_of(const fs::path& article, std::string_view format) {
  const fs::path answers = folder / article.stem();
  Config config;
  config.network.offline = !fs::exists(answers);
  if (!config.network.offline) config.network.replay = answers;
  Services services;
  services.today = std::chrono::year(2026) / 11 / 24;
  const Input input{article.filename().string(), contents(article)};
  std::string out;
  std::vector<Output> outputs;
  outputs.push_back({report::named(format, {}), [&out](std::string_view piece) { out += piece; }});
  (void)check(std::span(&input, 1), config, services, outputs);
  return out;
}

// With `by` in place of what stands behind each `key`, up to one of the characters of `end`.
std::string masked(std::string_view text, std::string_view key, std::string_view end, std::string_view by) {
  std::string out;
  for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key)) {
    out.append(text.substr(0, at + key.size())).append(by);
    text.remove_prefix(text.find_first_of(end, at + key.size()));
  }
  return out.append(text);
}

// With a line end before each `record`.
std::string on_lines(std::string_view text, std::string_view record) {
  std::string out;
  for (std::size_t at = text.find(record); at != std::string_view::npos; at = text.find(record)) {
    out.append(text.substr(0, at)).append("\n").append(record);
    text.remove_prefix(at + record.size());
  }
  return out.append(text);
}

// What differs from run to run and from version to version is masked; a record of JSON gets a line of its own, so that a difference can be
// read.
std::string comparable(std::string_view report) {
  std::string text = masked(report, R"("version":")", "\"", "0.0.0");
  text = masked(text, R"("checked_at":")", "\"", "2026-11-24T00:00:00Z");
  text = masked(text, R"("ms":)", "}", "0");
  for (const std::string_view record : {R"({"id":)", R"({"rule":)", R"({"url":)", R"({"kind":)"}) text = on_lines(text, record);
  return text;
}

void write(const fs::path& file, std::string_view text) {
  std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("each format says of the golden articles what it said before", "[report]") {
  const fs::path article = GENERATE(Catch::Generators::from_range(articles()));
  const std::string format = GENERATE("text", "json", "jsonl");
  CAPTURE(article.filename().string(), format);
  const std::string report = report_of(article, format);
  std::string name = article.stem().string();
  name.append(".").append(format);
  const std::string text = format == "text" ? report : comparable(test::save_report(name, report));
  if (std::getenv("CITEVET_APPROVE") != nullptr) write(folder / name, text);
  CHECK(text == contents(folder / name));
}
