/// A text as read: its blocks and inlines, each with its place.
#pragma once

#include <citevet/arena.h>
#include <citevet/export.h>
#include <citevet/problem.h>
#include <citevet/span.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace citevet {

enum class Format : std::uint8_t { text, markdown };

/// The name that reports and settings use: `text`, `markdown`.
[[nodiscard]] CITEVET_EXPORT std::string_view name(Format format) noexcept;

enum class BlockKind : std::uint8_t {
  heading,
  paragraph,
  list_item,
  quotation,  ///< a paragraph of a block quotation
  code,       ///< fenced or indented code: holds no citations
  table_cell,
  definition,    ///< a link definition, `[1]: https://…`: no text, no entry
  note,          ///< a footnote's text
  front_matter,  ///< metadata before the text: holds no citations
  markup,        ///< a block of raw HTML or a rule: not running text
};

/// A leaf of the document's structure. Blocks are in order and do not overlap.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  /// heading: 1 to 6, 0 where the format has no levels. List item: depth from 1. Else 0.
  std::uint8_t level = 0;
  /// The block with its marks (bullet, number, `#`, `>`), without the line end after it. A heading underlined with `===` includes that
  /// line.
  Span span;
  /// Where its content begins: behind the bullet, the number or the `#`.
  std::uint32_t content = 0;
  /// Numbers the list items that belong together (the paragraphs of one item share it); 0 outside lists.
  std::uint32_t item = 0;
};

enum class InlineKind : std::uint8_t {
  link,  ///< `[text](address)`, `[text][id]`
  image,
  autolink,   ///< `<https://…>` or a bare address that the format itself makes a link
  code,       ///< a code span: holds no citations
  note_mark,  ///< `[^1]`
  superscript,
  emphasis,  ///< emphasised text; `target` is empty
  comment,   ///< `<!-- … -->`
  markup,    ///< a raw HTML tag
};

/// Something inside a block that the format itself marks. Inlines are in order of their begin; an outer one comes before those inside it.
struct Inline {
  InlineKind kind = InlineKind::link;
  Span span;  ///< with its marks
  Span text;  ///< the text it shows: what stands between the marks
  std::string_view
      target;        ///< a link's address, entities and escapes resolved; a note mark's label. Views the text or the document's arena
  Span target_span;  ///< where that address stands: for `[text][id]` in the definition
};

/// A text that was read. Views in it, and in every value made from it, lead into `text` or into `arena`.
///
/// `text` views the bytes that were given to read::document, which the caller keeps; after a conversion (UTF-16) it views `converted`.
/// Moving a Document keeps all of that valid; there is no copying. One thread at a time.
struct Document {
  std::string path;  ///< as given by the caller, for messages and reports; may be empty
  Format format = Format::text;
  std::string_view text;
  std::vector<std::uint32_t> lines;  ///< offset of each line's first byte; lines end at LF, CRLF or a lone CR. Never empty
  std::vector<Block> blocks;
  std::vector<Inline> inlines;
  std::vector<Problem> problems;  ///< what reading it met: invalid bytes, with their offset
  std::unique_ptr<const std::string> converted;
  Arena arena;
};

namespace read {

/// The format that a file's name tells (".md", ".markdown": Markdown; anything else: plain text).
[[nodiscard]] CITEVET_EXPORT Format format_of(std::string_view path) noexcept;

/// Reads a text. `bytes` must outlive the result and everything made from it.
///
/// UTF-8; UTF-16 where a BOM says so: it is converted, and all offsets lead into the converted text. Otherwise invalid bytes are kept as
/// they are, and the first is named in `problems`. Binary data (a NUL byte near the begin) is a problem, and has no blocks. Never throws
/// for any content (only std::bad_alloc); linear in the size. `bytes` is at most 512 MiB: a longer text is cut there, with a problem.
/// Markdown is CommonMark with GFM's tables, task lists and bare addresses, footnotes, `^superscripts^` and front matter; containers nested
/// deeper than a hundred are text.
[[nodiscard]] CITEVET_EXPORT Document document(std::string_view bytes, Format format, std::string path = {});

/// As above, into a Document whose memory is used again: what it held before is gone, but for `path`, which names it in problems.
CITEVET_EXPORT void document(std::string_view bytes, Format format, Document& into);

}  // namespace read

}  // namespace citevet
