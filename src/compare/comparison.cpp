// An entry beside a record, and beside all that is known of a work.
#include <citevet/comparison.h>

#include "compare/authors.h"
#include "compare/container.h"
#include "compare/title.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace citevet {

namespace {

constexpr std::array<std::string_view, 4> agreement_names = {"not-compared", "same", "variant", "differs"};
constexpr std::array<std::string_view, 3> identity_names = {"cannot-tell", "same-work", "another-work"};
constexpr std::array<std::string_view, 5> verification_names = {"not-asked", "verified", "differs", "not-found", "unverified"};

}  // namespace

std::string_view name(Agreement agreement) noexcept {
  return agreement_names[static_cast<std::size_t>(agreement)];
}
std::string_view name(Identity identity) noexcept {
  return identity_names[static_cast<std::size_t>(identity)];
}
std::string_view name(Verification verification) noexcept {
  return verification_names[static_cast<std::size_t>(verification)];
}

namespace compare {

namespace {

constexpr std::size_t most_records = 32;  // of one entry
constexpr std::size_t most_dates = 32;

// Of these another edition, version or capture may be meant, in another year.
bool has_one_year(ReferenceType type) noexcept {
  return type == ReferenceType::article || type == ReferenceType::unknown || type == ReferenceType::conference;
}

FieldComparison compare_years(const Reference& entry, const Record& record) {
  FieldComparison field;
  if (entry.year == 0) return field;
  field.said = std::to_string(entry.year);
  std::vector<std::int32_t> years;
  if (record.year != 0) years.push_back(record.year);
  for (const auto& [kind, date] : record.dates)
    if (date.year != 0 && years.size() < most_dates) years.push_back(date.year);
  if (years.empty()) return field;
  field.known = std::to_string(years.front());
  if (std::ranges::find(years, entry.year) != years.end()) {
    field.agreement = Agreement::same;
    field.known = field.said;
    return field;
  }
  const auto [least, most] = std::ranges::minmax(years);
  if (!has_one_year(record.type) || !has_one_year(entry.type)) return field;
  const bool beside =
      std::ranges::any_of(years, [&](std::int32_t year) { return std::abs(static_cast<long>(year) - static_cast<long>(entry.year)) == 1; });
  if (beside || (least < entry.year && entry.year < most)) {
    field.agreement = Agreement::variant;
    field.reason = "published online in one year and in an issue of the next, perhaps";
    return field;
  }
  field.agreement = Agreement::differs;
  field.reason = "another year";
  return field;
}

// Whether this registry keeps identifiers of that scheme, or what it says of them.
bool is_own(Registry registry, std::string_view identifier) noexcept {
  if (identifier.starts_with("doi:")) return registry == Registry::doi || registry == Registry::crossref || registry == Registry::datacite;
  if (identifier.starts_with("pmid:") || identifier.starts_with("pmcid:"))
    return registry == Registry::ncbi_eutils || registry == Registry::ncbi_idconv;
  if (identifier.starts_with("arxiv:")) return registry == Registry::arxiv;
  if (identifier.starts_with("youtube:")) return registry == Registry::youtube;
  return false;
}

struct Said {
  Comparison comparison;
  Registry registry;
  bool own;
};

FieldComparison of_all(std::span<const Said> all, FieldComparison Comparison::* field) {
  const FieldComparison* differing = nullptr;
  std::size_t differ = 0;
  const Said* best = nullptr;
  bool own = false;
  for (const Said& said : all) {
    const FieldComparison& one = said.comparison.*field;
    if (one.agreement == Agreement::same) return one;
    if (one.agreement == Agreement::variant && best == nullptr) best = &said;
    if (one.agreement != Agreement::differs) continue;
    ++differ;
    if (differing == nullptr || (said.own && !own)) differing = &one;
    own = own || said.own;
  }
  if (best != nullptr) return best->comparison.*field;
  if (differing != nullptr && (own || differ >= 2)) return *differing;
  return {};
}

}  // namespace

Comparison comparison(const Reference& entry, std::string_view document, const Record& record) {
  Comparison out;
  const TitleResult title = compare_titles(entry, record);
  const AuthorsResult authors = compare_authors(entry, document, record);
  out.title = title.field;
  out.truncated = title.truncated;
  out.authors = authors.field;
  out.year = compare_years(entry, record);
  out.container = compare_containers(entry, record);
  for (FieldComparison* field : {&out.title, &out.authors, &out.year, &out.container}) field->registry = record.registry;

  // What is another part of the book has its own authors.
  if (title.part) out.authors.agreement = Agreement::not_compared;
  const bool authors_differ = out.authors.agreement == Agreement::differs;
  out.other_authors = authors_differ && authors.compared && authors.overlap == 0;
  out.publisher_as_author = authors_differ && authors.publisher;

  double sum = 0, weight = 0;
  const auto count = [&](bool compared, double value, double of) {
    if (!compared) return;
    sum += value * of;
    weight += of;
  };
  const bool title_compared = out.title.agreement != Agreement::not_compared;
  count(title_compared, title.similarity, 0.6);
  count(authors.compared, authors.overlap, 0.3);
  count(out.year.agreement != Agreement::not_compared, out.year.agreement == Agreement::differs ? 0 : 1, 0.1);
  out.score = weight > 0 ? std::clamp(sum / weight, 0.0, 1.0) : 0;

  const bool title_agrees = title_compared && (out.title.agreement != Agreement::differs || out.truncated);
  constexpr double alike = 0.7, half = 0.5;
  if (title_agrees && (!authors.compared || authors.overlap > 0 || title.distinctive))
    out.identity = Identity::same_work;
  else if (title_compared && title.similarity >= alike && authors.compared && authors.overlap >= half)
    out.identity = Identity::same_work;
  else if (title.far && authors.compared && authors.overlap == 0)
    out.identity = Identity::another_work;
  return out;
}

std::optional<Comparison> comparison(const Reference& entry, std::string_view document, const Work& work) {
  std::vector<Said> all;
  for (const Record& record : work.records) {
    if (all.size() >= most_records) break;
    if (record.title.empty() && record.authors.empty()) continue;  // knows that it exists
    all.push_back({comparison(entry, document, record), record.registry, is_own(record.registry, work.identifier)});
  }
  if (all.empty()) return {};
  Comparison out;
  out.title = of_all(all, &Comparison::title);
  out.authors = of_all(all, &Comparison::authors);
  out.year = of_all(all, &Comparison::year);
  out.container = of_all(all, &Comparison::container);
  out.truncated =
      out.title.agreement == Agreement::differs && std::ranges::any_of(all, [](const Said& said) { return said.comparison.truncated; });
  if (out.authors.agreement == Agreement::differs) {
    const auto has = [&](bool Comparison::* flag) {
      return std::ranges::any_of(all, [&](const Said& said) { return said.comparison.*flag; });
    };
    out.other_authors = has(&Comparison::other_authors);
    out.publisher_as_author = has(&Comparison::publisher_as_author);
  }
  std::size_t others = 0;
  bool own = false, same = false;
  for (const Said& said : all) {
    out.score = std::max(out.score, said.comparison.score);
    same = same || said.comparison.identity == Identity::same_work;
    if (said.comparison.identity != Identity::another_work) continue;
    ++others;
    own = own || said.own;
  }
  if (same)
    out.identity = Identity::same_work;
  else if (own || others >= 2)
    out.identity = Identity::another_work;
  return out;
}

Verification verification(const Reference& entry, std::string_view document, std::span<const Work* const> works) {
  bool asked = false, verified = false, unknown = false;
  for (const Work* work : works) {
    if (work == nullptr || work->exists == Consulted::not_asked) continue;
    asked = true;
    unknown = unknown || work->exists == Consulted::not_found;
    const std::optional<Comparison> compared = comparison(entry, document, *work);
    if (!compared) continue;
    if (compared->identity == Identity::another_work || compared->differs()) return Verification::differs;
    verified = verified || compared->identity == Identity::same_work;
  }
  if (!asked) return Verification::not_asked;
  if (unknown) return Verification::not_found;
  return verified ? Verification::verified : Verification::unverified;
}

}  // namespace compare

}  // namespace citevet
