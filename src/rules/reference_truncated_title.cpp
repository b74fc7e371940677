// reference/truncated-title: a title that breaks off.
#include <citevet/rule.h>

#include "rules/described.h"
#include "rules/generic_title.h"
#include "rules/word_set.h"
#include "rules/words.h"
#include "text/ascii.h"

#include <algorithm>
#include <array>

namespace citevet::rules {

namespace {

// Something must follow these, in a title as anywhere.
constexpr WordSet always_open({
    "a",     "an",   "the", "and",    "or",    "nor",   "of",      "their",   "its",    "our",       "my",         "your",
    "whose", "than", "via", "versus", "vs",    "among", "amongst", "towards", "toward", "regarding", "concerning", "including",
    "upon",  "into", "und", "oder",   "sowie", "der",   "des",     "dem",     "della",  "dello",     "degli",
});

// "hepatitis a": its letter may end a title.
constexpr WordSet with_letters({"vitamin", "hepatitis", "influenza", "type", "group", "class", "plan", "grade", "protein", "factor", "part",
                                "section", "toxin", "schedule", "category"});

// Something follows these unless they end a question or belong to a verb: "What to look for", "Moving on".
constexpr WordSet mostly_open({"for", "from", "with", "between", "during", "in", "on", "by", "to", "at", "as", "against", "within",
                               "without", "about"});

// Words that let a preposition end a title: "What we know and what it comes from".
constexpr WordSet let_it_end({
    "what", "who", "whom", "how", "where", "why", "when", "which",   "that",      "we",       "you",        "they",      "i",
    "it",   "she", "he",   "to",  "them",  "me",  "us",   "nothing", "something", "anything", "everything", "no",        "is",
    "are",  "was", "were", "be",  "been",  "can", "will", "do",      "does",      "did",      "everyone",   "everybody", "nobody",
});

// Verbs that take a preposition with them at the end: "Life goes on", "Carry on", "Log in".
constexpr WordSet verbs({
    "go",    "goes",   "went",   "gone",  "carry",  "carries", "carried", "move",    "moves",  "moved",  "live",  "lives",
    "lived", "log",    "logs",   "sign",  "signs",  "hold",    "holds",   "held",    "come",   "comes",  "came",  "turn",
    "turns", "turned", "hang",   "keep",  "keeps",  "get",     "gets",    "break",   "breaks", "step",   "steps", "look",
    "looks", "care",   "cares",  "made",  "cope",   "copes",   "work",    "works",   "worked", "check",  "drop",  "plug",
    "tune",  "stand",  "stands", "count", "counts", "rely",    "relied",  "pass",    "passes", "passed", "lean",  "lets",
    "let",   "fit",    "fits",   "opt",   "rest",   "build",   "built",   "born",    "call",   "called", "acted", "used",
    "dealt", "stay",   "stays",  "press", "join",   "joins",   "set",     "sets",    "give",   "gives",  "hope",  "hopes",
    "wait",  "waits",  "ask",    "asks",  "die",    "dies",    "suffer",  "suffers",
});

// Adjectives that name nothing by themselves, in the words of studies. With a noun left off, they are what a title was cut behind.
constexpr WordSet adjectives({
    "cognitive",        "neural",        "behavioral",    "behavioural",    "clinical",        "preclinical",         "medical",
    "synaptic",         "cerebral",      "renal",         "cardiac",        "hepatic",         "pulmonary",           "systemic",
    "chronic",          "acute",         "pediatric",     "paediatric",     "psychiatric",     "addictive",           "emotional",
    "functional",       "structural",    "environmental", "nutritional",    "hormonal",        "developmental",       "systematic",
    "randomized",       "randomised",    "controlled",    "longitudinal",   "observational",   "experimental",        "recreational",
    "occupational",     "socioeconomic", "psychosocial",  "neurocognitive", "pharmacologic",   "cardiovascular",      "gastrointestinal",
    "molecular",        "cellular",      "metabolic",     "genetic",        "epigenetic",      "comprehensive",       "evidence-based",
    "community-based",  "long-term",     "short-term",    "double-blind",   "cross-sectional", "treatment-resistant", "placebo-controlled",
    "population-based",
});

// "neurobiological", "glutamatergic": what ends so is hardly ever a noun; the nouns that do are left out.
constexpr WordSet nouns_in_ical({
    "chemical",      "radical",       "musical",   "periodical", "pharmaceutical", "botanical",     "vertical",
    "medical",       "classical",     "physical",  "critical",   "tropical",       "political",     "surgical",
    "historical",    "theatrical",    "canonical", "biological", "typical",        "logical",       "magical",
    "practical",     "identical",     "technical", "tactical",   "agrochemical",   "petrochemical", "biochemical",
    "neurochemical", "nutraceutical", "umbilical", "conical",    "evangelical",
});

bool is_lone_adjective(std::string_view word) noexcept {
  if (adjectives.contains(word)) return true;
  if (text::ends_with_ci(word, "ergic") && word.size() > 7) return true;
  return text::ends_with_ci(word, "ical") && word.size() > 6 && !nouns_in_ical.contains(word);
}

// Any adjective, roughly: "moral" in "Essays, moral and political" lets another follow.
bool may_be_adjective(std::string_view word) noexcept {
  constexpr auto endings = std::to_array<std::string_view>(
      {"al", "ic", "ive", "ary", "ous", "ent", "ant", "ful", "less", "able", "ible", "an", "ish", "ed", "ing", "ar", "ory"});
  return adjectives.contains(word) ||
         std::ranges::any_of(endings, [&](std::string_view ending) { return text::ends_with_ci(word, ending); });
}

constexpr WordSet before_a_noun({"of", "for", "in", "on", "with", "by", "a", "an", "between", "during", "their", "its"});

// The words of a title from its end, one at a time.
class WordsFromTheEnd {
 public:
  explicit WordsFromTheEnd(std::string_view title) noexcept : rest_(title) {}

  // Empty when there are no more, or when enough have been looked at.
  std::string_view next() noexcept {
    for (; !rest_.empty() && looked_at_ < most; ++looked_at_) {
      std::size_t begin = rest_.size();
      while (begin > 0 && !text::is_space(rest_[begin - 1])) --begin;
      std::string_view word = rest_.substr(begin);
      rest_ = rest_.substr(0, begin > 0 ? begin - 1 : 0);
      while (!word.empty() && is_mark(word.back())) word.remove_suffix(1);
      while (!word.empty() && is_mark(word.front())) word.remove_prefix(1);
      if (!word.empty()) return word;
    }
    return {};
  }

 private:
  static constexpr std::size_t most = 40;
  static bool is_mark(char c) noexcept { return std::string_view(",;:\"'()[]*_`").find(c) != std::string_view::npos; }
  std::string_view rest_;
  std::size_t looked_at_ = 0;
};

bool is_capitals(std::string_view word) noexcept {
  return word.size() > 1 && std::ranges::none_of(word, text::is_lower);
}

// Without the stops and quotation marks behind it.
std::string_view without_end_marks(std::string_view title) noexcept {
  while (true) {
    const std::size_t size = title.size();
    title = text::trim_right(title);
    for (const std::string_view mark : {".", "\"", "'", "”", "’", "»", "*", "_"})
      if (title.ends_with(mark)) title.remove_suffix(mark.size());
    if (title.size() == size) return title;
  }
}

// Whether the title ends where no title ends.
bool breaks_off(std::string_view title) {
  title = text::trim(title);
  if (title.ends_with("…") || title.ends_with("...")) return title.size() > 12 && !is_generic_title(title);
  title = without_end_marks(title);
  for (const std::string_view end : {"(", ":", ",", " -", "–", "—", " &"})
    if (title.ends_with(end)) return true;

  WordsFromTheEnd words(title);
  const std::string_view last = words.next();
  const bool always = always_open.contains(last), mostly = !always && mostly_open.contains(last);
  if (!always && !mostly && !is_lone_adjective(last)) return false;
  const std::string_view before = words.next(), third = words.next(), fourth = words.next();
  if (third.empty()) return false;
  // "OR" is an odds ratio, "A" a vitamin, a plan or a grade, also in small letters.
  if (is_capitals(last) || (last == "A" && text::is_upper(before[0]))) return false;
  if (text::equal_ci(last, "a") && with_letters.contains(before)) return false;

  const auto asks = [&] {
    for (std::string_view word : {before, third, fourth})
      if (let_it_end.contains(word)) return true;
    for (std::string_view word = words.next(); !word.empty(); word = words.next())
      if (let_it_end.contains(word)) return true;
    return false;
  };
  if (always) {
    const bool may_end_a_question = text::equal_ci(last, "of") || text::equal_ci(last, "into") || text::equal_ci(last, "upon");
    return !may_end_a_question || !asks();
  }
  if (mostly)
    return !fourth.empty() && !verbs.contains(before) && !text::ends_with_ci(before, "ing") && !text::ends_with_ci(before, "ed") && !asks();
  if (before_a_noun.contains(before)) return true;
  // "Patient experiences and psychological": the word before "and" is no adjective, so a noun is missing behind it.
  if (text::equal_ci(before, "and") || text::equal_ci(before, "or"))
    return !fourth.empty() && !may_be_adjective(third) && text::is_lower(last[0]);
  return false;
}

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  for (std::uint32_t i = 0; i < article.references.size(); ++i) {
    const Reference& entry = article.references[i];
    if (!entry.title) continue;
    // The registry's word counts before the look of it.
    const std::vector<const NamedWork*> all = described(article, entry);
    const Comparison* whole = by_field(all, &Comparison::title, Agreement::differs);
    const bool confirmed = whole != nullptr && whole->truncated;
    if (!confirmed && !breaks_off(entry.title.text)) continue;
    if (by_field(all, &Comparison::title, Agreement::same) != nullptr) continue;
    const std::string_view title = entry.title.text;
    constexpr std::size_t end = 60;
    std::string_view tail = title.size() > end ? title.substr(title.find(' ', title.size() - end) + 1) : title;
    if (tail.size() > end) tail = title;
    findings.push_back(
        {.span = entry.title.span,
         .message = "this title breaks off: " + (tail.size() < title.size() ? "“…" + std::string(tail) + "”" : quoted(title)),
         .help = confirmed ? "give it in full: " + whole->title.known : "give it in full, as the source does",
         .reference = i,
         .fix = confirmed ? replaced(article, entry.title, whole->title.known) : std::nullopt});
  }
  return findings;
}

}  // namespace

extern constinit const Rule reference_truncated_title{
    .id = "reference/truncated-title",
    .severity = Severity::warning,
    .summary = "a title that breaks off",
    .explanation =
        "The title ends in a word that can't end one (\"Patient experiences and\"), in an adjective whose noun is missing (\"a review of "
        "neurobiological\"), or in dots: it was cut to a length. Readers who search for it will not find it. Give it in full.",
    .bad =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart: a review of the. https://example.org/rest\n",
    .good =
        "Rest helps the heart (Source: https://example.org/rest).\n\nReferences\n"
        "Moss, A. (2021). Rest and the heart: a review of the evidence. https://example.org/rest\n",
    .check = check,
};

}  // namespace citevet::rules
