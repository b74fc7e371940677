// The findings of the example article, all of them.
#include "rules/article.h"

#include <citevet/position.h>

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <iterator>

using namespace citevet;
using namespace citevet::test;

TEST_CASE("the example article has just the faults that were put into it", "[rules]") {
  std::ifstream file(CITEVET_SOURCE_DIR "/examples/articles/ketamine.txt", std::ios::binary);
  const auto made = article(std::string(std::istreambuf_iterator<char>(file), {}));
  const Analysis& analysis = made->analysis;
  CHECK(analysis.citations.size() == 9);
  CHECK(analysis.references.size() == 9);

  std::vector<std::string> found;
  Locator locator(analysis.document);
  for (const Finding& finding : rules::findings(analysis, {})) {
    const Position at = locator.at(finding.span.begin);
    found.push_back(std::to_string(at.line) + ':' + std::to_string(at.column) + ' ' + std::string(finding.rule) + ": " +
                    std::string(analysis.text(finding.span).substr(0, 40)));
  }
  CHECK(found == std::vector<std::string>{
                     "3:110 citation/unsourced-claim: Recent data shows",
                     "3:194 citation/unsourced-claim: Research highlights",
                     "3:439 citation/unattributed-quote: “What began as an escape on weekends s",
                     "56:1 reference/publisher-as-author: National Institutes of Health",
                     "57:1 reference/publisher-as-author: National Library of Medicine",
                     "57:1 reference/unused: National Library of Medicine. (2025). Ro",
                     "57:101 link/unstable-url: https://pubmed.ncbi.nlm.nih.gov/?otool=i",
                     "58:1 reference/publisher-as-author: International Journal of Community Medic",
                     "59:1 reference/publisher-as-author: YouTube",
                     "60:1 reference/unused: University of California San Diego. (202",
                     "61:1 reference/publisher-as-author: Taylor & Francis Online",
                     "61:34 reference/truncated-title: Breaking the cycle: a systematic review ",
                     "62:1 reference/publisher-as-author: Wiley Online Library",
                     "62:31 reference/truncated-title: The landscape of ketamine use disorder: ",
                     "63:1 reference/unused: Substance Abuse and Mental Health Servic",
                 });
}
