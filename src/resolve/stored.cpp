// An answer as bytes, to be kept for later runs.
#include "resolve/stored.h"

#include "resolve/json.h"

#include <algorithm>
#include <utility>

namespace citevet::resolve {

namespace {

namespace json = boost::json;

// Raised when a field changes its meaning.
constexpr std::int64_t layout = 1;

// The last value of each enumeration: what lies behind it was not written by us.
constexpr auto last_registry = static_cast<std::int64_t>(Registry::wayback);
constexpr auto last_said = static_cast<std::int64_t>(Consulted::unreachable);
constexpr auto last_type = static_cast<std::int64_t>(ReferenceType::law);
constexpr auto last_notice = static_cast<std::int64_t>(NoticeKind::new_version);
constexpr auto last_relation = static_cast<std::int64_t>(RelationKind::supplement_to);
constexpr auto last_date = static_cast<std::int64_t>(DateKind::posted);

// Each field's name in the bytes, and where it lies. Used by both directions, so that they can't differ.
constexpr std::pair<std::string_view, std::string Record::*> texts[] = {
    {"t", &Record::title},      {"st", &Record::subtitle}, {"ot", &Record::original_title}, {"c", &Record::container},
    {"v", &Record::volume},     {"i", &Record::issue},     {"p", &Record::pages},           {"an", &Record::article_number},
    {"pb", &Record::publisher}, {"e", &Record::edition},   {"l", &Record::language},        {"u", &Record::url},
};
constexpr std::pair<std::string_view, std::vector<std::string> Record::*> lists[] = {
    {"ts", &Record::titles},
    {"cs", &Record::containers},
    {"ib", &Record::isbns},
    {"sa", &Record::same_as},
};
constexpr std::pair<std::string_view, std::vector<Person> Record::*> people[] = {{"a", &Record::authors}, {"ed", &Record::editors}};
constexpr std::pair<std::string_view, std::vector<Notice> Record::*> notices[] = {{"n", &Record::notices}, {"no", &Record::notice_of}};

template <class Enum>
std::int64_t number(Enum value) {
  return static_cast<std::int64_t>(value);
}

std::int64_t number(const Date& date) {
  return (std::int64_t{date.year} * 16 + date.month) * 32 + date.day;
}

bool read(const JsonValue& value, Date& date) {
  const std::optional<std::int64_t> packed = number_of(value);
  if (!packed || *packed < 0 || *packed >= 10'000LL * 16 * 32) return false;
  date = {static_cast<std::int32_t>(*packed / 512), static_cast<std::uint8_t>(*packed / 32 % 16), static_cast<std::uint8_t>(*packed % 32)};
  return date.month <= 12;
}

template <class Enum>
bool read(const JsonValue& value, std::int64_t last, Enum& into) {
  const std::optional<std::int64_t> read = value.is_int64() ? number_of(value) : std::nullopt;
  if (!read || *read < 0 || *read > last) return false;
  into = static_cast<Enum>(*read);
  return true;
}

json::object record_json(const Record& record) {
  json::object object;
  for (const auto& [name, field] : texts)
    if (!(record.*field).empty()) object[name] = record.*field;
  for (const auto& [name, field] : lists) {
    if ((record.*field).empty()) continue;
    json::array list;
    for (const std::string& one : record.*field) list.emplace_back(one);
    object[name] = std::move(list);
  }
  for (const auto& [name, field] : people) {
    if ((record.*field).empty()) continue;
    json::array list;
    for (const Person& one : record.*field) list.push_back(json::array{one.family, one.given, one.suffix, one.name, one.group});
    object[name] = std::move(list);
  }
  for (const auto& [name, field] : notices) {
    if ((record.*field).empty()) continue;
    json::array list;
    for (const Notice& one : record.*field) list.push_back(json::array{number(one.kind), number(one.date), one.source, one.identifier});
    object[name] = std::move(list);
  }
  if (!record.relations.empty()) {
    json::array list;
    for (const Relation& one : record.relations) list.push_back(json::array{number(one.kind), one.identifier});
    object["r"] = std::move(list);
  }
  if (!record.dates.empty()) {
    json::array list;
    for (const auto& [kind, date] : record.dates) list.push_back(json::array{number(kind), number(date)});
    object["d"] = std::move(list);
  }
  if (record.year != 0) object["y"] = record.year;
  if (record.type != ReferenceType::unknown) object["ty"] = number(record.type);
  return object;
}

bool has_form(const JsonValue& tuple, std::size_t size) {
  return items(tuple).size() == size;
}

std::optional<Record> record_of(const JsonValue& value) {
  Record record;
  bool well = value.is_object();
  const auto each = [&](std::string_view name, std::size_t size, auto use) {
    for (const JsonValue& one : items(at(value, name))) {
      well = well && has_form(one, size) && use(items(one));
      if (!well) return;
    }
  };
  for (const auto& [name, field] : texts) record.*field = text_of(at(value, name));
  for (const auto& [name, field] : lists)
    for (const JsonValue& one : items(at(value, name))) (record.*field).emplace_back(text_of(one));
  for (const auto& [name, field] : people)
    each(name, 5, [&, &list = record.*field](const json::array& one) {
      list.push_back({std::string(text_of(one[0])), std::string(text_of(one[1])), std::string(text_of(one[2])),
                      std::string(text_of(one[3])), is_true(one[4])});
      return true;
    });
  for (const auto& [name, field] : notices)
    each(name, 4, [&, &list = record.*field](const json::array& one) {
      Notice& notice = list.emplace_back();
      notice.source = text_of(one[2]);
      notice.identifier = text_of(one[3]);
      return read(one[0], last_notice, notice.kind) && read(one[1], notice.date);
    });
  each("r", 2, [&](const json::array& one) {
    Relation& relation = record.relations.emplace_back();
    relation.identifier = text_of(one[1]);
    return read(one[0], last_relation, relation.kind);
  });
  each("d", 2, [&](const json::array& one) {
    auto& [kind, date] = record.dates.emplace_back();
    return read(one[0], last_date, kind) && read(one[1], date);
  });
  record.year = static_cast<std::int32_t>(std::clamp<std::int64_t>(number_of(at(value, "y")).value_or(0), 0, 9999));
  if (!at(value, "ty").is_null()) well = well && read(at(value, "ty"), last_type, record.type);
  if (!well) return std::nullopt;
  return record;
}

}  // namespace

std::string stored(const Answer& answer) {
  json::object object{{"layout", layout}, {"id", answer.identifier}, {"by", number(answer.registry)}, {"said", number(answer.said)}};
  if (!answer.agency.empty()) object["agency"] = answer.agency;
  if (!answer.why.empty()) object["why"] = answer.why;
  if (answer.record) object["record"] = record_json(*answer.record);
  return json::serialize(object);
}

std::optional<Answer> read_stored(std::string_view bytes) {
  const Json json(bytes);
  if (!json.valid() || number_of(at(json.root(), "layout")) != layout) return std::nullopt;
  Answer answer;
  answer.identifier = text_of(at(json.root(), "id"));
  answer.agency = text_of(at(json.root(), "agency"));
  answer.why = text_of(at(json.root(), "why"));
  if (!scheme_of(answer.identifier) || !read(at(json.root(), "by"), last_registry, answer.registry) ||
      !read(at(json.root(), "said"), last_said, answer.said))
    return std::nullopt;
  const JsonValue& record = at(json.root(), "record");
  if (!record.is_null()) {
    answer.record = record_of(record);
    if (!answer.record) return std::nullopt;
    answer.record->identifier = answer.identifier;
    answer.record->registry = answer.registry;
  }
  if ((answer.said == Consulted::found) != answer.record.has_value()) return std::nullopt;
  return answer;
}

std::string stored(const Hits& hits) {
  json::array records, identifiers;
  for (const Record& record : hits.records) {
    json::object& one = records.emplace_back(record_json(record)).as_object();
    one["id"] = record.identifier;
  }
  for (const std::string& identifier : hits.identifiers) identifiers.emplace_back(identifier);
  return json::serialize(json::object{{"layout", layout}, {"records", std::move(records)}, {"identifiers", std::move(identifiers)}});
}

std::optional<Hits> read_stored_hits(std::string_view bytes, Registry registry) {
  const Json json(bytes);
  if (!json.valid() || number_of(at(json.root(), "layout")) != layout) return std::nullopt;
  Hits hits;
  for (const JsonValue& one : items(at(json.root(), "records"))) {
    std::optional<Record> record = record_of(one);
    if (!record) return std::nullopt;
    record->identifier = text_of(at(one, "id"));
    record->registry = registry;
    hits.records.push_back(std::move(*record));
  }
  for (const JsonValue& one : items(at(json.root(), "identifiers")))
    if (scheme_of(text_of(one))) hits.identifiers.emplace_back(text_of(one));
  hits.said = hits.records.empty() && hits.identifiers.empty() ? Consulted::not_found : Consulted::found;
  return hits;
}

}  // namespace citevet::resolve
