// Reads the remarks that silence findings: `<!-- citevet: ignore RULE: reason -->`, `[citevet: ignore RULE: reason]`.
#pragma once

#include <citevet/analysis.h>
#include <citevet/span.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace citevet::rules {

// What every remark holds; found with the rules' phrases.
inline constexpr std::string_view suppression_phrase = "citevet: ignore";

struct Suppression {
  Span span;                            // the whole remark
  std::vector<std::string_view> rules;  // ids or groups, as written
  std::string_view reason;              // may be empty
  std::uint32_t line = 0;               // from 1
};

// The remarks at these places; not those in code, which only talk of them. In order.
std::vector<Suppression> suppressions(const Analysis& article, std::span<const Span> places);

}  // namespace citevet::rules
