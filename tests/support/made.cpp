// A document's report made by hand, for tests of what comes after the analysis.
#include "support/made.h"

#include <algorithm>
#include <stdexcept>

namespace citevet::test {

Made::Made(std::string text, std::string path) : text_(std::make_unique<const std::string>(std::move(text))) {
  Document& document = report_.analysis.document;
  document.path = std::move(path);
  document.text = *text_;
  document.lines.push_back(0);
  for (std::size_t i = 0; i < text_->size(); ++i) {
    const bool ends_line = (*text_)[i] == '\n' || ((*text_)[i] == '\r' && text_->compare(i, 2, "\r\n") != 0);
    if (ends_line) document.lines.push_back(static_cast<std::uint32_t>(i + 1));
  }
}

Span Made::at(std::string_view words, std::size_t from) const {
  const std::size_t found = text_->find(words, from);
  if (found == std::string::npos) throw std::logic_error("not in the article: " + std::string(words));
  return {static_cast<std::uint32_t>(found), static_cast<std::uint32_t>(found + words.size())};
}

Made& Made::cites(std::string_view marker, std::string_view url, std::uint32_t entry) {
  Analysis& article = report_.analysis;
  Citation citation;
  citation.span = at(marker, cited_);
  cited_ = citation.span.end;
  Target target;
  target.span = at(url, citation.span.begin);
  target.url = article.text(target.span);
  target.canonical = target.url;
  citation.targets = article.document.arena.keep(std::vector{target});
  citation.first_target = static_cast<std::uint32_t>(article.citations.size());
  article.matches.of_targets.push_back(
      {.citation = citation.first_target, .reference = entry, .how = entry == no_reference ? How::none : How::exact});
  article.citations.push_back(citation);
  return *this;
}

Made& Made::lists(std::string_view entry, std::string_view author, std::string_view title, std::string_view url) {
  Analysis& article = report_.analysis;
  Reference reference;
  reference.span = at(entry, listed_);
  listed_ = reference.span.end;
  const auto field = [&](std::string_view words) {
    const Span span = at(words, reference.span.begin);
    return Field{article.text(span), span};
  };
  if (!author.empty()) reference.authors = article.document.arena.keep(std::vector{field(author)});
  if (!title.empty()) reference.title = field(title);
  if (!url.empty()) {
    reference.url = field(url);
    reference.canonical = reference.url.text;
  }
  if (article.lists.empty()) article.lists.push_back({.span = reference.span});
  article.lists.back().span.end = reference.span.end;
  article.references.push_back(reference);
  return *this;
}

Finding& Made::finds(std::string_view rule, Severity severity, std::string_view place, std::string message, std::string help) {
  Finding finding;
  finding.rule = rule;
  finding.severity = severity;
  finding.span = at(place);
  finding.message = std::move(message);
  finding.help = std::move(help);
  report_.findings.push_back(std::move(finding));
  return report_.findings.back();
}

DocumentReport& Made::report() {
  Analysis& article = report_.analysis;
  std::ranges::stable_sort(report_.findings, {}, [](const Finding& finding) { return std::pair(finding.span.begin, finding.rule); });

  Matches& matches = article.matches;
  matches.cited_begin.assign(1, 0);
  matches.cited_by.clear();
  for (std::uint32_t entry = 0; entry < article.references.size(); ++entry) {
    for (const Match& match : matches.of_targets)
      if (match.reference == entry) matches.cited_by.push_back(match.citation);
    matches.cited_begin.push_back(static_cast<std::uint32_t>(matches.cited_by.size()));
  }

  article.addresses.clear();
  const auto meet = [&](std::string_view url) {
    const bool known = std::ranges::any_of(article.addresses, [&](const Address& address) { return address.canonical == url; });
    if (!url.empty() && !known) article.addresses.push_back({.written = url, .canonical = url});
  };
  for (const Citation& citation : article.citations) meet(citation.targets.front().canonical);
  for (const Reference& entry : article.references) meet(entry.canonical);

  Summary& summary = report_.summary;
  summary = {.documents = 1, .citations = article.citations.size(), .references = article.references.size()};
  for (const Match& match : matches.of_targets) summary.orphaned += match.reference == no_reference ? 1U : 0U;
  for (std::size_t entry = 0; entry < article.references.size(); ++entry) summary.unused += matches.citing(entry).empty() ? 1U : 0U;
  const auto count = [&](Severity severity) {
    return static_cast<std::size_t>(std::ranges::count_if(report_.findings, [&](const Finding& finding) {
      return finding.severity == severity && !finding.suppressed && !finding.baselined;
    }));
  };
  summary.errors = count(Severity::error);
  summary.warnings = count(Severity::warning);
  summary.notes = count(Severity::note);
  summary.suppressed =
      static_cast<std::size_t>(std::ranges::count_if(report_.findings, [](const Finding& f) { return f.suppressed.has_value(); }));
  summary.baselined = static_cast<std::size_t>(std::ranges::count_if(report_.findings, [](const Finding& f) { return f.baselined; }));
  summary.fixable = static_cast<std::size_t>(std::ranges::count_if(report_.findings, [](const Finding& f) { return f.fix.has_value() && f.fix->safe; }));
  for (const Address& address : article.addresses) {
    const Link* link = article.links == nullptr ? nullptr : article.links->find(address.canonical);
    ++summary.links[static_cast<std::size_t>(link == nullptr ? State::skipped : link->state)];
  }
  return report_;
}

std::string written(const report::Writer& writer, const std::vector<const DocumentReport*>& reports, const RunReport& run) {
  std::string out = writer.head();
  for (std::size_t i = 0; i < reports.size(); ++i)
    for (std::size_t part = 0; part < writer.parts(*reports[i]); ++part) writer.document(*reports[i], i, part, out);
  return out + writer.tail(run);
}

std::string written(const report::Writer& writer, const DocumentReport& report) {
  RunReport run;
  run.summary = report.summary;
  run.offline = true;
  run.document_problems = report.analysis.document.problems;
  return written(writer, {&report}, run);
}

}  // namespace citevet::test
