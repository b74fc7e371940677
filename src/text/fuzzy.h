// Fuzzy comparison of folded texts.
#pragma once

#include <string_view>

namespace citevet::text {

// 0 to 1: one minus the edit distance over the longer length. Below `at_least` it may say 0, and is quicker.
double similarity(std::string_view a, std::string_view b, double at_least = 0.0);

// 0 to 1, without regard to the order of the words.
double word_similarity(std::string_view a, std::string_view b, double at_least = 0.0);

}  // namespace citevet::text
