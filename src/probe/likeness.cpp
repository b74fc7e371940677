// Telling whether two pages say the same without keeping either.
#include "probe/likeness.h"

#include "probe/reading.h"
#include "text/ascii.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <string_view>

namespace citevet::probe {

namespace {

constexpr std::size_t most_words = 500;
// Of 64; pages that have nothing in common differ in about 32, one of 100 words with another word in it in about 4.
constexpr int most_different_bits = 3;

class Votes {
 public:
  void words_of(std::string_view text) noexcept {
    while (!text.empty() && words_ < most_words) {
      const std::size_t end = std::min(text.find(' '), text.size());
      word(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  // A bit is set when more than half of the pairs have it.
  [[nodiscard]] std::uint64_t result() const noexcept {
    if (words_ == 0) return 0;
    std::uint64_t more = 0, equal = ~std::uint64_t{0};
    const std::size_t half = words_ / 2;
    for (std::size_t plane = counts_.size(); plane-- > 0;) {
      const std::uint64_t wanted = (half >> plane & 1) != 0 ? ~std::uint64_t{0} : 0;
      more |= equal & counts_[plane] & ~wanted;
      equal &= ~(counts_[plane] ^ wanted);
    }
    return std::max<std::uint64_t>(more, 1);
  }

 private:
  void word(std::string_view word) noexcept {
    std::uint64_t hash = 0xCBF29CE484222325;  // FNV-1a
    for (const char c : word) {
      if (c == '/' || text::is_digit(c)) return;
      hash = (hash ^ static_cast<unsigned char>(text::to_lower(c))) * 0x100000001B3;
    }
    if (word.empty()) return;
    ++words_;
    std::uint64_t pair = hash + std::rotl(before_, 21);
    before_ = hash;
    // Every bit of a pair's hash has to depend on all of it (the finaliser of MurmurHash3).
    pair = (pair ^ (pair >> 33)) * 0xFF51AFD7ED558CCD;
    pair = (pair ^ (pair >> 33)) * 0xC4CEB9FE1A85EC53;
    pair ^= pair >> 33;
    for (std::uint64_t& plane : counts_) {
      const std::uint64_t carry = plane & pair;
      plane ^= pair;
      if ((pair = carry) == 0) break;
    }
  }

  std::array<std::uint64_t, 9> counts_{};  // for each of 64 bits how many pairs have it, in binary: one number holds one digit of all
  std::uint64_t before_ = 0;
  std::size_t words_ = 0;
};
static_assert(most_words < 512);

}  // namespace

std::uint64_t likeness(const Page& page) noexcept {
  Votes votes;
  votes.words_of(page.window_title);
  votes.words_of(page.text);
  return votes.result();
}

bool alike(std::uint64_t likeness, std::uint64_t other) noexcept {
  return likeness != 0 && other != 0 && std::popcount(likeness ^ other) <= most_different_bits;
}

}  // namespace citevet::probe
