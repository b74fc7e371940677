// Counts what a document's report holds.
#pragma once

#include <citevet/report.h>

namespace citevet::detail {

// After the findings are there.
[[nodiscard]] Summary summary_of(const DocumentReport& report);

}  // namespace citevet::detail
