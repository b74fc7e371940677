// Citations of real articles, against their labels. The lists are the labelled ones, so that this judges extraction alone.
#include <citevet/address.h>
#include <citevet/citation.h>
#include <citevet/document.h>
#include <citevet/position.h>
#include <citevet/reference.h>

#include <boost/json.hpp>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

using namespace citevet;
namespace json = boost::json;

namespace {

std::filesystem::path corpus() {
  const char* given = std::getenv("CITEVET_SHARED");
  return (given != nullptr ? std::filesystem::path(given) : std::filesystem::path(CITEVET_SOURCE_DIR) / ".." / "shared") / "corpus" /
         "articles";
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<json::object> labels() {
  std::vector<json::object> out;
  std::ifstream in(corpus() / "labels.jsonl");
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) out.push_back(json::parse(line).as_object());
  return out;
}

std::set<std::int64_t> lines_of(const json::object& labelled, const char* what) {
  std::set<std::int64_t> out;
  for (const json::value& line : labelled.at("unsure").at(what).as_array()) out.insert(line.as_int64());
  return out;
}

// The labelled entries, from the first one's line to the last one's end.
std::vector<List> labelled_list(const Document& document, const json::object& labelled) {
  std::int64_t first = 0;
  std::int64_t last = 0;
  for (const json::value& entry : labelled.at("references").as_array()) {
    const std::int64_t line = entry.at("line").as_int64();
    first = first == 0 ? line : std::min(first, line);
    last = std::max(last, line);
  }
  if (first == 0) return {};
  List list;
  list.span.begin = document.lines[static_cast<std::size_t>(first - 1)];
  const auto next = static_cast<std::size_t>(last);
  list.span.end = next < document.lines.size() ? document.lines[next] - 1 : static_cast<std::uint32_t>(document.text.size());
  list.section = {0, list.span.begin};
  return {list};
}

std::string shown(const Target& target) {
  if (target.number != 0) return std::to_string(target.number);
  if (!target.canonical.empty()) return std::string(address_key(target.canonical));
  if (target.year != 0) return std::string(target.author) + " " + std::to_string(target.year);
  return {};
}

std::string shown(const json::object& target) {
  if (const json::value* url = target.if_contains("url")) {
    const auto canonical = canonical_url(json::value_to<std::string>(*url));
    return canonical ? std::string(address_key(*canonical)) : json::value_to<std::string>(*url);
  }
  if (const json::value* number = target.if_contains("number")) return std::to_string(number->as_int64());
  return json::value_to<std::string>(target.at("author")) + " " + std::to_string(target.at("year").as_int64());
}

struct Score {
  std::size_t right = 0, missed = 0, extra = 0, targets_right = 0, targets_wrong = 0;
  [[nodiscard]] double f1() const {
    return right == 0 ? 0.0 : 2.0 * static_cast<double>(right) / static_cast<double>(2 * right + missed + extra);
  }
};

void score(const json::object& labelled, Score& score) {
  const std::string file = json::value_to<std::string>(labelled.at("file"));
  const std::string text = bytes_of(corpus() / file);
  Document document = read::document(text, Format::markdown);
  const std::vector<List> lists = labelled_list(document, labelled);
  const std::vector<Citation> found = extract::citations(document, lists);
  const std::set<std::int64_t> unsure = lines_of(labelled, "citations");

  using Place = std::tuple<std::string, std::int64_t, std::int64_t>;
  std::map<Place, std::multiset<std::string>> wanted;
  for (const json::value& citation : labelled.at("citations").as_array()) {
    if (unsure.contains(citation.at("line").as_int64())) continue;
    auto& targets =
        wanted[{json::value_to<std::string>(citation.at("kind")), citation.at("line").as_int64(), citation.at("column").as_int64()}];
    for (const json::value& target : citation.at("targets").as_array()) targets.insert(shown(target.as_object()));
  }
  Locator locator(document);
  for (const Citation& citation : found) {
    // Ordinary links are not labelled.
    if (citation.kind == CitationKind::link || citation.kind == CitationKind::url) continue;
    const Position at = locator.at(citation.span.begin);
    if (unsure.contains(at.line)) continue;
    const auto match = wanted.find({std::string(name(citation.kind)), at.line, at.column});
    if (match == wanted.end()) {
      ++score.extra;
      UNSCOPED_INFO(file << ":" << at.line << ":" << at.column << " extra " << slice(document.text, citation.span));
      continue;
    }
    std::multiset<std::string> targets;
    for (const Target& target : citation.targets)
      if (!shown(target).empty()) targets.insert(shown(target));
    ++(targets == match->second ? score.targets_right : score.targets_wrong);
    if (targets != match->second)
      UNSCOPED_INFO(file << ":" << at.line << ":" << at.column << " other targets " << slice(document.text, citation.span));
    wanted.erase(match);
    ++score.right;
  }
  score.missed += wanted.size();
  for (const auto& [place, targets] : wanted)
    UNSCOPED_INFO(file << ":" << std::get<1>(place) << ":" << std::get<2>(place) << " missed " << std::get<0>(place));
}

}  // namespace

TEST_CASE("the citations of labelled articles are found", "[extract][corpus]") {
  if (!std::filesystem::exists(corpus() / "labels.jsonl"))
    SKIP("no labelled articles: set CITEVET_SHARED to the folder that holds corpus/");
  std::map<std::string, Score> groups;
  for (const json::object& labelled : labels()) score(labelled, groups[json::value_to<std::string>(labelled.at("group"))]);
  for (const auto& [group, s] : groups)
    std::cout << "citations, " << group << ": right " << s.right << ", missed " << s.missed << ", extra " << s.extra << ", F1 " << s.f1()
              << "; targets right " << s.targets_right << ", wrong " << s.targets_wrong << '\n';
  CHECK(groups["markers+list"].f1() >= 0.95);
  CHECK(groups["numeric+list"].f1() >= 0.9);
  CHECK(groups["author-year+list"].f1() >= 0.9);
  CHECK(groups["markers+list"].targets_wrong * 50 <= groups["markers+list"].right);
}
