// Large and hostile documents: the cost grows with the document, never with a product. Each of these took minutes if it did not.
#include "rules/article.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace citevet;
using namespace citevet::test;

namespace {

constexpr int many = 100'000;

std::map<std::string_view, std::size_t> counts(std::string_view text) {
  std::map<std::string_view, std::size_t> counts;
  for (const std::string_view rule : ids(rules::findings(article(text)->analysis, {}))) ++counts[rule];
  return counts;
}

std::string repeated(std::string_view part, int times) {
  std::string text;
  text.reserve(part.size() * static_cast<std::size_t>(times));
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

// "https://example.org/a17"
std::string address(int number) {
  return "https://example.org/a" + std::to_string(number);
}

}  // namespace

TEST_CASE("100,000 entries and citations, all matched", "[rules][scale]") {
  std::string text;
  for (int i = 0; i < many; ++i) text += "A (Source: " + address(i) + ").\n";
  text += "\nReferences\n";
  for (int i = 0; i < many; ++i) text += "Moss, A. (2021). Rest and the heart, part " + std::to_string(i) + ". " + address(i) + "\n";
  CHECK(rules::findings(article(text)->analysis, {}).empty());
}

TEST_CASE("100,000 citations that no entry has, of 100,000 entries on the same host", "[rules][scale]") {
  std::string text;
  for (int i = 0; i < many; ++i) text += "A (Source: " + address(i) + "x).\n";
  text += "\nReferences\n";
  for (int i = 0; i < many; ++i) text += "Moss, A. (2021). Rest and the heart. " + address(i) + "\n";
  auto found = counts(text);
  CHECK(found["citation/orphaned"] == many);
  CHECK(found["reference/unused"] == many);
}

TEST_CASE("one address in 100,000 entries and 100,000 citations", "[rules][scale]") {
  std::string text = repeated("A (Source: https://example.org/a). B (Source: https://example.org/b).\n", many) + "\nReferences\n" +
                     repeated("Moss, A. (2021). Rest and the heart. https://example.org/a\n", many);
  auto found = counts(text);
  CHECK(found["reference/duplicate"] == 1);
  CHECK(found["citation/orphaned"] == 1);
}

TEST_CASE("10,000 articles in one file, each with its list", "[rules][scale]") {
  const std::string one =
      "# Rest\n\nRest helps (Source: https://example.org/rest). Naps (Source: https://example.org/naps).\n\n## References\n\n"
      "- Moss, A. (2021). Rest and the heart. https://example.org/rest\n- Lund, B. (2022). Walks. https://example.org/walks\n\n";
  const auto made = article(repeated(one, 10'000), Format::markdown);
  CHECK(made->analysis.lists.size() == 10'000);
  CHECK(ids(rules::findings(made->analysis, {.select = {"citation"}})) == std::vector<std::string_view>{"citation/orphaned"});
}

TEST_CASE("100,000 names, in one year and of one author", "[rules][scale]") {
  std::string text;
  for (int i = 0; i < many; ++i) text += "A (Moss, 2021). B (Moss, " + std::to_string(1900 + i % 100) + "). C (Mosz, 2021).\n";
  text += "\nReferences\n" + repeated("Moss, A. (2021). Rest and the heart. https://example.org/a\n", many);
  CHECK(counts(text)["citation/ambiguous"] <= 2);
}

TEST_CASE("quotation marks that never close, in one line", "[rules][scale]") {
  for (const char* part :
       {"“a b c d e f ", "\"a b c d e \"f", "„a b c d e ", "« a b c d e ", " \"a\"b\"c", "“a b c d e” ", "A b said, “C d e f g.” "}) {
    CAPTURE(part);
    CHECK(counts(repeated(part, many))["citation/unattributed-quote"] <= many);
  }
}

TEST_CASE("100,000 claims in one paragraph, and as many remarks on one line", "[rules][scale]") {
  CHECK(counts(repeated("research shows ", many))["citation/unsourced-claim"] > 1);
  CHECK(counts(repeated("[citevet: ignore citation/orphaned: x] ", many))["suppression/unused"] == many);
  CHECK(counts(repeated("【1†source】 [cite: ", many))["citation/ai-residue"] == 2);
}

TEST_CASE("an entry as long as a book", "[rules][scale]") {
  const std::string words = repeated("Moss, A. doi:10.1000/naps ISBN 978-0-306-40615-8 https://example.org/a ", many / 10);
  const std::string text = "A (Source: https://example.org/a).\n\nReferences\nMoss, A. (2021). Rest. " + words + "\n";
  CHECK(counts(text)["reference/bad-identifier"] > 1);
}

TEST_CASE("spans lie inside the text, whatever it is", "[rules][scale]") {
  std::string text =
      "A “b c d e f.” (Source: [citevet: ignore x\nReferences\n1. \xFF\xFE. (2021, June 31). Just a. http://localhost †【\n[cite: \xE2\x80";
  const std::set<std::string_view> known = [] {
    std::set<std::string_view> ids;
    for (const Rule* rule : rules::all()) ids.insert(rule->id);
    return ids;
  }();
  for (std::size_t cut = 0; cut <= text.size(); ++cut)
    for (const Format format : {Format::text, Format::markdown}) {
      const auto made = article(text.substr(cut) + text.substr(0, cut), format);
      for (const Finding& finding : rules::findings(made->analysis, {})) {
        CHECK(finding.span.begin <= finding.span.end);
        CHECK(finding.span.end <= made->text.size());
        CHECK(known.contains(finding.rule));
        CHECK(!finding.message.empty());
      }
    }
}
