// Times as reports write them.
#pragma once

#include <chrono>
#include <string>

namespace citevet::report {

// RFC 3339 in UTC: `2026-11-24T09:30:00Z`; empty for the epoch, which stands for a time that is not known.
std::string timestamp(std::chrono::sys_seconds time);

}  // namespace citevet::report
