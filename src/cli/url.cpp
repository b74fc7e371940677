// citevet url: what is known of addresses, and whether they answer.
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "cli/terminal.h"

#include <citevet/check.h>
#include <citevet/error.h>

#include <algorithm>

namespace citevet::cli {

int url(const Arguments& arguments) {
  if (arguments.operands.empty()) throw Error("name an address", "url", "as in: citevet url https://example.org/");
  const Settings settings(arguments, ".");
  const Config& config = settings.of_run();
  LinkReport report;
  {
    Asking asking(false, arguments.host_stats);  // its report is the verdicts
    Interrupt interrupt;
    Services services;
    services.today = today(arguments, config);
    asking.listen(services);
    services.stop = interrupt.token();
    report = check_links(arguments.operands, config, services);
    asking.end();
  }
  for (const Problem& problem : report.problems) complain(name(problem.severity), problem.message);
  const std::vector<Link>& links = report.links;
  for (const Destination& to : arguments.formats) {
    Output output(to.file);
    citevet::report::TextStyle style;
    style.verbose = arguments.verbose;
    if (output.is_standard_output()) style = style_of_output(arguments.verbose);
    output.write(to.format == "json" ? citevet::report::links_json(links) : citevet::report::verdicts(links, style));
  }
  if (std::ranges::any_of(links, [](const Link& link) { return !canonical_url(link.written.empty() ? link.url : link.written); }))
    return failed;
  if (std::ranges::any_of(report.problems, [](const Problem& problem) { return problem.severity == Severity::error; })) return failed;
  return std::ranges::any_of(links, [](const Link& link) { return link.state == State::gone; }) ? findings : nothing_found;
}

}  // namespace citevet::cli
