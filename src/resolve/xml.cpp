// Reading XML answers without trusting their form.
#include "resolve/xml.h"

#include "resolve/plain.h"

namespace citevet::resolve {

bool read_xml(std::string_view body, pugi::xml_document& into) {
  constexpr unsigned how = pugi::parse_default | pugi::parse_ws_pcdata;
  return static_cast<bool>(into.load_buffer(body.data(), body.size(), how));
}

std::string inner_text(pugi::xml_node node) {
  std::string text;
  for (pugi::xml_node at = node.first_child(); at;) {
    if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) text += at.value();
    if (const pugi::xml_node child = at.first_child()) {
      at = child;
      continue;
    }
    while (at != node && !at.next_sibling()) at = at.parent();
    if (at == node) break;
    at = at.next_sibling();
  }
  return text;
}

std::string plain_text(pugi::xml_node node) {
  return plain(inner_text(node));
}

}  // namespace citevet::resolve
