// The fields of entries whose labels are known: the project's own in entries.jsonl, published sets read where they lie. expected.json holds
// what was reached; a field that falls below fails.
#include "accuracy/score.h"
#include "reference/entry.h"
#include "support/shared.h"
#include "text/ascii.h"
#include "text/fold.h"

#include <citevet/document.h>
#include <citevet/reference.h>

#include <boost/json.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace citevet;
using accuracy::Score;
namespace json = boost::json;

namespace {

using Fields = std::map<std::string, Score>;

constexpr const char* own = "tests/accuracy/entries.jsonl";

std::string own_file(const std::string& path) {
  std::ifstream in(std::string(CITEVET_SOURCE_DIR "/") + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A field that is wrong is one too many and one that is missed.
void note(Score& score, bool wanted, bool found, bool same) {
  if (wanted && same)
    ++score.right;
  else {
    score.missed += wanted;
    score.wrong += found;
  }
}

// A label's text: nothing where the label is null.
std::string wanted(const json::object& entry, const char* key) {
  const json::value& value = entry.at(key);
  return value.is_null() ? std::string() : text::fold(test::string_of(value));
}

// Their number and every family name.
bool same_authors(const json::array& families, std::span<const Field> authors) {
  if (families.size() != authors.size()) return false;
  for (std::size_t i = 0; i < authors.size(); ++i)
    if ((" " + text::fold(authors[i].text) + " ").find(" " + text::fold(test::string_of(families[i])) + " ") == std::string::npos)
      return false;
  return true;
}

void measure(const json::object& label, Fields& fields) {
  const std::string text(test::string_of(label.at("text")));
  Document document;
  document.text = text;
  document.lines = {0};
  document.blocks.push_back({.span = {0, static_cast<std::uint32_t>(text.size())}});
  reference::Piece piece;
  piece.span = document.blocks[0].span;
  const Reference entry = reference::EntryReader(document).read(piece, 0);
  for (const auto& [key, field] : {std::pair("title", entry.title), std::pair("container", entry.container), std::pair("url", entry.url)})
    if (label.contains(key))
      note(fields[key], !wanted(label, key).empty(), static_cast<bool>(field), wanted(label, key) == text::fold(field.text));
  if (label.contains("year"))
    note(fields["year"], !label.at("year").is_null(), entry.year != 0,
         !label.at("year").is_null() && label.at("year").to_number<int>() == entry.year);
  if (label.contains("authors"))
    note(fields["authors"], true, !entry.authors.empty(), same_authors(label.at("authors").as_array(), entry.authors));
  if (label.contains("doi")) {
    const auto doi = std::ranges::find(entry.identifiers, Scheme::doi, &Identifier::scheme);
    const bool found = doi != entry.identifiers.end();
    note(fields["doi"], !label.at("doi").is_null(), found,
         found && !label.at("doi").is_null() && text::equal_ci(doi->value, test::string_of(label.at("doi"))));
  }
}

// Even: the lines of even number, which forms may be looked up in; odd: the others, which are measured and not read.
enum class Lines : std::uint8_t { all, even, odd };

Fields measured(const std::string& labels, Lines which) {
  Fields fields;
  std::istringstream in(labels);
  std::size_t number = 0;
  for (std::string line; std::getline(in, line); ++number)
    if (!line.empty() && (which == Lines::all || (number % 2 == 0) == (which == Lines::even)))
      measure(json::parse(line).as_object(), fields);
  return fields;
}

void compare_with_expected(const std::string& name, const Fields& fields) {
  static const json::value expected = json::parse(own_file("tests/accuracy/expected.json"));
  std::cout << name << '\n';
  for (const auto& [field, score] : fields) {
    std::cout << accuracy::row("  " + field, score);
    CAPTURE(name, field);
    // Three digits are kept.
    CHECK(score.f1() + 0.0005 >= expected.at(name).at(field).to_number<double>());
  }
}

}  // namespace

TEST_CASE("the fields of entries of every style are found", "[accuracy]") {
  compare_with_expected(own, measured(own_file(own), Lines::all));
}

TEST_CASE("the fields of published labelled entries are found", "[accuracy]") {
  constexpr std::array files{"corpus/references/anystyle-core.jsonl", "corpus/references/grobid-citations.jsonl"};
  for (const std::string file : files) {
    const auto labels = test::shared_file(file);
    if (!labels) SKIP("the labelled entries are not there: " + file);
    compare_with_expected(file + ", even lines", measured(*labels, Lines::even));
    compare_with_expected(file + ", odd lines", measured(*labels, Lines::odd));
  }
}
