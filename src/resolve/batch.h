// From a batch's address to those that would have asked for its items one by one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace citevet::resolve {

// The addresses of the single requests that a batch's answer answers too, as request() makes them, but without contact and key. Empty when
// `url` is no batch of a registry, whatever its host: so a recorded batch answers for each of its items.
std::vector<std::string> single_urls(std::string_view url);

}  // namespace citevet::resolve
