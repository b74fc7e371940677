// Author–year citations.
#include "extract/articles.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <string>

using namespace citevet;
using namespace extracting;

namespace {
std::string listed(std::string_view text) {
  return std::string(text) +
         "\n\nReferences\nKorb, S., & Lee, K. (2024). Rest. https://example.org/1\nMoss, A. (2025). Naps. https://example.org/2\n"
         "World Health Organization. (2023). Sleep. https://example.org/3\nWHO. (2022). Walks.\nvan der Berg, J. (2020). Beds.\n";
}
}  // namespace

TEST_CASE("a bracket with an author and a year cites that entry", "[extract]") {
  const Article found = article(listed("Rest helps (Moss, 2025). Naps help (see Korb & Lee 2024, p. 4)."));
  CHECK(kinds(found) == Lines{"author-year", "author-year"});
  CHECK(texts(found) == Lines{"(Moss, 2025)", "(see Korb & Lee 2024, p. 4)"});
  CHECK(targets(found) == Lines{"Moss 2025", "Korb 2024"});
}

TEST_CASE("a bracket may hold several, with letters behind the years", "[extract]") {
  CHECK(plain_targets(listed("Rest helps (Korb & Lee, 2024; WHO, 2023a; Moss et al., 2025).")) ==
        Lines{"Korb 2024 + WHO 2023a + Moss 2025"});
  CHECK(plain_targets(listed("Rest helps (Moss, 2021, 2023b).")) == Lines{"Moss 2021 + Moss 2023b"});
}

TEST_CASE("a name in the sentence with the year in brackets cites", "[extract]") {
  CHECK(plain(listed("As Moss (2025) says, rest helps.")) == Lines{"Moss (2025)"});
  CHECK(plain(listed("In Korb & Lee (2024) rest helps.")) == Lines{"Korb & Lee (2024)"});
  CHECK(plain(listed("Rest helps. Moss et al. (2025) agree.")) == Lines{"Moss et al. (2025)"});
  CHECK(plain_targets(listed("The World Health Organization (2023) agrees.")) == Lines{"World Health Organization 2023"});
  CHECK(plain(listed("So does van der Berg (2020).")) == Lines{"van der Berg (2020)"});
}

TEST_CASE("two names or et al. cite also where no entry has them", "[extract]") {
  CHECK(plain_targets(listed("Rest helps (Reed et al., 2019) and naps (Reed & Poe, 2018).")) == Lines{"Reed 2019", "Reed 2018"});
  CHECK(plain_targets(listed("Reed et al. (2019) agree.")) == Lines{"Reed 2019"});
}

TEST_CASE("a single name that no entry has cites only where others do", "[extract]") {
  CHECK(plain_targets(listed("It began there (Paris, 2019).")).empty());
  CHECK(plain_targets(listed("Rest helps (Moss, 2025), and so on (Reed, 2019).")) == Lines{"Moss 2025", "Reed 2019"});
}

TEST_CASE("square brackets cite as round ones do", "[extract]") {
  CHECK(plain(listed("Rest helps [Moss, 2025; Reed et al., 2019].")) == Lines{"[Moss, 2025; Reed et al., 2019]"});
}

TEST_CASE("authors may be parted by semicolons", "[extract]") {
  CHECK(plain_targets(listed("Rest helps (KORB; LEE, 2024; Moss, 2025).")) == Lines{"KORB 2024 + Moss 2025"});
  CHECK(plain_targets(listed("Rest helps (Korb; Lee, 2024; Moss, 2025).")) == Lines{"Korb 2024 + Moss 2025"});
}

TEST_CASE("an undated entry is cited by its author", "[extract]") {
  const std::string list = "\n\nReferences\nMayo Clinic. (n.d.). Sleep. https://example.org/1\nReed, B. (in press). Naps.\n";
  CHECK(plain("Rest helps (Mayo Clinic, n.d.). Reed (in press) agrees. It is new (in press)." + list) ==
        Lines{"(Mayo Clinic, n.d.)", "Reed (in press)"});
}

TEST_CASE("an address behind the year belongs to the citation", "[extract]") {
  const Article found = article(listed("Rest helps (World Health Organization, 2023, https://example.org/3)."));
  CHECK(texts(found) == Lines{"(World Health Organization, 2023, https://example.org/3)"});
  REQUIRE(found.citations[0].targets.size() == 1);
  CHECK(found.citations[0].targets[0].url == "https://example.org/3");
  CHECK(found.citations[0].targets[0].author == "World Health Organization");
}

TEST_CASE("several years behind one name are several targets", "[extract]") {
  CHECK(plain_targets(listed("Moss (2021, 2025a) agrees.")) == Lines{"Moss 2021 + Moss 2025a"});
}

TEST_CASE("a name beside links in one bracket is a citation of its own", "[extract]") {
  CHECK(markdown("Rest helps ([Poe et al., 2019](https://p.example/x); Moss, 2025).\n\n# References\n\nMoss, A. (2025). Naps.\n") ==
        Lines{"[Poe et al., 2019](https://p.example/x)", "Moss, 2025"});
}

TEST_CASE("a link whose text ends with a year is a link", "[extract]") {
  CHECK(markdown("Read [The State of Sleep 2024](https://p.example/x) and [Sleep Week, 2023](https://p.example/y).\n\n# "
                 "References\n\nMoss, A. (2025). Naps.\n")
            .empty());
}

TEST_CASE("a year in brackets alone cites nobody", "[extract]") {
  const std::string text =
      GENERATE("It began (March 2025).", "It was shown (ICLR 2023).", "It rose (in 2024).", "As shown (Figure 2, 2023).",
               "The law (2025) says so.", "The Rest Act (2025) says so.", "It is new (updated 2025).", "(2025) was good.",
               "It sold well (Summer 2024, 2025).", "Since Moss (born 1970) wrote it.", "It was shown (Korb 2025, May 19, in Rome).",
               "It grew (2019 to 2024).", "It fell (Moss 2025 season).");
  CAPTURE(text);
  CHECK(plain(listed(text)).empty());
}

TEST_CASE("without a list an author and a year cite nothing", "[extract]") {
  CHECK(plain("Rest helps (Moss et al., 2025).\n").empty());
}

TEST_CASE("an article that cites by numbers names authors without citing them", "[extract]") {
  const Article found = article(
      "Moss et al. (2021) say rest helps [1]. Naps too (Reed et al. 2022 [2]). Walks [1,2].\n\n"
      "References\n[1] Moss, A. (2021). Rest.\n[2] Reed, B. (2022). Naps.\n");
  CHECK(texts(found) == Lines{"[1]", "[2]", "[1,2]"});
}
