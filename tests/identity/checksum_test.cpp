// Check digits.
#include "identity/checksum.h"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

using namespace citevet::identity;

TEST_CASE("a check digit tells a number from a mistyped one", "[identity]") {
  CHECK(is_isbn10("0306406152"));
  CHECK(is_isbn10("097522980X"));
  CHECK_FALSE(is_isbn10("0306406153"));
  CHECK_FALSE(is_isbn10("030640615"));
  CHECK(is_isbn13("9780306406157"));
  CHECK_FALSE(is_isbn13("9780306406158"));
  CHECK_FALSE(is_isbn13("9770306406157"));
  CHECK(is_issn("20493630"));
  CHECK(is_issn("2434561X"));
  CHECK_FALSE(is_issn("20493631"));
  CHECK(is_orcid("0000000218250097"));
  CHECK(is_orcid("000000021694233X"));
  CHECK_FALSE(is_orcid("0000000218250098"));
}

TEST_CASE("an ISBN-10 has one ISBN-13", "[identity]") {
  char isbn13[13];
  isbn13_from_10("0306406152", isbn13);
  CHECK(std::string_view(isbn13, 13) == "9780306406157");
}
