// citation/unsourced-claim: words that promise a source, and none in the paragraph.
#include <citevet/rule.h>

#include "rules/places.h"
#include "rules/words.h"
#include "text/ascii.h"
#include "text/sentence.h"

#include <array>

namespace citevet::rules {

namespace {

// Each says that somebody found out something, and not who.
constexpr auto phrases = std::to_array<std::string_view>({
    "research shows",
    "research has shown",
    "research suggests",
    "research indicates",
    "research highlights",
    "research reveals",
    "research confirms",
    "research demonstrates",
    "research finds",
    "research has found",
    "research points to",
    "research links",
    "according to research",
    "according to recent research",
    "according to a recent study",
    "according to recent studies",
    "according to a new study",
    "according to studies",
    "according to experts",
    "studies show",
    "studies have shown",
    "studies suggest",
    "studies indicate",
    "studies have found",
    "studies find",
    "studies reveal",
    "studies confirm",
    "studies demonstrate",
    "studies have linked",
    "studies point to",
    "a recent study",
    "a new study",
    "one study found",
    "recent data shows",
    "recent data show",
    "recent data suggests",
    "recent data suggest",
    "recent data indicates",
    "recent data indicate",
    "data shows that",
    "data show that",
    "data suggests that",
    "data suggest that",
    "statistics show",
    "surveys show",
    "recent surveys",
    "a recent survey",
    "evidence suggests",
    "evidence shows",
    "evidence indicates",
    "growing evidence",
    "experts say",
    "experts agree",
    "experts believe",
    "experts warn",
    "experts estimate",
    "scientists have found",
    "scientists have shown",
    "scientists say",
    "scientists believe",
    "researchers have found",
    "researchers say",
    "researchers believe",
});

std::vector<Finding> check(const Analysis& article, std::span<const Span> places) {
  std::vector<Finding> findings;
  std::uint32_t behind = 0;  // the end of the last sentence told of
  const Block* sourced = nullptr;
  const Block* unsourced = nullptr;
  for (const Span place : places) {
    if (place.begin < behind) continue;
    const Block* block = block_at(article.document, place.begin);
    if (block == nullptr || block == sourced || in_list(article, place.begin)) continue;
    if (block->kind != BlockKind::paragraph && block->kind != BlockKind::list_item && block->kind != BlockKind::table_cell) continue;
    if (!in_running_text(article, place.begin)) continue;
    if (block != unsourced) {
      // What ends in a colon is borne out by what follows.
      if (text::trim_right(article.text(block->span)).ends_with(':') || is_sourced(article, block->span)) {
        sourced = block;
        continue;
      }
      unsourced = block;
    }
    const Span sentence = text::sentence_at(article.document.text, place.begin, {block->content, block->span.end});
    behind = sentence.end;
    findings.push_back({.span = place,
                        .message = quoted(article.text(place)) + " promises a source, and the paragraph cites none",
                        .help = "cite what shows it: (Source: …)"});
  }
  return findings;
}

}  // namespace

extern constinit const Rule citation_unsourced_claim{
    .id = "citation/unsourced-claim",
    .severity = Severity::note,
    .summary = "words that promise a source, and no citation in the paragraph",
    .explanation =
        "\"Recent data shows\", \"studies suggest\" and their like tell readers that somebody found this out, and a reader will want to "
        "know who. "
        "The paragraph has no citation. Cite the study, or say it without the claim.",
    .bad =
        "Recent data shows that naps are getting longer.\n\nRest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .good =
        "Recent data shows that naps are getting longer (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .phrases = phrases,
    .check_phrases = check,
};

}  // namespace citevet::rules
