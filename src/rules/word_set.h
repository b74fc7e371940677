// Asks whether a word is one of a few, in any case, without looking at all of them.
#pragma once

#include "text/ascii.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace citevet::rules {

// Words of ASCII letters, digits and marks in lower case, known when compiled; sorted there. Most words that are asked for begin with a
// letter that no word of the set has, or are longer than all of them.
template <std::size_t N>
class WordSet {
 public:
  consteval explicit WordSet(const std::string_view (&words)[N]) {
    std::copy(words, words + N, words_.begin());
    std::sort(words_.begin(), words_.end());
    for (const std::string_view word : words_) {
      starts_[static_cast<unsigned char>(word[0])] = true;
      longest_ = std::max(longest_, word.size());
    }
    if (longest_ > most) throw "a word is too long";
  }

  [[nodiscard]] constexpr bool contains(std::string_view word) const noexcept {
    if (word.empty() || word.size() > longest_ || !starts_[static_cast<unsigned char>(text::to_lower(word[0]))]) return false;
    char lower[most] = {};
    std::transform(word.begin(), word.end(), lower, text::to_lower);
    return std::binary_search(words_.begin(), words_.end(), std::string_view(lower, word.size()));
  }

 private:
  static constexpr std::size_t most = 40;
  std::array<std::string_view, N> words_{};
  std::array<bool, 256> starts_{};
  std::size_t longest_ = 0;
};

}  // namespace citevet::rules
