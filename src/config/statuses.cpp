// Status codes as people list them.
#include "config/statuses.h"

#include "text/ascii.h"

#include <charconv>

namespace citevet::config {

namespace {

constexpr int least = 100, most = 999;

std::optional<int> code(std::string_view text) noexcept {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least || number > most) return std::nullopt;
  return number;
}

std::optional<std::pair<int, int>> range(std::string_view text) noexcept {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto only = code(text);
    if (!only) return std::nullopt;
    return std::pair(*only, *only);
  }
  const std::string_view before = text::trim(text.substr(0, dots));
  std::string_view after = text.substr(dots + 2);
  const bool included = after.starts_with('=');
  if (included) after.remove_prefix(1);
  after = text::trim(after);
  if (before.empty() && after.empty()) return std::nullopt;
  const auto first = before.empty() ? std::optional(least) : code(before);
  if (after.empty()) return first && !included ? std::optional(std::pair(*first, most)) : std::nullopt;
  const auto last = code(after);
  if (!first || !last) return std::nullopt;
  const int end = included ? *last : *last - 1;
  if (end < *first) return std::nullopt;
  return std::pair(*first, end);
}

}  // namespace

std::optional<std::vector<std::pair<int, int>>> statuses(std::string_view text) {
  std::vector<std::pair<int, int>> found;
  for (;;) {
    const std::size_t comma = text.find(',');
    const auto item = range(text::trim(text.substr(0, comma)));
    if (!item) return std::nullopt;
    found.push_back(*item);
    if (comma == std::string_view::npos) return found;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace citevet::config
