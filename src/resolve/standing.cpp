// Where a work stands by all that was published about it.
#include <citevet/work.h>

#include <algorithm>
#include <array>

namespace citevet {

namespace {

constexpr std::array<std::string_view, 6> standing_names = {"sound", "corrected", "concern", "partly-retracted", "replaced", "retracted"};

// No work has as many; each is compared with all.
constexpr std::size_t most_notices = 500;

bool retracts(NoticeKind kind) noexcept {
  return kind == NoticeKind::retraction || kind == NoticeKind::withdrawal || kind == NoticeKind::removal;
}

// A flag ("is retracted") rather than a notice: neither date nor identifier.
bool is_bare(const Notice& notice) noexcept {
  return notice.date.year == 0 && notice.identifier.empty();
}

std::string_view scheme_in(std::string_view identifier) noexcept {
  return identifier.substr(0, identifier.find(':'));
}

// Whether two registries tell of one notice. Each may know it by another kind of identifier, or by none.
bool is_same(const Notice& a, const Notice& b) noexcept {
  const bool flag = is_bare(a) || is_bare(b);
  if (a.kind != b.kind && !(flag && retracts(a.kind) && retracts(b.kind))) return false;
  if (!a.identifier.empty() && a.identifier == b.identifier) return true;
  if (!a.identifier.empty() && !b.identifier.empty() && scheme_in(a.identifier) == scheme_in(b.identifier)) return false;
  return a.date.year == 0 || b.date.year == 0 || a.date.year == b.date.year;
}

void merge(Notice& known, const Notice& other) {
  if (is_bare(known)) known.kind = other.kind;
  if (known.identifier.empty()) known.identifier = other.identifier;
  const bool closer = known.date.year == 0 || (known.date.year == other.date.year && known.date.month == 0);
  if (closer && other.date.year != 0) known.date = other.date;
}

}  // namespace

std::string_view name(Standing standing) noexcept {
  return standing_names[static_cast<std::size_t>(standing)];
}

std::vector<Notice> history(std::span<const Record> records, std::span<const Notice> listed) {
  std::vector<Notice> all;
  const auto add = [&](const Notice& notice) {
    // An equal identifier says more than a similar date.
    const auto equal = std::ranges::find_if(all, [&](const Notice& known) {
      return known.kind == notice.kind && !notice.identifier.empty() && known.identifier == notice.identifier;
    });
    const auto same = equal != all.end() ? equal : std::ranges::find_if(all, [&](const Notice& known) { return is_same(known, notice); });
    if (same == all.end()) {
      if (all.size() < most_notices) all.push_back(notice);
    } else {
      merge(*same, notice);
    }
  };
  for (const Record& record : records)
    for (const Notice& notice : record.notices) add(notice);
  for (const Notice& notice : listed) add(notice);
  const auto earlier = [](const Notice& a, const Notice& b) {
    if (a.date.year == 0 || b.date.year == 0) return a.date.year != 0 && b.date.year == 0;
    return a.date < b.date;
  };
  std::vector<Notice> in_order;
  for (Notice& notice : all) in_order.insert(std::ranges::upper_bound(in_order, notice, earlier), std::move(notice));
  return in_order;
}

Standing standing(std::span<const Notice> history) noexcept {
  const auto has = [&](NoticeKind kind) { return std::ranges::find(history, kind, &Notice::kind) != history.end(); };
  const auto taken_back = [&](const Notice& retraction) {
    return std::ranges::any_of(history, [&](const Notice& notice) {
      if (notice.kind != NoticeKind::reinstatement) return false;
      return notice.date.year == 0 || retraction.date.year == 0 || retraction.date <= notice.date;
    });
  };
  const bool retracted = std::ranges::any_of(history, [&](const Notice& notice) { return retracts(notice.kind) && !taken_back(notice); });
  if (retracted) return has(NoticeKind::replacement) ? Standing::replaced : Standing::retracted;
  if (has(NoticeKind::partial_retraction)) return Standing::partly_retracted;
  if (has(NoticeKind::concern)) return Standing::concern;
  if (has(NoticeKind::correction) || has(NoticeKind::replacement)) return Standing::corrected;
  return Standing::sound;
}

}  // namespace citevet
