// An entry beside a record, and beside all that is known of a work.
#include <citevet/comparison.h>

#include "compare/authors.h"
#include "compare/container.h"
#include "compare/title.h"
#include "compare/words.h"
#include "text/ascii.h"
#include "text/fold.h"

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
  // Who gives a volume means the year of the issue, whenever it was online first.
  const auto issue = std::ranges::find(record.dates, DateKind::print, &std::pair<DateKind, Date>::first);
  const bool of_issue = entry.volume && issue != record.dates.end() && issue->second.year != 0;
  field.known = std::to_string(of_issue ? issue->second.year : years.front());
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

// The entry's own words, by which what was read wrongly is told from what was written wrongly: a title that stands there in full is no
// other title, whatever was taken for it.
class Written {
 public:
  Written(const Reference& entry, std::string_view document) {
    constexpr std::size_t most = 4000;
    if (entry.span.begin >= entry.span.end || entry.span.end > document.size()) return;
    const Span title = entry.title.span;
    const std::string_view text = start_of(document.substr(entry.span.begin, entry.span.size()), most);
    all_ = folded(text);
    if (entry.span.begin <= title.begin && title.begin <= title.end && title.end <= entry.span.begin + text.size())
      beside_title_ = folded(std::string(text.substr(0, title.begin - entry.span.begin)) + " | " +
                             std::string(text.substr(title.end - entry.span.begin)));
    if (entry.container && entry.span.begin <= entry.container.span.begin && entry.container.span.end <= entry.span.end) {
      const std::string_view from = document.substr(entry.container.span.begin, entry.span.end - entry.container.span.begin);
      container_ = text::trim(from.substr(0, std::min<std::size_t>(from.find_first_of("0123456789;("), 160)));
    }
  }

  [[nodiscard]] bool has(std::string_view text) const { return holds(all_, text); }
  [[nodiscard]] bool has_beside_title(std::string_view text) const { return holds(beside_title_, text); }
  // What stands from the container on, up to the first number.
  [[nodiscard]] std::string_view container() const noexcept { return container_; }

 private:
  static bool holds(std::string_view folded, std::string_view text) {
    constexpr std::size_t longest = 1200;
    std::string wanted(1, ' ');
    text::fold(start_of(text, longest), wanted);
    wanted.push_back(' ');
    return wanted.size() > 2 && folded.find(wanted) != std::string_view::npos;
  }

  // Without addresses and identifiers, which spell titles and years too.
  static std::string folded(std::string_view text) {
    std::string plain;
    while (!(text = text::trim_left(text)).empty()) {
      std::size_t end = 0;
      while (end < text.size() && text::space_at(text, end) == 0) ++end;
      const std::string_view word = text.substr(0, end);
      if (word.find('/') == std::string_view::npos) plain.append(" ").append(word);
      text.remove_prefix(end);
    }
    std::string out(1, ' ');
    text::fold(plain, out);
    out.push_back(' ');
    return out;
  }

  std::string all_, beside_title_, container_;
};

// A paper that was revised where it was posted: the entry may mean a version that had another title.
bool was_revised(const Record& record) noexcept {
  if (record.type != ReferenceType::preprint) return false;
  const auto has = [&](DateKind kind) {
    return std::ranges::any_of(record.dates, [kind](const auto& date) { return date.first == kind; });
  };
  return has(DateKind::posted) && has(DateKind::online);
}

// What differs only because the entry was read wrongly is not held against it.
void believe(const Written& written, const Reference& entry, const Record& record, Comparison& out, TitleResult& title) {
  const auto stands = [](FieldComparison& field) {
    field.agreement = Agreement::variant;
    field.reason = "stands in the entry";
  };
  constexpr std::size_t most_names = 12, shortest = 8;
  if (out.title.agreement == Agreement::differs) {
    std::vector<std::string_view> names{record.title, record.original_title};
    for (const std::string& other : record.titles)
      if (names.size() < most_names) names.push_back(other);
    if (std::ranges::any_of(names, [&](std::string_view name) { return name.size() >= shortest && written.has(name); })) {
      stands(out.title);
      out.truncated = title.far = false;
      title.similarity = 1;
    }
  }
  // A year in the title is not the entry's; one in the date of access is only when it was seen.
  if (out.year.agreement == Agreement::differs && !entry.accessed && written.has_beside_title(out.year.known))
    out.year.agreement = Agreement::not_compared;
  if (out.container.agreement == Agreement::differs) {
    std::vector<std::string_view> names{record.container};
    for (const std::string& other : record.containers)
      if (names.size() < most_names) names.push_back(other);
    const auto has = [&](std::string_view name) {
      return written.has_beside_title(name) || (name.find(' ') != std::string_view::npos && written.has(name)) ||
             (!name.empty() && !written.container().empty() && abbreviates(written.container(), name));
    };
    // A piece of the title was taken for it.
    const std::string piece = text::fold(out.container.said);
    if (std::ranges::any_of(names, has))
      stands(out.container);
    else if (!piece.empty() && text::fold(record.title).find(piece) != std::string::npos)
      out.container.agreement = Agreement::not_compared;
  }
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
  TitleResult title = compare_titles(entry, record);
  const AuthorsResult authors = compare_authors(entry, document, record);
  out.title = title.field;
  out.truncated = title.truncated;
  out.authors = authors.field;
  out.year = compare_years(entry, record);
  out.container = compare_containers(entry, record);
  if (out.differs()) believe(Written(entry, document), entry, record, out, title);
  for (FieldComparison* field : {&out.title, &out.authors, &out.year, &out.container}) field->registry = record.registry;

  const bool by_authors = authors.compared && out.authors.agreement != Agreement::differs;
  if (out.title.agreement == Agreement::differs && !out.truncated && by_authors && was_revised(record))
    out.title.agreement = Agreement::not_compared;

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
    all.push_back({comparison(entry, document, record), record.registry,
                   is_own(record.registry, record.identifier.empty() ? std::string_view(work.identifier) : record.identifier)});
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

}  // namespace compare

}  // namespace citevet
