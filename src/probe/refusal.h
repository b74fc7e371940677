// Whether an answer is a refusal of robots.
#pragma once

#include "probe/reading.h"

#include <citevet/link.h>

#include <optional>
#include <string_view>

namespace citevet::probe {

struct Refusal {
  std::string_view vendor;  // whose; empty where the answer does not say. Views the reading or static text
  bool challenge = false;   // by a header or a page that says so, not by the status alone
};

// By the status where that is enough, by a challenge's headers with any status, by its page with a refusing status or where the page is
// nothing else. Empty: the answer is no refusal.
std::optional<Refusal> refusal(const Exchange& exchange, const Reading& reading);

// Whose challenge the body of an answer is, for Reading::challenge; empty: nobody's. `page` is that body, read.
std::string_view challenge_in(const Exchange& exchange, const Page& page);

// The text of the first `title` element, trimmed; entities as they are. Looks at the first 64 KiB. Views `html`.
std::string_view title_of(std::string_view html) noexcept;

}  // namespace citevet::probe
