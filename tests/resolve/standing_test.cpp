// Where a work stands by all that was published about it.
#include <citevet/work.h>
#include <catch2/catch_test_macros.hpp>

#include "resolve/asked.h"
#include "support/shared.h"

using namespace citevet;
using namespace citevet::test;

namespace {

Record with(std::vector<Notice> notices) {
  Record record;
  record.notices = std::move(notices);
  return record;
}

Standing standing_of(std::vector<Notice> notices) {
  const std::vector<Record> records{with(std::move(notices))};
  return standing(history(records));
}

const Notice by_publisher{NoticeKind::retraction, {2021, 3, 4}, "publisher", "doi:10.5555/n"};
const Notice by_pubmed{NoticeKind::retraction, {2021, 3, 0}, "pubmed", "pmid:22222222"};
const Notice by_openalex{NoticeKind::retraction, {}, "openalex", ""};
const Notice by_list{NoticeKind::retraction, {2021, 3, 5}, "retraction-watch", "doi:10.5555/n"};

}  // namespace

TEST_CASE("what several registries tell of is one notice", "[resolve]") {
  const std::vector<Record> records{with({by_publisher}), with({by_pubmed}), with({by_openalex})};
  CHECK(history(records, std::vector{by_list}) == std::vector{by_publisher});
  const std::vector<Record> flag_first{with({by_openalex}), with({by_publisher})};
  CHECK(history(flag_first) == std::vector<Notice>{{NoticeKind::retraction, {2021, 3, 4}, "openalex", "doi:10.5555/n"}});
}

TEST_CASE("a flag does not make a second notice of a withdrawal", "[resolve]") {
  const Notice withdrawal{NoticeKind::withdrawal, {2021, 3, 4}, "publisher", "doi:10.5555/n"};
  const std::vector<Record> records{with({withdrawal}), with({by_openalex})};
  CHECK(history(records) == std::vector{withdrawal});
}

TEST_CASE("two corrections are two, and stand in the order of their dates", "[resolve]") {
  const Notice first{NoticeKind::correction, {2019, 1, 0}, "publisher", "doi:10.5555/c.1"};
  const Notice second{NoticeKind::correction, {2019, 6, 0}, "publisher", "doi:10.5555/c.2"};
  const Notice undated{NoticeKind::addendum, {}, "publisher", "doi:10.5555/a"};
  const std::vector<Record> records{with({undated, second, first})};
  CHECK(history(records) == std::vector{first, second, undated});
}

TEST_CASE("the gravest notice decides", "[resolve]") {
  const Notice correction{NoticeKind::correction, {2019, 1, 1}, "publisher", "doi:10.5555/c"};
  const Notice concern{NoticeKind::concern, {2020, 1, 1}, "publisher", "doi:10.5555/e"};
  CHECK(standing_of({}) == Standing::sound);
  CHECK(standing_of({{NoticeKind::new_version, {}, "publisher", ""}, {NoticeKind::addendum, {}, "publisher", ""}}) == Standing::sound);
  CHECK(standing_of({correction}) == Standing::corrected);
  CHECK(standing_of({concern, correction}) == Standing::concern);
  CHECK(standing_of({concern, by_publisher, correction}) == Standing::retracted);
  CHECK(standing_of({{NoticeKind::removal, {}, "title", ""}}) == Standing::retracted);
  CHECK(standing_of({{NoticeKind::partial_retraction, {}, "pubmed", ""}}) == Standing::partly_retracted);
}

TEST_CASE("a reinstated work is not retracted, unless it was again", "[resolve]") {
  const Notice reinstatement{NoticeKind::reinstatement, {2022, 1, 1}, "retraction-watch", "doi:10.5555/r"};
  const Notice again{NoticeKind::retraction, {2023, 1, 1}, "publisher", "doi:10.5555/n.2"};
  CHECK(standing_of({by_publisher, reinstatement}) == Standing::sound);
  CHECK(standing_of({by_publisher, reinstatement, again}) == Standing::retracted);
  CHECK(standing_of({by_openalex, {NoticeKind::reinstatement, {}, "title", ""}}) == Standing::sound);
}

TEST_CASE("a work that was retracted and replaced is replaced", "[resolve]") {
  CHECK(standing_of({by_publisher, {NoticeKind::replacement, {2021, 3, 4}, "pubmed", ""}}) == Standing::replaced);
  CHECK(standing_of({{NoticeKind::replacement, {2021, 3, 4}, "pubmed", ""}}) == Standing::corrected);
  CHECK(name(Standing::partly_retracted) == "partly-retracted");
}
