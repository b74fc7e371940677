// NCBI's E-utilities: whether PubMed has an article, and what it is.
#include "resolve/crossref.h"
#include "resolve/json.h"
#include "resolve/ncbi.h"
#include "resolve/notices.h"
#include "resolve/plain.h"
#include "resolve/query.h"
#include "resolve/source.h"

#include "text/ascii.h"
#include "text/fold.h"

#include <array>
#include <charconv>

namespace citevet::resolve {

namespace {

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

Batch batch(Purpose purpose) {
  // A full record has the abstract and all references.
  return {.most = purpose == Purpose::describe ? 40U : 100U};
}

bool is_full(const Question& question) {
  return question.purpose == Purpose::describe && scheme_of(question.identifiers.front()) == Scheme::pmid;
}

bool is_pmc(const Question& question) {
  return scheme_of(question.identifiers.front()) == Scheme::pmcid;
}

// PMC counts without its letters.
std::string_view uid_of(std::string_view identifier) {
  const std::string_view value = value_of(identifier);
  return value.starts_with("PMC") ? value.substr(3) : value;
}

Request ask(const Question& question, const Settings& settings) {
  Request request;
  request.url = settings.of(Registry::ncbi_eutils).url + (is_full(question) ? "/efetch.fcgi?db=" : "/esummary.fcgi?db=");
  request.url += is_pmc(question) ? "pmc&id=" : "pubmed&id=";
  for (const std::string& identifier : question.identifiers) {
    if (!request.url.ends_with('=')) request.url += ',';
    append_encoded(request.url, uid_of(identifier));
  }
  request.url += is_full(question) ? "&retmode=xml" : "&retmode=json";
  append_ncbi(request.url, settings, Registry::ncbi_eutils);
  return request;
}

// "Scalfani VF": the family name, then initials. A collective name stays whole.
Person person(const JsonValue& author) {
  Person person;
  const std::string name = plain(text_of(at(author, "name")));
  person.group = text::equal_ci(text_of(at(author, "authtype")), "CollectiveName");
  const std::size_t space = name.rfind(' ');
  if (person.group || space == std::string::npos) {
    person.name = name;
  } else {
    person.family = name.substr(0, space);
    person.given = name.substr(space + 1);
  }
  return person;
}

Record summary(const JsonValue& one) {
  Record record;
  record.title = plain_title(text_of(at(one, "title")));
  record.original_title = plain_title(text_of(at(one, "vernaculartitle")));
  take_off_brackets(record.title);
  for (const JsonValue& author : items(at(one, "authors"))) record.authors.push_back(person(author));
  record.container = plain(text_of(at(one, "fulljournalname")));
  if (std::string shorter = plain(text_of(at(one, "source"))); !shorter.empty() && shorter != record.container)
    (record.container.empty() ? record.container : record.containers.emplace_back()) = std::move(shorter);
  record.volume = plain(text_of(at(one, "volume")));
  record.issue = plain(text_of(at(one, "issue")));
  record.pages = plain(text_of(at(one, "pages")));
  add_date(record, DateKind::issued, ncbi_date(text_of(at(one, "pubdate"))));
  add_date(record, DateKind::online, ncbi_date(text_of(at(one, "epubdate"))));
  for (const JsonValue& id : items(at(one, "articleids"))) {
    const std::string_view type = text_of(at(id, "idtype"));
    std::string same;
    if (type == "doi") same = identifier(Scheme::doi, text_of(at(id, "value")));
    if (type == "pmc") same = identifier(Scheme::pmcid, text_of(at(id, "value")));
    if (type == "pmid") same = identifier(Scheme::pmid, text_of(at(id, "value")));
    if (!same.empty()) record.same_as.push_back(std::move(same));
  }
  record.type = ReferenceType::article;
  for (const JsonValue& type : items(at(one, "pubtype"))) read_publication_type(text_of(type), record);
  record.language = text_of(first(at(one, "lang")));
  record.registry = Registry::ncbi_eutils;
  read_title_prefix(record);
  return record;
}

void read(const Question& question, const Exchange& exchange, std::vector<Answer>& into) {
  if (exchange.status != 200) return;
  if (is_full(question)) return read_pubmed(exchange.body, into);
  const Json json(exchange.body);
  if (!json.valid()) return;
  if (!at(json.root(), "error").is_null()) return all_unreachable(into, "answers with an error");
  const JsonValue& result = at(json.root(), "result");
  for (Answer& answer : into) {
    const JsonValue& one = at(result, uid_of(answer.identifier));
    if (word_of(at(one, "uid")) != uid_of(answer.identifier)) continue;
    const std::string_view error = text_of(at(one, "error"));
    if (error.empty()) {
      found(answer, summary(one));
    } else if (text::find_ci(error.substr(0, 200), "cannot get document summary") != std::string_view::npos) {
      not_found(answer);
    } else {
      answer.why = "answers with an error";
    }
  }
}

Request search(const Description& description, const Settings& settings) {
  std::string term = joined_words(telling_words(description.title, 6), "", "[ti]", " AND ");
  term.insert(term.begin(), '(');
  term += ')';
  const std::string family = description.authors.empty() ? std::string() : family_of(description.authors.front());
  if (!family.empty() && description.year != 0) {
    term += " OR (" + text::fold(family) + "[1au] AND " + std::to_string(description.year) + "[dp]";
    term += " AND " + joined_words(telling_words(description.title, 1), "", "[ti]", "") + ")";
  }
  Request request;
  request.url = settings.of(Registry::ncbi_eutils).url + "/esearch.fcgi?db=pubmed&term=";
  append_encoded(request.url, term);
  request.url += "&retmode=json&retmax=5&sort=relevance";
  append_ncbi(request.url, settings, Registry::ncbi_eutils);
  return request;
}

void hits(const Exchange& exchange, Hits& into) {
  const Json json(exchange.body);
  const JsonValue& result = at(json.root(), "esearchresult");
  if (!json.valid() || !at(json.root(), "error").is_null() || !at(result, "ERROR").is_null() || !at(result, "idlist").is_array()) return;
  for (const JsonValue& one : items(at(result, "idlist")))
    if (std::string id = identifier(Scheme::pmid, word_of(one)); !id.empty()) into.identifiers.push_back(std::move(id));
  found(into, items(at(result, "idlist")).size());
}

}  // namespace

void append_ncbi(std::string& url, const Settings& settings, Registry registry) {
  if (!settings.contact.empty()) append_parameter(url, "tool", "citevet");
  append_parameter(url, "email", settings.contact);
  append_parameter(url, "api_key", settings.of(registry).key);
}

Date ncbi_date(std::string_view written) {
  Date date;
  written = text::trim(written);
  const auto number = [&](std::size_t most) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + std::min(written.size(), most), value);
    written.remove_prefix(static_cast<std::size_t>(end - written.data()));
    return error == std::errc{} ? value : 0U;
  };
  if (const unsigned year = number(4); year >= 1000 && year <= 9999) date.year = static_cast<std::int32_t>(year);
  written = text::trim(written);
  for (std::size_t i = 0; i < months.size() && date.year != 0; ++i)
    if (text::starts_with_ci(written, months[i])) date.month = static_cast<std::uint8_t>(i + 1);
  if (date.month == 0) return date;
  while (!written.empty() && text::is_alpha(written.front())) written.remove_prefix(1);
  written = text::trim(written);
  if (const unsigned day = number(2); day >= 1 && day <= 31) date.day = static_cast<std::uint8_t>(day);
  return date;
}

const Source eutils_source{batch, ask, read, search, hits};

}  // namespace citevet::resolve
