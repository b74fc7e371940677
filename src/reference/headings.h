// Tells from a heading's words whether a reference list follows.
#pragma once

#include <cstdint>
#include <string_view>

namespace citevet::reference {

enum class HeadingKind : std::uint8_t {
  none,
  references,    // "References", "Works cited": nothing else is called so
  sources,       // "Sources", "Literature", "Notes": a list only when its entries show that they are sources
  bibliography,  // may stay uncited beside another list
  further,       // "Further reading", "See also": may stay uncited
  ends,          // "Update history", "About the author": what follows a list and is none
};

// `line` is a heading's text or a short line, with or without marks of emphasis, numbering, a colon, a count or a remark in brackets.
// docs/reference-lists.md lists the names.
HeadingKind heading_kind(std::string_view line);

}  // namespace citevet::reference
