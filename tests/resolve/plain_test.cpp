// Plain text of what registries write.
#include "resolve/plain.h"

#include <catch2/catch_test_macros.hpp>

using namespace citevet::resolve;

TEST_CASE("tags of HTML, JATS and MathML are taken off, their text stays", "[resolve]") {
  CHECK(plain("CO<sub>2</sub> and <i>E. coli</i>") == "CO2 and E. coli");
  CHECK(plain("<jats:title>Rest</jats:title>") == "Rest");
  CHECK(plain(R"(The <mml:math altimg="a.gif"><mml:mi>β</mml:mi></mml:math> phase)") == "The β phase");
  CHECK(plain(R"(A <span class="x">small</span> one<br/>and more)") == "A small one and more");
  CHECK(plain("In <inline-formula><tex-math>$x$</tex-math><mml:math><mml:mi>x</mml:mi></mml:math></inline-formula> we rest") ==
        "In x we rest");
}

TEST_CASE("what only looks like a tag stays", "[resolve]") {
  CHECK(plain("sleep (p < 0.05) and rest (p > 0.1)") == "sleep (p < 0.05) and rest (p > 0.1)");
  CHECK(plain("a <b and c> d") == "a <b and c> d");
  CHECK(plain("the <Q> of rest") == "the <Q> of rest");
  CHECK(plain("ends in <i") == "ends in <i");
}

TEST_CASE("entities are resolved, also where they were encoded twice", "[resolve]") {
  CHECK(plain("Sleep &amp; rest") == "Sleep & rest");
  CHECK(plain("Sleep &amp;amp; rest") == "Sleep & rest");
  CHECK(plain("&lt;i&gt;Hfe&lt;/i&gt; mutations") == "Hfe mutations");
  CHECK(plain("A&#x3b2; strains") == "Aβ strains");
}

TEST_CASE("white space becomes single spaces, what is no text is dropped", "[resolve]") {
  CHECK(plain("  Rest\n   and\tsleep\xc2\xa0 ") == "Rest and sleep");
  CHECK(plain("re\xc2\xadst \xff\x01") == "rest");
  CHECK(plain("") == "");
}

TEST_CASE("a title's closing full stop is not part of it, an ellipsis is", "[resolve]") {
  CHECK(plain_title("On rest.") == "On rest");
  CHECK(plain_title("On rest...") == "On rest...");
  CHECK(plain_title("Rest?") == "Rest?");
  std::string title = "[On rest.]";
  CHECK(take_off_brackets(title));
  CHECK(title == "On rest");
  std::string two = "[1] and [2]";
  CHECK_FALSE(take_off_brackets(two));
}
