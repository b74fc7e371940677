// Links, bare addresses and footnotes that cite.
#include "extract/articles.h"

#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace extracting;

TEST_CASE("a link to an address of the list cites that entry, any other link does not", "[extract]") {
  const Article found = article(
      "Rest [helps](http://www.a.example/x/), see [here](https://elsewhere.example/y) and <https://a.example/x#part>.\n\n"
      "# References\n\nMoss, A. (2021). Rest. https://a.example/x\n",
      Format::markdown);
  CHECK(kinds(found) == Lines{"link", "url"});
  CHECK(texts(found) == Lines{"[helps](http://www.a.example/x/)", "<https://a.example/x#part>"});
}

TEST_CASE("a bare address in plain text cites when the list has it", "[extract]") {
  const Article found =
      article("Rest helps, see https://a.example/x. Not https://b.example/y.\n\nReferences\nMoss, A. (2021). Rest. https://a.example/x\n");
  CHECK(kinds(found) == Lines{"url"});
  CHECK(targets(found) == Lines{"https://a.example/x"});
}

TEST_CASE("a link with an identifier cites the entry that has it", "[extract]") {
  CHECK(plain_targets("Rest helps: https://doi.org/10.1000/ABC.\n\nReferences\nMoss, A. (2021). Rest. doi:10.1000/abc\n") ==
        Lines{"https://doi.org/10.1000/ABC"});
}

TEST_CASE("without a list a link is a link", "[extract]") {
  CHECK(markdown("Rest [helps](https://a.example/x) and https://b.example/y.").empty());
}

TEST_CASE("a link inside a marker is the marker's", "[extract]") {
  CHECK(kinds(article("Rest (Source: [Moss](https://a.example/x)).\n\n# References\n\nMoss, A. (2021). Rest. https://a.example/x\n",
                      Format::markdown)) == Lines{"source-marker"});
}

TEST_CASE("a picture's source is a link that may cite, never an orphan", "[extract]") {
  CHECK(kinds(article("*(Image source: [Moss](https://a.example/x))*\n\n*(Image source: [Reed](https://b.example/y))*\n\n"
                      "# References\n\nMoss, A. (2021). Rest. https://a.example/x\n",
                      Format::markdown)) == Lines{"link"});
}

TEST_CASE("a note mark cites what its note names", "[extract]") {
  const Article found = article(
      "Rest helps.[^1] Naps too.[^n] Walks.[^own]\n\n[^1]: Moss, Rest, https://a.example/x and doi:10.1000/abc.\n[^n]: Reed, B. (2022). "
      "Naps.\n"
      "[^own]: Our own estimate.\n",
      Format::markdown);
  CHECK(kinds(found) == Lines{"footnote", "footnote"});
  CHECK(texts(found) == Lines{"[^1]", "[^n]"});
  CHECK(targets(found) == Lines{"https://a.example/x + doi:10.1000/abc", "Reed 2022"});
  CHECK(supported(found) == Lines{"Rest helps.[^1]", "Naps too.[^n]"});
}

TEST_CASE("numbers in links cite the list's entries", "[extract]") {
  const Article found = article(
      "Rest helps. ([1](#references)) Naps [[2]](https://b.example/y). It was 20[3](https://c.example/z)5.\n\n"
      "# References\n\n1. Moss, A. (2021). Rest. https://a.example/x\n2. Reed, B. (2022). Naps. https://b.example/y\n3. Poe, C. (2020). "
      "Walks. https://d.example/\n",
      Format::markdown);
  CHECK(kinds(found) == Lines{"numeric", "numeric"});
  CHECK(texts(found) == Lines{"([1](#references))", "[[2]](https://b.example/y)"});
}

TEST_CASE("an author and a year in a link count beside its address", "[extract]") {
  const Article found = article(
      "Rest helps ([Moss et al., 2021](https://a.example/x); [the registration](https://a.example/r)). ([JAMA](https://c.example/z))\n\n"
      "# References\n\nMoss, A. (2021). Rest. https://a.example/pubmed\nJAMA. (2020). Naps. https://c.example/z\n",
      Format::markdown);
  CHECK(kinds(found) == Lines{"author-year", "link"});
  CHECK(texts(found) == Lines{"[Moss et al., 2021](https://a.example/x)", "[JAMA](https://c.example/z)"});
  REQUIRE(found.citations[0].targets.size() == 1);
  CHECK(found.citations[0].targets[0].url == "https://a.example/x");
  CHECK(found.citations[0].targets[0].author == "Moss");
  CHECK(found.citations[0].targets[0].year == 2021);
}

TEST_CASE("a reference-style link cites, its definition below the list is no entry", "[extract]") {
  const Article found = article(
      "Rest helps (Munro et al., 2022). ([DOI][1])\n\n# References\n\nMunro, A. (2022). Rest. ([DOI][1])\n\n[1]: "
      "https://doi.org/10.1000/abc \"Rest\"\n",
      Format::markdown);
  CHECK(kinds(found) == Lines{"author-year", "link"});
  CHECK(texts(found) == Lines{"(Munro et al., 2022)", "[DOI][1]"});
  CHECK(targets(found) == Lines{"Munro 2022", "https://doi.org/10.1000/abc"});
}

TEST_CASE("a number linked to an address cites nothing where there is no list", "[extract]") {
  CHECK(markdown("Rest helps ([9](https://a.example/x)).").empty());
}

TEST_CASE("a note that stands in the list is its entry", "[extract]") {
  const Article found = article("Rest helps.[^1]\n\n# References\n\n[^1]: Moss, A. Rest, without a year.\n", Format::markdown);
  CHECK(kinds(found) == Lines{"footnote"});
  REQUIRE(found.citations[0].targets.size() == 1);
  CHECK(found.citations[0].targets[0].label == "1");
}
