// Folding and trimming: the forms in which texts are compared.
#include "text/fold.h"
#include "text/ascii.h"

#include <catch2/catch_test_macros.hpp>

using namespace citevet::text;

TEST_CASE("folding drops case, accents, ligatures and punctuation", "[text]") {
  CHECK(fold("Müller–Lüdenscheidt’s “Café”") == "muller ludenscheidt s cafe");
  CHECK(fold("  The Effect, of  REST (2nd ed.) ") == "the effect of rest 2nd ed");
  CHECK(fold("ﬁne № ½ Straße") == "fine no 1 2 strasse");
  CHECK(fold("睡眠と記憶") == "睡眠と記憶");
  CHECK(fold("\xFFx\xFF") == "x");
  CHECK(fold("…—“”").empty());
}

TEST_CASE("a folded text is folded already", "[text]") {
  for (const char* text : {"Ångström’s Naïve—Œuvre", "İstanbul ẞ ŉ", "Ⅻ ㎏ ﷺ"}) CHECK(fold(fold(text)) == fold(text));
}

TEST_CASE("words of a folded text", "[text]") {
  CHECK(words("rest and the brain") == std::vector<std::string_view>{"rest", "and", "the", "brain"});
  CHECK(words("").empty());
}

TEST_CASE("spaces of every kind are trimmed", "[text]") {
  CHECK(trim("\xC2\xA0 \t\u2009a b\u3000\u200B\r\n") == "a b");
  CHECK(trim(" \u00A0").empty());
  CHECK(trim("é") == "é");
}
