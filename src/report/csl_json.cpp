// Works as CSL-JSON: the input of citation processors, by the Citation Style Language's schema (csl-data.json, version 1.0).
#include <citevet/report.h>

#include "report/described_work.h"
#include "report/json_writer.h"

namespace citevet::report {

namespace {

std::string_view type_of(ReferenceType type) noexcept {
  switch (type) {
    case ReferenceType::article:
      return "article-journal";
    case ReferenceType::book:
      return "book";
    case ReferenceType::chapter:
      return "chapter";
    case ReferenceType::report:
      return "report";
    case ReferenceType::thesis:
      return "thesis";
    case ReferenceType::conference:
      return "paper-conference";
    case ReferenceType::preprint:
      return "article";
    case ReferenceType::web:
      return "webpage";
    case ReferenceType::video:
      return "motion_picture";
    case ReferenceType::dataset:
      return "dataset";
    case ReferenceType::law:
      return "legislation";
    case ReferenceType::unknown:
      break;
  }
  return "document";
}

void write_people(JsonWriter& json, const std::vector<Person>& people) {
  json.open_array();
  for (const Person& person : people) {
    json.open_object();
    if (person.family.empty()) {
      json.key("literal").string(on_one_line(person.name));
    } else {
      json.key("family").string(on_one_line(person.family));
      if (!person.given.empty()) json.key("given").string(on_one_line(person.given));
      if (!person.suffix.empty()) json.key("suffix").string(on_one_line(person.suffix));
    }
    json.close_object();
  }
  json.close_array();
}

void write_date(JsonWriter& json, const Date& date) {
  json.open_object();
  json.key("date-parts").open_array();
  json.open_array();
  json.number(date.year);
  if (date.month != 0) json.number(static_cast<int>(date.month));
  if (date.month != 0 && date.day != 0) json.number(static_cast<int>(date.day));
  json.close_array();
  json.close_array();
  json.close_object();
}

void write_item(JsonWriter& json, const Work& one, const DescribedWork& work) {
  const Record& record = *work.record;
  json.open_object();
  json.key("id").string(one.identifier);
  json.key("type").string(type_of(record.type));
  json.key("title").string(work.title());
  if (!record.authors.empty()) {
    json.key("author");
    write_people(json, record.authors);
  }
  if (!record.editors.empty()) {
    json.key("editor");
    write_people(json, record.editors);
  }
  if (record.year != 0) {
    json.key("issued");
    write_date(json, date_of(record));
  }
  if (!record.container.empty()) json.key("container-title").string(on_one_line(record.container));
  if (!record.volume.empty()) json.key("volume").string(on_one_line(record.volume));
  if (!record.issue.empty()) json.key("issue").string(on_one_line(record.issue));
  const std::string& page = record.pages.empty() ? record.article_number : record.pages;
  if (!page.empty()) json.key("page").string(on_one_line(page));
  if (!record.edition.empty()) json.key("edition").string(on_one_line(record.edition));
  if (!record.publisher.empty()) json.key("publisher").string(on_one_line(record.publisher));
  if (!record.language.empty()) json.key("language").string(on_one_line(record.language));
  if (!record.isbns.empty()) json.key("ISBN").string(on_one_line(record.isbns.front()));
  if (!work.doi.empty()) json.key("DOI").string(work.doi);
  if (!work.pmid.empty()) json.key("PMID").string(work.pmid);
  if (!work.pmcid.empty()) json.key("PMCID").string(work.pmcid);
  if (const std::string url = work.url(); !url.empty()) json.key("URL").string(url);
  json.close_object();
}

}  // namespace

std::string works_csl_json(std::span<const Work> works) {
  std::string out;
  {
    JsonWriter json(out);
    json.open_array();
    for (const Work& one : works)
      if (const DescribedWork work(one); work.record != nullptr) write_item(json, one, work);
    json.close_array();
    json.raw("\n");
  }
  return out;
}

}  // namespace citevet::report
