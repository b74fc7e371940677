// Crossref: what a DOI of its members is, and what was published about it since.
#include "resolve/crossref.h"

#include "resolve/notices.h"
#include "resolve/plain.h"
#include "resolve/query.h"
#include "resolve/source.h"

#include "text/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace citevet::resolve {

namespace {

struct TypeName {
  std::string_view name;
  ReferenceType type;
};

constexpr std::array<TypeName, 47> types = {{
    {"journal-article", ReferenceType::article},
    {"article-journal", ReferenceType::article},
    {"article-magazine", ReferenceType::article},
    {"article-newspaper", ReferenceType::article},
    {"JournalArticle", ReferenceType::article},
    {"article", ReferenceType::article},
    {"review", ReferenceType::article},
    {"letter", ReferenceType::article},
    {"editorial", ReferenceType::article},
    {"DataPaper", ReferenceType::article},
    {"proceedings-article", ReferenceType::conference},
    {"paper-conference", ReferenceType::conference},
    {"conference-paper", ReferenceType::conference},
    {"ConferencePaper", ReferenceType::conference},
    {"book", ReferenceType::book},
    {"monograph", ReferenceType::book},
    {"edited-book", ReferenceType::book},
    {"reference-book", ReferenceType::book},
    {"Book", ReferenceType::book},
    {"book-chapter", ReferenceType::chapter},
    {"BookChapter", ReferenceType::chapter},
    {"book-section", ReferenceType::chapter},
    {"book-part", ReferenceType::chapter},
    {"book-track", ReferenceType::chapter},
    {"reference-entry", ReferenceType::chapter},
    {"entry-encyclopedia", ReferenceType::chapter},
    {"entry-dictionary", ReferenceType::chapter},
    {"chapter", ReferenceType::chapter},
    {"preprint", ReferenceType::preprint},
    {"Preprint", ReferenceType::preprint},
    {"dissertation", ReferenceType::thesis},
    {"thesis", ReferenceType::thesis},
    {"Dissertation", ReferenceType::thesis},
    {"report", ReferenceType::report},
    {"report-component", ReferenceType::report},
    {"Report", ReferenceType::report},
    {"standard", ReferenceType::report},
    {"dataset", ReferenceType::dataset},
    {"Dataset", ReferenceType::dataset},
    {"database", ReferenceType::dataset},
    {"webpage", ReferenceType::web},
    {"post", ReferenceType::web},
    {"post-weblog", ReferenceType::web},
    {"blog", ReferenceType::web},
    {"Audiovisual", ReferenceType::video},
    {"motion_picture", ReferenceType::video},
    {"legislation", ReferenceType::law},
}};

struct RelationName {
  std::string_view name;
  RelationKind kind;
};

constexpr std::array<RelationName, 14> relation_names = {{
    {"is-preprint-of", RelationKind::preprint_of},
    {"has-preprint", RelationKind::has_preprint},
    {"is-version-of", RelationKind::version_of},
    {"is-variant-form-of", RelationKind::version_of},
    {"is-manuscript-of", RelationKind::version_of},
    {"has-version", RelationKind::has_version},
    {"is-replaced-by", RelationKind::newer_version},
    {"replaces", RelationKind::older_version},
    {"is-translation-of", RelationKind::translation_of},
    {"has-translation", RelationKind::has_translation},
    {"is-part-of", RelationKind::part_of},
    {"has-part", RelationKind::has_part},
    {"is-review-of", RelationKind::review_of},
    {"is-supplement-to", RelationKind::supplement_to},
}};

Batch batch(Purpose) {
  return {.most = 20};
}

Request ask(const Question& question, const Settings& settings) {
  Request request;
  const Access& access = settings.of(Registry::crossref);
  request.url = access.url + "/works";
  if (question.identifiers.size() == 1) {
    request.url += '/';
    append_encoded(request.url, value_of(question.identifiers.front()), "/");
  } else {
    request.url += "?filter=";
    std::string_view separator;
    for (const std::string& identifier : question.identifiers) {
      request.url += separator;
      request.url += "doi:";
      append_encoded(request.url, value_of(identifier));
      separator = ",";
    }
    request.url += "&rows=" + std::to_string(question.identifiers.size());
  }
  append_contact(request.url, settings);
  if (!access.key.empty()) request.headers.emplace_back("Crossref-Plus-API-Token", "Bearer " + access.key);
  return request;
}

Person person(const JsonValue& one) {
  Person person;
  person.family = plain(text_of(at(one, "family")));
  person.given = plain(text_of(at(one, "given")));
  person.suffix = plain(text_of(at(one, "suffix")));
  if (const std::string_view particle = text_of(at(one, "non-dropping-particle")); !particle.empty())
    person.family = plain(std::string(particle) + ' ' + person.family);
  if (!person.family.empty()) return person;
  person.name = plain(text_of(at(one, "name")));
  person.group = !person.name.empty();
  if (person.name.empty()) person.name = plain(text_of(at(one, "literal")));
  if (person.name.empty()) person.name = std::move(person.given);
  person.given.clear();
  return person;
}

std::vector<Person> people(const JsonValue& list) {
  std::vector<Person> all;
  for (const JsonValue& one : items(list)) {
    Person next = person(one);
    if (!next.family.empty() || !next.name.empty()) all.push_back(std::move(next));
  }
  return all;
}

// The first text goes to `main`, the others to `more`. Registries leave empty ones between them.
void names(const JsonValue& list, std::string& main, std::vector<std::string>& more) {
  const auto add = [&](const JsonValue& value) {
    std::string name = plain_title(text_of(value));
    if (name.empty() || name == main) return;
    (main.empty() ? main : more.emplace_back()) = std::move(name);
  };
  if (list.is_string()) add(list);
  for (const JsonValue& one : items(list)) add(one);
}

void relations(const JsonValue& all, Record& record) {
  const auto each = [&](std::string_view name, auto use) {
    for (const JsonValue& one : items(at(all, name)))
      if (text::equal_ci(text_of(at(one, "id-type")), "doi"))
        if (std::string other = identifier(Scheme::doi, text_of(at(one, "id"))); !other.empty()) use(std::move(other));
  };
  for (const RelationName& known : relation_names)
    each(known.name, [&](std::string other) { add_relation(record.relations, {known.kind, std::move(other)}); });
  for (const std::string_view same : {"is-identical-to", "is-same-as"})
    each(same, [&](std::string other) { record.same_as.push_back(std::move(other)); });
}

void notices(const JsonValue& message, Record& record) {
  const std::string self = identifier(Scheme::doi, text_of(at(message, "DOI")));
  const auto read = [&](std::string_view field, bool about_this) {
    for (const JsonValue& one : items(at(message, field))) {
      const std::optional<NoticeKind> kind = notice_kind(text_of(at(one, "type")));
      if (!kind) continue;
      std::string source(text_of(at(one, "source")));
      Notice notice{*kind, date_parts(at(one, "updated")), source.empty() ? std::string(name(Registry::crossref)) : std::move(source),
                    identifier(Scheme::doi, text_of(at(one, "DOI")))};
      // Some publishers put the new text under the same DOI, and say of it that it updates itself.
      const bool own = about_this || notice.identifier == self;
      add_notice(own ? record.notices : record.notice_of, std::move(notice));
    }
  };
  read("updated-by", true);
  read("update-to", false);
}

void read(const Question& question, const Exchange& exchange, std::vector<Answer>& into) {
  if (exchange.status == 404 && question.identifiers.size() == 1) {
    // The one answer of theirs that is no JSON.
    if (text::trim(exchange.body) == "Resource not found.") not_found(into.front());
    return;
  }
  if (exchange.status != 200) return;
  const Json json(exchange.body);
  if (!json.valid() || text_of(at(json.root(), "status")) != "ok") return;
  const JsonValue& message = at(json.root(), "message");
  const std::string_view kind = text_of(at(json.root(), "message-type"));
  if (kind == "work") {
    const std::string id = identifier(Scheme::doi, text_of(at(message, "DOI")));
    Answer* answer = answer_for(into, id);
    // A DOI that was merged into another answers with that one.
    if (answer == nullptr && into.size() == 1 && !id.empty()) answer = &into.front();
    if (answer == nullptr) return;
    Record record = crossref_record(message);
    if (answer->identifier != id) record.same_as.push_back(id);
    return found(*answer, std::move(record));
  }
  if (kind != "work-list") return;
  for (const JsonValue& one : items(at(message, "items")))
    if (Answer* answer = answer_for(into, identifier(Scheme::doi, text_of(at(one, "DOI"))))) found(*answer, crossref_record(one));
  for (Answer& answer : into)
    if (answer.said == Consulted::unreachable) not_found(answer);
}

Request search(const Description& description, const Settings& settings) {
  constexpr std::size_t longest = 400;
  std::string query = without_addresses(description.title);
  for (std::size_t i = 0; i < std::min<std::size_t>(description.authors.size(), 3); ++i) {
    const std::string family = family_of(description.authors[i]);
    query += ' ' + (family.empty() ? description.authors[i] : family);
  }
  if (description.year != 0) query += ' ' + std::to_string(description.year);
  query += ' ' + without_addresses(description.container);
  if (query.size() > longest) query.resize(query.rfind(' ', longest) == std::string::npos ? longest : query.rfind(' ', longest));
  const Access& access = settings.of(Registry::crossref);
  Request request;
  request.url = access.url + "/works?query.bibliographic=";
  append_encoded(request.url, text::trim(query));
  request.url +=
      "&rows=5&select=DOI,title,subtitle,short-title,original-title,author,editor,issued,published-print,published-online,posted,"
      "container-title,short-container-title,volume,issue,page,article-number,publisher,type,relation,update-to,updated-by,score";
  append_contact(request.url, settings);
  if (!access.key.empty()) request.headers.emplace_back("Crossref-Plus-API-Token", "Bearer " + access.key);
  return request;
}

void hits(const Exchange& exchange, Hits& into) {
  const Json json(exchange.body);
  if (!json.valid() || text_of(at(json.root(), "message-type")) != "work-list") return;
  const JsonValue& list = at(at(json.root(), "message"), "items");
  if (!list.is_array()) return;
  for (const JsonValue& one : items(list))
    if (Record record = crossref_record(one); !record.identifier.empty()) into.records.push_back(std::move(record));
  found(into, items(list).size());
}

}  // namespace

ReferenceType type_named(std::string_view type) noexcept {
  for (const TypeName& known : types)
    if (known.name == type) return known.type;
  return ReferenceType::unknown;
}

Date date_parts(const JsonValue& date) {
  Date read;
  const boost::json::array& parts = items(first(at(date, "date-parts")));
  const auto part = [&](std::size_t i, std::int64_t most) {
    const std::int64_t number = i < parts.size() ? number_of(parts[i]).value_or(0) : 0;
    return number > 0 && number <= most ? number : 0;
  };
  read.year = static_cast<std::int32_t>(part(0, 9999));
  if (read.year != 0) read.month = static_cast<std::uint8_t>(part(1, 12));
  if (read.month != 0) read.day = static_cast<std::uint8_t>(part(2, 31));
  return read;
}

Date iso_date(std::string_view written) noexcept {
  Date date;
  written = text::trim(written);
  const auto part = [&](std::size_t begin, std::size_t size, unsigned most) {
    unsigned value = 0;
    if (written.size() < begin + size) return 0U;
    const char* const end = written.data() + begin + size;
    const auto [stop, error] = std::from_chars(written.data() + begin, end, value);
    return error == std::errc{} && stop == end && value <= most ? value : 0U;
  };
  const auto hyphen = [&](std::size_t at) { return at < written.size() && written[at] == '-'; };
  date.year = static_cast<std::int32_t>(part(0, 4, 9999));
  if (date.year != 0 && hyphen(4)) date.month = static_cast<std::uint8_t>(part(5, 2, 12));
  if (date.month != 0 && hyphen(7)) date.day = static_cast<std::uint8_t>(part(8, 2, 31));
  return date;
}

void add_date(Record& record, DateKind kind, const Date& date) {
  if (date.year == 0) return;
  if (record.year == 0) record.year = date.year;
  record.dates.emplace_back(kind, date);
}

Record crossref_record(const JsonValue& message) {
  Record record;
  names(at(message, "title"), record.title, record.titles);
  record.subtitle = plain_title(text_of(first(at(message, "subtitle"))));
  record.original_title = plain_title(text_of(first(at(message, "original-title"))));
  if (record.original_title == record.title) record.original_title.clear();
  for (const JsonValue& one : items(at(message, "short-title")))
    if (std::string shorter = plain_title(text_of(one)); !shorter.empty() && shorter != record.title)
      record.titles.push_back(std::move(shorter));
  record.authors = people(at(message, "author"));
  record.editors = people(at(message, "editor"));

  add_date(record, DateKind::issued, date_parts(at(message, "issued")));
  add_date(record, DateKind::print, date_parts(at(message, "published-print")));
  add_date(record, DateKind::online, date_parts(at(message, "published-online")));
  add_date(record, DateKind::posted, date_parts(at(message, "posted")));
  add_date(record, DateKind::print, date_parts(at(at(message, "journal-issue"), "published-print")));

  names(at(message, "container-title"), record.container, record.containers);
  for (const JsonValue& one : items(at(message, "short-container-title")))
    if (std::string shorter = plain(text_of(one)); !shorter.empty() && shorter != record.container)
      (record.container.empty() ? record.container : record.containers.emplace_back()) = std::move(shorter);
  if (record.container.empty()) record.container = plain(text_of(at(first(at(message, "institution")), "name")));
  if (std::string group = plain(text_of(at(message, "group-title"))); !group.empty()) record.containers.push_back(std::move(group));
  record.volume = plain(word_of(at(message, "volume")));
  record.issue = plain(word_of(at(message, "issue")));
  record.pages = plain(word_of(at(message, "page")));
  record.article_number = plain(word_of(at(message, "article-number")));
  record.publisher = plain(text_of(at(message, "publisher")));
  record.edition = plain(word_of(at(message, "edition-number")));
  const std::string_view type = text_of(at(message, "type"));
  const std::string_view subtype = text_of(at(message, "subtype"));
  record.type = type != "posted-content" ? type_named(type) : subtype.empty() ? ReferenceType::preprint : type_named(subtype);
  record.language = text_of(at(message, "language"));
  record.url = text_of(at(at(at(message, "resource"), "primary"), "URL"));
  for (const JsonValue& one : items(at(message, "ISBN")))
    if (const std::string isbn = identifier(Scheme::isbn, text_of(one));
        !isbn.empty() && std::ranges::find(record.isbns, value_of(isbn)) == record.isbns.end())
      record.isbns.emplace_back(value_of(isbn));
  record.identifier = identifier(Scheme::doi, text_of(at(message, "DOI")));
  record.registry = Registry::crossref;
  relations(at(message, "relation"), record);
  notices(message, record);
  read_title_prefix(record);
  return record;
}

const Source crossref_source{batch, ask, read, search, hits};

}  // namespace citevet::resolve
