// citation/ai-residue: what a chat program leaves behind in the text.
#include <citevet/rule.h>

#include "rules/places.h"
#include "rules/words.h"
#include "text/ascii.h"

#include <algorithm>
#include <array>

namespace citevet::rules {

namespace {

// The marks as chat programs write them; what follows each is checked where it stands.
constexpr auto phrases = std::to_array<std::string_view>({
    "*turn0*",
    "*turn1*",
    "*turn2*",
    "*turn3*",
    "*turn4*",
    "*turn5*",
    "*turn6*",
    "*turn7*",
    "*turn8*",
    "*turn9*",
    "oai_citation",
    "oaicite",
    "[cite:",
    "[cite_start]",
    "[cite_end]",
    "†",
    "[insert source*",
    "[insert citation*",
    "[citation needed: verify",
    "as an ai language model",
});

// What a chat program's tool may be called in its marks: turn0search3, turn1view0.
constexpr auto tools = std::to_array<std::string_view>({"search", "view", "news", "fetch", "click", "image", "academia", "file", "video",
                                                        "product", "forecast", "finance", "sports", "business", "reddit"});

constexpr std::string_view private_marks[] = {"\xEE\x88\x80", "\xEE\x88\x81", "\xEE\x88\x82"};  // U+E200 to U+E202

// Widens the place of a mark to all that was left behind with it: brackets, numbers, the marks of the private use area.
Span residue_at(std::string_view text, Span place) noexcept {
  constexpr std::size_t reach = 120;
  const std::size_t low = place.begin > reach ? place.begin - reach : 0;
  const auto opened_by = [&](std::string_view opening) -> std::size_t {
    const std::string_view before = text.substr(low, place.begin - low);
    const std::size_t at = before.rfind(opening);
    return at == std::string_view::npos || before.substr(at).find_first_of("\n)]") != std::string_view::npos ||
                   before.find("】", at) != std::string_view::npos
               ? std::string_view::npos
               : low + at;
  };
  const auto closed_by = [&](std::string_view closing) -> std::size_t {
    const std::size_t at = text.substr(place.end, reach).find(closing);
    return at == std::string_view::npos ? std::string_view::npos : place.end + at + closing.size();
  };
  std::size_t begin = place.begin, end = place.end;
  const std::string_view mark = text.substr(place.begin, place.size());
  if (mark.starts_with("[")) {
    if (!mark.ends_with("]"))
      if (const std::size_t close = closed_by("]"); close != std::string_view::npos) end = close;
  } else if (mark.starts_with("†")) {
    const std::size_t open = opened_by("【"), close = closed_by("】");
    if (open == std::string_view::npos || close == std::string_view::npos) return {};
    begin = open;
    end = close;
  } else if (text::equal_ci(mark, "oaicite") || text::equal_ci(mark, "oai_citation")) {
    if (const std::size_t open = opened_by("["); open != std::string_view::npos) begin = open;
    if (const std::string_view label = ":contentReference";
        begin >= label.size() && text.substr(begin - label.size(), label.size()) == label)
      begin -= label.size();
    if (const std::size_t close = closed_by("]"); close != std::string_view::npos) end = close;
    if (text.substr(end, 7) == "{index=")
      if (const std::size_t close = text.find('}', end); close != std::string_view::npos && close - end < 20) end = close + 1;
  } else if (text::starts_with_ci(mark, "turn")) {
    while (end < text.size() && text::is_digit(text[end])) ++end;
    const auto tool = std::ranges::find_if(tools, [&](std::string_view name) { return text.substr(end, name.size()) == name; });
    if (tool == tools.end()) return {};
    end += tool->size();
    if (end >= text.size() || !text::is_digit(text[end])) return {};
    while (end < text.size() && text::is_alnum(text[end])) ++end;
    while (begin > low && text::is_alnum(text[begin - 1])) --begin;
    for (bool more = true; more;) {
      more = false;
      for (const std::string_view m : private_marks) {
        const bool before = begin >= m.size() && text.substr(begin - m.size(), m.size()) == m, after = text.substr(end, m.size()) == m;
        if (before) begin -= m.size();
        if (after) end += m.size();
        more = more || before || after;
      }
    }
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::vector<Finding> check(const Analysis& article, std::span<const Span> places) {
  Gathered gathered;
  std::uint32_t behind = 0;
  for (const Span place : places) {
    if (place.begin < behind || !in_running_text(article, place.begin)) continue;
    const Span residue = residue_at(article.document.text, place);
    if (residue.empty() || residue.begin < behind) continue;
    behind = residue.end;
    const bool whole_words = article.document.text[place.begin] == 'a' || article.document.text[place.begin] == 'A';
    Finding finding{.span = residue};
    finding.message = "a chat program left this behind: " + quoted(article.text(residue));
    finding.help = whole_words ? "take it out" : "put the source in its place, or take it out";
    // The first letters tell the kinds apart; of each kind one is shown and the others counted.
    std::string_view kind = article.text(place);
    gathered.add(kind.substr(0, 4), std::move(finding), "here too");
  }
  return gathered.take();
}

}  // namespace

extern constinit const Rule citation_ai_residue{
    .id = "citation/ai-residue",
    .severity = Severity::error,
    .summary = "what a chat program leaves behind in the text",
    .explanation =
        "Chat programs mark their sources in ways that mean nothing outside of the chat: turn0search0, :contentReference[oaicite:0], "
        "【3†source】, "
        "[cite: 1]. The source itself is lost. Find it again and cite it, or take the statement out. In code such marks are left alone.",
    .bad =
        "Rest helps the heart (Source: https://example.org/rest). Naps help the mood :contentReference[oaicite:0]{index=0}.\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest). Naps help the mood.\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .phrases = phrases,
    .check_phrases = check,
};

}  // namespace citevet::rules
