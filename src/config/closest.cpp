// What a mistyped word most likely means.
#include <citevet/config.h>

#include "text/ascii.h"
#include "text/fuzzy.h"

namespace citevet::config {

std::string_view closest(std::string_view word, std::span<const std::string_view> known) {
  // Compared by edit distance; what is longer than any name is no name mistyped.
  constexpr std::size_t longest = 100;
  constexpr double close = 0.59;
  if (word.empty() || word.size() > longest) return {};
  const std::string typed = text::lower(word);
  std::string_view best;
  double most = close;
  for (const std::string_view name : known) {
    double score = text::similarity(typed, name, most);
    // "orphaned" is meant as "citation/orphaned".
    if (const std::size_t slash = name.find('/'); slash != std::string_view::npos)
      score = std::max(score, 0.95 * text::similarity(typed, name.substr(slash + 1), most));
    if (score > most) {
      most = score;
      best = name;
    }
  }
  return best;
}

}  // namespace citevet::config
