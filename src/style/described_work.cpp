// A work as one description.
#include "style/described_work.h"

#include <algorithm>
#include <utility>

namespace citevet::style {

DescribedWork::DescribedWork(const Work& work) {
  const auto take = [this](std::string_view identifier) {
    for (const auto& [scheme, into] :
         {std::pair<std::string_view, std::string*>{"doi:", &doi}, {"pmid:", &pmid}, {"pmcid:", &pmcid}, {"arxiv:", &arxiv}})
      if (into->empty() && identifier.starts_with(scheme)) *into = identifier.substr(scheme.size());
  };
  take(work.identifier);
  for (const Record& one : work.records) {
    if (record == nullptr && !one.title.empty()) record = &one;
    for (const std::string& other : one.same_as) take(other);
  }
}

std::string DescribedWork::title() const {
  std::string title = on_one_line(record->title);
  if (!record->subtitle.empty()) title += (title.ends_with('?') || title.ends_with('!') ? " " : ": ") + on_one_line(record->subtitle);
  return title;
}

std::string DescribedWork::url() const {
  if (!doi.empty()) return "https://doi.org/" + doi;
  if (!arxiv.empty()) return "https://arxiv.org/abs/" + arxiv;
  if (!record->url.empty()) return on_one_line(record->url);
  if (!pmcid.empty()) return "https://pmc.ncbi.nlm.nih.gov/articles/" + pmcid + "/";
  if (!pmid.empty()) return "https://pubmed.ncbi.nlm.nih.gov/" + pmid + "/";
  return {};
}

std::string on_one_line(std::string_view text) {
  constexpr std::size_t most = 4000;
  std::size_t end = std::min(text.size(), most);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  std::string out;
  for (const char c : text.substr(0, end)) {
    const bool space = static_cast<unsigned char>(c) <= ' ' || c == 0x7F;
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

Date date_of(const Record& record) noexcept {
  Date best{record.year, 0, 0};
  for (const auto& [kind, date] : record.dates)
    if (date.year == record.year && (best.month == 0 || (best.day == 0 && date.day != 0 && date.month == best.month))) best = date;
  return best;
}

}  // namespace citevet::style
