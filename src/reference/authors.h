// Splits the names at the front of an entry.
#pragma once

#include "reference/words.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace citevet::reference {

struct Names {
  enum class Joint : std::uint8_t { start, comma, semicolon, conjunction };
  // A piece of the list, before pieces are joined to names.
  struct Part {
    Range range;
    Joint joint = Joint::start;  // what stands before it
  };

  std::vector<Part> parts;   // memory that is used again
  std::vector<Range> names;  // used again from entry to entry
  bool editors = false;      // "(Eds.)" stands behind them
  bool persons = false;      // some have initials or are otherwise surely persons
};

// The names in `zone`, all of which is known to stand before the date: persons one by one, a group as one. False when it can be no list of
// names (a title, a sentence).
bool names_before_date(std::string_view text, Range zone, Names& into);

// The names at the start of `zone` where no date follows them: "Guelrud M, Morera C." or "J. Dongarra and C. Moler.". What is behind
// them and their closing punctuation begins at the offset returned; 0: there are none that are certain.
std::size_t leading_names(std::string_view text, Range zone, Names& into);

}  // namespace citevet::reference
