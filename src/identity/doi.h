// DOIs: their shape, and where one ends that stands in an address or a text.
#pragma once

#include <cstddef>
#include <string_view>

namespace citevet::identity {

// What stands around a DOI, which decides where it ends.
enum class DoiPlace {
  anywhere,        // text, a resolver, a publisher's path
  article_number,  // behind …article…/doi/: the publisher's number and a slug follow
  first_segment,   // only the suffix's first part: a slug follows
};

// The length of the prefix at `at`, with its slash: `10.1000/` (10., four to nine digits, more groups of digits); 0: none.
std::size_t doi_prefix(std::string_view text, std::size_t at) noexcept;

// The DOI that `text` begins with, decoded: without closing punctuation, brackets that do not balance and what publishers append
// (`/full`, `.pdf`, `;jsessionid=…`, a preprint's `v2`). Empty when it is none, names a journal, or is longer than 300 bytes.
std::string_view doi_of(std::string_view text, DoiPlace place = DoiPlace::anywhere) noexcept;

// A DOI whose prefix may as well be a month and a year: 10.2015/…, 10.1999/….
bool may_be_date(std::string_view doi) noexcept;

// Longer ones are not looked at: real ones stay far below.
inline constexpr std::size_t longest_doi = 300;

}  // namespace citevet::identity
