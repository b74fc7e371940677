// Reading XML answers without trusting their form.
#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace citevet::resolve {

// An answer's body as a tree; white space between inline elements is kept. False when it is no well-formed XML.
bool read_xml(std::string_view body, pugi::xml_document& into);

// All text inside a node, in order. Without recursion: the depth is the sender's.
std::string inner_text(pugi::xml_node node);
// inner_text() as plain text.
std::string plain_text(pugi::xml_node node);

}  // namespace citevet::resolve
