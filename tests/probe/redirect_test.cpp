// Where a Location leads, seen from the address that was asked.
#include "probe/redirect.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace citevet;

TEST_CASE("a Location is read relative to the address asked", "[probe]") {
  // RFC 3986 §5.4.1 and §5.4.2, in its http form.
  const auto [reference, target] = GENERATE(table<std::string, std::string>({
      {"g", "http://a.example/b/c/g"},
      {"./g", "http://a.example/b/c/g"},
      {"g/", "http://a.example/b/c/g/"},
      {"/g", "http://a.example/g"},
      {"//g.example", "http://g.example/"},
      {"?y", "http://a.example/b/c/d;p?y"},
      {"g?y", "http://a.example/b/c/g?y"},
      {"#s", "http://a.example/b/c/d;p?q"},
      {"g#s", "http://a.example/b/c/g"},
      {";x", "http://a.example/b/c/;x"},
      {"", "http://a.example/b/c/d;p?q"},
      {".", "http://a.example/b/c/"},
      {"..", "http://a.example/b/"},
      {"../g", "http://a.example/b/g"},
      {"../..", "http://a.example/"},
      {"../../../g", "http://a.example/g"},
      {"g;x=1/../y", "http://a.example/b/c/y"},
      {"g?y/../x", "http://a.example/b/c/g?y/../x"},
      {"https://b.example/x", "https://b.example/x"},
      {"HTTPS://B.Example:443/x", "https://b.example/x"},
  }));
  CAPTURE(reference);
  CHECK(probe::redirect_target("http://a.example/b/c/d;p?q", reference) == target);
}

TEST_CASE("a Location is read as browsers read it", "[probe]") {
  CHECK(probe::redirect_target("https://a.example/x", " /a b ") == "https://a.example/a%20b");
  CHECK(probe::redirect_target("https://a.example/x", "\\\\b.example\\y") == "https://b.example/y");
  CHECK(probe::redirect_target("https://a.example/x",
                               "/M\xC3\xBC"
                               "digkeit?q=\xC3\xBC") == "https://a.example/M%C3%BCdigkeit?q=%C3%BC");
  CHECK(probe::redirect_target("https://a.example/x",
                               "/M\xFC"
                               "digkeit") == "https://a.example/M%FCdigkeit");
  CHECK(probe::redirect_target("https://a.example/x",
                               "https://m\xC3\xBC"
                               "de.example/") == "https://xn--mde-hoa.example/");
  CHECK(probe::redirect_target("https://a.example/x", "http://2130706433/") == "http://127.0.0.1/");
  CHECK(probe::redirect_target("https://a.example/x", "https://anna:secret@b.example/") == "https://b.example/");
  CHECK(probe::redirect_target("https://a.example/x", "/a:b") == "https://a.example/a:b");
  CHECK(probe::redirect_target("https://a.example", "b") == "https://a.example/b");
}

TEST_CASE("a Location with another scheme leads nowhere", "[probe]") {
  const std::string location =
      GENERATE("mailto:a@example.org", "intent://x#Intent;end", "data:text/html,x", "file:///etc/passwd", "about:blank");
  CHECK_FALSE(probe::redirect_target("https://a.example/x", location));
}
