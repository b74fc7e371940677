// Keeps every JSON report that a test makes, so that a schema validator can read them all afterwards.
#pragma once

#include <string_view>

namespace citevet::test {

// Writes `json` below the build folder's `reports/`; `name` ends in .json or .jsonl. Returns `json`.
std::string_view save_report(std::string_view name, std::string_view json);

}  // namespace citevet::test
