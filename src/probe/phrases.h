// What pages that stand in for others call themselves.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace citevet::probe {

enum class Stand_in : std::uint8_t { missing, perhaps_missing, parked, server, login, consent };

// The reason that a verdict names.
std::string_view reason(Stand_in kind) noexcept;

struct Phrase {
  Stand_in kind;
  std::string_view text;  // a part of the title between its separators; compared folded
  bool begins = false;    // the part only begins with it
};

std::span<const Phrase> title_phrases() noexcept;

// The words that English error pages are made of. A title or heading that has no other, and one of missing_words(), says that the page is
// missing, however it puts it: "Sorry, we couldn't find that page".
std::span<const std::string_view> error_page_words() noexcept;

// Segments of a path at which sites keep their error page.
std::span<const std::string_view> error_paths() noexcept;

// Sites that sell or park domains: what leads there from elsewhere was given up.
std::span<const std::string_view> domain_markets() noexcept;

// What the heading or text of an error page says, folded; only looked for where the title is `perhaps_missing`.
std::span<const std::string_view> missing_words() noexcept;

// Titles that one site gives to pages that are not there.
struct SiteTitle {
  std::string_view domain;
  std::string_view title;
  std::string_view reason;
  std::string_view seen;
};
std::span<const SiteTitle> site_titles() noexcept;

// Markup that only a parked domain's page has, which is short.
struct ParkedSign {
  std::string_view vendor;
  std::string_view text;
};
std::span<const ParkedSign> parked_signs() noexcept;

}  // namespace citevet::probe
