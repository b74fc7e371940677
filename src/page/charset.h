// From a page's bytes to UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace citevet::page {

// `bytes` in UTF-8: `bytes` itself where it is UTF-8 already, else converted into `converted` from the charset that the Content-Type, a BOM
// or the page's own `meta` names, or from Windows-1252 where none is known, as browsers do (HTML standard §13.2.3). What can't be converted
// becomes U+FFFD.
std::string_view to_utf8(std::string_view bytes, std::string_view charset, std::string& converted);

}  // namespace citevet::page
