// Finds the citations of a document: runs the grammars, resolves overlaps, says what each supports.
#include <citevet/citation.h>

#include "extract/scan.h"
#include "text/ascii.h"
#include "text/sentence.h"

#include <algorithm>
#include <array>

namespace citevet {

std::string_view name(CitationKind kind) noexcept {
  switch (kind) {
    case CitationKind::source_marker:
      return "source-marker";
    case CitationKind::numeric:
      return "numeric";
    case CitationKind::author_year:
      return "author-year";
    case CitationKind::footnote:
      return "footnote";
    case CitationKind::key:
      return "key";
    case CitationKind::link:
      return "link";
    case CitationKind::url:
      return "url";
  }
  return {};
}

namespace extract {

namespace {

// The outermost citation wins; of two with one place the kind that comes first in CitationKind.
void resolve_overlaps(std::vector<Draft>& drafts) {
  const auto before = [](const Draft& a, const Draft& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    return a.kind < b.kind;
  };
  // Where one grammar found all, they are in order.
  if (!std::ranges::is_sorted(drafts, before)) std::ranges::sort(drafts, before);
  std::uint32_t end = 0;
  std::erase_if(drafts, [&](const Draft& draft) {
    if (draft.span.begin < end) return true;
    end = draft.span.end;
    return false;
  });
}

// What a citation supports. Asked in the order of the citations.
class Supports {
 public:
  explicit Supports(const Scan& scan) : scan_(scan), text_(scan.text) {}

  Span of(Span citation) {
    const Block* block = scan_.block_at(citation.begin);
    Span supports = citation;
    if (block != nullptr && block->span.contains(citation.begin)) {
      Span bounds = block->span;
      bounds.begin = std::min(std::max(bounds.begin, block->content), citation.begin);
      const std::uint32_t before = behind_text_before(citation.begin, bounds.begin);
      const bool beside_last = before > bounds.begin && before == last_.end && last_.begin >= bounds.begin;
      if (beside_last || (before > bounds.begin && last_.begin >= bounds.begin && last_supports_.contains(before - 1)))
        supports = last_supports_;  // in one sentence with the one before it, or side by side
      else if (before == bounds.begin && nothing_behind(citation.end, std::max(bounds.end, citation.end)))
        supports = block_before(*block);
      else
        supports = text::sentence_around(text_, before == bounds.begin ? citation : Span{before - 1, before}, citation, bounds);
    }
    last_ = citation;
    last_supports_ = supports;
    return supports;
  }

 private:
  // Where the text before a citation ends, without space, emphasis and separators.
  [[nodiscard]] std::uint32_t behind_text_before(std::uint32_t at, std::uint32_t floor) const noexcept {
    while (at > floor) {
      const char c = text_[at - 1];
      const std::size_t space = is_emphasis(c) || c == ',' || c == ';' || c == '&' ? 1 : space_before(text_, at);
      if (space == 0 || at - floor < space) break;
      at -= static_cast<std::uint32_t>(space);
    }
    return at;
  }

  [[nodiscard]] bool nothing_behind(std::uint32_t at, std::uint32_t end) const noexcept {
    constexpr std::uint32_t look_ahead = 16;
    if (end - at > look_ahead) return false;
    static constexpr text::ByteSet closing(".,;:*_|)] \r\n");
    return std::ranges::all_of(text_.substr(at, end - at), [](char c) { return closing.has(c); });
  }

  // The block that a marker with a block of its own is about: with all items or cells that belong together when it is none of them.
  [[nodiscard]] Span block_before(const Block& block) const noexcept {
    const auto& blocks = scan_.document.blocks;
    const Block* first = blocks.data();
    const Block* at = &block;
    if (at == first) return block.span;
    --at;
    Span span = at->span;
    const bool row = block.kind == BlockKind::table_cell && at->kind == BlockKind::table_cell;
    if (!row && (at->kind == block.kind || (at->kind != BlockKind::list_item && at->kind != BlockKind::table_cell))) return span;
    for (; at > first && (at - 1)->kind == at->kind; --at) {
      if (row && text_.substr((at - 1)->span.end, at->span.begin - (at - 1)->span.end).find('\n') != std::string_view::npos) break;
      span.begin = (at - 1)->span.begin;
    }
    return span;
  }

  const Scan& scan_;
  std::string_view text_;
  Span last_, last_supports_;
};

}  // namespace

std::vector<Citation> citations(Document& document, std::span<const List> lists, std::span<const Pattern> patterns) {
  Scan scan(document, lists);
  markers(scan);
  numbers(scan);
  names(scan);
  notes(scan);
  matches_of(scan, patterns);
  links(scan);
  resolve_overlaps(scan.drafts);

  // One block of memory for all targets, in the order of their citations.
  std::vector<Target> targets;
  targets.reserve(scan.targets.size());
  for (const Draft& draft : scan.drafts)
    targets.insert(targets.end(), scan.targets.begin() + draft.first_target,
                   scan.targets.begin() + draft.first_target + draft.target_count);
  const std::span<const Target> kept_targets = document.arena.keep(targets);
  const std::span<const Flaw> kept_flaws = document.arena.keep(scan.flaws);

  std::vector<Citation> found;
  found.reserve(scan.drafts.size());
  Supports supports(scan);
  std::uint32_t first_target = 0;
  for (const Draft& draft : scan.drafts) {
    found.push_back({.kind = draft.kind,
                     .span = draft.span,
                     .targets = kept_targets.subspan(first_target, draft.target_count),
                     .first_target = first_target,
                     .supports = supports.of(draft.span),
                     .flaws = draft.flaw_count == 0 ? std::span<const Flaw>{} : kept_flaws.subspan(draft.first_flaw, draft.flaw_count)});
    first_target += draft.target_count;
  }
  return found;
}

std::string_view style(std::span<const Citation> citations) noexcept {
  std::array<std::size_t, 7> counts{};
  for (const Citation& citation : citations) ++counts[static_cast<std::size_t>(citation.kind)];
  const auto most = std::ranges::max_element(counts);
  return *most == 0 ? std::string_view{} : name(static_cast<CitationKind>(most - counts.begin()));
}

}  // namespace extract

}  // namespace citevet
