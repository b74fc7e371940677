// Tells what a phrase of an entry is: a name, a journal, a way to an address.
#pragma once

#include "reference/words.h"

#include <citevet/reference.h>

#include <cstddef>
#include <string_view>

namespace citevet::reference {

constexpr bool is_closing(char c) noexcept {
  return c == '.' || c == ',' || c == ';' || c == ':';
}

std::size_t word_count(std::string_view phrase) noexcept;

// "Retrieved March 3, 2025, from", "Available at", "doi": leads over to an address and is no part of what stands before it.
bool leads_to_address(std::string_view words) noexcept;
// "Retrieved …", "abgerufen am …": a date of access follows.
bool is_access_word(std::string_view words) noexcept;
// The first date in a phrase.
Range date_in(std::string_view text, Range zone) noexcept;

// "Oxford University Press", "Sleep Medicine Reviews": every word but the small ones begins with a capital or a digit.
bool is_name_like(std::string_view phrase) noexcept;
// "Phys. Rev.", "J Mol Evol", "Nature", "JINST": the short name of a journal, and no title.
bool is_journal_like(std::string_view phrase) noexcept;
// "Proceedings of …", "1992 International Conference on …": where papers of a meeting stand.
bool is_proceedings(std::string_view phrase) noexcept;
// Words that a journal's or a proceedings' name begins with, and hardly a title: "Journal of", "IEEE Trans".
bool begins_container(std::string_view phrase) noexcept;
// A city where books are printed.
bool is_place(std::string_view phrase) noexcept;
// "London: Elsevier", "Springer, Berlin", "MIT Press": a house, perhaps with its place, at the start of `phrase`.
bool begins_imprint(std::string_view phrase) noexcept;
// "bioRxiv", "arXiv, 2401.01234": some of these names begin with a small letter, so that no sentence seems to end before them.
bool begins_preprint_server(std::string_view phrase) noexcept;
// "PhD thesis", "Technical Report 12": what kind of work a phrase says it is; unknown when it says nothing.
ReferenceType work_kind(std::string_view phrase) noexcept;
// "Edited by …", "2nd ed.", "Poster presented at": follows a title and belongs neither to it nor to the container.
bool is_remark(std::string_view phrase) noexcept;

}  // namespace citevet::reference
