// What a document points at, counted and spelled for reports.
#include "report/addresses.h"

#include "text/ascii.h"

#include <bit>
#include <functional>

namespace citevet::report {

namespace {

// A set of strings that stay where they are: open addressing, at most half full.
class Seen {
 public:
  explicit Seen(std::size_t most) : slots_(std::bit_ceil(2 * most + 2)) {}

  // False when it was there already.
  bool insert(std::string_view text) {
    std::size_t at = std::hash<std::string_view>{}(text);
    for (;; ++at) {
      std::string_view& slot = slots_[at & (slots_.size() - 1)];
      if (slot.data() == nullptr) {
        slot = text.data() == nullptr ? std::string_view("", 0) : text;
        return true;
      }
      if (slot == text) return false;
    }
  }

 private:
  std::vector<std::string_view> slots_;
};

std::size_t target_count(const Analysis& article) {
  return article.citations.empty() ? 0 : article.citations.back().first_target + article.citations.back().targets.size();
}

}  // namespace

std::size_t count_sources(const Analysis& article) {
  std::size_t sources = 0;
  for (std::size_t i = 0; i < article.references.size(); ++i) sources += article.matches.citing(i).empty() ? 0U : 1U;
  Seen seen(target_count(article));
  for (const Citation& citation : article.citations) {
    const auto matches = article.matches.of(citation);
    for (std::size_t i = 0; i < citation.targets.size(); ++i) {
      if (matches[i].reference != no_reference) continue;
      const Target& target = citation.targets[i];
      const std::string_view known_by = !target.canonical.empty()     ? address_key(target.canonical)
                                        : !target.identifiers.empty() ? target.identifiers.front().value
                                        : !target.url.empty()         ? target.url
                                                                      : target.label;
      sources += seen.insert(known_by) ? 1U : 0U;
    }
  }
  return sources;
}

WithoutUser without_user(std::string_view canonical) noexcept {
  const std::size_t scheme = canonical.find("://");
  if (scheme == std::string_view::npos) return {{}, canonical};
  const std::string_view host = canonical.substr(scheme + 3, text::find_any(canonical, "/?#", scheme + 3) - (scheme + 3));
  const std::size_t at = host.rfind('@');
  if (at == std::string_view::npos) return {{}, canonical};
  return {canonical.substr(0, scheme + 3), canonical.substr(scheme + 3 + at + 1)};
}

}  // namespace citevet::report
