// Character references in HTML: `&amp;`, `&#8217;`, `&eacute;`.
#include "page/entities.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/ascii.h"
#include "text/entity.h"
#include "text/utf8.h"

namespace citevet::page {

namespace {

constexpr std::size_t longest_name = 32;  // "CounterClockwiseContourIntegral;"

// The names that also count without their semicolon (HTML standard §13.5); sorted.
constexpr std::array<std::string_view, 106> bare_names = {
    "AElig",  "AMP",    "Aacute", "Acirc",  "Agrave", "Aring",  "Atilde", "Auml",   "COPY",  "Ccedil", "ETH",    "Eacute",
    "Ecirc",  "Egrave", "Euml",   "GT",     "Iacute", "Icirc",  "Igrave", "Iuml",   "LT",    "Ntilde", "Oacute", "Ocirc",
    "Ograve", "Oslash", "Otilde", "Ouml",   "QUOT",   "REG",    "THORN",  "Uacute", "Ucirc", "Ugrave", "Uuml",   "Yacute",
    "aacute", "acirc",  "acute",  "aelig",  "agrave", "amp",    "aring",  "atilde", "auml",  "brvbar", "ccedil", "cedil",
    "cent",   "copy",   "curren", "deg",    "divide", "eacute", "ecirc",  "egrave", "eth",   "euml",   "frac12", "frac14",
    "frac34", "gt",     "iacute", "icirc",  "iexcl",  "igrave", "iquest", "iuml",   "laquo", "lt",     "macr",   "micro",
    "middot", "nbsp",   "not",    "ntilde", "oacute", "ocirc",  "ograve", "ordf",   "ordm",  "oslash", "otilde", "ouml",
    "para",   "plusmn", "pound",  "quot",   "raquo",  "reg",    "sect",   "shy",    "sup1",  "sup2",   "sup3",   "szlig",
    "thorn",  "times",  "uacute", "ucirc",  "ugrave", "uml",    "uuml",   "yacute", "yen",   "yuml"};

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
  for (; length >= 2; --length) {
    std::string_view name = rest.substr(0, length);
    const bool closed = name.back() == ';';
    if (closed) name.remove_suffix(1);
    if (!closed && !std::ranges::binary_search(bare_names, name)) continue;
    const std::string_view characters = text::characters_of(name);
    if (characters.empty()) continue;
    const char after = length < rest.size() ? rest[length] : '\0';
    if (in_attribute && !closed && (after == '=' || text::is_alnum(after))) return 0;
    out += characters;
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
