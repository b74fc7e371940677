// NCBI's ID converter: which PMCID, PMID and DOI are one article in PubMed Central.
#include "resolve/json.h"
#include "resolve/ncbi.h"
#include "resolve/source.h"

#include "text/ascii.h"

namespace citevet::resolve {

namespace {

Batch batch(Purpose) {
  return {.most = 200};
}

Request ask(const Question& question, const Settings& settings) {
  Request request;
  request.url = settings.of(Registry::ncbi_idconv).url + "/articles/?ids=" + joined(question, ",") + "&format=json";
  append_ncbi(request.url, settings, Registry::ncbi_idconv);
  return request;
}

// The question that a record answers: newer answers repeat the identifier as asked, older ones give it in its own field.
Answer* asked(const JsonValue& record, Scheme scheme, std::vector<Answer>& into) {
  if (Answer* answer = answer_for(into, identifier(scheme, word_of(at(record, "requested-id"))))) return answer;
  return answer_for(into, identifier(scheme, word_of(at(record, name(scheme)))));
}

// Of a PMCID the converter knows all; of PMIDs and DOIs only those in PMC.
bool denies(std::string_view message) {
  for (const std::string_view words : {"invalid article id", "not found", "does not exist"})
    if (text::find_ci(message.substr(0, 200), words) != std::string_view::npos) return true;
  return false;
}

void read(const Question& question, const Exchange& exchange, std::vector<Answer>& into) {
  const Json json(exchange.body);
  const std::optional<Scheme> scheme = scheme_of(question.identifiers.front());
  if (!json.valid() || !scheme || exchange.status >= 300) return;
  for (const JsonValue& one : items(at(json.root(), "records"))) {
    Answer* answer = asked(one, *scheme, into);
    if (answer == nullptr) continue;
    const std::string_view message = text_of(at(one, "errmsg"));
    if (text::equal_ci(text_of(at(one, "status")), "error") || !message.empty()) {
      if (denies(message)) not_found(*answer, *scheme == Scheme::pmcid ? unknown : "is not in PubMed Central");
      continue;
    }
    Record record;
    for (const Scheme other : {Scheme::doi, Scheme::pmid, Scheme::pmcid}) {
      std::string same = identifier(other, word_of(at(one, name(other))));
      if (!same.empty() && same != answer->identifier) record.same_as.push_back(std::move(same));
    }
    found(*answer, std::move(record));
  }
}

}  // namespace

const Source idconv_source{batch, ask, read};

}  // namespace citevet::resolve
