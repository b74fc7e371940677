// Whether a page that answers with success is another page than the one that was cited.
#pragma once

#include "probe/probe.h"
#include "probe/reading.h"

#include <citevet/link.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace citevet::probe {

struct Suspicion {
  std::string reason;    // short: "soft 404", "parked domain"
  std::string evidence;  // one sentence
  bool doubt = false;    // to be settled by a made-up address
};

// By where the redirects of a chain that ended in success led. Empty: nothing speaks against it.
std::optional<Suspicion> by_its_end(std::span<const Exchange> chain);

// By what the page of the last exchange, a success, says; `page` is its body, read. Words that an article may have in its title count only
// on pages of few words.
std::optional<Suspicion> by_its_words(std::span<const Exchange> chain, const Page& page);

// A doubt, settled: the page is the one that its site shows for an address that can't exist, or led where that one leads.
std::optional<Suspicion> by_comparison(std::span<const Exchange> chain, const Reading& reading, const MadeUp& made_up);

}  // namespace citevet::probe
