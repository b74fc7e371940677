// What a work is, by each registry's record. All answers are constructed, about no real work.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "resolve/asked.h"

using namespace citevet;
using namespace citevet::test;
using resolve::Purpose;

namespace {

const resolve::Question crossref = question(Registry::crossref, Purpose::describe, {"doi:10.5555/rest.1"});
const resolve::Question datacite = question(Registry::datacite, Purpose::describe, {"doi:10.5555/rest.1"});
const resolve::Question openalex = question(Registry::openalex, Purpose::describe, {"doi:10.5555/rest.1"});
const resolve::Question europepmc = question(Registry::europepmc, Purpose::describe, {"pmid:11111111"});
const resolve::Question pubmed = question(Registry::ncbi_eutils, Purpose::describe, {"pmid:11111111"});
const resolve::Question by_negotiation = question(Registry::doi, Purpose::describe, {"doi:10.5555/rest.1"});

Record record(const resolve::Question& asked, std::string body) {
  return only(asked, answered(200, std::move(body))).record.value_or(Record{});
}

std::string crossref_work(std::string_view fields) {
  return R"({"status":"ok","message-type":"work","message":{"DOI":"10.5555/Rest.1",)" + std::string(fields) + "}}";
}

std::string pubmed_set(std::string_view article, std::string_view beside = "") {
  return "<?xml version=\"1.0\"?><!DOCTYPE "
         "PubmedArticleSet><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>11111111</PMID><Article>" +
         std::string(article) + "</Article>" + std::string(beside) + "</MedlineCitation></PubmedArticle></PubmedArticleSet>";
}

}  // namespace

TEST_CASE("Crossref's record: names, dates, places, in plain text", "[resolve]") {
  const Record found = record(crossref, crossref_work(R"(
      "title":["Rest &amp; sleep in <i>E.\n  somnus</i>"],"subtitle":["A trial"],"short-title":["Rest"],"original-title":["Ruhe"],
      "author":[{"given":"Ada B.","family":"Moss","suffix":"Jr"},{"name":"Rest Study Group"},{"family":"Plato"}],
      "editor":[{"given":"Eve","family":"Korn"}],
      "issued":{"date-parts":[[2019,5]]},"published-print":{"date-parts":[[2020,1]]},"published-online":{"date-parts":[[2019,5,2]]},
      "container-title":["Journal of Rest"],"short-container-title":["J Rest"],"volume":"8","issue":"2","page":"66-69","article-number":"e66",
      "publisher":"Rest Press","type":"journal-article","language":"en","ISBN":["http://id.crossref.org/isbn/9780306406157"],
      "resource":{"primary":{"URL":"https://example.org/rest"}})"));
  CHECK(found.identifier == "doi:10.5555/rest.1");
  CHECK(found.title == "Rest & sleep in E. somnus");
  CHECK(found.subtitle == "A trial");
  CHECK(found.original_title == "Ruhe");
  CHECK(found.titles == std::vector<std::string>{"Rest"});
  CHECK(found.authors == std::vector<Person>{{.family = "Moss", .given = "Ada B.", .suffix = "Jr"},
                                             {.name = "Rest Study Group", .group = true},
                                             {.family = "Plato"}});
  CHECK(found.editors == std::vector<Person>{{.family = "Korn", .given = "Eve"}});
  CHECK(found.year == 2019);
  CHECK(found.dates.size() == 3);
  CHECK(found.container == "Journal of Rest");
  CHECK(found.containers == std::vector<std::string>{"J Rest"});
  CHECK(found.pages == "66-69");
  CHECK(found.article_number == "e66");
  CHECK(found.type == ReferenceType::article);
  CHECK(found.isbns == std::vector<std::string>{"9780306406157"});
}

TEST_CASE("an ISBN of ten digits and one of thirteen are one", "[resolve]") {
  CHECK(record(crossref, crossref_work(R"("title":["Rest"],"type":"book","ISBN":["0-306-40615-2","9780306406157"])")).isbns ==
        std::vector<std::string>{"9780306406157"});
}

TEST_CASE("what Crossref leaves out stays empty", "[resolve]") {
  const Record found = record(crossref, crossref_work(R"("title":[],"issued":{"date-parts":[[null]]},"author":[{}],"type":"component")"));
  CHECK(found.title.empty());
  CHECK(found.year == 0);
  CHECK(found.authors.empty());
  CHECK(found.type == ReferenceType::unknown);
}

TEST_CASE("Crossref's notices have a kind, a date, a source and an identifier, each once", "[resolve]") {
  const Record found = record(crossref, crossref_work(R"("title":["Rest"],"updated-by":[
      {"DOI":"10.5555/n.1","type":"retraction","source":"publisher","updated":{"date-parts":[[2021,3,4]]}},
      {"DOI":"10.5555/n.1","type":"retraction","source":"retraction-watch","updated":{"date-parts":[[2021,3,5]]}},
      {"DOI":"10.5555/n.2","type":"expression_of_concern","source":"publisher"},
      {"DOI":"10.5555/n.3","type":"partial_retraction"},{"DOI":"10.5555/n.4","type":"some_new_type"}])"));
  REQUIRE(found.notices.size() == 3);
  CHECK(found.notices[0] == Notice{NoticeKind::retraction, {2021, 3, 4}, "publisher", "doi:10.5555/n.1"});
  CHECK(found.notices[1].kind == NoticeKind::concern);
  CHECK(found.notices[2] == Notice{NoticeKind::partial_retraction, {}, "crossref", "doi:10.5555/n.3"});
}

TEST_CASE("a notice is told from the work that it is about", "[resolve]") {
  const Record notice =
      record(crossref, crossref_work(R"("title":["Retraction: Rest"],"update-to":[{"DOI":"10.5555/rest.0","type":"retraction"}])"));
  CHECK(notice.notices.empty());
  CHECK(notice.notice_of == std::vector<Notice>{{NoticeKind::retraction, {}, "crossref", "doi:10.5555/rest.0"}});
  const Record own = record(crossref, crossref_work(R"("title":["Rest"],"update-to":[{"DOI":"10.5555/REST.1","type":"new_version"}])"));
  CHECK(own.notice_of.empty());
  CHECK(own.notices.size() == 1);
}

TEST_CASE("a title that begins with RETRACTED says so, and is compared without it", "[resolve]") {
  const Record found = record(crossref, crossref_work(R"("title":["RETRACTED ARTICLE: Rest in mice"])"));
  CHECK(found.title == "Rest in mice");
  CHECK(found.titles == std::vector<std::string>{"RETRACTED ARTICLE: Rest in mice"});
  CHECK(found.notices == std::vector<Notice>{{NoticeKind::retraction, {}, "title", ""}});
  CHECK(record(crossref, crossref_work(R"("title":["Correction to: Rest in mice"])")).notice_of ==
        std::vector<Notice>{{NoticeKind::correction, {}, "title", ""}});
  CHECK(record(crossref, crossref_work(R"("title":["Correction of myopia"])")).notice_of.empty());
  CHECK(record(crossref, crossref_work(R"("title":["Retracted ligaments of the knee"])")).notices.empty());
}

TEST_CASE("a preprint and its article name each other", "[resolve]") {
  const Record found = record(crossref, crossref_work(R"("title":["Rest"],"type":"posted-content","subtype":"preprint",
      "institution":[{"name":"RestRxiv"}],"posted":{"date-parts":[[2020,2,3]]},
      "relation":{"is-preprint-of":[{"id-type":"doi","id":"10.5555/Article.1"}],"is-part-of":[{"id-type":"issn","id":"2049-3630"}]})"));
  CHECK(found.type == ReferenceType::preprint);
  CHECK(found.container == "RestRxiv");
  CHECK(found.year == 2020);
  CHECK(found.relations == std::vector<Relation>{{RelationKind::preprint_of, "doi:10.5555/article.1"}});
}

TEST_CASE("Crossref takes several DOIs in one request, and leaves out those it does not have", "[resolve]") {
  const auto both = question(Registry::crossref, Purpose::describe, {"doi:10.5555/rest.1", "doi:10.5555/rest.2"});
  CHECK(resolve::request(both, {}).url == "https://api.crossref.org/works?filter=doi:10.5555%2Frest.1,doi:10.5555%2Frest.2&rows=2");
  const auto all = resolve::answers(
      both, answered(200, R"({"status":"ok","message-type":"work-list","message":{"items":[{"DOI":"10.5555/rest.2","title":["Two"]}]}})"));
  CHECK(all[0].said == Consulted::not_found);
  REQUIRE(all[1].record);
  CHECK(all[1].record->title == "Two");
}

TEST_CASE("Crossref does not have a DOI when it says so in its own words", "[resolve]") {
  CHECK(said(crossref, answered(404, "Resource not found.")) == Consulted::not_found);
  CHECK(said(crossref, answered(404, "<html>Not Found</html>")) == Consulted::unreachable);
  CHECK(said(crossref, answered(200, R"({"status":"failed","message-type":"validation-failure","message":[]})")) == Consulted::unreachable);
  CHECK_FALSE(resolve::decides(Registry::crossref, Scheme::doi));
}

TEST_CASE("a DOI that was merged into another is that one", "[resolve]") {
  const Record found = record(crossref, R"({"status":"ok","message-type":"work","message":{"DOI":"10.5555/kept","title":["Rest"]}})");
  CHECK(found.identifier == "doi:10.5555/rest.1");
  CHECK(found.same_as == std::vector<std::string>{"doi:10.5555/kept"});
}

TEST_CASE("content negotiation gives what other agencies have", "[resolve]") {
  const Request asked = resolve::request(by_negotiation, {});
  CHECK(asked.url == "https://doi.org/10.5555/rest.1");
  CHECK(asked.headers == std::vector<std::pair<std::string, std::string>>{{"Accept", "application/vnd.citationstyles.csl+json"}});
  const Record found = record(by_negotiation, R"({"DOI":"10.5555/rest.1","title":"Rest","type":"article-journal","container-title":"J Rest",
      "author":[{"family":"Moss","given":"A"},{"literal":"Rest Group"}],"issued":{"date-parts":[["2019"]]}})");
  CHECK(found.title == "Rest");
  CHECK(found.container == "J Rest");
  CHECK(found.authors[1] == Person{.name = "Rest Group"});
  CHECK(found.year == 2019);
}

TEST_CASE("DataCite's record", "[resolve]") {
  const Record found = record(datacite, R"({"data":{"id":"10.5555/rest.1","attributes":{"doi":"10.5555/rest.1",
      "titles":[{"title":"Sleep data"},{"title":"Nights","titleType":"Subtitle"},{"title":"Schlafdaten","titleType":"TranslatedTitle"}],
      "creators":[{"name":"Moss, Ada","nameType":"Personal","givenName":"Ada","familyName":"Moss"},{"name":"Rest Lab","nameType":"Organizational"},
        {"name":"Moss, Ben"}],
      "publisher":{"name":"Rest Archive"},"publicationYear":2020,"types":{"resourceTypeGeneral":"Dataset"},
      "container":{"title":"Rest series","volume":"3","firstPage":"1","lastPage":"9"},"url":"https://example.org/d",
      "dates":[{"date":"2020-02-03","dateType":"Issued"},{"date":"2019","dateType":"Collected"}],
      "relatedIdentifiers":[{"relationType":"IsPreviousVersionOf","relatedIdentifierType":"DOI","relatedIdentifier":"10.5555/rest.2"},
        {"relationType":"IsIdenticalTo","relatedIdentifierType":"DOI","relatedIdentifier":"10.5555/Rest.0"},
        {"relationType":"References","relatedIdentifierType":"DOI","relatedIdentifier":"10.5555/other"}]}}})");
  CHECK(found.title == "Sleep data");
  CHECK(found.subtitle == "Nights");
  CHECK(found.titles == std::vector<std::string>{"Schlafdaten"});
  CHECK(found.authors ==
        std::vector<Person>{{.family = "Moss", .given = "Ada"}, {.name = "Rest Lab", .group = true}, {.name = "Moss, Ben"}});
  CHECK(found.publisher == "Rest Archive");
  CHECK(found.year == 2020);
  CHECK(found.pages == "1-9");
  CHECK(found.type == ReferenceType::dataset);
  CHECK(found.relations == std::vector<Relation>{{RelationKind::newer_version, "doi:10.5555/rest.2"}});
  CHECK(found.same_as == std::vector<std::string>{"doi:10.5555/rest.0"});
}

TEST_CASE("DataCite does not have a DOI when its own error says so", "[resolve]") {
  CHECK(said(datacite, answered(404, R"({"errors":[{"status":"404","title":"The resource you are looking for doesn't exist."}]})")) ==
        Consulted::not_found);
  CHECK(said(datacite, answered(404, "nginx")) == Consulted::unreachable);
}

TEST_CASE("arXiv's papers are asked of DataCite under their DOI, and are one with it", "[resolve]") {
  const auto paper = question(Registry::datacite, Purpose::describe, {"arxiv:2401.01234"});
  CHECK(resolve::request(paper, {}).url == "https://api.datacite.org/dois/10.48550/arxiv.2401.01234");
  const auto doi = question(Registry::datacite, Purpose::describe, {"doi:10.48550/arxiv.2401.01234"});
  const Record found = record(doi, R"({"data":{"attributes":{"doi":"10.48550/arxiv.2401.01234","titles":[{"title":"Rest"}],
      "types":{"resourceTypeGeneral":"Preprint"},"publisher":"arXiv",
      "relatedIdentifiers":[{"relationType":"IsVersionOf","relatedIdentifierType":"DOI","relatedIdentifier":"10.5555/a"}]}}})");
  CHECK(found.same_as == std::vector<std::string>{"arxiv:2401.01234"});
  CHECK(found.relations == std::vector<Relation>{{RelationKind::preprint_of, "doi:10.5555/a"}});
}

TEST_CASE("OpenAlex's record, with its word on retractions", "[resolve]") {
  const Record found = record(openalex, R"({"id":"https://openalex.org/W1","doi":"https://doi.org/10.5555/rest.1","title":"Rest <i>now</i>",
      "publication_year":2019,"publication_date":"2019-05-02","type":"article","language":"en","is_retracted":true,
      "ids":{"pmid":"https://pubmed.ncbi.nlm.nih.gov/11111111","pmcid":"https://www.ncbi.nlm.nih.gov/pmc/articles/1111111"},
      "authorships":[{"raw_author_name":"Ada B. Moss","author":{"display_name":"A Moss"}},{"author":{"display_name":"Ben Korn"}}],
      "primary_location":{"source":{"display_name":"Journal of Rest"},"raw_source_name":"J Rest"},
      "biblio":{"volume":"8","issue":"2","first_page":"66","last_page":"69"}})");
  CHECK(found.title == "Rest now");
  CHECK(found.authors == std::vector<Person>{{.name = "Ada B. Moss"}, {.name = "Ben Korn"}});
  CHECK(found.pages == "66-69");
  CHECK(found.notices == std::vector<Notice>{{NoticeKind::retraction, {}, "openalex", ""}});
  CHECK(found.same_as == std::vector<std::string>{"pmid:11111111", "pmcid:PMC1111111"});
}

TEST_CASE("OpenAlex takes several identifiers in one request", "[resolve]") {
  const auto both = question(Registry::openalex, Purpose::describe, {"doi:10.5555/rest.1", "doi:10.5555/rest.2"});
  CHECK(resolve::request(both, {}).url == "https://api.openalex.org/works?filter=doi:10.5555%2Frest.1%7C10.5555%2Frest.2&per-page=2");
  const auto all = resolve::answers(both, answered(200, R"({"meta":{"count":1},"results":[
      {"id":"https://openalex.org/W1","doi":"https://doi.org/10.5555/rest.2","title":"Two"}]})"));
  CHECK(all[0].said == Consulted::not_found);
  CHECK(all[1].said == Consulted::found);
  CHECK(said(openalex, answered(404, R"({"error":"Not Found","message":"no such work"})")) == Consulted::not_found);
}

TEST_CASE("Europe PMC's record in its full and its short form", "[resolve]") {
  const Record full = record(europepmc, R"({"hitCount":1,"resultList":{"result":[{"id":"11111111","source":"MED","pmid":"11111111",
      "pmcid":"PMC1111111","doi":"10.5555/Rest.1","title":"[Rest.]","pubYear":"2019","pageInfo":"66-69","language":"eng",
      "authorList":{"author":[{"lastName":"Moss","firstName":"Ada B"},{"collectiveName":"Rest Study Group"}]},
      "journalInfo":{"volume":"8","issue":"2","printPublicationDate":"2019-06-01","journal":{"title":"Journal of rest","isoabbreviation":"J Rest"}},
      "electronicPublicationDate":"2019-05-02",
      "commentCorrectionList":{"commentCorrection":[{"id":"22222222","source":"MED","type":"Retraction in"},
        {"id":"33333333","source":"MED","type":"Comment in"}]}}]}})");
  CHECK(full.title == "Rest");
  CHECK(full.authors == std::vector<Person>{{.family = "Moss", .given = "Ada B"}, {.name = "Rest Study Group", .group = true}});
  CHECK(full.container == "Journal of rest");
  CHECK(full.same_as == std::vector<std::string>{"doi:10.5555/rest.1", "pmcid:PMC1111111"});
  CHECK(full.notices == std::vector<Notice>{{NoticeKind::retraction, {}, "europepmc", "pmid:22222222"}});

  const Record lite = record(europepmc, R"({"hitCount":1,"resultList":{"result":[{"id":"11111111","source":"MED","pmid":"11111111",
      "title":"Rest.","authorString":"Moss AB, Korn E.","journalTitle":"J Rest","journalVolume":"8","issue":"2","pubYear":"2019"}]}})");
  CHECK(lite.authors == std::vector<Person>{{.family = "Moss", .given = "AB"}, {.family = "Korn", .given = "E"}});
  CHECK(lite.container == "J Rest");
  CHECK(lite.year == 2019);
}

TEST_CASE("Europe PMC does not have a work when it counts no hit", "[resolve]") {
  CHECK(said(europepmc, answered(200, R"({"hitCount":0,"resultList":{"result":[]}})")) == Consulted::not_found);
  CHECK(said(europepmc, answered(200, R"({"hitCount":0})")) == Consulted::unreachable);
  CHECK(said(europepmc, answered(200, R"({"hitCount":7,"resultList":{"result":[]}})")) == Consulted::unreachable);
}

TEST_CASE("PubMed's full record", "[resolve]") {
  CHECK(resolve::request(pubmed, {}).url == "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/efetch.fcgi?db=pubmed&id=11111111&retmode=xml");
  const Record found = record(pubmed, pubmed_set(R"(<Journal><JournalIssue><Volume>8</Volume><Issue>2</Issue>
      <PubDate><Year>2019</Year><Month>Jun</Month></PubDate></JournalIssue><Title>Journal of rest</Title><ISOAbbreviation>J. Rest</ISOAbbreviation>
      </Journal><ArticleTitle>[Rest in <i>E.</i> <i>somnus</i> and H<sub>2</sub>O.]</ArticleTitle><VernacularTitle>Ruhe.</VernacularTitle>
      <Pagination><MedlinePgn>66-9</MedlinePgn></Pagination>
      <AuthorList><Author ValidYN="Y"><LastName>Moss</LastName><ForeName>Ada B</ForeName><Initials>AB</Initials><Suffix>Jr</Suffix></Author>
      <Author ValidYN="N"><LastName>Mos</LastName></Author><Author><CollectiveName>Rest Study Group.</CollectiveName></Author></AuthorList>
      <Language>ger</Language><ArticleDate DateType="Electronic"><Year>2019</Year><Month>05</Month><Day>2</Day></ArticleDate>
      <ELocationID EIdType="doi">10.5555/Rest.1</ELocationID>)"));
  CHECK(found.title == "Rest in E. somnus and H2O");
  CHECK(found.original_title == "Ruhe");
  CHECK(found.authors ==
        std::vector<Person>{{.family = "Moss", .given = "Ada B", .suffix = "Jr"}, {.name = "Rest Study Group.", .group = true}});
  CHECK(found.container == "Journal of rest");
  CHECK(found.containers == std::vector<std::string>{"J. Rest"});
  CHECK(found.dates == std::vector<std::pair<DateKind, Date>>{{DateKind::issued, {2019, 6, 0}}, {DateKind::online, {2019, 5, 2}}});
  CHECK(found.same_as == std::vector<std::string>{"doi:10.5555/rest.1"});
}

TEST_CASE("PubMed's comments and corrections: notices, versions, and what is harmless", "[resolve]") {
  const Record found = record(pubmed, pubmed_set("<ArticleTitle>Rest.</ArticleTitle>", R"(<CommentsCorrectionsList>
      <CommentsCorrections RefType="RetractionIn"><RefSource>J Rest. 2021 Feb 6;3(4):5</RefSource><PMID>22222222</PMID></CommentsCorrections>
      <CommentsCorrections RefType="CommentIn"><RefSource>J Rest. 2020</RefSource><PMID>33333333</PMID></CommentsCorrections>
      <CommentsCorrections RefType="ErratumIn"><RefSource>J Rest. 2020 Mar;1:2</RefSource></CommentsCorrections>
      <CommentsCorrections RefType="UpdateOf"><RefSource>medRxiv. 2018 Apr 05:2018.1. doi: 10.5555/pre.</RefSource></CommentsCorrections>
      <CommentsCorrections RefType="UpdateOf"><RefSource>Rest Rev. 2010;(2):CD1</RefSource><PMID>44444444</PMID></CommentsCorrections>
      <CommentsCorrections RefType="Cites"><PMID>55555555</PMID></CommentsCorrections></CommentsCorrectionsList>)"));
  CHECK(found.notices == std::vector<Notice>{{NoticeKind::retraction, {2021, 2, 6}, "pubmed", "pmid:22222222"},
                                             {NoticeKind::correction, {2020, 3, 0}, "pubmed", ""}});
  CHECK(found.relations ==
        std::vector<Relation>{{RelationKind::has_preprint, "doi:10.5555/pre"}, {RelationKind::older_version, "pmid:44444444"}});
  CHECK(found.notice_of.empty());
}

TEST_CASE("PubMed's publication types say retracted, and tell a notice", "[resolve]") {
  const Record retracted = record(pubmed, pubmed_set("<ArticleTitle>Rest.</ArticleTitle><PublicationTypeList><PublicationType>Retracted "
                                                     "Publication</PublicationType></PublicationTypeList>"));
  CHECK(retracted.notices == std::vector<Notice>{{NoticeKind::retraction, {}, "pubmed", ""}});
  const Record notice =
      record(pubmed, pubmed_set("<ArticleTitle>Corrections.</ArticleTitle><PublicationTypeList><PublicationType>Published "
                                "Erratum</PublicationType></PublicationTypeList>"));
  CHECK(notice.notices.empty());
  CHECK(notice.notice_of == std::vector<Notice>{{NoticeKind::correction, {}, "pubmed", ""}});
}

TEST_CASE("PubMed's books", "[resolve]") {
  const Record found = record(pubmed, R"(<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>11111111</PMID>
      <ArticleIdList><ArticleId IdType="bookaccession">NBK1</ArticleId></ArticleIdList>
      <Book><Publisher><PublisherName>Rest Press</PublisherName></Publisher><BookTitle>Rest for all</BookTitle>
      <PubDate><Year>2018</Year></PubDate><AuthorList Type="editors"><Author><LastName>Korn</LastName></Author></AuthorList></Book>
      <ArticleTitle>Naps.</ArticleTitle><AuthorList Type="authors"><Author><LastName>Moss</LastName></Author></AuthorList>
      </BookDocument></PubmedBookArticle></PubmedArticleSet>)");
  CHECK(found.type == ReferenceType::chapter);
  CHECK(found.title == "Naps");
  CHECK(found.container == "Rest for all");
  CHECK(found.authors == std::vector<Person>{{.family = "Moss"}});
  CHECK(found.editors == std::vector<Person>{{.family = "Korn"}});
}

TEST_CASE("PubMed leaves out what it does not have", "[resolve]") {
  CHECK(said(pubmed, answered(200, "<PubmedArticleSet></PubmedArticleSet>")) == Consulted::not_found);
  CHECK(said(pubmed, answered(200, "<PubmedArticleSet><PubmedArticle>")) == Consulted::unreachable);
  CHECK(said(pubmed, answered(200, "<eFetchResult><ERROR>busy</ERROR></eFetchResult>")) == Consulted::unreachable);
}

TEST_CASE("a PMCID is described by its summary in PMC", "[resolve]") {
  const auto pmc = question(Registry::ncbi_eutils, Purpose::describe, {"pmcid:PMC1111111"});
  CHECK(resolve::request(pmc, {}).url == "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi?db=pmc&id=1111111&retmode=json");
  const Record found = record(pmc, R"({"result":{"uids":["1111111"],"1111111":{"uid":"1111111","title":"Rest.","pubdate":"1987 Apr",
      "articleids":[{"idtype":"pmid","value":"11111111"},{"idtype":"pmcid","value":"PMC1111111"}]}}})");
  CHECK(found.title == "Rest");
  CHECK(found.same_as == std::vector<std::string>{"pmid:11111111"});
}

TEST_CASE("what is no description says nothing about the work", "[resolve]") {
  const auto asked = GENERATE(from_range(std::vector{crossref, datacite, openalex, europepmc, pubmed, by_negotiation}));
  CAPTURE(name(asked.registry));
  const Exchange exchange = GENERATE(
      from_range(std::vector{failed(Failure::timeout), answered(429, R"({"error":"slow down"})"), answered(403, "{}"), answered(500, ""),
                             answered(502, "<html>"), answered(200, ""), answered(200, "<html><title>Wi-Fi login</title></html>"),
                             answered(200, "{}"), answered(200, "[1]"), answered(404, "<html><title>404</title></html>"),
                             answered(200, std::string(100'000, '[')), answered(200, std::string(100'000, '<'))}));
  CAPTURE(exchange.status, exchange.body.substr(0, 40));
  const auto answer = only(asked, exchange);
  CHECK(answer.said == Consulted::unreachable);
  CHECK_FALSE(answer.why.empty());
}
