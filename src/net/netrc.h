// Names and passwords from a netrc file.
#pragma once

#include <citevet/network.h>

#include <string_view>
#include <vector>

namespace citevet::net {

// What the file has for each machine, as a host that is sent it over https. `default` and `macdef` are left out: what is for anybody is not
// for the sites of a document.
std::vector<HostConfig> read_netrc(std::string_view text);

}  // namespace citevet::net
