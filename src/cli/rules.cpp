// citevet rules, citevet explain: the table of the rules, and what each is about.
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/terminal.h"

#include <citevet/error.h>
#include <citevet/report.h>
#include <citevet/rule.h>

#include <algorithm>

namespace citevet::cli {

int rules(const Arguments& arguments) {
  for (const Destination& to : arguments.formats) {
    Output output(to.file);
    report::TextStyle style;
    if (output.is_standard_output()) style = style_of_output(arguments.verbose);
    output.write(to.format == "json" ? report::rules_json(citevet::rules::all()) : report::rules_table(citevet::rules::all(), style));
  }
  return nothing_found;
}

int explain(const Arguments& arguments) {
  if (arguments.operands.size() != 1) throw Error("name one rule", "explain", "as in: citevet explain citation/orphaned");
  const std::string& id = arguments.operands.front();
  Output output({});
  const report::TextStyle style = style_of_output(arguments.verbose);
  if (const Rule* rule = citevet::rules::find(id)) {
    output.write(report::explanation(*rule, style));
    return nothing_found;
  }
  std::vector<const Rule*> group;
  for (const Rule* rule : citevet::rules::all())
    if (rule->id.size() > id.size() && rule->id.starts_with(id) && rule->id[id.size()] == '/') group.push_back(rule);
  if (!group.empty()) {
    output.write(report::rules_table(group, style));
    return nothing_found;
  }
  std::string meant;
  for (const std::string_view similar : citevet::rules::similar(id)) meant.append(meant.empty() ? "did you mean " : " or ").append(similar);
  throw Error("unknown rule \"" + id + "\"", "explain", meant.empty() ? "\"citevet rules\" lists them" : meant.append("?"));
}

}  // namespace citevet::cli
