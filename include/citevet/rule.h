/// Rules, and the table that lists them.
#pragma once

#include <citevet/analysis.h>
#include <citevet/config.h>
#include <citevet/export.h>
#include <citevet/finding.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace citevet {

/// What asking an address of a rule's examples yields: stands in for the web in the documentation and the tests.
struct Answer {
  std::string_view url;  ///< canonical
  State state = State::alive;
  int status = 200;                ///< 0: no answer
  std::string_view reason = {};    ///< as Link::reason
  std::string_view moved_to = {};  ///< where it redirects to for good (301); empty: nowhere
  Failure failure = Failure::none;
  std::string_view archived = {};          ///< an archived copy
  std::string_view missing_fragment = {};  ///< without `#`: the page does not have it
};

/// A check for one defect. All members view static text.
///
/// It looks in one of two ways: `check` sees the whole document; `check_phrases` sees the places where the document's text has one of
/// `phrases`, which are found for all rules in a single pass. A rule with neither is one that only the runner can apply
/// (suppression/unused).
struct Rule {
  std::string_view id;  ///< `group/name`; names the defect
  Severity severity = Severity::warning;
  std::string_view summary;      ///< one sentence without a full stop
  std::string_view explanation;  ///< why it matters and what to do, in plain words
  std::string_view bad;          ///< an article (plain text) that has just this defect
  std::string_view good;         ///< the same put right: no finding at all
  std::vector<Finding> (*check)(const Analysis&) = nullptr;
  /// Set phrases: ASCII letters in any case, a space stands for any white space, a letter or digit at either end begins or ends a word,
  /// unless a `*` stands there.
  std::span<const std::string_view> phrases = {};
  /// `places` are in order and may lie anywhere in the text: in code, in the lists.
  std::vector<Finding> (*check_phrases)(const Analysis&, std::span<const Span> places) = nullptr;
  std::span<const Answer> answers = {};         ///< for the examples of a rule that needs answers; the other addresses were not asked
  std::vector<Work> (*works)() = nullptr;       ///< for the examples of a rule that needs the registries' word
  std::vector<Search> (*searches)() = nullptr;  ///< what searches found of these works, likewise
  Policy policy = {};                           ///< for the examples of a rule that depends on it
};

namespace rules {

/// Every built-in rule, in order of the ids.
[[nodiscard]] CITEVET_EXPORT std::span<const Rule* const> all() noexcept;

/// The rule with this id, or null.
[[nodiscard]] CITEVET_EXPORT const Rule* find(std::string_view id) noexcept;

/// What a rule's examples presuppose, in a sentence: "In these examples https://example.org/rest answers 404." Empty: nothing.
[[nodiscard]] CITEVET_EXPORT std::string setting(const Rule& rule);

/// The ids and groups closest to a mistyped one, best first, at most three: for "did you mean".
[[nodiscard]] CITEVET_EXPORT std::vector<std::string_view> similar(std::string_view id);

/// Runs the rules that `config` selects, and `extra` beside them; sorted by begin, then id. Severities, suppressions and fingerprints are
/// applied.
[[nodiscard]] CITEVET_EXPORT std::vector<Finding> findings(const Analysis& analysis, const Config& config,
                                                           std::span<const Rule* const> extra = {}, std::size_t threads = 1);

}  // namespace rules

}  // namespace citevet
