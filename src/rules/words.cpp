// How messages name things.
#include "rules/words.h"

#include "text/ascii.h"
#include "text/utf8.h"

#include <citevet/span.h>

namespace citevet::rules {

namespace {

// At most `most` bytes, ending between two code points and, where one is near, between two words.
std::string_view start_of(std::string_view text, std::size_t most) noexcept {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && text::is_continuation(text[end])) --end;
  const std::size_t space = text.rfind(' ', end);
  if (space != std::string_view::npos && space > end / 2) end = space;
  return text::trim_right(text.substr(0, end));
}

// The bytes that white space begins with, in any script.
bool may_be_space(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= ' ' || byte >= 0xC2;
}

}  // namespace

std::string quoted(std::string_view text, std::size_t most) {
  text = text::trim(text);
  const std::string_view start = start_of(text, most);
  std::string out;
  out.reserve(start.size() + 9);
  out += "“";
  // Copied word by word; one blank between them whatever stood there.
  for (std::size_t at = 0; at < start.size();) {
    std::size_t end = at, width = 0;
    while (end < start.size() && (may_be_space(start[end]) ? (width = text::space_at(start, end)) == 0 : true)) ++end;
    out.append(start, at, end - at);
    if (end == start.size()) break;
    out.push_back(' ');
    for (at = end + width; at < start.size() && (width = text::space_at(start, at)) > 0;) at += width;
  }
  if (start.size() < text.size()) out += "…";
  return out += "”";
}

std::string called(const Reference& entry, std::string_view document) {
  if (entry.title) return quoted(entry.title.text);
  if (entry.url) return shown(entry.url.text);
  return quoted(slice(document, entry.span));
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count).append(" ").append(count == 1 ? one : many);
}

std::string shown(std::string_view address) {
  constexpr std::size_t most = 90, end = 24;
  if (address.size() <= most) return std::string(address);
  std::size_t head = most - end, tail = address.size() - end;
  while (head > 0 && text::is_continuation(address[head])) --head;
  while (tail < address.size() && text::is_continuation(address[tail])) ++tail;
  return std::string(address.substr(0, head)).append("…").append(address.substr(tail));
}

}  // namespace citevet::rules
