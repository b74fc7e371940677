// Notices as registries name them: by a type, by what a title begins with.
#include "resolve/notices.h"

#include "text/ascii.h"

#include <algorithm>
#include <array>

namespace citevet::resolve {

namespace {

// Each new one is compared with those before it.
constexpr std::size_t most = 100;

struct Named {
  std::string_view words;
  NoticeKind kind;
};

// What a type's name begins with, in small letters, without spaces, hyphens and underscores. Longer ones first.
constexpr std::array<Named, 21> types = {{
    {"partialretraction", NoticeKind::partial_retraction},
    {"partiallyretract", NoticeKind::partial_retraction},
    {"retractedandrepublished", NoticeKind::replacement},
    {"retract", NoticeKind::retraction},
    {"withdrawal", NoticeKind::withdrawal},
    {"removal", NoticeKind::removal},
    {"expressionofconcern", NoticeKind::concern},
    {"concern", NoticeKind::concern},
    {"correctedandrepublished", NoticeKind::replacement},
    {"republished", NoticeKind::replacement},
    {"correct", NoticeKind::correction},
    {"corrigendum", NoticeKind::correction},
    {"erratum", NoticeKind::correction},
    {"addendum", NoticeKind::addendum},
    {"clarification", NoticeKind::addendum},
    {"reinstate", NoticeKind::reinstatement},
    {"newversion", NoticeKind::new_version},
    {"newedition", NoticeKind::new_version},
    {"update", NoticeKind::new_version},
    {"revision", NoticeKind::new_version},
    {"replacement", NoticeKind::replacement},
}};

// What became of the work itself.
constexpr std::array<Named, 15> of_works = {{
    {"RETRACTED ARTICLE:", NoticeKind::retraction},
    {"RETRACTED CHAPTER:", NoticeKind::retraction},
    {"RETRACTED PAPER:", NoticeKind::retraction},
    {"RETRACTED:", NoticeKind::retraction},
    {"[RETRACTED]", NoticeKind::retraction},
    {"(RETRACTED)", NoticeKind::retraction},
    {"[RETRACTED ARTICLE]", NoticeKind::retraction},
    {"WITHDRAWN ARTICLE:", NoticeKind::withdrawal},
    {"WITHDRAWN:", NoticeKind::withdrawal},
    {"[WITHDRAWN]", NoticeKind::withdrawal},
    {"(WITHDRAWN)", NoticeKind::withdrawal},
    {"REMOVED:", NoticeKind::removal},
    {"[REMOVED]", NoticeKind::removal},
    {"TEMPORARY REMOVAL:", NoticeKind::removal},
    {"REINSTATED:", NoticeKind::reinstatement},
}};

// A notice's own title. What may as well be a work's ("Correction of myopia") needs its colon.
constexpr std::array<Named, 29> of_notices = {{
    {"Retraction:", NoticeKind::retraction},
    {"Retraction note:", NoticeKind::retraction},
    {"Retraction note to", NoticeKind::retraction},
    {"Retraction notice:", NoticeKind::retraction},
    {"Retraction notice to", NoticeKind::retraction},
    {"Retraction to:", NoticeKind::retraction},
    {"Notice of retraction", NoticeKind::retraction},
    {"Statement of retraction", NoticeKind::retraction},
    {"Retraction statement:", NoticeKind::retraction},
    {"Partial retraction:", NoticeKind::partial_retraction},
    {"Withdrawal notice", NoticeKind::withdrawal},
    {"Withdrawal:", NoticeKind::withdrawal},
    {"Removal notice", NoticeKind::removal},
    {"Expression of concern:", NoticeKind::concern},
    {"Editorial expression of concern", NoticeKind::concern},
    {"Correction:", NoticeKind::correction},
    {"Correction to:", NoticeKind::correction},
    {"Correction to “", NoticeKind::correction},
    {"Author correction:", NoticeKind::correction},
    {"Publisher correction:", NoticeKind::correction},
    {"Corrigendum:", NoticeKind::correction},
    {"Corrigendum to", NoticeKind::correction},
    {"Erratum:", NoticeKind::correction},
    {"Erratum to", NoticeKind::correction},
    {"Erratum for", NoticeKind::correction},
    {"Erratum zu", NoticeKind::correction},
    {"Addendum:", NoticeKind::addendum},
    {"Addendum to", NoticeKind::addendum},
    {"Clarification:", NoticeKind::addendum},
}};

template <std::size_t N>
const Named* beginning(std::string_view title, const std::array<Named, N>& table) {
  for (const Named& named : table)
    if (text::starts_with_ci(title, named.words)) return &named;
  return nullptr;
}

}  // namespace

std::optional<NoticeKind> notice_kind(std::string_view type) {
  std::string letters;
  for (const char c : type.substr(0, 60))
    if (text::is_alpha(c)) letters += text::to_lower(c);
  for (const Named& named : types)
    if (letters.starts_with(named.words)) return named.kind;
  return std::nullopt;
}

void add_notice(std::vector<Notice>& notices, Notice&& notice) {
  const auto same = [&](const Notice& one) { return one.kind == notice.kind && one.identifier == notice.identifier; };
  if (notices.size() < most && std::ranges::none_of(notices, same)) notices.push_back(std::move(notice));
}

void add_relation(std::vector<Relation>& relations, Relation&& relation) {
  if (relations.size() < most && std::ranges::find(relations, relation) == relations.end()) relations.push_back(std::move(relation));
}

void read_title_prefix(Record& record) {
  if (const Named* named = beginning(record.title, of_works)) {
    std::string rest(text::trim(std::string_view(record.title).substr(named->words.size())));
    if (!rest.empty()) {
      record.titles.push_back(std::move(record.title));
      record.title = std::move(rest);
    }
    const auto same = [&](const Notice& one) { return one.kind == named->kind; };
    if (std::ranges::none_of(record.notices, same)) record.notices.push_back({named->kind, {}, "title", {}});
  } else if (const Named* own = beginning(record.title, of_notices); own != nullptr && record.notice_of.empty()) {
    record.notice_of.push_back({own->kind, {}, "title", {}});
  }
}

}  // namespace citevet::resolve
