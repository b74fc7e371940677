// Writes JSON piece by piece into a string: no tree, no copy.
#include "report/json_writer.h"

#include "text/utf8.h"

#include <algorithm>
#include <bit>

#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#define CITEVET_SSE2 1
#endif

namespace citevet::report {

namespace {

constexpr bool is_plain(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

// Copies what stands for itself in a JSON string, up to the first byte that does not; returns how many bytes. `to` has room for `size`.
std::size_t copy_plain(char* to, const char* from, std::size_t size) noexcept {
  std::size_t at = 0;
#ifdef CITEVET_SSE2
  const __m128i space = _mm_set1_epi8(0x20), quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\');
  for (; at + 16 <= size; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + at));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to + at), bytes);
    // Compared as signed: bytes from 0x80 are below the space too.
    const __m128i special =
        _mm_or_si128(_mm_cmplt_epi8(bytes, space), _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)));
    const auto mask = static_cast<unsigned>(_mm_movemask_epi8(special));
    if (mask != 0) return at + static_cast<std::size_t>(std::countr_zero(mask));
  }
#endif
  for (; at + 8 <= size; at += 8) {
    std::uint64_t word;
    std::memcpy(&word, from + at, 8);
    constexpr std::uint64_t ones = 0x0101010101010101U, highs = 0x8080808080808080U;
    // A byte of `x` that is zero shows in its high bit; so does one below the space, and one from 0x80 has it already.
    const auto zero = [](std::uint64_t x) { return (x - ones) & ~x & highs; };
    if (((word - 0x20 * ones) | word | zero(word ^ (ones * '"')) | zero(word ^ (ones * '\\'))) & highs) break;
    std::memcpy(to + at, &word, 8);
  }
  for (; at < size && is_plain(from[at]); ++at) to[at] = from[at];
  return at;
}

constexpr char hex_digits[] = "0123456789abcdef";

// Writes one code point that does not stand for itself, at most six bytes; moves both on.
void escape(char*& to, std::string_view text, std::size_t& at) noexcept {
  const char c = text[at];
  if (static_cast<unsigned char>(c) >= 0x80) {
    const text::CodePoint point = text::decode(text, at);
    if (point.valid) {
      std::memcpy(to, text.data() + at, point.size);
      to += point.size;
    } else {
      std::memcpy(to, "\xEF\xBF\xBD", 3);
      to += 3;
    }
    at += point.size;
    return;
  }
  ++at;
  *to++ = '\\';
  switch (c) {
    case '"':
    case '\\':
      *to++ = c;
      return;
    case '\n':
      *to++ = 'n';
      return;
    case '\r':
      *to++ = 'r';
      return;
    case '\t':
      *to++ = 't';
      return;
    default:
      std::memcpy(to, "u00", 3);
      to[3] = hex_digits[static_cast<unsigned char>(c) >> 4U];
      to[4] = hex_digits[static_cast<unsigned char>(c) & 0xFU];
      to += 5;
  }
}

}  // namespace

void JsonWriter::string(std::string_view prefix, std::string_view text) {
  constexpr std::size_t piece = 512, longest_escape = 6;
  char* to = room(longest_escape * std::min(piece, text.size()) + prefix.size() + 5);
  if (needs_comma()) *to++ = ',';
  *to++ = '"';
  if (!prefix.empty()) {
    std::memcpy(to, prefix.data(), prefix.size());
    to += prefix.size();
  }
  std::size_t at = 0;
  while (true) {
    const std::size_t end = std::min(at + piece, text.size());
    while (at < end) {
      const std::size_t plain = copy_plain(to, text.data() + at, end - at);
      to += plain;
      at += plain;
      // A letter of several bytes may reach beyond `end`: the room allows for six bytes from each byte before it.
      while (at < end && !is_plain(text[at])) escape(to, text, at);
    }
    used_ = static_cast<std::size_t>(to - out_.data());
    if (at >= text.size()) break;
    to = room(longest_escape * piece + 4);
  }
  *to++ = '"';
  ++used_;
}

void JsonWriter::hex(std::uint64_t value) {
  char* to = room(20);
  char* const begin = to;
  if (needs_comma()) *to++ = ',';
  *to++ = '"';
  for (int shift = 60; shift >= 0; shift -= 4) *to++ = hex_digits[(value >> static_cast<unsigned>(shift)) & 0xFU];
  *to++ = '"';
  used_ += static_cast<std::size_t>(to - begin);
}

void JsonWriter::grow(std::size_t size) {
  // In proportion to what this writer wrote, not to what `out_` held before: the new room is cleared, and that must not cost more.
  out_.resize(used_ + std::max<std::size_t>({size, 16 * 1024, (used_ - start_) / 2}));
}

}  // namespace citevet::report
