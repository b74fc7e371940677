// What all styles say alike of a work.
#include "style/fields.h"

#include "text/utf8.h"

namespace citevet::style {

std::string on_one_line(std::string_view text) {
  constexpr std::size_t most = 4000;
  std::string out;
  for (const char c : text::start_of(text, most)) {
    const bool space = static_cast<unsigned char>(c) <= ' ' || c == 0x7F;
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string title_of(const Record& record) {
  std::string title = on_one_line(record.title);
  if (!record.subtitle.empty()) title += (title.ends_with('?') || title.ends_with('!') ? " " : ": ") + on_one_line(record.subtitle);
  return title;
}

std::string url_of(const Work& work, const Record& record) {
  const auto at = [&](std::string_view before, Scheme scheme, std::string_view behind = {}) {
    const std::string_view value = work.identifier_in(scheme);
    return value.empty() ? std::string() : std::string(before).append(value).append(behind);
  };
  if (std::string doi = at("https://doi.org/", Scheme::doi); !doi.empty()) return doi;
  if (std::string arxiv = at("https://arxiv.org/abs/", Scheme::arxiv); !arxiv.empty()) return arxiv;
  if (!record.url.empty()) return on_one_line(record.url);
  if (std::string pmc = at("https://pmc.ncbi.nlm.nih.gov/articles/", Scheme::pmcid, "/"); !pmc.empty()) return pmc;
  return at("https://pubmed.ncbi.nlm.nih.gov/", Scheme::pmid, "/");
}

Date date_of(const Record& record) noexcept {
  Date best{record.year, 0, 0};
  for (const auto& [kind, date] : record.dates)
    if (date.year == record.year && (best.month == 0 || (best.day == 0 && date.day != 0 && date.month == best.month))) best = date;
  return best;
}

}  // namespace citevet::style
