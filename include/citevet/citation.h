/// The citations of a document: where its text points at a source.
#pragma once

#include <citevet/address.h>
#include <citevet/document.h>
#include <citevet/export.h>
#include <citevet/problem.h>
#include <citevet/reference.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace citevet {

enum class CitationKind : std::uint8_t { source_marker, numeric, author_year, footnote, key, link, url };

/// The name that reports use: `source-marker`, `numeric`, …
[[nodiscard]] CITEVET_EXPORT std::string_view name(CitationKind kind) noexcept;

/// One thing that a citation points at.
struct Target {
  Span span;                   ///< where it stands; inside the citation but for a reference-style link's address
  std::string_view url;        ///< as written, entities resolved; empty for a bare identifier, a number or a name
  std::string_view canonical;  ///< empty when `url` is none or no http(s) address
  std::span<const Identifier> identifiers;
  std::string_view label;   ///< the number, key, or author–year as written; of a source marker the words that name a source. May be empty
  std::string_view author;  ///< author–year and named markers: the first author's family name or the group's name
  std::int32_t year = 0;
  char year_suffix = 0;
  std::uint32_t number = 0;  ///< numeric citations: the number
};

enum class FlawKind : std::uint8_t {
  unclosed,         ///< the marker's closing bracket is missing
  broken_address,   ///< a line end or a space inside the address
  stray_character,  ///< a character that does not belong to an address touches it
  reversed_range,   ///< [9–5]
};

/// Something wrong with how a citation is written.
struct Flaw {
  FlawKind kind = FlawKind::unclosed;
  Span span;
};

/// A citation. Its span runs from the opening to the closing bracket, without emphasis around it; where a Markdown link's text is the
/// marker, it is the whole link; an unclosed marker ends with its address, or with its line.
struct Citation {
  CitationKind kind = CitationKind::source_marker;
  Span span;
  std::span<const Target> targets;  ///< each once, in order; empty for a marker that names nothing that can be looked up
  std::uint32_t first_target = 0;   ///< how many targets the citations before it have: index into Matches::of_targets
  Span supports;                    ///< the sentence that it supports; for a marker alone on its line the block before it
  std::span<const Flaw> flaws;
};

namespace extract {

/// A user's own marker pattern, compiled. See Config::markers.
class CITEVET_EXPORT Pattern {
 public:
  /// A Boost.Regex (Perl syntax) with the named groups `url`, `id`, `title`, `label`; the match is the citation's span.
  /// Throws Error, with the place in the pattern, when it does not compile.
  explicit Pattern(std::string_view pattern);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  struct Impl;
  [[nodiscard]] const Impl& impl() const noexcept { return *impl_; }
  [[nodiscard]] const std::string& source() const noexcept { return source_; }

 private:
  std::string source_;
  std::unique_ptr<const Impl> impl_;
};

/// Finds the citations outside the lists' entries, in order of their begin; they do not overlap.
///
/// `patterns` are tried beside the built-in grammars. A pattern that explodes on this text (Boost.Regex's complexity guard) is left out,
/// and `document.problems` says so.
[[nodiscard]] CITEVET_EXPORT std::vector<Citation> citations(Document& document, std::span<const List> lists,
                                                             std::span<const Pattern> patterns = {});

/// The citation style that most of the citations follow, as reports name it: `source-marker`, `numeric`, …; empty when there are none.
[[nodiscard]] CITEVET_EXPORT std::string_view style(std::span<const Citation> citations) noexcept;

}  // namespace extract

}  // namespace citevet
