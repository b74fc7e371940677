// Europe PMC: a second opinion on the life sciences, with preprints.
#include "resolve/crossref.h"
#include "resolve/json.h"
#include "resolve/notices.h"
#include "resolve/plain.h"
#include "resolve/query.h"
#include "resolve/source.h"

#include "text/ascii.h"
#include "text/fold.h"

#include <algorithm>

namespace citevet::resolve {

namespace {

Batch batch(Purpose) {
  return {.most = 20};
}

Request ask(const Question& question, const Settings& settings) {
  std::string query;
  for (const std::string& identifier : question.identifiers) {
    if (!query.empty()) query += " OR ";
    const std::string value(value_of(identifier));
    switch (scheme_of(identifier).value_or(Scheme::doi)) {
      case Scheme::pmid:
        query += "(EXT_ID:" + value + " AND SRC:MED)";
        break;
      case Scheme::pmcid:
        query += "PMCID:" + value;
        break;
      default:
        query += "DOI:\"" + value + "\"";
        break;
    }
  }
  Request request;
  request.url = settings.of(Registry::europepmc).url + "/search?query=";
  append_encoded(request.url, query);
  request.url += "&format=json&resultType=core&pageSize=" + std::to_string(question.identifiers.size() * 2);
  return request;
}

Person person(const JsonValue& one) {
  Person person;
  person.family = plain(text_of(at(one, "lastName")));
  person.given = plain(text_of(at(one, "firstName")));
  if (person.given.empty()) person.given = plain(text_of(at(one, "initials")));
  if (!person.family.empty()) return person;
  person.given.clear();
  person.name = plain(text_of(at(one, "collectiveName")));
  person.group = !person.name.empty();
  if (person.name.empty()) person.name = plain(text_of(at(one, "fullName")));
  return person;
}

// "Khleif SN, Gupta S.": what a short answer has in place of the list.
void authors_of(std::string_view written, Record& record) {
  if (written.ends_with('.')) written.remove_suffix(1);
  while (!written.empty()) {
    std::string name = plain(written.substr(0, written.find(',')));
    written.remove_prefix(std::min(written.size(), written.find(',') == std::string_view::npos ? written.size() : written.find(',') + 1));
    const std::size_t space = name.rfind(' ');
    if (name.empty()) continue;
    if (space == std::string::npos) {
      record.authors.push_back({.name = std::move(name)});
    } else {
      record.authors.push_back({.family = name.substr(0, space), .given = name.substr(space + 1)});
    }
  }
}

void comments(const JsonValue& list, Record& record) {
  for (const JsonValue& one : items(list)) {
    const std::string_view type = text_of(at(one, "type"));
    const bool pubmed = text_of(at(one, "source")) == "MED";
    std::string other = pubmed ? identifier(Scheme::pmid, text_of(at(one, "id"))) : std::string();
    if (text::starts_with_ci(type, "preprint")) {
      const bool of = text::ends_with_ci(type, "of");
      if (!other.empty()) add_relation(record.relations, {of ? RelationKind::preprint_of : RelationKind::has_preprint, std::move(other)});
      continue;
    }
    const std::optional<NoticeKind> kind = notice_kind(type);
    if (!kind || *kind == NoticeKind::new_version) continue;
    Notice notice{*kind, {}, std::string(name(Registry::europepmc)), std::move(other)};
    if (text::ends_with_ci(type, " in")) {
      add_notice(record.notices, std::move(notice));
    } else if (text::ends_with_ci(type, " of") || text::ends_with_ci(type, " for") || text::ends_with_ci(type, " from")) {
      add_notice(record.notice_of, std::move(notice));
    }
  }
}

Record record_of(const JsonValue& result) {
  Record record;
  record.title = plain_title(text_of(at(result, "title")));
  take_off_brackets(record.title);
  for (const JsonValue& one : items(at(at(result, "authorList"), "author"))) {
    Person next = person(one);
    if (!next.family.empty() || !next.name.empty()) record.authors.push_back(std::move(next));
  }
  if (record.authors.empty()) authors_of(text_of(at(result, "authorString")), record);

  const JsonValue& issue = at(result, "journalInfo");
  const JsonValue& journal = at(issue, "journal");
  record.container = plain(text_of(at(journal, "title")));
  for (const JsonValue* shorter : {&at(journal, "isoabbreviation"), &at(journal, "medlineAbbreviation"), &at(result, "journalTitle")}) {
    std::string abbreviation = plain(text_of(*shorter));
    if (abbreviation.empty() || abbreviation == record.container) continue;
    if (std::ranges::find(record.containers, abbreviation) != record.containers.end()) continue;
    (record.container.empty() ? record.container : record.containers.emplace_back()) = std::move(abbreviation);
  }
  record.volume = plain(word_of(at(issue, "volume").is_null() ? at(result, "journalVolume") : at(issue, "volume")));
  record.issue = plain(word_of(at(issue, "issue").is_null() ? at(result, "issue") : at(issue, "issue")));
  record.pages = plain(text_of(at(result, "pageInfo")));
  record.year = iso_date(word_of(at(result, "pubYear"))).year;
  add_date(record, DateKind::print, iso_date(text_of(at(issue, "printPublicationDate"))));
  add_date(record, DateKind::online, iso_date(text_of(at(result, "electronicPublicationDate"))));
  add_date(record, DateKind::issued, iso_date(text_of(at(result, "firstPublicationDate"))));
  record.language = text_of(at(result, "language"));
  record.publisher = plain(text_of(at(at(result, "bookOrReportDetails"), "publisher")));
  const bool preprint = text_of(at(result, "source")) == "PPR";
  record.type = preprint ? ReferenceType::preprint : record.container.empty() ? ReferenceType::unknown : ReferenceType::article;
  if (preprint && record.container.empty()) record.container = record.publisher;
  record.registry = Registry::europepmc;
  for (std::string id : {identifier(Scheme::doi, text_of(at(result, "doi"))), identifier(Scheme::pmid, word_of(at(result, "pmid"))),
                         identifier(Scheme::pmcid, text_of(at(result, "pmcid")))})
    if (!id.empty()) record.same_as.push_back(std::move(id));
  if (!record.same_as.empty()) record.identifier = record.same_as.front();
  comments(at(at(result, "commentCorrectionList"), "commentCorrection"), record);
  read_title_prefix(record);
  return record;
}

void read(const Question&, const Exchange& exchange, std::vector<Answer>& into) {
  const Json json(exchange.body);
  if (!json.valid() || exchange.status != 200) return;
  const std::optional<std::int64_t> hits = number_of(at(json.root(), "hitCount"));
  const JsonValue& results = at(at(json.root(), "resultList"), "result");
  if (!hits || !results.is_array()) return;
  bool nameless = false;
  for (const JsonValue& result : items(results)) {
    const Record record = record_of(result);
    nameless |= record.same_as.empty();
    found(into, record);
  }
  // Not all hits fit on the page: what is missing may stand on the next. A hit that names no identifier may be any of them.
  if (static_cast<std::uint64_t>(*hits) > items(results).size() || nameless) return;
  for (Answer& answer : into)
    if (answer.said == Consulted::unreachable) not_found(answer);
}

Request search(const Description& description, const Settings& settings) {
  const std::vector<std::string> words = telling_words(description.title, 6);
  std::string query = joined_words(words, "TITLE:", "", " AND ");
  query.insert(query.begin(), '(');
  query += ')';
  const std::string family = description.authors.empty() ? std::string() : family_of(description.authors.front());
  if (!family.empty() && description.year != 0) {
    query += " OR (AUTH:\"" + text::fold(family) + "\" AND PUB_YEAR:" + std::to_string(description.year);
    query += " AND " + joined_words(telling_words(description.title, 1), "TITLE:", "", "") + ")";
  }
  Request request;
  request.url = settings.of(Registry::europepmc).url + "/search?query=";
  append_encoded(request.url, query);
  request.url += "&format=json&resultType=core&pageSize=5";
  return request;
}

void hits(const Exchange& exchange, Hits& into) {
  const Json json(exchange.body);
  const JsonValue& results = at(at(json.root(), "resultList"), "result");
  if (!json.valid() || !number_of(at(json.root(), "hitCount")) || !results.is_array()) return;
  for (const JsonValue& one : items(results)) {
    Record record = record_of(one);
    if (record.title.empty()) continue;
    std::erase(record.same_as, record.identifier);
    into.records.push_back(std::move(record));
  }
  found(into, items(results).size());
}

}  // namespace

const Source europepmc_source{batch, ask, read, search, hits};

}  // namespace citevet::resolve
