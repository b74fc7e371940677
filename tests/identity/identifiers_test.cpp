// The identifiers that addresses carry.
#include "identity/address.h"
#include "support/shared.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <sstream>

using namespace citevet;
using test::string_of;

namespace {

using Ids = std::vector<std::string>;

struct Row {
  std::string url;
  Ids wanted, may;
};

std::vector<Row> corpus() {
  std::vector<Row> rows;
  std::istringstream lines(test::shared_file("corpus/url-identifiers.jsonl").value_or(""));
  for (std::string line; std::getline(lines, line);) {
    const boost::json::value value = boost::json::parse(line);
    Row row{std::string(string_of(value.at("url"))), {}, {}};
    for (const auto& id : value.at("identifiers").as_array()) row.wanted.emplace_back(string_of(id));
    if (const auto* may = value.as_object().if_contains("may"))
      for (const auto& id : may->as_array()) row.may.emplace_back(string_of(id));
    rows.push_back(std::move(row));
  }
  return rows;
}

bool has(const Ids& ids, std::string_view id) {
  return std::any_of(ids.begin(), ids.end(), [&](const std::string& known) {
    return known == id || (known.ends_with('*') && id.starts_with(known.substr(0, known.size() - 1)));
  });
}

// The only identifier of an address; "none", or all of them.
std::string id(std::string_view url) {
  std::string all;
  for (const std::string& found : identifiers_in(url)) all += (all.empty() ? "" : " ") + found;
  return all.empty() ? "none" : all;
}

}  // namespace

TEST_CASE("of collected addresses 99 in 100 give their identifiers, and none another's", "[identity]") {
  const std::vector<Row> rows = corpus();
  if (rows.empty()) SKIP("url-identifiers.jsonl is not there");
  std::vector<std::string> missed, invented;
  for (const Row& row : rows) {
    const Ids found = identifiers_in(row.url);
    for (const std::string& one : row.wanted)
      if (!has(found, one)) missed.push_back(row.url + " has " + one);
    for (const std::string& one : found)
      if (!has(row.wanted, one) && !has(row.may, one)) invented.push_back(row.url + " has no " + one);
  }
  CHECK(invented == Ids{});
  CAPTURE(missed);
  CHECK(missed.size() * 100 <= rows.size());
}

TEST_CASE("a DOI is found in resolvers' and publishers' addresses", "[identity]") {
  CHECK(id("https://doi.org/10.1000/ABC") == "doi:10.1000/abc");
  CHECK(id("doi.org/10.1000/abc") == "doi:10.1000/abc");
  CHECK(id("https://dx.doi.org/doi:10.1000/abc") == "doi:10.1000/abc");
  CHECK(id("https://doi.org/10.1000%2Fabc") == "doi:10.1000/abc");
  CHECK(id("https://example.org/doi/abs/10.1000/abc.12") == "doi:10.1000/abc.12");
  CHECK(id("https://example.org/article?id=10.1371/journal.pone.0093949&type=printable") == "doi:10.1371/journal.pone.0093949");
  CHECK(id("https://example.org/dataset.xhtml?persistentId=doi:10.7910/DVN/BEJTMI") == "doi:10.7910/dvn/bejtmi");
  CHECK(id("https://example.org/article/info%3Adoi%2F10.1371%2Fjournal.pone.0093949") == "doi:10.1371/journal.pone.0093949");
  CHECK(id("https://example.org/a/49/3/10.1063/1.324716") == "doi:10.1063/1.324716");
}

TEST_CASE("a DOI ends where the publisher's page begins", "[identity]") {
  for (const char* tail :
       {"/full", "/abstract", "/pdf", "/epdf", "/full/html", ".pdf", ".full", ".full.pdf", "/references", "/figures", "/suppl_file/a.pdf",
        "/DC1", "/tab-pdf", "/", "?download=true", "#sec-2", ";jsessionid=A1.b2", ".", "/html?x=10.1000/other"}) {
    CAPTURE(tail);
    CHECK(id(std::string("https://example.org/doi/10.1111/add.70073") + tail) == "doi:10.1111/add.70073");
  }
}

TEST_CASE("brackets that balance belong to a DOI, others do not", "[identity]") {
  CHECK(id("https://doi.org/10.1016/S0140-6736(05)12345-6") == "doi:10.1016/s0140-6736(05)12345-6");
  CHECK(id("https://doi.org/10.1016/S0140-6736(05)12345-6)") == "doi:10.1016/s0140-6736(05)12345-6");
  CHECK(id("https://doi.org/10.1016/S0140-6736(05") == "none");
  CHECK(id("https://doi.org/10.1890/0012-9658(2006)87[2832:TIOPMA]2.0.CO;2") == "doi:10.1890/0012-9658(2006)87[2832:tiopma]2.0.co;2");
  CHECK(id("https://doi.org/10.1002/(SICI)1097-0134(20000515)39:3<216::AID-PROT40>3.0.CO;2-%23") ==
        "doi:10.1002/(sici)1097-0134(20000515)39:3<216::aid-prot40>3.0.co;2-#");
}

TEST_CASE("a preprint's version is not part of its DOI", "[identity]") {
  CHECK(id("https://www.biorxiv.org/content/10.1101/2021.05.24.445414v2.full.pdf") == "doi:10.1101/2021.05.24.445414");
  CHECK(id("https://www.medrxiv.org/content/10.64898/2025.12.01.25341234v1") == "doi:10.64898/2025.12.01.25341234");
  CHECK(id("https://www.biorxiv.org/content/10.1101/123456v3") == "doi:10.1101/123456");
  CHECK(id("https://doi.org/10.6084/m9.figshare.19640037.v1") == "doi:10.6084/m9.figshare.19640037.v1");
}

TEST_CASE("an article's number and slug behind its DOI are left out", "[identity]") {
  CHECK(id("https://academic.oup.com/isq/article-abstract/doi/10.1093/isq/sqaa085/5999080?redirectedFrom=fulltext") ==
        "doi:10.1093/isq/sqaa085");
  CHECK(id("https://pubs.example.org/jap/article/doi/10.1063/5.0012345/2817234/A-title-of-a-paper") == "doi:10.1063/5.0012345");
  CHECK(id("https://www.taylorfrancis.com/chapters/edit/10.4324/9780203123456-5/some-title") == "doi:10.4324/9780203123456-5");
}

TEST_CASE("a page of a reference work does not pass for the whole book", "[identity]") {
  CHECK(id("https://oxfordre.com/a/view/10.1093/acrefore/9780190236557.001.0001/acrefore-9780190236557-e-384") ==
        "doi:10.1093/acrefore/9780190236557.013.384");
  CHECK(id("https://example.org/view/10.1093/med/9780199234567.001.0001/med-9780199234567-chapter-12") == "none");
  CHECK(id("https://example.org/view/10.5422/fordham/9780823288359.001.0001/upso-9780823288359") ==
        "doi:10.5422/fordham/9780823288359.001.0001");
  CHECK(id("https://onlinelibrary.wiley.com/journal/10.1111/(ISSN)1601-183X/issues") == "none");
}

TEST_CASE("what only looks like a DOI is none", "[identity]") {
  for (const char* url :
       {"https://example.org/25.10.2015/2137303", "https://example.org/articles/10.2015/2137303", "https://example.org/macos/10.15/notes",
        "https://example.org/v10.1038/download", "https://example.org/topic/10.1234/page-3",
        "https://citeseerx.ist.psu.edu/viewdoc?doi=10.1.1.483.8892", "https://doi.org/10.506X/dryad.8515", "https://doi.org/10.5061",
        "https://doi.org/10.5061/", "https://doi.org/hb.html", "https://example.org/10.2015/2137303",
        "https://shop.example.com/p/10.12345/12345678", "https://dspace.example.edu/bitstream/handle/10.1234/56789/thesis.pdf",
        "https://example.org/?id=10.1234/5", "https://example.org/search?q=10.1000/abc12345", "https://10.1000.example.org/a"}) {
    CAPTURE(url);
    CHECK(id(url) == "none");
  }
}

TEST_CASE("a DOI that an archive made of its number is found there", "[identity]") {
  CHECK(id("https://www.nature.com/articles/s41586-021-03819-2.pdf") == "doi:10.1038/s41586-021-03819-2");
  CHECK(id("https://www.nature.com/articles/s41586-021-03819-2/figures/1") == "doi:10.1038/s41586-021-03819-2");
  CHECK(id("https://www.nature.com/articles/d41586-020-00001-2#ref-CR1") == "doi:10.1038/d41586-020-00001-2");
  CHECK(id("https://www.nature.com/articles") == "none");
  CHECK(id("https://zenodo.org/records/4568582/files/a.csv") == "doi:10.5281/zenodo.4568582");
  CHECK(id("https://sandbox.zenodo.org/records/4568582") == "none");
  CHECK(id("https://elifesciences.org/articles/54551v2") == "doi:10.7554/elife.54551");
  CHECK(id("https://peerj.com/articles/9000.pdf") == "doi:10.7717/peerj.9000");
  CHECK(id("https://www.biorxiv.org/content/biorxiv/early/2020/01/02/2020.01.01.123456.full.pdf") == "doi:10.1101/2020.01.01.123456");
  CHECK(id("https://www.biorxiv.org/content/early/2018/01/01/123456") == "doi:10.1101/123456");
  CHECK(id("https://www.bmj.com/content/372/bmj.n160") == "doi:10.1136/bmj.n160");
  CHECK(id("https://pubs.rsc.org/en/content/articlelanding/2014/lc/c3lc51109j") == "doi:10.1039/c3lc51109j");
}

TEST_CASE("a PMID is found in PubMed's addresses, and in its searches for one", "[identity]") {
  for (const char* url :
       {"https://pubmed.ncbi.nlm.nih.gov/40320049/", "https://pubmed.ncbi.nlm.nih.gov/40320049",
        "http://www.ncbi.nlm.nih.gov/pubmed/40320049?dopt=Abstract", "https://pubmed.ncbi.nlm.nih.gov/?term=40320049",
        "https://pubmed.ncbi.nlm.nih.gov/?otool=abclib&term=40320049", "https://pubmed.ncbi.nlm.nih.gov/?term=40320049%5Buid%5D&sort=date",
        "https://www.ncbi.nlm.nih.gov/pubmed/?term=40320049", "https://pubmed.ncbi.nlm.nih.gov/40320049/?term=ketamine",
        "https://europepmc.org/article/MED/40320049", "https://pubmed.ncbi.nlm.nih.gov/?term=+40320049+",
        "https://pubmed.ncbi.nlm.nih.gov/?term=PMID%3A+40320049", "https://pubmed.ncbi.nlm.nih.gov/?term=%2240320049%22",
        "https://identifiers.org/pubmed:40320049"}) {
    CAPTURE(url);
    CHECK(id(url) == "pmid:40320049");
  }
}

TEST_CASE("a search in PubMed for one DOI names it", "[identity]") {
  CHECK(id("https://pubmed.ncbi.nlm.nih.gov/?term=10.1111%2Fadd.70073") == "doi:10.1111/add.70073");
  CHECK(id("https://www.ncbi.nlm.nih.gov/pubmed/?term=10.1111/add.70073[doi]") == "doi:10.1111/add.70073");
  CHECK(id("https://pubmed.ncbi.nlm.nih.gov/?term=10.1111/add.70073+ketamine") == "none");
}

TEST_CASE("other numbers in PubMed's addresses are no PMID", "[identity]") {
  for (const char* url : {"https://pubmed.ncbi.nlm.nih.gov/?term=ketamine+2019", "https://pubmed.ncbi.nlm.nih.gov/?term=2019",
                          "https://pubmed.ncbi.nlm.nih.gov/?term=40320049,40320050",
                          "https://pubmed.ncbi.nlm.nih.gov/?linkname=pubmed_pubmed&from_uid=40320049",
                          "https://pubmed.ncbi.nlm.nih.gov/?term=Sainis+KB%5BAuthor%5D&cauthor_uid=40320049",
                          "https://pubmed.ncbi.nlm.nih.gov/collections/40320049/", "https://pubmed.ncbi.nlm.nih.gov/123456789/",
                          "https://www.ncbi.nlm.nih.gov/pubmed/40320049,40320050", "https://pubmed.ncbi.nlm.nih.gov/0/",
                          "https://www.ncbi.nlm.nih.gov/gene/672", "https://www.ncbi.nlm.nih.gov/pmc/?term=40320049",
                          "https://www.ncbi.nlm.nih.gov/books/NBK159970/"}) {
    CAPTURE(url);
    CHECK(id(url) == "none");
  }
}

TEST_CASE("a PMCID is found at each of its hosts, without a version", "[identity]") {
  for (const char* url :
       {"https://pmc.ncbi.nlm.nih.gov/articles/PMC7092803/", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7092803/",
        "https://www.ncbi.nlm.nih.gov/labs/pmc/articles/PMC7092803",
        "https://pmc.ncbi.nlm.nih.gov/articles/pmc7092803.1/pdf/nihms-1580301.pdf", "https://europepmc.org/articles/PMC7092803?pdf=render",
        "https://europepmc.org/scanned?pageindex=1&articles=pmc7092803"}) {
    CAPTURE(url);
    CHECK(id(url) == "pmcid:PMC7092803");
  }
  CHECK(id("https://pmc.ncbi.nlm.nih.gov/articles/pmid/40320049/") == "pmid:40320049");
}

TEST_CASE("an arXiv identifier is found in all its forms, without a version", "[identity]") {
  for (const char* url :
       {"https://arxiv.org/abs/2401.01234", "https://arxiv.org/pdf/2401.01234v2.pdf", "http://export.arxiv.org/abs/2401.01234v10",
        "https://www.alphaxiv.org/abs/2401.01234", "https://arxiv.org/html/2401.01234v1#S3"}) {
    CAPTURE(url);
    CHECK(id(url) == "arxiv:2401.01234");
  }
  CHECK(id("https://arxiv.org/abs/hep-th/9901001v3") == "arxiv:hep-th/9901001");
  CHECK(id("https://arxiv.org/abs/math.GT/0309136") == "arxiv:math.gt/0309136");
  CHECK(id("https://doi.org/10.48550/arXiv.2302.11382") == "doi:10.48550/arxiv.2302.11382 arxiv:2302.11382");
  for (const char* url : {"https://arxiv.org/list/cs.CL/2401", "https://arxiv.org/abs/2413.01234", "https://arxiv.org/abs/2401.0123",
                          "https://arxiv.org/abs/2401.01234,2401.01235", "https://arxiv.org/a/smith_j_1"}) {
    CAPTURE(url);
    CHECK(id(url) == "none");
  }
}

TEST_CASE("a video is found in all the forms of its address", "[identity]") {
  for (const char* url :
       {"https://www.youtube.com/watch?v=BvgdjJKGvhU", "https://m.youtube.com/watch?app=desktop&v=BvgdjJKGvhU&t=30s",
        "https://youtu.be/BvgdjJKGvhU?si=x", "https://www.youtube.com/embed/BvgdjJKGvhU?rel=0", "https://youtube.com/shorts/BvgdjJKGvhU",
        "https://www.youtube.com/live/BvgdjJKGvhU?feature=share", "https://www.youtube-nocookie.com/embed/BvgdjJKGvhU",
        "https://music.youtube.com/watch?v=BvgdjJKGvhU", "youtu.be/BvgdjJKGvhU"}) {
    CAPTURE(url);
    CHECK(id(url) == "youtube:BvgdjJKGvhU");
  }
  for (const char* url : {"https://www.youtube.com/embed/videoseries?list=PL1", "https://www.youtube.com/embed/live_stream?channel=UC1",
                          "https://www.youtube.com/@SciShow", "https://example.org/watch?v=BvgdjJKGvhU",
                          "https://www.youtube.com/watch?v=BvgdjJKGvhUx", "https://notyoutube.com/watch?v=BvgdjJKGvhU"}) {
    CAPTURE(url);
    CHECK(id(url) == "none");
  }
}

TEST_CASE("a library's proxy hides no identifier", "[identity]") {
  CHECK(id("https://www-youtube-com.proxy.lib.example.edu/watch?v=BvgdjJKGvhU") == "youtube:BvgdjJKGvhU");
  CHECK(id("https://0-pubmed-ncbi-nlm-nih-gov.libus.example.edu/40320049/") == "pmid:40320049");
  CHECK(id("https://pmc.ncbi.nlm.nih.gov.ezproxy.example.ac.uk/articles/PMC7092803/") == "pmcid:PMC7092803");
  CHECK(id("https://www-youtube--nocookie-com.proxy.example.edu/embed/BvgdjJKGvhU") == "youtube:BvgdjJKGvhU");
  CHECK(id("https://ezproxy.example.edu/login?url=https://pubmed.ncbi.nlm.nih.gov/40320049/") == "pmid:40320049");
  CHECK(id("https://login.example.edu/login?qurl=https%3A%2F%2Fwww.nature.com%2Farticles%2Fs41586-021-03819-2") ==
        "doi:10.1038/s41586-021-03819-2");
}

TEST_CASE("an archived copy is known by what it is a copy of", "[identity]") {
  CHECK(id("https://web.archive.org/web/20200101000000/https://pubmed.ncbi.nlm.nih.gov/40320049/") == "pmid:40320049");
  CHECK(id("https://web.archive.org/web/2020id_/http://www.youtube.com/watch?v=BvgdjJKGvhU") == "youtube:BvgdjJKGvhU");
  CHECK(id("https://www.google.com/url?q=https://doi.org/10.1000/abc&sa=D") == "doi:10.1000/abc");
  CHECK(id("https://doi.org/https://doi.org/10.1000/abc") == "doi:10.1000/abc");
}

TEST_CASE("an ISBN counts only where a host says that it is one", "[identity]") {
  CHECK(id("https://openlibrary.org/isbn/0306406152") == "isbn:9780306406157");
  CHECK(id("https://www.worldcat.org/isbn/9780306406157") == "isbn:9780306406157");
  CHECK(id("https://www.worldcat.org/isbn/9780306406158") == "none");
  CHECK(id("https://www.springer.com/gp/book/9780306406157") == "none");
}

TEST_CASE("an identifier in the text's own spelling is not copied", "[identity]") {
  Arena arena;
  const std::string_view written = "https://doi.org/10.1000/abc";
  const Address address = identity::address(written, arena);
  REQUIRE(address.identifiers.size() == 1);
  CHECK(address.identifiers[0].value.data() == written.data() + 16);
}
