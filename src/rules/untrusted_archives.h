// Archives whose copies have been found to differ from what they copied.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace citevet::rules {

// One archive under many names.
inline constexpr std::array<std::string_view, 7> untrusted_archives = {
    "archive.today", "archive.ph", "archive.is", "archive.li", "archive.fo", "archive.md", "archive.vn",
};

inline bool is_untrusted_archive(std::string_view host) noexcept {
  return std::ranges::find(untrusted_archives, host) != untrusted_archives.end();
}

}  // namespace citevet::rules
