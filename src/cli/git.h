// Asks git what it ignores.
#pragma once

#include <string>
#include <unordered_set>

namespace citevet::cli {

// The paths in `folder` that git ignores, relative to it; ignored folders end in a slash and stand for all in them, `./` for all
// there is. Empty where nothing is ignored, where `folder` is in no working tree or is ignored itself, and where git is not there or does
// not answer in time.
std::unordered_set<std::string> ignored_by_git(const std::string& folder);

}  // namespace citevet::cli
