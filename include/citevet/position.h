/// From byte offsets to lines and columns.
#pragma once

#include <citevet/document.h>
#include <citevet/export.h>

#include <cstdint>

namespace citevet {

/// What a column counts.
enum class ColumnUnit : std::uint8_t { code_points, utf16, bytes };

/// Line and column, both from 1. A BOM takes no column; a tab and an invalid byte take one.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend bool operator==(Position, Position) = default;
};

/// Finds positions in one document. It counts on from the last offset asked, so that offsets in rising order cost time in proportion to
/// the text, also where the whole text is one line. One thread at a time; the document must outlive it.
class CITEVET_EXPORT Locator {
 public:
  explicit Locator(const Document& document, ColumnUnit unit = ColumnUnit::code_points) noexcept : document_(&document), unit_(unit) {}

  /// The position of the byte at `offset`, at most the text's size.
  [[nodiscard]] Position at(std::uint32_t offset) noexcept;

 private:
  const Document* document_;
  ColumnUnit unit_;
  std::uint32_t line_ = 0;    // index into document_->lines
  std::uint32_t offset_ = 0;  // the last offset asked
  std::uint32_t column_ = 0;  // its column, from 0
};

}  // namespace citevet
