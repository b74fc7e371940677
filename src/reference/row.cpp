// Reads a table's row as an entry, cell by cell, by what the header calls them.
#include "reference/dates.h"
#include "reference/entry.h"
#include "text/ascii.h"

#include <algorithm>
#include <array>

namespace citevet::reference {

namespace {

enum class Column : std::uint8_t { other, title, authors, date, container, publisher, address, accessed, label };

struct Name {
  std::string_view words;
  Column column;
};

constexpr auto names = std::to_array<Name>({
    {"#", Column::label},
    {"no", Column::label},
    {"no.", Column::label},
    {"nr", Column::label},
    {"nr.", Column::label},
    {"id", Column::label},
    {"ref", Column::label},
    {"ref.", Column::label},
    {"number", Column::label},
    {"key", Column::label},
    {"n°", Column::label},
    {"url", Column::address},
    {"link", Column::address},
    {"links", Column::address},
    {"address", Column::address},
    {"doi", Column::address},
    {"web address", Column::address},
    {"adresse", Column::address},
    {"enlace", Column::address},
    {"date", Column::date},
    {"year", Column::date},
    {"published", Column::date},
    {"publication date", Column::date},
    {"date published", Column::date},
    {"datum", Column::date},
    {"jahr", Column::date},
    {"fecha", Column::date},
    {"année", Column::date},
    {"author", Column::authors},
    {"authors", Column::authors},
    {"author(s)", Column::authors},
    {"by", Column::authors},
    {"autor", Column::authors},
    {"autoren", Column::authors},
    {"auteur", Column::authors},
    {"accessed", Column::accessed},
    {"retrieved", Column::accessed},
    {"access date", Column::accessed},
    {"date accessed", Column::accessed},
    {"last accessed", Column::accessed},
    {"abgerufen", Column::accessed},
    {"journal", Column::container},
    {"publication", Column::container},
    {"venue", Column::container},
    {"container", Column::container},
    {"publisher", Column::publisher},
    {"organisation", Column::publisher},
    {"organization", Column::publisher},
    {"site", Column::publisher},
    {"website", Column::publisher},
    {"outlet", Column::publisher},
    {"verlag", Column::publisher},
    {"title", Column::title},
    {"reference", Column::title},
    {"references", Column::title},
    {"source", Column::title},
    {"sources", Column::title},
    {"citation", Column::title},
    {"article", Column::title},
    {"paper", Column::title},
    {"name", Column::title},
    {"work", Column::title},
    {"document", Column::title},
    {"study", Column::title},
    {"resource", Column::title},
    {"titel", Column::title},
    {"quelle", Column::title},
    {"fuente", Column::title},
});

constexpr std::size_t most_columns = 16;

Column column_of(std::string_view name) noexcept {
  name = text::trim(name);
  while (!name.empty() && name.front() == '*') name.remove_prefix(1);
  while (!name.empty() && (name.back() == '*' || name.back() == ':')) name.remove_suffix(1);
  const auto found = std::find_if(names.begin(), names.end(), [&](const Name& known) { return text::equal_ci(known.words, name); });
  return found == names.end() ? Column::other : found->column;
}

// The cells of one row with their columns. Empty cells are no blocks: the bars in front of a cell tell its column.
class Row {
 public:
  Row(const Document& document, std::uint32_t first) : document_(document), first_(first) {}

  // How many columns the cell is behind the one before it, or behind the row's start.
  [[nodiscard]] std::size_t step(std::uint32_t cell) const noexcept {
    const auto& blocks = document_.blocks;
    const std::size_t line = document_.text.substr(0, blocks[cell].span.begin).find_last_of('\n') + 1;
    const std::size_t begin = cell == first_ ? line : blocks[cell - 1].span.end;
    const std::string_view gap = text::trim_left(document_.text.substr(begin, blocks[cell].span.begin - begin));
    const auto bars = static_cast<std::size_t>(std::count(gap.begin(), gap.end(), '|'));
    return cell == first_ && gap.starts_with('|') ? bars - 1 : bars;
  }
  [[nodiscard]] bool holds(std::uint32_t cell) const noexcept {
    const auto& blocks = document_.blocks;
    if (cell >= blocks.size() || blocks[cell].kind != BlockKind::table_cell) return false;
    return cell == first_ ||
           document_.text.substr(blocks[cell - 1].span.end, blocks[cell].span.begin - blocks[cell - 1].span.end).find('\n') ==
               std::string_view::npos;
  }

 private:
  const Document& document_;
  std::uint32_t first_;
};

}  // namespace

void EntryReader::read_row(const Piece& piece) {
  const auto& blocks = document_.blocks;
  std::array<Column, most_columns> columns{};
  bool named = false, titled = false;
  if (piece.header < piece.block) {
    const Row header(document_, piece.header);
    std::size_t column = 0;
    for (std::uint32_t cell = piece.header; cell < piece.block && header.holds(cell); ++cell) {
      column += header.step(cell);
      if (column >= most_columns) break;
      columns[column] = column_of(document_.text.substr(blocks[cell].content, blocks[cell].span.end - blocks[cell].content));
      named = true;
      titled |= columns[column] == Column::title && document_.text.substr(blocks[cell].content).starts_with("Title");
    }
  }
  const Row row(document_, piece.block);
  std::size_t at = 0;
  for (std::uint32_t cell = piece.block; cell < piece.block + piece.blocks; ++cell) {
    at += row.step(cell);
    if (at >= most_columns) break;
    Column column = columns[at];
    if (!named && cell == piece.block) column = Column::title;
    const Block& block = blocks[cell];
    if (block.content >= block.span.end) continue;
    flat_.reset(document_);
    flat_.append(block.content, block.span.end, inlines_in(block.content, block.span.end));
    begin_draft();
    const Range all = draft_.trim({0, static_cast<std::uint32_t>(text_.size())});
    find_addresses();
    if (!entry_.url) choose_addresses();
    if (all.empty()) continue;
    switch (column) {
      case Column::label:
        entry_.label = field(all);
        break;
      case Column::authors:
        if (names_before_date(text_, all, draft_.names)) entry_.authors = fields(draft_.names.names);
        break;
      case Column::date:
        if (const auto date = date_at(text_, all.begin, all.end)) {
          entry_.date = field(date->range);
          entry_.year = date->year;
        }
        break;
      case Column::accessed:
        entry_.accessed = field(all);
        break;
      case Column::container:
        entry_.container = field(all);
        break;
      case Column::publisher:
        entry_.publisher = field(all);
        break;
      case Column::title: {
        // "Source" beside "Title" is who publishes it.
        if (titled && entry_.title) {
          if (!entry_.publisher) entry_.publisher = field(all);
          break;
        }
        const Reference known = entry_;
        read_text();
        take_words();
        if (!entry_.date) entry_.date = known.date, entry_.year = known.year;
        if (entry_.authors.empty()) entry_.authors = known.authors;
        if (!entry_.container) entry_.container = known.container;
        if (!entry_.publisher) entry_.publisher = known.publisher;
        if (!entry_.accessed) entry_.accessed = known.accessed;
        break;
      }
      case Column::address:
      case Column::other:
        break;
    }
  }
}

}  // namespace citevet::reference
