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
