// Looking for a work by what an entry says of it, where it gives no identifier.
#pragma once

#include "resolve/resolve.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace citevet::resolve {

// What an entry says. Nothing else of the article leaves the machine.
struct Description {
  std::vector<std::string> authors;  // as written: "Moss, A. B.", "Moss AB", "Rest Study Group"
  std::int32_t year = 0;
  std::string title;
  std::string container;
};

// The registries that can be searched, in the order in which to ask.
std::span<const Registry> searched() noexcept;

// The request that searches a registry: at most five hits. An address in the text is left out. Nothing when the description has no title.
std::optional<Request> search(Registry registry, const Description& description, const Settings& settings);

struct Hits {
  Consulted said = Consulted::unreachable;  // `not_found`: it answered, and has no hit
  std::vector<Record> records;              // the best first, as the registry orders them; each with its own identifier
  std::vector<std::string> identifiers;     // hits of which only these are known: to be asked for with Purpose::exists (PubMed)
  std::string why;                          // when unreachable
};

// Reads the answer, whatever the bytes are.
Hits hits(Registry registry, const Exchange& exchange);

}  // namespace citevet::resolve
