// All that is known of each entry: the works that its identifiers name, those that a search found, and what comes of it.
#include <citevet/analysis.h>

#include "compare/search.h"

#include <algorithm>

namespace citevet {

namespace {

constexpr std::size_t most_identifiers = 8;  // of one entry
constexpr std::size_t most_candidates = 3;
// A work farther off has nothing to do with the entry.
constexpr double farthest = 0.75;

std::vector<NamedWork> named_works(const Analysis& article, const Reference& entry) {
  std::vector<NamedWork> named;
  for (const Identifier& identifier : entry.identifiers.first(std::min(entry.identifiers.size(), most_identifiers))) {
    const Work* work = article.works->find(to_string(identifier));
    if (work == nullptr) continue;
    NamedWork& one = named.emplace_back(NamedWork{.identifier = &identifier, .work = work, .comparison = {}});
    if (!work->records.empty()) one.comparison = compare::comparison(entry, article.document.text, *work);
    // A video's title is changed at will, and its channel is not who speaks: such a record can say that it is the work, not that it is not.
    if (identifier.scheme == Scheme::youtube && one.comparison && one.comparison->identity != Identity::same_work) one.comparison.reset();
  }
  return named;
}

std::vector<Candidate> candidates(const Analysis& article, const Reference& entry, const Search& search) {
  std::vector<Candidate> candidates;
  for (const std::string& identifier : search.works) {
    const Work* work = article.works->find(identifier);
    if (work == nullptr || work->records.empty()) continue;
    if (auto comparison = compare::comparison(entry, article.document.text, *work))
      if (comparison->score >= 1 - farthest) candidates.push_back({work, std::move(*comparison)});
  }
  std::ranges::stable_sort(candidates, {}, &Candidate::distance);
  candidates.resize(std::min(candidates.size(), most_candidates));
  return candidates;
}

}  // namespace

void learn(Analysis& article) {
  article.known.clear();
  article.known.resize(article.references.size());
  for (std::size_t i = 0; i < article.references.size(); ++i) {
    const Reference& entry = article.references[i];
    Known& known = article.known[i];
    known.named = named_works(article, entry);
    if (const std::string key = compare::search_key(entry); !key.empty()) known.search = article.works->search(key);
    if (known.search != nullptr) known.candidates = candidates(article, entry, *known.search);
    known.not_found = compare::is_not_found(article, entry, known);
    known.verification = compare::verification(known);
  }
}

namespace compare {

Verification verification(const Known& known) noexcept {
  if (known.not_found) return Verification::not_found;
  bool verified = false, unknown = false;
  for (const NamedWork& one : known.named) {
    unknown = unknown || one.work->exists == Consulted::not_found;
    if (!one.comparison) continue;
    if (one.comparison->identity == Identity::another_work || one.comparison->differs()) return Verification::differs;
    verified = verified || one.comparison->identity == Identity::same_work;
  }
  if (unknown) return Verification::not_found;
  for (const Candidate& candidate : known.candidates) verified = verified || is_match(candidate.comparison);
  if (verified) return Verification::verified;
  // A run that knows no more than a local list asks nobody.
  const auto asked = [](const NamedWork& one) { return one.work->exists != Consulted::not_asked || !one.work->consulted.empty(); };
  return known.named.empty() || std::ranges::any_of(known.named, asked) ? Verification::unverified : Verification::not_asked;
}

}  // namespace compare

}  // namespace citevet
