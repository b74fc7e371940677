// Names: what is another way to write the same people, and who is missing.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "compare/sides.h"

using namespace citevet;
using namespace citevet::test;
using enum Agreement;

namespace {

using People = std::vector<Person>;

FieldComparison authors(std::vector<std::string> said, People known) {
  return compared(Fields{.authors = std::move(said)}, Record{.authors = std::move(known)}).authors;
}

const People three{{.family = "Moss", .given = "Ada B."}, {.family = "Berg", .given = "Carl"}, {.family = "Korn", .given = "Dora"}};

struct Pair {
  std::string said;
  Person known;
};

}  // namespace

TEST_CASE("one person, however the name is written", "[compare]") {
  const Pair pair = GENERATE(from_range(std::vector<Pair>{
      {"Moss, A. B.", {.family = "Moss", .given = "Ada B"}},
      {"Moss AB", {.family = "Moss", .given = "Ada Beth"}},
      {"A. B. Moss", {.family = "Moss", .given = "Ada Beth"}},
      {"Ada Moss", {.family = "Moss", .given = "Ada"}},
      {"Moss, Ada", {.family = "Moss", .given = "A."}},
      {"Moss", {.family = "Moss", .given = "Ada"}},
      {"Rossi ME", {.family = "Rossi", .given = "Maria Elisabetta"}},
      {"Rossi, M. E.", {.family = "Rossi", .given = "ME"}},
      {"van der Berg, C.", {.family = "Berg", .given = "Carl van der"}},
      {"Berg, C. van der", {.family = "van der Berg", .given = "Carl"}},
      {"Vanderberg, C.", {.family = "van der Berg", .given = "Carl"}},
      {"Müller, A.", {.family = "Mueller", .given = "Anna"}},
      {"Muller, A.", {.family = "Müller", .given = "Anna"}},
      {"Møller, A.", {.family = "Moeller", .given = "Anna"}},
      {"Sørensen, A.", {.family = "Sorensen", .given = "Anna"}},
      {"Łukasz, A.", {.family = "Lukasz", .given = "Anna"}},
      {"Smith-Jones, A.", {.family = "Smith Jones", .given = "Anna"}},
      {"Garcia, M.", {.family = "Garcia Lopez", .given = "Maria"}},
      {"King, M. L., Jr.", {.family = "King", .given = "Martin Luther", .suffix = "Jr"}},
      {"Wei Zhang", {.family = "Zhang", .given = "Wei"}},
      {"Zhang Wei", {.family = "Zhang", .given = "Wei"}},
      {"Wei, Z.", {.family = "Zhang", .given = "Wei"}},
      {"O’Neill, A.", {.family = "O'Neill", .given = "Anna"}},
      {"Müller, A.", {.family = "MÃ¼ller", .given = "Anna"}},
      {"Hernandes, A.", {.family = "Hernandez", .given = "Anna"}},
      {"Moss, A.", {.name = "Moss, Ada"}},
      {"Moss, A.", {.name = "Ada Moss"}},
      {"Moss, J.-P.", {.family = "Moss", .given = "Jean-Pierre"}},
  }));
  CAPTURE(pair.said, pair.known.family, pair.known.given);
  const auto result = authors({pair.said}, {pair.known});
  CHECK((result.agreement == same || result.agreement == variant));
}

TEST_CASE("group authors", "[compare]") {
  CHECK(authors({"World Rest Organization"}, {{.name = "World Rest Organization", .group = true}}).agreement == same);
  CHECK(authors({"The World Rest Organization"}, {{.name = "World Rest Organization", .group = true}}).agreement == variant);
  CHECK(authors({"Moss, A. B.", "Berg, C.", "Korn, D.", "Rest Study Group"}, three).agreement == same);
  People with_group = three;
  with_group.push_back({.name = "Rest Study Group", .group = true});
  CHECK(authors({"Moss, A. B.", "Berg, C.", "Korn, D."}, with_group).agreement == same);
  CHECK(authors({"World Rest Organization"}, three).agreement == not_compared);
}

TEST_CASE("an author left out", "[compare]") {
  CHECK(authors({"Moss, A. B.", "Korn, D."}, three).agreement == differs);
  CHECK(authors({"Moss, A. B.", "Korn, D."}, three).reason == "leaves out Berg, C.");
  CHECK(authors({"Moss, A. B.", "Berg, C."}, three).reason == "leaves out Korn, D.");
  CHECK(authors({"Moss, A. B."}, three).reason == "leaves out 2 authors");
}

TEST_CASE("et al. stands for those who follow", "[compare]") {
  const Record record{.authors = three};
  CHECK(compared("Moss, A. B., et al. (2021). Rest and the heart. Harbour Review, 7(1), 1–9.", record).authors.agreement == same);
  CHECK(compared("Moss AB, Berg C, et al. Rest and the heart. Harb Rev. 2021;7(1):1-9.", record).authors.agreement == same);
  CHECK(compared("Moss, A. B., Korn, D., et al. (2021). Rest and the heart. Harbour Review, 7(1), 1–9.", record).authors.agreement ==
        differs);
}

TEST_CASE("an ellipsis stands for those between", "[compare]") {
  People many;
  for (char c = 'a'; c <= 'z'; ++c) many.push_back({.family = std::string("Berg") + c + "stein", .given = "Anna"});
  const Record record{.authors = many};
  CHECK(compared("Bergastein, A., Bergbstein, A., . . . Bergzstein, A. (2021). Rest and the heart. Harbour Review, 7(1), 1–9.", record)
            .authors.agreement == same);
}

TEST_CASE("another order, another author, other authors", "[compare]") {
  CHECK(authors({"Berg, C.", "Moss, A. B.", "Korn, D."}, three).reason == "in another order");
  CHECK(authors({"Moss, A. B.", "Quist, P.", "Korn, D."}, three).reason == "Quist, P. is not among the authors");
  CHECK(authors({"Quist, P.", "Ravn, S."}, three).reason == "none of these names");
  CHECK(authors({"Berg, C.", "Moss, A. B.", "Korn, D."}, three).agreement == differs);
}

TEST_CASE("a registry that knows only the first authors accuses nobody", "[compare]") {
  CHECK(authors({"Moss, A. B.", "Berg, C.", "Korn, D."}, {three[0]}).agreement == variant);
}

TEST_CASE("names in another script are not compared", "[compare]") {
  CHECK(authors({"Wang, W."}, {{.family = "王", .given = "伟"}}).agreement == not_compared);
}

TEST_CASE("the publisher in the authors' place", "[compare]") {
  const Record record{.authors = three, .container = "Harbour Review", .publisher = "Harbour Press"};
  CHECK(compared(Fields{.authors = {"Harbour Press"}}, record).authors.reason == "names who published it in the authors' place");
  CHECK(compared(Fields{.authors = {"Harbour Review"}}, record).authors.agreement == differs);
}

TEST_CASE("of an edited book the editors count", "[compare]") {
  const Record book{.title = "Handbook of rest", .editors = three, .type = ReferenceType::book};
  CHECK(compared(Fields{.authors = {"Moss, A. B.", "Berg, C.", "Korn, D."}, .type = ReferenceType::book}, book).authors.agreement == same);
  CHECK(compared(Fields{.authors = {"Quist, P."}, .type = ReferenceType::book}, book).authors.agreement == not_compared);
}

TEST_CASE("a review that bears its book's title has an author of its own", "[compare]") {
  const Record review{.title = "Handbook of rest", .authors = three, .container = "Harbour Review", .type = ReferenceType::article};
  const auto book = compared(
      Fields{.title = "Handbook of rest", .authors = {"Quist, P."}, .type = ReferenceType::book, .publisher = "Harbour Press"}, review);
  CHECK(book.authors.agreement == not_compared);
}
