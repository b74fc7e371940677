// Hosts as the URL standard reads them: names, numeric IPv4 in all its spellings, IPv6.
#pragma once

#include <string>
#include <string_view>

namespace citevet::identity {

// The host as written, percent-encoding and all, as the standard serialises it: `127.0.0.1` for `0x7f.1`, `xn--mller-kva.example` for
// `müller.example`, `[::1]`. Appends nothing and says false when it is no host.
bool read_host(std::string_view written, std::string& out);

}  // namespace citevet::identity
