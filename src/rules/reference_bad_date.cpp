// reference/bad-date: an impossible, future or reversed date; an access date before publication.
#include <citevet/rule.h>

#include "rules/words.h"
#include "text/dates.h"

#include <algorithm>
#include <chrono>
#include <optional>

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  const bool has_today = article.today.ok();
  const text::Date today{static_cast<int>(article.today.year()), static_cast<unsigned>(article.today.month()),
                         static_cast<unsigned>(article.today.day())};
  for (std::uint32_t i = 0; i < article.references.size(); ++i) {
    const Reference& entry = article.references[i];
    const auto add = [&](const Field& field, std::string message, std::string_view help) {
      findings.push_back({.span = field.span, .message = std::move(message), .help = std::string(help), .reference = i});
    };
    std::optional<text::Date> published;
    // A year alone is what most entries give: no need to take it apart.
    const bool only_year = entry.date.text.size() == 4 && entry.year != 0;
    if (only_year)
      published = text::Date{entry.year, 0, 0};
    else if (entry.date)
      published = text::date_of(entry.date.text);
    if (published && !text::is_possible(*published)) {
      add(entry.date, "there is no such day as " + quoted(entry.date.text), "look the date up in the source");
      published.reset();
    } else if (!only_year && entry.date && text::is_reversed_range(entry.date.text)) {
      add(entry.date, "these years run backwards: " + quoted(entry.date.text), "write the earlier year first");
    } else if (published && has_today) {
      // Journals date their issues ahead, into the next year at most; a day is not given ahead.
      const bool future = published->year > today.year + 1 || (published->day != 0 && text::is_after(*published, today));
      if (future) {
        add(entry.date, "this source appeared in the future: " + quoted(entry.date.text), "look the date up in the source");
        published.reset();
      }
    }
    if (!entry.accessed) continue;
    const auto accessed = text::date_of(entry.accessed.text);
    if (!accessed) continue;
    if (!text::is_possible(*accessed))
      add(entry.accessed, "there is no such day as " + quoted(entry.accessed.text), "give the day on which the source was read");
    else if (has_today && text::is_after(*accessed, today))
      add(entry.accessed, "this source was read in the future: " + quoted(entry.accessed.text),
          "give the day on which the source was read");
    else if (published && text::is_after(*published, *accessed))
      add(entry.accessed, "read " + quoted(entry.accessed.text) + ", before it appeared (" + std::string(entry.date.text) + ")",
          "one of the two dates is wrong, or the source has been replaced since");
  }
  return findings;
}

}  // namespace

extern constinit const Rule reference_bad_date{
    .id = "reference/bad-date",
    .severity = Severity::warning,
    .summary = "an impossible, future or reversed date, or an access date before publication",
    .explanation =
        "A date in the entry can't be right: a day that no calendar has, a year that has not come, years that run backwards, or a source "
        "that was read before "
        "it appeared. Look it up in the source. Dates that can be read in two ways are left alone.",
    .bad =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021, June 31). Rest and the heart. https://example.org/rest\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021, June 30). Rest and the heart. https://example.org/rest\n",
    .check = check,
};

}  // namespace citevet::rules
