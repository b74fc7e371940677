// The file format of recorded answers: docs/replay.md.
#pragma once

#include <citevet/link.h>

#include <string>
#include <string_view>

namespace citevet::net {

// The exchange that a recording holds. `path` is for messages. Throws Error that names it and says what is wrong.
Exchange read_recording(std::string_view json, const std::string& path);

// The recording of an exchange, without what must not be kept: cookies, keys, a contact address, user names.
std::string write_recording(const Exchange& exchange);

// What a request is found by: its canonical address without fragment, contact parameters and keys (`mailto`, `api_key`, and what the NCBI
// interfaces take: `tool` and `email`).
std::string recorded_address(std::string_view url);

}  // namespace citevet::net
