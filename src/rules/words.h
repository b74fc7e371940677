// How messages name things.
#pragma once

#include <citevet/reference.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace citevet::rules {

// “text”, cut at a word where it is long, its white space folded.
std::string quoted(std::string_view text, std::size_t most = 64);

// What a message calls an entry: its title, else its address, else how it begins.
std::string called(const Reference& entry, std::string_view document);

// "1 entry", "3 entries".
std::string counted(std::size_t count, std::string_view one, std::string_view many);

// The address as messages show it: cut in the middle where it is long.
std::string shown(std::string_view address);

}  // namespace citevet::rules
