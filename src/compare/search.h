// Which entries are searched for by what they say, and when a hit is the work.
#pragma once

#include <citevet/analysis.h>

#include <string>

namespace citevet::compare {

// DOI, PMID, PMCID, arXiv: what a registry keeps for good. A video may be taken away.
constexpr bool names_a_work(Scheme scheme) noexcept {
  return scheme == Scheme::doi || scheme == Scheme::pmid || scheme == Scheme::pmcid || scheme == Scheme::arxiv;
}
// Whether an entry gives one of these.
bool gives_identifier(const Reference& entry) noexcept;

// By which the searches of one run are told apart: title, first author and year, folded. Empty for an entry that is not searched for: it is
// no article or conference paper by its form, or says too little for a search to find it.
std::string search_key(const Reference& entry);

// Whether a hit of a search is surely the entry's work, though no identifier says so: the titles agree, and so do an author and the year.
bool is_match(const Comparison& comparison) noexcept;

// Whether a hit has so little of the entry that it is another work.
bool is_far_off(const Comparison& comparison) noexcept;

// Whether the entry's work was searched for in registries that would have it, and none has a work like it. Never of an entry that gives an
// identifier of a work, or an address that answers; nor of what is not in English or younger than a year: registries lag behind.
bool is_not_found(const Analysis& article, const Reference& entry, const Known& known);

}  // namespace citevet::compare
