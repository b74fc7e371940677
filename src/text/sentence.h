// Sentences of running text.
#pragma once

#include <citevet/span.h>

#include <cstdint>
#include <string_view>

namespace citevet::text {

// The sentence that `at` lies in, inside `bounds` (a paragraph). Ends at . ! ? … 。 ！ ？ with the closing quotes and brackets behind them,
// followed by white space and something that begins a sentence; not behind an abbreviation ("et al.", "Dr.", "e.g.", initials) or inside a
// number or an address. Looks at most 4,096 bytes to each side.
Span sentence_at(std::string_view text, std::uint32_t at, Span bounds) noexcept;

// The sentence that `at` lies in, where stops inside `inner` (a citation in that sentence or right behind it) end none.
Span sentence_around(std::string_view text, Span at, Span inner, Span bounds) noexcept;

}  // namespace citevet::text
