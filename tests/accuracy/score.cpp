// Precision, recall and F1 over lines.
#include "accuracy/score.h"

#include <algorithm>
#include <cstdio>

namespace citevet::accuracy {

namespace {

double share(std::size_t part, std::size_t rest) noexcept {
  return part + rest == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(part + rest);
}

}  // namespace

double Score::precision() const noexcept {
  return share(right, wrong);
}
double Score::recall() const noexcept {
  return share(right, missed);
}
double Score::f1() const noexcept {
  const std::size_t doubled = 2 * right;
  return share(doubled, wrong + missed);
}

Score& Score::operator+=(const Score& other) noexcept {
  right += other.right;
  wrong += other.wrong;
  missed += other.missed;
  return *this;
}

Score compare(std::vector<std::uint32_t> found, std::vector<std::uint32_t> labelled, const std::set<std::uint32_t>& unsure) {
  const auto sure = [&](std::vector<std::uint32_t>& lines) {
    std::erase_if(lines, [&](std::uint32_t line) { return unsure.contains(line); });
    std::ranges::sort(lines);
  };
  sure(found);
  sure(labelled);
  std::vector<std::uint32_t> both;
  std::ranges::set_intersection(found, labelled, std::back_inserter(both));
  return {both.size(), found.size() - both.size(), labelled.size() - both.size()};
}

std::string row(const std::string& name, const Score& score) {
  char line[160];
  std::snprintf(line, sizeof line, "%-44s %.3f %.3f %.3f  (%zu right, %zu wrong, %zu missed)\n", name.c_str(), score.precision(),
                score.recall(), score.f1(), score.right, score.wrong, score.missed);
  return line;
}

}  // namespace citevet::accuracy
