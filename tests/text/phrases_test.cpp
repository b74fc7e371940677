// Set phrases, all of them in one pass.
#include "text/phrases.h"

#include <catch2/catch_test_macros.hpp>

#include <random>

using namespace citevet;

namespace {

std::vector<std::string> found(std::initializer_list<std::string_view> phrases, std::string_view text) {
  std::vector<text::Phrases::Hit> hits;
  text::Phrases(std::span(phrases.begin(), phrases.size())).find(text, hits);
  std::vector<std::string> out;
  for (const auto& hit : hits) out.push_back(std::to_string(hit.begin) + ' ' + std::string(text.substr(hit.begin, hit.end - hit.begin)));
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("phrases are found in any case, across line ends and no-break spaces", "[text]") {
  CHECK(found({"studies show"}, "STUDIES SHOW, Studies\r\n  show, studies\u00A0show.") ==
        Strings{"0 STUDIES SHOW", "14 Studies\r\n  show", "31 studies\u00A0show"});
}

TEST_CASE("a phrase begins and ends a word", "[text]") {
  CHECK(found({"a new study"}, "panama new study, a new studying; “a new study” (a new study)") ==
        Strings{"37 a new study", "53 a new study"});
}

TEST_CASE("an asterisk lets a phrase stand inside a word", "[text]") {
  CHECK(found({"*turn0*"}, "citeturn0search1 return") == Strings{"4 turn0"});
  CHECK(found({"*isbn"}, "eISBN 1, ISBNs") == Strings{"1 ISBN"});
}

TEST_CASE("of phrases at one place the longer one comes first", "[text]") {
  CHECK(found({"data show", "data show that", "recent data"}, "Recent data show that") ==
        Strings{"0 Recent data", "7 data show that", "7 data show"});
}

TEST_CASE("marks and other scripts are found as they are", "[text]") {
  CHECK(found({"†", "[cite:"}, "a【3†source】 b [CITE: 1]") == Strings{"5 †", "20 [CITE:"});
}

TEST_CASE("the beginning and the end of a text are looked at", "[text]") {
  CHECK(found({"experts say"}, "experts say") == Strings{"0 experts say"});
  CHECK(found({"experts say"}, "experts sa").empty());
  CHECK(found({"experts say"}, "").empty());
}

TEST_CASE("the quick way finds what the plain way finds", "[text]") {
  const std::vector<std::string_view> phrases = {"ab", "ab cd", "*bc*", "d[e", "cab", "e e"};
  const std::string_view letters = "abcdeABC [ \n";
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::size_t i = 0; i < random() % 200; ++i) text += letters[random() % letters.size()];
    std::vector<text::Phrases::Hit> all;
    // Of "e e" both letters touch a space: it has no pair to look for, and is left out.
    text::Phrases(phrases).find(text, all);
    std::size_t one_by_one = 0;
    for (const std::string_view phrase : phrases) {
      // Alone and cut at every place, each phrase takes another way through the scan.
      for (std::size_t at = 0; at < text.size(); ++at) {
        const auto starts_here = [&](const text::Phrases::Hit& hit) { return hit.begin == at && phrases[hit.phrase] == phrase; };
        const std::size_t from = at > 0 ? at - 1 : 0;
        std::vector<text::Phrases::Hit> hits;
        text::Phrases(std::span(&phrase, 1)).find(std::string_view(text).substr(from), hits);
        const bool alone = std::ranges::any_of(hits, [&](const text::Phrases::Hit& hit) { return hit.begin == at - from; });
        INFO("'" << text << "' " << phrase << ' ' << at);
        REQUIRE(alone == (std::ranges::count_if(all, starts_here) == 1));
        one_by_one += alone ? 1U : 0U;
      }
    }
    REQUIRE(one_by_one == all.size());
  }
}
