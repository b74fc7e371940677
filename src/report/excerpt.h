// A line of the source, cut around a place that is underlined.
#pragma once

#include <citevet/span.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace citevet::report {

// What of a line is shown, and what stands under it.
struct Excerpt {
  std::string line;                  // printable; `…` where it was cut
  std::string underline;             // `^~~~` in the cells of the places
  std::uint32_t begin = 0, end = 0;  // the bytes shown
};

// The line without its end is `line`; `places` begin in it, in order, and the first decides where it is cut. The excerpt takes at most
// `cells` columns (at least 20), and is cut at spaces where there are some. The cost depends on `cells`, not on the line.
Excerpt excerpt(std::string_view text, Span line, std::span<const Span> places, std::size_t cells);

}  // namespace citevet::report
