// Dates as entries write them.
#include "text/dates.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace citevet;

namespace {

// "2025-3-4", or nothing.
std::string read(std::string_view written) {
  const auto date = text::date_of(written);
  return date ? std::to_string(date->year) + '-' + std::to_string(date->month) + '-' + std::to_string(date->day) : "";
}

}  // namespace

TEST_CASE("a date is read in the orders that are certain", "[text]") {
  CHECK(read("2025, March 4") == "2025-3-4");
  CHECK(read("4 March 2025") == "2025-3-4");
  CHECK(read("March 2025") == "2025-3-0");
  CHECK(read("2025-03-04") == "2025-3-4");
  CHECK(read("2025") == "2025-0-0");
}

TEST_CASE("what can be read in two ways, or is no date, is left alone", "[text]") {
  CHECK(read("3/4/2025").empty());
  CHECK(read("Spring 2025").empty());
  CHECK(read("in press").empty());
  CHECK(read("2021-2025").empty());
}

TEST_CASE("a day that no calendar has is not possible", "[text]") {
  CHECK_FALSE(text::is_possible({2025, 2, 29}));
  CHECK(text::is_possible({2024, 2, 29}));
  CHECK(text::is_possible({2024, 2, 0}));
}
