/// Rules, and the table that lists them.
#pragma once

#include <citevet/analysis.h>
#include <citevet/config.h>
#include <citevet/export.h>
#include <citevet/finding.h>

#include <span>
#include <string_view>
#include <vector>

namespace citevet {

/// A check for one defect. All members view static text.
struct Rule {
  std::string_view id;  ///< `group/name`; names the defect
  Severity severity = Severity::warning;
  std::string_view summary;      ///< one sentence without a full stop
  std::string_view explanation;  ///< why it matters and what to do, in plain words
  std::string_view bad;          ///< an article (plain text) that has just this defect
  std::string_view good;         ///< the same put right: no finding at all
  std::vector<Finding> (*check)(const Analysis&) = nullptr;
};

namespace rules {

/// Every built-in rule, in order of the ids.
[[nodiscard]] CITEVET_EXPORT std::span<const Rule* const> all() noexcept;

/// The rule with this id, or null.
[[nodiscard]] CITEVET_EXPORT const Rule* find(std::string_view id) noexcept;

/// The ids and groups closest to a mistyped one, best first, at most three: for "did you mean".
[[nodiscard]] CITEVET_EXPORT std::vector<std::string_view> similar(std::string_view id);

/// Runs the rules that `config` selects, and `extra` beside them; sorted by begin, then id. Severities, suppressions and fingerprints are
/// applied.
[[nodiscard]] CITEVET_EXPORT std::vector<Finding> findings(const Analysis& analysis, const Config& config,
                                                           std::span<const Rule* const> extra = {});

}  // namespace rules

}  // namespace citevet
