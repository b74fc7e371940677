// What is kept of an answer's body.
#pragma once

#include <citevet/link.h>
#include <citevet/page.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace citevet::probe {

// Counts up whenever read() finds another thing in the same body: what was kept before is then read anew.
inline constexpr unsigned reading_version = 1;

enum class Presence : std::uint8_t {
  found,
  missing,
  unknown,  // the page does not tell: no HTML, cut off before, made by scripts
};

struct Fragment {
  std::string text;  // without `#`, as the address has it
  Presence presence = Presence::unknown;
  friend bool operator==(const Fragment&, const Fragment&) = default;
};

// All that a verdict or a rule needs of the last answer's body, so that the body itself is not kept. Plain values; a default-constructed
// one is that of an empty body.
struct Reading {
  std::string media_type;           // of the Content-Type, in lower case, without parameters
  std::string challenge;            // whose challenge for robots the page is; empty: it is none
  std::string stand_in;             // what it is in place of the source, in short: "soft 404"; empty: nothing says so
  std::string evidence;             // for `stand_in`, in one sentence
  bool doubt = false;               // `stand_in` is no more than a doubt, which a made-up address settles
  std::string refresh;              // where a page leads that is nothing but a refresh: absolute, without fragment
  std::vector<Fragment> fragments;  // the wanted ones, in their order
  std::uint64_t likeness = 0;       // for alike(); 0: there is nothing to compare
  Page page;                        // what a page with status 2xx says of itself, without `text`
};

// Reads the last answer of a chain. `wanted`: the fragments that the documents give to this address.
Reading read(std::span<const Exchange> chain, std::span<const std::string> wanted = {});

// Of the wanted fragments those that the page surely lacks, for Link::missing_fragments.
std::vector<std::string> missing_fragments(const Reading& reading);

// Whether two pages say the same, but for numbers and addresses in them. Never when there is nothing to compare.
bool alike(std::uint64_t likeness, std::uint64_t other) noexcept;

}  // namespace citevet::probe
