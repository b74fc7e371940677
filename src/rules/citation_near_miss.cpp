// Author–year citations that miss their entry in one part: what the three rules about them share.
#include "rules/citation_near_miss.h"

#include "rules/places.h"
#include "rules/words.h"
#include "text/ascii.h"

#include <deque>

namespace citevet::rules {

std::string as_cited(const Target& target) {
  if (!target.label.empty()) return quoted(target.label);
  std::string name(target.author);
  if (target.year != 0) name += ", " + std::to_string(target.year);
  if (target.year_suffix != 0) name += target.year_suffix;
  return quoted(name);
}

std::string as_listed(const Reference& entry) {
  std::string name = entry.authors.empty() ? std::string(entry.title.text) : std::string(entry.authors.front().text);
  if (entry.authors.size() > 1) name += " et al.";
  if (entry.year != 0) name += " (" + std::to_string(entry.year) + (entry.year_suffix != 0 ? std::string(1, entry.year_suffix) : "") + ")";
  return name;
}

std::vector<Finding> near_misses(const Analysis& article, Miss miss,
                                 std::string (*message)(const Analysis&, const Target&, const Reference&), std::string_view help) {
  Gathered gathered;
  std::deque<std::string> keys;
  for (const Match& match : article.matches.of_targets) {
    if (match.miss != miss || match.nearest == no_reference) continue;
    const Citation& citation = article.citations[match.citation];
    const Target& target = citation.targets[static_cast<std::size_t>(&match - article.matches.of(citation).data())];
    const Reference& nearest = article.references[match.nearest];
    Finding finding{.span = target.span.empty() ? citation.span : target.span, .help = std::string(help), .citation = match.citation};
    finding.message = message(article, target, nearest);
    relate(finding, nearest.span, "the entry nearly meant");
    const std::string& key = keys.emplace_back(text::lower(as_cited(target)) + '@' + std::to_string(match.nearest));
    gathered.add(key, std::move(finding), "cited here too");
  }
  return gathered.take();
}

}  // namespace citevet::rules
