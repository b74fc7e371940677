// Works as entries of a reference list, as BibTeX and as CSL-JSON. All works are made up.
#include <citevet/style.h>
#include <boost/json.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using namespace citevet;

namespace {

Work work(Record record, std::string identifier = "doi:10.5555/rest.1") {
  record.identifier = identifier;
  return {.identifier = std::move(identifier), .exists = Consulted::found, .records = {std::move(record)}};
}

std::string apa(Record record, std::string identifier = "doi:10.5555/rest.1") {
  return style::apa(work(std::move(record), std::move(identifier)));
}

std::string bibtex(const std::vector<Work>& works) {
  return style::bibtex(works);
}

const Record article{.title = "Rest and the heart",
                     .subtitle = "a review",
                     .authors = {{.family = "Moss", .given = "Ada B"}, {.family = "van der Berg", .given = "Jean-Paul"}},
                     .year = 2021,
                     .dates = {{DateKind::online, {2021, 3, 0}}, {DateKind::print, {2021, 3, 9}}},
                     .container = "Harbour Review",
                     .volume = "7",
                     .issue = "1",
                     .pages = "1-9",
                     .publisher = "Tide Press",
                     .type = ReferenceType::article};

std::vector<Person> people(std::size_t count) {
  std::vector<Person> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back({.family = "F" + std::to_string(i + 1), .given = "A"});
  return all;
}

}  // namespace

TEST_CASE("APA: an article has its authors with initials, year, title, journal, volume, issue, pages and DOI", "[style]") {
  CHECK(apa(article) ==
        "Moss, A. B., & van der Berg, J.-P. (2021). Rest and the heart: a review. Harbour Review, 7(1), 1–9. "
        "https://doi.org/10.5555/rest.1");
}

TEST_CASE("APA: what no registry says is left out", "[style]") {
  CHECK(apa({.title = "Rest and the heart", .type = ReferenceType::article}) ==
        "Rest and the heart. (n.d.). https://doi.org/10.5555/rest.1");
  CHECK(apa({.title = "Is rest good?", .authors = {{.name = "Rest Study Group", .group = true}}, .year = 2020}, "pmid:123") ==
        "Rest Study Group. (2020). Is rest good? https://pubmed.ncbi.nlm.nih.gov/123/");
  CHECK(style::apa({.identifier = "doi:10.5555/none"}).empty());
}

TEST_CASE("APA: an article's number stands in the place of pages", "[style]") {
  CHECK(apa({.title = "Rest", .year = 2020, .container = "Tides", .volume = "3", .article_number = "77"}).find("Tides, 3, Article 77.") !=
        std::string::npos);
  CHECK(apa({.title = "Rest", .year = 2020, .container = "Tides", .volume = "3", .pages = "e204"}).find("Tides, 3, Article e204.") !=
        std::string::npos);
}

TEST_CASE("APA: preprints, data sets, books and chapters", "[style]") {
  Record preprint{.title = "Naps",
                  .authors = {{.family = "Fern", .given = "B"}},
                  .year = 2022,
                  .container = "Shore Archive",
                  .type = ReferenceType::preprint};
  CHECK(apa(preprint, "arxiv:2201.00001") == "Fern, B. (2022). Naps [Preprint]. Shore Archive. https://arxiv.org/abs/2201.00001");
  Record data{.title = "Tides of a year", .year = 2019, .publisher = "Harbour Data", .type = ReferenceType::dataset};
  CHECK(apa(data) == "Tides of a year [Data set]. (2019). Harbour Data. https://doi.org/10.5555/rest.1");
  Record book{.title = "Lights",
              .authors = {{.family = "Dahl", .given = "E. K.", .suffix = "Jr"}},
              .year = 1987,
              .publisher = "Quay House",
              .edition = "2",
              .type = ReferenceType::book};
  CHECK(apa(book) == "Dahl, E. K., Jr. (1987). Lights (2nd ed.). Quay House. https://doi.org/10.5555/rest.1");
  Record chapter{.title = "Fog",
                 .authors = {{.family = "Dahl", .given = "E"}},
                 .editors = {{.family = "Lund", .given = "Ole"}},
                 .year = 1990,
                 .container = "Weather at sea",
                 .pages = "10-20",
                 .publisher = "Quay House",
                 .type = ReferenceType::chapter};
  CHECK(apa(chapter) == "Dahl, E. (1990). Fog. In O. Lund (Ed.), Weather at sea (pp. 10–20). Quay House. https://doi.org/10.5555/rest.1");
}

TEST_CASE("APA: twenty authors are all named, of more the first nineteen and the last", "[style]") {
  const std::string twenty = apa({.title = "T", .authors = people(20), .year = 2020});
  CHECK(twenty.find("F19, A., & F20, A. (2020)") != std::string::npos);
  const std::string more = apa({.title = "T", .authors = people(25), .year = 2020});
  CHECK(more.find("F19, A., . . . F25, A. (2020)") != std::string::npos);
  CHECK(more.find("F20") == std::string::npos);
}

TEST_CASE("BibTeX: marks that mean something there are written as themselves, groups stay whole, keys differ", "[style]") {
  Record record = article;
  record.title = "Rest & 50% of hearts}, note = {";
  record.authors.push_back({.name = "Rest Group", .group = true});
  const std::string text = bibtex({work(record), work(record, "doi:10.5555/rest.2")});
  CHECK(text.find("@article{moss2021rest,") != std::string::npos);
  CHECK(text.find("@article{moss2021rest-2,") != std::string::npos);
  CHECK(text.find("title = {Rest \\& 50\\% of hearts\\textbraceright{}, note = \\textbraceleft{}: a review}") != std::string::npos);
  CHECK(text.find("author = {Moss, Ada B and van der Berg, Jean-Paul and {Rest Group}}") != std::string::npos);
  CHECK(text.find("pages = {1--9}") != std::string::npos);
}

TEST_CASE("CSL-JSON: types, names and dates as citation processors read them", "[style]") {
  const auto items = boost::json::parse(style::csl_json(std::vector<Work>{work(article)}));
  const auto& item = items.at(0);
  CHECK(item.at("id") == "doi:10.5555/rest.1");
  CHECK(item.at("type") == "article-journal");
  CHECK(item.at("title") == "Rest and the heart: a review");
  CHECK(item.at("author").at(1).at("family") == "van der Berg");
  CHECK(boost::json::serialize(item.at("issued")) == R"({"date-parts":[[2021,3,9]]})");
  CHECK(item.at("container-title") == "Harbour Review");
  CHECK(item.at("DOI") == "10.5555/rest.1");
}

TEST_CASE("what a registry says can neither break lines nor send control characters", "[style]") {
  Record record = article;
  record.title = "Rest\n\x1b[31mand\t the heart";
  record.authors = {{.family = "Mo\nss", .given = ""}};
  const std::vector<Work> works{work(record)};
  const std::string entry = style::apa(works.front());
  CHECK(entry.find('\x1b') == std::string::npos);
  CHECK(entry.find('\n') == std::string::npos);
  CHECK(style::bibtex(works).find("title = {Rest [31mand the heart: a review}") != std::string::npos);
}

TEST_CASE("a megabyte of a title is cut between two characters", "[style]") {
  Record record = article;
  record.title.clear();
  while (record.title.size() < 1'000'000) record.title += "é";
  const std::string entry = style::csl_json(std::vector<Work>{work(record)});
  CHECK(entry.size() < 10'000);
  CHECK_NOTHROW(boost::json::parse(entry));
}
