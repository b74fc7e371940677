// Footnotes: a note mark cites what its note's text names.
#include "extract/name.h"
#include "extract/scan.h"
#include "identity/scan.h"
#include "text/ascii.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace citevet::extract {

namespace {

constexpr std::size_t max_sources = 10;

// The label of a note, `[^label]: text`, empty: not one.
std::string_view label_of(std::string_view text, const Block& block) noexcept {
  const std::string_view mark = text.substr(block.span.begin, block.content > block.span.begin ? block.content - block.span.begin : 0);
  const std::size_t open = mark.find("[^");
  const std::size_t close = mark.find(']', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos) return {};
  return mark.substr(open + 2, close - open - 2);
}

// The sources that a note's text names: links, addresses, identifiers; where it has none, an author and a year.
std::vector<Target> sources(Scan& scan, Span note) {
  const std::string_view text = scan.text;
  std::vector<Target> found;
  const auto add = [&](const Target& target) {
    const bool known = std::ranges::any_of(found, [&](const Target& other) {
      if (!target.canonical.empty() && !other.canonical.empty() && address_key(other.canonical) == address_key(target.canonical))
        return true;
      return std::ranges::any_of(target.identifiers,
                                 [&](const Identifier& id) { return std::ranges::find(other.identifiers, id) != other.identifiers.end(); });
    });
    if (!known && found.size() < max_sources) found.push_back(target);
  };
  auto in = std::ranges::lower_bound(scan.document.inlines, note.begin, {}, [](const Inline& i) { return i.span.begin; });
  for (; in != scan.document.inlines.end() && in->span.begin < note.end; ++in)
    if ((in->kind == InlineKind::link || in->kind == InlineKind::autolink) && !in->target.starts_with('#')) add(scan.link_target(*in));
  const std::string_view visible = text.substr(0, note.end);
  for (std::size_t colon = visible.find(':', note.begin); colon != std::string_view::npos && found.size() < max_sources;
       colon = visible.find(':', colon + 1)) {
    if (!visible.substr(colon).starts_with("://")) continue;
    std::size_t begin = colon;
    while (begin > note.begin && text::is_alpha(text[begin - 1]) && colon - begin < 5) --begin;
    const std::string_view written = scan.address_at(begin, note.end);
    if (!written.empty()) add(scan.address(written, span_of(text, written)));
  }
  for (const identity::Mention& mention : identity::mentions(slice(text, note), scan.document.arena)) {
    if (!mention.well_formed || mention.identifier.value.empty()) continue;
    const Span span{note.begin + mention.span.begin, note.begin + mention.span.end};
    add({.span = span, .identifiers = scan.document.arena.keep(std::vector<Identifier>{mention.identifier})});
  }
  if (found.empty()) {
    const std::string_view words = text::trim(slice(text, note));
    const Name name = name_in(words);
    if (name.year != 0)
      found.push_back({.span = span_of(text, words), .label = words, .author = name.author, .year = name.year, .year_suffix = name.suffix});
  }
  return found;
}

}  // namespace

void notes(Scan& scan) {
  const auto& inlines = scan.document.inlines;
  if (std::ranges::none_of(inlines, [](const Inline& in) { return in.kind == InlineKind::note_mark; })) return;
  const std::string_view text = scan.text;
  // A note may have several paragraphs; they follow each other.
  constexpr std::uint32_t longest_note = 4096;
  std::unordered_map<std::string_view, Span> notes;
  Span* last = nullptr;
  for (const Block& block : scan.document.blocks) {
    if (block.kind != BlockKind::note) continue;
    const std::string_view label = label_of(text, block);
    if (!label.empty())
      last = &notes.try_emplace(label, Span{block.content, block.span.end}).first->second;
    else if (last != nullptr && block.span.end - last->begin < longest_note)
      last->end = block.span.end;
  }
  // Each note is read once, however often it is marked.
  struct Sources {
    std::uint32_t first = 0, count = 0;
  };
  std::unordered_map<std::string_view, Sources> read;
  std::vector<Target> all;
  for (std::size_t i = 0, count = inlines.size(); i < count; ++i) {
    const Inline& mark = inlines[i];
    if (mark.kind != InlineKind::note_mark || !scan.in_stretch(mark.span.begin)) continue;
    const auto note = notes.find(mark.target);
    if (note == notes.end()) continue;
    const auto [known, fresh] = read.try_emplace(note->first);
    if (fresh) {
      const std::vector<Target> found = sources(scan, {note->second.begin, std::min(note->second.end, note->second.begin + longest_note)});
      known->second = {static_cast<std::uint32_t>(all.size()), static_cast<std::uint32_t>(found.size())};
      all.insert(all.end(), found.begin(), found.end());
    }
    // A note that stands in a list is its entry, whatever it says.
    const bool is_entry = std::ranges::any_of(scan.lists, [&](const List& list) { return list.span.contains(note->second.begin); });
    if (known->second.count == 0 && !is_entry) continue;
    scan.begin();
    if (known->second.count == 0) scan.targets.push_back({.span = mark.text, .label = mark.target});
    const std::uint32_t used = known->second.count > 1 && !scan.afford(known->second.count) ? 1 : known->second.count;
    for (std::uint32_t k = 0; k < used; ++k) {
      Target target = all[known->second.first + k];
      if (is_entry) target.label = mark.target;
      scan.targets.push_back(target);
    }
    scan.finish(CitationKind::footnote, mark.span);
  }
}

}  // namespace citevet::extract
