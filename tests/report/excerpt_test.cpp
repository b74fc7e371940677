// A line cut around a place, with the place underlined cell by cell.
#include "report/excerpt.h"

#include <catch2/catch_test_macros.hpp>

using namespace citevet;

namespace {

Span place(std::string_view text, std::string_view words) {
  const std::size_t begin = text.find(words);
  REQUIRE(begin != std::string_view::npos);
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
}

// Both rows, one above the other.
std::string shown(std::string_view text, const std::vector<Span>& places, std::size_t cells) {
  const report::Excerpt cut = report::excerpt(text, {0, static_cast<std::uint32_t>(text.size())}, places, cells);
  std::string rows("\n");
  return rows.append(cut.line).append("\n").append(cut.underline);
}

}  // namespace

TEST_CASE("a short line is shown whole, its place underlined", "[report]") {
  const std::string_view text = "Rest helps (Source: https://example.org/rest).";
  CHECK(shown(text, {place(text, "https://example.org/rest")}, 72) == R"(
Rest helps (Source: https://example.org/rest).
                    ^~~~~~~~~~~~~~~~~~~~~~~~)");
}

TEST_CASE("a long line is cut around the place, at words", "[report]") {
  const std::string_view text =
      "Sleep is older than every culture that has tried to explain it, and the first written advice on it (Source: "
      "https://example.org/old) "
      "was to leave the lamp outside the room, which is not far from what a clinic says today.";
  CHECK(shown(text, {place(text, "(Source: https://example.org/old)")}, 72) == R"(
… written advice on it (Source: https://example.org/old) was to leave …
                       ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~)");
}

TEST_CASE("the start of a line is kept where the place is near it", "[report]") {
  const std::string_view text = "As she put it, “nothing that we tried in those years did as much good as an early night and a dark room”.";
  CHECK(shown(text, {place(text, "“nothing that we tried in those years did as much good as an early night and a dark room”")}, 50) == R"(
As she put it, “nothing that we tried in those …
               ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~)");
}

TEST_CASE("a place at the end of a long line has the words before it", "[report]") {
  const std::string_view text =
      "Rest is a habit that can be learned at any age, by the young and by the old, as every ward knows (Source: no address)";
  CHECK(shown(text, {place(text, "(Source: no address)")}, 60) == R"(
… and by the old, as every ward knows (Source: no address)
                                      ^~~~~~~~~~~~~~~~~~~~)");
}

TEST_CASE("every place in the part shown is underlined", "[report]") {
  const std::string_view text = "Naps (Source: A) and walks (Source: B).";
  CHECK(shown(text, {place(text, "(Source: A)"), place(text, "(Source: B)")}, 72) == R"(
Naps (Source: A) and walks (Source: B).
     ^~~~~~~~~~~           ^~~~~~~~~~~)");
  CHECK(shown(text, {place(text, "Naps (Source: A)"), place(text, "(Source: A)")}, 72) == R"(
Naps (Source: A) and walks (Source: B).
^~~~~~~~~~~~~~~~)");
}

TEST_CASE("the underline counts cells, not bytes or characters", "[report]") {
  CHECK(shown("睡眠 é 😀 rest", {place("睡眠 é 😀 rest", "rest")}, 72) == "\n睡眠 é 😀 rest\n          ^~~~");
  CHECK(shown("睡眠 rest", {place("睡眠 rest", "眠")}, 72) == "\n睡眠 rest\n  ^~");
  CHECK(shown("cafe\u0301 rest", {place("cafe\u0301 rest", "rest")}, 72) == "\ncafe\u0301 rest\n     ^~~~");
  CHECK(shown("a\tb", {place("a\tb", "b")}, 72) == "\na   b\n    ^");
  CHECK(shown("\x1b[1m b", {place("\x1b[1m b", "b")}, 72) == "\n<U+001B>[1m b\n            ^");
  CHECK(shown("caf\xE9 b", {place("caf\xE9 b", "b")}, 72) == "\ncaf\uFFFD b\n     ^");
}

TEST_CASE("a place without extent has a caret", "[report]") {
  CHECK(shown("no end", {Span{2, 2}}, 72) == "\nno end\n  ^");
  CHECK(shown("no end", {Span{6, 6}}, 72) == "\nno end\n      ^");
  CHECK(shown("", {Span{0, 0}}, 72) == "\n\n^");
}

TEST_CASE("a line without spaces is cut between characters", "[report]") {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "睡";
  CHECK(shown(text, {Span{90, 93}}, 20) == "\n…睡睡睡睡睡睡睡睡…\n       ^~");
}

TEST_CASE("a line of many megabytes is cut as quickly as a short one", "[report]") {
  const std::string letters(40'000'000, 'x');
  const report::Excerpt cut = report::excerpt(letters, {0, 40'000'000}, std::vector{Span{20'000'000, 20'000'001}}, 40);
  CHECK(cut.line == "…" + std::string(36, 'x') + "…");
  std::string accents("e");
  for (int i = 0; i < 1'000'000; ++i) accents += "\u0301";
  accents += '!';
  const auto size = static_cast<std::uint32_t>(accents.size());
  CHECK(report::excerpt(accents, {0, size}, std::vector{Span{size - 1, size}}, 40).line.size() < 2'000);
}
