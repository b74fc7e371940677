// Splits what stands below a list's heading into entries.
#pragma once

#include "reference/headings.h"

#include <citevet/document.h>
#include <citevet/reference.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace citevet::reference {

// One entry before it is taken apart.
struct Piece {
  Span span;                  // with its number or bullet, without the line end
  std::uint32_t content = 0;  // behind these
  Field label;                // the number or key
  std::uint32_t block = 0;    // its first block
  std::uint32_t blocks = 1;   // how many blocks it reaches over
  std::uint32_t header = 0;   // of a table's row: the first cell of the header row; else 0
  bool row = false;           // a table's row
};

struct Section {
  std::vector<Piece> pieces;
  std::size_t sources = 0;    // how many of them show that they are sources: an address, a year, an identifier
  std::size_t end_block = 0;  // the block that ended it
};

// A heading that announces a list.
struct Announcement {
  std::size_t block = 0;
  std::uint32_t entries = 0;  // where the text behind the heading begins, inside its block; the block's end: in the next block
  std::uint8_t level = 0;     // of a heading with levels; 0 for a plain or bold line
  Field heading;
  HeadingKind kind = HeadingKind::none;
};

// The announcement in this block, of kind `none` when it is none.
Announcement announcement(const Document& document, std::size_t block);

// Collects the entries behind `heading`, up to where the list ends, into `section`, whose memory is used again.
void collect(const Document& document, const Announcement& heading, Section& section);

}  // namespace citevet::reference
