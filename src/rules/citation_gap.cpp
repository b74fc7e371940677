// citation/gap: a hole in the numbers of a list.
#include <citevet/rule.h>

#include "rules/numbered.h"
#include "rules/words.h"

#include <algorithm>

namespace citevet::rules {

namespace {

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  const Numbering* numbering = nullptr;
  std::optional<Numbering> made;
  for (std::size_t i = 0; i < article.references.size();) {
    const std::uint32_t list = article.references[i].list;
    std::size_t end = i;
    std::vector<std::string> missing;
    std::size_t holes = 0, hole_at = 0;
    std::uint32_t expected = 0;
    bool clear = true;
    for (; end < article.references.size() && article.references[end].list == list; ++end) {
      const auto number = clear ? number_of(article.references[end].label.text) : std::nullopt;
      if (!number || (end == i && *number > 1) || (end > i && *number < expected)) {
        clear = false;
        continue;
      }
      if (end > i && *number > expected) {
        if (holes == 0) hole_at = end;
        constexpr std::size_t most_named = 5;
        for (std::uint32_t hole = expected; hole < *number && missing.size() < most_named; ++hole) missing.push_back(std::to_string(hole));
        holes += *number - expected;
      }
      expected = *number + 1;
    }
    // A list that leaves out more than it has counts something else.
    if (clear && holes > 0 && holes < end - i) {
      if (numbering == nullptr) numbering = &made.emplace(article);
      if (numbering->is_clear(list)) {
        std::string numbers;
        for (const std::string& number : missing) numbers += (numbers.empty() ? "" : ", ") + number;
        if (holes > missing.size()) numbers += " and " + std::to_string(holes - missing.size()) + " more";
        findings.push_back({.span = article.references[hole_at].span,
                            .message = "the list skips number " + numbers,
                            .help = "add the entry that is missing, or number the list anew",
                            .reference = static_cast<std::uint32_t>(hole_at)});
      }
    }
    i = end;
  }
  return findings;
}

}  // namespace

extern constinit const Rule citation_gap{
    .id = "citation/gap",
    .severity = Severity::warning,
    .summary = "a hole in the numbers of the list",
    .explanation =
        "The entries are numbered, and a number is left out: an entry was deleted, or lost. Numbers behind the hole may now mean another "
        "source "
        "than the text thinks. Silent where the numbering is not clear.",
    .bad =
        "Rest helps the heart [1]. Naps help the mood [2]. Walks help the back [4].\n\nReferences\n"
        "1. Moss, A. (2021). Rest and the heart. https://example.org/rest\n"
        "2. Lund, B. (2022). Naps and the mood. https://example.org/naps\n"
        "4. Abel, C. (2023). Walks and the back. https://example.org/walks\n",
    .good =
        "Rest helps the heart [1]. Naps help the mood [2]. Walks help the back [3].\n\nReferences\n"
        "1. Moss, A. (2021). Rest and the heart. https://example.org/rest\n"
        "2. Lund, B. (2022). Naps and the mood. https://example.org/naps\n"
        "3. Abel, C. (2023). Walks and the back. https://example.org/walks\n",
    .check = check,
};

}  // namespace citevet::rules
