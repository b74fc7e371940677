// The run over one text or some addresses, and what it takes from the world.
#include <citevet/check.h>

#include "check/ask.h"
#include "check/party.h"
#include "check/questions.h"
#include "check/summary.h"

namespace citevet {

namespace {

// Asks as the config says. False: nobody was asked.
bool ask(detail::Questions& questions, const Config& config, const Services& services, std::vector<Problem>& problems) {
  const detail::Party party(config, services);
  if (party.nobody()) return false;
  detail::ask(questions, party.transport(), config, services, problems);
  party.look_up(questions.works);
  return true;
}

}  // namespace

DocumentReport check(std::string_view text, Format format, const Config& config, const Services& services, Answers& answers) {
  std::vector<extract::Pattern> patterns;
  for (const auto& [name, pattern] : config.markers) patterns.emplace_back(pattern);
  DocumentReport report;
  Analysis& analysis = report.analysis;
  analyse(text, format, {}, patterns, analysis);
  analysis.today = services.today;
  analysis.policy.suppression_needs_reason = config.suppression_needs_reason;
  detail::Met met;
  detail::collect(analysis, met);
  detail::Questions questions;
  questions.links = std::move(answers.links);
  questions.works = std::move(answers.works);
  questions.add(std::move(met));
  const bool asked = ask(questions, config, services, analysis.document.problems);
  answers.links = std::move(questions.links);
  answers.works = std::move(questions.works);
  if (asked) {
    analysis.links = &answers.links;
    analysis.works = &answers.works;
    detail::match_again(analysis, questions.equivalents);
    learn(analysis);
  }
  report.findings = rules::findings(analysis, config, services.rules);
  report.summary = detail::summary_of(report);
  return report;
}

LinkReport check_links(std::span<const std::string> urls, const Config& config, const Services& services) {
  detail::Questions questions;
  Links& links = questions.links;
  std::vector<std::string> canonicals(urls.size());
  for (std::size_t i = 0; i < urls.size(); ++i) {
    if (std::optional<std::string> canonical = canonical_url(urls[i])) {
      canonicals[i] = std::move(*canonical);
      Link& link = links.add(canonicals[i], urls[i]);
      link.identifiers = identifiers_in(urls[i]);
      for (const std::string& identifier : link.identifiers) questions.works.add(identifier);
    }
  }
  LinkReport report;
  const bool asked = ask(questions, config, services, report.problems);
  std::vector<Link>& found = report.links;
  for (std::size_t i = 0; i < urls.size(); ++i) {
    if (const Link* link = canonicals[i].empty() ? nullptr : links.find(canonicals[i])) {
      found.push_back(*link);
      if (!asked) found.back().reason = "offline";
    } else {
      Link& none = found.emplace_back();
      none.written = urls[i];
      none.reason = "no web address";
      none.evidence = "not an http or https address";
    }
  }
  return report;
}

WorkReport check_works(std::span<const std::string> identifiers, const Config& config, const Services& services) {
  detail::Questions questions;
  for (const std::string& identifier : identifiers) questions.works.add(identifier);
  WorkReport report;
  ask(questions, config, services, report.problems);
  for (const std::string& identifier : identifiers) report.works.push_back(*questions.works.find(identifier));
  return report;
}

std::string_view version() noexcept {
  return CITEVET_VERSION;
}

}  // namespace citevet
