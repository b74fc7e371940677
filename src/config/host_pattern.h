// Which addresses the `host` of a [[host]] means.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace citevet::config {

// A canonical address's origin.
struct Origin {
  bool https = false;
  std::string_view host;  // IPv6 in brackets
  std::uint16_t port = 0;
};
// Empty for what is no absolute http or https address.
std::optional<Origin> origin_of(std::string_view url) noexcept;

struct HostPattern {
  std::string name;    // as canonical addresses spell it; empty: any
  bool below = false;  // the names below it, not the name itself
  std::optional<bool> https;
  std::optional<std::uint16_t> port;

  [[nodiscard]] bool covers(const Origin& origin) const noexcept;
  // Whether what was given for this host alone may go there.
  [[nodiscard]] bool entrusts(const Origin& origin) const noexcept;
};
// Empty for what names no host.
std::optional<HostPattern> host_pattern(std::string_view written);

}  // namespace citevet::config
