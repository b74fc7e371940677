// metadata/not-found: a journal or conference work that no registry can find.
#include <citevet/rule.h>

#include "rules/example_work.h"
#include "rules/words.h"

#include <cmath>

namespace citevet::rules {

namespace {

std::string searched_in(const Search& search) {
  std::string names;
  for (std::size_t i = 0; i < search.consulted.size(); ++i) {
    if (i > 0) names += i + 1 == search.consulted.size() ? " nor " : ", ";
    names += title(search.consulted[i].first);
  }
  return names;
}

std::string nearest(std::span<const Candidate> candidates) {
  if (candidates.empty()) return {};
  std::string text = "; the nearest that they have:";
  for (const Candidate& candidate : candidates) {
    const FieldComparison& title = candidate.comparison.title;
    text += (&candidate == candidates.data() ? " " : "; ") + rules::quoted(title.known) + " (" + candidate.work->identifier + ", " +
            std::to_string(std::lround(100 * candidate.distance())) + " % off)";
  }
  return text;
}

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  for (std::uint32_t i = 0; i < article.known.size(); ++i) {
    const Reference& entry = article.references[i];
    const Known& known = article.known[i];
    if (!known.not_found) continue;
    findings.push_back({.span = entry.title.span,
                        .message = "neither " + searched_in(*known.search) + " has a work like " + rules::quoted(entry.title.text) +
                                   nearest(known.candidates),
                        .help = "ask the author for the source; if nobody can show it, take it out: references are invented by machines",
                        .reference = i});
  }
  return findings;
}

std::vector<Search> searches() {
  return {{.key = "a short history of lighthouse keepers|quist p|1999",
           .consulted = {{Registry::crossref, Consulted::not_found}, {Registry::openalex, Consulted::not_found}}}};
}

}  // namespace

extern constinit const Rule metadata_not_found{
    .id = "metadata/not-found",
    .severity = Severity::warning,
    .summary = "a journal or conference work that no registry can find",
    .explanation =
        "The entry names an article with its journal and gives no identifier, and no registry that was searched has a work like it. "
        "Language models invent such references. Only articles and conference papers in English that are older than a year are judged; "
        "books, reports, theses, laws and pages are never accused, nor is an entry whose address answers.",
    .bad =
        "Rest helps the heart (Source: Quist, 1999).\n\nReferences\nQuist, P. (1999). A short history of lighthouse keepers. Coast and "
        "Sea, 7(1), 1–9.\n",
    .good =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\nMoss, A. (2021). Rest and the heart in harbour "
        "towns. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.2021.1\n",
    .check = check,
    .works = example_works,
    .searches = searches,
};

}  // namespace citevet::rules
