// The places at which a document's addresses stand, and findings about them: one for each address, wherever it stands.
#pragma once

#include <citevet/address.h>
#include <citevet/analysis.h>
#include <citevet/finding.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace citevet::rules {

// One place at which an address is written, by an entry or by a citation's target.
struct Place {
  std::string_view written, canonical;
  std::span<const Identifier> identifiers;
  Span span;
  std::optional<std::uint32_t> citation, reference;
};

// Adds another place to a finding.
void relate(Finding& finding, Span span, std::string_view message);

// Gathers findings so that one defect is one finding: what is added under a key that was there before becomes a related place, of which
// four are named and the rest counted. A fix grows by the edits of every place.
class Gathered {
 public:
  // `what`: what a related place is called, "cited here".
  void add(std::string_view key, Finding&& finding, std::string_view what);
  [[nodiscard]] bool empty() const noexcept { return findings_.empty(); }
  // The findings, in the order in which their keys were first added.
  [[nodiscard]] std::vector<Finding> take();

 private:
  static constexpr std::size_t most_related = 4;
  std::vector<Finding> findings_;
  std::vector<std::size_t> more_;
  std::unordered_map<std::string_view, std::size_t> index_;
};

enum class Links_in_text : bool { left_out, included };

// By what two places are one defect: their page, whatever its fragment.
inline std::string_view page_of(const Place& place) noexcept {
  return place.canonical.empty() ? place.written : address_key(place.canonical);
}

// Calls `judge(place)`, which returns an optional Finding with message and help, for the addresses of the entries, then of the citations;
// an ordinary link in the text counts only when it is `included`. One finding per address, as `key(place)` names it.
template <class Judge>
std::vector<Finding> per_address(const Analysis& article, Links_in_text links, Judge judge,
                                 std::string_view (*key)(const Place&) noexcept = page_of) {
  Gathered gathered;
  const auto look = [&](const Place& place) {
    std::optional<Finding> finding = judge(place);
    if (!finding) return false;
    finding->span = place.span;
    finding->citation = place.citation;
    finding->reference = place.reference;
    finding->url = place.canonical.empty() ? place.written : place.canonical;
    gathered.add(key(place), std::move(*finding), place.reference ? "also in this entry" : "cited here");
    return true;
  };
  std::vector<std::uint32_t> blamed;  // entries whose address is to blame, rising
  for (std::uint32_t i = 0; i < article.references.size(); ++i) {
    const Reference& entry = article.references[i];
    if (entry.url && look({entry.url.text, entry.canonical, entry.identifiers, entry.url.span, {}, i})) blamed.push_back(i);
  }
  for (std::uint32_t i = 0; i < article.citations.size(); ++i) {
    const Citation& citation = article.citations[i];
    const bool is_link = citation.kind == CitationKind::link || citation.kind == CitationKind::url;
    if (is_link && links == Links_in_text::left_out) continue;
    const auto matches = article.matches.of(citation);
    for (std::size_t t = 0; t < citation.targets.size(); ++t) {
      const Target& target = citation.targets[t];
      if (target.url.empty()) continue;
      // The same characters as an entry's, which was looked at.
      if (matches[t].how == How::exact && !std::ranges::binary_search(blamed, matches[t].reference)) continue;
      look({target.url, target.canonical, target.identifiers, target.span, i, {}});
    }
  }
  return gathered.take();
}

// The list whose entries a citation at this offset means first; empty behind the last list.
std::optional<std::uint32_t> section_of(const Analysis& article, std::uint32_t offset) noexcept;

// The block that holds this offset, or null.
const Block* block_at(const Document& document, std::uint32_t offset) noexcept;

// Whether this offset lies in code or in front matter.
bool in_code(const Analysis& article, std::uint32_t offset) noexcept;

// Whether this offset lies in text that may hold citations: not in code, front matter, a definition.
bool in_running_text(const Analysis& article, std::uint32_t offset) noexcept;

// Whether the offset lies within a list's entries.
bool in_list(const Analysis& article, std::uint32_t offset) noexcept;

// Whether anything in `span` cites: a citation in it or one that supports it, a link, a note mark, a bracketed number, a year in brackets.
bool is_sourced(const Analysis& article, Span span) noexcept;

// The line, from 1, for messages that name another place.
std::uint32_t line_of(const Document& document, std::uint32_t offset) noexcept;

}  // namespace citevet::rules
