// An answer as bytes, to be kept for later runs.
#pragma once

#include "resolve/search.h"

#include <optional>
#include <string>
#include <string_view>

namespace citevet::resolve {

// Compact JSON with the answer's registry, identifier, what was said, and the record. Holds neither key nor contact.
std::string stored(const Answer& answer);

// The answer that stored() wrote; nothing for any other bytes. A reader of a newer layout refuses older ones: they are asked anew.
std::optional<Answer> read_stored(std::string_view bytes);

// What a search found, likewise. For hits that were an answer.
std::string stored(const Hits& hits);
std::optional<Hits> read_stored_hits(std::string_view bytes, Registry registry);

}  // namespace citevet::resolve
