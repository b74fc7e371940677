/// What a run found out, and the forms in which it is written.
#pragma once

#include <citevet/analysis.h>
#include <citevet/export.h>
#include <citevet/finding.h>
#include <citevet/link.h>
#include <citevet/problem.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace citevet {

/// The counts of a document or of a run.
struct Summary {
  std::size_t documents = 0;
  std::size_t citations = 0;
  std::size_t references = 0;
  std::size_t orphaned = 0;                         ///< citations that the list lacks
  std::size_t unused = 0;                           ///< references that nothing cites
  std::size_t errors = 0, warnings = 0, notes = 0;  ///< findings that count: neither suppressed nor in the baseline
  std::size_t suppressed = 0, baselined = 0;
  std::size_t fixable = 0;                    ///< findings with a safe fix
  std::array<std::size_t, 6> links{};         ///< by State
  std::array<std::size_t, 5> verification{};  ///< references, by Verification
  bool incomplete = false;                    ///< some question got no answer for a reason that is the run's

  CITEVET_EXPORT Summary& operator+=(const Summary& other) noexcept;
};

/// One document's part of a report. Views in it lead into `analysis`.
struct DocumentReport {
  Analysis analysis;
  std::vector<Finding> findings;
  std::string error;  ///< why the document could not be read; empty when it was
  Summary summary;
};

/// What concerns the run as a whole.
struct RunReport {
  const Links* links = nullptr;                ///< null: nobody was asked, and no writer wants them
  const Works* works = nullptr;                ///< null: nobody was asked
  std::span<const Problem> document_problems;  ///< what the documents' own reports show: unreadable files, `document.problems`
  std::span<const Problem> problems;           ///< all others
  Summary summary;
  bool offline = false;
};

struct Rule;

namespace report {

/// How a text report is laid out.
struct TextStyle {
  std::size_t width = 80;  ///< columns
  bool colour = false;
  bool verbose = false;
};

/// One output format. A run calls head() once, document() once for each part of each document, in any thread and any order, and tail()
/// once; the pieces are written in the order of the documents and their parts.
class CITEVET_EXPORT Writer {
 public:
  virtual ~Writer() = default;
  [[nodiscard]] virtual std::string head() const { return {}; }
  /// In how many parts a document is written, at least 1: so that a large one needs no memory for the whole, and several threads can write
  /// it.
  [[nodiscard]] virtual std::size_t parts(const DocumentReport& /*document*/) const { return 1; }
  /// Appends one part of one document to `out`. `index` and `part` count from 0. Called from several threads at once.
  virtual void document(const DocumentReport& document, std::size_t index, std::size_t part, std::string& out) const = 0;
  [[nodiscard]] virtual std::string tail(const RunReport& run) const = 0;
  /// tail() needs RunReport::links also when nobody was asked: every distinct address of the run is then kept until the end.
  [[nodiscard]] virtual bool wants_links() const noexcept { return false; }
};

/// The report for people: docs/text-report.md.
[[nodiscard]] CITEVET_EXPORT std::unique_ptr<Writer> text(const TextStyle& style);
/// One JSON document: docs/report.schema.json.
[[nodiscard]] CITEVET_EXPORT std::unique_ptr<Writer> json();
/// A JSON document per line and article, the run's summary on the last line.
[[nodiscard]] CITEVET_EXPORT std::unique_ptr<Writer> jsonl();

/// What was found in a document, for people: each citation with the entry that it means, each entry with the lines that cite it.
[[nodiscard]] CITEVET_EXPORT std::string extraction(const DocumentReport& document, const TextStyle& style);
/// What is known of addresses, for people: canonical form, identifiers, verdict and evidence.
[[nodiscard]] CITEVET_EXPORT std::string verdicts(std::span<const Link> links, const TextStyle& style);

/// Rules as a table, and what one of them is about, with its examples.
[[nodiscard]] CITEVET_EXPORT std::string rules_table(std::span<const Rule* const> rules, const TextStyle& style);
[[nodiscard]] CITEVET_EXPORT std::string explanation(const Rule& rule, const TextStyle& style);

/// The report's own arrays as JSON, with a line end: `documents` of one document, `links`, `works`, and the rules with their texts.
[[nodiscard]] CITEVET_EXPORT std::string documents_json(const DocumentReport& document);
[[nodiscard]] CITEVET_EXPORT std::string links_json(std::span<const Link> links);
[[nodiscard]] CITEVET_EXPORT std::string works_json(std::span<const Work> works);
[[nodiscard]] CITEVET_EXPORT std::string rules_json(std::span<const Rule* const> rules);

/// A text of unknown origin as a terminal may get it: UTF-8 on one line, control and bidirectional characters shown as `<U+202E>`, invalid
/// bytes as U+FFFD.
[[nodiscard]] CITEVET_EXPORT std::string printable(std::string_view text);

/// The writer with this name (`text`, `json`, `jsonl`), or null.
[[nodiscard]] CITEVET_EXPORT std::unique_ptr<Writer> named(std::string_view format, const TextStyle& style);
/// The names, for messages.
[[nodiscard]] CITEVET_EXPORT std::span<const std::string_view> names() noexcept;

}  // namespace report

}  // namespace citevet
