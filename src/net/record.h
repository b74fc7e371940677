// Keeps what another Transport answers.
#pragma once

#include <citevet/link.h>

#include <chrono>
#include <filesystem>
#include <memory>

namespace citevet::net {

// Hands requests on to `inner` and writes each answer to a file of its own in `folder`, in the format that replay() reads; `replay.json`
// says the day. Makes the folder. Throws Error when it can't be written to, also from collect().
std::unique_ptr<Transport> record(std::unique_ptr<Transport> inner, const std::filesystem::path& folder, std::chrono::year_month_day today);

}  // namespace citevet::net
