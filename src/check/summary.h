// Counts what a document's report holds.
#pragma once

#include <citevet/report.h>

#include <vector>

namespace citevet::detail {

// What became of each entry; empty when nobody was asked. An entry that names no work that a registry has is unverified.
[[nodiscard]] std::vector<Verification> verifications(const Analysis& analysis);

// After `findings` and `verification` are there.
[[nodiscard]] Summary summary_of(const DocumentReport& report);

}  // namespace citevet::detail
