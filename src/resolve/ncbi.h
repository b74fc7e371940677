// What the services of NCBI have in common.
#pragma once

#include "resolve/resolve.h"

#include <string>
#include <string_view>

namespace citevet::resolve {

// Appends who asks: tool and mail address where there is a contact, and the key.
void append_ncbi(std::string& url, const Settings& settings, Registry registry);

// `2016 Nov 23`, `2016 Nov-Dec`, `1998 Spring`, `2016`, and MEDLINE's ranges (`1998 Dec-1999 Jan`): their beginning.
Date ncbi_date(std::string_view text);

}  // namespace citevet::resolve
