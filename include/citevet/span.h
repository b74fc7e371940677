/// Where something stands in a text.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace citevet {

/// A piece of a text: byte offsets into the file's own bytes (BOM and CRLF count), `end` exclusive.
///
/// `file` 0 is the document itself; other files (a bibliography) are listed with it. Files are limited to 512 MiB, so 32 bits suffice.
/// A span stays valid when its document is moved.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t file = 0;

  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin == end; }
  [[nodiscard]] constexpr bool contains(std::uint32_t offset) const noexcept { return begin <= offset && offset < end; }
  [[nodiscard]] constexpr bool contains(Span other) const noexcept { return begin <= other.begin && other.end <= end; }
  friend constexpr bool operator==(Span, Span) noexcept = default;
};

/// The bytes of `text` at `span`, which must lie inside it. The result views `text`.
[[nodiscard]] constexpr std::string_view slice(std::string_view text, Span span) noexcept {
  return {text.data() + span.begin, span.size()};
}

/// The span of `part`, a view into `text`.
[[nodiscard]] inline Span span_of(std::string_view text, std::string_view part) noexcept {
  const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

/// A piece of text and where it stands.
///
/// `text` is what it reads as: the slice itself, or an arena's copy where line breaks, markup or entities had to be resolved.
/// Empty text: the field is absent.
struct Field {
  std::string_view text;
  Span span;

  [[nodiscard]] constexpr explicit operator bool() const noexcept { return !text.empty(); }
};

}  // namespace citevet
