// Runs the citevet command as a user would.
#pragma once

#include "support/folder.h"
#include "support/process.h"

#include <string>
#include <vector>

namespace citevet::test {

// `citevet` and these words, in a folder, with an environment that names no settings of the machine's own.
inline Process citevet(const std::vector<std::string>& words, const Folder& folder) {
  Process process;
  process.words.emplace_back(CITEVET_TOOL);
  process.words.insert(process.words.end(), words.begin(), words.end());
  process.folder = folder.path().string();
  process.environment = {"HOME=" + (folder.path() / "home").string(), "LC_ALL=C"};
  return process;
}

inline Said said_by(const std::vector<std::string>& words, const Folder& folder) {
  return run(citevet(words, folder));
}

// An article with nothing wrong, and one whose citation has no entry.
inline constexpr const char* clean =
    "Rest helps (Source: https://example.org/rest).\n\nReferences\n\nMoss, A. (2021). Rest. https://example.org/rest\n";
inline constexpr const char* orphaned =
    "Rest helps (Source: https://example.org/naps).\n\nReferences\n\nMoss, A. (2021). Rest. https://example.org/rest\n";
// Its entry is cited nowhere: a warning.
inline constexpr const char* unused =
    "Rest helps (Source: https://example.org/rest).\n\nReferences\n\nMoss, A. (2021). Rest. https://example.org/rest\n"
    "Fern, B. (2022). Naps. https://example.org/naps\n";

}  // namespace citevet::test
