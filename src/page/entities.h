// Character references in HTML: `&amp;`, `&#8217;`, `&eacute;`.
#pragma once

#include <string>
#include <string_view>

namespace citevet::page {

// Appends `text` with its character references resolved (HTML standard §13.2.5.72 and following). `in_attribute`: a name without a
// semicolon before `=` or a letter or digit stays as it is.
void decode_entities(std::string_view text, bool in_attribute, std::string& out);

}  // namespace citevet::page
