// JSON strings, numbers and commas as a JSON reader takes them.
#include "report/json_writer.h"

#include <boost/json.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <cstring>
#include <limits>
#include <memory>
#include <random>

using citevet::report::JsonWriter;

namespace {

std::string string_of(std::string_view text) {
  // A block of just this size: a read past its end shows under a sanitizer.
  const std::unique_ptr<char[]> exact(new char[text.size()]);
  std::memcpy(exact.get(), text.data(), text.size());
  std::string out;
  {
    JsonWriter(out).string(std::string_view(exact.get(), text.size()));
  }
  return out;
}

std::string random_text(std::size_t size, unsigned seed) {
  std::mt19937 random(seed);
  constexpr std::string_view pieces[] = {"a",    "plain words ", "\"", "\\", "\n", "\t", std::string_view("\0", 1),
                                         "\x1f", "\x7f",         "é",  "睡", "😀", "/"};
  std::string text;
  while (text.size() < size) text += pieces[random() % std::size(pieces)];
  return text;
}

}  // namespace

TEST_CASE("a JSON string escapes what JSON demands and nothing else", "[report]") {
  CHECK(string_of("") == R"("")");
  CHECK(string_of("Rest helps.") == R"("Rest helps.")");
  CHECK(string_of("say \"rest\"") == R"("say \"rest\"")");
  CHECK(string_of("C:\\draft") == R"("C:\\draft")");
  CHECK(string_of("a\r\n\tb") == R"("a\r\n\tb")");
  CHECK(string_of(std::string_view("\0\x1b", 2)) == R"("\u0000\u001b")");
  CHECK(string_of("café 睡眠 😀 /") == "\"café 睡眠 😀 /\"");
}

TEST_CASE("each invalid byte of UTF-8 becomes U+FFFD", "[report]") {
  CHECK(string_of("a\xFFz") == "\"a\uFFFDz\"");
  CHECK(string_of("a\xC3") == "\"a\uFFFD\"");
  CHECK(string_of("\xED\xA0\x80") == "\"\uFFFD\uFFFD\uFFFD\"");
  CHECK(string_of("\xE2\x80 x") == "\"\uFFFD\uFFFD x\"");
}

TEST_CASE("a JSON reader gets back what was written, at every length", "[report]") {
  const std::size_t size = static_cast<std::size_t>(GENERATE(Catch::Generators::range(0, 80))) * GENERATE(1, 97);
  const std::string text = random_text(size, static_cast<unsigned>(size));
  CHECK(boost::json::parse(string_of(text)).as_string() == std::string_view(text));
}

TEST_CASE("commas stand between values and nowhere else", "[report]") {
  std::string out = "before ";
  {
    JsonWriter json(out);
    json.open_object();
    json.key("id").number(7);
    json.key("name").string("doi:", "10.1/a\"b");
    json.key("empty").open_array();
    json.close_array();
    json.key("span").pair(0, 4'294'967'295);
    json.key("list").open_array();
    json.open_object();
    json.close_object();
    json.open_object();
    json.close_object();
    json.null();
    json.boolean(true);
    json.boolean(false);
    json.hex(0xAB);
    json.string("[");
    json.string("{");
    json.close_array();
    json.key(std::string_view("dyn")).number(std::numeric_limits<std::int64_t>::min());
    json.close_object();
  }
  CHECK(
      out ==
      R"(before {"id":7,"name":"doi:10.1/a\"b","empty":[],"span":[0,4294967295],"list":[{},{},null,true,false,"00000000000000ab","[","{"],)"
      R"("dyn":-9223372036854775808})");
}
