// The names by which reports and settings call severities, problems and formats.
#include <citevet/document.h>
#include <citevet/problem.h>

namespace citevet {

std::string_view name(Severity severity) noexcept {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return {};
}

std::string_view name(ProblemKind kind) noexcept {
  switch (kind) {
    case ProblemKind::no_network:
      return "no-network";
    case ProblemKind::registry_unavailable:
      return "registry-unavailable";
    case ProblemKind::unreadable_file:
      return "unreadable-file";
    case ProblemKind::bad_pattern:
      return "bad-pattern";
    case ProblemKind::encoding:
      return "encoding";
    case ProblemKind::deadline:
      return "deadline";
    case ProblemKind::cancelled:
      return "cancelled";
  }
  return {};
}

std::string_view name(Format format) noexcept {
  switch (format) {
    case Format::text:
      return "text";
    case Format::markdown:
      return "markdown";
  }
  return {};
}

}  // namespace citevet
