// HTML tokens and character references.
#include "page/tokenizer.h"

#include <catch2/catch_test_macros.hpp>

#include "page/entities.h"

using namespace citevet;
using namespace citevet::page;

namespace {

// The tokens in one line: text as 'x', tags as <x> and </x>, comments as !x.
std::string tokens(std::string_view html) {
  std::string out;
  Tokenizer tokenizer(html);
  for (Token token; tokenizer.next(token);) {
    if (!out.empty()) out += ' ';
    switch (token.kind) {
      case TokenKind::text:
        out.append("'").append(token.content).append("'");
        break;
      case TokenKind::start_tag:
        out.append("<").append(token.name).append(">");
        break;
      case TokenKind::end_tag:
        out.append("</").append(token.name).append(">");
        break;
      case TokenKind::comment:
        out.append("!").append(token.content);
        break;
    }
  }
  return out;
}

std::string decoded(std::string_view text, bool in_attribute = false) {
  std::string out;
  decode_entities(text, in_attribute, out);
  return out;
}

std::string value_of(std::string_view html, std::string_view name) {
  Tokenizer tokenizer(html);
  Token token;
  std::string value;
  return tokenizer.next(token) && attribute(token, name, value) ? value : "(none)";
}

}  // namespace

TEST_CASE("tags, text and comments come in order", "[page]") {
  CHECK(tokens("<p>Rest <b>helps</b>.</p><!-- a --- b -->") == "<p> 'Rest ' <b> 'helps' </b> '.' </p> ! a --- b ");
  CHECK(tokens("a < b and <3 but <i>c</i>") == "'a ' '< b and ' '<3 but ' <i> 'c' </i>");
  CHECK(tokens("<!DOCTYPE html><?xml x?><br/>") == "!!DOCTYPE html !?xml x? <br>");
}

TEST_CASE("a greater-than sign in a quoted value does not end the tag", "[page]") {
  CHECK(tokens("<a title='5 > 3' href=\"x>y\">z") == "<a> 'z'");
  CHECK(tokens("<a href=a\"b>c") == "<a> 'c'");
  CHECK(value_of("<a href = 'x' title=\"a &amp; b\">", "title") == "a & b");
}

TEST_CASE("attributes are read with and without quotes", "[page]") {
  CHECK(value_of("<meta name=author content=Moss/A>", "content") == "Moss/A");
  CHECK(value_of("<input disabled type=password/>", "type") == "password/");
  CHECK(value_of("<input disabled>", "disabled").empty());
  CHECK(value_of("<a ID='x'>", "id") == "x");
  CHECK(value_of("<a data-id='x'>", "id") == "(none)");
}

TEST_CASE("what is inside script, style and title is text", "[page]") {
  CHECK(tokens("<script>if (a<b) '</p>'</script><p>") == "<script> 'if (a<b) '</p>'' </script> <p>");
  CHECK(tokens("<TITLE>a <b> c</Title >d") == "<TITLE> 'a <b> c' </Title> 'd'");
  CHECK(tokens("<style>a</styles></style>") == "<style> 'a</styles>' </style>");
  CHECK(tokens("<script>never closed <p>") == "<script> 'never closed <p>'");
}

TEST_CASE("an unfinished tag at the end yields nothing", "[page]") {
  CHECK(tokens("a<b href='x") == "'a'");
  CHECK(tokens("a<b href") == "'a'");
  CHECK(tokens("a<!-- open") == "'a' ! open");
}

TEST_CASE("character references are resolved as browsers do", "[page]") {
  CHECK(decoded("Taylor &amp; Francis&nbsp;&#8217;s &#x201C;x&rdquo; &eacute") == "Taylor & Francis\u00A0’s “x” é");
  CHECK(decoded("&#128; &#0; &#xD800; &#1114112;") == "€ \uFFFD \uFFFD \uFFFD");
  CHECK(decoded("AT&T &unknown; &;") == "AT&T &unknown; &;");
  CHECK(decoded("?a=1&copy=2", true) == "?a=1&copy=2");
  CHECK(decoded("?a=1&copy=2") == "?a=1©=2");
  CHECK(decoded("&notin; &notit;") == "∉ ¬it;");
}

TEST_CASE("a million nested or unclosed elements cost nothing special", "[page]") {
  std::string nested;
  for (int i = 0; i < 1'000'000; ++i) nested += "<b>";
  std::size_t count = 0;
  Tokenizer tokenizer(nested);
  for (Token token; tokenizer.next(token);) ++count;
  CHECK(count == 1'000'000);
  std::string unclosed;
  for (int i = 0; i < 300'000; ++i) unclosed += "<a ";
  CHECK(tokens(unclosed).empty());
}
