// Works as CSL-JSON: the input of citation processors, by the Citation Style Language's schema (csl-data.json, version 1.0).
#include <citevet/style.h>

#include "style/fields.h"

#include <boost/json.hpp>
#include <utility>

namespace citevet::style {

namespace {

namespace json = boost::json;

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

void add(json::object& item, std::string_view name, std::string_view value) {
  if (std::string line = on_one_line(value); !line.empty()) item[name] = std::move(line);
}

void add(json::object& item, std::string_view name, const std::vector<Person>& people) {
  json::array all;
  for (const Person& person : people) {
    json::object& one = all.emplace_back(json::object()).as_object();
    if (person.family.empty()) {
      add(one, "literal", person.name);
    } else {
      add(one, "family", person.family);
      add(one, "given", person.given);
      add(one, "suffix", person.suffix);
    }
  }
  if (!all.empty()) item[name] = std::move(all);
}

json::object to_json(const Date& date) {
  json::array parts{date.year};
  if (date.month != 0) parts.push_back(date.month);
  if (date.month != 0 && date.day != 0) parts.push_back(date.day);
  return {{"date-parts", json::array{std::move(parts)}}};
}

json::object item_of(const Work& work, const Record& record) {
  json::object item{{"id", work.identifier}, {"type", type_of(record.type)}, {"title", title_of(record)}};
  add(item, "author", record.authors);
  add(item, "editor", record.editors);
  if (record.year != 0) item["issued"] = to_json(date_of(record));
  add(item, "container-title", record.container);
  add(item, "volume", record.volume);
  add(item, "issue", record.issue);
  add(item, "page", record.pages.empty() ? record.article_number : record.pages);
  add(item, "edition", record.edition);
  add(item, "publisher", record.publisher);
  add(item, "language", record.language);
  if (!record.isbns.empty()) add(item, "ISBN", record.isbns.front());
  add(item, "DOI", work.identifier_in(Scheme::doi));
  add(item, "PMID", work.identifier_in(Scheme::pmid));
  add(item, "PMCID", work.identifier_in(Scheme::pmcid));
  add(item, "URL", url_of(work, record));
  return item;
}

}  // namespace

std::string csl_json(std::span<const Work> works) {
  json::array items;
  for (const Work& work : works)
    if (const Record* record = work.description(); record != nullptr) items.push_back(item_of(work, *record));
  return json::serialize(items) + "\n";
}

}  // namespace citevet::style
