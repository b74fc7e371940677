// Years, identity, and what several registries say together.
#include <catch2/catch_test_macros.hpp>

#include "compare/sides.h"

using namespace citevet;
using namespace citevet::test;
using enum Agreement;

namespace {

const Record rest{.identifier = "doi:10.5555/rest.1",
                  .registry = Registry::crossref,
                  .title = "Rest and the heart in harbour towns",
                  .authors = {{.family = "Moss", .given = "Ada B."}, {.family = "Berg", .given = "Carl"}},
                  .year = 2021,
                  .container = "Harbour Review",
                  .type = ReferenceType::article};

const Fields right{
    .title = "Rest and the heart in harbour towns", .authors = {"Moss, A. B.", "Berg, C."}, .year = 2021, .container = "Harbour Review"};

FieldComparison years(std::int32_t said, std::int32_t known, ReferenceType type = ReferenceType::article) {
  return compared(Fields{.year = said}, Record{.year = known, .type = type}).year;
}

std::optional<Comparison> with_all(const Fields& fields, std::vector<Record> records) {
  std::vector<Field> authors;
  for (const std::string& author : fields.authors) authors.push_back({author, {}});
  Reference reference;
  reference.authors = authors;
  reference.title.text = fields.title;
  reference.year = fields.year;
  reference.container.text = fields.container;
  reference.type = fields.type;
  return compare::comparison(reference, {},
                             Work{.identifier = "doi:10.5555/rest.1", .exists = Consulted::found, .records = std::move(records)});
}

Record from(Registry registry, std::string title) {
  Record record = rest;
  record.registry = registry;
  record.title = std::move(title);
  return record;
}

}  // namespace

TEST_CASE("a year beside the registry's is online first against issue", "[compare]") {
  CHECK(years(2021, 2021).agreement == same);
  CHECK(years(2020, 2021).agreement == variant);
  CHECK(years(2019, 2021).agreement == differs);
  CHECK(years(2019, 2021).known == "2021");
}

TEST_CASE("any of the registry's years is the year", "[compare]") {
  const Record record{
      .year = 2021, .dates = {{DateKind::print, {2021, 1, 0}}, {DateKind::online, {2018, 11, 2}}}, .type = ReferenceType::article};
  CHECK(compared(Fields{.year = 2018}, record).year.agreement == same);
  CHECK(compared(Fields{.year = 2019}, record).year.agreement == variant);
}

TEST_CASE("the year to give beside a volume is that of the issue", "[compare]") {
  const Record record{.year = 2018,
                      .dates = {{DateKind::issued, {2018, 8, 11}}, {DateKind::print, {2019, 7, 0}}, {DateKind::online, {2018, 8, 11}}},
                      .type = ReferenceType::article};
  CHECK(compared("Moss, A. (2014). Rest and the heart. Harbour Review, 7(1), 1–9.", record).year.known == "2019");
  CHECK(compared(Fields{.year = 2014}, record).year.known == "2018");
}

TEST_CASE("another edition or version has another year", "[compare]") {
  CHECK(years(2009, 2021, ReferenceType::book).agreement == not_compared);
  CHECK(years(2009, 2021, ReferenceType::preprint).agreement == not_compared);
  CHECK(years(0, 2021).agreement == not_compared);
  CHECK(years(2021, 0).agreement == not_compared);
}

TEST_CASE("the same work", "[compare]") {
  const auto result = compared(right, rest);
  CHECK(result.identity == Identity::same_work);
  CHECK(result.score == 1.0);
  CHECK_FALSE(result.differs());
}

TEST_CASE("the same work, described wrongly", "[compare]") {
  Fields wrong = right;
  wrong.title = "Rest and the heart in mining towns";
  wrong.year = 2015;
  const auto result = compared(wrong, rest);
  CHECK(result.identity == Identity::same_work);
  CHECK(result.title.agreement == differs);
  CHECK(result.year.agreement == differs);
  CHECK(result.authors.agreement == same);
}

TEST_CASE("another work: title and authors are far off", "[compare]") {
  const Fields other{.title = "A short history of lighthouse keepers", .authors = {"Quist, P.", "Ravn, S."}, .year = 1999};
  const auto result = compared(other, rest);
  CHECK(result.identity == Identity::another_work);
  CHECK(result.score < 0.3);
}

TEST_CASE("in doubt it can't be told", "[compare]") {
  CHECK(compared(Fields{.title = "A short history of lighthouse keepers", .authors = {"Moss, A."}}, rest).identity ==
        Identity::cannot_tell);
  CHECK(compared(Fields{.title = "A short history of lighthouse keepers"}, rest).identity == Identity::cannot_tell);
  CHECK(compared(Fields{.title = "Lighthouses", .authors = {"Quist, P."}}, rest).identity == Identity::cannot_tell);
  Record editorial = rest;
  editorial.title = "Editorial";
  CHECK(compared(Fields{.title = "Editorial", .authors = {"Quist, P."}}, editorial).identity == Identity::cannot_tell);
}

TEST_CASE("page and article numbers are no part of it, zero-padded or not", "[compare]") {
  Record padded = rest;
  padded.article_number = "000042";
  CHECK_FALSE(compared("Moss, A. B., & Berg, C. (2021). Rest and the heart in harbour towns. Harbour Review, 7(1), 42.", padded).differs());
}

TEST_CASE("a field differs on the word of the work's own registry, or of two", "[compare]") {
  const std::string other = "Harbour lights and their history";
  CHECK(with_all(right, {from(Registry::crossref, other)})->title.agreement == differs);
  CHECK(with_all(right, {from(Registry::openalex, other)})->title.agreement == not_compared);
  CHECK(with_all(right, {from(Registry::openalex, other), from(Registry::europepmc, other)})->title.agreement == differs);
  CHECK(with_all(right, {from(Registry::crossref, other), rest})->title.agreement == same);
  CHECK_FALSE(with_all(right, {}).has_value());
  CHECK_FALSE(with_all(right, {Record{.identifier = "doi:10.5555/rest.1"}}).has_value());
}

TEST_CASE("a paper that was revised on arXiv may have had another title", "[compare]") {
  Record paper = rest;
  paper.registry = Registry::arxiv;
  paper.type = ReferenceType::preprint;
  paper.dates = {{DateKind::posted, {2021, 1, 4}}};
  Fields first = right;
  first.title = "Sleep, naps and the blood pressure of sailors";
  CHECK(compared(first, paper).title.agreement == differs);
  paper.dates.push_back({DateKind::online, {2021, 9, 30}});
  CHECK(compared(first, paper).title.agreement == not_compared);
  CHECK_FALSE(compared(first, paper).differs());
  first.authors = {"Quist, P."};
  CHECK(compared(first, paper).title.agreement == differs);
}

TEST_CASE("another work's title in the registry, and the right one in a second, accuse nobody", "[compare]") {
  const std::string other = "Harbour lights and their history";
  CHECK(with_all(right, {from(Registry::crossref, other), from(Registry::openalex, rest.title)})->title.agreement == same);
  CHECK(with_all(right, {from(Registry::crossref, other), from(Registry::openalex, rest.title)})->identity == Identity::same_work);
}

TEST_CASE("what becomes of a reference", "[compare]") {
  const auto made = entry("Moss, A. B., & Berg, C. (2021). Rest and the heart in harbour towns. Harbour Review, 7(1), 1–9.");
  const auto verify = [&](const Work& work) {
    const Known known{.named = {{.work = &work, .comparison = compare::comparison(made->reference(), made->analysis.document.text, work)}}};
    return compare::verification(known);
  };
  const Work known{.identifier = "doi:10.5555/rest.1", .exists = Consulted::found, .records = {rest}};
  Work other = known;
  other.records[0].year = 1999;
  CHECK(compare::verification({}) == Verification::unverified);
  CHECK(verify(known) == Verification::verified);
  CHECK(verify(other) == Verification::differs);
  CHECK(verify({.identifier = "doi:10.5555/rest.2", .exists = Consulted::not_found}) == Verification::not_found);
  CHECK(verify({.identifier = "doi:10.5555/rest.3", .exists = Consulted::unreachable}) == Verification::unverified);
  CHECK(verify({.identifier = "doi:10.5555/rest.4"}) == Verification::not_asked);
  CHECK(name(Verification::not_found) == "not-found");
}

TEST_CASE("what stands in the entry was read wrongly, not written wrongly", "[compare]") {
  Record record = rest;
  record.title = "“Rested” hearts and the towns by the harbour";
  record.container = "Organic and Harbour Review";
  const auto result =
      compared("Moss AB, Berg C. “Rested” hearts and the towns by the harbour. Org. Harb. Rev.. 2021;14:81-90. doi:10.5555/rest.1", record);
  CHECK_FALSE(result.differs());
}
