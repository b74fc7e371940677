// The words that introduce a source, in the languages of docs/citations.md.
#pragma once

#include <cstddef>
#include <string_view>

namespace citevet::extract {

// The length of the source word ("Source", "Quellen", "来源") that ends before `end`, 0: none. A longer word around it is none
// ("resource"). Looks back no further than `floor`.
[[nodiscard]] std::size_t source_word_before(std::string_view text, std::size_t end, std::size_t floor = 0) noexcept;

// The length of the source word that begins at `at`, 0: none.
[[nodiscard]] std::size_t source_word_at(std::string_view text, std::size_t at) noexcept;

// Whether the word before a source word still makes it a marker ("Data source:"), as "open source:" or "image source:" does not.
[[nodiscard]] bool qualifies_source(std::string_view word) noexcept;

// A whole link text that says no more than "source": "source", "Sources", "[source 2]", "Source:".
[[nodiscard]] bool is_source_text(std::string_view text) noexcept;

}  // namespace citevet::extract
