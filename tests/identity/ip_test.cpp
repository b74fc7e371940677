// Which addresses the public can reach.
#include "identity/ip.h"

#include "identity/reach.h"
#include "support/shared.h"

#include <citevet/address.h>

#include <catch2/catch_test_macros.hpp>

#include <sstream>

using namespace citevet;

namespace {

bool reaches(std::string_view url) {
  return identity::is_public_address(canonical_url(url).value());
}

std::string spelt(std::string_view ipv6) {
  std::string out;
  identity::append(out, identity::read_ipv6(ipv6).value());
  return out;
}

}  // namespace

TEST_CASE("no spelling of an address that must not be asked passes for a public one", "[identity]") {
  const auto lines = test::shared_file("corpus/ssrf-urls.txt");
  if (!lines) SKIP("ssrf-urls.txt is not there");
  std::istringstream in(*lines);
  std::vector<std::string> passed;
  std::size_t addresses = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    ++addresses;
    const auto canonical = canonical_url(line);
    if (canonical && identity::is_public_address(*canonical)) passed.push_back(line);
  }
  CHECK(passed.empty());
  CHECK(addresses > 50);
}

TEST_CASE("public hosts are public", "[identity]") {
  for (const char* url :
       {"https://example.org/", "https://8.8.8.8/", "https://[2606:4700::1111]/", "https://a.b.c.who.int/", "https://172.32.0.1/",
        "https://localhost.example.org/", "https://thelocal.se/", "https://[64:ff9b::808:808]/", "https://[2002:808:808::1]/"}) {
    CAPTURE(url);
    CHECK(reaches(url));
  }
}

TEST_CASE("names that the public domain name system never has are not public", "[identity]") {
  for (const char* url :
       {"http://localhost/", "http://localhost:8080/", "http://localhost./", "http://intranet/", "http://printer.local/",
        "http://wiki.corp/", "http://router.home.arpa/", "http://service.internal/", "http://a.localhost/", "http://home.arpa/"}) {
    CAPTURE(url);
    CHECK_FALSE(reaches(url));
  }
}

TEST_CASE("IPv4 inside IPv6 is as public as itself", "[identity]") {
  for (const char* url : {"http://[::ffff:192.168.0.1]/", "http://[64:ff9b::10.0.0.1]/", "http://[2002:a00:1::]/", "http://[2001:0:1:2::]/",
                          "http://[2600::5efe:10.0.0.1]/", "http://[64:ff9b:1::1]/"}) {
    CAPTURE(url);
    CHECK_FALSE(reaches(url));
  }
}

TEST_CASE("the edges of the special ranges", "[identity]") {
  CHECK(identity::is_public(identity::Ipv4{9, 255, 255, 255}));
  CHECK_FALSE(identity::is_public(identity::Ipv4{10, 0, 0, 0}));
  CHECK(identity::is_public(identity::Ipv4{100, 63, 255, 255}));
  CHECK_FALSE(identity::is_public(identity::Ipv4{100, 127, 255, 255}));
  CHECK(identity::is_public(identity::Ipv4{100, 128, 0, 0}));
  CHECK(identity::is_public(identity::Ipv4{172, 15, 255, 255}));
  CHECK_FALSE(identity::is_public(identity::Ipv4{172, 31, 255, 255}));
  CHECK(identity::is_public(identity::Ipv4{198, 17, 255, 255}));
  CHECK_FALSE(identity::is_public(identity::Ipv4{198, 19, 255, 255}));
  CHECK(identity::is_public(identity::Ipv4{223, 255, 255, 255}));
  CHECK_FALSE(identity::is_public(identity::Ipv4{224, 0, 0, 0}));
}

TEST_CASE("IPv6 is written by RFC 5952", "[identity]") {
  CHECK(spelt("2001:0DB8:0:0:0:0:0:1") == "2001:db8::1");
  CHECK(spelt("::") == "::");
  CHECK(spelt("1::") == "1::");
  CHECK(spelt("0:0:1:0:0:0:1:0") == "0:0:1::1:0");
  CHECK(spelt("1:0:2:3:4:5:6:7") == "1:0:2:3:4:5:6:7");
  CHECK(spelt("::1.2.3.4") == "::102:304");
}

TEST_CASE("what only looks like IPv6 is none", "[identity]") {
  for (const char* text : {"", ":", ":::", "1:2", "1::2::3", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "12345::", "g::", "::1.2.3",
                           "::1.2.3.256", "::01.2.3.4", "1:2:3:4:5:6:7:1.2.3.4", "1:", "::%eth0"}) {
    CAPTURE(text);
    CHECK_FALSE(identity::read_ipv6(text));
  }
}

TEST_CASE("an address on the writer's own machine is told", "[identity]") {
  for (const char* written :
       {"file:///C:/Users/x/report.pdf", "C:\\Users\\x\\report.pdf", "D:/papers/a.pdf", "\\\\server\\share\\a.docx", "/Users/x/a.pdf",
        "/home/x/Downloads/a.pdf", "sandbox:/mnt/data/a.csv", "chrome-extension://abc/https://example.org/a.pdf"}) {
    CAPTURE(written);
    CHECK(identity::is_local(written));
  }
  for (const char* written : {"https://example.org/home/a.pdf", "/home/about", "example.org", "report.pdf", "", "C:", "a://b"}) {
    CAPTURE(written);
    CHECK_FALSE(identity::is_local(written));
  }
}
