// Every built-in rule. A rule that is not listed here does not exist.
#include <citevet/rule.h>

#include "text/fuzzy.h"

#include <algorithm>
#include <utility>

namespace citevet::rules {

extern constinit const Rule citation_ai_residue;
extern constinit const Rule citation_ambiguous;
extern constinit const Rule citation_author_mismatch;
extern constinit const Rule citation_bad_range;
extern constinit const Rule citation_gap;
extern constinit const Rule citation_malformed;
extern constinit const Rule citation_no_address;
extern constinit const Rule citation_no_reference_list;
extern constinit const Rule citation_none_found;
extern constinit const Rule citation_order;
extern constinit const Rule citation_orphaned;
extern constinit const Rule citation_unattributed_quote;
extern constinit const Rule citation_unsourced_claim;
extern constinit const Rule citation_variant_url;
extern constinit const Rule citation_year_mismatch;
extern constinit const Rule link_blocked;
extern constinit const Rule link_gone;
extern constinit const Rule link_insecure;
extern constinit const Rule link_missing_fragment;
extern constinit const Rule link_moved;
extern constinit const Rule link_not_public;
extern constinit const Rule link_suspect;
extern constinit const Rule link_unreachable;
extern constinit const Rule link_unstable_url;
extern constinit const Rule link_untrusted_archive;
extern constinit const Rule metadata_authors;
extern constinit const Rule metadata_concern;
extern constinit const Rule metadata_container;
extern constinit const Rule metadata_corrected;
extern constinit const Rule metadata_missing_doi;
extern constinit const Rule metadata_not_found;
extern constinit const Rule metadata_retracted;
extern constinit const Rule metadata_superseded;
extern constinit const Rule metadata_title;
extern constinit const Rule metadata_unknown_identifier;
extern constinit const Rule metadata_wrong_work;
extern constinit const Rule metadata_year;
extern constinit const Rule reference_bad_date;
extern constinit const Rule reference_bad_identifier;
extern constinit const Rule reference_conflicting_identifiers;
extern constinit const Rule reference_duplicate;
extern constinit const Rule reference_generic_title;
extern constinit const Rule reference_no_link;
extern constinit const Rule reference_publisher_as_author;
extern constinit const Rule reference_truncated_title;
extern constinit const Rule reference_unparsed;
extern constinit const Rule reference_unused;
extern constinit const Rule suppression_no_reason;
extern constinit const Rule suppression_unused;

namespace {

// In order of the ids.
constexpr const Rule* table[] = {
    &citation_ai_residue,
    &citation_ambiguous,
    &citation_author_mismatch,
    &citation_bad_range,
    &citation_gap,
    &citation_malformed,
    &citation_no_address,
    &citation_no_reference_list,
    &citation_none_found,
    &citation_order,
    &citation_orphaned,
    &citation_unattributed_quote,
    &citation_unsourced_claim,
    &citation_variant_url,
    &citation_year_mismatch,
    &link_blocked,
    &link_gone,
    &link_insecure,
    &link_missing_fragment,
    &link_moved,
    &link_not_public,
    &link_suspect,
    &link_unreachable,
    &link_unstable_url,
    &link_untrusted_archive,
    &metadata_authors,
    &metadata_concern,
    &metadata_container,
    &metadata_corrected,
    &metadata_missing_doi,
    &metadata_not_found,
    &metadata_retracted,
    &metadata_superseded,
    &metadata_title,
    &metadata_unknown_identifier,
    &metadata_wrong_work,
    &metadata_year,
    &reference_bad_date,
    &reference_bad_identifier,
    &reference_conflicting_identifiers,
    &reference_duplicate,
    &reference_generic_title,
    &reference_no_link,
    &reference_publisher_as_author,
    &reference_truncated_title,
    &reference_unparsed,
    &reference_unused,
    &suppression_no_reason,
    &suppression_unused,
};

}  // namespace

std::span<const Rule* const> all() noexcept {
  return table;
}

const Rule* find(std::string_view id) noexcept {
  const auto found = std::ranges::lower_bound(table, id, {}, &Rule::id);
  return found != std::ranges::end(table) && (*found)->id == id ? *found : nullptr;
}

std::vector<std::string_view> similar(std::string_view id) {
  constexpr double close_enough = 0.5;
  constexpr std::size_t most = 3, longest = 100;
  id = id.substr(0, longest);
  std::vector<std::pair<double, std::string_view>> close;
  const auto offer = [&](std::string_view name, std::string_view compared) {
    if (const double similarity = text::similarity(id, compared, close_enough); similarity >= close_enough)
      close.emplace_back(similarity, name);
  };
  std::string_view group;
  for (const Rule* rule : table) {
    const std::size_t slash = rule->id.find('/');
    if (std::exchange(group, rule->id.substr(0, slash)) != rule->id.substr(0, slash)) offer(group, group);
    offer(rule->id, rule->id);
    // "orphaned" alone is meant as well as "citation/orphaned".
    if (id.find('/') == std::string_view::npos) offer(rule->id, rule->id.substr(slash + 1));
  }
  std::ranges::stable_sort(close, [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string_view> names;
  for (const auto& [similarity, name] : close)
    if (names.size() < most && std::ranges::find(names, name) == names.end()) names.push_back(name);
  return names;
}

}  // namespace citevet::rules
