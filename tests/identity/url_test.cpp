// Addresses: how they are read, judged by the URL standard's own tests, and how they are spelt.
#include "identity/url.h"

#include "identity/address.h"
#include "identity/host.h"
#include "identity/identifiers.h"
#include "support/shared.h"
#include "text/ascii.h"

#include <boost/url.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_adapters.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include <fstream>
#include <iterator>
#include <random>
#include <set>

using namespace citevet;
using identity::Form;
using test::string_of;

namespace {

std::string standard(std::string_view written) {
  std::string out;
  return identity::read_url(written, Form::standard, out) ? out : "failure";
}

std::string canonical(std::string_view written) {
  return canonical_url(written).value_or("none");
}

std::string key(std::string_view written) {
  return std::string(address_key(canonical(written)));
}

struct Case {
  std::string input, wanted;  // "failure" where the standard refuses
};

// Of the standard's tests those that citevet's question is put in: absolute http and https addresses.
std::vector<Case> standard_cases(const std::string& data) {
  std::vector<Case> cases;
  const boost::json::value tests = boost::json::parse(data);
  for (const boost::json::value& value : tests.as_array()) {
    if (!value.is_object()) continue;
    const boost::json::object& test = value.as_object();
    const std::string input(string_of(test.at("input")));
    std::string read = input;
    std::erase_if(read, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
    read.erase(0, read.find_first_not_of(" "));
    const std::string_view scheme = text::starts_with_ci(read, "https:") ? "https:" : text::starts_with_ci(read, "http:") ? "http:" : "";
    // Behind a base of the same scheme "http:x" is a relative address.
    const std::string_view base = test.at("base").is_null() ? "" : string_of(test.at("base"));
    const bool relative = !scheme.empty() && base.starts_with(scheme) && read.substr(scheme.size(), 2) != "//";
    if (scheme.empty() || relative) continue;
    cases.push_back({input, test.contains("failure") ? "failure" : std::string(string_of(test.at("href")))});
  }
  return cases;
}

std::vector<Case> host_cases(const std::string& data) {
  std::vector<Case> cases;
  const boost::json::value tests = boost::json::parse(data);
  for (const boost::json::value& value : tests.as_array())
    if (value.is_object())
      cases.push_back({std::string(string_of(value.at("input"))),
                       value.at("output").is_null() ? "failure" : std::string(string_of(value.at("output")))});
  return cases;
}

// Addresses put together from pieces that matter, the same ones in every run.
std::vector<std::string> generated(std::size_t count) {
  static const std::vector<std::string> pieces[] = {
      {"https://", "http://", "HTTPS://", "http:", "https:/", "https:\\\\", " https://", "//", ""},
      {"", "", "", "me@", "me:pass@", "a:b@c@", ":@"},
      {"example.org", "www.Example.org", "müller.example.org", "doi.org", "127.1", "0x7F.1", "[::1]", "[1:0:0:2::3]", "example.org.",
       "a_b.example.org", "%65xample.org", "xn--mller-kva.example.org", "example。org", "exa mple.org", "youtube.com", "x.com"},
      {"", "", "", ":443", ":80", ":8080", ":", ":99999"},
      {"",
       "/",
       "/a",
       "/a/../b",
       "/./a/",
       "/a/%2e%2E/c",
       "/M%C3%BCdigkeit",
       "/Müdigkeit",
       "/a%7eb",
       "/a%2fb",
       "/[x]|{y}^",
       "/100%",
       "/%zz%4",
       "\\a\\b",
       "/(SICI)1097<216::AID>3.0.CO;2-#",
       "/a b",
       "/..",
       "/...",
       "/a/.",
       "//",
       "/a/.b",
       "/\xFF\xFE",
       "/%ff"},
      {"", "", "?", "?a=1", "?utm_source=x", "?a=1&utm_medium=y&b=2", "?gclid=1&&c", "?q='x'[]", "?UTM_Source=1&a", "?a?b", "?s=1&si=2",
       "?%75tm_term=1", "?&a", "?amp;fbclid=1", "?a=é"},
      {"", "", "#", "#a", "#/page", "#:~:text=a,b", "#a#b", "#[x]"},
  };
  std::mt19937 random(20251124);
  std::vector<std::string> made(count);
  for (std::string& address : made)
    for (const auto& choices : pieces) address += choices[random() % choices.size()];
  return made;
}

std::vector<std::string> collected() {
  std::vector<std::string> addresses;
  const std::string lines = test::shared_file("corpus/url-identifiers.jsonl").value_or("");
  for (std::size_t at = 0, end = 0; (end = lines.find('\n', at)) != std::string::npos; at = end + 1)
    addresses.emplace_back(string_of(boost::json::parse(std::string_view(lines).substr(at, end - at)).at("url")));
  return addresses;
}

// Boost.URL's normalisation decodes these, which makes another address (a/b of a%2Fb): it can't judge those that have them.
bool has_encoded_delimiter(std::string_view address) {
  const auto has = [&](std::string_view coded) { return address.find(coded) != std::string_view::npos; };
  return has("%2F") || has("%27") || has("%3F") || has("%26") || has("%3D") || has("%2B") || has("%3B") || has("%24") || has("%40");
}

std::vector<std::string> all_addresses() {
  std::vector<std::string> all = generated(20000);
  for (const std::string& address : collected()) all.push_back(address);
  return all;
}

}  // namespace

TEST_CASE("addresses are read as the URL standard's tests say, but for what docs/urls.md decides", "[identity]") {
  const auto data = test::shared_file("corpus/wpt/urltestdata.json");
  if (!data) SKIP("the URL standard's tests are not there");
  const std::vector<Case> cases = standard_cases(*data);
  const std::set<std::string> decided{
      "http://!\"$&'()*+,-.;=_`{}~/",  // characters in a host that no request could spell
      "https://%e2%98%83",             // a snowman: IDNA 2008 has no symbols
  };
  std::set<std::string> differing;
  for (const Case& test : cases)
    if (standard(test.input) != test.wanted) differing.insert(test.input);
  CHECK(differing == decided);
  CHECK(cases.size() > 350);
}

TEST_CASE("hosts are mapped as the URL standard's tests say, but for what docs/urls.md decides", "[identity]") {
  const auto data = test::shared_file("corpus/wpt/toascii.json");
  if (!data) SKIP("the URL standard's tests are not there");
  const std::set<std::string> decided{
      // IDNA 2008: no hyphens at the ends or in the third and fourth place of a label that is not ASCII
      "a†--", "-†", "-x.ß", "x-.ß", "ab--c.ß",
      // no symbols, no letters that were unassigned or are disallowed there
      "www.lookout‧net", "look᠎out.net", "look⁫out.net", "♥.net", "Ӏ.com", "\U0002F868.com", "Ↄ.com",
      "x01234567890123456789012345678901234567890123456789012345678901†",
      // no labels and names that the domain name system can't hold
      "x01234567890123456789012345678901234567890123456789012345678901x.ß",
      "01234567890123456789012345678901234567890123456789.01234567890123456789012345678901234567890123456789."
      "01234567890123456789012345678901234567890123456789.01234567890123456789012345678901234567890123456789."
      "0123456789012345678901234567890123456789012345678.ß",
      // the capital sharp s is mapped as Unicode did before version 15.1
      "ẞ.com", "ẞ.foo.com"};
  std::set<std::string> differing;
  for (const Case& test : host_cases(*data)) {
    std::string host;
    const bool read = identity::read_host(test.input, host);
    if ((read ? host : "failure") != test.wanted) differing.insert(test.input);
  }
  CHECK(differing == decided);
}

TEST_CASE("queries and fragments are percent-encoded as the URL standard's tests say", "[identity]") {
  const auto data = test::shared_file("corpus/wpt/percent-encoding.json");
  if (!data) SKIP("the URL standard's tests are not there");
  const boost::json::value tests = boost::json::parse(*data);
  for (const boost::json::value& value : tests.as_array()) {
    if (!value.is_object()) continue;
    const std::string input(string_of(value.at("input")));
    const std::string wanted(string_of(value.at("output").at("utf-8")));
    CHECK(standard("https://example.org/?" + input + "#" + input) == "https://example.org/?" + wanted + "#" + wanted);
  }
}

TEST_CASE("Boost.URL parses every canonical address and would normalise nothing in it", "[identity]") {
  std::size_t judged = 0;
  for (const std::string& written : all_addresses()) {
    const auto address = canonical_url(written);
    if (!address) continue;
    CAPTURE(written, *address);
    const auto parsed = boost::urls::parse_uri(*address);
    REQUIRE(parsed.has_value());
    if (has_encoded_delimiter(*address)) continue;
    ++judged;
    boost::urls::url normal(*parsed);
    normal.normalize();
    CHECK(std::string_view(normal.buffer().data(), normal.buffer().size()) == *address);
  }
  CHECK(judged > 5000);
}

TEST_CASE("the canonical form of a canonical address is itself", "[identity]") {
  for (const std::string& written : all_addresses()) {
    const auto address = canonical_url(written);
    if (!address) continue;
    CAPTURE(written);
    CHECK(canonical(*address) == *address);
  }
}

TEST_CASE("what the quick look calls canonical is", "[identity]") {
  std::size_t accepted = 0;
  for (const std::string& written : all_addresses()) {
    if (!identity::surely_canonical(written)) continue;
    ++accepted;
    CAPTURE(written);
    CHECK(canonical(written) == written);
  }
  CHECK(accepted >= 10);
}

TEST_CASE("an address has one spelling", "[identity]") {
  CHECK(canonical("HTTPS://Example.org:443/a?utm_source=x") == "https://example.org/a");
  CHECK(canonical("https://example.org") == "https://example.org/");
  CHECK(canonical("https://example.org/a/./b/../c") == "https://example.org/a/c");
  CHECK(canonical("https://example.org/%7euser/%41%2f%c3%bc") == "https://example.org/~user/A%2F%C3%BC");
  CHECK(canonical("https://example.org/a?#") == "https://example.org/a");
  CHECK(canonical("http://example.org:80/") == "http://example.org/");
  CHECK(canonical("http://example.org:443/") == "http://example.org:443/");
}

TEST_CASE("what RFC 3986 forbids is percent-encoded", "[identity]") {
  CHECK(canonical("https://de.wikipedia.org/wiki/Müdigkeit") == "https://de.wikipedia.org/wiki/M%C3%BCdigkeit");
  CHECK(canonical("https://example.org/a|b{c}^d[e]") == "https://example.org/a%7Cb%7Bc%7D%5Ed%5Be%5D");
  CHECK(canonical("https://example.org/?a[]=1|2") == "https://example.org/?a%5B%5D=1%7C2");
  CHECK(canonical("https://example.org/100%/50%zz") == "https://example.org/100%25/50%25zz");
  CHECK(canonical("https://doi.org/10.1890/0012-9658(2006)87[2832:TIOPMA]2.0.CO;2") ==
        "https://doi.org/10.1890/0012-9658(2006)87%5B2832:TIOPMA%5D2.0.CO;2");
}

TEST_CASE("characters that delimit nothing are decoded, delimiters are not", "[identity]") {
  CHECK(canonical("https://en.wikipedia.org/wiki/Sleep_%28biology%29") == "https://en.wikipedia.org/wiki/Sleep_(biology)");
  CHECK(canonical("https://example.org/Category%3AA%2CB?a=%28b%29%2A") == "https://example.org/Category:A,B?a=(b)*");
  CHECK(canonical("https://example.org/a%2Fb%3Fc%23d%26e%3Df%2Bg%3Bh?i=%26%3D%2B") ==
        "https://example.org/a%2Fb%3Fc%23d%26e%3Df%2Bg%3Bh?i=%26%3D%2B");
  CHECK(canonical("https://example.org/?q=it's") == canonical("https://example.org/?q=it%27s"));
}

TEST_CASE("bytes that are no UTF-8 are kept, percent-encoded", "[identity]") {
  CHECK(canonical("https://example.org/caf\xE9?q=\xFF") == "https://example.org/caf%E9?q=%FF");
}

TEST_CASE("an address is read as browsers read it", "[identity]") {
  CHECK(canonical(" https:\\\\example.org\\a\\b ") == "https://example.org/a/b");
  CHECK(canonical("https:example.org/a") == "https://example.org/a");
  CHECK(canonical("https:///example.org/a") == "https://example.org/a");
  CHECK(canonical("https://exam\nple.org/a\tb") == "https://example.org/ab");
  CHECK(canonical("https://example.org@example.net/") == "https://example.org@example.net/");
  CHECK(canonical("https://bücher.example/") == "https://xn--bcher-kva.example/");
}

TEST_CASE("every spelling of a numeric host is the same host", "[identity]") {
  const auto written = GENERATE(as<std::string>(), "127.0.0.1", "127.1", "0x7f.1", "0177.0.0.1", "2130706433", "017700000001",
                                "127%2e0%2e0%2e1", "１２７。０。０。１", "①②⑦.⓪.⓪.①", "127.0.0.1.");
  CAPTURE(written);
  CHECK(canonical("http://" + written + "/") == "http://127.0.0.1/");
}

TEST_CASE("an IPv6 host is compressed", "[identity]") {
  CHECK(canonical("http://[2001:DB8:0:0:1:0:0:1]/") == "http://[2001:db8::1:0:0:1]/");
  CHECK(canonical("http://[::ffff:10.0.0.1]/") == "http://[::ffff:a00:1]/");
  CHECK(canonical("http://[1:2:3:4:5:6:7]/") == "none");
}

TEST_CASE("known tracking parameters are dropped and no others", "[identity]") {
  CHECK(canonical("https://example.org/a?id=1&utm_source=news&utm_medium=mail&page=2") == "https://example.org/a?id=1&page=2");
  CHECK(canonical("https://example.org/a?gclid=x&fbclid=y") == "https://example.org/a");
  CHECK(canonical("https://example.org/a?UTM_Campaign=x&amp;mc_eid=y") == "https://example.org/a");
  CHECK(canonical("https://example.org/a?&x&&y=") == "https://example.org/a?&x&&y=");
  CHECK(canonical("https://example.org/a?source=x&ref=y&utmost=z&si=1") == "https://example.org/a?source=x&ref=y&utmost=z&si=1");
  CHECK(canonical("https://youtu.be/BvgdjJKGvhU?si=abc&t=30") == "https://youtu.be/BvgdjJKGvhU?t=30");
  CHECK(canonical("https://x.com/a/status/1?s=20") == "https://x.com/a/status/1");
  CHECK(canonical("https://notx.com/?s=20") == "https://notx.com/?s=20");
}

TEST_CASE("a tracking parameter can be named", "[identity]") {
  CHECK(identity::tracking_in("https://example.org/a?id=1&utm_source=chatgpt.com#x") == "utm_source=chatgpt.com");
  CHECK(identity::tracking_in("https://example.org/a?id=1#?utm_source=chatgpt.com").empty());
}

TEST_CASE("where no scheme is written it is https, if the rest is surely a host", "[identity]") {
  CHECK(canonical("example.org/a") == "https://example.org/a");
  CHECK(canonical("www.who.int") == "https://www.who.int/");
  CHECK(canonical("//example.org/a") == "https://example.org/a");
  CHECK(canonical("example.org:8080/a") == "https://example.org:8080/a");
  for (const char* other :
       {"report.pdf", "10.1000/abc", "and/or", "mailto:a@example.org", "doi:10.1000/abc", "e.g./i.e.", "localhost:8080/a",
        "ftp://example.org/", "file:///etc/passwd", "main.rs/x", "", " ", "https://", "https:///", "example"})
    CHECK(canonical(other) == "none");
}

TEST_CASE("two spellings that count as one address have one key", "[identity]") {
  const std::string same = "example.org/a";
  for (const char* written : {"https://example.org/a", "http://example.org/a", "https://www.example.org/a/", "https://example.org/a#part",
                              "example.org/a?utm_source=x", "https://me:secret@example.org/a"}) {
    CAPTURE(written);
    CHECK(key(written) == same);
  }
}

TEST_CASE("what may be another page has a key of its own", "[identity]") {
  CHECK(key("https://example.org/#/page/2") == "example.org/#/page/2");
  CHECK(key("https://example.org/a#!b") == "example.org/a#!b");
  CHECK(key("https://example.org/A") == "example.org/A");
  CHECK(key("https://example.org/a?b") == "example.org/a?b");
  CHECK(key("https://example.org/a?b=/") == "example.org/a?b=/");
  CHECK(key("https://www2.example.org/a") == "www2.example.org/a");
  CHECK(key("https://www.com/a") == "www.com/a");
}

TEST_CASE("user and password are taken off what is asked and shown", "[identity]") {
  CHECK(identity::without_userinfo("https://me:secret@example.org/a@b") == "https://example.org/a@b");
  CHECK(identity::without_userinfo("https://example.org/a@b") == "https://example.org/a@b");
}

TEST_CASE("a canonical address is kept as it stands in the text", "[identity]") {
  Arena arena;
  const std::string_view written = "https://example.org/a?b=c#d";
  const Address address = identity::address(written, arena);
  CHECK(address.canonical.data() == written.data());
  CHECK(identity::address("https://example.org/b/.hidden", arena).canonical == "https://example.org/b/.hidden");
}

TEST_CASE("a hostile address costs no more than its length", "[identity]") {
  const auto repeated = [](std::string_view piece, std::size_t size) {
    std::string out;
    while (out.size() < size) out += piece;
    return out;
  };
  const std::size_t size = 1 << 20;
  const auto piece = GENERATE(as<std::string>(), "/..", "/.", "/%2e%2e/a", "%", "%41", "@", "&utm_source=x", "?", "#", "\\", "\xFF", ".",
                              ":", "[", "x.", "é", "\n");
  CAPTURE(piece);
  const std::string tail = repeated(piece, size);
  CHECK(canonical("https://example.org/" + tail).size() < 4 * size);
  CHECK(canonical("https://example.org/" + repeated("a/", size) + tail).size() < 6 * size);
  CHECK(canonical("https://" + tail).size() < 4 * size);
  CHECK(identifiers_in("https://doi.org/10.1000/" + tail).size() <= 1);
}

TEST_CASE("docs/urls.md lists the tracking parameters and hosts that the code has", "[identity]") {
  std::ifstream file(std::string(CITEVET_SOURCE_DIR) + "/docs/urls.md");
  const std::string page(std::istreambuf_iterator<char>(file), {});
  for (const identity::TrackingParameter& parameter : identity::tracking_parameters()) {
    std::string row;
    if (!parameter.host.empty()) row.append("\n| ").append(parameter.host).append(" |");
    const std::size_t begin = page.find(row.empty() ? "Dropped everywhere" : row);
    REQUIRE(begin != std::string::npos);
    const std::size_t end = row.empty() ? page.find("Dropped on one site") : page.find('\n', begin + 1);
    CAPTURE(parameter.name, parameter.host);
    std::string name("`");
    name.append(parameter.name).append("`");
    CHECK(page.substr(begin, end - begin).find(name) != std::string::npos);
  }
  for (const std::string_view host : identity::known_hosts()) {
    CAPTURE(host);
    CHECK(page.find(host) != std::string::npos);
  }
}
