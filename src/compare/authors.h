// Two lists of names.
#pragma once

#include <citevet/comparison.h>

#include <string_view>

namespace citevet::compare {

struct AuthorsResult {
  FieldComparison field;
  double overlap = 0;      // of the entry's persons, how many are the work's: 0 to 1
  bool publisher = false;  // who published it stands in the authors' place
  bool compared = false;   // persons were compared with persons
};

// `document`: the text that the entry stands in, where "et al." is looked for.
AuthorsResult compare_authors(const Reference& entry, std::string_view document, const Record& record);

// A registry's person as an entry writes one: "Moss, A. B.".
std::string written(const Person& person);

}  // namespace citevet::compare
