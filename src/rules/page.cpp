// The documentation page of the rules.
#include "rules/page.h"

#include <citevet/rule.h>

#include <string_view>

namespace citevet::rules {

namespace {

std::string_view name_of(Severity severity) noexcept {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return {};
}

// What GitHub makes of a heading "`citation/orphaned`".
std::string anchor_of(std::string_view id) {
  std::string anchor;
  for (const char c : id)
    if (c != '/') anchor += c;
  return anchor;
}

void example(std::string& out, std::string_view title, std::string_view text) {
  out.append(title).append(":\n\n```text\n").append(text).append("```\n\n");
}

}  // namespace

std::string page() {
  std::string out =
      "<!-- Made from the table of rules in src/rules/; a test compares the two. -->\n\n# Rules\n\n"
      "Every rule finds one defect. `citevet explain RULE` shows what stands here. A rule abstains when it can't be sure.\n\n"
      "Severities are set in the config by id or group; `--select` and `--ignore` take the same names:\n\n"
      "```toml\n[rules]\n\"citation/unsourced-claim\" = \"off\"\n\"link\" = \"warning\"\n```\n\n"
      "A remark in the text silences a rule for its own line and the next; the finding stays in the report as suppressed:\n\n"
      "```text\n<!-- citevet: ignore reference/unused: cited in the box on the left -->\n"
      "[citevet: ignore reference/unused: cited in the box on the left]\n```\n\n"
      "The first form is for Markdown, the second for plain text.\n\n| rule | | says |\n| --- | --- | --- |\n";
  for (const Rule* rule : all())
    out.append("| [`")
        .append(rule->id)
        .append("`](#")
        .append(anchor_of(rule->id))
        .append(") | ")
        .append(name_of(rule->severity))
        .append(" | ")
        .append(rule->summary)
        .append(" |\n");
  out += '\n';
  for (const Rule* rule : all()) {
    out.append("## `")
        .append(rule->id)
        .append("`\n\n")
        .append(rule->explanation)
        .append("\n\nBy default: ")
        .append(name_of(rule->severity))
        .append(".\n\n");
    if (const std::string presupposed = setting(*rule); !presupposed.empty()) out.append(presupposed).append("\n\n");
    example(out, "Reported", rule->bad);
    example(out, "Put right", rule->good);
  }
  out.pop_back();
  return out;
}

}  // namespace citevet::rules
