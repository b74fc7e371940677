// doi.org: whether a DOI is registered, where it leads, and with which agency.
#include "resolve/crossref.h"
#include "resolve/json.h"
#include "resolve/source.h"

#include "text/ascii.h"

namespace citevet::resolve {

namespace {

// What the handle system's answers say in `responseCode`.
constexpr std::int64_t success = 1, handle_not_found = 100, values_not_found = 200;

Batch batch(Purpose purpose) {
  return {.most = purpose == Purpose::agency ? 20U : 1U};
}

Request ask(const Question& question, const Settings& settings) {
  Request request;
  request.url = settings.of(Registry::doi).url;
  if (question.purpose == Purpose::describe) {
    // Content negotiation: leads to the agency, whichever it is.
    request.url += '/';
    append_encoded(request.url, value_of(question.identifiers.front()), "/");
    request.headers.emplace_back("Accept", "application/vnd.citationstyles.csl+json");
    return request;
  }
  if (question.purpose == Purpose::agency) {
    request.url += "/ra/";
    for (const std::string& identifier : question.identifiers) {
      if (!request.url.ends_with('/')) request.url += ',';
      append_encoded(request.url, value_of(identifier), "/");
    }
    return request;
  }
  request.url += "/api/handles/";
  append_encoded(request.url, value_of(question.identifiers.front()), "/");
  request.url += "?type=URL";
  return request;
}

void read_handle(const JsonValue& root, const Exchange& exchange, Answer& answer) {
  if (!text::equal_ci(text_of(at(root, "handle")), value_of(answer.identifier))) return;
  const std::optional<std::int64_t> code = number_of(at(root, "responseCode"));
  if (code == handle_not_found && exchange.status == 404) return not_found(answer, "is not registered");
  if (code == success || code == values_not_found) {
    Record record;
    for (const JsonValue& value : items(at(root, "values")))
      if (text::equal_ci(text_of(at(value, "type")), "URL") && record.url.empty()) record.url = text_of(at(at(value, "data"), "value"));
    return found(answer, std::move(record));
  }
  if (code) answer.why = "answers with the error code " + std::to_string(*code);
}

void read_agencies(const JsonValue& root, std::vector<Answer>& into) {
  for (const JsonValue& one : items(root)) {
    Answer* answer = answer_for(into, identifier(Scheme::doi, text_of(at(one, "DOI"))));
    if (answer == nullptr) continue;
    if (const std::string_view agency = text_of(at(one, "RA")); !agency.empty()) {
      answer->agency = agency;
      found(*answer, Record{});
    } else if (text::equal_ci(text_of(at(one, "status")), "DOI does not exist")) {
      not_found(*answer, "is not registered");
    }
  }
}

void read_description(const JsonValue& root, const Exchange& exchange, Answer& answer) {
  if (exchange.status == 200 && identifier(Scheme::doi, text_of(at(root, "DOI"))) == answer.identifier)
    found(answer, crossref_record(root));
}

void read(const Question& question, const Exchange& exchange, std::vector<Answer>& into) {
  const Json json(exchange.body);
  if (!json.valid()) return;
  if (question.purpose == Purpose::describe) return read_description(json.root(), exchange, into.front());
  if (question.purpose == Purpose::agency) {
    read_agencies(json.root(), into);
  } else {
    read_handle(json.root(), exchange, into.front());
  }
}

}  // namespace

const Source doi_source{batch, ask, read};

}  // namespace citevet::resolve
