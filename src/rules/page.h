// The documentation page of the rules.
#pragma once

#include <string>

namespace citevet::rules {

// docs/rules.md, made from the table.
std::string page();

}  // namespace citevet::rules
