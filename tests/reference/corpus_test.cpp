// Real lists with their labels, read where they lie.
#include "reference/split.h"
#include "support/shared.h"

#include <citevet/position.h>
#include <citevet/reference.h>

#include <catch2/catch_test_macros.hpp>

#include <cstdio>
#include <set>
#include <sstream>

using namespace citevet;
namespace json = boost::json;

namespace {

std::vector<json::object> lines_of(const std::string& text) {
  std::vector<json::object> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) lines.push_back(json::parse(line).as_object());
  return lines;
}

std::set<std::uint32_t> numbers(const json::array& array) {
  std::set<std::uint32_t> found;
  for (const json::value& value : array) found.insert(value.to_number<std::uint32_t>());
  return found;
}

// The lines on which the entries of a document begin; lists that may stay uncited are not labelled.
std::set<std::uint32_t> entry_lines(const std::string& text) {
  Document document = read::document(text, Format::markdown);
  const std::vector<List> lists = reference::lists(document);
  Locator locator(document);
  std::set<std::uint32_t> found;
  for (const Reference& entry : reference::entries(document, lists))
    if (!lists[entry.list].may_stay_uncited) found.insert(locator.at(entry.span.begin).line);
  return found;
}

}  // namespace

TEST_CASE("the entries of real documents are found", "[reference][corpus]") {
  const auto labels = test::shared_file("corpus/articles/labels.jsonl");
  if (!labels) SKIP("no corpus/articles beside the repository");
  int right = 0, wrong = 0, missing = 0;
  for (const json::object& label : lines_of(*labels)) {
    const std::string file(test::string_of(label.at("file")));
    const std::set<std::uint32_t> found = entry_lines(test::shared_file("corpus/articles/" + file).value());
    const std::set<std::uint32_t> unsure = numbers(label.at("unsure").at("references").as_array());
    std::set<std::uint32_t> entries;
    for (const json::value& entry : label.at("references").as_array()) entries.insert(entry.at("line").to_number<std::uint32_t>());
    for (const std::uint32_t line : found) {
      if (unsure.contains(line)) continue;
      CAPTURE(file, line);
      CHECK(entries.contains(line));
      ++(entries.contains(line) ? right : wrong);
    }
    for (const std::uint32_t line : entries) missing += !unsure.contains(line) && !found.contains(line);
  }
  const double f1 = 2.0 * right / (2 * right + wrong + missing);
  std::printf("entries of real documents: %d right, %d too many, %d missing, F1 %.3f\n", right, wrong, missing, f1);
  CHECK(f1 >= 0.98);
}
