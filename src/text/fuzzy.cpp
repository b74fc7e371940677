// Fuzzy comparison of folded texts.
#include "text/fuzzy.h"

#include <rapidfuzz/distance/Levenshtein.hpp>
#include <rapidfuzz/fuzz.hpp>

namespace citevet::text {

double similarity(std::string_view a, std::string_view b, double at_least) {
  return rapidfuzz::levenshtein_normalized_similarity(a.begin(), a.end(), b.begin(), b.end(), {1, 1, 1}, at_least);
}

double word_similarity(std::string_view a, std::string_view b, double at_least) {
  return rapidfuzz::fuzz::token_sort_ratio(a.begin(), a.end(), b.begin(), b.end(), at_least * 100) / 100;
}

}  // namespace citevet::text
