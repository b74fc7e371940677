// Real lists and real entries with their labels, read where they lie.
#include "reference/entry.h"
#include "reference/split.h"
#include "support/shared.h"
#include "text/ascii.h"
#include "text/fold.h"

#include <citevet/position.h>
#include <citevet/reference.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

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

// How often a field was right where the labels settle it.
struct Share {
  int right = 0, wrong = 0, missing = 0, made_up = 0;
  [[nodiscard]] double value() const { return static_cast<double>(right) / std::max(1, right + wrong + missing + made_up); }
  void note(bool wanted, bool found, bool same) {
    if (wanted ? same : !found)
      ++right;
    else if (!wanted)
      ++made_up;
    else if (found)
      ++wrong;
    else
      ++missing;
  }
};

// A label's text: nothing where the label is null.
std::string wanted(const json::object& entry, const char* key) {
  const json::value& value = entry.at(key);
  return value.is_null() ? std::string() : text::fold(test::string_of(value));
}

bool same_authors(const json::array& families, std::span<const Field> authors) {
  if (families.size() != authors.size()) return false;
  for (std::size_t i = 0; i < authors.size(); ++i)
    if ((" " + text::fold(authors[i].text) + " ").find(" " + text::fold(test::string_of(families[i])) + " ") == std::string::npos)
      return false;
  return true;
}

std::map<std::string, Share> shares(const std::string& labels) {
  std::map<std::string, Share> found;
  for (const json::object& label : lines_of(labels)) {
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
        found[key].note(!wanted(label, key).empty(), static_cast<bool>(field), wanted(label, key) == text::fold(field.text));
    if (label.contains("year"))
      found["year"].note(!label.at("year").is_null(), entry.year != 0,
                         !label.at("year").is_null() && label.at("year").to_number<int>() == entry.year);
    if (label.contains("authors"))
      found["authors"].note(true, !entry.authors.empty(), same_authors(label.at("authors").as_array(), entry.authors));
    if (label.contains("doi")) {
      const bool any =
          std::any_of(entry.identifiers.begin(), entry.identifiers.end(), [](const Identifier& id) { return id.scheme == Scheme::doi; });
      const bool same = std::any_of(entry.identifiers.begin(), entry.identifiers.end(), [&](const Identifier& id) {
        return !label.at("doi").is_null() && id.scheme == Scheme::doi && text::equal_ci(id.value, test::string_of(label.at("doi")));
      });
      found["doi"].note(!label.at("doi").is_null(), any, same);
    }
  }
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

TEST_CASE("the fields of labelled entries are found", "[reference][corpus]") {
  // The floors hold with room to spare; docs/accuracy.md has what was measured.
  struct Set {
    const char* file;
    std::map<std::string, double> floors;
  };
  const Set set = GENERATE(Set{"corpus/references/anystyle-core.jsonl",
                               {{"authors", 0.88}, {"year", 0.93}, {"title", 0.74}, {"container", 0.70}, {"doi", 0.99}, {"url", 0.99}}},
                           Set{"corpus/references/grobid-citations.jsonl",
                               {{"authors", 0.91}, {"year", 0.94}, {"title", 0.79}, {"container", 0.78}, {"doi", 0.99}, {"url", 0.99}}});
  const auto labels = test::shared_file(set.file);
  if (!labels) SKIP("no corpus/references beside the repository");
  std::printf("%s\n  %-10s %6s %6s %7s %7s  share\n", set.file, "field", "right", "wrong", "missing", "made up");
  for (const auto& [field, share] : shares(*labels)) {
    std::printf("  %-10s %6d %6d %7d %7d  %.3f\n", field.c_str(), share.right, share.wrong, share.missing, share.made_up, share.value());
    CAPTURE(set.file, field);
    CHECK(share.value() >= set.floors.at(field));
  }
}
