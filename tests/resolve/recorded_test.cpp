// Every recorded answer of a registry, read where it lies. Without them the test says so and passes.
#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <iostream>

#include "resolve/asked.h"
#include "support/shared.h"

using namespace citevet;
using namespace citevet::test;
using resolve::Purpose;

namespace fs = std::filesystem;

namespace {

// The files of one folder by name.
std::vector<std::string> recorded(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(shared() / "api-responses" / folder, error))
    names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  std::cout << "api-responses/" << folder << ": " << (names.empty() ? std::string("not there") : std::to_string(names.size()) + " read")
            << '\n';
  return names;
}

std::string body(const std::string& folder, const std::string& name) {
  return shared_file("api-responses/" + folder + "/" + name).value_or("");
}

// Names begin with the status where the recording had one.
int status_in(const std::string& name) {
  return name.size() > 4 && name[3] == '_' && name.find_first_not_of("0123456789") == 3 ? std::stoi(name) : 200;
}

// `10.1109/5.771073` of `200_10.1109_5.771073_type_URL.json`.
std::string doi_in(std::string name) {
  name = name.substr(name.find("10."));
  for (const std::string_view end : {"_type_", "_index_", ".json", ".xml"}) name = name.substr(0, name.find(end));
  name[name.find('_')] = '/';
  return "doi:" + name;
}

}  // namespace

TEST_CASE("recorded answers of the handle system", "[resolve][recorded]") {
  for (const std::string& file : recorded("handle")) {
    CAPTURE(file);
    if (file.find("prefix") != std::string::npos) {
      CHECK(said(question(Registry::doi, Purpose::exists, {"doi:10.5438/0001"}), answered(status_in(file), body("handle", file))) ==
            Consulted::unreachable);
      continue;
    }
    std::string doi = doi_in(file);
    std::ranges::transform(doi, doi.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto answer = only(question(Registry::doi, Purpose::exists, {doi}), answered(status_in(file), body("handle", file)));
    CHECK(answer.said == (file.starts_with("404") ? Consulted::not_found : Consulted::found));
    if (answer.record) CHECK(answer.record->url.starts_with("http"));
  }
}

TEST_CASE("recorded answers about registration agencies", "[resolve][recorded]") {
  for (const std::string& file : recorded("doi-ra")) {
    CAPTURE(file);
    // They are about prefixes; asked is a DOI, so the prefix stands in for it.
    std::string text = body("doi-ra", file);
    const std::string prefix = file.substr(0, file.rfind('.'));
    text.replace(text.find(prefix), prefix.size(), prefix + "/a");
    const auto answer = only(question(Registry::doi, Purpose::agency, {"doi:" + prefix + "/a"}), answered(200, text));
    const bool exists = text.find("does not exist") == std::string::npos;
    CHECK(answer.said == (exists ? Consulted::found : Consulted::not_found));
    CHECK(answer.agency.empty() == !exists);
  }
}

TEST_CASE("recorded answers of the ID converter", "[resolve][recorded]") {
  for (const std::string& file : recorded("ncbi-idconv")) {
    CAPTURE(file);
    const std::string text = body("ncbi-idconv", file);
    const std::string id = file.substr(0, file.rfind('.'));
    std::string asked = file.starts_with("pmid_")    ? "pmid:" + id.substr(5)
                        : file.starts_with("pmcid_") ? "pmcid:PMC" + id.substr(6)
                                                     : doi_in(file.find("10.") == std::string::npos ? "10.9999_" + file : file);
    const auto answer =
        only(question(Registry::ncbi_idconv, Purpose::exists, {asked}), answered(file == "doi_28371833.json" ? 404 : 200, text));
    if (text.find("\"status\": \"error\",\n \"message\"") != std::string::npos) {
      CHECK(answer.said == Consulted::unreachable);
    } else if (text.find("errmsg") != std::string::npos) {
      CHECK(answer.said == Consulted::not_found);
    } else {
      REQUIRE(answer.record);
      CHECK_FALSE(answer.record->same_as.empty());
    }
  }
}

TEST_CASE("recorded answers of arXiv", "[resolve][recorded]") {
  const auto ask = [](const std::string& file, std::vector<std::string> identifiers, int status = 200) {
    std::vector<Consulted> all;
    for (const auto& answer :
         resolve::answers(question(Registry::arxiv, Purpose::exists, std::move(identifiers)), answered(status, body("arxiv", file))))
      all.push_back(answer.said);
    return all;
  };
  if (recorded("arxiv").empty()) return;
  using enum Consulted;
  CHECK(ask("id_0000.0000_s0_m100.xml", {"arxiv:0000.0000"}) == std::vector{not_found});
  CHECK(ask("id_0808.05394_1707.08567_s0_m100.xml", {"arxiv:0808.05394", "arxiv:1707.08567"}) == std::vector{not_found, found});
  CHECK(ask("id_1605.08386_s0_m100.xml", {"arxiv:1605.08386"}) == std::vector{found});
  CHECK(ask("id_2104.12255v1_s0_m100.xml", {"arxiv:2104.12255"}) == std::vector{found});
  CHECK(ask("id_quant-ph_0201082v1_s0_m100.xml", {"arxiv:quant-ph/0201082"}) == std::vector{found});
  CHECK(ask("id_abc_s0_m100.xml", {"arxiv:abc"}, 400) == std::vector{not_found});
}

TEST_CASE("recorded answers of YouTube", "[resolve][recorded]") {
  for (const std::string& file : recorded("youtube-oembed")) {
    CAPTURE(file);
    const auto answer = only(question(Registry::youtube, Purpose::exists, {"youtube:" + file.substr(4, 11)}),
                             answered(status_in(file), body("youtube-oembed", file)));
    CHECK(answer.said == (file.starts_with("200") ? Consulted::found : Consulted::unreachable));
    if (answer.record) CHECK_FALSE(answer.record->title.empty());
  }
}

namespace {

namespace json = boost::json;

json::value parsed(const std::string& folder, const std::string& file) {
  return json::parse(body(folder, file));
}

const json::value* member(const json::value& value, std::string_view name) {
  return value.is_object() ? value.get_object().if_contains(name) : nullptr;
}

std::size_t size_of(const json::value& value, std::string_view name) {
  const json::value* list = member(value, name);
  return list != nullptr && list->is_array() ? list->get_array().size() : 0;
}

// A member's text, or that of its first item; empty for anything else.
std::string first_text(const json::value& value, std::string_view name) {
  const json::value* found = member(value, name);
  if (found != nullptr && found->is_array()) {
    for (const json::value& one : found->get_array())
      if (one.is_string() && !one.get_string().empty()) return one.get_string().c_str();
    return {};
  }
  return found != nullptr && found->is_string() ? found->get_string().c_str() : std::string();
}

std::string lower_case(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool is_plain(const Record& record) {
  std::string all = record.title + record.subtitle + record.container + record.publisher + record.pages;
  for (const Person& person : record.authors) all += person.family + person.given + person.name;
  return all.find("</") == std::string::npos && all.find("&amp;") == std::string::npos && all.find('\n') == std::string::npos &&
         all.find("  ") == std::string::npos;
}

// What Crossref's message and content negotiation's answer have in common.
void check_crossref(const json::value& message, const Record& record) {
  CHECK(record.title.empty() == first_text(message, "title").empty());
  CHECK(record.authors.size() == size_of(message, "author"));
  CHECK(record.editors.size() == size_of(message, "editor"));
  CHECK(record.notices.size() + record.notice_of.size() >= std::max(size_of(message, "updated-by"), size_of(message, "update-to")));
  CHECK(is_plain(record));
}

}  // namespace

TEST_CASE("recorded works of Crossref", "[resolve][recorded]") {
  for (const std::string& file : recorded("crossref")) {
    CAPTURE(file);
    if (file.starts_with("not-found")) {
      CHECK(said(question(Registry::crossref, Purpose::describe, {"doi:10.5555/a"}), answered(404, body("crossref", file))) ==
            Consulted::not_found);
      continue;
    }
    const json::value root = parsed("crossref", file);
    const json::value& message = root.at("message");
    const std::string doi = "doi:" + lower_case(message.at("DOI").as_string().c_str());
    const auto answer = only(question(Registry::crossref, Purpose::describe, {doi}), answered(200, body("crossref", file)));
    REQUIRE(answer.record);
    CHECK(answer.record->same_as.empty());
    check_crossref(message, *answer.record);
  }
}

TEST_CASE("recorded works of Crossref say what they were recorded for", "[resolve][recorded]") {
  if (recorded("crossref").empty()) return;
  const auto read = [](const std::string& doi, std::string file) {
    return only(question(Registry::crossref, Purpose::describe, {"doi:" + doi}), answered(200, body("crossref", file + ".json")))
        .record.value();
  };
  CHECK(read("10.1371/journal.pone.0033693", "10.1371_journal.pone.0033693").notices ==
        std::vector<Notice>{
            {NoticeKind::correction, {2012, 5, 8}, "publisher", "doi:10.1371/annotation/c76da2c1-ccb8-4797-94c1-359d3ceceeda"}});
  CHECK(read("10.1101/097196", "10.1101_097196").relations ==
        std::vector<Relation>{{RelationKind::preprint_of, "doi:10.1038/s41597-019-0031-8"}});
  CHECK(read("10.1038/ng.3834", "10.1038_ng.3834").relations == std::vector<Relation>{{RelationKind::has_preprint, "doi:10.1101/055962"}});
  CHECK(read("10.5194/cp-2020-95", "10.5194_cp-2020-95").title.find("δ13C") != std::string::npos);
  CHECK(read("10.1371/journal.ppat.1008184", "10.1371_journal.ppat.1008184").notice_of.empty());
  CHECK(read("10.14264/uql.2020.791", "10.14264_uql.2020.791").year == 0);
  CHECK(read("10.14264/uql.2020.791", "10.14264_uql.2020.791").type == ReferenceType::thesis);
}

TEST_CASE("recorded lists of Crossref are read as a batch", "[resolve][recorded]") {
  for (const std::string& file : recorded("crossref-search")) {
    CAPTURE(file);
    const json::value root = parsed("crossref-search", file);
    const json::value* message = member(root, "message");
    std::vector<std::string> dois{"doi:10.5555/in-no-list"};
    std::vector<const json::value*> works{nullptr};
    if (message != nullptr && size_of(*message, "items") != 0)
      for (const json::value& one : message->at("items").as_array())
        if (!first_text(one, "DOI").empty()) {
          dois.push_back("doi:" + lower_case(first_text(one, "DOI")));
          works.push_back(&one);
        }
    const bool error = file.starts_with("error");
    const int status = error ? std::stoi(file.substr(6)) : 200;
    const auto answers =
        resolve::answers(question(Registry::crossref, Purpose::describe, dois), answered(status, body("crossref-search", file)));
    REQUIRE(answers.size() == dois.size());
    CHECK(answers[0].said == (error ? Consulted::unreachable : Consulted::not_found));
    for (std::size_t i = 1; i < answers.size(); ++i) {
      CAPTURE(dois[i]);
      REQUIRE(answers[i].record);
      check_crossref(*works[i], *answers[i].record);
    }
  }
}

TEST_CASE("recorded answers of content negotiation", "[resolve][recorded]") {
  for (const std::string& file : recorded("csl-json")) {
    CAPTURE(file);
    const json::value root = parsed("csl-json", file);
    const auto answer = only(question(Registry::doi, Purpose::describe, {"doi:" + lower_case(first_text(root, "DOI"))}),
                             answered(200, body("csl-json", file)));
    REQUIRE(answer.record);
    CHECK_FALSE(answer.record->title.empty());
    CHECK(answer.record->year != 0);
    CHECK((answer.record->type != ReferenceType::unknown || first_text(root, "subtype") == "other"));
    check_crossref(root, *answer.record);
  }
}

TEST_CASE("recorded works of DataCite", "[resolve][recorded]") {
  for (const std::string& file : recorded("datacite")) {
    CAPTURE(file);
    if (file.starts_with("error")) {
      CHECK(said(question(Registry::datacite, Purpose::describe, {"doi:10.4124/a"}), answered(404, body("datacite", file))) ==
            Consulted::not_found);
      continue;
    }
    const json::value root = parsed("datacite", file);
    const json::value& attributes = root.at("data").at("attributes");
    const auto answer = only(question(Registry::datacite, Purpose::describe, {"doi:" + first_text(attributes, "doi")}),
                             answered(200, body("datacite", file)));
    REQUIRE(answer.record);
    CHECK_FALSE(answer.record->title.empty());
    CHECK(answer.record->authors.size() == size_of(attributes, "creators"));
    CHECK(answer.record->year == attributes.at("publicationYear").as_int64());
    CHECK_FALSE(answer.record->publisher.empty());
    CHECK(is_plain(*answer.record));
  }
}

TEST_CASE("recorded works of OpenAlex", "[resolve][recorded]") {
  for (const std::string& file : recorded("openalex")) {
    CAPTURE(file);
    const json::value root = parsed("openalex", file);
    const bool list = file.starts_with("sample");
    std::vector<std::string> dois;
    std::vector<const json::value*> works;
    const auto add = [&](const json::value& work) {
      const std::string doi = first_text(work, "doi");
      if (doi.empty()) return;
      dois.push_back("doi:" + lower_case(doi.substr(doi.find("10."))));
      works.push_back(&work);
    };
    if (list)
      for (const json::value& work : root.at("results").as_array()) add(work);
    else
      add(root);
    if (list) dois.push_back("doi:10.5555/in-no-list");
    const auto answers = resolve::answers(question(Registry::openalex, Purpose::describe, dois), answered(200, body("openalex", file)));
    for (std::size_t i = 0; i < works.size(); ++i) {
      REQUIRE(answers[i].record);
      CHECK(answers[i].record->title.empty() == first_text(*works[i], "title").empty());
      CHECK(answers[i].record->authors.size() == size_of(*works[i], "authorships"));
      CHECK(answers[i].record->year == works[i]->at("publication_year").as_int64());
      CHECK(is_plain(*answers[i].record));
    }
    if (list) CHECK(answers.back().said == (dois.size() > 1 ? Consulted::not_found : Consulted::unreachable));
  }
}

TEST_CASE("recorded answers of Europe PMC", "[resolve][recorded]") {
  for (const std::string& file : recorded("europepmc")) {
    CAPTURE(file);
    const json::value root = parsed("europepmc", file);
    std::vector<std::string> pmids{"pmid:99999999"};
    std::vector<std::string> titles{""};
    if (const json::value* list = member(root, "resultList"))
      for (const json::value& one : list->at("result").as_array())
        if (!first_text(one, "pmid").empty()) {
          pmids.push_back("pmid:" + first_text(one, "pmid"));
          titles.push_back(first_text(one, "title"));
        }
    const auto answers = resolve::answers(question(Registry::europepmc, Purpose::describe, pmids), answered(200, body("europepmc", file)));
    const bool no_hit = member(root, "resultList") != nullptr && root.at("hitCount").as_int64() == 0;
    CHECK(answers[0].said == (no_hit ? Consulted::not_found : Consulted::unreachable));
    for (std::size_t i = 1; i < answers.size(); ++i) {
      REQUIRE(answers[i].record);
      CHECK_FALSE(answers[i].record->title.empty());
      CHECK_FALSE(answers[i].record->authors.empty());
      CHECK(answers[i].record->year != 0);
      CHECK_FALSE(answers[i].record->container.empty());
    }
  }
}

namespace {

// The PMIDs of a set's own records.
std::vector<std::string> pmids_in(const std::string& xml) {
  std::vector<std::string> all;
  for (const std::string_view record : {"<MedlineCitation", "<BookDocument"})
    for (std::size_t at = xml.find(record); at != std::string::npos; at = xml.find(record, at + 1)) {
      const std::size_t tag = xml.find("<PMID", at);
      const std::size_t begin = xml.find('>', tag) + 1;
      all.push_back("pmid:" + xml.substr(begin, xml.find('<', begin) - begin));
    }
  return all;
}

}  // namespace

TEST_CASE("recorded full records of PubMed", "[resolve][recorded]") {
  for (const std::string folder : {"pubmed-efetch", "ncbi-eutils"}) {
    for (const std::string& file : recorded(folder)) {
      const std::string xml = body(folder, file);
      if (!file.ends_with(".xml")) continue;
      CAPTURE(file);
      std::vector<std::string> pmids = pmids_in(xml);
      pmids.push_back("pmid:99999999");
      const auto answers = resolve::answers(question(Registry::ncbi_eutils, Purpose::describe, pmids), answered(200, xml));
      const bool set = xml.find("<PubmedArticleSet") != std::string::npos;
      CHECK(answers.back().said == (set ? Consulted::not_found : Consulted::unreachable));
      for (std::size_t i = 0; i + 1 < answers.size(); ++i) {
        CAPTURE(pmids[i]);
        REQUIRE(answers[i].record);
        CHECK_FALSE(answers[i].record->title.empty());
        CHECK_FALSE(answers[i].record->container.empty());
        CHECK(answers[i].record->year > 1900);
        CHECK(is_plain(*answers[i].record));
      }
    }
  }
}

TEST_CASE("the record of the retracted Lancet paper", "[resolve][recorded]") {
  if (recorded("pubmed-efetch").empty()) return;
  const auto answer =
      only(question(Registry::ncbi_eutils, Purpose::describe, {"pmid:9500320"}), answered(200, body("pubmed-efetch", "pmid_9500320.xml")));
  REQUIRE(answer.record);
  const Record& record = *answer.record;
  CHECK(record.title == "Ileal-lymphoid-nodular hyperplasia, non-specific colitis, and pervasive developmental disorder in children");
  CHECK(record.authors.size() == 13);
  CHECK(record.authors.front() == Person{.family = "Wakefield", .given = "A J"});
  CHECK(record.containers == std::vector<std::string>{"Lancet"});
  CHECK(record.year == 1998);
  std::vector<NoticeKind> kinds;
  for (const Notice& notice : record.notices) kinds.push_back(notice.kind);
  CHECK(std::ranges::count(kinds, NoticeKind::retraction) == 1);
  CHECK(std::ranges::count(kinds, NoticeKind::correction) == 1);
  CHECK(record.notice_of.empty());
}

TEST_CASE("recorded summaries of PubMed", "[resolve][recorded]") {
  const std::string text = body("ncbi-eutils", "esummary_json_27933103.json");
  if (text.empty()) return;
  const auto answer = only(question(Registry::ncbi_eutils, Purpose::exists, {"pmid:27933103"}), answered(200, text));
  REQUIRE(answer.record);
  CHECK(answer.record->title == "Programmatic conversion of crystal structures into 3D printable files using Jmol");
  CHECK(answer.record->authors.size() == 8);
  CHECK(answer.record->same_as == std::vector<std::string>{"pmcid:PMC5122160", "doi:10.1186/s13321-016-0181-z"});
}

TEST_CASE("no registry's answer is taken for another's, or for one about another work", "[resolve][recorded]") {
  // Questions about what no file holds, and the folders whose answers may say that it is not there.
  const std::vector<std::pair<resolve::Question, std::vector<std::string>>> asked{
      {question(Registry::doi, Purpose::exists, {"doi:10.5555/in-no-file"}), {}},
      {question(Registry::doi, Purpose::agency, {"doi:10.5555/in-no-file", "doi:10.5555/nor-this"}), {}},
      {question(Registry::doi, Purpose::describe, {"doi:10.5555/in-no-file"}), {}},
      {question(Registry::crossref, Purpose::describe, {"doi:10.5555/in-no-file", "doi:10.5555/nor-this"}), {"crossref-search"}},
      {question(Registry::datacite, Purpose::describe, {"doi:10.5555/in-no-file"}), {"datacite"}},
      {question(Registry::ncbi_idconv, Purpose::exists, {"pmcid:PMC99999999", "pmcid:PMC99999998"}), {}},
      {question(Registry::ncbi_eutils, Purpose::exists, {"pmid:99999998", "pmid:99999997"}), {}},
      {question(Registry::ncbi_eutils, Purpose::describe, {"pmid:99999998", "pmid:99999997"}), {"pubmed-efetch", "ncbi-eutils"}},
      {question(Registry::europepmc, Purpose::describe, {"pmid:99999998", "pmid:99999997"}), {"europepmc"}},
      {question(Registry::arxiv, Purpose::exists, {"arxiv:9999.99999", "arxiv:9999.99998"}), {"arxiv"}},
      {question(Registry::openalex, Purpose::describe, {"doi:10.5555/in-no-file", "doi:10.5555/nor-this"}), {"openalex"}},
      {question(Registry::youtube, Purpose::exists, {"youtube:-----------"}), {}},
  };
  std::size_t files = 0;
  std::error_code error;
  for (const auto& folder : fs::directory_iterator(shared() / "api-responses", error)) {
    if (!folder.is_directory()) continue;
    const std::string in = folder.path().filename().string();
    for (const auto& entry : fs::directory_iterator(folder.path())) {
      const std::string file = entry.path().filename().string();
      const Exchange exchange = answered(status_in(file.starts_with("error_") ? file.substr(6) : file), body(in, file));
      ++files;
      for (const auto& [one, may_deny] : asked) {
        if (one.registry == Registry::youtube && in == "youtube-oembed") continue;  // its answers do not say which video they are about
        CAPTURE(in, file, name(one.registry), one.identifiers.front());
        const bool may = std::ranges::find(may_deny, in) != may_deny.end();
        for (const auto& answer : resolve::answers(one, exchange))
          CHECK((answer.said == Consulted::unreachable || (may && answer.said == Consulted::not_found)));
      }
    }
  }
  std::cout << "api-responses: " << (files == 0 ? std::string("not there") : std::to_string(files) + " files, each read by every reader")
            << '\n';
}
