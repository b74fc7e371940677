// DataCite: what a DOI of its members is: data sets, software, preprints, theses.
#include "resolve/crossref.h"
#include "resolve/json.h"
#include "resolve/notices.h"
#include "resolve/plain.h"
#include "resolve/source.h"

#include "text/ascii.h"

#include <array>

namespace citevet::resolve {

namespace {

struct RelationName {
  std::string_view name;
  RelationKind kind;
};

constexpr std::array<RelationName, 14> relation_names = {{
    {"IsVersionOf", RelationKind::version_of},
    {"IsVariantFormOf", RelationKind::version_of},
    {"HasVersion", RelationKind::has_version},
    {"IsPreviousVersionOf", RelationKind::newer_version},
    {"IsObsoletedBy", RelationKind::newer_version},
    {"IsNewVersionOf", RelationKind::older_version},
    {"Obsoletes", RelationKind::older_version},
    {"IsTranslationOf", RelationKind::translation_of},
    {"HasTranslation", RelationKind::has_translation},
    {"IsPartOf", RelationKind::part_of},
    {"IsPublishedIn", RelationKind::part_of},
    {"HasPart", RelationKind::has_part},
    {"Reviews", RelationKind::review_of},
    {"IsSupplementTo", RelationKind::supplement_to},
}};

Batch batch(Purpose) {
  return {.most = 1};
}

// arXiv's papers have DOIs of DataCite.
std::string doi_of(std::string_view identifier) {
  const std::string_view value = value_of(identifier);
  return scheme_of(identifier) == Scheme::arxiv ? "10.48550/arxiv." + std::string(value) : std::string(value);
}

Request ask(const Question& question, const Settings& settings) {
  Request request;
  request.url = settings.of(Registry::datacite).url + "/dois/";
  append_encoded(request.url, doi_of(question.identifiers.front()), "/");
  append_contact(request.url, settings);
  return request;
}

Person person(const JsonValue& one) {
  Person person;
  person.group = text_of(at(one, "nameType")) == "Organizational";
  person.name = plain(text_of(at(one, "name")));
  if (person.group) return person;
  person.family = plain(text_of(at(one, "familyName")));
  person.given = plain(text_of(at(one, "givenName")));
  if (!person.family.empty()) person.name.clear();
  return person;
}

std::vector<Person> people(const JsonValue& list, std::string_view role) {
  std::vector<Person> all;
  for (const JsonValue& one : items(list)) {
    if (!role.empty() && text_of(at(one, "contributorType")) != role) continue;
    Person next = person(one);
    if (!next.family.empty() || !next.name.empty()) all.push_back(std::move(next));
  }
  return all;
}

void titles(const JsonValue& list, Record& record) {
  for (const JsonValue& one : items(list)) {
    std::string title = plain_title(text_of(at(one, "title")));
    const std::string_view type = text_of(at(one, "titleType"));
    if (title.empty() || title == record.title) continue;
    if (type == "Subtitle" && record.subtitle.empty()) {
      record.subtitle = std::move(title);
    } else if (record.title.empty() && type != "TranslatedTitle") {
      record.title = std::move(title);
    } else {
      record.titles.push_back(std::move(title));
    }
  }
  if (record.title.empty() && !record.titles.empty()) {
    record.title = std::move(record.titles.front());
    record.titles.erase(record.titles.begin());
  }
}

void dates(const JsonValue& list, Record& record) {
  for (const JsonValue& one : items(list)) {
    const std::string_view type = text_of(at(one, "dateType"));
    const Date date = iso_date(text_of(at(one, "date")));
    if (date.year == 0) continue;
    if (type == "Issued") record.dates.emplace_back(DateKind::issued, date);
    if (type == "Available") record.dates.emplace_back(DateKind::online, date);
    if (type == "Submitted") record.dates.emplace_back(DateKind::posted, date);
  }
}

void relations(const JsonValue& list, Record& record) {
  for (const JsonValue& one : items(list)) {
    if (text_of(at(one, "relatedIdentifierType")) != "DOI") continue;
    std::string other = identifier(Scheme::doi, text_of(at(one, "relatedIdentifier")));
    if (other.empty()) continue;
    const std::string_view type = text_of(at(one, "relationType"));
    if (type == "IsIdenticalTo") {
      record.same_as.push_back(std::move(other));
      continue;
    }
    for (const RelationName& known : relation_names) {
      if (known.name != type) continue;
      // A preprint server calls the published article another version.
      const bool published = known.kind == RelationKind::version_of && record.type == ReferenceType::preprint;
      add_relation(record.relations, {published ? RelationKind::preprint_of : known.kind, std::move(other)});
      break;
    }
  }
}

Record record_of(const JsonValue& attributes) {
  Record record;
  titles(at(attributes, "titles"), record);
  record.authors = people(at(attributes, "creators"), {});
  record.editors = people(at(attributes, "contributors"), "Editor");
  if (const auto year = number_of(at(attributes, "publicationYear")); year && *year > 0 && *year < 10'000)
    record.year = static_cast<std::int32_t>(*year);
  dates(at(attributes, "dates"), record);
  const JsonValue& publisher = at(attributes, "publisher");
  record.publisher = plain(text_of(publisher.is_object() ? at(publisher, "name") : publisher));
  const JsonValue& container = at(attributes, "container");
  record.container = plain(text_of(at(container, "title")));
  record.volume = plain(word_of(at(container, "volume")));
  record.issue = plain(word_of(at(container, "issue")));
  record.pages = plain(word_of(at(container, "firstPage")));
  if (const std::string last = plain(word_of(at(container, "lastPage"))); !last.empty() && !record.pages.empty())
    record.pages += '-' + last;
  const JsonValue& types = at(attributes, "types");
  record.type = type_named(text_of(at(types, "resourceTypeGeneral")));
  if (record.type == ReferenceType::unknown) record.type = type_named(text_of(at(types, "citeproc")));
  record.language = text_of(at(attributes, "language"));
  record.url = text_of(at(attributes, "url"));
  record.identifier = identifier(Scheme::doi, text_of(at(attributes, "doi")));
  record.registry = Registry::datacite;
  relations(at(attributes, "relatedIdentifiers"), record);
  read_title_prefix(record);
  return record;
}

void read(const Question&, const Exchange& exchange, std::vector<Answer>& into) {
  const Json json(exchange.body);
  if (!json.valid()) return;
  Answer& answer = into.front();
  if (exchange.status == 404) {
    if (text_of(at(first(at(json.root(), "errors")), "status")) == "404") not_found(answer);
    return;
  }
  const JsonValue& attributes = at(at(json.root(), "data"), "attributes");
  if (exchange.status == 200 && text::equal_ci(text_of(at(attributes, "doi")), doi_of(answer.identifier)))
    found(answer, record_of(attributes));
}

}  // namespace

const Source datacite_source{batch, ask, read};

}  // namespace citevet::resolve
