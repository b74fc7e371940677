// The text format: what an editor reads. docs/text-report.md says how.
#include "report/addresses.h"
#include "report/excerpt.h"
#include "report/page.h"
#include "report/places.h"
#include "report/timestamp.h"

#include <citevet/report.h>

#include <algorithm>

namespace citevet::report {

namespace {

// The line numbers' column and what stands behind it.
constexpr std::size_t number_width = 5, gutter = 8;
constexpr std::string_view no_number = "      | ", help_mark = "      = ";
// Where the last block's values begin: "  Result   ".
constexpr std::size_t block_indent = 11;

// A line of explanation under a finding; `text` is of unknown origin.
void write_help(Page& page, std::string_view before, std::string_view text, std::string_view after = {}) {
  std::string line(before);
  append_printable(line, text);
  line += after;
  page.raw(help_mark).wrapped(line, gutter).raw("\n");
}

// A line of the last block; `text` is printable.
void write_block(Page& page, std::string_view title, std::string_view text) {
  page.raw("  ").begin(Colour::bold).raw(title).end().spaces(block_indent - 2 - title.size()).wrapped(text, block_indent).raw("\n");
}

bool is_shown(const Finding& finding, bool verbose) noexcept {
  return verbose || (!finding.suppressed && !finding.baselined);
}

// Writes the findings of one document.
class Findings {
 public:
  Findings(Page& page, const DocumentReport& report)
      : page_(page), article_(report.analysis), findings_(report.findings), places_(report.analysis.document, report.findings) {}

  void write() {
    for (std::size_t i = 0; i < findings_.size(); ++i) {
      const Finding& finding = findings_[i];
      if (!is_shown(finding, page_.verbose())) continue;
      const Position position = places_.begin(finding);
      const std::size_t entry = entry_at(finding.span.begin);
      const bool same_group = any_ && (entry != none ? entry == entry_ : entry_ == none && position.line == line_);
      if (any_ && !same_group) page_.raw("\n");
      heading(finding, position);
      // The line is shown once: for an entry as a whole, elsewhere for all places that stand in the part shown.
      const bool on_page = same_group && position.line == line_ && (entry != none || i < shown_until_);
      if (!on_page) source(i, position.line);
      help(finding);
      any_ = true;
      entry_ = entry;
      line_ = position.line;
    }
  }

  [[nodiscard]] bool any() const noexcept { return any_; }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  // The entry that the offset lies in; asked in rising order.
  std::size_t entry_at(std::uint32_t offset) noexcept {
    const auto& entries = article_.references;
    while (next_entry_ < entries.size() && entries[next_entry_].span.end <= offset) ++next_entry_;
    return next_entry_ < entries.size() && entries[next_entry_].span.contains(offset) ? next_entry_ : none;
  }

  void heading(const Finding& finding, Position position) {
    page_.begin(Colour::bold).shown(article_.document.path).raw(":").number(position.line).raw(":").number(position.column).raw(":").end();
    page_.raw(" ").begin(colour_of(finding.severity)).raw(name(finding.severity)).end().raw(": ").shown(finding.message);
    page_.raw("  ").begin(Colour::dim).raw("[").shown(finding.rule).raw("]").end();
    if (finding.baselined) page_.raw(" (in the baseline)");
    if (finding.suppressed) {
      page_.raw(finding.suppressed->empty() ? " (suppressed" : " (suppressed: ").shown(*finding.suppressed).raw(")");
    }
    page_.raw("\n");
  }

  // Shows the line of finding `first`, with every other place that stands in the part shown.
  void source(std::size_t first, std::uint32_t line_number) {
    const Document& document = article_.document;
    if (line_number > document.lines.size()) return;
    Span line{document.lines[line_number - 1], static_cast<std::uint32_t>(document.text.size())};
    if (line_number < document.lines.size()) line.end = document.lines[line_number];
    if (line.begin == 0 && document.text.starts_with("\xEF\xBB\xBF")) line.begin = 3;
    while (line.end > line.begin && (document.text[line.end - 1] == '\n' || document.text[line.end - 1] == '\r')) --line.end;

    // No excerpt holds more places than it has cells, so those far behind need no look.
    marks_.clear();
    for (std::size_t i = first; i < findings_.size() && marks_.size() < page_.width() && findings_[i].span.begin <= line.end; ++i)
      if (is_shown(findings_[i], page_.verbose())) marks_.push_back(findings_[i].span);
    const Excerpt cut = excerpt(document.text, line, marks_, page_.width() - gutter);
    shown_until_ = first;
    for (const std::size_t most = findings_.size(); shown_until_ < most && shown_until_ - first < page_.width(); ++shown_until_)
      if (findings_[shown_until_].span.begin > cut.end || (findings_[shown_until_].span.begin == cut.end && cut.end != line.end)) break;

    std::string number;
    append_number(number, line_number);
    if (number.size() < number_width) number.insert(0, number_width - number.size(), ' ');
    page_.begin(Colour::dim).raw(number).raw(" | ").end().raw(cut.line).raw("\n");
    page_.begin(Colour::dim).raw(no_number).end().begin(colour_of(findings_[first].severity)).raw(cut.underline).end().raw("\n");
  }

  void help(const Finding& finding) {
    // One that may change what is said waits for somebody to look at it.
    const std::string_view fixable = finding.fix && finding.fix->safe ? "  (fixable)" : "";
    const std::string* replacement = nullptr;
    if (finding.fix && finding.fix->edits.size() == 1) replacement = &finding.fix->edits.front().text;
    // Where the sentence names the replacement, it is not said twice.
    const bool said = finding.fix && !finding.help.empty() &&
                      (replacement == nullptr || replacement->empty() || finding.help.find(*replacement) != std::string::npos);
    if (!finding.help.empty()) write_help(page_, {}, finding.help, said ? fixable : std::string_view{});
    if (finding.fix && !said) {
      if (replacement != nullptr && !replacement->empty()) {
        write_help(page_, "use ", *replacement, fixable);
      } else {
        write_help(page_, {}, replacement != nullptr ? "take it out" : "it can be put right where it stands", fixable);
      }
    }
    related(finding);
  }

  // Whether the sentences name the line already: "the closest one is … (line 8)".
  static bool names_line(const Finding& finding, std::size_t line) {
    std::string words("line ");
    append_number(words, line);
    words += ')';
    return finding.message.find(words) != std::string::npos || finding.help.find(words) != std::string::npos;
  }

  void related(const Finding& finding) {
    constexpr std::size_t most = 8;
    const auto& places = finding.related;
    if (places.size() == 1 && names_line(finding, places_.begin(places.front()).line)) return;
    for (std::size_t i = 0; i < places.size() && i < most;) {
      // Places that say the same stand on one line.
      std::vector<std::size_t> lines;
      std::size_t end = i;
      for (; end < places.size() && end < most && places[end].message == places[i].message; ++end)
        if (const std::size_t line = places_.begin(places[end]).line; lines.empty() || lines.back() != line) lines.push_back(line);
      std::string where = lines.size() == 1 ? "also at line " : "also at lines ";
      for (std::size_t k = 0; k < lines.size(); ++k) {
        if (k != 0) where += k + 1 == lines.size() ? " and " : ", ";
        append_number(where, lines[k]);
      }
      if (!places[i].message.empty()) where += ": ";
      write_help(page_, where, places[i].message);
      i = end;
    }
    if (places.size() > most) {
      std::string rest = "and at ";
      append_count(rest, places.size() - most, "more place");
      write_help(page_, rest, {});
    }
  }

  Page& page_;
  const Analysis& article_;
  std::span<const Finding> findings_;
  Places places_;
  std::vector<Span> marks_;
  bool any_ = false;
  std::size_t entry_ = none;     // of the finding before
  std::uint32_t line_ = 0;       // of the finding before
  std::size_t shown_until_ = 0;  // the findings before this one have their place in an excerpt
  std::size_t next_entry_ = 0;
};

void problem(Page& page, std::string_view what, const Problem& problem) {
  page.begin(Colour::bold).shown(what).raw(":").end().raw(" ");
  page.begin(colour_of(problem.severity)).raw(name(problem.severity)).end().raw(": ").shown(problem.message);
  page.raw("  ").begin(Colour::dim).raw("[").raw(name(problem.kind)).raw("]").end().raw("\n");
}

// "9 citations of 6 sources, 9 references: every citation has its reference, 3 references are never cited"
std::string counts(const DocumentReport& report) {
  const Analysis& article = report.analysis;
  const std::size_t citations = article.citations.size();
  const std::size_t references = article.references.size();
  std::string out;
  append_count(out, citations, "citation");
  if (citations != 0) {
    out += " of ";
    append_count(out, count_sources(article), "source");
  }
  out += ", ";
  append_count(out, references, "reference");
  out += ": ";
  if (citations == 0 && references == 0) return out += "is this the right file?";
  if (references == 0) return out += article.lists.empty() ? "there is no reference list" : "the reference list is empty";
  if (citations == 0) return out += references == 1 ? "nothing in the text cites it" : "nothing in the text cites them";

  std::size_t without_reference = 0;
  for (const Citation& citation : article.citations) {
    const auto matches = article.matches.of(citation);
    const bool matched = std::any_of(matches.begin(), matches.end(), [](const Match& match) { return match.reference != no_reference; });
    without_reference += matched ? 0U : 1U;
  }
  std::size_t uncited = 0;
  std::size_t optional = 0;  // of them those in lists of further reading
  for (std::size_t i = 0; i < references; ++i) {
    if (!article.matches.citing(i).empty()) continue;
    ++uncited;
    if (article.lists[article.references[i].list].may_stay_uncited) ++optional;
  }

  const char* separator = "";
  const auto clause = [&](std::size_t number, std::string_view one, std::string_view many) {
    if (number == 0) return;
    out += separator;
    append_count(out, number, one, many);
    separator = ", ";
  };
  const std::size_t orphaned = report.summary.orphaned;
  const std::size_t unclear = without_reference > orphaned ? without_reference - orphaned : 0;
  clause(orphaned, "citation has no reference", "citations have no reference");
  clause(unclear, "citation could not be matched to an entry", "citations could not be matched to an entry");
  if (orphaned == 0 && unclear == 0) {
    out += "every citation has its reference";
    separator = ", ";
  }
  const std::size_t unused = report.summary.unused;
  clause(unused, "reference is never cited", "references are never cited");
  clause(optional, "may stay uncited", "may stay uncited");
  if (uncited == 0) out += ", every reference is cited";
  return out;
}

// Where the verdicts come from.
struct Sources {
  std::size_t settled = 0;            // alive, by the word of their registry
  std::size_t kept = 0;               // by what an earlier run was answered
  std::chrono::sys_seconds oldest{};  // of those; the epoch: none

  void add(const Link& link) noexcept {
    if (link.state == State::alive && !link.settled_by.empty()) ++settled;
    if (!link.from_cache) return;
    ++kept;
    if (link.checked_at != std::chrono::sys_seconds{} && (oldest == std::chrono::sys_seconds{} || link.checked_at < oldest))
      oldest = link.checked_at;
  }
};

// "9 alive, 4 of them settled by their registry · 0 gone · 7 from the cache, the oldest of 2026-11-12"
std::string links_in_words(const std::array<std::size_t, 6>& counts, const Sources& sources) {
  const std::size_t settled = sources.settled;
  const auto count = [&](State state) { return counts[static_cast<std::size_t>(state)]; };
  std::string out;
  append_count(out, count(State::alive), "alive", "alive");
  if (settled != 0) {
    out += ", ";
    append_number(out, settled);
    out += settled == count(State::alive) ? " settled by the registry" : " of them settled by their registry";
  }
  out += " · ";
  append_count(out, count(State::gone), "gone", "gone");
  const auto add = [&](State state, std::string_view one, std::string_view many) {
    if (count(state) == 0) return;
    out += " · ";
    append_count(out, count(state), one, many);
  };
  add(State::suspect, "suspect", "suspect");
  add(State::blocked, "blocked: the site turns programs away", "blocked: their sites turn programs away");
  add(State::unreachable, "unreachable", "unreachable");
  add(State::skipped, "not asked", "not asked");
  if (sources.kept != 0) {
    out += " · ";
    append_number(out, sources.kept);
    out.append(" from the cache, the oldest of ").append(timestamp(sources.oldest).substr(0, 10));
  }
  return out;
}

// "4 verified · 1 differs from what its registry says · 5 could not be verified"; empty when nobody was asked.
std::string works_in_words(const std::array<std::size_t, 5>& counts) {
  std::string out;
  const auto add = [&](Verification kind, std::string_view one, std::string_view many) {
    const std::size_t count = counts[static_cast<std::size_t>(kind)];
    if (count == 0) return;
    if (!out.empty()) out += " · ";
    append_count(out, count, one, many);
  };
  add(Verification::verified, "verified", "verified");
  add(Verification::differs, "differs from what its registry says", "differ from what their registries say");
  add(Verification::not_found, "is known to no registry", "are known to no registry");
  add(Verification::unverified, "could not be verified", "could not be verified");
  return out;
}

std::string result_in_words(const Summary& summary) {
  std::string out;
  append_count(out, summary.errors, "error");
  out += ", ";
  append_count(out, summary.warnings, "warning");
  out += ", ";
  append_count(out, summary.notes, "note");
  const char* separator = "; ";
  const auto add = [&](std::size_t number, std::string_view what) {
    if (number == 0) return;
    out += separator;
    append_number(out, number);
    out += what;
    separator = ", ";
  };
  add(summary.fixable, " fixable");
  add(summary.suppressed, " suppressed");
  add(summary.baselined, " in the baseline");
  return out;
}

// Whether the article may go out. `unasked`: it has links, and nobody was asked.
std::string advice(const Summary& summary, bool nothing_found, bool unasked) {
  std::string out;
  if (summary.errors != 0) {
    out = "It should not go out yet: ";
    append_count(out, summary.errors, "error has", "errors have");
    return out += " to be put right first.";
  }
  if (nothing_found && summary.warnings == 0) return "Nothing was found that could be checked, so this says nothing about the article.";
  if (summary.warnings != 0) {
    out = "It may go out once someone has looked at the ";
    if (summary.warnings == 1) {
      out += "warning";
    } else {
      append_count(out, summary.warnings, "warning");
    }
    out += '.';
  } else if (summary.notes != 0) {
    out = summary.notes == 1 ? "It may go out; the note is worth a look." : "It may go out; the notes are worth a look.";
  } else {
    out = "It may go out: there is nothing to put right.";
  }
  if (unasked) out += " Whether its links still work was not checked.";
  return out;
}

constexpr std::string_view incomplete_in_words =
    "Not everything could be asked, so this is not the last word: check again when the sources can be reached.";

class Text final : public Writer {
 public:
  explicit Text(const TextStyle& style) : style_(style) {}

  void document(const DocumentReport& report, std::size_t index, std::size_t /*part*/, std::string& out) const override {
    Page page(out, style_);
    const Document& document = report.analysis.document;
    if (index != 0) page.raw("\n");
    if (!report.error.empty()) {
      page.begin(Colour::bold).shown(document.path).raw(":").end().raw(" ");
      page.begin(Colour::error).raw("error").end().raw(": can't be read: ").shown(report.error).raw("\n");
      return;
    }
    Findings findings(page, report);
    findings.write();
    if (findings.any()) page.raw("\n");
    for (const Problem& met : document.problems) problem(page, document.path, met);
    if (!document.problems.empty()) page.raw("\n");
    summary(page, report);
  }

  std::string tail(const RunReport& run) const override {
    std::string out;
    Page page(out, style_);
    if (!run.problems.empty()) {
      page.raw("\n");
      for (const Problem& met : run.problems) problem(page, met.name.empty() ? std::string_view("citevet") : met.name, met);
    }
    if (run.summary.documents > 1) {
      page.raw("\n");
      total(page, run);
    }
    if (run.summary.incomplete) {
      page.raw("\n").wrapped(incomplete_in_words, 0).raw("\n");
    }
    return out;
  }

 private:
  static void summary(Page& page, const DocumentReport& report) {
    const Analysis& article = report.analysis;
    std::string path = printable(article.document.path.empty() ? std::string_view("the text") : article.document.path);
    page.begin(Colour::bold).raw(path).end().raw("  ");
    std::size_t column = 2;
    for (std::size_t at = 0; at < path.size();) {
      const Glyph glyph = glyph_at(path, at);
      column += glyph.cells;
      at += glyph.bytes;
    }
    page.wrapped(counts(report), column, block_indent).raw("\n");

    if (!article.addresses.empty()) links(page, article, report.summary);
    if (const std::string works = works_in_words(report.summary.verification); !works.empty()) write_block(page, "Works", works);
    write_block(page, "Result", result_in_words(report.summary));
    const bool nothing = article.citations.empty() && article.references.empty();
    page.spaces(block_indent)
        .wrapped(advice(report.summary, nothing, article.links == nullptr && !article.addresses.empty()), block_indent)
        .raw("\n");
  }

  static void links(Page& page, const Analysis& article, const Summary& summary) {
    if (article.links == nullptr) {
      std::string line;
      append_count(line, article.addresses.size(), "address", "addresses");
      write_block(page, "Links", line += ", not asked: offline");
      return;
    }
    Sources sources;
    for (const Address& address : article.addresses)
      if (const Link* link = article.links->find(address.canonical)) sources.add(*link);
    write_block(page, "Links", links_in_words(summary.links, sources));
    if (!page.verbose()) return;
    for (const Address& address : article.addresses) {
      const Link* link = article.links->find(address.canonical);
      if (link == nullptr) continue;
      std::string line(name(link->state));
      line.resize(std::max<std::size_t>(line.size() + 1, 12), ' ');
      append_printable(line, address.written);
      if (!link->evidence.empty()) {
        line += "  ";
        append_printable(line, link->evidence);
      }
      page.spaces(block_indent).wrapped(line, block_indent, block_indent + 12).raw("\n");
    }
  }

  static void total_of_references(std::string& line, const Summary& all) {
    line += ": ";
    if (all.orphaned == 0) {
      line += "no citation lacks its reference";
    } else {
      append_count(line, all.orphaned, "citation has no reference", "citations have no reference");
    }
    line += ", ";
    if (all.unused == 0) {
      line += "no reference is left uncited";
    } else {
      append_count(line, all.unused, "reference is never cited", "references are never cited");
    }
  }

  static void total(Page& page, const RunReport& run) {
    const Summary& all = run.summary;
    std::string line;
    append_count(line, all.documents, "document");
    line += ", ";
    append_count(line, all.citations, "citation");
    line += ", ";
    append_count(line, all.references, "reference");
    if (all.references != 0) total_of_references(line, all);
    write_block(page, "In all", line);
    Sources sources;
    if (run.links != nullptr)
      for (const Link& link : run.links->all()) sources.add(link);
    if (run.offline && sources.kept == 0)
      write_block(page, "Links", "not asked: offline");
    else if (run.links != nullptr && !run.links->all().empty())
      write_block(page, "Links", links_in_words(all.links, sources));
    if (const std::string works = works_in_words(all.verification); !works.empty()) write_block(page, "Works", works);
    write_block(page, "Result", result_in_words(all));
  }

  TextStyle style_;
};

}  // namespace

std::unique_ptr<Writer> text(const TextStyle& style) {
  return std::make_unique<Text>(style);
}

}  // namespace citevet::report
