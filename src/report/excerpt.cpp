// A line of the source, cut around a place that is underlined.
#include "report/excerpt.h"

#include "report/printable.h"

#include <algorithm>

namespace citevet::report {

namespace {

constexpr std::size_t tab = 4;

bool is_space(char c) noexcept {
  return c == ' ' || c == '\t';
}

// Cells at `column` for the character at `at`.
std::size_t cells_at(std::string_view text, std::size_t at, std::size_t column, const Glyph& glyph) noexcept {
  return text[at] == '\t' ? tab - column % tab : glyph.cells;
}

// Characters without a width (accents heaped on one letter) end a walk too.
constexpr std::size_t bytes_per_cell = 16;

struct Walk {
  std::size_t at;     // where it stopped
  std::size_t cells;  // how far it came
};

// From `from` towards `to`, at most `cells` far.
Walk walk_right(std::string_view text, std::size_t from, std::size_t to, std::size_t cells) noexcept {
  Walk walk{from, 0};
  const std::size_t last = std::min(to, from + cells * bytes_per_cell);
  while (walk.at < last) {
    const Glyph glyph = glyph_at(text, walk.at);
    const std::size_t more = cells_at(text, walk.at, walk.cells, glyph);
    if (walk.cells + more > cells) break;
    walk.at += glyph.bytes;
    walk.cells += more;
  }
  walk.at = std::min(walk.at, to);
  return walk;
}

Walk walk_left(std::string_view text, std::size_t from, std::size_t to, std::size_t cells) noexcept {
  Walk walk{from, 0};
  const std::size_t last = from - to > cells * bytes_per_cell ? from - cells * bytes_per_cell : to;
  while (walk.at > last) {
    const std::size_t before = std::max(step_back(text, walk.at), to);
    const Glyph glyph = glyph_at(text, before);
    const std::size_t more = text[before] == '\t' ? tab : glyph.cells;
    if (walk.cells + more > cells) break;
    walk.at = before;
    walk.cells += more;
  }
  // An accent does not stand without its letter.
  while (walk.at < from && walk.at != to && glyph_at(text, walk.at).cells == 0) walk.at += glyph_at(text, walk.at).bytes;
  walk.at = std::min(walk.at, from);
  return walk;
}

constexpr std::size_t cut = 2;  // the cells of an ellipsis and its space

std::size_t left_end(std::string_view text, Span line, Span place, std::size_t cells) noexcept {
  const std::size_t half = cells / 2;
  const Walk from_start = walk_right(text, line.begin, place.begin, cells);
  const bool near_start = from_start.at == place.begin;
  if (near_start && from_start.cells <= half) return line.begin;
  if (near_start && walk_right(text, line.begin, place.end, cells - cut).at == place.end) return line.begin;
  const Walk rest = walk_right(text, place.begin, line.end, cells);
  const std::size_t room = std::max(cells / 3, cells - std::min(cells, rest.cells + cut));
  const Walk limit = walk_left(text, place.begin, line.begin, room);
  if (limit.at == line.begin) return line.begin;
  for (std::size_t at = limit.at; at < place.begin; ++at)
    if (is_space(text[at]) && at + 1 < place.begin) return at + 1;
  return limit.at;
}

std::size_t right_end(std::string_view text, Span line, Span place, std::size_t begin, std::size_t cells) noexcept {
  if (walk_right(text, begin, line.end, cells).at == line.end) return line.end;
  const std::size_t limit = walk_right(text, begin, line.end, cells - cut).at;
  // Back to the end of a word; where the place fits, not into it, and never to its begin.
  const std::size_t least = place.end <= limit ? place.end : place.begin + (limit - std::min<std::size_t>(limit, place.begin)) / 2;
  std::size_t end = limit;
  while (end > least && !is_space(text[end])) --end;
  if (end <= least && !(end == place.end && is_space(text[end]))) end = limit;
  while (end > begin && is_space(text[end - 1])) --end;
  return end;
}

}  // namespace

Excerpt excerpt(std::string_view text, Span line, std::span<const Span> places, std::size_t cells) {
  cells = std::max<std::size_t>(cells, 20);
  Span place = places.front();
  place.begin = std::clamp(place.begin, line.begin, line.end);
  place.end = std::clamp(place.end, place.begin, line.end);

  Excerpt shown;
  std::size_t begin = line.begin;
  std::size_t end = line.end;
  if (walk_right(text, begin, end, cells).at != end) {
    begin = left_end(text, line, place, cells);
    end = right_end(text, line, place, begin, begin == line.begin ? cells : cells - cut);
  }
  shown.begin = static_cast<std::uint32_t>(begin);
  shown.end = static_cast<std::uint32_t>(end);

  std::size_t column = 0;
  // An ellipsis within a word touches it.
  const bool left_in_word = begin != line.begin && !is_space(text[begin - 1]);
  if (begin != line.begin) {
    shown.line += left_in_word ? "\u2026" : "\u2026 ";
    column = left_in_word ? 1 : cut;
  }
  std::size_t next = 0;       // the place that comes next
  std::uint32_t covered = 0;  // the end of the places begun so far
  const auto mark = [&](std::size_t at, std::size_t width) {
    bool begins = false;
    while (next < places.size() && std::max<std::size_t>(places[next].begin, line.begin) <= at) {
      begins = begins || places[next].begin >= covered;
      covered = std::max({covered, places[next].end, places[next].begin + 1});
      ++next;
    }
    if (width == 0 || (!begins && at >= covered)) return;
    shown.underline.resize(column, ' ');
    if (begins) shown.underline += '^';
    shown.underline.append(width - (begins ? 1 : 0), '~');
  };
  for (std::size_t at = begin; at < end;) {
    const Glyph glyph = glyph_at(text, at);
    const std::size_t width = cells_at(text, at, column, glyph);
    mark(at, width);
    if (text[at] == '\t') {
      shown.line.append(width, ' ');
    } else {
      append_glyph(shown.line, text, at, glyph);
    }
    column += width;
    at += glyph.bytes;
  }
  if (end != line.end) {
    const bool right_in_word = end > begin && !is_space(text[end]) && !is_space(text[end - 1]);
    shown.line += right_in_word ? "\u2026" : " \u2026";
    // The ellipsis stands for the rest of a place that reaches into it.
    if (covered > end) {
      shown.underline.resize(column, ' ');
      shown.underline.append(right_in_word ? 1 : cut, '~');
    }
  } else if (shown.underline.empty()) {
    shown.underline.append(column, ' ');
    shown.underline += '^';
  }
  return shown;
}

}  // namespace citevet::report
