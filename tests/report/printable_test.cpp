// Nothing that a text holds reaches the terminal as a command.
#include "report/printable.h"

#include <citevet/report.h>

#include <catch2/catch_test_macros.hpp>

using namespace citevet;

TEST_CASE("control and bidirectional characters are spelled out", "[report]") {
  CHECK(report::printable("red \x1b[31m text") == "red <U+001B>[31m text");
  CHECK(report::printable("a\u202Egnp.exe") == "a<U+202E>gnp.exe");
  CHECK(report::printable("\u2066x\u2069 \u200F \u061C") == "<U+2066>x<U+2069> <U+200F> <U+061C>");
  CHECK(report::printable("C1 \u009B31m") == "C1 <U+009B>31m");
  CHECK(report::printable(std::string_view("nul \0 del \x7f", 11)) == "nul <U+0000> del <U+007F>");
  CHECK(report::printable("zero\u200Bwidth, tag \U000E0041") == "zero<U+200B>width, tag <U+E0041>");
}

TEST_CASE("accents, joined emoji and other scripts are shown as they are", "[report]") {
  CHECK(report::printable("cafe\u0301 Müdigkeit 睡眠 👩\u200D⚕️ می\u200Cروم") == "cafe\u0301 Müdigkeit 睡眠 👩\u200D⚕️ می\u200Cروم");
}

TEST_CASE("line breaks and tabs become one space, invalid bytes U+FFFD", "[report]") {
  CHECK(report::printable("a\r\n\tb") == "a b");
  CHECK(report::printable("caf\xE9 au lait") == "caf\uFFFD au lait");
}

TEST_CASE("text is wrapped between words, by the cells that it takes", "[report]") {
  std::string out = "= ";
  report::append_wrapped(out, "cite it, or take it out of the list", 2, 2, 16);
  CHECK(out == "= cite it, or\n  take it out of\n  the list");
  out.clear();
  report::append_wrapped(out, "睡眠 睡眠 睡眠", 0, 0, 10);
  CHECK(out == "睡眠 睡眠\n睡眠");
  out.clear();
  report::append_wrapped(out, "see https://example.org/an/address/that/is/long", 0, 4, 20);
  CHECK(out == "see\n    https://example.org/an/address/that/is/long");
}
