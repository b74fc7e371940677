// What is known of single sites.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace citevet::probe {

enum class Treatment : std::uint8_t {
  no_judge,  // answers say nothing about the page: not asked
  registry,  // only to be asked through its registry
};

struct Host {
  std::string_view domain;  // and everything below it
  Treatment treatment;
  std::string_view why;   // for the report
  std::string_view seen;  // where this is known from
};

std::span<const Host> hosts() noexcept;

// The row for a host in lower case, or null.
const Host* known_host(std::string_view host) noexcept;

}  // namespace citevet::probe
