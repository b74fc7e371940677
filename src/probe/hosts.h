// What is known of single sites.
#pragma once

#include <span>
#include <string_view>

namespace citevet::probe {

// A site that needs a treatment of its own. A row counts for its domain and all below it, and there for the paths that begin so.
struct Host {
  std::string_view domain;
  std::string_view path;      // empty: all
  std::string_view method;    // what is asked first; empty: GET, since only a body tells an error page with status 200
  std::string_view why;       // why its answers say nothing about the page, for the report: it is not asked; empty: it is
  std::string_view registry;  // whose word counts in its place; empty: nobody's
  std::string_view seen;      // where this is known from
};

std::span<const Host> hosts() noexcept;

// The row for a canonical address, or null.
const Host* known_host(std::string_view canonical) noexcept;

}  // namespace citevet::probe
