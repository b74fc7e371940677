// reference/truncated-title: a title that breaks off.
#include <citevet/rule.h>

#include "rules/generic_title.h"
#include "rules/words.h"
#include "text/ascii.h"

#include <algorithm>
#include <array>
#include <vector>

namespace citevet::rules {

namespace {

template <class Words>
bool is_one_of(std::string_view word, const Words& words) noexcept {
  return std::ranges::any_of(words, [&](std::string_view each) { return text::equal_ci(word, each); });
}

// Something must follow these, in a title as anywhere.
constexpr auto always_open = std::to_array<std::string_view>({
    "a",     "an",   "the", "and",    "or",    "nor",   "of",      "their",   "its",    "our",       "my",         "your",
    "whose", "than", "via", "versus", "vs",    "among", "amongst", "towards", "toward", "regarding", "concerning", "including",
    "upon",  "into", "und", "oder",   "sowie", "der",   "des",     "dem",     "della",  "dello",     "degli",
});

// "hepatitis a": its letter may end a title.
constexpr auto with_letters =
    std::to_array<std::string_view>({"vitamin", "hepatitis", "influenza", "type", "group", "class", "plan", "grade", "protein", "factor",
                                     "part", "section", "toxin", "schedule", "category"});

// Something follows these unless they end a question or belong to a verb: "What to look for", "Moving on".
constexpr auto mostly_open = std::to_array<std::string_view>(
    {"for", "from", "with", "between", "during", "in", "on", "by", "to", "at", "as", "against", "within", "without", "about"});

// Words that let a preposition end a title: "What we know and what it comes from".
constexpr auto let_it_end = std::to_array<std::string_view>({
    "what", "who", "whom", "how",  "where", "why", "when",    "which",     "that",     "we",         "you",    "they",   "i",   "it",
    "she",  "he",  "to",   "them", "me",    "us",  "nothing", "something", "anything", "everything", "no",     "is",     "are", "was",
    "were", "be",  "been", "can",  "will",  "do",  "does",    "did",       "everyone", "everybody",  "nobody", "people",
});

// Verbs that take a preposition with them at the end: "Life goes on", "Carry on", "Log in".
constexpr auto verbs = std::to_array<std::string_view>({
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
constexpr auto adjectives = std::to_array<std::string_view>({
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
constexpr auto nouns_in_ical = std::to_array<std::string_view>({
    "chemical",      "radical",       "musical",   "periodical", "pharmaceutical", "botanical",     "vertical",
    "medical",       "classical",     "physical",  "critical",   "tropical",       "political",     "surgical",
    "historical",    "theatrical",    "canonical", "biological", "typical",        "logical",       "magical",
    "practical",     "identical",     "technical", "tactical",   "agrochemical",   "petrochemical", "biochemical",
    "neurochemical", "nutraceutical", "umbilical", "conical",    "evangelical",
});

bool is_lone_adjective(std::string_view word) noexcept {
  if (is_one_of(word, adjectives)) return true;
  if (text::ends_with_ci(word, "ergic") && word.size() > 7) return true;
  return text::ends_with_ci(word, "ical") && word.size() > 6 && !is_one_of(word, nouns_in_ical);
}

// Any adjective, roughly: "moral" in "Essays, moral and political" lets another follow.
bool may_be_adjective(std::string_view word) noexcept {
  constexpr auto endings = std::to_array<std::string_view>(
      {"al", "ic", "ive", "ary", "ous", "ent", "ant", "ful", "less", "able", "ible", "an", "ish", "ed", "ing", "ar", "ory", "y"});
  return is_one_of(word, adjectives) ||
         std::ranges::any_of(endings, [&](std::string_view ending) { return text::ends_with_ci(word, ending); });
}

constexpr auto before_a_noun =
    std::to_array<std::string_view>({"of", "for", "in", "on", "with", "by", "a", "an", "between", "during", "their", "its"});

// The last words of a title, the last one first.
std::vector<std::string_view> words_from_the_end(std::string_view title, std::size_t most) {
  std::vector<std::string_view> words;
  std::size_t end = title.size();
  while (end > 0 && words.size() < most) {
    const std::size_t space = title.find_last_of(" \t\r\n\xA0", end - 1);
    const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
    std::string_view word = title.substr(begin, end - begin);
    constexpr std::string_view marks = ",;:\"'()[]*_`";
    while (!word.empty() && marks.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
    while (!word.empty() && marks.find(word.front()) != std::string_view::npos) word.remove_prefix(1);
    if (!word.empty()) words.push_back(word);
    if (space == std::string_view::npos) break;
    end = space;
  }
  return words;
}

bool is_capitals(std::string_view word) noexcept {
  return word.size() > 1 && std::ranges::none_of(word, text::is_lower);
}

// Whether the title ends where no title ends.
bool breaks_off(std::string_view title) {
  title = text::trim(title);
  if (title.ends_with("…") || title.ends_with("...")) return title.size() > 12 && !is_generic_title(title);
  if (title.ends_with("?") || title.ends_with("!")) return false;
  while (!title.empty() && (title.back() == '.' || title.back() == '"' || title.back() == '\'')) title.remove_suffix(1);
  if (title.ends_with("(") || title.ends_with(":") || title.ends_with(",") || title.ends_with(" -") || title.ends_with("–") ||
      title.ends_with("—") || title.ends_with(" &"))
    return true;

  constexpr std::size_t looked_at = 40;
  const std::vector<std::string_view> words = words_from_the_end(title, looked_at);
  if (words.size() < 3) return false;
  const std::string_view last = words[0], before = words[1];
  // "OR" is an odds ratio, "A" a vitamin, a plan or a grade, also in small letters.
  const bool capital = is_capitals(last) || (last == "A" && text::is_upper(before[0]));
  if (capital || (text::equal_ci(last, "a") && is_one_of(before, with_letters))) return false;
  const bool asks = std::any_of(words.begin() + 1, words.end(), [](std::string_view word) { return is_one_of(word, let_it_end); });
  if (is_one_of(last, always_open))
    return !(asks && (text::equal_ci(last, "of") || text::equal_ci(last, "into") || text::equal_ci(last, "upon")));
  if (is_one_of(last, mostly_open))
    return words.size() >= 4 && !asks && !is_one_of(before, verbs) && !text::ends_with_ci(before, "ing") &&
           !text::ends_with_ci(before, "ed");
  if (!is_lone_adjective(last)) return false;
  if (is_one_of(before, before_a_noun)) return true;
  // "Patient experiences and psychological": the word before "and" is no adjective, so a noun is missing behind it.
  if (text::equal_ci(before, "and") || text::equal_ci(before, "or"))
    return words.size() >= 4 && !may_be_adjective(words[2]) && text::is_lower(last[0]);
  return false;
}

std::vector<Finding> check(const Analysis& article) {
  std::vector<Finding> findings;
  for (std::uint32_t i = 0; i < article.references.size(); ++i) {
    const Reference& entry = article.references[i];
    if (!entry.title || !breaks_off(entry.title.text)) continue;
    const std::string_view title = entry.title.text;
    constexpr std::size_t end = 60;
    std::string_view tail = title.size() > end ? title.substr(title.find(' ', title.size() - end) + 1) : title;
    if (tail.size() > end) tail = title;
    findings.push_back(
        {.span = entry.title.span,
         .message = "this title breaks off: " + (tail.size() < title.size() ? "“…" + std::string(tail) + "”" : quoted(title)),
         .help = "give it in full, as the source does",
         .reference = i});
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
