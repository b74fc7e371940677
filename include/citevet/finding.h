/// What an editor has to look at.
#pragma once

#include <citevet/problem.h>
#include <citevet/span.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace citevet {

/// Another place that belongs to a finding.
struct Related {
  Span span;
  std::string message;
};

/// Replaces the bytes at `span` by `text`.
struct Edit {
  Span span;
  std::string text;
};

/// Edits that mend a finding together. `safe`: they need no look by a person.
struct Fix {
  std::vector<Edit> edits;
  bool safe = true;
};

/// One defect at one place. A rule fills in span, message, help and what it knows beside; the runner the rest.
struct Finding {
  std::string_view rule;                  ///< the rule's id; set by the runner, views the rule
  Severity severity = Severity::warning;  ///< set by the runner from the rule and the config
  bool lowered = false;                   ///< the rule itself made this finding a note
  bool baselined = false;
  Span span;
  std::string message;  ///< names the thing and says what is wrong, in words an editor understands
  std::string help;     ///< what to do; may be empty
  std::vector<Related> related;
  std::optional<std::uint32_t> citation;   ///< index of the citation that it is about
  std::optional<std::uint32_t> reference;  ///< index of the reference that it is about
  std::string_view url;                    ///< the address that it is about; views the document or its arena
  std::optional<Fix> fix;
  std::optional<std::string> suppressed;  ///< the reason given where a suppression in the text silences it (may be empty)
  std::uint64_t fingerprint = 0;          ///< survives edits elsewhere in the file; set by the runner
};

}  // namespace citevet
