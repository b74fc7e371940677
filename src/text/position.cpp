// From byte offsets to lines and columns.
#include <citevet/position.h>

#include "text/utf8.h"

#include <algorithm>

namespace citevet {

Position Locator::at(std::uint32_t offset) noexcept {
  const auto& lines = document_->lines;
  const std::string_view text = document_->text;
  offset = std::min<std::uint32_t>(offset, static_cast<std::uint32_t>(text.size()));
  std::uint32_t line = line_;
  const bool here = lines[line] <= offset && (line + 1 == lines.size() || offset < lines[line + 1]);
  if (!here) {
    const auto next = std::upper_bound(lines.begin(), lines.end(), offset);
    line = static_cast<std::uint32_t>(next - lines.begin()) - 1;
  }
  std::uint32_t from = lines[line];
  std::uint32_t column = 0;
  if (here && offset >= offset_) {
    from = offset_;
    column = column_;
  }
  if (from < 3 && text.starts_with("\xEF\xBB\xBF")) from = std::min<std::uint32_t>(3, offset);
  const std::string_view part = text.substr(from, offset - from);
  switch (unit_) {
    case ColumnUnit::code_points:
      column += static_cast<std::uint32_t>(text::count_code_points(part));
      break;
    case ColumnUnit::utf16:
      column += static_cast<std::uint32_t>(text::count_utf16(part));
      break;
    case ColumnUnit::bytes:
      column += static_cast<std::uint32_t>(part.size());
      break;
  }
  line_ = line;
  offset_ = offset;
  column_ = column;
  return {line + 1, column + 1};
}

}  // namespace citevet
