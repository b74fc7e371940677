// Character references in HTML: `&amp;`, `&#8217;`, `&eacute;`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace citevet::page {

struct EntityName {
  std::string_view name;   // with the semicolon, or without where the standard allows that
  std::string_view value;  // UTF-8
};
extern const EntityName entity_names[];  // sorted by name
extern const std::size_t entity_count;

// Appends `text` with its character references resolved (HTML standard §13.2.5.72 and following). `in_attribute`: a name without a
// semicolon before `=` or a letter or digit stays as it is.
void decode_entities(std::string_view text, bool in_attribute, std::string& out);

}  // namespace citevet::page
