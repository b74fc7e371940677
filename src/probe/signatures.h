// How sites and their networks say that they refuse robots.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace citevet::probe {

// With which statuses a sign counts.
enum class With : std::uint8_t {
  refusal,  // 401, 403, 405, 406, 412, 418, 429, 451, 503, 999
  any,      // with every other status too; for a body only where the page is nothing but that
};

// A header that only a refused request gets.
struct HeaderSign {
  std::string_view vendor;
  std::string_view name;      // in lower case
  std::string_view contains;  // what its value holds, in lower case; empty: it is enough that the header is there
  std::string_view except;    // a value that proves nothing; empty: none
  With with;
  std::string_view seen;  // where this is known from
};

// Words or markup that only a challenge or a block page has.
struct BodySign {
  std::string_view vendor;
  std::string_view text;  // as it stands in the page
  bool in_title;          // the title begins with it
  With with;
  std::string_view seen;
};

std::span<const HeaderSign> header_signs() noexcept;
std::span<const BodySign> body_signs() noexcept;

}  // namespace citevet::probe
