// The words that tell what a part of an entry is: abbreviations, particles, months, organisations, publishers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace citevet::reference {

// A part of an entry's flat text; offsets into it.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  constexpr bool empty() const noexcept { return begin >= end; }
};

constexpr std::string_view slice(std::string_view text, Range range) noexcept {
  return text.substr(range.begin, range.end - range.begin);
}

// A set of bytes to look for: several times as quick as find_first_of, which asks for each byte of the text anew.
class Bytes {
 public:
  consteval explicit Bytes(std::string_view set) {
    for (const char c : set) holds_[static_cast<unsigned char>(c)] = true;
  }
  constexpr bool holds(char c) const noexcept { return holds_[static_cast<unsigned char>(c)]; }
  // The offset of the first one from `from` on; npos: none.
  constexpr std::size_t first(std::string_view text, std::size_t from = 0) const noexcept {
    for (std::size_t i = from; i < text.size(); ++i)
      if (holds(text[i])) return i;
    return std::string_view::npos;
  }
  constexpr std::size_t last(std::string_view text) const noexcept {
    for (std::size_t i = text.size(); i-- > 0;)
      if (holds(text[i])) return i;
    return std::string_view::npos;
  }
  constexpr bool any(std::string_view text) const noexcept { return first(text) != std::string_view::npos; }

 private:
  std::array<bool, 256> holds_{};
};
inline constexpr Bytes digits("0123456789");

// A byte that is no white space and no part of one.
constexpr bool is_solid(char c) noexcept {
  return c > ' ' && c < 0x7F;
}

enum class Letter : std::uint8_t { none, lower, upper, caseless };

// What kind of letter stands at `at`, and how many bytes it takes. Caseless: CJK, Arabic and the like.
Letter letter_at(std::string_view text, std::size_t at, std::size_t& size) noexcept;
inline Letter letter_at(std::string_view text, std::size_t at) noexcept {
  std::size_t size = 0;
  return letter_at(text, at, size);
}
// An upper-case or a caseless letter: what a name or a sentence may begin with.
inline bool capital_at(std::string_view text, std::size_t at) noexcept {
  const Letter letter = letter_at(text, at);
  return letter == Letter::upper || letter == Letter::caseless;
}

// The length of the opening or closing quotation mark at `at`, 0 for none. An apostrophe is no quotation mark.
std::size_t opening_quote(std::string_view text, std::size_t at) noexcept;
std::size_t closing_quote(std::string_view text, std::size_t at) noexcept;
// Where the quotation that opens at `at` closes (the closing mark's offset), npos when it does not within 600 bytes. `at` is at the mark.
std::size_t quotation_end(std::string_view text, std::size_t at) noexcept;

// The word that ends at `end` (exclusive), with inner dots, hyphens and apostrophes.
std::string_view word_before(std::string_view text, std::size_t end) noexcept;

// Does the dot at `at` end a sentence? Not behind an abbreviation, an initial or inside a number.
bool ends_sentence(std::string_view text, std::size_t at) noexcept;

// All words are given without a dot, in any case.
bool is_abbreviation(std::string_view word) noexcept;          // "vs", "Dr", "al": a dot behind it ends no sentence
bool is_journal_abbreviation(std::string_view word) noexcept;  // "Lett", "Natl": a part of a journal's short name
bool is_connector(std::string_view word) noexcept;             // "of", "the", "für": lower case inside names and titles of journals
bool is_particle(std::string_view word) noexcept;              // "van", "de": before a family name
bool is_name_suffix(std::string_view word) noexcept;           // "Jr", "III", "MD"
bool is_organisation(std::string_view word) noexcept;          // "Institute", "Ministry": a word of no person's name
bool is_publisher(std::string_view phrase) noexcept;           // "Oxford University Press", "Wiley"
bool is_class_word(std::string_view word) noexcept;            // "vitamin", "type": a single letter behind it is no initial
bool is_month(std::string_view word) noexcept;                 // a month or a season, also shortened, in any case

}  // namespace citevet::reference
