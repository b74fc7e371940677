// Any bytes as evidence from a cache: nothing, or a chain that is written and read again as the same, and that yields a verdict.
#include "check/evidence.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace citevet;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A block of just the input's size: a sanitizer sees a read past its end.
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  constexpr std::string_view asked = "https://example.org/rest";
  static const detail::Manner manner{NetworkConfig{}};

  auto evidence = detail::from_bytes(bytes, asked, manner);
  if (!evidence) return 0;
  require(!evidence->chain.empty());
  (void)probe::verdict(evidence->chain, evidence->reading, {}, {.network_works = true});
  if (const auto written = detail::to_bytes(evidence->chain, evidence->reading, asked, manner)) {
    const auto again = detail::from_bytes(*written, asked, manner);
    require(again.has_value());
    require(detail::to_bytes(again->chain, again->reading, asked, manner) == written);
  }
  (void)detail::answers(*evidence, {}, {}, std::chrono::seconds(20));
  return 0;
}
