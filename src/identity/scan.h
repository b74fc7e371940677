// Finds addresses and identifiers in running text.
#pragma once

#include <citevet/address.h>
#include <citevet/arena.h>
#include <citevet/span.h>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace citevet::identity {

// The address that begins at `at`: `http://…`, `https://…`, `www.…`, or a host and path without a scheme (`doi.org/10…`, `who.int/x`). It
// ends before white space, quotation marks, `<`, `>`, full-width punctuation (，。、；：！？）】」) and a bracket that it does not open
// itself; then closing punctuation (.,;:!?'"*_) is taken off, but a bracket that balances stays. Empty when none begins here. Views `text`.
std::string_view address_at(std::string_view text, std::size_t at) noexcept;

// An identifier as a text writes it.
struct Mention {
  Identifier identifier;         // `value` is empty where the form is wrong
  Scheme claimed = Scheme::doi;  // what its label says it is
  Span span;                     // with its label: "PMID: 40320049"; offsets into the text given
  Span value;                    // without it
  bool labelled = false;         // "doi:", "PMID", "PMCID:", "arXiv:", "ISBN"
  bool well_formed = true;       // shape and check digit
};

// The identifier that begins at `at`: `doi:10…`, `DOI 10…`, `10.1000/…`, `PMID: n`, `PMCID: PMC…`, `PMC…`, `arXiv:…`, `ISBN …`. Values that
// differ from the text (lower case, digits without hyphens) live in the arena.
std::optional<Mention> mention_at(std::string_view text, std::size_t at, Arena& arena);

// All of them in a short text (a marker, an entry) outside addresses, in order.
std::vector<Mention> mentions(std::string_view text, Arena& arena);

}  // namespace citevet::identity
