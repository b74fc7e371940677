// Splits HTML into tags and text, with byte offsets.
#include "page/tokenizer.h"

#include <algorithm>
#include <array>

#include "page/entities.h"
#include "text/ascii.h"

namespace citevet::page {

namespace {

// Elements whose content is text up to their own end tag. In title and textarea character references count, in the others nothing does.
constexpr std::array<std::string_view, 8> raw_elements = {"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"};

std::string_view raw_element(std::string_view name) noexcept {
  for (const std::string_view element : raw_elements)
    if (text::equal_ci(name, element)) return element;
  return {};
}

bool keeps_references(std::string_view element) noexcept {
  return element == "title" || element == "textarea";
}

}  // namespace

bool Attributes::next(Attribute& attribute) noexcept {
  std::size_t at = 0;
  while (at < rest_.size() && (text::is_space(rest_[at]) || rest_[at] == '/')) ++at;
  if (at == rest_.size()) return false;
  const std::size_t name = at++;  // a name may begin with `=`
  while (at < rest_.size() && !text::is_space(rest_[at]) && rest_[at] != '/' && rest_[at] != '=') ++at;
  attribute.name = rest_.substr(name, at - name);
  attribute.value = {};
  std::size_t equals = at;
  while (equals < rest_.size() && text::is_space(rest_[equals])) ++equals;
  if (equals < rest_.size() && rest_[equals] == '=') {
    at = equals + 1;
    while (at < rest_.size() && text::is_space(rest_[at])) ++at;
    if (at < rest_.size() && (rest_[at] == '"' || rest_[at] == '\'')) {
      const std::size_t end = std::min(rest_.find(rest_[at], at + 1), rest_.size());
      attribute.value = rest_.substr(at + 1, end - at - 1);
      at = std::min(end + 1, rest_.size());
    } else {
      const std::size_t begin = at;
      while (at < rest_.size() && !text::is_space(rest_[at])) ++at;
      attribute.value = rest_.substr(begin, at - begin);
    }
  }
  rest_.remove_prefix(at);
  return true;
}

bool attribute(const Token& tag, std::string_view name, std::string& value) {
  Attributes attributes(tag.content);
  for (Attribute found; attributes.next(found);) {
    if (!text::equal_ci(found.name, name)) continue;
    value.clear();
    decode_entities(found.value, true, value);
    return true;
  }
  return false;
}

bool Tokenizer::text_token(Token& token, std::size_t end, bool raw) noexcept {
  token = {TokenKind::text, {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)}, {}, html_.substr(at_, end - at_), raw};
  at_ = end;
  return true;
}

// Where the text of the raw element ends: at its end tag, or at the end of everything.
std::size_t Tokenizer::raw_text_end() const noexcept {
  std::size_t at = at_;
  while ((at = html_.find("</", at)) != std::string_view::npos) {
    const std::string_view rest = html_.substr(at + 2);
    if (text::starts_with_ci(rest, raw_element_)) {
      const char after = rest.size() > raw_element_.size() ? rest[raw_element_.size()] : '>';
      if (text::is_space(after) || after == '/' || after == '>') return at;
    }
    at += 2;
  }
  return html_.size();
}

bool Tokenizer::next(Token& token) noexcept {
  while (at_ < html_.size()) {
    if (!raw_element_.empty()) {
      const std::size_t end = raw_text_end();
      const bool raw = !keeps_references(raw_element_);
      raw_element_ = {};
      if (end != at_) return text_token(token, end, raw);
      continue;
    }
    if (html_[at_] != '<') return text_token(token, std::min(html_.find('<', at_), html_.size()), false);
    const std::size_t before = at_;
    if (markup(token)) return true;
    if (at_ != before) continue;
    // A `<` that begins nothing is text, together with what follows.
    return text_token(token, std::min(html_.find('<', at_ + 1), html_.size()), false);
  }
  return false;
}

// A tag or comment at `at_`. False with `at_` moved: it yields nothing; false with `at_` unmoved: no markup begins here.
bool Tokenizer::markup(Token& token) noexcept {
  const char first = at_ + 1 < html_.size() ? html_[at_ + 1] : '\0';
  if (text::is_alpha(first)) return tag(token, at_ + 1, TokenKind::start_tag);
  if (first == '/') {
    const char second = at_ + 2 < html_.size() ? html_[at_ + 2] : '\0';
    if (text::is_alpha(second)) return tag(token, at_ + 2, TokenKind::end_tag);
    if (second == '\0') return false;
    const std::size_t end = html_.find('>', at_ + 2);
    return end == std::string_view::npos ? comment(token, at_ + 2, html_.size(), html_.size()) : comment(token, at_ + 2, end, end + 1);
  }
  if (first != '!' && first != '?') return false;
  if (html_.substr(at_, 4) == "<!--") {
    const std::size_t begin = at_ + 4;
    if (html_.substr(begin, 1) == ">") return comment(token, begin, begin, begin + 1);
    if (html_.substr(begin, 2) == "->") return comment(token, begin, begin, begin + 2);
    const std::size_t plain = html_.find("-->", begin);
    const std::size_t banged = html_.substr(0, plain).find("--!>", begin);
    if (banged != std::string_view::npos) return comment(token, begin, banged, banged + 4);
    if (plain != std::string_view::npos) return comment(token, begin, plain, plain + 3);
    return comment(token, begin, html_.size(), html_.size());
  }
  const std::size_t end = html_.find('>', at_ + 1);
  return end == std::string_view::npos ? comment(token, at_ + 1, html_.size(), html_.size()) : comment(token, at_ + 1, end, end + 1);
}

bool Tokenizer::comment(Token& token, std::size_t begin, std::size_t end, std::size_t after) noexcept {
  token = {
      TokenKind::comment, {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(after)}, {}, html_.substr(begin, end - begin), true};
  at_ = after;
  return true;
}

bool Tokenizer::tag(Token& token, std::size_t name_begin, TokenKind kind) noexcept {
  std::size_t at = name_begin;
  while (at < html_.size() && !text::is_space(html_[at]) && html_[at] != '/' && html_[at] != '>') ++at;
  const std::string_view name = html_.substr(name_begin, at - name_begin);
  const std::size_t content = at;
  // A `>` inside a quoted value does not end the tag; a quotation mark counts only where a value begins.
  enum class In : std::uint8_t { names, before_value, bare_value } in = In::names;
  bool named = false;
  for (; at < html_.size() && html_[at] != '>'; ++at) {
    const char c = html_[at];
    const bool space = text::is_space(c);
    switch (in) {
      case In::names:
        if (c == '=' && named) {
          in = In::before_value;
          named = false;
        } else if (!space) {
          named = c != '/';
        }
        break;
      case In::before_value:
        if (c == '"' || c == '\'') {
          const std::size_t close = html_.find(c, at + 1);
          if (close == std::string_view::npos) {
            at_ = html_.size();
            return false;
          }
          at = close;
          in = In::names;
        } else if (!space) {
          in = In::bare_value;
        }
        break;
      case In::bare_value:
        if (space) in = In::names;
        break;
    }
  }
  if (at >= html_.size()) {
    at_ = html_.size();
    return false;
  }
  token = {kind, {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at + 1)}, name, html_.substr(content, at - content), false};
  at_ = at + 1;
  if (kind == TokenKind::start_tag) raw_element_ = raw_element(name);
  return true;
}

}  // namespace citevet::page
