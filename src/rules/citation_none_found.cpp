// citation/none-found: a reference list, and nothing in the text that cites it.
#include <citevet/rule.h>

#include "rules/missing.h"
#include "rules/words.h"

#include <algorithm>

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  if (article.references.empty() || cites_anything(article)) return {};
  const auto list = std::ranges::find_if(article.lists, [](const List& each) { return !each.may_stay_uncited; });
  if (list == article.lists.end()) return {};
  const auto index = static_cast<std::uint32_t>(list - article.lists.begin());
  const auto entries =
      static_cast<std::size_t>(std::ranges::count_if(article.references, [&](const Reference& entry) { return entry.list == index; }));
  if (entries == 0) return {};
  return {{.span = list->heading ? list->heading.span : list->span,
           .message = "nothing in the text cites this list of " + counted(entries, "reference", "references"),
           .help = "cite each source where it is used: (Source: …)"}};
}

}  // namespace

extern constinit const Rule citation_none_found{
    .id = "citation/none-found",
    .severity = Severity::warning,
    .summary = "a reference list, and nothing in the text that cites it",
    .explanation =
        "The article lists its sources but no place in the text says which statement rests on which of them. Perhaps the citations are "
        "written "
        "in a form that is not known: a [[marker]] pattern in the config teaches it. This is said once, and no single entry is called "
        "unused.",
    .bad = "Rest helps the heart.\n\nReferences\nMoss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .check = check,
};

}  // namespace citevet::rules
