// Real articles with labels, read in place: citations, entries, orphaned and unused ones by line.
#include <citevet/analysis.h>
#include <citevet/position.h>

#include <boost/json.hpp>
#include <catch2/catch_test_macros.hpp>
#include <iostream>
#include <sstream>

#include "accuracy/score.h"
#include "support/shared.h"

using namespace citevet;
using accuracy::Score;

namespace {

constexpr const char* corpus = "corpus/articles/";

std::vector<std::uint32_t> lines_of(const boost::json::value& label) {
  std::vector<std::uint32_t> lines;
  for (const auto& line : label.as_array()) lines.push_back(line.to_number<std::uint32_t>());
  return lines;
}

std::vector<std::uint32_t> line_field(const boost::json::value& records, std::string_view kind = {}) {
  std::vector<std::uint32_t> lines;
  for (const auto& record : records.as_array())
    if (kind.empty() || record.at("kind").as_string() == kind) lines.push_back(record.at("line").to_number<std::uint32_t>());
  return lines;
}

struct Scores {
  Score citations, entries, orphaned, unused, links;
  Scores& operator+=(const Scores& other) {
    citations += other.citations;
    entries += other.entries;
    orphaned += other.orphaned;
    unused += other.unused;
    links += other.links;
    return *this;
  }
};

std::string table(const std::string& name, const Scores& scores) {
  return accuracy::row(name + ": citations", scores.citations) + accuracy::row(name + ": citation → entry", scores.links) +
         accuracy::row(name + ": entries", scores.entries) + accuracy::row(name + ": orphaned", scores.orphaned) +
         accuracy::row(name + ": unused", scores.unused);
}

// What differs, so that a miss can be looked at.
std::string differences(const char* what, std::vector<std::uint32_t> found, std::vector<std::uint32_t> labelled,
                        const std::set<std::uint32_t>& unsure) {
  std::ranges::sort(found);
  std::ranges::sort(labelled);
  std::vector<std::uint32_t> wrong, missed;
  std::ranges::set_difference(found, labelled, std::back_inserter(wrong));
  std::ranges::set_difference(labelled, found, std::back_inserter(missed));
  std::ostringstream out;
  const auto list = [&](const char* name, const std::vector<std::uint32_t>& lines) {
    std::ostringstream part;
    for (const std::uint32_t line : lines)
      if (!unsure.contains(line)) part << ' ' << line;
    if (!part.str().empty()) out << "    " << what << ' ' << name << ": lines" << part.str() << '\n';
  };
  list("wrong", wrong);
  list("missed", missed);
  return out.str();
}

Scores score(const boost::json::value& label, std::string& notes) {
  const std::string bytes = test::shared_file(corpus + std::string(label.at("file").as_string())).value();
  Analysis analysis;
  analyse(bytes, Format::markdown, std::string(label.at("file").as_string()), {}, analysis);
  Locator locator(analysis.document);

  const auto unsure = [&](const char* what) {
    const auto lines = lines_of(label.at("unsure").at(what));
    return std::set<std::uint32_t>(lines.begin(), lines.end());
  };
  std::vector<std::uint32_t> citations, entries, orphaned, unused, links;
  for (const Citation& citation : analysis.citations) {
    if (citation.kind == CitationKind::link || citation.kind == CitationKind::url) continue;  // ordinary links are not labelled
    const std::uint32_t line = locator.at(citation.span.begin).line;
    citations.push_back(line);
    bool without = false;
    const auto matches = analysis.matches.of(citation);
    for (std::size_t i = 0; i < matches.size(); ++i) {
      const bool addressed = !citation.targets[i].url.empty() || !citation.targets[i].identifiers.empty() ||
                             citation.targets[i].number != 0 || citation.targets[i].year != 0;
      without = without || (matches[i].reference == no_reference && matches[i].miss == Miss::none && addressed);
      if (matches[i].reference != no_reference)
        links.push_back(line * 4096 + Locator(analysis.document).at(analysis.references[matches[i].reference].span.begin).line);
    }
    if (without) orphaned.push_back(line);
  }
  for (std::size_t i = 0; i < analysis.references.size(); ++i) {
    const std::uint32_t line = locator.at(analysis.references[i].span.begin).line;
    entries.push_back(line);
    if (analysis.matches.citing(i).empty()) unused.push_back(line);
  }
  // A link is right when it leads to the labelled entry or to one that may be taken for it.
  std::vector<std::uint32_t> labelled_links;
  for (const auto& citation : label.at("citations").as_array()) {
    const auto line = citation.at("line").to_number<std::uint32_t>();
    for (const auto& target : citation.at("targets").as_array()) {
      if (target.at("ref").is_null()) continue;
      std::uint32_t means = line * 4096 + target.at("ref").to_number<std::uint32_t>();
      if (const auto* alternatives = target.as_object().if_contains("alt"))
        for (const std::uint32_t other : lines_of(*alternatives))
          if (std::ranges::find(links, means) == links.end() && std::ranges::find(links, line * 4096 + other) != links.end())
            means = line * 4096 + other;
      labelled_links.push_back(means);
    }
  }
  const auto labelled_citations = line_field(label.at("citations"));
  const auto labelled_entries = line_field(label.at("references"));
  notes += differences("citations", citations, labelled_citations, unsure("citations"));
  notes += differences("entries", entries, labelled_entries, unsure("references"));
  notes += differences("orphaned", orphaned, lines_of(label.at("orphaned")), unsure("orphaned"));
  notes += differences("unused", unused, lines_of(label.at("unused")), unsure("unused"));
  return {accuracy::compare(citations, labelled_citations, unsure("citations")),
          accuracy::compare(entries, labelled_entries, unsure("references")),
          accuracy::compare(orphaned, lines_of(label.at("orphaned")), unsure("orphaned")),
          accuracy::compare(unused, lines_of(label.at("unused")), unsure("unused")), accuracy::compare(links, labelled_links, {})};
}

}  // namespace

TEST_CASE("articles that cite by markers are read as people read them", "[accuracy]") {
  const auto file = test::shared_file(std::string(corpus) + "labels.jsonl");
  if (!file) SKIP("the labelled articles are not there: " + (test::shared() / corpus).string());
  std::istringstream labels(*file);
  std::map<std::string, Scores> groups;
  std::size_t documents = 0;
  for (std::string line; std::getline(labels, line);) {
    const auto label = boost::json::parse(line);
    const std::string group(label.at("group").as_string());
    std::string notes;
    const Scores scores = score(label, notes);
    groups[group] += scores;
    ++documents;
    std::cout << label.at("file").as_string().c_str() << '\n' << notes;
  }
  std::cout << "accuracy: " << documents << " real articles; precision, recall, F1\n";
  for (const auto& [group, scores] : groups) std::cout << table(group, scores);

  const Scores& markers = groups.at("markers+list");
  CHECK(markers.citations.f1() >= 0.9);
  CHECK(markers.entries.f1() >= 0.9);
  CHECK(markers.orphaned.f1() >= 0.9);
  CHECK(markers.unused.f1() >= 0.9);
  CHECK(markers.links.f1() >= 0.9);
}
