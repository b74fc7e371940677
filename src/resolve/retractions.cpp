// A local list of retractions, in the form of the Retraction Watch data.
#include "resolve/retractions.h"

#include "resolve/notices.h"
#include "resolve/source.h"

#include "text/ascii.h"

#include <citevet/error.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace citevet::resolve {

namespace {

enum Column : std::size_t { of_doi, of_pmid, nature, date, by_doi, by_pmid, columns };
constexpr std::array<std::string_view, columns> column_names = {"OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature",
                                                                "RetractionDate",   "RetractionDOI",         "RetractionPubMedID"};
constexpr std::size_t absent = static_cast<std::size_t>(-1);

// Reads row after row into the same fields.
class Csv {
 public:
  explicit Csv(std::string_view text) : rest_(text) {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
  }

  bool next(std::vector<std::string>& fields) {
    if (rest_.empty()) return false;
    std::size_t count = 0;
    for (bool more = true; more; ++count) {
      if (count == fields.size()) fields.emplace_back();
      fields[count].clear();
      more = field(fields[count]);
    }
    fields.resize(count);
    return true;
  }

 private:
  // Whether another field follows in this row.
  bool field(std::string& into) {
    if (rest_.starts_with('"')) {
      rest_.remove_prefix(1);
      for (;;) {
        const std::size_t quote = rest_.find('"');
        into += rest_.substr(0, quote);
        rest_.remove_prefix(quote == std::string_view::npos ? rest_.size() : quote + 1);
        if (!rest_.starts_with('"')) break;
        into += '"';
        rest_.remove_prefix(1);
      }
    }
    const std::size_t end = rest_.find_first_of(",\n");
    into += rest_.substr(0, end);
    if (into.ends_with('\r')) into.pop_back();
    const bool more = end != std::string_view::npos && rest_[end] == ',';
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    return more;
  }

  std::string_view rest_;
};

// `4/18/2023 0:00`, `4/18/2023`: month first; `2023-04-18` is read too.
Date date_of(std::string_view written) {
  std::array<unsigned, 3> parts{};
  const char* at = written.data();
  const char* const end = at + written.size();
  for (unsigned& part : parts) {
    const auto [stop, error] = std::from_chars(at, end, part);
    if (error != std::errc{}) return {};
    at = stop != end && (*stop == '/' || *stop == '-') ? stop + 1 : stop;
  }
  if (parts[0] > 31) parts = {parts[1], parts[2], parts[0]};
  const auto [month, day, year] = parts;
  if (year < 1800 || year > 2200 || month > 12 || day > 31) return {};
  return {static_cast<std::int32_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

}  // namespace

Retractions::Retractions(std::string_view csv, const std::string& path) {
  Csv rows(csv);
  std::vector<std::string> fields;
  (void)rows.next(fields);
  std::array<std::size_t, columns> at{};
  for (std::size_t i = 0; i < columns; ++i) {
    const auto found =
        std::ranges::find_if(fields, [&](const std::string& name) { return text::equal_ci(text::trim(name), column_names[i]); });
    at[i] = found == fields.end() ? absent : static_cast<std::size_t>(found - fields.begin());
  }
  if (at[nature] == absent || (at[of_doi] == absent && at[of_pmid] == absent))
    throw Error("no list of retractions: the columns OriginalPaperDOI and RetractionNature are missing", path,
                "give the Retraction Watch data as CSV");

  while (rows.next(fields)) {
    const auto value = [&](Column column) { return at[column] < fields.size() ? text::trim(fields[at[column]]) : std::string_view(); };
    const std::optional<NoticeKind> kind = notice_kind(value(nature));
    if (!kind) continue;
    std::string by = identifier(Scheme::doi, value(by_doi));
    if (by.empty() && value(by_pmid) != "0") by = identifier(Scheme::pmid, value(by_pmid));
    const Notice notice{*kind, date_of(value(date)), "retraction-watch", std::move(by)};
    const auto add = [&](const std::string& work) {
      if (!work.empty()) add_notice(by_work_[work], Notice(notice));
    };
    add(identifier(Scheme::doi, value(of_doi)));
    if (value(of_pmid) != "0") add(identifier(Scheme::pmid, value(of_pmid)));
  }
}

std::span<const Notice> Retractions::of(std::string_view identifier) const {
  const auto found = by_work_.find(identifier);
  return found == by_work_.end() ? std::span<const Notice>() : std::span<const Notice>(found->second);
}

}  // namespace citevet::resolve
