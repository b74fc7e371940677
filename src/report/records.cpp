// The records that the JSON formats share: documents, links, problems, summaries.
#include "report/records.h"

#include "report/addresses.h"
#include "report/places.h"
#include "report/timestamp.h"

#include <citevet/check.h>

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

namespace citevet::report {

namespace {

// A span that leads out of the text (a caller's own rule may say so) ends with it.
std::string_view text_at(const Document& document, Span span) noexcept {
  const auto size = static_cast<std::uint32_t>(document.text.size());
  const std::uint32_t begin = std::min(span.begin, size);
  return document.text.substr(begin, std::clamp(span.end, begin, size) - begin);
}

void write_place(JsonWriter& json, Span span, Position position) {
  json.key("file").number(span.file);
  json.key("start").number(span.begin);
  json.key("end").number(span.end);
  json.key("line").number(position.line);
  json.key("column").number(position.column);
  json.key("where").null();
}

void write_span(JsonWriter& json, Span span) {
  json.pair(span.begin, span.end);
}

// name(scheme) with its colon.
std::string_view prefix(Scheme scheme) noexcept {
  switch (scheme) {
    case Scheme::doi:
      return "doi:";
    case Scheme::pmid:
      return "pmid:";
    case Scheme::pmcid:
      return "pmcid:";
    case Scheme::arxiv:
      return "arxiv:";
    case Scheme::isbn:
      return "isbn:";
    case Scheme::youtube:
      return "youtube:";
  }
  return {};
}

void write_identifiers(JsonWriter& json, std::span<const Identifier> identifiers) {
  json.open_array();
  for (const Identifier& identifier : identifiers) json.string(prefix(identifier.scheme), identifier.value);
  json.close_array();
}

void write_strings(JsonWriter& json, std::span<const std::string> strings) {
  json.open_array();
  for (const std::string& text : strings) json.string(text);
  json.close_array();
}

void write_texts(JsonWriter& json, std::span<const Field> fields) {
  json.open_array();
  for (const Field& field : fields) json.string(field.text);
  json.close_array();
}

void write_citation(JsonWriter& json, const Analysis& article, std::size_t id, Locator& locator) {
  const Citation& citation = article.citations[id];
  json.open_object();
  json.key("id").number(id);
  json.key("kind").string(name(citation.kind));
  json.key("text").string(text_at(article.document, citation.span));
  write_place(json, citation.span, locator.at(citation.span.begin));
  json.key("supports");
  if (citation.supports.empty()) {
    json.null();
  } else {
    write_span(json, citation.supports);
  }
  json.key("targets").open_array();
  const auto matches = article.matches.of(citation);
  for (std::size_t i = 0; i < citation.targets.size(); ++i) {
    const Target& target = citation.targets[i];
    json.open_object();
    json.key("url").string_or_null(target.url);
    json.key("canonical").string_or_null(target.canonical);
    json.key("identifiers");
    write_identifiers(json, target.identifiers);
    json.key("label").string_or_null(target.label);
    json.key("reference");
    if (matches[i].reference == no_reference) {
      json.null();
    } else {
      json.number(matches[i].reference);
    }
    json.key("match").string_or_null(name(matches[i].how));
    json.close_object();
  }
  json.close_array();
  json.close_object();
}

void write_spans(JsonWriter& json, const Reference& entry) {
  json.open_object();
  const auto field = [&](const auto& key, const Field& part) {
    if (!part) return;
    json.key(key);
    write_span(json, part.span);
  };
  const auto fields = [&](const auto& key, std::span<const Field> parts) {
    if (parts.empty()) return;
    json.key(key);
    write_span(json, {parts.front().span.begin, parts.back().span.end});
  };
  field("label", entry.label);
  fields("authors", entry.authors);
  fields("editors", entry.editors);
  field("edition", entry.edition);
  field("archived", entry.archived);
  field("date", entry.date);
  field("title", entry.title);
  field("container", entry.container);
  field("volume", entry.volume);
  field("issue", entry.issue);
  field("pages", entry.pages);
  field("publisher", entry.publisher);
  field("accessed", entry.accessed);
  field("url", entry.url);
  json.close_object();
}

// The works that one document's citations and entries name, and that were found for its entries, each once.
std::vector<const Work*> works_of(const Analysis& article) {
  std::vector<const Work*> works;
  if (article.works == nullptr) return works;
  std::set<const Work*> seen;
  const auto add = [&](const Work* work) {
    if (work != nullptr && seen.insert(work).second) works.push_back(work);
  };
  for (const Citation& citation : article.citations)
    for (const Target& target : citation.targets)
      for (const Identifier& identifier : target.identifiers) add(article.works->find(to_string(identifier)));
  for (const Known& known : article.known) {
    for (const NamedWork& one : known.named) add(one.work);
    for (const Candidate& candidate : known.candidates) add(candidate.work);
  }
  return works;
}

// At which index of the `works` that stand beside the document a work is found.
class WorkNumbers {
 public:
  WorkNumbers(const Analysis& article, Beside beside) : first_(article.works == nullptr ? nullptr : article.works->all().data()) {
    if (beside == Beside::run) return;
    for (const Work* work : works_of(article)) numbers_.emplace(work, numbers_.size());
  }
  [[nodiscard]] std::size_t of(const Work& work) const {
    return numbers_.empty() ? static_cast<std::size_t>(&work - first_) : numbers_.at(&work);
  }

 private:
  const Work* first_;
  std::unordered_map<const Work*, std::size_t> numbers_;
};

void write_reference(JsonWriter& json, const DocumentReport& report, std::size_t id, Locator& locator, const WorkNumbers& numbers) {
  const Analysis& article = report.analysis;
  const Reference& entry = article.references[id];
  json.open_object();
  json.key("id").number(id);
  json.key("text").string(text_at(article.document, entry.span));
  write_place(json, entry.span, locator.at(entry.span.begin));
  json.key("list").number(entry.list);
  json.key("label").string_or_null(entry.label.text);
  json.key("type");
  if (entry.type == ReferenceType::unknown) {
    json.null();
  } else {
    json.string(name(entry.type));
  }
  json.key("authors");
  write_texts(json, entry.authors);
  json.key("editors");
  write_texts(json, entry.editors);
  json.key("year").number_or_null(entry.year);
  json.key("edition").string_or_null(entry.edition.text);
  json.key("archived").string_or_null(entry.archived.text);
  json.key("date").string_or_null(entry.date.text);
  json.key("title").string_or_null(entry.title.text);
  json.key("container").string_or_null(entry.container.text);
  json.key("volume").string_or_null(entry.volume.text);
  json.key("issue").string_or_null(entry.issue.text);
  json.key("pages").string_or_null(entry.pages.text);
  json.key("publisher").string_or_null(entry.publisher.text);
  json.key("accessed").string_or_null(entry.accessed.text);
  json.key("url").string_or_null(entry.url.text);
  json.key("canonical").string_or_null(entry.canonical);
  json.key("identifiers");
  write_identifiers(json, entry.identifiers);
  json.key("spans");
  write_spans(json, entry);
  json.key("cited_by").open_array();
  for (const std::uint32_t citation : article.matches.citing(id)) json.number(citation);
  json.close_array();
  const Known nothing;
  const Known& known = article.known.empty() ? nothing : article.known[id];
  json.key("verification").string(name(known.verification));
  json.key("work");
  if (known.named.empty())
    json.null();
  else
    json.number(numbers.of(*known.named.front().work));
  json.key("candidates").open_array();
  for (const Candidate& candidate : known.candidates) {
    json.open_object();
    json.key("work").number(numbers.of(*candidate.work));
    json.key("distance").hundredths(candidate.distance());
    json.close_object();
  }
  json.close_array();
  json.close_object();
}

void write_fix(JsonWriter& json, const Fix& fix) {
  json.open_object();
  json.key("edits").open_array();
  for (const Edit& edit : fix.edits) {
    json.open_object();
    json.key("file").number(edit.span.file);
    json.key("start").number(edit.span.begin);
    json.key("end").number(edit.span.end);
    json.key("text").string(edit.text);
    json.close_object();
  }
  json.close_array();
  json.key("safe").boolean(fix.safe);
  json.close_object();
}

void write_finding(JsonWriter& json, const Finding& finding, Places& places) {
  json.open_object();
  json.key("rule").string(finding.rule);
  json.key("severity").string(name(finding.severity));
  json.key("message").string(finding.message);
  json.key("help").string_or_null(finding.help);
  write_place(json, finding.span, places.begin(finding));
  const Position end = places.end(finding);
  json.key("end_line").number(end.line);
  json.key("end_column").number(end.column);
  const auto index = [&](const std::optional<std::uint32_t>& of) { of ? json.number(*of) : json.null(); };
  json.key("citation");
  index(finding.citation);
  json.key("reference");
  index(finding.reference);
  json.key("url").string_or_null(finding.url);
  json.key("related").open_array();
  for (const Related& place : finding.related) {
    json.open_object();
    write_place(json, place.span, places.begin(place));
    json.key("message").string(place.message);
    json.close_object();
  }
  json.close_array();
  json.key("fix");
  if (finding.fix) {
    write_fix(json, *finding.fix);
  } else {
    json.null();
  }
  json.key("suppressed");
  if (finding.suppressed) {
    json.open_object();
    json.key("reason").string_or_null(*finding.suppressed);
    json.close_object();
  } else {
    json.null();
  }
  json.key("baselined").boolean(finding.baselined);
  json.key("fingerprint").hex(finding.fingerprint);
  json.close_object();
}

// The row of an address that nobody asked.
void write_skipped(JsonWriter& json, const Address& address, std::string_view reason, std::string_view evidence) {
  const WithoutUser url = without_user(address.canonical);
  json.open_object();
  json.key("url").string(url.scheme, url.rest);
  json.key("written").string(address.written);
  json.key("identifiers");
  write_identifiers(json, address.identifiers);
  json.key("state").string(name(State::skipped));
  json.key("status").null();
  json.key("reason").string(reason);
  json.key("redirects").open_array();
  json.close_array();
  json.key("settled_by").null();
  json.key("archived").null();
  json.key("evidence").string(evidence);
  json.key("exchanges").open_array();
  json.close_array();
  json.key("checked_at").null();
  json.key("from_cache").boolean(false);
  json.close_object();
}

void write_problem(JsonWriter& json, const Problem& problem) {
  json.open_object();
  json.key("kind").string(name(problem.kind));
  json.key("severity").string(name(problem.severity));
  json.key("name").string_or_null(problem.name);
  json.key("message").string(problem.message);
  json.close_object();
}

}  // namespace

namespace {

// Records are written in blocks. Not too many: in a text that is one line, each block counts its columns from the start.
constexpr std::size_t block_records = 4096;
constexpr std::size_t most_blocks = 32;

struct Block {
  std::size_t begin, end;
  bool first, last;
  Beside beside;
};

std::size_t blocks_of(std::size_t records) {
  return std::clamp<std::size_t>((records + block_records - 1) / block_records, 1, most_blocks);
}

Block block_of(std::size_t records, std::size_t block, std::size_t blocks, Beside beside) {
  return {records * block / blocks, records * (block + 1) / blocks, block == 0, block + 1 == blocks, beside};
}

void write_head(JsonWriter& json, const DocumentReport& report) {
  const Analysis& article = report.analysis;
  json.key("path").string(article.document.path);
  json.key("format").string(name(article.document.format));
  json.key("files").open_array();
  json.close_array();
  json.key("style").string_or_null(extract::style(article.citations));
  json.key("lists").open_array();
  for (const List& list : article.lists) {
    json.open_object();
    json.key("start").number(list.span.begin);
    json.key("end").number(list.span.end);
    json.key("heading").string_or_null(list.heading.text);
    json.close_object();
  }
  json.close_array();
  json.key("error").string_or_null(report.error);
}

void write_citations(JsonWriter& json, const DocumentReport& report, Block block) {
  const Analysis& article = report.analysis;
  if (block.first) json.key("citations").open_array();
  Locator locator(article.document);
  for (std::size_t id = block.begin; id < block.end; ++id) write_citation(json, article, id, locator);
  if (block.last) json.close_array();
}

void write_references(JsonWriter& json, const DocumentReport& report, Block block) {
  const Analysis& article = report.analysis;
  if (block.first) json.key("references").open_array();
  Locator locator(article.document);
  const WorkNumbers numbers(article, block.beside);
  for (std::size_t id = block.begin; id < block.end; ++id) write_reference(json, report, id, locator, numbers);
  if (block.last) json.close_array();
}

void write_findings(JsonWriter& json, const DocumentReport& report, Block block) {
  if (block.first) json.key("findings").open_array();
  const auto findings = std::span(report.findings).subspan(block.begin, block.end - block.begin);
  Places places(report.analysis.document, findings);
  for (const Finding& finding : findings) write_finding(json, finding, places);
  if (block.last) json.close_array();
}

// The three arrays of a document's object, in their order.
struct Section {
  std::size_t records;
  void (*write)(JsonWriter&, const DocumentReport&, Block);
};

std::array<Section, 3> sections_of(const DocumentReport& report) {
  return {{{report.analysis.citations.size(), write_citations},
           {report.analysis.references.size(), write_references},
           {report.findings.size(), write_findings}}};
}

}  // namespace

std::size_t document_parts(const DocumentReport& report) {
  std::size_t blocks = 0;
  for (const Section& section : sections_of(report)) blocks += blocks_of(section.records);
  return blocks == 3 ? 1 : blocks;
}

void write_document(JsonWriter& json, const DocumentReport& report, std::size_t part, Beside beside) {
  if (part == 0)
    write_head(json, report);
  else
    json.raw(",");
  const bool whole = document_parts(report) == 1;
  std::size_t number = 0;
  for (const Section& section : sections_of(report)) {
    const std::size_t blocks = blocks_of(section.records);
    for (std::size_t block = 0; block < blocks; ++block, ++number)
      if (whole || number == part) section.write(json, report, block_of(section.records, block, blocks, beside));
  }
}

void write_link(JsonWriter& json, const Link& link) {
  json.open_object();
  json.key("url").string(link.url);
  json.key("written").string(link.written.empty() ? link.url : link.written);
  json.key("identifiers");
  write_strings(json, link.identifiers);
  json.key("state").string(name(link.state));
  json.key("status").number_or_null(link.status);
  json.key("reason").string_or_null(link.reason);
  json.key("redirects");
  write_strings(json, link.redirects);
  json.key("settled_by").string_or_null(link.settled_by);
  json.key("archived").string_or_null(link.archived);
  json.key("evidence").string_or_null(link.evidence);
  json.key("exchanges").open_array();
  for (const Hop& exchange : link.exchanges) {
    json.open_object();
    json.key("method").string(exchange.method());
    json.key("url").string(exchange.url);
    json.key("status").number_or_null(exchange.status);
    json.key("error").string_or_null(name(exchange.failure));
    json.key("ms").number(exchange.took.count());
    json.close_object();
  }
  json.close_array();
  json.key("checked_at").string_or_null(timestamp(link.checked_at));
  json.key("from_cache").boolean(link.from_cache);
  json.close_object();
}

void write_links_of(JsonWriter& json, const Analysis& article) {
  json.open_array();
  for (const Address& address : article.addresses) {
    if (const Link* link = article.links == nullptr ? nullptr : article.links->find(address.canonical)) {
      write_link(json, *link);
    } else if (article.links == nullptr) {
      write_skipped(json, address, "offline", "nobody was asked: the run was offline");
    } else {
      write_skipped(json, address, "not asked", "this address was not asked in this run");
    }
  }
  json.close_array();
}

namespace {

std::string full_name(const Person& person) {
  if (person.family.empty()) return person.name;
  std::string out = person.family;
  if (!person.given.empty()) out.append(", ").append(person.given);
  if (!person.suffix.empty()) out.append(", ").append(person.suffix);
  return out;
}

// The first record that says something of the kind.
template <class Field>
const Field* first_of(const Work& work, Field Record::* field) {
  for (const Record& record : work.records)
    if (record.*field != Field{}) return &(record.*field);
  return nullptr;
}

void write_notices(JsonWriter& json, const Work& work) {
  const auto write = [&](const Notice& notice) {
    json.open_object();
    json.key("kind").string(name(notice.kind));
    json.key("date").string_or_null(to_string(notice.date));
    json.key("source").string_or_null(notice.source);
    json.key("identifier").string_or_null(notice.identifier);
    json.close_object();
  };
  json.open_array();
  for (const Record& record : work.records) std::ranges::for_each(record.notices, write);
  std::ranges::for_each(work.listed, write);
  json.close_array();
}

}  // namespace

void write_work(JsonWriter& json, const Work& work) {
  const auto text = [&](std::string Record::* field) {
    const std::string* found = first_of(work, field);
    return found == nullptr ? std::string_view() : std::string_view(*found);
  };
  json.open_object();
  json.key("identifier").string(work.identifier);
  // Who describes it, else who knows it.
  const Record* description = work.description();
  json.key("registry");
  if (description != nullptr)
    json.string(name(description->registry));
  else if (work.settled_by)
    json.string(name(*work.settled_by));
  else if (!work.consulted.empty())
    json.string(name(work.consulted.front().first));
  else
    json.null();
  json.key("title").string_or_null(text(&Record::title));
  json.key("authors").open_array();
  if (const auto* authors = first_of(work, &Record::authors))
    for (const Person& author : *authors) json.string(full_name(author));
  json.close_array();
  const auto* year = first_of(work, &Record::year);
  json.key("year").number_or_null(year == nullptr ? 0 : *year);
  json.key("container").string_or_null(text(&Record::container));
  const auto* type = first_of(work, &Record::type);
  json.key("type").string_or_null(type == nullptr ? std::string_view() : name(*type));
  json.key("same_as");
  const auto* same = first_of(work, &Record::same_as);
  write_strings(json, same == nullptr ? std::vector<std::string>() : *same);
  json.key("notices");
  write_notices(json, work);
  json.key("consulted").open_object();
  for (const auto& [asked, said] : work.consulted) json.key(name(asked)).string(name(said));
  json.close_object();
  json.close_object();
}

void write_works_of(JsonWriter& json, const Analysis& article) {
  json.open_array();
  for (const Work* work : works_of(article)) write_work(json, *work);
  json.close_array();
}

void write_problems(JsonWriter& json, std::span<const Problem> documents, std::span<const Problem> others) {
  json.open_array();
  for (const Problem& problem : documents) write_problem(json, problem);
  for (const Problem& problem : others) write_problem(json, problem);
  json.close_array();
}

void write_summary(JsonWriter& json, const Summary& summary) {
  json.open_object();
  json.key("documents").number(summary.documents);
  json.key("citations").number(summary.citations);
  json.key("references").number(summary.references);
  json.key("orphaned").number(summary.orphaned);
  json.key("unused").number(summary.unused);
  json.key("errors").number(summary.errors);
  json.key("warnings").number(summary.warnings);
  json.key("notes").number(summary.notes);
  json.key("suppressed").number(summary.suppressed);
  json.key("baselined").number(summary.baselined);
  json.key("links").open_object();
  for (std::size_t state = 0; state < summary.links.size(); ++state)
    if (summary.links[state] != 0) json.key(name(static_cast<State>(state))).number(summary.links[state]);
  json.close_object();
  json.key("verification").open_object();
  for (std::size_t kind = 0; kind < summary.verification.size(); ++kind)
    if (summary.verification[kind] != 0) json.key(name(static_cast<Verification>(kind))).number(summary.verification[kind]);
  json.close_object();
  json.key("incomplete").boolean(summary.incomplete);
  json.close_object();
}

void write_tool(JsonWriter& json) {
  json.open_object();
  json.key("name").string("citevet");
  json.key("version").string(version());
  json.close_object();
}

std::string documents_json(const DocumentReport& document) {
  std::string out;
  {
    JsonWriter json(out);
    json.open_array();
    json.open_object();
    for (std::size_t part = 0; part < document_parts(document); ++part) write_document(json, document, part, Beside::run);
    json.close_object();
    json.close_array();
    json.raw("\n");
  }
  return out;
}

std::string links_json(std::span<const Link> links) {
  std::string out;
  {
    JsonWriter json(out);
    json.open_array();
    for (const Link& link : links) write_link(json, link);
    json.close_array();
    json.raw("\n");
  }
  return out;
}

std::string works_json(std::span<const Work> works) {
  std::string out;
  {
    JsonWriter json(out);
    json.open_array();
    for (const Work& work : works) write_work(json, work);
    json.close_array();
    json.raw("\n");
  }
  return out;
}

std::string rules_json(std::span<const Rule* const> rules) {
  std::string out;
  {
    JsonWriter json(out);
    json.open_array();
    for (const Rule* rule : rules) {
      json.open_object();
      json.key("id").string(rule->id);
      json.key("severity").string(name(rule->severity));
      json.key("summary").string(rule->summary);
      json.key("explanation").string(rule->explanation);
      json.key("bad").string(rule->bad);
      json.key("good").string(rule->good);
      json.close_object();
    }
    json.close_array();
    json.raw("\n");
  }
  return out;
}

}  // namespace citevet::report
