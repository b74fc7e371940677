// HTML's character references.
#pragma once

#include <string>
#include <string_view>

namespace citevet::text {

// Appends `text` to `out` with its character references resolved: `&amp;`, `&#38;`, `&#x26;`, all of HTML's names that end in a semicolon.
// What is none stays as it is; a reference to NUL, a surrogate or a number beyond Unicode becomes U+FFFD.
void append_resolved(std::string_view text, std::string& out);

}  // namespace citevet::text
