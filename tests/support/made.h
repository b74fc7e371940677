// A document's report made by hand, for tests of what comes after the analysis.
#pragma once

#include <citevet/report.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace citevet::test {

// An article in which citations, entries and findings are named by the words where they stand; each is looked for behind the one before of
// its kind. The words must be there.
class Made {
 public:
  explicit Made(std::string text, std::string path = "draft.txt");

  // A marker with one address; `entry`: the index of the reference that it means, or no_reference.
  Made& cites(std::string_view marker, std::string_view url, std::uint32_t entry);
  // An entry; `author` and `title` are words in it, and so is `url`.
  Made& lists(std::string_view entry, std::string_view author = {}, std::string_view title = {}, std::string_view url = {});
  // A finding at `place`, which is looked for from the start. The result stays valid until the next finding.
  Finding& finds(std::string_view rule, Severity severity, std::string_view place, std::string message, std::string help = {});

  [[nodiscard]] Span at(std::string_view words, std::size_t from = 0) const;
  // Counts, matches and sorts; call it last.
  [[nodiscard]] DocumentReport& report();

 private:
  std::unique_ptr<const std::string> text_;
  DocumentReport report_;
  std::size_t cited_ = 0, listed_ = 0;
};

// The whole of one writer's output for these reports.
[[nodiscard]] std::string written(const report::Writer& writer, const std::vector<const DocumentReport*>& reports, const RunReport& run);

// As it would be for a run over just this document, offline.
[[nodiscard]] std::string written(const report::Writer& writer, const DocumentReport& report);

}  // namespace citevet::test
