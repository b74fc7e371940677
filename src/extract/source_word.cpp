// The words that introduce a source, in the languages of docs/citations.md.
#include "extract/source_word.h"

#include "text/ascii.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace citevet::extract {

namespace {

// ASCII letters are compared without case; of other letters both cases are listed.
constexpr std::string_view words[] = {
    // Longer ones before those that they end with.
    "source",   "sources",   "source(s)",                                                                       // English, French
    "quelle",   "quellen",   "quelle(n)",                                                                       // German
    "fuente",   "fuentes",   "fuente(s)",                                                                       // Spanish
    "fonte",    "fontes",    "fonti",     "fonte(s)",                                                           // Portuguese, Italian
    "bron",     "bronnen",                                                                                      // Dutch
    "Źródło",   "źródło",    "Źródła",    "źródła",                                                             // Polish
    "zdroj",    "zdroje",                                                                                       // Czech, Slovak
    "Källa",    "källa",     "Källor",    "källor",                                                             // Swedish
    "kilde",    "kilder",                                                                                       // Danish, Norwegian
    "Lähde",    "lähde",     "Lähteet",   "lähteet",                                                            // Finnish
    "forrás",   "források",                                                                                     // Hungarian
    "Sursă",    "sursă",     "sursa",     "surse",                                                              // Romanian
    "kaynak",   "kaynaklar",                                                                                    // Turkish
    "Πηγή",     "πηγή",      "Πηγές",     "πηγές",                                                              // Greek
    "Источник", "источник",  "Источники", "источники",                                                          // Russian
    "Джерело",  "джерело",   "Джерела",   "джерела",                                                            // Ukrainian
    "sumber",                                                                                                   // Indonesian, Malay
    "nguồn",                                                                                                    // Vietnamese
    "资料来源", "資料來源",  "数据来源",  "數據來源",  "消息来源", "新闻来源", "来源", "來源", "出处", "出處",  // Chinese
    "出典",     "引用元",    "参照元",    "情報源",                                                             // Japanese
    "출처",                                                                                                     // Korean
    "المصدر",   "مصدر",      "المصادر",                                                                         // Arabic
    "מקור",     "מקורות",                                                                                       // Hebrew
};

constexpr std::size_t longest = std::ranges::max_element(words, {}, &std::string_view::size)->size();

// The words by their last byte in lower case, as indices into `words`: most colons are turned away by an empty row.
struct Row {
  std::uint8_t first = 0, count = 0;
};
struct Index {
  std::array<Row, 256> rows{};
  std::array<std::uint8_t, std::size(words)> order{};
};
constexpr Index by_last_byte = [] {
  Index index;
  std::uint8_t next = 0;
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char last = static_cast<char>(static_cast<unsigned char>(byte));
    if (text::is_upper(last)) continue;
    Row& row = index.rows[byte];
    row.first = next;
    for (std::size_t i = 0; i < std::size(words); ++i)
      if (text::to_lower(words[i].back()) == last) index.order[next++] = static_cast<std::uint8_t>(i);
    row.count = static_cast<std::uint8_t>(next - row.first);
  }
  for (unsigned byte = 'A'; byte <= 'Z'; ++byte) index.rows[byte] = index.rows[byte + 32];
  return index;
}();

constexpr bool continues_word(char c) noexcept {
  return text::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
}

// The last byte of brackets, colons and spaces beyond ASCII, which end a word as ASCII ones do.
bool ends_with_sign(std::string_view before) noexcept {
  static constexpr std::string_view signs[] = {
      "（", "［", "【", "〔", "「", "《", "，", "。",       "；",           "、",           "：",          "|",
      "“",  "„",  "«",  "—",  "–",  "·",  "•",  "\xC2\xA0", "\xE2\x80\xAF", "\xE3\x80\x80", "\xEF\xBB\xBF"};
  return std::ranges::any_of(signs, [&](std::string_view sign) { return before.ends_with(sign); });
}

}  // namespace

std::size_t source_word_before(std::string_view text, std::size_t end, std::size_t floor) noexcept {
  if (end <= floor) return 0;
  const Row row = by_last_byte.rows[static_cast<unsigned char>(text[end - 1])];
  if (row.count == 0) return 0;
  const std::size_t begin = end - floor > longest ? end - longest : floor;
  const std::string_view part = text.substr(begin, end - begin);
  std::size_t size = 0;
  for (std::size_t i = row.first; i < std::size_t{row.first} + row.count; ++i) {
    const std::string_view word = words[by_last_byte.order[i]];
    if (word.size() > size && text::ends_with_ci(part, word)) size = word.size();
  }
  if (size == 0) return 0;
  const std::string_view before = text.substr(floor, end - size - floor);
  if (!before.empty() && continues_word(before.back()) && !ends_with_sign(before)) return 0;
  return size;
}

std::size_t source_word_at(std::string_view text, std::size_t at) noexcept {
  std::size_t size = 0;
  for (const std::string_view word : words)
    if (word.size() > size && text::starts_with_ci(text.substr(at), word)) size = word.size();
  if (size == 0 || (at + size < text.size() && text::is_alnum(text[at + size]))) return 0;
  return size;
}

bool qualifies_source(std::string_view word) noexcept {
  static constexpr std::string_view qualifiers[] = {"data",     "original",    "primary",     "secondary", "main",  "full", "news",
                                                    "official", "key",         "additional",  "further",   "other", "text", "statistics",
                                                    "stats",    "information", "information", "info",      "the",   "my",   "our",
                                                    "external", "academic",    "scientific",  "medical",   "with",  "and",  "datos"};
  return std::ranges::any_of(qualifiers, [&](std::string_view q) { return text::equal_ci(word, q); });
}

bool is_source_text(std::string_view text) noexcept {
  text = text::trim(text);
  while (!text.empty() && (text.front() == '*' || text.front() == '_' || text.front() == '[' || text.front() == '(')) text.remove_prefix(1);
  const std::size_t size = text.empty() ? 0 : source_word_at(text, 0);
  if (size == 0) return false;
  // What may stand behind it: a colon, a number, an arrow, closing marks.
  std::string_view rest = text.substr(size);
  static constexpr std::string_view signs[] = {"：", "↗", "→", "🔗", "\xC2\xA0"};
  while (!rest.empty()) {
    const auto* sign = std::ranges::find_if(signs, [&](std::string_view s) { return rest.starts_with(s); });
    if (sign != std::end(signs))
      rest.remove_prefix(sign->size());
    else if (continues_word(rest.front()) && !text::is_digit(rest.front()))
      return false;
    else
      rest.remove_prefix(1);
  }
  return text.size() - size <= 8;
}

}  // namespace citevet::extract
