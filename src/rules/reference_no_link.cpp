// reference/no-link: an entry with no address and no identifier.
#include <citevet/rule.h>

#include "rules/fields.h"
#include "rules/searched.h"
#include "rules/words.h"

namespace citevet::rules {

namespace {

// Books, chapters and laws are found by their names.
bool lacks_link(const Reference& entry) noexcept {
  if (entry.url || entry.archived || !entry.identifiers.empty()) return false;
  return entry.type != ReferenceType::book && entry.type != ReferenceType::chapter && entry.type != ReferenceType::law;
}

std::vector<Finding> check(const Analysis& article) {
  return where_lacking(
      article,
      [&](const Reference& entry) {
        // The search for its work says more.
        const auto index = static_cast<std::uint32_t>(&entry - article.references.data());
        const bool not_found = !article.known.empty() && article.known[index].not_found;
        return lacks_link(entry) && !not_found && doi_found(article, index).empty();
      },
      [&](const Reference& entry) {
        return Finding{.message = "no address and no identifier: " + called(entry, article.document.text),
                       .help = "add the address of the source, or its DOI"};
      },
      [](std::size_t lacking, std::size_t entries) {
        return Finding{
            .message = std::to_string(lacking) + " of " + std::to_string(entries) + " references have no address and no identifier",
            .help = "add the address of each source, or its DOI"};
      });
}

}  // namespace

extern constinit const Rule reference_no_link{
    .id = "reference/no-link",
    .severity = Severity::warning,
    .summary = "an entry with no address and no identifier",
    .explanation =
        "The entry says what the source is and not where it can be read. Add its address or its DOI. Books, chapters and laws are found by "
        "their "
        "names and need none. Where most entries of a list have none, that is said once, for the list.",
    .bad =
        "Rest helps the heart (Source: https://example.org/rest). Naps help the mood (Source: Lund, 2022).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n"
        "Lund, B. (2022). Naps and the mood.\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest). Naps help the mood (Source: Lund, 2022).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n"
        "Lund, B. (2022). Naps and the mood. https://example.org/naps\n",
    .check = check,
};

}  // namespace citevet::rules
