// Addresses and identifiers in running text.
#include "identity/scan.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <string>

using namespace citevet;
using identity::Mention;

namespace {

// The first address in a text.
std::string found(std::string_view text) {
  return std::string(identity::next_address(text));
}

struct Read {
  std::vector<std::string> ids;  // with a ! in front where the form is wrong
  std::vector<std::string> texts;
};

Read read(std::string_view text) {
  Arena arena;
  Read read;
  for (const Mention& mention : identity::mentions(text, arena)) {
    std::string id(mention.well_formed ? "" : "!");
    id.append(name(mention.claimed)).append("=").append(to_string(mention.identifier));
    read.ids.push_back(std::move(id));
    read.texts.emplace_back(slice(text, mention.span));
  }
  return read;
}

std::string only(std::string_view text) {
  const Read found = read(text);
  return found.ids.size() == 1 ? found.ids[0] : std::to_string(found.ids.size()) + " found";
}

}  // namespace

TEST_CASE("an address ends where the sentence goes on", "[identity]") {
  const auto behind = GENERATE(as<std::string>(), "", ".", ", and", "; then", ")", "].", "!", "?\"", "\"", "”", "’", "»", ">", "</a>", "**",
                               "_", "。", "，", "）", "】", "」", " x", "\n", "\xC2\xA0x", "…", "—which", "&quot;", "&gt;.", "|", "'", ":",
                               "`", ").)", "\xE3\x80\x80x", "}", "\xE2\x80\x8B");
  CAPTURE(behind);
  CHECK(found("Rest helps (https://example.org/a" + behind) == "https://example.org/a");
}

TEST_CASE("a bracket that belongs to the address stays in it", "[identity]") {
  CHECK(found("(see https://example.org/Sleep_(biology))") == "https://example.org/Sleep_(biology)");
  CHECK(found("[https://doi.org/10.1890/0012(2006)87[2832:T]2.0.CO;2]") == "https://doi.org/10.1890/0012(2006)87[2832:T]2.0.CO;2");
  CHECK(found("https://example.org/a(b)c).") == "https://example.org/a(b)c");
  CHECK(found("\\url{https://example.org/{a}}") == "https://example.org/{a}");
  CHECK(found("https://example.org/a (b)") == "https://example.org/a");
}

TEST_CASE("letters of other scripts belong to an address", "[identity]") {
  CHECK(found("siehe https://de.wikipedia.org/wiki/Müdigkeit.") == "https://de.wikipedia.org/wiki/Müdigkeit");
  CHECK(found("https://en.wikipedia.org/wiki/Alzheimer’s_disease,") == "https://en.wikipedia.org/wiki/Alzheimer’s_disease");
  CHECK(found("来源：https://zh.wikipedia.org/wiki/睡眠。") == "https://zh.wikipedia.org/wiki/睡眠");
}

TEST_CASE("two addresses without a space between them are two", "[identity]") {
  CHECK(found("https://example.org/a,https://example.org/b") == "https://example.org/a");
  CHECK(found("https://example.org/a;www.example.net") == "https://example.org/a");
  CHECK(found("https://example.org/a,b;c=d|e") == "https://example.org/a,b;c=d|e");
  CHECK(found("https://web.archive.org/web/2020/https://example.org/a") == "https://web.archive.org/web/2020/https://example.org/a");
}

TEST_CASE("an address without a scheme is found where it is surely one", "[identity]") {
  CHECK(found("(Source: who.int/news/item)") == "who.int/news/item");
  CHECK(found("Source: doi.org/10.1000/abc.") == "doi.org/10.1000/abc");
  CHECK(found("see www.example.co.uk.") == "www.example.co.uk");
  CHECK(found("来源：www.example.org/a。") == "www.example.org/a");
  CHECK(found("（来源：doi.org/10.1000/abc）") == "doi.org/10.1000/abc");
  for (const char* text :
       {"and/or", "U.S./Canada", "Ph.D./M.D.", "e.g./i.e.", "10.5/3.2", "km.h/s", "main.rs/lib", "me@example.org/x", "left.It/they",
        "who.int", "www.", "www.x", "1.2.3.4/5", "example.org/", "https://", "https://.", "http:// x", "notes.md/a", "see.no/"}) {
    CAPTURE(text);
    CHECK(found(text).empty());
  }
}

TEST_CASE("an address that grew together with a word is found", "[identity]") {
  CHECK(found("seehttps://example.org/a") == "https://example.org/a");
  CHECK(found("Source:http://example.org") == "http://example.org");
  CHECK(found("HTTPS://EXAMPLE.ORG/A") == "HTTPS://EXAMPLE.ORG/A");
}

TEST_CASE("an address that only opens on the writer's machine is an address", "[identity]") {
  CHECK(found("(Source: file:///C:/Users/x/a.pdf)") == "file:///C:/Users/x/a.pdf");
  CHECK(found("[a](sandbox:/mnt/data/a.csv)") == "sandbox:/mnt/data/a.csv");
  CHECK(found("chrome-extension://abc/https://example.org/a.pdf") == "chrome-extension://abc/https://example.org/a.pdf");
}

TEST_CASE("identifiers are found with and without a label", "[identity]") {
  CHECK(only("doi:10.1000/ABC.") == "doi=doi:10.1000/abc");
  CHECK(only("DOI: 10.1000/abc,") == "doi=doi:10.1000/abc");
  CHECK(only("DOI 10.1000/abc)") == "doi=doi:10.1000/abc");
  CHECK(only("（DOI：10.1000/abc）") == "doi=doi:10.1000/abc");
  CHECK(only("Nature 1, 2 (2020). 10.1000/abc") == "doi=doi:10.1000/abc");
  CHECK(only("PMID: 40320049.") == "pmid=pmid:40320049");
  CHECK(only("PMID 40320049;") == "pmid=pmid:40320049");
  CHECK(only("[PMID:1]") == "pmid=pmid:1");
  CHECK(only("PMCID: PMC12452417") == "pmcid=pmcid:PMC12452417");
  CHECK(only("(PMC12452417)") == "pmcid=pmcid:PMC12452417");
  CHECK(only("arXiv preprint arXiv:2401.01234v2 [cs.CL]") == "arxiv=arxiv:2401.01234");
  CHECK(only("arXiv:hep-th/9901001") == "arxiv=arxiv:hep-th/9901001");
  CHECK(only("arXiv: math.GT/0309136") == "arxiv=arxiv:math.gt/0309136");
}

TEST_CASE("an old DOI with brackets of every kind is found whole", "[identity]") {
  CHECK(only("doi:10.1002/(SICI)1521-3773(20000103)39:1<165::AID-ANIE165>3.0.CO;2-B.") ==
        "doi=doi:10.1002/(sici)1521-3773(20000103)39:1<165::aid-anie165>3.0.co;2-b");
  CHECK(only("[10.1890/0012-9658(2006)87[2832:TIOPMA]2.0.CO;2]") == "doi=doi:10.1890/0012-9658(2006)87[2832:tiopma]2.0.co;2");
  CHECK(only("10.1000/abc(2018, in Korean)") == "doi=doi:10.1000/abc");
  CHECK(only("10.1000/abc<br>") == "doi=doi:10.1000/abc");
}

TEST_CASE("the span has the label, the value has not", "[identity]") {
  Arena arena;
  const std::string_view text = "see PMID: 40320049.";
  const auto mention = identity::mention_at(text, 4, arena);
  REQUIRE(mention);
  CHECK(slice(text, mention->span) == "PMID: 40320049");
  CHECK(slice(text, mention->value) == "40320049");
  CHECK(mention->labelled);
}

TEST_CASE("an ISBN is thirteen digits however it is written", "[identity]") {
  for (const char* text :
       {"ISBN 978-0-306-40615-7", "ISBN: 9780306406157.", "ISBN-13: 978 0 306 40615 7", "ISBN 0-306-40615-2", "ISBN-10: 0306406152 (print)",
        "ISBN (ebook): 978–0–306–40615–7", "eISBN 9780306406157", "ISBN 0-306-40615-2 200 pages", "ISBN 978-0-306-40615-7 2005"}) {
    CAPTURE(text);
    CHECK(only(text) == "isbn=isbn:9780306406157");
  }
  CHECK(read("ISBN 978-0-306-40615-7 2005").texts[0] == "ISBN 978-0-306-40615-7");
}

TEST_CASE("a label with a value of the wrong form is told", "[identity]") {
  CHECK(only("ISBN 978-0-306-40615-8") == "!isbn=isbn:");
  CHECK(only("ISBN 0-306-40615-3") == "!isbn=isbn:");
  CHECK(only("ISBN 97803064061") == "!isbn=isbn:");
  CHECK(only("PMID: 403200491") == "!pmid=pmid:");
  CHECK(only("arXiv:2413.01234") == "!arxiv=arxiv:");
  CHECK(only("doi:10.506X/dryad.8515") == "!doi=doi:");
  CHECK(only("doi: 10,1016/j.cell.2015.04.004") == "!doi=doi:");
}

TEST_CASE("a value of another kind than its label says is told, and what it is", "[identity]") {
  CHECK(only("PMID: PMC7092803") == "!pmid=pmcid:PMC7092803");
  CHECK(only("PMCID: 10.1000/abc") == "!pmcid=doi:10.1000/abc");
  CHECK(only("PMCID: 40320049") == "!pmcid=pmcid:");
}

TEST_CASE("a label that names nothing is only a word", "[identity]") {
  for (const char* text : {"The DOI of this",
                           "DOI: forthcoming",
                           "PMID: n/a",
                           "an ISBN is needed",
                           "arXiv preprint",
                           "on arXiv 2024",
                           "ISBN 978",
                           "doi",
                           "PMC",
                           "PMC1",
                           "PMC2020",
                           "10.5000/12",
                           "10.2015/2137303",
                           "pmc12345",
                           "xPMC12345",
                           "25.10.2015/2137303",
                           "v10.1000/abc",
                           "110.1000/abc",
                           "10.12/page",
                           "release 10.1000",
                           "PMIDs",
                           "isbnsearch.org"}) {
    CAPTURE(text);
    CHECK(read(text).ids.empty());
  }
}

TEST_CASE("identifiers inside an address are the address's", "[identity]") {
  CHECK(read("https://doi.org/10.1000/abc and doi.org/10.1000/abc").ids.empty());
  CHECK(read("https://example.org/a PMID: 1234, https://pubmed.ncbi.nlm.nih.gov/1234/ PMC7092803").ids ==
        std::vector<std::string>{"pmid=pmid:1234", "pmcid=pmcid:PMC7092803"});
}

TEST_CASE("several identifiers in a row are several", "[identity]") {
  CHECK(read("doi:10.1000/abc; PMID: 40320049; PMCID: PMC12452417").ids ==
        std::vector<std::string>{"doi=doi:10.1000/abc", "pmid=pmid:40320049", "pmcid=pmcid:PMC12452417"});
}

TEST_CASE("an ISSN or ORCID with a wrong check digit is told", "[identity]") {
  const std::string_view text =
      "ISSN 2049-3630, eISSN: 2049-3631, https://orcid.org/0000-0002-1825-0097, ORCID: 0000-0002-1825-0098, the ISSN of";
  const auto numbers = identity::checked_numbers(text);
  REQUIRE(numbers.size() == 4);
  CHECK(numbers[0].well_formed);
  CHECK_FALSE(numbers[1].well_formed);
  CHECK(slice(text, numbers[1].span) == "eISSN: 2049-3631");
  CHECK(numbers[2].well_formed);
  CHECK_FALSE(numbers[3].well_formed);
  CHECK(slice(text, numbers[3].value) == "0000-0002-1825-0098");
}

TEST_CASE("a hostile text is scanned in one pass", "[identity]") {
  const auto piece =
      GENERATE(as<std::string>(), "https://", "www.", "a.b/", "doi:10.1000/", "10.1000/", "ISBN 978", "PMID: ", "(", ")", "<", "|", "&a;",
               "a.a", "10.", "x:", "ISBN (", "\xE2\x80\x99", "arXiv:", "10.1000/1<", "ISSN 2", ",https://a.b");
  CAPTURE(piece);
  std::string text;
  while (text.size() < (1U << 20U)) text += piece;
  Arena arena;
  std::size_t end = 0;
  for (const Mention& mention : identity::mentions(text, arena)) {
    if (mention.span.begin < end) FAIL("mentions overlap");
    end = mention.span.end;
  }
  CHECK(end <= text.size());
  CHECK(identity::checked_numbers(text).size() < text.size());
}
