// Comparing canonical addresses with the hosts and paths of a table.
#pragma once

#include <string_view>

namespace citevet::rules {

// The host of a canonical address, without `www.`.
std::string_view host_of(std::string_view canonical) noexcept;

// Whether a host is `domain` or under it: "m.example.org" is under "example.org".
bool is_host(std::string_view host, std::string_view domain) noexcept;

// Whether a canonical address is under `place`, a domain or a domain and the beginning of a path: "ncbi.nlm.nih.gov/pmc".
bool is_under(std::string_view canonical, std::string_view place) noexcept;

// Whether it is under one of the places, which spaces part.
bool is_under_any(std::string_view canonical, std::string_view places) noexcept;

// The value of a query's parameter as written; empty when it has none of that name.
std::string_view parameter(std::string_view query, std::string_view name) noexcept;

}  // namespace citevet::rules
