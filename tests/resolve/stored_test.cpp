// Answers kept for later runs.
#include "resolve/stored.h"

#include <catch2/catch_test_macros.hpp>

#include "resolve/asked.h"

using namespace citevet;
using namespace citevet::test;

namespace {

Record full_record() {
  Record record;
  record.identifier = "doi:10.5555/rest.1";
  record.registry = Registry::crossref;
  record.title = "Rest \"now\" – β";
  record.subtitle = "A trial";
  record.original_title = "Ruhe";
  record.titles = {"RETRACTED: Rest", "Rest"};
  record.authors = {{.family = "Moss", .given = "Ada", .suffix = "Jr"}, {.name = "Rest Group", .group = true}};
  record.editors = {{.family = "Korn"}};
  record.year = 2019;
  record.dates = {{DateKind::issued, {2019, 12, 31}}, {DateKind::online, {2018, 0, 0}}};
  record.container = "Journal of Rest";
  record.containers = {"J Rest"};
  record.volume = "8";
  record.issue = "2";
  record.pages = "66-69";
  record.article_number = "e66";
  record.publisher = "Rest Press";
  record.edition = "2";
  record.type = ReferenceType::article;
  record.language = "en";
  record.url = "https://example.org/rest";
  record.isbns = {"9780306406157"};
  record.same_as = {"pmid:11111111"};
  record.relations = {{RelationKind::has_preprint, "doi:10.5555/pre"}};
  record.notices = {{NoticeKind::retraction, {2021, 3, 4}, "publisher", "doi:10.5555/n"}};
  record.notice_of = {{NoticeKind::correction, {}, "title", ""}};
  return record;
}

resolve::Answer answer(Consulted said) {
  resolve::Answer made;
  made.identifier = "doi:10.5555/rest.1";
  made.registry = Registry::crossref;
  made.said = said;
  return made;
}

}  // namespace

TEST_CASE("an answer that was kept comes back as it was", "[resolve]") {
  resolve::Answer kept = answer(Consulted::found);
  kept.agency = "Crossref";
  kept.record = full_record();
  const auto back = resolve::read_stored(resolve::stored(kept));
  REQUIRE(back);
  CHECK(back->identifier == kept.identifier);
  CHECK(back->registry == kept.registry);
  CHECK(back->said == kept.said);
  CHECK(back->agency == kept.agency);
  REQUIRE(back->record);
  CHECK(*back->record == *kept.record);
}

TEST_CASE("what was not found is kept too, with the reason", "[resolve]") {
  resolve::Answer kept = answer(Consulted::not_found);
  kept.why = "is not registered";
  const auto back = resolve::read_stored(resolve::stored(kept));
  REQUIRE(back);
  CHECK(back->said == Consulted::not_found);
  CHECK(back->why == "is not registered");
  CHECK_FALSE(back->record);
}

TEST_CASE("only what a record says takes room", "[resolve]") {
  resolve::Answer kept = answer(Consulted::found);
  kept.record = Record{.identifier = kept.identifier, .registry = kept.registry, .title = "Rest"};
  CHECK(resolve::stored(kept) == R"({"layout":1,"id":"doi:10.5555/rest.1","by":1,"said":1,"record":{"t":"Rest"}})");
}

TEST_CASE("bytes that were not kept by this layout give nothing", "[resolve]") {
  for (const std::string_view bytes :
       {"", "{}", "null", "[", R"({"layout":2,"id":"doi:10.5555/a","by":1,"said":2})", R"({"layout":1,"id":"nonsense","by":1,"said":2})",
        R"({"layout":1,"id":"doi:10.5555/a","by":99,"said":2})", R"({"layout":1,"id":"doi:10.5555/a","by":1,"said":-1})",
        R"({"layout":1,"id":"doi:10.5555/a","by":1,"said":1})", R"({"layout":1,"id":"doi:10.5555/a","by":1,"said":1,"record":[]})",
        R"({"layout":1,"id":"doi:10.5555/a","by":1,"said":2,"record":{}})",
        R"({"layout":1,"id":"doi:10.5555/a","by":1,"said":1,"record":{"n":[[77,0,"",""]]}})",
        R"({"layout":1,"id":"doi:10.5555/a","by":1,"said":1,"record":{"n":[[1]]}})",
        R"({"layout":1,"id":"doi:10.5555/a","by":1,"said":1,"record":{"d":[[0,-5]]}})"}) {
    CAPTURE(bytes);
    CHECK_FALSE(resolve::read_stored(bytes));
  }
}

TEST_CASE("what a search found is read back as it was, and nothing found stays nothing", "[resolve]") {
  resolve::Hits hits;
  hits.said = Consulted::found;
  hits.records = {full_record()};
  hits.identifiers = {"pmid:31452104"};
  const auto read = resolve::read_stored_hits(resolve::stored(hits), Registry::crossref);
  REQUIRE(read);
  CHECK(read->said == Consulted::found);
  CHECK(read->records == hits.records);
  CHECK(read->identifiers == hits.identifiers);
  const auto none = resolve::read_stored_hits(resolve::stored(resolve::Hits{.said = Consulted::not_found}), Registry::crossref);
  REQUIRE(none);
  CHECK(none->said == Consulted::not_found);
}

TEST_CASE("other bytes are no hits", "[resolve]") {
  CHECK_FALSE(resolve::read_stored_hits("", Registry::crossref));
  CHECK_FALSE(resolve::read_stored_hits("{\"layout\":0}", Registry::crossref));
  CHECK_FALSE(resolve::read_stored_hits("{\"layout\":1,\"records\":[7]}", Registry::crossref));
}
