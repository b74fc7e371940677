// Sentences of running text.
#include "text/sentence.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <string>

using namespace citevet;

namespace {
// The sentence around the first `|`, which is taken out.
std::string sentence(std::string text) {
  const auto at = static_cast<std::uint32_t>(text.find('|'));
  text.erase(at, 1);
  const Span span = text::sentence_at(text, at, {0, static_cast<std::uint32_t>(text.size())});
  return std::string(slice(text, span));
}
}  // namespace

TEST_CASE("a sentence ends at a stop that white space and a capital follow", "[text]") {
  CHECK(sentence("One is here. Two |is there. Three.") == "Two is there.");
  CHECK(sentence("|One is here. Two is there.") == "One is here.");
  CHECK(sentence("One is here. Two is there. Thr|ee") == "Three");
  CHECK(sentence("Is it? Yes |it is! Good.") == "Yes it is!");
  CHECK(sentence("One… Two |goes on... Three.") == "Two goes on...");
}

TEST_CASE("closing quotes and brackets belong to the sentence before them", "[text]") {
  CHECK(sentence("He said “Rest |helps.” Then he left.") == "He said “Rest helps.”");
  CHECK(sentence("(Rest |helps.) Naps too.") == "(Rest helps.)");
  CHECK(sentence("He said \"It works.\" |Then he left.") == "Then he left.");
  CHECK(sentence("**Rest |helps.** Naps too.") == "**Rest helps.**");
}

TEST_CASE("a number or a note that cites belongs to the sentence before it", "[text]") {
  CHECK(sentence("Rest |helps.[3] Naps too.") == "Rest helps.[3]");
  CHECK(sentence("Rest |helps.[^2] Naps too.") == "Rest helps.[^2]");
}

TEST_CASE("an abbreviation ends no sentence", "[text]") {
  const std::string text =
      GENERATE("Moss et al. Found |rest helps", "Dr. Moss and Mrs. Reed |agree", "Rest, e.g. Naps, |helps", "The U.S. Department |agrees",
               "S. Korb and A. B. Moss |agree", "See Fig. 3 |and Vol. 2", "Rest (cf. Moss) |helps", "Das ist bzw. War |so");
  CAPTURE(text);
  CHECK(sentence("Before it. " + text + ". After it.") == text.substr(0, text.find('|')) + text.substr(text.find('|') + 1) + ".");
}

TEST_CASE("a stop inside a number, an address or a file's name ends nothing", "[text]") {
  CHECK(sentence("It rose. By 3.5 percent |at https://example.org/a.b as seen. Then.") ==
        "By 3.5 percent at https://example.org/a.b as seen.");
  CHECK(sentence("1. Rest |helps. Naps too.") == "1. Rest helps.");
}

TEST_CASE("a lower-case word behind a stop goes on with the sentence", "[text]") {
  CHECK(sentence("“Why?” he |asked. Nobody knew.") == "“Why?” he asked.");
}

TEST_CASE("full-width stops need no space behind them", "[text]") {
  CHECK(sentence("休息很重要。睡眠|也很重要！散步呢？") == "睡眠也很重要！");
}

TEST_CASE("a sentence keeps to its bounds", "[text]") {
  const std::string text = "One. Two goes on and on";
  CHECK(text::sentence_at(text, 12, {9, 15}) == Span{9, 15});
  CHECK(text::sentence_at("", 0, {0, 0}) == Span{0, 0});
}

TEST_CASE("a sentence is looked for no further than 4,096 bytes to each side", "[text]") {
  const std::string text(100'000, 'x');
  const Span span = text::sentence_at(text, 50'000, {0, 100'000});
  CHECK(span.begin == 50'001 - 1 - 4'096);
  CHECK(span.end == 50'001 + 4'096);
}
