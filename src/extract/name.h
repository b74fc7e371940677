// An author and a year in a few words.
#pragma once

#include <cstdint>
#include <string_view>

namespace citevet::extract {

struct Name {
  std::string_view author;  // the first author's family name or the group's name; views the words
  std::int32_t year = 0;    // 0: none
  char suffix = 0;          // the letter of "2024a"
};

// "Korb, S. (2025). Title" → Korb 2025; "WHO, 2023a" → WHO 2023 a; "Jensen et al., 2026" → Jensen 2026. An access date ("retrieved 3 March
// 2025") is no year. Both parts or none.
[[nodiscard]] Name name_in(std::string_view words) noexcept;

// The year that begins at `at`: four digits from 1400 to 2099 that are no part of a longer number; 0: none.
[[nodiscard]] std::int32_t year_at(std::string_view text, std::size_t at) noexcept;

}  // namespace citevet::extract
