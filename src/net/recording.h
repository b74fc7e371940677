// The file format of recorded answers: docs/replay.md.
#pragma once

#include <citevet/link.h>

#include <chrono>
#include <filesystem>
#include <optional>
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

// The day that a folder of recordings was made on, from its `replay.json`; empty when it does not say. Throws Error for a file that
// can't be read.
std::optional<std::chrono::year_month_day> recorded_on(const std::filesystem::path& folder);

}  // namespace citevet::net
