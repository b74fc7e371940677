// The places at which a document's addresses stand, and findings about them: one for each address, wherever it stands.
#include "rules/places.h"

#include "text/ascii.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace citevet::rules {

void relate(Finding& finding, Span span, std::string_view message) {
  finding.related.push_back({span, std::string(message)});
}

void Gathered::add(std::string_view key, Finding&& finding, std::string_view what) {
  const auto [at, made] = index_.try_emplace(key, findings_.size());
  if (made) {
    findings_.push_back(std::move(finding));
    more_.push_back(0);
    return;
  }
  Finding& first = findings_[at->second];
  if (first.related.size() < most_related)
    first.related.push_back({finding.span, std::string(what)});
  else
    ++more_[at->second];
  if (first.fix && finding.fix) std::ranges::move(finding.fix->edits, std::back_inserter(first.fix->edits));
}

std::vector<Finding> Gathered::take() {
  for (std::size_t i = 0; i < findings_.size(); ++i)
    if (more_[i] > 0) findings_[i].related.back().message += ", and " + std::to_string(more_[i]) + " more";
  return std::move(findings_);
}

std::optional<std::uint32_t> section_of(const Analysis& article, std::uint32_t offset) noexcept {
  auto list = std::ranges::upper_bound(article.lists, offset, {}, [](const List& each) { return each.section.end; });
  while (list != article.lists.end() && list->may_stay_uncited) ++list;
  if (list == article.lists.end()) return {};
  return static_cast<std::uint32_t>(list - article.lists.begin());
}

const Block* block_at(const Document& document, std::uint32_t offset) noexcept {
  const auto behind = std::ranges::upper_bound(document.blocks, offset, {}, [](const Block& block) { return block.span.begin; });
  if (behind == document.blocks.begin()) return nullptr;
  const Block& block = *std::prev(behind);
  return offset < block.span.end ? &block : nullptr;
}

namespace {

// The innermost inline at this offset that holds no others: code, a comment, a tag; null when there is none. What holds none begins last of
// all that begin before the offset.
const Inline* leaf_at(const Document& document, std::uint32_t offset) noexcept {
  const auto behind = std::ranges::upper_bound(document.inlines, offset, {}, [](const Inline& each) { return each.span.begin; });
  if (behind == document.inlines.begin()) return nullptr;
  const Inline& last = *std::prev(behind);
  const bool leaf = last.kind == InlineKind::code || last.kind == InlineKind::comment || last.kind == InlineKind::markup;
  return leaf && last.span.contains(offset) ? &last : nullptr;
}

}  // namespace

bool in_code(const Analysis& article, std::uint32_t offset) noexcept {
  const Block* block = block_at(article.document, offset);
  if (block != nullptr && (block->kind == BlockKind::code || block->kind == BlockKind::front_matter)) return true;
  const Inline* leaf = leaf_at(article.document, offset);
  return leaf != nullptr && leaf->kind == InlineKind::code;
}

bool in_running_text(const Analysis& article, std::uint32_t offset) noexcept {
  const Block* block = block_at(article.document, offset);
  if (block == nullptr) return false;
  switch (block->kind) {
    case BlockKind::code:
    case BlockKind::definition:
    case BlockKind::front_matter:
    case BlockKind::markup:
      return false;
    case BlockKind::heading:
    case BlockKind::paragraph:
    case BlockKind::list_item:
    case BlockKind::quotation:
    case BlockKind::table_cell:
    case BlockKind::note:
      break;
  }
  return leaf_at(article.document, offset) == nullptr;
}

bool in_list(const Analysis& article, std::uint32_t offset) noexcept {
  const auto list = std::ranges::upper_bound(article.lists, offset, {}, [](const List& each) { return each.span.end; });
  return list != article.lists.end() && list->span.contains(offset);
}

namespace {

// "[12]", "(Moss, 2021)" and a raised number are citations whatever grammar read the text.
bool looks_cited(std::string_view text) noexcept {
  const auto looks = [&](char opening, char closing, std::size_t open) {
    constexpr std::size_t longest = 160;
    const std::string_view inside = text.substr(open + 1, longest);
    const std::string_view words = inside.substr(0, inside.find(closing));
    if (words.size() == inside.size()) return false;
    if (opening == '[' && !words.empty() && text::is_digit(words[0])) return true;
    for (std::size_t i = 0; i + 4 <= words.size(); ++i) {
      const bool year =
          (words.substr(i, 2) == "19" || words.substr(i, 2) == "20") && text::is_digit(words[i + 2]) && text::is_digit(words[i + 3]);
      if (year && (i == 0 || !text::is_digit(words[i - 1])) && (i + 4 == words.size() || !text::is_digit(words[i + 4]))) return true;
    }
    return false;
  };
  for (const auto& [opening, closing] : {std::pair{'[', ']'}, std::pair{'(', ')'}})
    for (std::size_t open = text.find(opening); open != std::string_view::npos; open = text.find(opening, open + 1))
      if (looks(opening, closing, open)) return true;
  return false;
}

}  // namespace

bool is_sourced(const Analysis& article, Span span) noexcept {
  const auto touches = [&](Span other) { return other.begin < span.end && span.begin < other.end; };
  const auto& citations = article.citations;
  const auto behind = std::ranges::lower_bound(citations, span.begin, {}, [](const Citation& citation) { return citation.span.end; });
  // A marker alone on its line stands behind what it supports.
  constexpr std::ptrdiff_t most = 16;
  for (auto at = behind; at != citations.end() && at - behind < most; ++at)
    if (touches(at->span) || touches(at->supports)) return true;
  const auto& inlines = article.document.inlines;
  for (auto at = std::ranges::lower_bound(inlines, span.begin, {}, [](const Inline& each) { return each.span.begin; });
       at != inlines.end() && at->span.begin < span.end; ++at) {
    const bool cites = at->kind == InlineKind::link || at->kind == InlineKind::autolink || at->kind == InlineKind::note_mark ||
                       at->kind == InlineKind::superscript;
    if (cites) return true;
  }
  return looks_cited(article.text(span));
}

std::uint32_t line_of(const Document& document, std::uint32_t offset) noexcept {
  return static_cast<std::uint32_t>(std::ranges::upper_bound(document.lines, offset) - document.lines.begin());
}

}  // namespace citevet::rules
