// Counts what a document's report holds.
#pragma once

#include <citevet/report.h>

namespace citevet::detail {

[[nodiscard]] Summary summary_of(const DocumentReport& report);

}  // namespace citevet::detail
