// Finds set phrases in a text, all of them in one pass.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace citevet::text {

// A set of phrases to look for. ASCII letters match in any case, a space matches any white space, a letter or digit at either end of a
// phrase must begin or end a word; a `*` there lifts that. The phrases must outlive it; each must have two neighbouring characters that are
// no spaces. Pairs of bytes that are rare in English are picked so that few of them find all phrases. Any thread.
class Phrases {
 public:
  struct Hit {
    std::uint32_t phrase;  // index into the phrases given
    std::uint32_t begin, end;
  };

  explicit Phrases(std::span<const std::string_view> phrases);

  // Appends the hits in order of their begin, longer ones first.
  void find(std::string_view text, std::vector<Hit>& into) const;

 private:
  struct Anchored {
    std::uint32_t phrase;
    std::uint32_t offset;  // of the pair in the phrase
    char before, after;    // the bytes around the pair, with bit 5 set; 0 where there is none, or a space
  };
  struct Pair {
    char first, second;  // with bit 5 set, which folds the case of letters
    std::vector<Anchored> phrases;
  };
  void candidate(std::string_view text, std::size_t at, std::vector<Hit>& into) const;

  struct Phrase {
    std::string_view text;
    bool begins_word = false, ends_word = false;
  };

  std::vector<Phrase> phrases_;
  std::vector<Pair> pairs_;
};

}  // namespace citevet::text
