// citation/unattributed-quote: a direct quotation with no citation in its sentence or the one after.
#include <citevet/rule.h>

#include "rules/places.h"
#include "rules/word_set.h"
#include "rules/words.h"
#include "text/ascii.h"
#include "text/sentence.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace citevet::rules {

namespace {

constexpr std::size_t fewest_words = 5;
constexpr std::size_t longest = 3000;  // bytes; a mark that finds no partner in this reach opens nothing

// What stands before a title, a term or an example in quotation marks, and not before what somebody said.
constexpr WordSet name_words({
    "titled", "entitled",    "called", "named",     "dubbed",     "labeled",  "labelled", "termed",   "headlined", "nicknamed", "known",
    "term",   "phrase",      "word",   "words",     "expression", "slogan",   "motto",    "headline", "title",     "article",   "book",
    "report", "paper",       "study",  "essay",     "chapter",    "section",  "episode",  "podcast",  "song",      "film",      "movie",
    "video",  "documentary", "poem",   "series",    "campaign",   "hashtag",  "query",    "search",   "prompt",    "type",      "enter",
    "click",  "select",      "press",  "like",      "as",         "e.g.",     "eg",       "question", "questions", "ask",       "asks",
    "asking", "asked",       "wonder", "wondering", "think",      "thinking", "thought",  "thoughts", "see",
});

// "like", "as" and the verbs of asking may also stand before what was said ("as he put it", "he asked, …"): only right before the mark.
bool names_something(std::string_view before) noexcept {
  before = text::trim_right(before);
  while (!before.empty() && (before.back() == ',' || before.back() == ':' || before.back() == '('))
    before = text::trim_right(before.substr(0, before.size() - 1));
  const std::size_t space = before.find_last_of(" \t\r\n(");
  const std::string_view word = space == std::string_view::npos ? before : before.substr(space + 1);
  return name_words.contains(word);
}

constexpr WordSet speech_verbs({
    "said",      "says",      "say",        "saying",   "told",      "tells",    "explained", "explains",  "explaining", "noted",
    "notes",     "noting",    "added",      "adds",     "adding",    "wrote",    "writes",    "writing",   "argued",     "argues",
    "arguing",   "according", "recalled",   "recalls",  "stated",    "states",   "stating",   "warned",    "warns",      "warning",
    "concluded", "concludes", "concluding", "observed", "observes",  "remarked", "remarks",   "commented", "comments",   "put",
    "puts",      "described", "describes",  "summed",   "sums",      "quipped",  "insisted",  "insists",   "announced",  "announces",
    "claimed",   "claims",    "declared",   "declares", "reported",  "reports",  "confirmed", "confirms",  "shared",     "shares",
    "quoted",    "reads",     "replied",    "replies",  "responded", "responds", "admitted",  "admits",    "testified",
});

struct Word {
  std::string_view text;
  bool starts_sentence = false;
};

template <class F>
void each_word(std::string_view text, F f) {
  bool start = true;
  for (std::size_t at = 0; at < text.size();) {
    const auto letter = [&](std::size_t i) {
      return text::is_alnum(text[i]) || static_cast<unsigned char>(text[i]) >= 0xC3 || text::is_continuation(text[i]);
    };
    // Curly quotes and dashes begin with E2.
    if (static_cast<unsigned char>(text[at]) == 0xE2) {
      at += 3;
      continue;
    }
    if (!letter(at)) {
      if (text[at] == '.' || text[at] == '!' || text[at] == '?') start = true;
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && static_cast<unsigned char>(text[at]) != 0xE2 && (letter(at) || text[at] == '-' || text[at] == '\'')) ++at;
    f(Word{text.substr(begin, at - begin), start});
    start = false;
  }
}

// Whether somebody with a name says it: a verb of speech, and a name in capitals that does not only begin the sentence.
bool names_speaker(std::string_view around) noexcept {
  bool verb = false, name = false, abbreviation = false;
  each_word(around, [&](const Word& word) {
    verb = verb || speech_verbs.contains(word.text);
    if (text::is_upper(word.text[0]) && word.text.size() > 1 && (!word.starts_sentence || abbreviation)) name = true;
    abbreviation = word.text == "Dr" || word.text == "Prof" || word.text == "Mr" || word.text == "Ms" || word.text == "Mrs";
  });
  return verb && name;
}

// Whether a verb of speech leads to a quotation or follows it: among the last words before it, or the first behind it.
bool is_introduced(std::string_view before, std::string_view after) noexcept {
  constexpr std::size_t last_words = 6, first_words = 4;
  std::size_t count = 0, at = 0, verb_at = 0;
  each_word(before, [&](const Word& word) {
    ++count;
    if (speech_verbs.contains(word.text)) verb_at = count;
  });
  if (verb_at != 0 && count - verb_at < last_words) return true;
  bool follows = false;
  each_word(after, [&](const Word& word) { follows = follows || (at++ < first_words && speech_verbs.contains(word.text)); });
  return follows;
}

// Whether the words in the marks are a sentence by themselves: a capital, and a stop before the closing mark ("…," she said counts).
bool is_sentence(std::string_view inside) noexcept {
  inside = text::trim(inside);
  const bool capital = !inside.empty() && (text::is_upper(inside.front()) || static_cast<unsigned char>(inside.front()) >= 0xC3);
  const bool stop =
      inside.ends_with('.') || inside.ends_with('!') || inside.ends_with('?') || inside.ends_with(',') || inside.ends_with("…");
  return capital && stop;
}

struct Quote {
  std::size_t words = 0;
  bool is_title = false;
};

// Counts words and looks how they begin: a title has capitals where a sentence has none.
Quote measured(std::string_view quote) noexcept {
  Quote out;
  std::size_t long_words = 0, capitals = 0;
  each_word(quote, [&](const Word& word) {
    ++out.words;
    if (word.starts_sentence || word.text.size() < 4) return;
    ++long_words;
    if (text::is_upper(word.text[0])) ++capitals;
  });
  out.is_title = long_words >= 2 && capitals * 10 >= long_words * 7;
  return out;
}

struct Marks {
  std::string_view open, close;
};
constexpr Marks curly{"“", "”"}, german{"„", "“"}, guillemets{"«", "»"}, straight{"\"", "\""};

// The quotation marks that open at `at`; null when none do.
const Marks* opening_at(std::string_view text, std::size_t at) noexcept {
  switch (static_cast<unsigned char>(text[at])) {
    case '"': {
      const bool after_space =
          at == 0 || !(text::is_alnum(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == ',' || text[at - 1] == '=');
      const bool before_word = at + 1 < text.size() && !text::is_space(text[at + 1]);
      return after_space && before_word ? &straight : nullptr;
    }
    case 0xE2:
      if (text.substr(at, 3) == curly.open) return &curly;
      if (text.substr(at, 3) == german.open) return &german;
      return nullptr;
    case 0xC2:
      return text.substr(at, 2) == guillemets.open ? &guillemets : nullptr;
    default:
      return nullptr;
  }
}

// The next place of a mark in a text. Asked for rising offsets, all answers together cost one pass over the text.
class Next {
 public:
  explicit Next(std::string_view mark, bool ends_word = false) : mark_(mark), ends_word_(ends_word) {}

  // At or behind `from`; the text's size when there is none.
  std::size_t find(std::string_view text, std::size_t from) noexcept {
    if (known_ && at_ >= from) return at_;
    known_ = true;
    for (at_ = text.find(mark_, from); at_ != std::string_view::npos; at_ = text.find(mark_, at_ + 1)) {
      const std::size_t end = at_ + mark_.size();
      if (!ends_word_ || end == text.size() || !text::is_alnum(text[end])) return at_;
    }
    return at_ = text.size();
  }

 private:
  std::string_view mark_;
  bool ends_word_;  // only where no letter or digit follows
  std::size_t at_ = 0;
  bool known_ = false;
};

class Search {
 public:
  explicit Search(const Analysis& article) : article_(article) {}

  std::vector<Finding> run() {
    for (const Block& block : article_.document.blocks) {
      if (block.kind != BlockKind::paragraph && block.kind != BlockKind::list_item && block.kind != BlockKind::table_cell) continue;
      look(block);
    }
    return std::move(findings_);
  }

 private:
  void look(const Block& block) {
    const std::string_view text = article_.document.text;
    for (std::size_t at = begin_of_mark(text, block.content); at < block.span.end;) {
      const Marks* marks = opening_at(text, at);
      const std::size_t end = marks == nullptr ? std::string_view::npos : end_of_quote(text, at, *marks);
      if (end > block.span.end) {
        at = begin_of_mark(text, at + (static_cast<unsigned char>(text[at]) < 0x80 ? 1 : 2));
        continue;
      }
      judge(block, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, *marks);
      at = begin_of_mark(text, end);
    }
  }

  // The next byte that may begin a quotation mark.
  std::size_t begin_of_mark(std::string_view text, std::size_t from) noexcept {
    return std::min({quote_.find(text, from), e2_.find(text, from), c2_.find(text, from)});
  }

  // Where the quotation that opens at `at` ends, behind its closing mark; npos when another one opens before it closes, or it is too long.
  std::size_t end_of_quote(std::string_view text, std::size_t at, const Marks& marks) noexcept {
    const std::size_t from = at + marks.open.size();
    std::size_t close = text.size();
    if (&marks == &straight) {
      close = straight_close_.find(text, from);
    } else {
      Next& closing = &marks == &curly ? curly_close_ : &marks == &german ? curly_open_ : guillemet_close_;
      Next& opening = &marks == &curly ? curly_open_ : &marks == &german ? german_open_ : guillemet_open_;
      close = closing.find(text, from);
      if (&marks == &german) close = std::min(close, curly_close_.find(text, from));  // some write „…”
      if (opening.find(text, from) < close) return std::string_view::npos;
    }
    return close == text.size() || close - at > longest ? std::string_view::npos : close + marks.close.size();
  }

  // The sentence at an offset. The last ones are kept: without that a sentence full of quotations would be read for each of them.
  Span sentence_at(std::uint32_t offset, Span bounds) noexcept {
    for (const Span kept : sentences_)
      if (kept.contains(offset) && bounds.contains(kept)) return kept;
    return sentences_[turn_++ % sentences_.size()] = text::sentence_at(article_.document.text, offset, bounds);
  }

  bool is_sourced(Span span) noexcept {
    if (span != sourced_span_) {
      sourced_span_ = span;
      sourced_ = rules::is_sourced(article_, span);
    }
    return sourced_;
  }

  void judge(const Block& block, Span quote, const Marks& marks) {
    const std::string_view text = article_.document.text;
    const std::string_view inside = text.substr(quote.begin + marks.open.size(), quote.size() - marks.open.size() - marks.close.size());
    // Short phrases are most of what stands in quotation marks: five words take at least this much.
    if (inside.size() < 2 * fewest_words - 1) return;
    const Quote measure = measured(inside);
    if (measure.words < fewest_words || measure.is_title) return;
    if (!in_running_text(article_, quote.begin) || in_list(article_, quote.begin)) return;

    const Span bounds{block.content, block.span.end};
    const Span sentence = sentence_at(quote.begin, bounds);
    const std::uint32_t before_begin = std::max(sentence.begin, quote.begin > reach ? quote.begin - reach : 0);
    const std::string_view before = text.substr(before_begin, quote.begin > before_begin ? quote.begin - before_begin : 0);
    if (names_something(before)) return;
    const std::string_view after =
        text.substr(quote.end, std::min(std::max(sentence_at(quote.end - 1, bounds).end, quote.end) - quote.end, reach));
    // Words that nobody is said to have spoken, and that are no sentence, are a phrase that the writer sets apart.
    const std::string_view lead = text::trim_right(before);
    const bool led_to = (lead.ends_with(',') || lead.ends_with(':')) && text::is_upper(inside.front());
    if (!is_sentence(inside) && !led_to && !is_introduced(before, after)) return;
    // A question in quotation marks is mostly one that readers or doctors ask.
    if (inside.ends_with('?') && !names_speaker(before)) return;

    const Span last = sentence_at(quote.end - 1, bounds);
    const std::uint32_t end = std::max({sentence.end, last.end, quote.end});
    Span near{std::min(sentence.begin, quote.begin), end};
    std::uint32_t behind = end;
    while (behind < bounds.end && text::is_space(text[behind])) ++behind;
    if (behind < bounds.end) near.end = std::max(near.end, sentence_at(behind, bounds).end);
    if (is_sourced(near)) return;

    const bool speaker = names_speaker(before) || names_speaker(after);
    findings_.push_back({.lowered = speaker,
                         .span = quote,
                         .message = "a quotation with no source in its sentence or the next: " + quoted(inside, 40),
                         .help = speaker ? "say where it was said: (Source: …)" : "say who said it, and where: (Source: …)"});
  }

  static constexpr std::uint32_t reach = 400;  // bytes around a quotation in which its speaker is looked for
  const Analysis& article_;
  Next quote_{"\""}, e2_{"\xE2"}, c2_{"\xC2"};
  Next straight_close_{straight.close, true}, curly_close_{curly.close}, guillemet_close_{guillemets.close};
  Next curly_open_{curly.open}, german_open_{german.open}, guillemet_open_{guillemets.open};
  std::array<Span, 4> sentences_{};
  std::size_t turn_ = 0;
  Span sourced_span_{};
  bool sourced_ = false;
  std::vector<Finding> findings_;
};

std::vector<Finding> check(const Analysis& article) {
  return Search(article).run();
}

}  // namespace

extern constinit const Rule citation_unattributed_quote{
    .id = "citation/unattributed-quote",
    .severity = Severity::warning,
    .summary = "a direct quotation with no citation in its sentence or the one after",
    .explanation =
        "Whoever is quoted must have said it, and readers must be able to find out. The quotation has five words or more, and neither its "
        "sentence nor "
        "the next one has a citation. Cite where it was said. Where a speaker is named it is only a note. Short phrases, titles, "
        "questions, headings and block quotations are left alone.",
    .bad =
        "As one physician put it, “the body keeps a careful count of every hour it was denied.” Rest helps the heart, and more than that "
        "is not "
        "known today. Walks help too (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .good =
        "As one physician put it, “the body keeps a careful count of every hour it was denied” (Source: "
        "https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart. https://example.org/rest\n",
    .check = check,
};

}  // namespace citevet::rules
