// citevet extract: what was found in a document, and which citation means which entry.
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "cli/terminal.h"

#include <citevet/analysis.h>
#include <citevet/error.h>
#include <citevet/report.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace citevet::cli {

namespace {

std::string contents(const std::string& path, std::size_t limit) {
  if (path == "-") return standard_input(limit);
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) throw Error("it is a folder", path, "name one document");
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in.is_open()) throw Error("can't be read: " + std::generic_category().message(errno), path);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

int extract(const Arguments& arguments) {
  if (arguments.operands.size() != 1) throw Error("name one document", "extract", "as in: citevet extract draft.txt");
  const std::string& path = arguments.operands.front();
  refuse_address(path);
  const Settings settings(arguments, path);
  const Config& config = settings.of_run();
  const std::string text = contents(path, config.max_file_bytes);
  if (text.size() > config.max_file_bytes) throw Error("larger than the limit", path, "see --max-file-size");

  std::vector<citevet::extract::Pattern> patterns;
  int status = nothing_found;
  for (const auto& [name, pattern] : config.markers) {
    try {
      patterns.emplace_back(pattern);
    } catch (const Error& error) {
      complain("error", name + ": " + error.what());
      status = failed;
    }
  }
  DocumentReport report;
  analyse(text, config.input_format.value_or(read::format_of(path)), path, patterns, report.analysis);
  for (const Problem& problem : report.analysis.document.problems) {
    complain(name(problem.severity), path + ": " + problem.message);
    if (problem.severity == Severity::error) status = failed;
  }
  for (const Destination& to : arguments.formats) {
    Output output(to.file);
    report::TextStyle style;
    if (output.is_standard_output()) style = style_of_output(arguments.verbose);
    output.write(to.format == "json" ? report::documents_json(report) : report::extraction(report, style));
  }
  return status;
}

}  // namespace citevet::cli
