// What the cache keeps of an address: its answers without what only they had to say once.
#pragma once

#include "probe/probe.h"

#include <citevet/link.h>
#include <citevet/network.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace citevet::detail {

// A chain that probe::next() has finished, and what was read from its last answer: all that probe::verdict() takes.
struct Evidence {
  std::vector<Exchange> chain;
  probe::Reading reading;
};

// The settings that decide what a request asks and with what it goes: answers that were got with others answer another question.
class Manner {
 public:
  explicit Manner(const NetworkConfig& config);
  // Of all that the chain asked. It changes with a password, and is too short to tell anything about it.
  [[nodiscard]] std::uint16_t of(std::span<const Exchange> chain) const;

 private:
  config::Hosts hosts_;
  std::uint64_t everywhere_;
};

// The evidence on `asked`, as it is kept: without bodies, without what requests carried, and of the headers only those that a verdict
// reads. Empty for what is not to be kept: what was not asked to the end, what the guard refused, what is larger than any honest answer.
std::optional<std::string> to_bytes(std::span<const Exchange> chain, const probe::Reading& reading, std::string_view asked,
                                    const Manner& manner);

// The same again, as if it had just been asked; empty for bytes that do not say it, for those of another version, and for those that were
// got in another manner. Any bytes: never more than a megabyte comes of them.
std::optional<Evidence> from_bytes(std::string_view bytes, std::string_view asked, const Manner& manner);

// Whether today's settings would have asked just that: `wanted` fragments were looked for (they are put in that order), redirects were
// followed as far as now, and who did not answer in time was not given less than `timeout`, the shortest that ends a request.
bool answers(Evidence& evidence, std::span<const std::string> wanted, const probe::Policy& policy, std::chrono::milliseconds timeout);

}  // namespace citevet::detail
