// arXiv's Atom interface: whether it has a paper, and what it is.
#include "resolve/crossref.h"
#include "resolve/plain.h"
#include "resolve/source.h"
#include "resolve/xml.h"

#include "text/ascii.h"

namespace citevet::resolve {

namespace {

Batch batch(Purpose) {
  return {.most = 50};
}

// `math/0309136` of `math.gt/0309136`: the archive alone is what arXiv itself writes.
std::string plain_id(std::string_view id) {
  const std::size_t slash = id.find('/');
  const std::size_t dot = id.find('.');
  if (slash == std::string_view::npos || dot == std::string_view::npos || dot > slash) return text::lower(id);
  return text::lower(id.substr(0, dot)) + text::lower(id.substr(slash));
}

Request ask(const Question& question, const Settings& settings) {
  Request request;
  request.url = settings.of(Registry::arxiv).url + "/query?id_list=";
  std::string_view separator;
  for (const std::string& identifier : question.identifiers) {
    request.url += separator;
    append_encoded(request.url, plain_id(value_of(identifier)), "/");
    separator = ",";
  }
  // Ten come back where nothing is said.
  request.url += "&max_results=" + std::to_string(question.identifiers.size());
  return request;
}

std::string text_at(pugi::xml_node entry, const char* name) {
  return plain_text(entry.child(name));
}

Record record_of(pugi::xml_node entry) {
  Record record;
  record.title = plain_title(inner_text(entry.child("title")));
  for (const pugi::xml_node author : entry.children("author")) {
    std::string name = text_at(author, "name");
    if (!name.empty()) record.authors.push_back({.name = std::move(name)});
  }
  const Date posted = iso_date(text_at(entry, "published"));
  const Date updated = iso_date(text_at(entry, "updated"));
  if (posted.year != 0) record.dates.emplace_back(DateKind::posted, posted);
  if (updated.year != 0 && updated != posted) record.dates.emplace_back(DateKind::online, updated);
  record.year = posted.year;
  record.container = "arXiv";
  record.publisher = "arXiv";
  record.type = ReferenceType::preprint;
  record.url = text_at(entry, "id");
  record.registry = Registry::arxiv;
  if (std::string doi = identifier(Scheme::doi, text_at(entry, "arxiv:doi")); !doi.empty())
    record.relations.push_back({RelationKind::preprint_of, std::move(doi)});
  const std::string comment = text_at(entry, "arxiv:comment");
  if (text::find_ci(std::string_view(comment).substr(0, 300), "withdrawn") != std::string::npos)
    record.notices.push_back({NoticeKind::withdrawal, updated, "arxiv", {}});
  return record;
}

// The id that an entry is about: `http://arxiv.org/abs/hep-th/9901001v2` without address and version.
std::string id_of(pugi::xml_node entry) {
  const std::string address = text_at(entry, "id");
  const std::size_t at = address.find("/abs/");
  if (at == std::string::npos) return {};
  const std::string id = identifier(Scheme::arxiv, std::string_view(address).substr(at + 5));
  return std::string(value_of(id));
}

void read(const Question&, const Exchange& exchange, std::vector<Answer>& into) {
  pugi::xml_document document;
  if (!read_xml(exchange.body, document)) return;
  const pugi::xml_node feed = document.child("feed");
  if (!feed) return;
  std::size_t entries = 0;
  for (const pugi::xml_node entry : feed.children("entry")) {
    if (text_at(entry, "title") == "Error") {
      // The whole batch is refused because of one; of a single question it is the answer.
      const std::string summary = text_at(entry, "summary");
      if (into.size() == 1 && summary.starts_with("incorrect id format")) return not_found(into.front(), "calls it malformed");
      return all_unreachable(into, "answers with an error");
    }
    ++entries;
    const std::string id = id_of(entry);
    for (Answer& answer : into)
      if (!id.empty() && plain_id(value_of(answer.identifier)) == plain_id(id)) found(answer, record_of(entry));
  }
  if (exchange.status != 200) return;
  // An empty feed that counts results is a known fault of the service and no answer.
  const std::string total = text_at(feed, "opensearch:totalResults");
  if (total != std::to_string(entries)) return;
  for (Answer& answer : into)
    if (answer.said == Consulted::unreachable) not_found(answer);
}

}  // namespace

const Source arxiv_source{batch, ask, read};

}  // namespace citevet::resolve
