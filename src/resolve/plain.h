// Plain text of what registries write with tags and entities.
#pragma once

#include <string>
#include <string_view>

namespace citevet::resolve {

// Tags that titles carry (HTML, JATS, MathML) are taken off, their text stays (not that of TeX beside MathML); entities are resolved, also
// where they were encoded twice; white space becomes single spaces, none at the ends; bytes that are no UTF-8 and control characters are
// dropped. "p < 0.05" stays. Linear.
std::string plain(std::string_view text);

// The same without a closing full stop (not of an ellipsis), which PubMed adds to titles.
std::string plain_title(std::string_view text);

// Takes off the brackets in which PubMed writes a translated title. False: there were none.
bool take_off_brackets(std::string& title);

}  // namespace citevet::resolve
