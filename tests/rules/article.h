// Runs the rules over a text.
#pragma once

#include <citevet/analysis.h>
#include <citevet/rule.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace citevet::test {

inline constexpr std::chrono::year_month_day today{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(24)};

// What a rule's answers stand for.
inline Links links_of(std::span<const Answer> answers) {
  Links links;
  for (const Answer& answer : answers) {
    Link& link = links.add(answer.url, answer.url);
    link.state = answer.state;
    link.status = answer.status;
    link.reason = answer.reason;
    link.archived = answer.archived;
    if (!answer.missing_fragment.empty()) link.missing_fragments.emplace_back(answer.missing_fragment);
    Hop& first = link.exchanges.emplace_back();
    first.url = answer.url;
    first.status = answer.status;
    first.failure = answer.failure;
    if (!answer.moved_to.empty()) {
      first.status = 301;
      link.redirects.emplace_back(answer.moved_to);
      Hop& second = link.exchanges.emplace_back();
      second.url = answer.moved_to;
      second.status = answer.status;
    }
  }
  return links;
}

// What the registries of a rule's examples say.
inline Works works_of(std::vector<Work>&& known, std::vector<Search>&& searches = {}) {
  Works works;
  for (Search& search : searches) works.add_search(search.key) = std::move(search);
  for (Work& work : known) {
    const std::size_t index = works.add(work.identifier);
    works.all()[index] = std::move(work);
  }
  return works;
}

// A text taken apart, with what it needs to stay alive.
struct Article {
  std::string text;
  Links links;
  Works works;
  Analysis analysis;
};

inline std::unique_ptr<Article> article(std::string_view text, Format format = Format::text, std::span<const Answer> answers = {}) {
  auto made = std::make_unique<Article>();
  made->text = text;
  made->links = links_of(answers);
  analyse(made->text, format, "article", {}, made->analysis);
  made->analysis.today = today;
  if (!answers.empty()) made->analysis.links = &made->links;
  return made;
}

// The findings of a plain text that count: neither suppressed nor in a baseline.
inline std::vector<Finding> findings_in(std::string_view text, const Rule& rule) {
  const auto made = article(text, Format::text, rule.answers);
  made->analysis.policy = rule.policy;
  if (rule.works != nullptr) {
    made->works = works_of(rule.works(), rule.searches != nullptr ? rule.searches() : std::vector<Search>());
    made->analysis.works = &made->works;
    learn(made->analysis);
  }
  std::vector<Finding> found = rules::findings(made->analysis, {});
  std::erase_if(found, [](const Finding& finding) { return finding.suppressed.has_value(); });
  return found;
}

inline std::vector<std::string_view> ids(const std::vector<Finding>& findings) {
  std::vector<std::string_view> ids;
  for (const Finding& finding : findings) ids.push_back(finding.rule);
  return ids;
}

// Where one rule finds something in a text: the words underlined.
inline std::vector<std::string> places(std::string_view rule, std::string_view text, Format format = Format::text) {
  const auto made = article(text, format);
  std::vector<std::string> places;
  for (const Finding& finding : rules::findings(made->analysis, {.select = {std::string(rule)}}))
    places.emplace_back(made->analysis.text(finding.span));
  return places;
}

using Places = std::vector<std::string>;

// An article of one citation and one entry, of which the entry is given.
inline std::string with_entry(std::string_view entry) {
  return "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n" + std::string(entry) + "\n";
}

}  // namespace citevet::test
