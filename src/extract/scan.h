// What the grammars share: where a document's text may hold citations, and what was found so far.
#pragma once

#include <citevet/citation.h>
#include <citevet/document.h>
#include <citevet/reference.h>
#include <citevet/span.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace citevet::extract {

// A citation before overlaps are resolved: its targets and flaws lie in the scan's own lists.
struct Draft {
  CitationKind kind = CitationKind::source_marker;
  Span span;
  std::uint32_t first_target = 0, target_count = 0;
  std::uint32_t first_flaw = 0, flaw_count = 0;
};

class Scan {
 public:
  Scan(Document& document, std::span<const List> lists);

  Document& document;
  std::string_view text;
  std::span<const List> lists;
  std::vector<Span> stretches;  // the text outside code, markup, definitions and lists, in order
  std::vector<Draft> drafts;
  std::size_t markers_in_order = 0;  // the first drafts, as markers() found them at their colons
  std::vector<Target> targets;
  std::vector<Flaw> flaws;
  std::vector<std::uint32_t> schemes;  // the colons of "https://" in plain text outside markers, in order; filled by markers()

  // Begins a citation: its targets and flaws are those added until finish().
  void begin() noexcept;
  void finish(CitationKind kind, Span span);
  // Takes back what was added since begin().
  void drop();
  [[nodiscard]] std::span<Target> added() noexcept { return {targets.data() + first_target_, targets.size() - first_target_}; }

  // The address written at `at`, before `end`; empty: none. Longer ones than browsers take are cut.
  [[nodiscard]] std::string_view address_at(std::size_t at, std::size_t end) const noexcept;
  // Whether `count` more targets that the text does not spell out (a range's, a note's) may be made. Their number is bounded by the text's
  // size, so that "[1-99]" over and over does not fill the memory.
  [[nodiscard]] bool afford(std::uint32_t count) noexcept {
    if (count > implied_left_) return false;
    implied_left_ -= count;
    return true;
  }

  // An address as the text has it. In Markdown its entities and escapes are resolved first.
  Target address(std::string_view written, Span span);
  // The same for a link: its target is resolved already.
  Target link_target(const Inline& link);

  [[nodiscard]] const Block* block_at(std::uint32_t offset) const noexcept;
  [[nodiscard]] bool in_code(std::uint32_t offset) const noexcept;  // or in a comment or a tag
  [[nodiscard]] const Inline* link_at(std::uint32_t begin) const noexcept;
  // The innermost link or image around `span`.
  [[nodiscard]] const Inline* link_around(Span span) const noexcept;
  // The stretch that holds `offset`, or null.
  [[nodiscard]] const Span* stretch_at(std::uint32_t offset) const noexcept;
  [[nodiscard]] bool in_stretch(std::uint32_t offset) const noexcept { return stretch_at(offset) != nullptr; }

 private:
  std::uint32_t first_target_ = 0, first_flaw_ = 0;
  std::uint32_t implied_left_ = 0;
  mutable std::size_t block_hint_ = 0, stretch_hint_ = 0;
};

// The length of the white space that ends before `at`; 0: none.
[[nodiscard]] std::size_t space_before(std::string_view text, std::size_t at) noexcept;

[[nodiscard]] constexpr bool is_emphasis(char c) noexcept {
  return c == '*' || c == '_';
}

// The grammars. Each appends drafts.
void markers(Scan& scan);
void numbers(Scan& scan);
void names(Scan& scan);  // after numbers()
void notes(Scan& scan);
void links(Scan& scan);  // the last, as it takes only what no other citation covers
void matches_of(Scan& scan, std::span<const Pattern> patterns);

}  // namespace citevet::extract
