/// What went wrong with the run, and is no finding about a place in a text.
#pragma once

#include <citevet/export.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace citevet {

enum class Severity : std::uint8_t { note, warning, error };

/// The name that reports and settings use: `note`, `warning`, `error`.
[[nodiscard]] CITEVET_EXPORT std::string_view name(Severity severity) noexcept;

enum class ProblemKind : std::uint8_t {
  no_network,
  registry_unavailable,
  unreadable_file,
  bad_pattern,
  encoding,
  deadline,
  cancelled,
};

/// The name that reports use: `no-network`, `registry-unavailable`, …
[[nodiscard]] CITEVET_EXPORT std::string_view name(ProblemKind kind) noexcept;

/// A problem of the run. Every output shows them; `error` ones make the exit status 2.
struct Problem {
  ProblemKind kind = ProblemKind::unreadable_file;
  Severity severity = Severity::error;
  std::string name;     ///< what it concerns: a path, a pattern, a registry; empty for the run as a whole
  std::string message;  ///< one sentence: what is wrong and what to do

  friend bool operator==(const Problem&, const Problem&) = default;
};

}  // namespace citevet
