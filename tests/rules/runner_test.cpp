// What the runner does with the rules' findings.
#include "rules/article.h"

#include <catch2/catch_test_macros.hpp>

using namespace citevet;
using namespace citevet::test;

namespace {

using Ids = std::vector<std::string_view>;

constexpr std::string_view list = "\nReferences\nMoss, A. (2021). Rest and the heart. https://example.org/rest\n";
constexpr std::string_view leftovers =
    "Rest helps (Source: https://example.org/rest). Naps help (Source: https://example.org/naps).\n\nReferences\n"
    "Moss, A. (2021). Rest and the heart. https://example.org/rest\nLund, B. (2022). Walks and the back. https://example.org/walks\n";

std::vector<Finding> findings(std::string_view text, const Config& config = {}, std::span<const Rule* const> extra = {},
                              Format format = Format::text) {
  static std::vector<std::unique_ptr<Article>> kept;  // findings view their article
  kept.push_back(article(text, format));
  return rules::findings(kept.back()->analysis, config, extra);
}

// The rules of the findings that count.
Ids counting(const std::vector<Finding>& all) {
  Ids ids;
  for (const Finding& finding : all)
    if (!finding.suppressed) ids.push_back(finding.rule);
  return ids;
}

std::vector<Finding> two_words(const Analysis& article, std::span<const Span> places) {
  std::vector<Finding> found;
  for (const Span place : places) found.push_back({.lowered = article.text(place) == "DUE TO", .span = place, .message = "wordy"});
  return found;
}
constexpr std::string_view wordy_phrases[] = {"due to", "in order to"};
constexpr Rule wordy{.id = "house/wordy",
                     .severity = Severity::error,
                     .summary = "",
                     .explanation = "",
                     .bad = "",
                     .good = "",
                     .phrases = wordy_phrases,
                     .check_phrases = two_words};
constexpr const Rule* house[] = {&wordy};

}  // namespace

TEST_CASE("a rule or its group can be selected, ignored and switched off", "[rules]") {
  CHECK(ids(findings(leftovers)) == Ids{"citation/orphaned", "reference/unused"});
  CHECK(ids(findings(leftovers, {.select = {"reference"}})) == Ids{"reference/unused"});
  CHECK(ids(findings(leftovers, {.select = {"citation/orphaned"}})) == Ids{"citation/orphaned"});
  CHECK(ids(findings(leftovers, {.ignore = {"citation"}})) == Ids{"reference/unused"});
  CHECK(ids(findings(leftovers, {.ignore = {"reference/unused"}})) == Ids{"citation/orphaned"});
  CHECK(ids(findings(leftovers, {.rules = {{"reference", std::nullopt}}})) == Ids{"citation/orphaned"});
}

TEST_CASE("what names the rule wins over what names its group", "[rules]") {
  CHECK(ids(findings(leftovers, {.select = {"citation/orphaned"}, .ignore = {"citation"}})) == Ids{"citation/orphaned"});
  CHECK(ids(findings(leftovers, {.rules = {{"reference", std::nullopt}, {"reference/unused", Severity::note}}})) ==
        Ids{"citation/orphaned", "reference/unused"});
  CHECK(ids(findings(leftovers, {.rules = {{"reference/unused", std::nullopt}}, .select = {"reference/unused"}})) ==
        Ids{"reference/unused"});
}

TEST_CASE("severities come from the rule, its group or its id, and a rule may lower its own", "[rules]") {
  CHECK(findings(leftovers)[1].severity == Severity::warning);
  CHECK(findings(leftovers, {.rules = {{"reference", Severity::error}}})[1].severity == Severity::error);
  CHECK(findings(leftovers, {.rules = {{"reference", Severity::error}, {"reference/unused", Severity::note}}})[1].severity ==
        Severity::note);
  const auto lowered = findings("Late due to rain, DUE TO snow.", {.rules = {{"house", Severity::warning}}}, house);
  REQUIRE(lowered.size() == 2);
  CHECK(lowered[0].severity == Severity::warning);
  CHECK(lowered[1].severity == Severity::note);
}

TEST_CASE("a caller's own rules run beside the built-in ones, phrases too", "[rules]") {
  CHECK(ids(findings("In order\nto rest, sleep (Source: https://example.org/rest).\n" + std::string(list), {}, house)) ==
        Ids{"house/wordy"});
}

TEST_CASE("findings stand in the order of the text, and at one place of their ids", "[rules]") {
  const auto found = findings(
      "As one put it, “all of us are so very tired.”\n\nRecent data shows it.\n\nReferences\nYouTube. (2021). Rest and the. "
      "https://example.org/rest\n");
  CHECK(ids(found) == Ids{"citation/unattributed-quote", "citation/unsourced-claim", "citation/none-found", "reference/publisher-as-author",
                          "reference/truncated-title"});
  CHECK(std::ranges::is_sorted(found, {}, [](const Finding& finding) { return finding.span.begin; }));
}

TEST_CASE("a fingerprint survives edits elsewhere, and tells equal findings apart", "[rules]") {
  const auto before = findings(leftovers);
  const auto after = findings("A new first paragraph.\n\nAnd another (Source: https://example.org/rest).\n\n" + std::string(leftovers));
  REQUIRE(before.size() == 2);
  REQUIRE(after.size() == 2);
  CHECK(before[0].fingerprint == after[0].fingerprint);
  CHECK(before[1].fingerprint == after[1].fingerprint);
  CHECK(before[0].fingerprint != before[1].fingerprint);

  const auto twice = findings("Late due to rain, due to snow.", {}, house);
  REQUIRE(twice.size() == 2);
  CHECK(twice[0].fingerprint != twice[1].fingerprint);
}

TEST_CASE("a fingerprint is the same in every version", "[rules]") {
  // Baselines hold it: when this fails, every baseline of every user is void.
  const auto found = findings(leftovers);
  REQUIRE(found.size() == 2);
  CHECK(found[0].fingerprint == 0xeb0b0473af57c8a3);
  CHECK(found[1].fingerprint == 0x8a95ae35f67ce63b);
}

TEST_CASE("a remark silences a rule on its own line and the next, and the finding stays", "[rules]") {
  const auto next = findings(
      "[citevet: ignore citation/orphaned: not public]\nNaps help (Source: https://example.org/naps). Rest, too (Source: "
      "https://example.org/rest).\n" +
      std::string(list));
  REQUIRE(next.size() == 1);
  CHECK(next[0].suppressed == "not public");
  CHECK(counting(findings("Naps help (Source: https://example.org/naps). [citevet: ignore citation: a group]\n" + std::string(list))) ==
        Ids{"reference/unused"});
  CHECK(counting(findings("[citevet: ignore citation/orphaned: too far]\n\nNaps help (Source: https://example.org/naps).\n" +
                          std::string(list))) == Ids{"suppression/unused", "citation/orphaned", "reference/unused"});
}

TEST_CASE("a comment silences in Markdown, and not from inside code", "[rules]") {
  const std::string text =
      "Naps help (Source: https://example.org/naps). Rest, too (Source: https://example.org/rest).\n" + std::string(list);
  CHECK(counting(findings("<!-- citevet: ignore citation/orphaned: not public -->\n" + text, {}, {}, Format::markdown)).empty());
  CHECK(counting(findings("```\n<!-- citevet: ignore citation/orphaned: shown -->\n```\n" + text, {}, {}, Format::markdown)) ==
        Ids{"citation/orphaned"});
}

TEST_CASE("one remark may name several rules", "[rules]") {
  const auto found = findings(
      "Recent data shows it (Source: a leaflet). [citevet: ignore citation/no-address, citation/unsourced-claim: known]\n\n"
      "Rest helps (Source: https://example.org/rest).\n" +
      std::string(list));
  CHECK(counting(found) == Ids{"suppression/unused"});  // the marker is a citation, so the claim was never reported
}

TEST_CASE("a remark that silences nothing is reported only when its rule ran", "[rules]") {
  const std::string rest = "\nRest helps (Source: https://example.org/rest).\n" + std::string(list);
  CHECK(counting(findings("[citevet: ignore reference/unused: mended]" + rest)) == Ids{"suppression/unused"});
  CHECK(counting(findings("[citevet: ignore reference/unused: mended]" + rest, {.ignore = {"reference"}})).empty());
  CHECK(counting(findings("[citevet: ignore link/gone: nobody was asked]" + rest)).empty());
  CHECK(counting(findings("[citevet: ignore reference/unused: mended]" + rest, {.ignore = {"suppression"}})).empty());
}

TEST_CASE("a mistyped rule in a remark is told, with the one that was meant", "[rules]") {
  const auto found =
      findings("[citevet: ignore citation/orphan: why]\nRest helps (Source: https://example.org/rest).\n" + std::string(list));
  REQUIRE(ids(found) == Ids{"suppression/unused"});
  CHECK(found[0].help == "did you mean citation/orphaned?");
}

TEST_CASE("rules are found by their id, and what is close to a mistyped one", "[rules]") {
  REQUIRE(rules::find("link/gone") != nullptr);
  CHECK(rules::find("link/gone")->severity == Severity::error);
  CHECK(rules::find("link") == nullptr);
  CHECK(rules::similar("citation/orphan").front() == "citation/orphaned");
  CHECK(rules::similar("orphaned").front() == "citation/orphaned");
  CHECK(rules::similar("refrence").front() == "reference");
  CHECK(rules::similar("zzzzzzzzzzzz").empty());
  CHECK(rules::similar(std::string(100'000, 'x')).empty());
}

TEST_CASE("the table is in order, and complete", "[rules]") {
  CHECK(std::ranges::is_sorted(rules::all(), {}, [](const Rule* rule) { return rule->id; }));
  for (const Rule* rule : rules::all()) {
    CAPTURE(rule->id);
    CHECK(!rule->summary.ends_with('.'));
    CHECK(rule->explanation.ends_with('.'));
    CHECK(rules::find(rule->id) == rule);
  }
}
