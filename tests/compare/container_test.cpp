// Names of journals.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "compare/sides.h"

using namespace citevet;
using namespace citevet::test;
using enum Agreement;

namespace {

FieldComparison containers(std::string said, std::string known, std::vector<std::string> others = {}) {
  return compared(Fields{.container = std::move(said)},
                  Record{.container = std::move(known), .containers = std::move(others), .type = ReferenceType::article})
      .container;
}

struct Pair {
  std::string said, known;
};

}  // namespace

TEST_CASE("one journal, however it is written", "[compare]") {
  const Pair pair = GENERATE(from_range(std::vector<Pair>{
      {"J. Clin. Psychiatry", "Journal of Clinical Psychiatry"},
      {"J Clin Psychiatry", "The Journal of Clinical Psychiatry"},
      {"The Lancet", "Lancet (London, England)"},
      {"Lancet", "The Lancet"},
      {"Drug & Alcohol Dependence", "Drug and Alcohol Dependence"},
      {"BMJ", "BMJ (Clinical research ed.)"},
      {"PNAS", "Proceedings of the National Academy of Sciences of the United States of America"},
      {"Proceedings of the National Academy of Sciences",
       "Proceedings of the National Academy of Sciences of the United States of America"},
      {"Proc. Natl. Acad. Sci. U.S.A.", "Proceedings of the National Academy of Sciences of the United States of America"},
      {"NEJM", "New England Journal of Medicine"},
      {"European Psychiatry", "European psychiatry : the journal of the Association of European Psychiatrists"},
      {"Dtsch Arztebl Int", "Deutsches Ärzteblatt international"},
      {"Int J Environ Res Public Health", "International Journal of Environmental Research and Public Health"},
      {"PLoS ONE", "PLOS ONE"},
      {"PLOS ONE", "PloS one"},
      {"Alzheimer's & Dementia", "Alzheimer’s and Dementia"},
      {"Journal of Clinical Psychiatry", "J Clin Psychiatry"},
  }));
  CAPTURE(pair.said, pair.known);
  const auto result = containers(pair.said, pair.known);
  CHECK((result.agreement == same || result.agreement == variant));
}

TEST_CASE("another journal", "[compare]") {
  CHECK(containers("Nature", "Nature Medicine").agreement == differs);
  CHECK(containers("Journal of Sleep", "Journal of Psychiatry").agreement == differs);
  CHECK(containers("J Clin Psychol", "Journal of Clinical Psychiatry").agreement == differs);
  CHECK(containers("American Journal of Psychiatry", "British Journal of Psychiatry").agreement == differs);
  CHECK(containers("Lancet", "Lancet Oncology").reason == "another journal");
}

TEST_CASE("the registry's other names count", "[compare]") {
  CHECK(containers("JSR", "Journal of Sleep Research", {"JSR"}).agreement == same);
}

TEST_CASE("a site or a repository in the journal's place is no mismatch", "[compare]") {
  CHECK(containers("PubMed", "Journal of Sleep").agreement == not_compared);
  CHECK(containers("ScienceDirect", "Journal of Sleep").agreement == not_compared);
  CHECK(containers("medRxiv", "Journal of Sleep").agreement == not_compared);
  CHECK(compared(Fields{.container = "medRxiv"}, Record{.container = "Harbour Laboratory", .type = ReferenceType::preprint})
            .container.agreement == not_compared);
}

TEST_CASE("books and proceedings go by many names", "[compare]") {
  CHECK(compared(Fields{.container = "SLEEP '21", .type = ReferenceType::conference},
                 Record{.container = "Proceedings of the 2021 Conference on Rest", .type = ReferenceType::conference})
            .container.agreement == not_compared);
}
