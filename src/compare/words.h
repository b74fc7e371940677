// Titles and names as sequences of words in which ways to write the same are equal.
#pragma once

#include "text/utf8.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace citevet::compare {

struct Word {
  std::string text;          // folded, spelt one way
  bool begins_part = false;  // a colon, a stop, a dash or a bracket stands before it
};

// The words of a title: without tags, entities, marks and case; Greek letters by their names, British and American spellings alike,
// mojibake mended. At most `most_words`.
inline constexpr std::size_t most_words = 80;
std::vector<Word> title_words(std::string_view title);

// All letters of some words without spaces.
std::string squeezed(const std::vector<Word>& words);

// Articles, prepositions, conjunctions.
bool is_small(std::string_view word) noexcept;

// Whether two folded words differ by a slip of the pen at most.
bool is_near(std::string_view a, std::string_view b);

// Whether a title is surely in English.
bool in_english(std::string_view text);

// Whether the two are surely in different languages, or in different scripts.
bool in_other_languages(std::string_view a, std::string_view b);

using text::start_of;

// UTF-8 that was read as Latin-1 or Windows-1252, read right.
std::string mended(std::string_view text);

}  // namespace citevet::compare
