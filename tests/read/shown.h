// A document's blocks and inlines as short lines of text, for comparison.
#pragma once

#include <citevet/document.h>

#include <string>
#include <string_view>
#include <vector>

namespace citevet::shown {

inline std::string_view name(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return "heading";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::list_item:
      return "item";
    case BlockKind::quotation:
      return "quotation";
    case BlockKind::code:
      return "code";
    case BlockKind::table_cell:
      return "cell";
    case BlockKind::definition:
      return "definition";
    case BlockKind::note:
      return "note";
    case BlockKind::front_matter:
      return "front matter";
    case BlockKind::markup:
      return "markup";
  }
  return "?";
}

inline std::string_view name(InlineKind kind) {
  switch (kind) {
    case InlineKind::link:
      return "link";
    case InlineKind::image:
      return "image";
    case InlineKind::autolink:
      return "autolink";
    case InlineKind::code:
      return "code";
    case InlineKind::note_mark:
      return "note mark";
    case InlineKind::superscript:
      return "superscript";
    case InlineKind::emphasis:
      return "emphasis";
    case InlineKind::comment:
      return "comment";
    case InlineKind::markup:
      return "markup";
  }
  return "?";
}

// "heading 2: What it is", "item 1: - rest"; the text is the block's whole span.
inline std::vector<std::string> blocks(const Document& document) {
  std::vector<std::string> out;
  for (const Block& block : document.blocks) {
    std::string line(name(block.kind));
    if (block.level != 0) line += ' ' + std::to_string(block.level);
    line += ": ";
    line += slice(document.text, block.span);
    out.push_back(std::move(line));
  }
  return out;
}

// The blocks' contents, without their marks.
inline std::vector<std::string> contents(const Document& document) {
  std::vector<std::string> out;
  for (const Block& block : document.blocks) out.emplace_back(slice(document.text, {block.content, block.span.end}));
  return out;
}

// "link: [source](https://…) | source | https://…": what it spans, the text it shows, its target.
inline std::vector<std::string> inlines(const Document& document) {
  std::vector<std::string> out;
  for (const Inline& found : document.inlines) {
    std::string line(name(found.kind));
    line += ": ";
    line += slice(document.text, found.span);
    line += " | ";
    line += slice(document.text, found.text);
    if (!found.target.empty()) line += " | " + std::string(found.target);
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace citevet::shown
