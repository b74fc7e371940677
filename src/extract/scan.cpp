// What the grammars share: where a document's text may hold citations, and what was found so far.
#include "extract/scan.h"

#include "identity/address.h"
#include "identity/scan.h"
#include "text/ascii.h"

#include <algorithm>
#include <string>

namespace citevet::extract {

namespace {

bool holds_text(BlockKind kind) noexcept {
  switch (kind) {
    case BlockKind::heading:
    case BlockKind::paragraph:
    case BlockKind::list_item:
    case BlockKind::quotation:
    case BlockKind::table_cell:
      return true;
    case BlockKind::note:  // cited by its marks
    case BlockKind::code:
    case BlockKind::definition:
    case BlockKind::front_matter:
    case BlockKind::markup:
      return false;
  }
  return false;
}

// Cuts `taken`, in order, out of `span`.
void add_outside(std::vector<Span>& out, Span span, std::span<const Span> taken) {
  auto cut = std::partition_point(taken.begin(), taken.end(), [&](Span s) { return s.end <= span.begin; });
  for (; cut != taken.end() && cut->begin < span.end; ++cut) {
    if (span.begin < cut->begin) out.push_back({span.begin, cut->begin});
    span.begin = std::max(span.begin, cut->end);
  }
  if (span.begin < span.end) out.push_back(span);
}

// Markdown's escapes and the entities that addresses are written with.
std::string unescaped(std::string_view written) {
  static constexpr std::pair<std::string_view, char> entities[] = {{"&amp;", '&'}, {"&#38;", '&'},  {"&lt;", '<'},
                                                                   {"&gt;", '>'},  {"&quot;", '"'}, {"&#39;", '\''}};
  std::string out;
  out.reserve(written.size());
  for (std::size_t i = 0; i < written.size();) {
    if (written[i] == '\\' && i + 1 < written.size() && !text::is_alnum(written[i + 1]) &&
        static_cast<unsigned char>(written[i + 1]) < 0x80) {
      out.push_back(written[i + 1]);
      i += 2;
      continue;
    }
    const auto* entity = std::ranges::find_if(entities, [&](const auto& e) { return written.substr(i).starts_with(e.first); });
    if (entity != std::end(entities)) {
      out.push_back(entity->second);
      i += entity->first.size();
      continue;
    }
    out.push_back(written[i++]);
  }
  return out;
}

}  // namespace

Scan::Scan(Document& in, std::span<const List> in_lists) : document(in), text(in.text), lists(in_lists) {
  constexpr std::uint32_t always = 1000;
  constexpr std::uint32_t bytes_each = 32;
  implied_left_ = always + static_cast<std::uint32_t>(text.size()) / bytes_each;
  std::vector<Span> taken;
  for (const List& list : lists) {
    if (list.heading) taken.push_back(list.heading.span);
    taken.push_back(list.span);
  }
  std::ranges::sort(taken, {}, &Span::begin);
  Span run;
  for (const Block& block : document.blocks) {
    if (holds_text(block.kind)) {
      if (run.empty()) run.begin = block.span.begin;
      run.end = block.span.end;
    } else if (!run.empty()) {
      add_outside(stretches, run, taken);
      run = {};
    }
  }
  if (!run.empty()) add_outside(stretches, run, taken);
}

void Scan::begin() noexcept {
  first_target_ = static_cast<std::uint32_t>(targets.size());
  first_flaw_ = static_cast<std::uint32_t>(flaws.size());
}

void Scan::finish(CitationKind kind, Span span) {
  drafts.push_back({kind, span, first_target_, static_cast<std::uint32_t>(targets.size()) - first_target_, first_flaw_,
                    static_cast<std::uint32_t>(flaws.size()) - first_flaw_});
  begin();
}

void Scan::drop() {
  targets.resize(first_target_);
  flaws.resize(first_flaw_);
}

std::string_view Scan::address_at(std::size_t at, std::size_t end) const noexcept {
  constexpr std::size_t longest = 8192;
  return identity::address_at(text.substr(0, std::min(end, at + longest)), at);
}

Target Scan::address(std::string_view written, Span span) {
  if (document.format == Format::markdown && written.find_first_of("\\&") != std::string_view::npos) {
    const std::string resolved = unescaped(written);
    if (resolved != written) written = document.arena.keep(resolved);
  }
  const Address address = identity::address(written, document.arena);
  return {.span = span, .url = address.written, .canonical = address.canonical, .identifiers = address.identifiers};
}

Target Scan::link_target(const Inline& link) {
  const Address address = identity::address(link.target, document.arena);
  return {.span = link.target_span, .url = address.written, .canonical = address.canonical, .identifiers = address.identifiers};
}

namespace {

// The last item that begins at or before `offset`. Asked mostly in rising order: the last answer is where to look first.
template <class Items, class Begin>
std::size_t last_from(const Items& items, std::uint32_t offset, std::size_t& hint, Begin begin) noexcept {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  constexpr int steps = 12;
  std::size_t at = hint;
  if (at < items.size() && begin(items[at]) <= offset) {
    for (int i = 0; i < steps; ++i) {
      if (at + 1 == items.size() || begin(items[at + 1]) > offset) return hint = at;
      ++at;
    }
  }
  const auto next =
      std::upper_bound(items.begin(), items.end(), offset, [&](std::uint32_t o, const auto& item) { return o < begin(item); });
  if (next == items.begin()) return none;
  return hint = static_cast<std::size_t>(next - items.begin()) - 1;
}

}  // namespace

const Block* Scan::block_at(std::uint32_t offset) const noexcept {
  const std::size_t at = last_from(document.blocks, offset, block_hint_, [](const Block& block) { return block.span.begin; });
  return at < document.blocks.size() ? &document.blocks[at] : nullptr;
}

const Span* Scan::stretch_at(std::uint32_t offset) const noexcept {
  const std::size_t at = last_from(stretches, offset, stretch_hint_, [](Span span) { return span.begin; });
  return at < stretches.size() && stretches[at].contains(offset) ? &stretches[at] : nullptr;
}

bool Scan::in_code(std::uint32_t offset) const noexcept {
  if (document.inlines.empty()) return false;
  // These hold no other inlines, so the last one that begins before the offset is the one to look at.
  const auto next = std::ranges::upper_bound(document.inlines, offset, {}, [](const Inline& in) { return in.span.begin; });
  if (next == document.inlines.begin()) return false;
  const Inline& last = *(next - 1);
  return last.span.contains(offset) &&
         (last.kind == InlineKind::code || last.kind == InlineKind::comment || last.kind == InlineKind::markup);
}

const Inline* Scan::link_at(std::uint32_t begin) const noexcept {
  auto at = std::ranges::lower_bound(document.inlines, begin, {}, [](const Inline& in) { return in.span.begin; });
  for (; at != document.inlines.end() && at->span.begin == begin; ++at)
    if (at->kind == InlineKind::link) return &*at;
  return nullptr;
}

const Inline* Scan::link_around(Span span) const noexcept {
  constexpr int look_back = 16;  // an outer inline comes before those inside it, and few nest deeper
  auto at = std::ranges::upper_bound(document.inlines, span.begin, {}, [](const Inline& in) { return in.span.begin; });
  for (int i = 0; i < look_back && at != document.inlines.begin(); ++i) {
    --at;
    if (at->span.contains(span) && (at->kind == InlineKind::link || at->kind == InlineKind::image)) return &*at;
  }
  return nullptr;
}

std::size_t space_before(std::string_view text, std::size_t at) noexcept {
  for (std::size_t size = 1; size <= 3 && size <= at; ++size)
    if (text::space_at(text, at - size) == size) return size;
  return 0;
}

}  // namespace citevet::extract
