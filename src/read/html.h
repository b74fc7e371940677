// Raw HTML as Markdown reads it (CommonMark §4.6, §6.6).
#pragma once

#include <cstdint>
#include <string_view>

namespace citevet::read::html {

// Behind the open or closing tag that begins with the < at `at`; `at` itself when none does.
std::uint32_t tag_end(std::string_view text, std::uint32_t at) noexcept;

// Which of the seven kinds of HTML block the line begins, from its <; 0: none. The seventh does not interrupt a paragraph.
int block_kind(std::string_view line) noexcept;

// Whether a block of this kind (1 to 5) ends in the line. The others end before a blank line.
bool ends_block(int kind, std::string_view line) noexcept;

}  // namespace citevet::read::html
