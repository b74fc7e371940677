// Names and passwords from a netrc file.
#include "net/netrc.h"

#include <catch2/catch_test_macros.hpp>

using namespace citevet;

namespace {

// `host user password`
std::vector<std::string> read(std::string_view text) {
  std::vector<std::string> lines;
  for (const HostConfig& host : net::read_netrc(text)) lines.push_back(host.host + " " + host.user + " " + host.password);
  return lines;
}

}  // namespace

TEST_CASE("a netrc file names a user and a password for each machine", "[net]") {
  using Lines = std::vector<std::string>;
  CHECK(read("machine a.example login desk password secret\nmachine b.example\n\tlogin other\n\tpassword \"two words\"\n") ==
        Lines{"a.example desk secret", "b.example other two words"});
  CHECK(read("# the desk's\nmachine a.example login desk account x password s\\\"cret\n") == Lines{"a.example desk s\\\"cret"});
  CHECK(read("machine a.example login desk password \"a \\\"b\\\"\"") == Lines{"a.example desk a \"b\""});
  CHECK(read("").empty());
  CHECK(read("machine").empty());
}

TEST_CASE("what a netrc file has for anybody, and its macros, are left out", "[net]") {
  CHECK(read("default login desk password secret\n").empty());
  CHECK(read("machine * login desk password secret\n").empty());
  CHECK(read("machine a.example\nmacdef init\nlogin thief\npassword none\n\nlogin desk password secret\n") ==
        std::vector<std::string>{"a.example desk secret"});
}
