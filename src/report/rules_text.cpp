// The rules for people: the table, and what each is about.
#include "report/page.h"

#include <citevet/rule.h>

namespace citevet::report {

namespace {

void example(Page& page, std::string_view title, std::string_view text) {
  if (text.empty()) return;
  page.raw("\n").begin(Colour::bold).raw(title).end().raw("\n");
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    page.raw(end == 0 ? "  |" : "  | ").shown(text.substr(0, end)).raw("\n");
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

std::string rules_table(std::span<const Rule* const> rules, const TextStyle& style) {
  std::string out;
  Page page(out, style);
  std::size_t longest = 0;
  for (const Rule* rule : rules) longest = std::max(longest, rule->id.size());
  constexpr std::size_t severity = 7;
  const std::size_t indent = longest + severity + 4;
  for (const Rule* rule : rules) {
    page.begin(Colour::bold).raw(rule->id).end().spaces(longest + 2 - rule->id.size());
    const std::string_view word = name(rule->severity);
    page.begin(colour_of(rule->severity)).raw(word).end().spaces(severity + 2 - word.size());
    page.wrapped(printable(rule->summary), indent).raw("\n");
  }
  return out;
}

std::string explanation(const Rule& rule, const TextStyle& style) {
  std::string out;
  Page page(out, style);
  page.begin(Colour::bold).raw(rule.id).end().raw(" (");
  page.begin(colour_of(rule.severity)).raw(name(rule.severity)).end().raw(")\n");
  page.raw("  ").wrapped(printable(rule.summary), 2).raw("\n\n");
  page.wrapped(printable(rule.explanation), 0).raw("\n");
  if (const std::string setting = rules::setting(rule); !setting.empty()) page.raw("\n").wrapped(printable(setting), 0).raw("\n");
  example(page, "So it finds this:", rule.bad);
  example(page, "And is silent here:", rule.good);
  return out;
}

}  // namespace citevet::report
