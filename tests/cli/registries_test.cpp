// What the registries know, from the article to the report. The works are constructed: no such work exists.
#include "cli/tool.h"
#include "resolve/search.h"
#include "support/reports.h"

#include <boost/json.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using namespace citevet;
using test::Folder;
using test::Said;
using test::said_by;

namespace {

void record(const Folder& folder, const std::string& name, const std::string& url, int status, const std::string& body) {
  const boost::json::value file = {{"request", {{"method", "GET"}, {"url", url}}},
                                   {"status", status},
                                   {"headers", boost::json::array{boost::json::array{"Content-Type", "application/json"}}},
                                   {"body", body}};
  folder.write("answers/" + name + ".json", boost::json::serialize(file));
}

void knows(const Folder& folder, const std::string& doi, const std::string& work) {
  record(folder, "handle-" + doi.substr(8), "https://doi.org/api/handles/" + doi + "?type=URL", 200,
         R"({"responseCode":1,"handle":")" + doi +
             R"(","values":[{"index":1,"type":"URL","data":{"format":"string","value":"https://journal.example/"}}]})");
  record(folder, "crossref-" + doi.substr(8), "https://api.crossref.org/works/" + doi, 200,
         R"({"status":"ok","message-type":"work","message":{"DOI":")" + doi + "\"," + work + "}}");
}

// What all registries that can be searched answer when they are asked for an entry's work: none but Crossref has hits.
void searches(const Folder& folder, const std::string& author, int year, const std::string& title, const std::string& container,
              const std::vector<std::string>& hits) {
  const resolve::Description description{.authors = {author}, .year = year, .title = title, .container = container};
  for (const Registry registry : resolve::searched()) {
    std::string body;
    switch (registry) {
      case Registry::crossref:
        body = R"({"status":"ok","message-type":"work-list","message":{"total-results":)" + std::to_string(hits.size()) + R"(,"items":[)";
        for (const std::string& hit : hits) body += (&hit == hits.data() ? "{" : ",{") + hit + "}";
        body += "]}}";
        break;
      case Registry::ncbi_eutils:
        body = R"({"header":{"type":"esearch"},"esearchresult":{"count":"0","idlist":[]}})";
        break;
      case Registry::europepmc:
        body = R"({"hitCount":0,"resultList":{"result":[]}})";
        break;
      default:
        body = R"({"meta":{"count":0},"results":[]})";
        break;
    }
    record(folder, "search-" + std::string(name(registry)) + "-" + std::to_string(year), resolve::search(registry, description, {})->url,
           200, body);
  }
}

std::vector<std::string> rules_of(const boost::json::value& report) {
  std::vector<std::string> rules;
  for (const boost::json::value& finding : report.at("documents").at(0).at("findings").as_array())
    rules.emplace_back(finding.at("rule").as_string());
  return rules;
}

}  // namespace

TEST_CASE("an article whose references are not what they say", "[cli]") {
  const Folder folder;
  knows(folder, "10.5555/rest.1",
        R"("title":["Rest and the heart in harbour towns"],"author":[{"given":"Ada","family":"Moss"}],"issued":{"date-parts":[[2021]]},)"
        R"("container-title":["Harbour Review"],"type":"journal-article")");
  knows(folder, "10.5555/naps.2",
        R"("title":["Short naps and long shifts on coastal ferries"],"author":[{"given":"Bo","family":"Fern"}],)"
        R"("issued":{"date-parts":[[2019]]},"container-title":["Harbour Review"],"type":"journal-article",)"
        R"("updated-by":[{"DOI":"10.5555/naps.2r","type":"retraction","source":"publisher","updated":{"date-parts":[[2022,3,1]]}}])");
  knows(folder, "10.5555/tide.3",
        R"("title":["Mercury in deep sea sediments near volcanic vents"],"author":[{"given":"Cy","family":"Berg"}],)"
        R"("issued":{"date-parts":[[1999]]},"container-title":["Marine Notes"],"type":"journal-article")");
  record(folder, "handle-none", "https://doi.org/api/handles/10.5555/none.4?type=URL", 404,
         R"({"responseCode":100,"handle":"10.5555/none.4"})");
  folder.write("article.txt",
               "Rest helps (Source: https://doi.org/10.5555/rest.1). Naps help (Source: https://doi.org/10.5555/naps.2).\n\n"
               "Tides matter (Source: https://doi.org/10.5555/tide.3). So it is (Source: https://doi.org/10.5555/none.4).\n\n"
               "References\n\n"
               "Moss, A. (2021). Rest and the heart in harbour towns. Harbour Review, 7(1), 1–9. https://doi.org/10.5555/rest.1\n"
               "Fern, B. (2019). Short naps and long shifts on coastal ferries. Harbour Review, 5(2), 10–19. "
               "https://doi.org/10.5555/naps.2\n"
               "Quist, P. (2018). Morning light and the mood of lighthouse keepers. Tide Letters, 3(1), 2–8. "
               "https://doi.org/10.5555/tide.3\n"
               "Vane, D. (2020). Sleep behind the dunes in winter. Tide Letters, 4(1), 3–9. https://doi.org/10.5555/none.4\n");
  searches(folder, "Vane, D.", 2020, "Sleep behind the dunes in winter", "Tide Letters", {});
  const Said said = said_by({"check", "--replay", "answers", "--format", "text", "--format", "json=report.json", "article.txt"}, folder);
  CAPTURE(said.output, said.error);
  CHECK(said.status == 1);
  const auto report = boost::json::parse(test::save_report("registries.json", folder.read("report.json")));
  CHECK(rules_of(report) == std::vector<std::string>{"metadata/retracted", "metadata/wrong-work", "metadata/unknown-identifier"});
  const auto& references = report.at("documents").at(0).at("references");
  CHECK(references.at(0).at("verification") == "verified");
  CHECK(references.at(2).at("verification") == "differs");
  CHECK(references.at(3).at("verification") == "not-found");
  CHECK(report.at("summary").at("incomplete") == false);
  CHECK(report.at("works").at(1).at("notices").at(0).at("kind") == "retraction");
}

TEST_CASE("a citation means its entry when a registry or a redirect says that both are one", "[cli]") {
  const Folder folder;
  knows(folder, "10.5555/rest.1", R"("title":["Rest and the heart in harbour towns"])");
  record(folder, "esummary", "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi?db=pubmed&id=101&retmode=json", 200,
         R"({"header":{"type":"esummary","version":"0.3"},"result":{"uids":["101"],"101":{"uid":"101",)"
         R"("title":"Rest and the heart in harbour towns.","articleids":[{"idtype":"pubmed","idtypen":1,"value":"101"},)"
         R"({"idtype":"doi","idtypen":3,"value":"10.5555/rest.1"}]}}})");
  folder.write("answers/old.json", R"({"request": {"method": "GET", "url": "https://example.org/old"}, "status": 301,
    "headers": [["Location", "https://example.org/naps"]], "body": ""})");
  folder.write("answers/new.json", R"({"request": {"method": "GET", "url": "https://example.org/naps"}, "status": 200,
    "headers": [["Content-Type", "text/html"]], "body": "<title>Naps</title><p>On naps and how long they should be."})");
  folder.write("article.txt",
               "Rest helps (Source: https://doi.org/10.5555/rest.1). Naps help (Source: https://example.org/old).\n\n"
               "References\n\n"
               "Moss, A. (2021). Rest and the heart in harbour towns. Harbour Review, 7(1), 1–9. https://pubmed.ncbi.nlm.nih.gov/101/\n"
               "Fern, B. (2019). Naps. https://example.org/naps\n");
  const Said said = said_by({"check", "--replay", "answers", "--format", "json", "article.txt"}, folder);
  CAPTURE(said.output, said.error);
  const auto report = boost::json::parse(test::save_report("one.json", said.output));
  const auto& citations = report.at("documents").at(0).at("citations");
  CHECK(citations.at(0).at("targets").at(0).at("match") == "work");
  CHECK(citations.at(1).at("targets").at(0).at("match") == "redirect");
  CHECK(report.at("summary").at("orphaned") == 0);
  CHECK(report.at("summary").at("unused") == 0);
}

TEST_CASE("an article without an identifier is searched for", "[cli]") {
  const Folder folder;
  folder.write("article.txt",
               "Rest helps (Moss, 2014). So do lights (Quist, 2016).\n\n"
               "References\n\n"
               "Moss, A. (2014). Rest and the heart in harbour towns. Harbour Review, 7(1), 1–9.\n"
               "Quist, P. (2016). Morning light and the mood of lighthouse keepers. Tide Letters, 3(1), 2–8.\n");
  const std::string rest =
      R"("DOI":"10.5555/rest.1","title":["Rest and the heart in harbour towns"],"author":[{"given":"Ada","family":"Moss"}],)"
      R"("issued":{"date-parts":[[2014]]},"container-title":["Harbour Review"],"type":"journal-article")";
  const std::string light =
      R"("DOI":"10.5555/light.9","title":["Light traps for night moths of the coast"],"author":[{"given":"Eva","family":"Dahl"}],)"
      R"("issued":{"date-parts":[[1987]]},"container-title":["Moth Notes"],"type":"journal-article")";
  searches(folder, "Moss, A.", 2014, "Rest and the heart in harbour towns", "Harbour Review", {light, rest});
  searches(folder, "Quist, P.", 2016, "Morning light and the mood of lighthouse keepers", "Tide Letters", {light});
  const Said said = said_by({"check", "--replay", "answers", "--format", "text", "--format", "json=report.json", "article.txt"}, folder);
  CAPTURE(said.output, said.error);
  CHECK(said.status == 0);
  const auto report = boost::json::parse(test::save_report("searches.json", folder.read("report.json")));
  CHECK(rules_of(report) == std::vector<std::string>{"metadata/missing-doi", "metadata/not-found"});
  const auto& references = report.at("documents").at(0).at("references");
  CHECK(references.at(0).at("verification") == "verified");
  CHECK(references.at(1).at("verification") == "not-found");
  CHECK(references.at(0).at("candidates").as_array().size() == 1);
  const auto& candidate = references.at(0).at("candidates").at(0);
  CHECK(report.at("works").at(candidate.at("work").to_number<std::size_t>()).at("identifier") == "doi:10.5555/rest.1");
  CHECK(said.output.find("has the DOI 10.5555/rest.1") != std::string::npos);
  CHECK(said.output.find("neither Crossref, PubMed, Europe PMC nor OpenAlex has a work like") != std::string::npos);
}
