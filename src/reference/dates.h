// Reads dates as entries write them.
#pragma once

#include "reference/words.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace citevet::reference {

struct Date {
  Range range;            // without brackets
  std::int32_t year = 0;  // 0: "n.d.", "in press"
  char suffix = 0;        // the letter of "2024a"
  std::size_t end = 0;    // behind the closing bracket
};

// The year that begins at `at`: four digits from 1400 to 2199 that are no part of a longer number; 0: none.
std::int32_t year_at(std::string_view text, std::size_t at) noexcept;

// The date in the brackets that open at `at`: "(2025)", "(2024a, March 4)", "(n.d.)", "(March 2020)", "[1984]".
std::optional<Date> bracketed_date(std::string_view text, std::size_t at) noexcept;

// The date that begins at `at` without brackets and reaches at most to `end`: "2019", "12 March 2019", "Mar. 12, 2019", "2019-03-12".
std::optional<Date> date_at(std::string_view text, std::size_t at, std::size_t end) noexcept;

}  // namespace citevet::reference
