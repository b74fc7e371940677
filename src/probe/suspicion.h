// Whether a page that answers with success is another page than the one that was cited.
#pragma once

#include <citevet/link.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace citevet::probe {

struct Suspicion {
  std::string reason;    // short: "soft 404", "parked domain"
  std::string evidence;  // one sentence
};

// From the last exchange of a chain, a success: its title and words, and where it was led to. Empty: nothing speaks against it. Words that
// an article may have in its title count only on pages of few words.
std::optional<Suspicion> suspicion(std::span<const Exchange> chain);

}  // namespace citevet::probe
