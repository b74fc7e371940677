// Author–year citations that miss their entry in one part: what the three rules about them share.
#pragma once

#include <citevet/analysis.h>
#include <citevet/finding.h>

#include <string>
#include <vector>

namespace citevet::rules {

// One finding for each name and year that misses in this way. `message` yields the words for a target and the entry nearly meant.
std::vector<Finding> near_misses(const Analysis& article, Miss miss,
                                 std::string (*message)(const Analysis&, const Target&, const Reference&), std::string_view help);

// "Moss, 2021", as the citation has it.
std::string as_cited(const Target& target);
// "Moss (2021)", as the entry has it.
std::string as_listed(const Reference& entry);

}  // namespace citevet::rules
