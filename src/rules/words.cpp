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

}  // namespace

std::string quoted(std::string_view text, std::size_t most) {
  text = text::trim(text);
  const std::string_view start = start_of(text, most);
  std::string out = "“";
  bool space = false;
  for (std::size_t at = 0; at < start.size();) {
    if (const std::size_t width = text::space_at(start, at); width > 0) {
      if (!space) out.push_back(' ');
      space = true;
      at += width;
      continue;
    }
    space = false;
    out.push_back(start[at++]);
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
