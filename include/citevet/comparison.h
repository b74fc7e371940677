/// What an entry says of a work beside what the registries say of it.
#pragma once

#include <citevet/export.h>
#include <citevet/reference.h>
#include <citevet/work.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace citevet {

enum class Agreement : std::uint8_t {
  not_compared,  ///< one side does not say, or the two can't be compared: never a mismatch
  same,
  variant,  ///< another way to write the same: an abbreviation, a subtitle left out, a year beside it
  differs,
};

/// The name that reports use: `not-compared`, `same`, …
[[nodiscard]] CITEVET_EXPORT std::string_view name(Agreement agreement) noexcept;

/// One field on both sides.
struct FieldComparison {
  Agreement agreement = Agreement::not_compared;
  std::string said;    ///< what the entry says
  std::string known;   ///< what the registry says
  std::string reason;  ///< a phrase for people: "leaves out Berg, C."; empty where they are the same
  std::optional<Registry> registry{};
};

enum class Identity : std::uint8_t { cannot_tell, same_work, another_work };

/// The name that reports use: `cannot-tell`, …
[[nodiscard]] CITEVET_EXPORT std::string_view name(Identity identity) noexcept;

/// What became of a reference, by all that was asked.
enum class Verification : std::uint8_t {
  not_asked,
  verified,    ///< it is that work, and nothing but notes differ
  differs,     ///< a field differs, or it is another work
  not_found,   ///< no registry has such a work
  unverified,  ///< nobody could say
};

/// The name that reports use: `not-asked`, `verified`, …
[[nodiscard]] CITEVET_EXPORT std::string_view name(Verification verification) noexcept;

/// An entry beside what is known of a work, field by field. It owns its strings.
struct Comparison {
  FieldComparison title, authors, year, container;
  bool truncated = false;            ///< the entry's title breaks off; then title.agreement is `differs`
  bool other_authors = false;        ///< none of the entry's authors is the work's; then authors.agreement is `differs`
  bool publisher_as_author = false;  ///< who published it stands in the authors' place; then authors.agreement is `differs`
  Identity identity = Identity::cannot_tell;
  double score = 0;  ///< 0 to 1: how sure it is that both are one work

  [[nodiscard]] bool differs() const noexcept {
    return title.agreement == Agreement::differs || authors.agreement == Agreement::differs || year.agreement == Agreement::differs ||
           container.agreement == Agreement::differs;
  }
};

/// A work that one of an entry's identifiers names, and the entry beside it. Views what the entry and the works own.
struct NamedWork {
  const Identifier* identifier = nullptr;
  const Work* work = nullptr;
  std::optional<Comparison> comparison;  ///< none: no registry describes it
};

/// A work that a search for an entry found, and the entry beside it.
struct Candidate {
  const Work* work = nullptr;
  Comparison comparison;

  /// 0 to 1: how far the entry is from it.
  [[nodiscard]] double distance() const noexcept { return 1 - comparison.score; }
};

/// All that is known of one entry.
struct Known {
  std::vector<NamedWork> named;       ///< by its identifiers, in their order: those that somebody was asked about
  const Search* search = nullptr;     ///< null: it was not searched for
  std::vector<Candidate> candidates;  ///< the nearest first
  bool not_found = false;             ///< registries that would have its work were searched, and none has one like it
  Verification verification = Verification::not_asked;
};

namespace compare {

/// Compares with what one registry says. `document` is the text that the entry stands in. Never throws for any content; the cost is
/// bounded, whatever the sizes.
[[nodiscard]] CITEVET_EXPORT Comparison comparison(const Reference& entry, std::string_view document, const Record& record);

/// Compares with all that is known of a work. A field is the same when any registry says so; it differs on the word of the work's own
/// registry or of two that agree. Nothing when no registry describes the work.
[[nodiscard]] CITEVET_EXPORT std::optional<Comparison> comparison(const Reference& entry, std::string_view document, const Work& work);

/// What became of an entry, by all that is known of it.
[[nodiscard]] CITEVET_EXPORT Verification verification(const Known& known) noexcept;

}  // namespace compare

}  // namespace citevet
