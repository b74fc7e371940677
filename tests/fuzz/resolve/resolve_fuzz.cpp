// Any bytes as a registry's answer: each identifier asked gets one answer, records are plain UTF-8, what is kept comes back, nothing
// throws.
//
// The first byte picks the question, the rest is the body.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <citevet/error.h>

#include "resolve/batch.h"
#include "resolve/plain.h"
#include "resolve/resolve.h"
#include "resolve/retractions.h"
#include "resolve/search.h"
#include "resolve/stored.h"
#include "text/utf8.h"

using namespace citevet;
using resolve::Purpose;

namespace {

const std::vector<resolve::Question>& questions() {
  static const std::vector<resolve::Question> all{
      {Registry::doi, Purpose::exists, {"doi:10.5555/a"}},
      {Registry::doi, Purpose::agency, {"doi:10.5555/a", "doi:10.5555/b"}},
      {Registry::doi, Purpose::describe, {"doi:10.5555/a"}},
      {Registry::crossref, Purpose::describe, {"doi:10.5555/a"}},
      {Registry::crossref, Purpose::describe, {"doi:10.5555/a", "doi:10.5555/b"}},
      {Registry::datacite, Purpose::describe, {"doi:10.5555/a"}},
      {Registry::ncbi_idconv, Purpose::exists, {"pmcid:PMC1", "pmcid:PMC2"}},
      {Registry::ncbi_eutils, Purpose::exists, {"pmid:1", "pmid:2"}},
      {Registry::ncbi_eutils, Purpose::describe, {"pmid:1", "pmid:2"}},
      {Registry::ncbi_eutils, Purpose::describe, {"pmcid:PMC1"}},
      {Registry::europepmc, Purpose::describe, {"pmid:1", "pmid:2"}},
      {Registry::arxiv, Purpose::exists, {"arxiv:2401.01234", "arxiv:hep-th/9901001"}},
      {Registry::openalex, Purpose::describe, {"doi:10.5555/a", "doi:10.5555/b"}},
      {Registry::youtube, Purpose::exists, {"youtube:abcdefghijk"}},
  };
  return all;
}

void check(bool right) {
  if (!right) std::abort();
}

void check_plain(const std::string& text) {
  check(text::first_invalid(text) == std::string_view::npos);
}

void check_record(const Record& record) {
  for (const std::string* text : {&record.title, &record.subtitle, &record.container, &record.publisher, &record.pages}) check_plain(*text);
  for (const Person& person : record.authors) check_plain(person.family + person.given + person.name);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const resolve::Question& question = questions()[data[0] % questions().size()];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  for (const int status : {200, 404, 400}) {
    Exchange exchange;
    exchange.status = status;
    exchange.body = bytes;
    const std::vector<resolve::Answer> answers = resolve::answers(question, exchange);
    check(answers.size() == question.identifiers.size());
    for (std::size_t i = 0; i < answers.size(); ++i) {
      check(answers[i].identifier == question.identifiers[i]);
      check((answers[i].said == Consulted::found) == answers[i].record.has_value());
      if (!answers[i].record) continue;
      check_record(*answers[i].record);
      const auto back = resolve::read_stored(resolve::stored(answers[i]));
      check(back && *back->record == *answers[i].record);
    }
    (void)resolve::follow_up(question, exchange);
  }
  Exchange found;
  found.status = 200;
  found.body = bytes;
  for (const Registry registry : resolve::searched()) {
    const resolve::Hits hits = resolve::hits(registry, found);
    check((hits.said == Consulted::found) == (!hits.records.empty() || !hits.identifiers.empty()));
    for (const Record& record : hits.records) check_record(record);
    if (const auto request = resolve::search(registry, {.authors = {std::string(bytes)}, .year = 2019, .title = std::string(bytes)}, {}))
      check(request->url.size() < 4000);
  }
  try {
    (void)resolve::Retractions(bytes, "list.csv").size();
  } catch (const Error&) {
  }
  check_plain(resolve::plain(bytes));
  if (const auto answer = resolve::read_stored(bytes)) check(resolve::scheme_of(answer->identifier).has_value());
  for (const std::string& url : resolve::single_urls(bytes)) check(url.size() <= bytes.size() * 3 + 16);
  return 0;
}
