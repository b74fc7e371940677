// Whether a page has the place that a fragment names.
#pragma once

#include "probe/reading.h"

#include <span>
#include <string_view>

namespace citevet::probe {

// Fills in the presence of each fragment: an id or a name, or the words of a text fragment (`:~:text=start,end`; the URL fragment text
// directives draft). `html` in UTF-8, a page on `host`; `page` is what was read from it; `whole`: it was not cut off.
//
// `missing` is said only of a page that is whole, has ids in its own markup and does not mention the one that is wanted: scripts make ids
// too. What names no place in a page (routes, lines of code, times, comments) stays unknown. Linear in `html` for each
// fragment, of which the first 256 are looked for.
void find_fragments(std::string_view html, std::string_view host, const Page& page, bool whole, std::span<Fragment> fragments);

}  // namespace citevet::probe
