// Counts what a document's report holds.
#include "check/summary.h"

#include "rules/missing.h"

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
  for (std::size_t kind = 0; kind < verification.size(); ++kind) verification[kind] += other.verification[kind];
  incomplete = incomplete || other.incomplete;
  return *this;
}

namespace detail {

Summary summary_of(const DocumentReport& report) {
  const Analysis& analysis = report.analysis;
  Summary sum;
  sum.documents = 1;
  sum.citations = analysis.citations.size();
  sum.references = analysis.references.size();

  std::uint32_t before = no_reference;
  for (const rules::Missing& missing : rules::missing_entries(analysis)) {
    if (missing.citation != before) ++sum.orphaned;
    before = missing.citation;
  }
  sum.unused = rules::unused_entries(analysis).size();

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
      if (finding.fix && finding.fix->safe) ++sum.fixable;
    }
  }

  if (analysis.known.empty())
    sum.verification[static_cast<std::size_t>(Verification::not_asked)] = sum.references;
  else
    for (const Known& known : analysis.known) ++sum.verification[static_cast<std::size_t>(known.verification)];

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
