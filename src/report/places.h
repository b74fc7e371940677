// Line and column of findings, at a cost in proportion to the text.
#pragma once

#include <citevet/document.h>
#include <citevet/finding.h>
#include <citevet/position.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace citevet::report {

// Findings come in order of their begin, so a Locator counts on. Their ends and related places come in any order, and where a whole text is
// one line, a step back would count from its start: so an end is counted from its begin, and related places are sorted first.
class Places {
 public:
  Places(const Document& document, std::span<const Finding> findings) : locator_(document) {
    for (const Finding& finding : findings)
      for (const Related& place : finding.related) related_.push_back({place.span.begin, {}});
    if (related_.empty()) return;
    std::sort(related_.begin(), related_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Locator locator(document);
    for (auto& [offset, position] : related_) position = locator.at(offset);
  }

  [[nodiscard]] Position begin(const Finding& finding) noexcept { return locator_.at(finding.span.begin); }
  // Call begin() first.
  [[nodiscard]] Position end(const Finding& finding) const noexcept { return Locator(locator_).at(finding.span.end); }
  [[nodiscard]] Position begin(const Related& place) const noexcept {
    const auto found = std::lower_bound(related_.begin(), related_.end(), place.span.begin,
                                        [](const auto& known, std::uint32_t offset) { return known.first < offset; });
    return found == related_.end() ? Position{} : found->second;
  }

 private:
  Locator locator_;
  std::vector<std::pair<std::uint32_t, Position>> related_;
};

}  // namespace citevet::report
