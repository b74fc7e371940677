// The JSON reports: what they hold, read back by a JSON parser.
#include <boost/json.hpp>
#include <catch2/catch_test_macros.hpp>

#include "support/made.h"
#include "support/reports.h"

using namespace citevet;
using test::Made;
using test::save_report;
using test::written;

namespace {

constexpr std::string_view mixed =
    "\xEF\xBB\xBFR\xC3\xA9st \xE7\x9D\xA1\xE7\x9C\xA0 \xF0\x9F\x98\x80\thelps (Source: https://example.org/rest).\r\n"
    "\r\n"
    "References\r\n"
    "Moss, A. (2021). Rest \xFF. https://example.org/rest\r\n";

Made mixed_article() {
  Made article{std::string(mixed)};
  article.cites("(Source: https://example.org/rest)", "https://example.org/rest", 0);
  article.lists("Moss, A. (2021). Rest \xFF. https://example.org/rest", "Moss, A.", "Rest \xFF", "https://example.org/rest");
  Finding& finding = article.finds("citation/orphaned", Severity::error, "https://example.org/rest", "no reference", "add one");
  finding.citation = 0;
  finding.fingerprint = 0x0123456789ABCDEF;
  finding.related = {{article.at("Moss, A."), "the closest entry"}};
  finding.fix = Fix{{{finding.span, "https://example.org/naps"}}, false};
  finding.suppressed = "known";
  return article;
}

const boost::json::value& first(const boost::json::value& report, std::string_view list) {
  return report.at("documents").at(0).at(list).at(0);
}

}  // namespace

TEST_CASE("offsets are the file's bytes, columns its code points", "[report]") {
  Made article = mixed_article();
  const auto report = boost::json::parse(save_report("mixed.json", written(*report::json(), article.report())));
  const auto& citation = first(report, "citations");
  CHECK(citation.at("start") == 27);
  CHECK(citation.at("end") == 61);
  CHECK(citation.at("line") == 1);
  CHECK(citation.at("column") == 17);
  CHECK(citation.at("text") == "(Source: https://example.org/rest)");
  const auto& finding = first(report, "findings");
  CHECK(finding.at("column") == 26);
  CHECK(finding.at("end_line") == 1);
  CHECK(finding.at("end_column") == 50);
  const auto& reference = first(report, "references");
  CHECK(reference.at("line") == 4);
  CHECK(reference.at("column") == 1);
  CHECK(reference.at("title") == "Rest \uFFFD");
  CHECK(reference.at("spans").at("title").at(1).as_int64() - reference.at("spans").at("title").at(0).as_int64() == 6);
}

TEST_CASE("a finding carries all that is known of it", "[report]") {
  Made article = mixed_article();
  const auto report = boost::json::parse(written(*report::json(), article.report()));
  const auto& finding = first(report, "findings");
  CHECK(finding.at("rule") == "citation/orphaned");
  CHECK(finding.at("severity") == "error");
  CHECK(finding.at("citation") == 0);
  CHECK(finding.at("reference").is_null());
  CHECK(finding.at("url").is_null());
  CHECK(finding.at("related").at(0).at("line") == 4);
  CHECK(finding.at("related").at(0).at("message") == "the closest entry");
  CHECK(finding.at("fix").at("safe") == false);
  CHECK(finding.at("fix").at("edits").at(0).at("text") == "https://example.org/naps");
  CHECK(finding.at("suppressed").at("reason") == "known");
  CHECK(finding.at("fingerprint") == "0123456789abcdef");
}

TEST_CASE("each line of jsonl stands alone, with the links that concern it", "[report]") {
  Made article = mixed_article();
  const std::string lines = written(*report::jsonl(), article.report());
  save_report("mixed.jsonl", lines);
  const std::size_t end = lines.find('\n');
  const auto line = boost::json::parse(std::string_view(lines).substr(0, end));
  CHECK(line.at("schema") == "citevet-report/1");
  CHECK(line.at("path") == "draft.txt");
  CHECK(line.at("links").as_array().size() == 1);
  CHECK(line.at("links").at(0).at("state") == "skipped");
  CHECK(line.at("links").at(0).at("reason") == "offline");
  CHECK(line.at("summary").at("citations") == 1);
  CHECK(line.at("summary").at("links").at("skipped") == 1);
  const auto last = boost::json::parse(std::string_view(lines).substr(end + 1));
  CHECK(last.at("tool").at("name") == "citevet");
  CHECK(last.at("summary").at("documents") == 1);
  CHECK(lines.back() == '\n');
}

TEST_CASE("a link's row keeps the evidence, without user and password", "[report]") {
  Made article("Rest helps (Source: https://ann:secret@example.org/rest).\n");
  article.cites("(Source: https://ann:secret@example.org/rest)", "https://ann:secret@example.org/rest", no_reference);
  CHECK(written(*report::jsonl(), article.report()).find(R"("url":"https://example.org/rest","written")") != std::string::npos);

  Links links;
  Link& link = links.add("https://example.org/rest", "http://example.org/rest/");
  link.state = State::gone;
  link.status = 404;
  link.reason = "404";
  link.evidence = "It answers 404, asked twice.";
  link.redirects = {"https://example.org/r"};
  link.checked_at = std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + std::chrono::hours(12);
  Exchange exchange;
  exchange.request.url = "https://example.org/rest";
  exchange.status = 404;
  exchange.took = std::chrono::milliseconds(120);
  link.exchanges = {exchange};
  const auto row = boost::json::parse(report::links_json(links.all())).at(0);
  CHECK(row.at("status") == 404);
  CHECK(row.at("settled_by").is_null());
  CHECK(row.at("redirects").at(0) == "https://example.org/r");
  CHECK(row.at("exchanges").at(0).at("ms") == 120);
  CHECK(row.at("exchanges").at(0).at("error").is_null());

  RunReport run;
  run.links = &links;
  save_report("links.json", written(*report::json(), {&article.report()}, run));
}

TEST_CASE("a run without documents is a whole report too", "[report]") {
  const auto report = boost::json::parse(save_report("empty.json", written(*report::json(), {}, {})));
  CHECK(report.at("documents").as_array().empty());
  CHECK(report.at("problems").as_array().empty());
}
