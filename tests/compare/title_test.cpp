// Titles: what is another way to write the same, and what is another title.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "compare/sides.h"

using namespace citevet;
using namespace citevet::test;
using enum Agreement;

namespace {

Comparison titles(std::string said, std::string known, std::string subtitle = "") {
  return compared(Fields{.title = std::move(said)}, Record{.title = std::move(known), .subtitle = std::move(subtitle)});
}

Agreement agreement(std::string said, std::string known) {
  return titles(std::move(said), std::move(known)).title.agreement;
}

struct Pair {
  std::string said, known;
};

}  // namespace

TEST_CASE("one title, however it is written", "[compare]") {
  const Pair pair = GENERATE(from_range(std::vector<Pair>{
      {"REST AND THE HEART", "Rest and the heart"},
      {"Rest, and the heart.", "Rest and the heart"},
      {"“Rest” and the patient’s heart", "\"Rest\" and the patient's heart"},
      {"Rest—a review of sleep", "Rest: A review of sleep"},
      {"Long-term rest", "Long term rest"},
      {"Interferon-γ in rest", "Interferon-gamma in rest"},
      {"TNFα and sleep", "TNF-alpha and sleep"},
      {"The Aβ strains of sleep", "The A&beta; strains of sleep"},
      {"CO₂ and H₂O in rest", "CO<sub>2</sub> and H<sub>2</sub>O in rest"},
      {"Rest in *E. somnus* cells", "Rest in <i>E. somnus</i> cells"},
      {"Rest & recovery", "Rest &amp; recovery"},
      {"Rest & recovery", "Rest and recovery"},
      {"RETRACTED: Rest and the heart", "Rest and the heart"},
      {"Rest and the heart", "[Retracted] Rest and the heart"},
      {"Rest and the heart", "RETRACTED ARTICLE: Rest and the heart"},
      {"Café culture", "CafÃ© culture"},
      {"Rest and the heart in men", "Rest and the heart in menRest and the heart in men"},
      {"Søvn og hjerte", "S\xC3\xB8vn og hjerte"},
  }));
  CAPTURE(pair.said, pair.known);
  CHECK((agreement(pair.said, pair.known) == same || agreement(pair.said, pair.known) == variant));
}

TEST_CASE("near enough: spelling, a slip of the pen, small words, a lost letter", "[compare]") {
  const Pair pair = GENERATE(from_range(std::vector<Pair>{
      {"Behaviour and randomised sleep", "Behavior and randomized sleep"},
      {"Paediatric anaesthesia: oedema", "Pediatric anesthesia: edema"},
      {"Healthcare for sleepers", "Health care for sleepers"},
      {"Rest and heart", "Rest and the heart"},
      {"Rest and the heart of adult", "Rest and the heart of adults"},
      {"Cardiovasculr effects of rest", "Cardiovascular effects of rest"},
      {"Café culture and the heart", "Caf? culture and the heart"},
      {"Café culture and the heart", "Caf\xEF\xBF\xBD culture and the heart"},
      {"Rest and the heart", "Rest and the heart: a trial in harbour towns"},
      {"Rest and the heart: a trial in harbour towns", "Rest and the heart"},
      {"Rest and the heart [Video]", "Rest and the heart"},
      {"Søvn og hjerte [Sleep and the heart]", "Sleep and the heart"},
      {"[Sleep and the heart]", "[Sleep and the heart]"},
      {"A trial in harbour towns", "Rest and the heart: a trial in harbour towns"},
  }));
  CAPTURE(pair.said, pair.known);
  CHECK(agreement(pair.said, pair.known) != differs);
  CHECK(agreement(pair.said, pair.known) != not_compared);
}

TEST_CASE("another title is told from a variant", "[compare]") {
  const Pair pair = GENERATE(from_range(std::vector<Pair>{
      {"Rest and the heart in adults", "Rest and the heart in adolescents"},
      {"Rest and the heart, part 1", "Rest and the heart, part 2"},
      {"Hypertension and rest in men", "Hypotension and rest in men"},
      {"Increased sleep in men", "Decreased sleep in men"},
      {"Sleep does not help the heart", "Sleep does help the heart"},
      {"Vitamin B12 and sleep", "Vitamin B6 and sleep"},
      {"A review of sleep at sea", "Harbour lights and their history"},
  }));
  CAPTURE(pair.said, pair.known);
  CHECK(agreement(pair.said, pair.known) == differs);
  CHECK_FALSE(titles(pair.said, pair.known).truncated);
}

TEST_CASE("a title that breaks off is truncated, not another", "[compare]") {
  CHECK(titles("Rest and the heart in", "Rest and the heart in harbour towns").truncated);
  CHECK(titles("Rest and the heart in harb", "Rest and the heart in harbour towns").truncated);
  CHECK(titles("Rest and the heart in…", "Rest and the heart in harbour towns").truncated);
  CHECK(titles("Rest and the heart in", "Rest and the heart in harbour towns").title.agreement == differs);
  CHECK(titles("Rest and the heart in", "Rest and the heart in harbour towns").title.reason == "breaks off");
  CHECK_FALSE(titles("Rest and the heart", "Rest and the heart", "a trial").truncated);
}

TEST_CASE("all names of a work are its title", "[compare]") {
  const Record record{.title = "Sleep and the heart", .original_title = "Søvn og hjerte", .titles = {"Schlaf und Herz"}};
  CHECK(compared(Fields{.title = "Søvn og hjerte"}, record).title.agreement == same);
  CHECK(compared(Fields{.title = "Schlaf und Herz"}, record).title.agreement == same);
}

TEST_CASE("a title in another language or script is not compared", "[compare]") {
  CHECK(agreement("Der Schlaf und das Herz", "On sleep and the heart") == not_compared);
  CHECK(agreement("睡眠与心脏", "Sleep and the heart") == not_compared);
  CHECK(agreement("Sueño profundo", "[Deep sleep in harbour towns]") == not_compared);
}

TEST_CASE("a chapter under its book's identifier, and a book under a chapter's", "[compare]") {
  const Record book{.title = "Handbook of rest", .authors = {{.family = "Korn", .given = "Eve"}}, .type = ReferenceType::book};
  const auto chapter = compared(
      Fields{.title = "Sleep at sea", .authors = {"Moss, A."}, .container = "Handbook of rest", .type = ReferenceType::chapter}, book);
  CHECK(chapter.title.agreement == not_compared);
  CHECK(chapter.authors.agreement == not_compared);

  const Record part{.title = "Sleep at sea",
                    .authors = {{.family = "Moss", .given = "Ada"}},
                    .container = "Handbook of rest",
                    .type = ReferenceType::chapter};
  const auto whole = compared(Fields{.title = "Handbook of rest", .authors = {"Korn, E."}, .type = ReferenceType::book}, part);
  CHECK(whole.title.agreement == not_compared);
  CHECK(whole.authors.agreement == not_compared);
}

TEST_CASE("what is missing on either side is no mismatch", "[compare]") {
  CHECK(agreement("", "Rest") == not_compared);
  CHECK(agreement("Rest", "") == not_compared);
  CHECK(agreement("…", "Rest") == not_compared);
}

TEST_CASE("both sides are shown", "[compare]") {
  const auto result = titles("Rest and the lung", "Rest and the heart", "A trial");
  CHECK(result.title.said == "Rest and the lung");
  CHECK(result.title.known == "Rest and the heart: A trial");
  CHECK(result.title.reason == "other words");
}
