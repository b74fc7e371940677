// Precision, recall and F1 over lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace citevet::accuracy {

struct Score {
  std::size_t right = 0;   // found and labelled
  std::size_t wrong = 0;   // found, not labelled
  std::size_t missed = 0;  // labelled, not found

  [[nodiscard]] double precision() const noexcept;
  [[nodiscard]] double recall() const noexcept;
  [[nodiscard]] double f1() const noexcept;
  Score& operator+=(const Score& other) noexcept;
};

// Compares two lists of lines, each line as often as it occurs. Lines in `unsure` count in neither direction.
[[nodiscard]] Score compare(std::vector<std::uint32_t> found, std::vector<std::uint32_t> labelled, const std::set<std::uint32_t>& unsure);

// "  citations   0.981 0.975 0.978  (412 right, 8 wrong, 11 missed)"
[[nodiscard]] std::string row(const std::string& name, const Score& score);

}  // namespace citevet::accuracy
