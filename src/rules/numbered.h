// Whether a document's numbered citations follow one clear scheme.
#pragma once

#include <citevet/analysis.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace citevet::rules {

// Numbers in brackets are citations for certain only where one numbering starts at 1 (or 0) and most of them have an entry; elsewhere they
// may be years, links or ranges, and the rules about numbers stay silent.
class Numbering {
 public:
  explicit Numbering(const Analysis& article);
  // Whether the citations of this list's section, or of the whole document, are numbered for certain.
  [[nodiscard]] bool is_clear(std::optional<std::uint32_t> list) const noexcept;
  // Whether any key or label is resolved, so that one that is not is a mistake.
  [[nodiscard]] bool has_keys() const noexcept { return keys_; }

 private:
  std::vector<bool> clear_;  // by list
  bool any_ = false;
  bool keys_ = false;
};

// The number of a label: "3", "[3]", "3."; empty when it is none.
std::optional<std::uint32_t> number_of(std::string_view label) noexcept;

}  // namespace citevet::rules
