// reference/conflicting-identifiers: two identifiers in one entry that name different works.
#include <citevet/rule.h>

#include "rules/described.h"
#include "rules/words.h"
#include "text/ascii.h"
#include "text/fold.h"
#include "text/fuzzy.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace citevet::rules {

namespace {

// Prefixes of preprint servers and of archives that give each version its own DOI: an entry may well name one of these beside the
// article's.
constexpr auto many_versions = std::to_array<std::string_view>({
    "10.1101/",
    "10.2139/",
    "10.5281/",
    "10.6084/",
    "10.12688/",
    "10.17605/",
    "10.20944/",
    "10.21203/",
    "10.22541/",
    "10.26434/",
    "10.31219/",
    "10.31222/",
    "10.31223/",
    "10.31234/",
    "10.31235/",
    "10.35542/",
    "10.48550/",
    "10.64898/",
});

bool has_versions(std::string_view doi) noexcept {
  return std::ranges::any_of(many_versions, [&](std::string_view prefix) { return doi.starts_with(prefix); });
}

// Books name the printed and the electronic edition; a video's id says nothing about a work. A DOI that continues the other is a chapter or
// a supplement of it.
bool conflict(const Identifier& a, const Identifier& b) noexcept {
  if (a.scheme != b.scheme || a.value == b.value) return false;
  switch (a.scheme) {
    case Scheme::isbn:
    case Scheme::youtube:
      return false;
    case Scheme::doi:
      return !has_versions(a.value) && !has_versions(b.value) && !a.value.starts_with(b.value) && !b.value.starts_with(a.value);
    case Scheme::pmid:
    case Scheme::pmcid:
    case Scheme::arxiv:
      return true;
  }
  return false;
}

// Entries that name a second work on purpose.
constexpr auto second_works =
    std::to_array<std::string_view>({"retract", "erratum", "corrig", "correct", "comment on", "reply to", "reprint", "republish",
                                     "original work", "translation of", "review of the book", "supplement", "update of"});

bool names_second_work(const Analysis& article, const Reference& entry) {
  constexpr std::size_t reach = 2000;
  const std::string_view text = article.text(entry.span).substr(0, reach);
  return std::ranges::any_of(second_works, [&](std::string_view word) { return text::find_ci(text, word) != std::string_view::npos; });
}

// Whether a registry that describes one of the two gives it another identifier of the other's scheme.
bool denies(const NamedWork& one, const NamedWork& other) {
  const std::string named = to_string(*other.identifier);
  const std::string scheme = named.substr(0, named.find(':') + 1);
  bool another = false;
  for (const Record& record : one.work->records) {
    for (const std::string& same : record.same_as) {
      if (same == named) return false;
      another = another || same.starts_with(scheme);
    }
    // A preprint and its article, a work and its correction.
    for (const Relation& relation : record.relations)
      if (relation.identifier == named) return false;
  }
  return another;
}

bool alike(std::string_view a, std::string_view b) {
  constexpr std::size_t reach = 300;
  constexpr double enough = 0.6;
  return text::similarity(text::fold(a.substr(0, reach)), text::fold(b.substr(0, reach)), enough) >= enough;
}

bool is_preprint(const NamedWork& one) noexcept {
  return has_versions(one.identifier->value) || std::ranges::any_of(one.work->records, [](const Record& record) {
           return record.type == ReferenceType::preprint || !record.notice_of.empty();
         });
}

std::string called(const NamedWork& one, const Record& record) {
  return to_string(*one.identifier) + " (" + std::string(title(record.registry)) + ": " + rules::quoted(record.title) + ")";
}

// Two identifiers of different kinds that are two works by the registries' word. Where the entry itself shows which of them is another
// work's, that is told of this one; where it fits both, they are versions.
std::optional<Finding> by_the_registries(const Analysis& article, const Reference& entry) {
  const std::vector<const NamedWork*> all = described(article, entry);
  const auto has = [&](Identity identity) {
    return std::ranges::any_of(all, [&](const NamedWork* one) { return one->comparison->identity == identity; });
  };
  if (all.size() < 2 || has(Identity::another_work) || !has(Identity::cannot_tell)) return {};
  for (const NamedWork* one : all) {
    for (const NamedWork* other : all) {
      if (one->identifier->scheme == other->identifier->scheme || is_preprint(*one) || is_preprint(*other)) continue;
      const Record *record = one->work->description(), *beside = other->work->description();
      if (record == nullptr || beside == nullptr || !denies(*one, *other)) continue;
      if (alike(record->title, beside->title)) continue;
      return Finding{.span = entry.span,
                     .message = "one reference, two works: " + called(*one, *record) + " and " + called(*other, *beside),
                     .help = "open both and keep the one that is meant"};
    }
  }
  return {};
}

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  for (std::uint32_t i = 0; i < article.references.size(); ++i) {
    const Reference& entry = article.references[i];
    if (entry.identifiers.size() < 2) continue;
    constexpr std::size_t most = 16;
    const auto identifiers = entry.identifiers.first(std::min(entry.identifiers.size(), most));
    for (std::size_t a = 0; a < identifiers.size(); ++a) {
      const auto other = std::find_if(identifiers.begin() + static_cast<std::ptrdiff_t>(a) + 1, identifiers.end(),
                                      [&](const Identifier& each) { return conflict(identifiers[a], each); });
      if (other == identifiers.end()) continue;
      if (names_second_work(article, entry)) break;
      findings.push_back({.span = entry.span,
                          .message = "one reference, two works: " + to_string(identifiers[a]) + " and " + to_string(*other),
                          .help = "open both and keep the one that is meant",
                          .reference = i});
      break;
    }
    if ((findings.empty() || findings.back().reference != i) && !names_second_work(article, entry)) {
      if (std::optional<Finding> finding = by_the_registries(article, entry)) {
        finding->reference = i;
        findings.push_back(std::move(*finding));
      }
    }
  }
  return findings;
}

}  // namespace

extern constinit const Rule reference_conflicting_identifiers{
    .id = "reference/conflicting-identifiers",
    .severity = Severity::error,
    .summary = "two identifiers in one entry that name different works",
    .explanation =
        "The entry gives two identifiers of one kind, in its text or its address, and they differ; or two of different kinds, a DOI and a "
        "PMID, that are two works by the registries' word: at least one of them is another work's. "
        "Open both and keep the right one. Preprints, versions, supplements and chapters are not reported.",
    .bad =
        "Rest helps the heart (Source: https://doi.org/10.1111/add.70073).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. doi:10.1080/10550887.2025.2464356. https://doi.org/10.1111/add.70073\n",
    .good =
        "Rest helps the heart (Source: https://doi.org/10.1111/add.70073).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://doi.org/10.1111/add.70073\n",
    .check = check,
};

}  // namespace citevet::rules
