// Splits HTML into tags and text, with byte offsets.
#pragma once

#include <citevet/span.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace citevet::page {

enum class TokenKind : std::uint8_t { text, start_tag, end_tag, comment };

// A token. Views lead into the HTML.
struct Token {
  TokenKind kind = TokenKind::text;
  Span span;                 // with `<` and `>`
  std::string_view name;     // of a tag, as written: compare with text::equal_ci
  std::string_view content;  // text: itself; comment: what is inside; start tag: what stands between the name and `>`
  bool raw = false;          // text of script, style and their like: no character references
};

// One attribute of a start tag. Views lead into the HTML.
struct Attribute {
  std::string_view name;   // as written
  std::string_view value;  // as written, without quotes; character references are not resolved
};

// Walks over the attributes in a start tag's content: while (attributes.next(attribute)) …
class Attributes {
 public:
  explicit Attributes(std::string_view content) noexcept : rest_(content) {}
  bool next(Attribute& attribute) noexcept;

 private:
  std::string_view rest_;
};

// The value of the first attribute with this name (lower case), its character references resolved; false: the tag has none.
bool attribute(const Token& tag, std::string_view name, std::string& value);

// A tokenizer after the HTML standard (§13.2.5) that builds no tree. What is inside script, style, title, textarea and their like is one
// text. Every byte is looked at once, whatever is unclosed or nested, and tokens never overlap. An unfinished tag at the end yields no
// token, as in browsers.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view html) noexcept : html_(html) {}
  bool next(Token& token) noexcept;

 private:
  bool text_token(Token& token, std::size_t end, bool raw) noexcept;
  bool markup(Token& token) noexcept;
  bool tag(Token& token, std::size_t name_begin, TokenKind kind) noexcept;
  bool comment(Token& token, std::size_t begin, std::size_t end, std::size_t after) noexcept;
  [[nodiscard]] std::size_t raw_text_end() const noexcept;

  std::string_view html_;
  std::size_t at_ = 0;
  std::string_view raw_element_;  // the element whose text is read as it is until its end tag
};

}  // namespace citevet::page
