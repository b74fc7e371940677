// Counts what a document's report holds.
#include "check/summary.h"

namespace citevet {

Summary& Summary::operator+=(const Summary& other) noexcept {
  documents += other.documents;
  citations += other.citations;
  references += other.references;
  orphaned += other.orphaned;
  unused += other.unused;
  errors += other.errors;
  warnings += other.warnings;
  notes += other.notes;
  suppressed += other.suppressed;
  baselined += other.baselined;
  fixable += other.fixable;
  for (std::size_t state = 0; state < links.size(); ++state) links[state] += other.links[state];
  incomplete = incomplete || other.incomplete;
  return *this;
}

namespace detail {

namespace {

// Points at a source of its own, rather than naming one in words.
bool can_be_orphaned(const Target& target) noexcept {
  return !target.url.empty() || !target.identifiers.empty() || target.number != 0 || target.year != 0;
}

}  // namespace

Summary summary_of(const DocumentReport& report) {
  const Analysis& analysis = report.analysis;
  Summary sum;
  sum.documents = 1;
  sum.citations = analysis.citations.size();
  sum.references = analysis.references.size();

  if (!analysis.references.empty()) {
    for (const Citation& citation : analysis.citations) {
      const auto matches = analysis.matches.of(citation);
      for (std::size_t i = 0; i < matches.size(); ++i) {
        if (matches[i].reference == no_reference && matches[i].miss == Miss::none && can_be_orphaned(citation.targets[i])) {
          ++sum.orphaned;
          break;
        }
      }
    }
  }
  if (!analysis.citations.empty()) {
    for (std::size_t i = 0; i < analysis.references.size(); ++i)
      if (analysis.matches.citing(i).empty() && !analysis.lists[analysis.references[i].list].may_stay_uncited) ++sum.unused;
  }

  for (const Finding& finding : report.findings) {
    if (finding.suppressed) {
      ++sum.suppressed;
    } else if (finding.baselined) {
      ++sum.baselined;
    } else {
      switch (finding.severity) {
        case Severity::error:
          ++sum.errors;
          break;
        case Severity::warning:
          ++sum.warnings;
          break;
        case Severity::note:
          ++sum.notes;
          break;
      }
      if (finding.fix) ++sum.fixable;
    }
  }

  for (const Address& address : analysis.addresses) {
    const Link* link = analysis.links == nullptr ? nullptr : analysis.links->find(address.canonical);
    const State state = link == nullptr ? State::skipped : link->state;
    ++sum.links[static_cast<std::size_t>(state)];
    if (link != nullptr && link->incomplete) sum.incomplete = true;
  }
  return sum;
}

}  // namespace detail

}  // namespace citevet
