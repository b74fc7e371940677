// PubMed's full records: what an article is, and what was published about it since.
#include "resolve/crossref.h"
#include "resolve/ncbi.h"
#include "resolve/notices.h"
#include "resolve/plain.h"
#include "resolve/source.h"
#include "resolve/xml.h"

#include "text/ascii.h"

#include <algorithm>
#include <array>

namespace citevet::resolve {

namespace {

std::string text_at(pugi::xml_node node, const char* name) {
  return plain_text(node.child(name));
}

// `PubDate`, `ArticleDate`: elements of their own, or one text.
Date date_of(pugi::xml_node node) {
  if (const std::string medline = text_at(node, "MedlineDate"); !medline.empty()) return ncbi_date(medline);
  std::string written = text_at(node, "Year");
  std::string month = text_at(node, "Month");
  if (month.empty()) month = text_at(node, "Season");
  if (!month.empty() && text::is_digit(month.front())) {
    if (month.size() == 1) month.insert(month.begin(), '0');
    std::string day = text_at(node, "Day");
    if (day.size() == 1) day.insert(day.begin(), '0');
    return iso_date(written + '-' + month + (day.empty() ? "" : '-' + day));
  }
  return ncbi_date(written + ' ' + month + ' ' + text_at(node, "Day"));
}

void read_people(pugi::xml_node list, Record& record) {
  const bool editors = text::equal_ci(list.attribute("Type").value(), "editors");
  for (const pugi::xml_node author : list.children("Author")) {
    if (text::equal_ci(author.attribute("ValidYN").value(), "N")) continue;  // a misspelt name, kept beside the right one
    Person person;
    person.family = text_at(author, "LastName");
    person.given = text_at(author, "ForeName");
    if (person.given.empty()) person.given = text_at(author, "Initials");
    person.suffix = text_at(author, "Suffix");
    if (person.family.empty()) {
      person = {.name = text_at(author, "CollectiveName"), .group = true};
      if (person.name.empty()) continue;
    }
    (editors ? record.editors : record.authors).push_back(std::move(person));
  }
}

void add_container(Record& record, std::string name) {
  if (name.empty() || name == record.container || std::ranges::find(record.containers, name) != record.containers.end()) return;
  (record.container.empty() ? record.container : record.containers.emplace_back()) = std::move(name);
}

// "medRxiv. 2023 Apr 05:2023.03.21.23286947. doi: 10.1101/…": where it stands and when.
constexpr std::array<std::string_view, 9> preprint_servers = {"medRxiv", "bioRxiv",  "Res Sq",         "ArXiv",    "ChemRxiv",
                                                              "SSRN",    "PsyArXiv", "ResearchSquare", "Preprints"};

bool names_preprint(std::string_view source) {
  return std::ranges::any_of(preprint_servers, [&](std::string_view server) { return text::starts_with_ci(source, server); });
}

Date date_in(std::string_view source) {
  for (std::size_t i = source.find(". "); i != std::string_view::npos; i = source.find(". ", i + 1))
    if (const Date date = ncbi_date(source.substr(i + 2)); date.year >= 1800 && date.year < 2200) return date;
  return {};
}

// The DOI that a source ends with.
std::string doi_in(std::string_view source) {
  const std::size_t at = text::find_ci(source, "doi: ");
  if (at == std::string_view::npos) return {};
  std::string_view doi = source.substr(at + 5);
  doi = doi.substr(0, doi.find_first_of(" ;"));
  while (doi.ends_with('.') || doi.ends_with(',')) doi.remove_suffix(1);
  return identifier(Scheme::doi, doi);
}

void read_comments(pugi::xml_node list, bool is_preprint, Record& record) {
  for (const pugi::xml_node one : list.children("CommentsCorrections")) {
    const std::string_view type = one.attribute("RefType").value();
    const std::optional<NoticeKind> kind = notice_kind(type);
    if (!kind) continue;
    const std::string source = text_at(one, "RefSource");
    std::string other = identifier(Scheme::pmid, text_at(one, "PMID"));
    if (*kind == NoticeKind::new_version) {
      if (other.empty()) other = doi_in(source);
      if (other.empty()) continue;
      const bool in = type.ends_with("In");
      const bool preprint = in ? is_preprint : names_preprint(source);
      const RelationKind relation = in ? (preprint ? RelationKind::preprint_of : RelationKind::newer_version)
                                       : (preprint ? RelationKind::has_preprint : RelationKind::older_version);
      add_relation(record.relations, {relation, std::move(other)});
      continue;
    }
    Notice notice{*kind, date_in(source), "pubmed", std::move(other)};
    if (type.ends_with("In")) {
      add_notice(record.notices, std::move(notice));
    } else if (type.ends_with("Of") || type.ends_with("For") || type.ends_with("From")) {
      add_notice(record.notice_of, std::move(notice));
    }
  }
}

void read_ids(pugi::xml_node list, Record& record) {
  const auto add = [&](std::string id) {
    if (!id.empty() && std::ranges::find(record.same_as, id) == record.same_as.end()) record.same_as.push_back(std::move(id));
  };
  for (const pugi::xml_node id : list.children("ArticleId")) {
    const std::string_view type = id.attribute("IdType").value();
    if (type == "doi") add(identifier(Scheme::doi, plain_text(id)));
    if (type == "pmc") add(identifier(Scheme::pmcid, plain_text(id)));
  }
}

void read_title(pugi::xml_node title, pugi::xml_node vernacular, Record& record) {
  record.title = plain_title(inner_text(title));
  record.original_title = plain_title(inner_text(vernacular));
  take_off_brackets(record.title);
}

Record article(pugi::xml_node article) {
  Record record;
  const pugi::xml_node citation = article.child("MedlineCitation");
  const pugi::xml_node main = citation.child("Article");
  record.type = ReferenceType::article;
  read_title(main.child("ArticleTitle"), main.child("VernacularTitle"), record);
  for (const pugi::xml_node list : main.children("AuthorList")) read_people(list, record);
  const pugi::xml_node journal = main.child("Journal");
  add_container(record, text_at(journal, "Title"));
  add_container(record, text_at(journal, "ISOAbbreviation"));
  add_container(record, text_at(citation.child("MedlineJournalInfo"), "MedlineTA"));
  const pugi::xml_node issue = journal.child("JournalIssue");
  record.volume = text_at(issue, "Volume");
  record.issue = text_at(issue, "Issue");
  record.pages = text_at(main.child("Pagination"), "MedlinePgn");
  if (record.pages.empty()) record.pages = text_at(main.child("Pagination"), "StartPage");
  add_date(record, DateKind::issued, date_of(issue.child("PubDate")));
  for (const pugi::xml_node date : main.children("ArticleDate")) add_date(record, DateKind::online, date_of(date));
  record.language = text_at(main, "Language");
  read_ids(article.child("PubmedData").child("ArticleIdList"), record);
  for (const pugi::xml_node location : main.children("ELocationID"))
    if (std::string_view(location.attribute("EIdType").value()) == "doi")
      if (std::string doi = identifier(Scheme::doi, plain_text(location));
          !doi.empty() && std::ranges::none_of(record.same_as, [](const std::string& id) { return id.starts_with("doi:"); }))
        record.same_as.push_back(std::move(doi));
  const auto types = main.child("PublicationTypeList").children("PublicationType");
  const bool preprint = std::ranges::any_of(types.begin(), types.end(), [](pugi::xml_node type) { return plain_text(type) == "Preprint"; });
  read_comments(citation.child("CommentsCorrectionsList"), preprint, record);
  for (const pugi::xml_node type : types) read_publication_type(plain_text(type), record);
  read_title_prefix(record);
  return record;
}

Record book(pugi::xml_node document) {
  Record record;
  const pugi::xml_node volume = document.child("Book");
  const bool chapter = !text_at(document, "ArticleTitle").empty();
  record.type = chapter ? ReferenceType::chapter : ReferenceType::book;
  read_title(chapter ? document.child("ArticleTitle") : volume.child("BookTitle"), document.child("VernacularTitle"), record);
  if (chapter) add_container(record, plain_title(inner_text(volume.child("BookTitle"))));
  for (const pugi::xml_node list : document.children("AuthorList")) read_people(list, record);
  for (const pugi::xml_node list : volume.children("AuthorList")) {
    const bool editors = text::equal_ci(list.attribute("Type").value(), "editors");
    if (editors || record.authors.empty()) read_people(list, record);
  }
  record.publisher = text_at(volume.child("Publisher"), "PublisherName");
  record.edition = text_at(volume, "Edition");
  record.pages = text_at(document.child("Pagination"), "MedlinePgn");
  add_date(record, DateKind::issued, date_of(volume.child("PubDate")));
  add_date(record, DateKind::online, date_of(document.child("ContributionDate")));
  for (const pugi::xml_node isbn : volume.children("Isbn"))
    if (const std::string id = identifier(Scheme::isbn, plain_text(isbn)); !id.empty()) record.isbns.emplace_back(value_of(id));
  read_ids(document.child("ArticleIdList"), record);
  read_title_prefix(record);
  return record;
}

}  // namespace

void read_publication_type(std::string_view type, Record& record) {
  const auto noted = [](const std::vector<Notice>& notices, NoticeKind kind) {
    return std::ranges::any_of(notices, [kind](const Notice& notice) { return notice.kind == kind; });
  };
  const auto is_notice = [&](NoticeKind kind) {
    if (!noted(record.notice_of, kind)) record.notice_of.push_back({kind, {}, "pubmed", {}});
  };
  if (type == "Preprint") record.type = ReferenceType::preprint;
  if (type == "Retracted Publication" && !noted(record.notices, NoticeKind::retraction))
    record.notices.push_back({NoticeKind::retraction, {}, "pubmed", {}});
  if (type == "Retraction of Publication" || type == "Retraction Notice") is_notice(NoticeKind::retraction);
  if (type == "Published Erratum") is_notice(NoticeKind::correction);
  if (type == "Expression of Concern") is_notice(NoticeKind::concern);
}

void read_pubmed(std::string_view xml, std::vector<Answer>& into) {
  pugi::xml_document document;
  if (!read_xml(xml, document)) return;
  const pugi::xml_node set = document.child("PubmedArticleSet");
  if (!set) return;
  for (const pugi::xml_node one : set.children()) {
    const pugi::xml_node content = one.child("MedlineCitation") ? one.child("MedlineCitation") : one.child("BookDocument");
    Answer* answer = answer_for(into, identifier(Scheme::pmid, text_at(content, "PMID")));
    if (answer != nullptr) found(*answer, one.child("MedlineCitation") ? article(one) : book(content));
  }
  for (Answer& answer : into)
    if (answer.said == Consulted::unreachable) not_found(answer);
}

}  // namespace citevet::resolve
