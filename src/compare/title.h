// Two titles, or what an entry says against all names of a work.
#pragma once

#include <citevet/comparison.h>

#include <string_view>

namespace citevet::compare {

struct TitleResult {
  FieldComparison field;
  bool truncated = false;
  bool part = false;         // one is a chapter of the other
  double similarity = 0;     // 0 to 1
  bool far = false;          // long enough to tell, and hardly a word in common
  bool distinctive = false;  // at least four words on both sides
};

TitleResult compare_titles(const Reference& entry, const Record& record);

// Whether one is the other for people who read both; subtitles may be left out.
bool is_same_title(std::string_view a, std::string_view b);

}  // namespace citevet::compare
