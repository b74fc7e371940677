// The parts of which search queries are made.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace citevet::resolve {

// The text without the addresses in it, its white space as single spaces.
std::string without_addresses(std::string_view written);

// "Moss" of "Moss, A. B." and "Moss AB"; empty where it is not certain which part is the family name.
std::string family_of(std::string_view author);

// The longest words of a title, folded, in its order: they are the rarest, and a title is found by a few of them though others differ.
std::vector<std::string> telling_words(std::string_view title, std::size_t most);

// Each word with what stands around it.
std::string joined_words(const std::vector<std::string>& words, std::string_view before, std::string_view after, std::string_view between);

}  // namespace citevet::resolve
