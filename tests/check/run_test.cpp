// Whole runs over texts.
#include <citevet/check.h>

#include <boost/json.hpp>

#include <catch2/catch_test_macros.hpp>

using namespace citevet;

namespace {

// What a run without a network writes.
std::string written(std::span<const Input> inputs, std::unique_ptr<report::Writer> writer, std::size_t threads) {
  Config config;
  config.network.offline = true;
  config.threads = threads;
  std::string out;
  std::vector<Output> outputs;
  outputs.push_back({std::move(writer), [&](std::string_view piece) { out += piece; }});
  check(inputs, config, {.today = std::chrono::year{2026} / 11 / 24}, outputs);
  return out;
}

// An article of about 9 MB: 9,000 sections that each cite an entry of one list, and every tenth an address that the list lacks.
std::string large_article() {
  std::string text;
  std::string list = "\nReferences\n";
  for (int i = 0; i < 9'000; ++i) {
    const std::string number = std::to_string(i);
    text.append(900, 'z').append(" naps help in ward ").append(number);
    text.append(" (Source: https://example.org/").append(i % 10 == 0 ? "lost" : "ward").append(number).append(").\n");
    list.append("Moss, A. (2021). Naps in ward ").append(number).append(". https://example.org/ward").append(number).append("\n");
  }
  return text + list;
}

}  // namespace

TEST_CASE("a large document reads the same on one thread and on several", "[check]") {
  const std::vector<Input> inputs = {{.path = "small.txt", .text = "Rest helps (Source: https://example.org/rest)."},
                                     {.path = "large.txt", .text = large_article()},
                                     {.path = "last.txt", .text = "Naps help (Source: https://example.org/naps)."}};
  const std::string alone = written(inputs, report::json(), 1);
  CHECK(alone == written(inputs, report::json(), 3));

  const auto report = boost::json::parse(alone);
  const auto& documents = report.at("documents").as_array();
  REQUIRE(documents.size() == 3);
  CHECK(documents[1].at("path").as_string() == "large.txt");
  CHECK(documents[1].at("citations").as_array().size() == 9'000);
  CHECK(documents[1].at("references").as_array().size() == 9'000);
  CHECK(documents[1].at("citations").as_array().back().at("id").as_int64() == 8'999);
  CHECK(report.at("summary").at("orphaned").as_int64() == 900);
  CHECK(report.at("summary").at("unused").as_int64() == 900);
}

TEST_CASE("each line of jsonl stands alone, also that of a large document", "[check]") {
  const std::vector<Input> inputs = {{.path = "large.txt", .text = large_article()}};
  const std::string lines = written(inputs, report::jsonl(), 2);
  const std::size_t end = lines.find('\n');
  const auto document = boost::json::parse(std::string_view(lines).substr(0, end));
  CHECK(document.at("schema").as_string() == "citevet-report/1");
  CHECK(document.at("links").as_array().size() == 9'900);
  CHECK(boost::json::parse(std::string_view(lines).substr(end + 1)).at("summary").at("documents").as_int64() == 1);
}
