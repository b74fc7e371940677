// From bytes to UTF-8 text and its lines.
#include "read/read.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string>

namespace citevet::read {

namespace {

constexpr std::size_t max_size = std::size_t{512} * 1024 * 1024;
// Version control systems look this far for the NUL byte that tells a binary file.
constexpr std::size_t binary_probe = 8000;
// So small that the scans of a piece after the first find it in the nearest cache.
constexpr std::size_t piece = std::size_t{32} * 1024;

std::string_view utf16_to_utf8(std::string_view bytes, bool little, std::string& out) {
  const auto unit = [&](std::size_t i) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(little ? first | (second << 8U) : (first << 8U) | second);
  };
  out.reserve(bytes.size() / 2 + bytes.size() / 8);
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const char32_t first = unit(i);
    if (first < 0xD800 || first > 0xDFFF) {
      text::append(out, first);
      continue;
    }
    const char32_t second = first < 0xDC00 && i + 3 < bytes.size() ? unit(i + 2) : 0;
    if (second >= 0xDC00 && second <= 0xDFFF) {
      text::append(out, 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00));
      i += 2;
    } else {
      text::append(out, 0xFFFD);
    }
  }
  if (bytes.size() % 2 != 0) text::append(out, 0xFFFD);
  return out;
}

// Finds line starts in rising pieces of one text.
class LineScan {
 public:
  LineScan(std::string_view text, std::vector<std::uint32_t>& lines) : text_(text), lines_(lines) {}

  // Goes on to `end`, which may lie behind the CR of a CRLF.
  void to(std::size_t end) {
    const char* const base = text_.data();
    const auto find = [&](char c, std::size_t from) -> std::size_t {
      if (from >= end) return end;
      const void* at = std::memchr(base + from, c, end - from);
      return at == nullptr ? end : static_cast<std::size_t>(static_cast<const char*>(at) - base);
    };
    std::size_t cr = find('\r', at_);
    std::size_t lf = find('\n', at_);
    while (lf != end || cr != end) {
      if (lf < cr) {
        at_ = lf + 1;
      } else {
        const bool both = cr + 1 < text_.size() && base[cr + 1] == '\n';
        at_ = cr + (both ? 2 : 1);
        cr = find('\r', at_);
      }
      lines_.push_back(static_cast<std::uint32_t>(at_));
      if (lf < at_) lf = find('\n', at_);
    }
    at_ = std::max(at_, end);
  }

 private:
  std::string_view text_;
  std::vector<std::uint32_t>& lines_;
  std::size_t at_ = 0;
};

std::string hex(unsigned char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return {'0', 'x', digits[byte >> 4U], digits[byte & 15U]};
}

void note(Document& into, ProblemKind kind, Severity severity, std::string message) {
  into.problems.push_back({.kind = kind, .severity = severity, .name = into.path, .message = std::move(message)});
}

}  // namespace

bool encoding(std::string_view bytes, Document& into) {
  into.lines.assign(1, 0);
  into.text = bytes;
  if (bytes.size() > max_size) {
    bytes = bytes.substr(0, max_size);
    while (!bytes.empty() && text::is_continuation(into.text[bytes.size()])) bytes.remove_suffix(1);
    into.text = bytes;
    note(into, ProblemKind::unreadable_file, Severity::error, "longer than 512 MiB: the rest was not read; split the file");
  }
  const bool little = bytes.starts_with("\xFF\xFE");
  if (little || bytes.starts_with("\xFE\xFF")) {
    auto converted = std::make_unique<std::string>();
    utf16_to_utf8(bytes.substr(2), little, *converted);
    into.converted = std::move(converted);
    into.text = *into.converted;
  }
  const std::string_view text = into.text;
  if (const std::size_t nul = text.substr(0, binary_probe).find('\0'); nul != std::string_view::npos) {
    note(into, ProblemKind::unreadable_file, Severity::error,
         "not a text: byte 0x00 at offset " + std::to_string(nul) + "; give the article as text in UTF-8");
    return false;
  }

  LineScan scan(text, into.lines);
  std::size_t bad = std::string_view::npos;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(at + piece, text.size());
    // A code point is not cut in two; four continuation bytes in a row are none.
    for (int back = 0; back < 3 && end < text.size() && text::is_continuation(text[end]); ++back) --end;
    if (bad == std::string_view::npos) {
      bad = text::first_invalid(text.substr(at, end - at));
      if (bad != std::string_view::npos) bad += at;
    }
    scan.to(end);
    at = end;
  }

  if (bad != std::string_view::npos) {
    const auto line = std::upper_bound(into.lines.begin(), into.lines.end(), bad) - into.lines.begin();
    note(into, ProblemKind::encoding, Severity::warning,
         "byte " + hex(static_cast<unsigned char>(text[bad])) + " at offset " + std::to_string(bad) + " (line " + std::to_string(line) +
             ") is not UTF-8; save the file as UTF-8");
  }
  return true;
}

}  // namespace citevet::read
