// Asks the addresses of a run and draws the verdicts.
#pragma once

#include <citevet/check.h>
#include <citevet/config.h>

#include <vector>

#include "check/questions.h"

namespace citevet::detail {

// Asks every question through `transport`, several at once, and fills in its verdict; null: nobody is asked, and what earlier runs were
// told is all that is known. What concerns the run as a whole (no network, the
// deadline, a cancel) is appended to `problems`. Links that were not asked any more come back `skipped` and incomplete.
void ask(Questions& questions, Transport* transport, const Config& config, const Services& services, std::vector<Problem>& problems);

}  // namespace citevet::detail
