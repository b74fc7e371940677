// Which entries nothing cites.
#pragma once

#include <citevet/analysis.h>

namespace citevet::rules {

// Whether the text has citations at all, or cites any entry by a link; where it has none, no single entry is to blame.
bool cites_anything(const Analysis& article) noexcept;

}  // namespace citevet::rules
