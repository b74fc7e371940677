// Which entries are searched for by what they say, and when a hit is the work.
#pragma once

#include <citevet/comparison.h>
#include <citevet/reference.h>

#include <chrono>
#include <string>

namespace citevet::compare {

// By which the searches of one run are told apart: title, first author and year, folded. Empty for an entry that is not searched for: it is
// no article or conference paper by its form, or says too little for a search to find it.
std::string search_key(const Reference& entry);

// Whether a hit of a search is surely the entry's work, though no identifier says so: the titles agree, and so do an author and the year.
bool is_match(const Comparison& comparison) noexcept;

// Whether a hit has so little of the entry that it is another work.
bool is_far_off(const Comparison& comparison) noexcept;

// Whether registries would have the entry's work, if there is one: in a language and script that they cover, published more than a year
// before `today`.
bool would_be_found(const Reference& entry, std::chrono::year_month_day today);

}  // namespace citevet::compare
