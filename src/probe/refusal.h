// Whether an answer is a refusal of robots.
#pragma once

#include <citevet/link.h>

#include <optional>
#include <string_view>

namespace citevet::probe {

struct Refusal {
  std::string_view vendor;  // whose; empty where the answer does not say
  bool challenge = false;   // by a header or a page that says so, not by the status alone
};

// By the status where that is enough, by a challenge's headers with any status, by its page with a refusing status or where the page is
// nothing else. Empty: the answer is no refusal.
std::optional<Refusal> refusal(const Exchange& exchange);

// The text of the first `title` element, trimmed; entities as they are. Looks at the first 64 KiB. Views `html`.
std::string_view title_of(std::string_view html) noexcept;

}  // namespace citevet::probe
