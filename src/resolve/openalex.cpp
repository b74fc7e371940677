// OpenAlex: a second opinion on works of all kinds.
#include "resolve/crossref.h"
#include "resolve/json.h"
#include "resolve/notices.h"
#include "resolve/plain.h"
#include "resolve/query.h"
#include "resolve/source.h"

#include "text/ascii.h"

namespace citevet::resolve {

namespace {

Batch batch(Purpose) {
  return {.most = 25};
}

std::string_view filter_of(std::string_view identifier) {
  return scheme_of(identifier) == Scheme::pmid ? "pmid" : "doi";
}

Request ask(const Question& question, const Settings& settings) {
  Request request;
  request.url = settings.of(Registry::openalex).url + "/works";
  const std::string_view filter = filter_of(question.identifiers.front());
  if (question.identifiers.size() == 1) {
    request.url.append("/").append(filter).append(":");
    append_encoded(request.url, value_of(question.identifiers.front()), "/");
  } else {
    request.url.append("?filter=").append(filter).append(":").append(joined(question, "%7C"));
    request.url += "&per-page=" + std::to_string(question.identifiers.size());
  }
  append_contact(request.url, settings);
  append_parameter(request.url, "api_key", settings.of(Registry::openalex).key);
  return request;
}

Record record_of(const JsonValue& work) {
  Record record;
  record.title = plain_title(text_of(at(work, "title")));
  for (const JsonValue& one : items(at(work, "authorships"))) {
    std::string name = plain(text_of(at(one, "raw_author_name")));
    if (name.empty()) name = plain(text_of(at(at(one, "author"), "display_name")));
    if (!name.empty()) record.authors.push_back({.name = std::move(name)});
  }
  if (const auto year = number_of(at(work, "publication_year")); year && *year > 0 && *year < 10'000)
    record.year = static_cast<std::int32_t>(*year);
  add_date(record, DateKind::issued, iso_date(text_of(at(work, "publication_date"))));
  const JsonValue& location = at(work, "primary_location");
  record.container = plain(text_of(at(at(location, "source"), "display_name")));
  if (std::string raw = plain(text_of(at(location, "raw_source_name"))); !raw.empty() && raw != record.container)
    (record.container.empty() ? record.container : record.containers.emplace_back()) = std::move(raw);
  record.publisher = plain(text_of(at(at(location, "source"), "host_organization_name")));
  const JsonValue& biblio = at(work, "biblio");
  record.volume = plain(word_of(at(biblio, "volume")));
  record.issue = plain(word_of(at(biblio, "issue")));
  record.pages = plain(word_of(at(biblio, "first_page")));
  if (const std::string last = plain(word_of(at(biblio, "last_page"))); !last.empty() && !record.pages.empty() && last != record.pages)
    record.pages += '-' + last;
  record.type = type_named(text_of(at(work, "type")));
  record.language = text_of(at(work, "language"));
  record.url = text_of(at(location, "landing_page_url"));
  record.registry = Registry::openalex;
  const JsonValue& ids = at(work, "ids");
  std::string doi = identifier(Scheme::doi, text_of(at(work, "doi")));
  const auto last_segment = [](std::string_view url) { return url.substr(url.rfind('/') + 1); };
  for (std::string id : {doi, identifier(Scheme::pmid, last_segment(text_of(at(ids, "pmid")))),
                         identifier(Scheme::pmcid, last_segment(text_of(at(ids, "pmcid"))))})
    if (!id.empty()) record.same_as.push_back(std::move(id));
  record.identifier = std::move(doi);
  if (is_true(at(work, "is_retracted"))) record.notices.push_back({NoticeKind::retraction, {}, std::string(name(Registry::openalex)), {}});
  read_title_prefix(record);
  return record;
}

bool is_work(const JsonValue& value) {
  return text_of(at(value, "id")).find("openalex.org/W") != std::string_view::npos;
}

void read(const Question&, const Exchange& exchange, std::vector<Answer>& into) {
  const Json json(exchange.body);
  if (exchange.status == 404 && into.size() == 1) {
    // Its own 404 is JSON, or a page of the framework that it runs on; a proxy's says neither "404" nor "not found" in so few words.
    const bool theirs = json.valid() && (!at(json.root(), "error").is_null() || !at(json.root(), "message").is_null());
    const bool page = exchange.body.size() < 1000 && exchange.body.find("404 Not Found") != std::string::npos;
    if (theirs || page) not_found(into.front());
    return;
  }
  if (!json.valid() || exchange.status != 200) return;
  const auto take = [&](const JsonValue& work) {
    Record record = record_of(work);
    // A merged work answers under the identifier of the one that was kept.
    if (!found(into, record) && is_work(json.root())) found(into.front(), std::move(record));
  };
  if (is_work(json.root()) && into.size() == 1) return take(json.root());
  if (!at(json.root(), "results").is_array() || at(json.root(), "meta").is_null()) return;
  for (const JsonValue& work : items(at(json.root(), "results")))
    if (is_work(work)) take(work);
  for (Answer& answer : into)
    if (answer.said == Consulted::unreachable) not_found(answer);
}

Request search(const Description& description, const Settings& settings) {
  Request request;
  request.url = settings.of(Registry::openalex).url + "/works?filter=title.search:";
  append_encoded(request.url, joined_words(telling_words(description.title, 6), "", "", " "));
  request.url += "&per-page=5";
  append_contact(request.url, settings);
  append_parameter(request.url, "api_key", settings.of(Registry::openalex).key);
  return request;
}

void hits(const Exchange& exchange, Hits& into) {
  const Json json(exchange.body);
  if (!json.valid() || at(json.root(), "meta").is_null() || !at(json.root(), "results").is_array()) return;
  for (const JsonValue& work : items(at(json.root(), "results"))) {
    if (!is_work(work)) continue;
    Record record = record_of(work);
    std::erase(record.same_as, record.identifier);
    into.records.push_back(std::move(record));
  }
  found(into, items(at(json.root(), "results")).size());
}

}  // namespace

const Source openalex_source{batch, ask, read, search, hits};

}  // namespace citevet::resolve
