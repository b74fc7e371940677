// Dates as texts write them.
#pragma once

#include <optional>
#include <string_view>

namespace citevet::text {

// A date as far as a text gives it; 0: not given.
struct Date {
  int year = 0;
  unsigned month = 0, day = 0;
};

// Reads "2025, March 4", "4 March 2025", "March 2025", "2025-03-04", "2025". Empty for anything else ("Spring 2025", "3/4/2025", a range):
// what is not certainly a date is not judged. The day may be one that there is not.
std::optional<Date> date_of(std::string_view text);

bool is_possible(const Date& date) noexcept;

// Whether `date` is after `other` for certain, as far as both are given.
bool is_after(const Date& date, const Date& other) noexcept;

// "2025–2021": two years, the first one larger.
bool is_reversed_range(std::string_view text);

}  // namespace citevet::text
