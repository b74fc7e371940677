// Whether a publisher or a site stands where an author belongs.
#pragma once

#include <citevet/reference.h>

namespace citevet::rules {

// Whether reference/publisher-as-author knows the entry's only author as a publisher, a site or a role.
bool is_publisher_as_author(const Reference& entry);

}  // namespace citevet::rules
