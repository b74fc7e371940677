/// Addresses and identifiers: what an article's sources are known by.
#pragma once

#include <citevet/arena.h>
#include <citevet/export.h>
#include <citevet/span.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace citevet {

enum class Scheme : std::uint8_t { doi, pmid, pmcid, arxiv, isbn, youtube };

/// A work's name in one scheme, in the scheme's one spelling:
/// doi `10.1000/abc` (lower case), pmid `40320049`, pmcid `PMC12452417`, arxiv `2401.01234` (no version), isbn thirteen digits, youtube
/// eleven characters.
struct Identifier {
  Scheme scheme = Scheme::doi;
  std::string_view value;
  friend bool operator==(const Identifier&, const Identifier&) = default;
};

/// `doi:10.1000/abc`, as reports spell it.
[[nodiscard]] CITEVET_EXPORT std::string to_string(const Identifier& identifier);

/// The prefix that reports use, without the colon: `doi`, `pmid`, `pmcid`, `arxiv`, `isbn`, `youtube`.
[[nodiscard]] CITEVET_EXPORT std::string_view name(Scheme scheme) noexcept;

/// An address and what it is known by. Views lead into the text it was read from, or into an arena.
struct Address {
  std::string_view written;                 ///< as the text has it, entities resolved
  std::string_view canonical;               ///< empty when it is no http or https address
  std::span<const Identifier> identifiers;  ///< the works that the address itself names
};

/// The one spelling of an address: `HTTPS://Example.org:443/a?utm_source=x` → `https://example.org/a`.
///
/// Read as browsers read it (the URL standard, with UTS 46 for hosts), then normalised by RFC 3986 §6.2.2: scheme and host in lower case,
/// percent-encoding, dot segments, default port; an empty fragment or query and the tracking parameters listed in docs/urls.md are dropped.
/// Nothing that could name another page is changed. `https:` is added where no scheme is written (`example.org/a`, `//example.org`).
/// `url` is UTF-8. Empty when it is not an http or https address: that is a fact about the text, not an error.
/// No I/O, no locale; any thread. Throws only std::bad_alloc.
[[nodiscard]] CITEVET_EXPORT std::optional<std::string> canonical_url(std::string_view url);

/// What remains of a canonical address when the differences that do not matter are taken off: scheme, `www.`, trailing slash, fragment
/// (but not `#/…` and `#!…`, which are pages of their own). Two addresses with one key count as one. Views `canonical`.
[[nodiscard]] CITEVET_EXPORT std::string_view address_key(std::string_view canonical) noexcept;

/// The identifiers that an address carries in its host, path or query, by docs/urls.md; none where that is not certain.
[[nodiscard]] CITEVET_EXPORT std::vector<std::string> identifiers_in(std::string_view url);

}  // namespace citevet
