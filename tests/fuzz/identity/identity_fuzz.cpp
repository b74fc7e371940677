// Any bytes as an address and as a text: one canonical form, views inside the text, identifiers that name themselves.
#include "identity/address.h"
#include "identity/reach.h"
#include "identity/scan.h"
#include "identity/url.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

using namespace citevet;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_address(std::string_view written, Arena& arena) {
  const Address address = identity::address(written, arena);
  (void)identity::is_local(written);
  (void)identity::tracking_in(written);
  if (address.canonical.empty()) return;
  require(canonical_url(address.canonical) == address.canonical);
  require(std::none_of(address.canonical.begin(), address.canonical.end(), [](char c) { return c <= ' ' || c >= 0x7F; }));
  require(!identity::surely_canonical(written) || address.canonical == written);
  require(identity::parts(address.canonical).path.starts_with('/'));
  require(canonical_url(identity::without_userinfo(address.canonical)).has_value());
  (void)identity::is_public_address(address.canonical);
  const std::string_view key = address_key(address.canonical);
  require(!key.empty() && key.data() >= address.canonical.data() &&
          key.data() + key.size() <= address.canonical.data() + address.canonical.size());

  for (const Identifier& identifier : address.identifiers) {
    require(!identifier.value.empty());
    if (identifier.scheme != Scheme::doi) continue;
    // The DOI's own address names it again.
    std::string resolver = "https://doi.org/";
    for (const char c : identifier.value) {
      constexpr char hex[] = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      if (byte > 0x20 && byte < 0x7F && std::string_view("%?#\\/").find(c) == std::string_view::npos)
        resolver += c;
      else if (c == '/')
        resolver += c;
      else
        resolver.append({'%', hex[byte >> 4U], hex[byte & 15U]});
    }
    const auto again = identifiers_in(resolver);
    require(std::find(again.begin(), again.end(), to_string(identifier)) != again.end());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A block of just this size, so that a read past its end is seen.
  const auto block = std::make_unique<char[]>(size);
  std::copy(data, data + size, block.get());
  const std::string_view text(block.get(), size);
  Arena arena;
  check_address(text, arena);

  std::size_t from = 0;
  for (std::string_view address; !(address = identity::next_address(text, from)).empty();) {
    const auto at = static_cast<std::size_t>(address.data() - text.data());
    require(at >= from && at + address.size() <= size);
    require(identity::address_at(text, at) == address);
    check_address(address, arena);
    from = at + address.size();
  }

  std::size_t end = 0;
  for (const identity::Mention& mention : identity::mentions(text, arena)) {
    require(mention.span.begin >= end && mention.span.end <= size && mention.span.begin < mention.span.end);
    require(mention.span.contains(mention.value));
    require(!mention.well_formed || !mention.identifier.value.empty());
    end = mention.span.end;
  }
  for (const identity::CheckedNumber& number : identity::checked_numbers(text))
    require(number.span.end <= size && number.span.contains(number.value));
  return 0;
}
