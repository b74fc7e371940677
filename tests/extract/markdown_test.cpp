// Citations in Markdown: links, brackets within brackets, and what holds no citation.
#include "extract/articles.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <string>

using namespace citevet;
using namespace extracting;

TEST_CASE("a link whose text is the word source is a marker, with the bracket about it", "[extract]") {
  CHECK(markdown("Rest helps ([source](https://a.example/x)).") == Lines{"([source](https://a.example/x))"});
  CHECK(markdown("Rest helps [Source](https://a.example/x).") == Lines{"[Source](https://a.example/x)"});
  CHECK(markdown("Rest helps ([**sources**](https://a.example/x)).") == Lines{"([**sources**](https://a.example/x))"});
  CHECK(markdown("Rest helps ([Quelle](https://a.example/x)).") == Lines{"([Quelle](https://a.example/x))"});
  CHECK(markdown_targets("Rest helps ([source](https://a.example/x)).") == Lines{"https://a.example/x"});
}

TEST_CASE("links of the word source side by side are markers of their own, in one bracket they are one", "[extract]") {
  CHECK(markdown("Rest ([source](https://a.example/x)) ([source](https://b.example/y)).") ==
        Lines{"([source](https://a.example/x))", "([source](https://b.example/y))"});
  CHECK(markdown("Rest ([source](https://a.example/x), [source](https://b.example/y)).") ==
        Lines{"([source](https://a.example/x), [source](https://b.example/y))"});
  CHECK(markdown_targets("Rest ([source](https://a.example/x), [source](https://b.example/y)).") ==
        Lines{"https://a.example/x + https://b.example/y"});
}

TEST_CASE("a line's label before such links is no marker of its own", "[extract]") {
  CHECK(markdown("Sources: ([source](https://a.example/x)) ([source](https://b.example/y))") ==
        Lines{"([source](https://a.example/x))", "([source](https://b.example/y))"});
}

TEST_CASE("a link whose text is the marker is the citation as a whole", "[extract]") {
  CHECK(markdown("Rest helps [Source: Moss](https://a.example/x).") == Lines{"[Source: Moss](https://a.example/x)"});
  CHECK(markdown("Rest helps [(Source: Moss)](https://a.example/x).") == Lines{"[(Source: Moss)](https://a.example/x)"});
  CHECK(markdown("Rest helps.\n\n- [Source: Moss](https://a.example/x)\n") == Lines{"[Source: Moss](https://a.example/x)"});
  CHECK(markdown("Rest helps ([Source: Moss](https://a.example/x), [Source: Reed](https://b.example/y)).") ==
        Lines{"[Source: Moss](https://a.example/x)", "[Source: Reed](https://b.example/y)"});
  const Article found = article("Rest helps [Source: Moss, Naps](https://a.example/x).", Format::markdown);
  REQUIRE(found.citations.size() == 1);
  REQUIRE(found.citations[0].targets.size() == 1);
  CHECK(found.citations[0].targets[0].url == "https://a.example/x");
  CHECK(found.citations[0].targets[0].label == "Moss, Naps");
}

TEST_CASE("links inside a marker are its targets", "[extract]") {
  CHECK(markdown("Rest helps (Source: [Moss](https://a.example/x), [Reed](https://b.example/y)).") ==
        Lines{"(Source: [Moss](https://a.example/x), [Reed](https://b.example/y))"});
  CHECK(markdown("Rest helps [source: [Moss](https://a.example/x)].") == Lines{"[source: [Moss](https://a.example/x)]"});
  CHECK(markdown_targets("Rest helps [source: [Moss](https://a.example/x)].") == Lines{"https://a.example/x"});
  CHECK(markdown_targets("Rest helps (Source: [https://a.example/x](https://a.example/x)).") == Lines{"https://a.example/x"});
  CHECK(markdown_targets("Rest helps (Source: [Moss](https://a.example/x \"Rest\"), <https://b.example/y>).") ==
        Lines{"https://a.example/x + https://b.example/y"});
}

TEST_CASE("a reference-style link is an address, its definition no citation", "[extract]") {
  CHECK(markdown("Rest helps (Source: [Moss][1]).\n\n[1]: https://a.example/x \"Rest\"\n") == Lines{"(Source: [Moss][1])"});
  CHECK(markdown_targets("Rest helps (Source: [Moss][1]).\n\n[1]: https://a.example/x \"Rest\"\n") == Lines{"https://a.example/x"});
  CHECK(markdown("Rest helps ([source][s]).\n\n[s]: https://a.example/x\n") == Lines{"([source][s])"});
}

TEST_CASE("emphasis about a marker is no part of it", "[extract]") {
  CHECK(markdown("Rest helps. *(Source: https://a.example/x)*") == Lines{"(Source: https://a.example/x)"});
  CHECK(markdown("Rest helps. (*Source:* https://a.example/x)") == Lines{"(*Source:* https://a.example/x)"});
  CHECK(markdown("Rest helps. _[source: Moss, https://a.example/x]_") == Lines{"[source: Moss, https://a.example/x]"});
}

TEST_CASE("a line that begins with an emphasised word is a marker when it carries an address", "[extract]") {
  CHECK(markdown("Rest helps.\n\n**Source:** https://a.example/x\n") == Lines{"**Source:** https://a.example/x"});
  CHECK(markdown("Rest helps.\n\n*Source: [Moss](https://a.example/x)*\n") == Lines{"Source: [Moss](https://a.example/x)"});
  CHECK(markdown("- Rest helps.\n- Source: <https://a.example/x>\n") == Lines{"Source: <https://a.example/x>"});
  CHECK(markdown("> Rest helps.\n> Source: https://a.example/x\n") == Lines{"Source: https://a.example/x"});
  CHECK(markdown("**Date:** today | **Sources:** [Moss](https://a.example/x), [Reed](https://b.example/y)") ==
        Lines{"**Sources:** [Moss](https://a.example/x), [Reed](https://b.example/y)"});
}

TEST_CASE("a marker in a table's cell supports its row", "[extract]") {
  const Article found = article(
      "| Claim | From |\n| --- | --- |\n| Rest helps | (Source: https://a.example/x) |\n| Naps help ([source](https://b.example/y)) | – "
      "|\n",
      Format::markdown);
  CHECK(texts(found) == Lines{"(Source: https://a.example/x)", "([source](https://b.example/y))"});
  CHECK(supported(found) == Lines{"Rest helps", "Naps help ([source](https://b.example/y))"});
}

TEST_CASE("a marker below a list supports the list", "[extract]") {
  CHECK(supported(article("Rest:\n\n- One.\n- Two.\n\n([source](https://a.example/x))\n", Format::markdown)) == Lines{"- One.\n- Two."});
}

TEST_CASE("words with code in them are words", "[extract]") {
  CHECK(markdown_targets("Rest [Source: The `rest` changelog, 10 March 2026, https://a.example/x].") == Lines{"https://a.example/x"});
}

TEST_CASE("entities and escapes in an address are resolved", "[extract]") {
  CHECK(markdown_targets("Rest (Source: https://a.example/x?a=1&amp;b=2).") == Lines{"https://a.example/x?a=1&b=2"});
  CHECK(markdown_targets("Rest (Source: https://a.example/x\\_y).") == Lines{"https://a.example/x_y"});
  CHECK(markdown_targets("Rest \\[Source: https://a.example/x\\].") == Lines{"https://a.example/x"});
}

TEST_CASE("code, comments, front matter and pictures hold no citations", "[extract]") {
  const std::string text =
      GENERATE("Write `(Source: https://a.example/x)`.", "```\n(Source: https://a.example/x)\n```\n", "    (Source: https://a.example/x)\n",
               "---\nsource: https://a.example/x\n---\n\nRest.", "Rest <!-- (Source: https://a.example/x) --> helps.",
               "![Source: Moss](https://a.example/x.png)", "[source]: https://a.example/x",
               "<div data-source=\"x\">\n(Source: x)\n</div>\n", "See [[Source: Rest]].", "Read the [source code](https://a.example/x).",
               "Read [the sources](https://a.example/x).", "`[source](https://a.example/x)`");
  CAPTURE(text);
  CHECK(markdown(text).empty());
}
