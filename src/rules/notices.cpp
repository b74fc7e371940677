// What was published about the works that an article cites.
#include "rules/notices.h"

#include "rules/identifiers.h"
#include "rules/places.h"
#include "rules/words.h"
#include "text/ascii.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace citevet::rules {

namespace {

constexpr std::uint32_t around = 200;  // bytes on either side of the sentence that a citation supports

std::optional<Stand> stand_of(const Analysis& article, std::span<const Identifier> identifiers) {
  constexpr std::size_t most = 8;
  std::vector<Record> records;
  std::vector<Notice> listed;
  for (const Identifier& identifier : identifiers.first(std::min(identifiers.size(), most))) {
    if (!names_a_work(identifier.scheme)) continue;
    const Work* work = article.works->find(to_string(identifier));
    if (work == nullptr) continue;
    listed.insert(listed.end(), work->listed.begin(), work->listed.end());
    for (const Record& record : work->records) {
      if (!record.notice_of.empty()) return {};
      // Only what history() reads.
      if (!record.notices.empty()) records.push_back({.identifier = record.identifier, .notices = record.notices});
    }
  }
  if (records.empty() && listed.empty()) return {};
  Stand stand{.history = history(records, listed)};
  stand.standing = standing(stand.history);
  return stand;
}

bool has_any(std::string_view text, std::span<const std::string_view> words) {
  constexpr std::size_t most = 4000;
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return text::find_ci(text.substr(0, most), word) != std::string_view::npos; });
}

bool text_knows(const Analysis& article, const Citation& citation, std::span<const std::string_view> words) {
  Span span = citation.supports.empty() ? citation.span : citation.supports;
  const auto size = static_cast<std::uint32_t>(article.document.text.size());
  span.begin = std::min(span.begin, citation.span.begin);
  span.end = std::max(span.end, citation.span.end);
  span.begin -= std::min(span.begin, around);
  span.end += std::min(size - std::min(span.end, size), around);
  return has_any(article.text(span), words);
}

}  // namespace

std::string when_and_where(std::span<const Notice> history, std::span<const NoticeKind> kinds) {
  const Notice* last = nullptr;
  for (const Notice& notice : history)
    if (std::ranges::find(kinds, notice.kind) != kinds.end() && (last == nullptr || notice.date.year != 0)) last = &notice;
  std::string out;
  if (last == nullptr) return out;
  if (last->date.year != 0) out.append(" in ").append(std::to_string(last->date.year));
  if (!last->identifier.empty()) out.append(" (").append(last->identifier).append(")");
  return out;
}

std::vector<Finding> about_notices(const Analysis& article, const AboutNotices& about) {
  if (article.works == nullptr) return {};
  std::vector<Finding> findings;
  for (std::uint32_t i = 0; i < article.references.size(); ++i) {
    const Reference& entry = article.references[i];
    const std::optional<Stand> stand = stand_of(article, entry.identifiers);
    if (!stand || !about.concerns(stand->standing) || has_any(article.text(entry.span), about.words)) continue;
    const auto citing = article.citing(entry);
    if (std::ranges::any_of(citing, [&](std::uint32_t c) { return text_knows(article, article.citations[c], about.words); })) continue;
    Finding finding{.span = entry.title ? entry.title.span : entry.span,
                    .message = about.message(called(entry, article.document.text), *stand),
                    .help = std::string(about.help),
                    .reference = i};
    constexpr std::size_t most_related = 4;
    for (const std::uint32_t c : citing.first(std::min(citing.size(), most_related)))
      relate(finding, article.citations[c].span, "cited here");
    findings.push_back(std::move(finding));
  }
  Gathered gathered;
  for (std::uint32_t i = 0; i < article.citations.size(); ++i) {
    const Citation& citation = article.citations[i];
    const auto matches = article.matches.of(citation);
    for (std::size_t t = 0; t < citation.targets.size(); ++t) {
      const Target& target = citation.targets[t];
      if (target.identifiers.empty() || matches[t].reference != no_reference) continue;
      const std::optional<Stand> stand = stand_of(article, target.identifiers);
      if (!stand || !about.concerns(stand->standing) || text_knows(article, citation, about.words)) continue;
      const std::string name = written_as(target.identifiers.front());
      Finding finding{.span = target.span, .message = about.message(name, *stand), .help = std::string(about.help), .citation = i};
      if (!target.canonical.empty()) finding.url = target.canonical;
      gathered.add(target.identifiers.front().value, std::move(finding), "cited here");
    }
  }
  for (Finding& finding : gathered.take()) findings.push_back(std::move(finding));
  return findings;
}

}  // namespace citevet::rules
