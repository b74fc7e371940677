// citevet check: the main job.
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "cli/terminal.h"

#include <citevet/check.h>
#include <citevet/error.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <system_error>

namespace citevet::cli {

namespace {

// A report must not take the place of an article.
void refuse_input_as_output(const std::string& file, const std::vector<Input>& documents) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) return;
  const std::string name = std::filesystem::path(file).filename().string();
  for (const Input& document : documents)
    if (document.path.ends_with(name) && std::filesystem::equivalent(document.path, file, error))
      throw Error("the report would overwrite a document that is to be checked", file, "give it another name");
}

int status_of(const RunResult& result, const Config& config) {
  if (std::ranges::any_of(result.problems, [](const Problem& problem) { return problem.severity == Severity::error; })) return failed;
  if (config.fail_on && result.worst && *result.worst >= *config.fail_on) return findings;
  if (config.fail_on_incomplete && result.summary.incomplete) return findings;
  return nothing_found;
}

}  // namespace

int check(const Arguments& arguments) {
  std::vector<std::string> places = arguments.operands;
  if (places.empty()) places.emplace_back(".");
  for (const std::string& place : places) refuse_address(place);
  Settings settings(arguments, places.front());
  const Config& config = settings.of_run();
  const Inputs found = inputs(places, settings);
  for (const std::string& complaint : found.complaints) complain("error", complaint);

  Asking asking(arguments.verbose, arguments.host_stats);
  std::deque<Output> files;
  std::vector<citevet::Output> outputs;
  for (const Destination& to : arguments.formats) {
    refuse_input_as_output(to.file, found.documents);
    Output& file = files.emplace_back(to.file);
    report::TextStyle style;
    style.verbose = arguments.verbose;
    if (file.is_standard_output()) style = style_of_output(arguments.verbose);
    outputs.push_back({report::named(to.format, style), [&file, &asking](std::string_view text) {
                         asking.clear();
                         file.write(text);
                       }});
  }

  Interrupt interrupt;
  Services services;
  services.today = today(arguments, config);
  asking.listen(services);
  services.stop = interrupt.token();
  const RunResult result = citevet::check(found.documents, config, services, outputs);
  asking.end();
  return std::max(found.complaints.empty() ? nothing_found : failed, static_cast<Status>(status_of(result, config)));
}

}  // namespace citevet::cli
