// What is known of single sites.
#pragma once

#include <span>
#include <string_view>

namespace citevet::probe {

// A site whose answers say nothing about the page: it is not asked.
struct Host {
  std::string_view domain;  // and everything below it
  std::string_view why;     // for the report
  std::string_view seen;    // where this is known from
};

std::span<const Host> hosts() noexcept;

// The row for a host in lower case, or null.
const Host* known_host(std::string_view host) noexcept;

}  // namespace citevet::probe
