// HTML's character references.
#pragma once

#include <string>
#include <string_view>

namespace citevet::text {

// The characters that a name stands for, without `&` and `;`: "eacute" gives "é". Empty when HTML has no such name.
std::string_view characters_of(std::string_view name) noexcept;

// Appends `text` to `out` with its character references resolved: `&amp;`, `&#38;`, `&#x26;`, all of HTML's names that end in a semicolon.
// As CommonMark §2.5 says. What is none stays as it is; a reference to NUL, a surrogate or a number beyond Unicode becomes U+FFFD.
void append_resolved(std::string_view text, std::string& out);

}  // namespace citevet::text
