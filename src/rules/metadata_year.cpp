// metadata/year: a year that is not the one in the registry.
#include <citevet/rule.h>

#include "rules/described.h"
#include "rules/example_work.h"

namespace citevet::rules {

namespace {

// The year's four digits where the date stands.
Field year_in(const Analysis& article, const Reference& entry, std::string_view year) {
  const std::string_view date = article.text(entry.date.span);
  const std::size_t at = date.find(year);
  if (at == std::string_view::npos || date.find(year, at + 1) != std::string_view::npos) return {};
  return {date.substr(at, year.size()), span_of(article.document.text, date.substr(at, year.size()))};
}

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  for (std::uint32_t i = 0; i < article.references.size(); ++i) {
    const Reference& entry = article.references[i];
    if (entry.year == 0) continue;
    const std::vector<const NamedWork*> all = described(article, entry);
    const Comparison* wrong = by_field(all, &Comparison::year, Agreement::differs);
    const bool beside = wrong == nullptr;
    if (beside) wrong = by_field(all, &Comparison::year, Agreement::variant);
    if (wrong == nullptr) continue;
    const FieldComparison& field = wrong->year;
    const Field place = year_in(article, entry, field.said);
    findings.push_back({.lowered = beside,
                        .span = place        ? place.span
                                : entry.date ? entry.date.span
                                             : entry.span,
                        .message = std::string(who_says(field)) + " has " + field.known + " for this work, the entry " + field.said +
                                   (beside ? ": perhaps published online in one year and in an issue of another" : ""),
                        .help = beside ? "give the year of the issue, or leave it" : "give the year in which the work was published",
                        .reference = i,
                        .fix = replaced(article, place, field.known)});
  }
  return findings;
}

}  // namespace

extern constinit const Rule metadata_year{
    .id = "metadata/year",
    .severity = Severity::warning,
    .summary = "a year that is not the one in the registry",
    .explanation =
        "The identifier's registry has another year than the entry. One year off is a note only: many articles are published online in one "
        "year and in an issue of the next. Books, reports and preprints come in editions and versions, and are not reported.",
    .bad =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\nMoss, A. (2014). Rest and the heart in harbour "
        "towns. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.2021.1\n",
    .good =
        "Rest helps the heart (Source: https://doi.org/10.5555/rest.2021.1).\n\nReferences\nMoss, A. (2021). Rest and the heart in harbour "
        "towns. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.2021.1\n",
    .check = check,
    .works = example_works,
};

}  // namespace citevet::rules
