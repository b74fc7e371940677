// Finds addresses and identifiers in running text.
#pragma once

#include <citevet/address.h>
#include <citevet/arena.h>
#include <citevet/span.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace citevet::identity {

// The address that begins at `at`: one with a scheme (http, https, ftp, file, and what only opens on the writer's machine), `www.…`, or a
// host with a known ending and a path (`doi.org/10…`, `who.int/x`), which does not begin inside a word. It ends
// - before white space, `<`, `>`, `"`, typographic quotation marks, full-width punctuation (，。、；：！？（）【】「」) and a dash or an
//   ellipsis (— …);
// - before a closing bracket that it does not open itself: of "(see https://example.org/a_(b))" it takes "https://example.org/a_(b)";
// - before a comma, a semicolon or a bar that another address follows without a space.
// Then closing punctuation is taken off (. , ; : ! ? ' * _ ~ | \ and an entity such as `&quot;`). Empty when none begins here. Views
// `text`.
std::string_view address_at(std::string_view text, std::size_t at) noexcept;

// The address whose scheme ends at the colon of a `://`, also where a word has grown together with it ("seehttps://…"). Views `text`.
std::string_view address_with_scheme(std::string_view text, std::size_t colon) noexcept;

// The first address that begins at `from` or behind it, outside of words. Empty: none. Views `text`.
std::string_view next_address(std::string_view text, std::size_t from = 0) noexcept;

// An identifier as a text writes it.
struct Mention {
  // What the value is; its scheme may be another than the label claims (`PMID: PMC7092803`). `value` is empty where the form is wrong.
  Identifier identifier;
  Scheme claimed = Scheme::doi;  // what its label says it is; without a label what it is
  Span span;                     // with its label: "PMID: 40320049"; offsets into the text given
  Span value;                    // without it
  bool labelled = false;         // "doi:", "PMID", "PMCID:", "arXiv:", "ISBN"
  bool well_formed = true;       // of the claimed scheme, in shape and check digit
};

// The identifier that begins at `at`: `doi:10…`, `DOI 10…`, `10.1000/…`, `PMID: n`, `PMCID: PMC…`, `PMC…`, `arXiv:…`, `ISBN …`. Nothing
// inside a word, nor where a label is followed by something that was not meant as an identifier ("DOI: forthcoming"). Values that differ
// from the text (lower case, digits without hyphens) live in the arena.
std::optional<Mention> mention_at(std::string_view text, std::size_t at, Arena& arena);

// All of them in a text outside addresses, in order. Linear.
std::vector<Mention> mentions(std::string_view text, Arena& arena);

// A number with a check digit that names no work: a journal's ISSN, an author's ORCID.
struct CheckedNumber {
  enum class Kind : std::uint8_t { issn, orcid };
  Kind kind = Kind::issn;
  Span span;                // with its label or the address it stands in: "ISSN 2049-3630", "https://orcid.org/0000-0002-1825-0097"
  Span value;               // without it
  bool well_formed = true;  // shape and check digit
};

// Those that a label ("ISSN", "eISSN:", "ORCID") or the address of orcid.org announces, in order.
std::vector<CheckedNumber> checked_numbers(std::string_view text);

}  // namespace citevet::identity
