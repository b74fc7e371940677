// Whether a document's numbered citations follow one clear scheme.
#include "rules/numbered.h"

#include "rules/places.h"
#include "text/ascii.h"

#include <algorithm>

namespace citevet::rules {

std::optional<std::uint32_t> number_of(std::string_view label) noexcept {
  while (!label.empty() && !text::is_digit(label.front())) label.remove_prefix(1);
  std::uint32_t number = 0;
  std::size_t digits = 0;
  while (digits < label.size() && text::is_digit(label[digits]) && digits < 7)
    number = number * 10 + static_cast<std::uint32_t>(label[digits++] - '0');
  if (digits == 0 || (digits < label.size() && text::is_alnum(label[digits]))) return {};
  return number;
}

Numbering::Numbering(const Analysis& article) {
  const std::size_t lists = std::max<std::size_t>(article.lists.size(), 1);
  std::vector<std::size_t> met(lists, 0), resolved(lists, 0);
  for (const Citation& citation : article.citations) {
    if (citation.kind == CitationKind::key && !keys_)
      keys_ = std::ranges::any_of(article.matches.of(citation), [](const Match& match) { return match.how == How::key; });
    if (citation.kind != CitationKind::numeric) continue;
    const std::size_t list = std::min<std::size_t>(section_of(article, citation.span.begin).value_or(lists - 1), lists - 1);
    for (const Match& match : article.matches.of(citation)) {
      ++met[list];
      resolved[list] += match.reference != no_reference ? 1U : 0U;
    }
  }
  // Starts at 1: the first entry of the list says so.
  std::vector<bool> starts(lists, false);
  std::vector<bool> seen(lists, false);
  for (const Reference& entry : article.references) {
    if (entry.list >= lists || seen[entry.list]) continue;
    seen[entry.list] = true;
    starts[entry.list] = !entry.label || number_of(entry.label.text).value_or(9) <= 1;
  }
  clear_.resize(lists);
  for (std::size_t list = 0; list < lists; ++list) {
    clear_[list] = starts[list] && met[list] >= 2 && resolved[list] * 3 >= met[list] * 2;
    any_ = any_ || clear_[list];
  }
}

bool Numbering::is_clear(std::optional<std::uint32_t> list) const noexcept {
  return list && *list < clear_.size() ? clear_[*list] : any_;
}

}  // namespace citevet::rules
