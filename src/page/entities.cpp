// Character references in HTML: `&amp;`, `&#8217;`, `&eacute;`.
#include "page/entities.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "text/ascii.h"
#include "text/utf8.h"

namespace citevet::page {

namespace {

constexpr std::size_t longest_name = 33;  // "CounterClockwiseContourIntegral;" and one more

// What the numbers 0x80 to 0x9F stand for: pages that were written in Windows-1252 use them so (HTML standard, table in §13.2.5.80).
constexpr char32_t windows_1252[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                       0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                       0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

// The length of a numeric reference at the start of `text` ("&#…"); 0: none.
std::size_t numeric(std::string_view text, std::string& out) {
  std::size_t at = 2;
  const bool hex = at < text.size() && (text[at] == 'x' || text[at] == 'X');
  if (hex) ++at;
  std::uint32_t value = 0;
  const std::size_t digits = at;
  for (; at < text.size() && (hex ? text::is_hex(text[at]) : text::is_digit(text[at])); ++at) {
    const char c = text::to_lower(text[at]);
    const auto digit = static_cast<std::uint32_t>(text::is_digit(c) ? c - '0' : c - 'a' + 10);
    if (value <= 0x10FFFF) value = value * (hex ? 16U : 10U) + digit;
  }
  if (at == digits) return 0;
  char32_t point = value;
  if (point >= 0x80 && point <= 0x9F) point = windows_1252[point - 0x80];
  if (point == 0 || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) point = 0xFFFD;
  text::append(out, point);
  return at + (at < text.size() && text[at] == ';' ? 1U : 0U);
}

// The length of a named reference at the start of `text` ("&…"); 0: none. The longest name that fits counts.
std::size_t named(std::string_view text, bool in_attribute, std::string& out) {
  const std::string_view rest = text.substr(1, longest_name);
  std::size_t length = 0;
  while (length < rest.size() && text::is_alnum(rest[length])) ++length;
  if (length < rest.size() && rest[length] == ';') ++length;
  const std::span names(entity_names, entity_count);
  for (; length >= 2; --length) {
    const std::string_view name = rest.substr(0, length);
    const auto found = std::ranges::lower_bound(names, name, {}, &EntityName::name);
    if (found == names.end() || found->name != name) continue;
    const char after = length < rest.size() ? rest[length] : '\0';
    if (in_attribute && name.back() != ';' && (after == '=' || text::is_alnum(after))) return 0;
    out += found->value;
    return length + 1;
  }
  return 0;
}

}  // namespace

void decode_entities(std::string_view text, bool in_attribute, std::string& out) {
  while (true) {
    const std::size_t amp = text.find('&');
    out += text.substr(0, amp);
    if (amp == std::string_view::npos) return;
    text.remove_prefix(amp);
    std::size_t length = 0;
    if (text.size() > 2 && text[1] == '#')
      length = numeric(text, out);
    else if (text.size() > 1 && text::is_alpha(text[1]))
      length = named(text, in_attribute, out);
    if (length == 0) {
      out += '&';
      length = 1;
    }
    text.remove_prefix(length);
  }
}

}  // namespace citevet::page
