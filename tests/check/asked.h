// Asks about some addresses and identifiers over answers that the test has written.
#pragma once

#include "check/ask.h"
#include "support/scripted.h"

#include <citevet/config.h>

#include <string>
#include <utility>
#include <vector>

namespace citevet::test {

struct Run {
  detail::Questions questions;
  std::vector<Problem> problems;
  [[nodiscard]] const Link& link(std::string_view url) const { return *questions.links.find(url); }
};

inline Run ask(Scripted& web, const std::vector<std::string>& urls, std::vector<std::string> beside = {}, const Config& config = {}) {
  detail::Met met;
  for (const std::string& url : urls) {
    detail::Asked& asked = met.addresses.emplace_back(*canonical_url(url), url);
    asked.identifiers = identifiers_in(url);
    met.identifiers.insert(met.identifiers.end(), asked.identifiers.begin(), asked.identifiers.end());
  }
  met.identifiers.insert(met.identifiers.end(), beside.begin(), beside.end());
  Run run;
  run.questions.add(std::move(met));
  detail::ask(run.questions, &web, config, {}, run.problems);
  return run;
}

inline Exchange json(int code, std::string body) {
  Exchange exchange = status(code);
  exchange.headers.emplace_back("content-type", "application/json");
  exchange.body = std::move(body);
  return exchange;
}

// What a DOI is, nobody but doi.org is asked.
inline Config existence_only() {
  Config config;
  for (const char* name : {"crossref", "datacite", "openalex", "europepmc"}) config.registries[name].enabled = false;
  return config;
}

inline const std::string handles = "https://doi.org/api/handles/";
inline const Exchange known_handle =
    json(200, R"({"responseCode":1,"handle":"10.5555/REST.1","values":[{"index":1,"type":"URL","data":{"format":"string",)"
              R"("value":"https://journal.example/rest"},"ttl":86400,"timestamp":"2021-05-01T00:00:00Z"}]})");
inline const Exchange unknown_handle = json(404, R"({"responseCode":100,"handle":"10.5555/rest.7"})");

}  // namespace citevet::test
