// Which documents are meant by the files and folders that were named.
#pragma once

#include "cli/settings.h"

#include <citevet/check.h>

#include <string>
#include <string_view>
#include <vector>

namespace citevet::cli {

struct Inputs {
  std::vector<Input> documents;  // as named; those of a folder in order of their paths
  std::vector<std::string> complaints;
};

// Throws Error when an operand can't be a file at all (an address). Whatever else is wrong with one (nothing there, a folder that can't be
// read or that holds no document) is a complaint, or is left to the check, and the others are taken. Documents keep views into `settings`.
Inputs inputs(const std::vector<std::string>& operands, Settings& settings);

// All of standard input, up to a byte more than `limit`.
std::string standard_input(std::size_t limit);

// Throws Error for what is no file: an address.
void refuse_address(std::string_view operand);

}  // namespace citevet::cli
