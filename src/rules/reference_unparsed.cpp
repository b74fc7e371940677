// reference/unparsed: an entry in which author, year or title can't be found.
#include <citevet/rule.h>

#include "rules/fields.h"
#include "rules/words.h"

#include <array>

namespace citevet::rules {

namespace {

struct Part {
  std::string_view name;
  bool (*lacks)(const Reference&) noexcept;
};

// Laws have no authors. "n.d." is a date.
constexpr std::array<Part, 3> parts = {{
    {"author",
     [](const Reference& entry) noexcept { return entry.authors.empty() && entry.editors.empty() && entry.type != ReferenceType::law; }},
    {"year", [](const Reference& entry) noexcept { return entry.year == 0 && !entry.date; }},
    {"title", [](const Reference& entry) noexcept { return !entry.title; }},
}};

// "no author", "no author and no year", "no author, no year and no title"
std::string listed(const std::vector<std::string_view>& missing) {
  std::string out;
  for (std::size_t i = 0; i < missing.size(); ++i)
    out.append(i == 0 ? "no " : i + 1 < missing.size() ? ", no " : " and no ").append(missing[i]);
  return out;
}

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  each_list(article, [&](std::uint32_t first, std::uint32_t end) {
    std::array<std::size_t, parts.size()> lacking{};
    std::size_t any = 0;
    for (std::uint32_t i = first; i < end; ++i)
      for (std::size_t part = 0; part < parts.size(); ++part)
        if (parts[part].lacks(article.references[i])) {
          ++lacking[part];
          ++any;
        }
    if (any == 0) return;

    std::vector<std::string_view> of_list;
    std::size_t most = 0;
    for (std::size_t part = 0; part < parts.size(); ++part)
      if (is_style(lacking[part], end - first)) {
        of_list.push_back(parts[part].name);
        most = std::max(most, lacking[part]);
      }
    // Where entries may stay uncited, a name and an address are enough.
    const std::uint32_t list = article.references[first].list;
    if (!of_list.empty() && !article.lists[list].may_stay_uncited)
      findings.push_back({.span = place_of_list(article, first),
                          .message = "most references of this list give " + listed(of_list) + " (" + std::to_string(most) + " of " +
                                     std::to_string(end - first) + ")",
                          .help = "give author, year and title for each, so that a source can be found when its address dies"});

    for (std::uint32_t i = first; i < end; ++i) {
      std::vector<std::string_view> of_entry;
      for (std::size_t part = 0; part < parts.size(); ++part)
        if (!is_style(lacking[part], end - first) && parts[part].lacks(article.references[i])) of_entry.push_back(parts[part].name);
      if (of_entry.empty()) continue;
      findings.push_back(
          {.span = article.references[i].span,
           .message = listed(of_entry) + " can be found in this reference: " + called(article.references[i], article.document.text),
           .help = "write it like the others: Author, A. (Year). Title. Address",
           .reference = i});
    }
  });
  return findings;
}

}  // namespace

extern constinit const Rule reference_unparsed{
    .id = "reference/unparsed",
    .severity = Severity::warning,
    .summary = "an entry in which author, year or title can't be found",
    .explanation =
        "An entry says who wrote what and when. In this one a part is missing, or is written so that it can't be told from the others. "
        "Where most entries of a list lack a part, that is said once, for the list.",
    .bad =
        "Rest helps the heart (Source: https://example.org/rest). Naps help the mood (Source: https://example.org/naps).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n"
        "Lund, B. Naps and the mood. https://example.org/naps\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest). Naps help the mood (Source: https://example.org/naps).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n"
        "Lund, B. (2022). Naps and the mood. https://example.org/naps\n",
    .check = check,
};

}  // namespace citevet::rules
