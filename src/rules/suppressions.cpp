// Reads the remarks that silence findings: `<!-- citevet: ignore RULE: reason -->`, `[citevet: ignore RULE: reason]`.
#include "rules/suppressions.h"

#include "rules/places.h"
#include "text/ascii.h"

#include <algorithm>

namespace citevet::rules {

namespace {

constexpr std::size_t longest = 1000;

}  // namespace

std::vector<Suppression> suppressions(const Analysis& article, std::span<const Span> places) {
  std::vector<Suppression> found;
  const std::string_view text = article.document.text;
  for (const Span place : places) {
    const std::string_view before = text::trim_right(text.substr(0, place.begin));
    std::string_view opening, closing;
    if (before.ends_with("<!--")) {
      opening = "<!--";
      closing = "-->";
    } else if (before.ends_with('[')) {
      opening = "[";
      closing = "]";
    } else {
      continue;
    }
    std::string_view rest = text.substr(place.end, longest);
    rest = rest.substr(0, rest.find_first_of("\r\n"));
    const std::size_t close = rest.find(closing);
    if (close == std::string_view::npos || in_code(article, place.begin)) continue;
    std::string_view content = rest.substr(0, close);

    Suppression& one = found.emplace_back();
    one.span = {static_cast<std::uint32_t>(before.size() - opening.size()), static_cast<std::uint32_t>(place.end + close + closing.size())};
    one.line = line_of(article.document, one.span.begin);
    if (const std::size_t colon = content.find(':'); colon != std::string_view::npos) {
      one.reason = text::trim(content.substr(colon + 1));
      content = content.substr(0, colon);
    }
    while (!(content = text::trim(content)).empty()) {
      const std::size_t end = std::min(content.find_first_of(", \t"), content.size());
      if (end > 0) one.rules.push_back(content.substr(0, end));
      content.remove_prefix(std::min(end + 1, content.size()));
    }
  }
  return found;
}

}  // namespace citevet::rules
