// What a document points at, counted and spelled for reports.
#pragma once

#include <citevet/analysis.h>

#include <cstddef>
#include <string_view>

namespace citevet::report {

// How many sources the citations name: entries, and addresses or names that no entry has.
std::size_t count_sources(const Analysis& article);

// The address without the user and password before its host; the two parts around them.
struct WithoutUser {
  std::string_view scheme, rest;
};
WithoutUser without_user(std::string_view canonical) noexcept;

}  // namespace citevet::report
