/// Which citation means which reference.
#pragma once

#include <citevet/citation.h>
#include <citevet/export.h>
#include <citevet/reference.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace citevet {

/// How a target was matched, strongest first.
enum class How : std::uint8_t { none, exact, canonical, identifier, work, redirect, name, number, key, author_year };

/// The name that reports use; empty for `none`.
[[nodiscard]] CITEVET_EXPORT std::string_view name(How how) noexcept;

/// Why a target that names an author and a year has no single entry.
enum class Miss : std::uint8_t { none, author, year, ambiguous };

inline constexpr std::uint32_t no_reference = 0xFFFFFFFF;

/// What one target of one citation means.
struct Match {
  std::uint32_t citation = 0;
  std::uint32_t reference = no_reference;
  How how = How::none;
  Miss miss = Miss::none;                ///< for author–year and named targets; `nearest` then is the entry nearly meant
  std::uint32_t nearest = no_reference;  ///< unmatched: the closest entry, if any is close
};

/// All matches of a document.
struct Matches {
  std::vector<Match> of_targets;           ///< one per target, in the order of the citations and their targets
  std::vector<std::uint32_t> cited_begin;  ///< per reference, where its citations begin in `cited_by`; one more at the end
  std::vector<std::uint32_t> cited_by;     ///< indices of citations, rising
  /// Per reference: an entry before it in its list with its address, its identifier or another identifier of its work; or no_reference.
  std::vector<std::uint32_t> same_as;

  [[nodiscard]] std::span<const Match> of(const Citation& citation) const noexcept {
    return {of_targets.data() + citation.first_target, citation.targets.size()};
  }
  /// The citations that mean the reference with this index; each once, rising.
  [[nodiscard]] std::span<const std::uint32_t> citing(std::size_t reference) const noexcept {
    return {cited_by.data() + cited_begin[reference], cited_begin[reference + 1] - cited_begin[reference]};
  }
};

/// What is known to be one, beyond what the addresses themselves say: from registries (`works`) and from redirects. Empty offline.
/// Keys are canonical addresses or identifiers as to_string spells them.
struct Equivalents {
  std::vector<std::pair<std::string, std::string>> works;
  std::vector<std::pair<std::string, std::string>> redirects;
};

namespace match {

/// Matches every target: exact, canonical, identifier, work, redirect, name. A citation means the list of its own section where each has
/// one, else any. The cost grows with citations + references, never with their product.
[[nodiscard]] CITEVET_EXPORT Matches matches(std::span<const Citation> citations, std::span<const Reference> references,
                                             std::span<const List> lists, const Equivalents& equivalents = {});

}  // namespace match

}  // namespace citevet
