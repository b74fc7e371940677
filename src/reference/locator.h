// Finds where in a volume a work stands: volume, issue, pages.
#pragma once

#include "reference/words.h"

#include <cstdint>
#include <string_view>

namespace citevet::reference {

struct Locator {
  std::size_t begin = 0;  // where the journal's name ends
  std::size_t end = 0;    // behind the last part
  Range volume, issue, pages;
  Range year_range;  // "1999;50:194": a year that stands among them
  std::int32_t year = 0;
  bool journal = false;  // surely a volume of a journal
  bool strong = false;   // in a form that numbers in a title do not have: "1999;50:194", "12(3)", "34:121–123"
};

// The first place in `zone` that begins volume, issue and pages: ", 12(3), 45–67", " 1999;50:194–9", ", vol. 2, no. 3, pp. 1–10", " 22,
// 4869 (2005)", " (pp. 3–9)". begin == end: none.
Locator find_locator(std::string_view text, Range zone) noexcept;

}  // namespace citevet::reference
