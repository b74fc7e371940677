// Finds set phrases in a text, all of them in one pass.
#include "text/phrases.h"

#include "text/ascii.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <utility>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace citevet::text {

namespace {

constexpr std::size_t max_spaces = 16;  // that one space of a phrase may stand for
constexpr std::size_t max_phrase_reach = 16;

// Pairs of letters in English text, the most frequent ones first.
constexpr std::string_view frequent_pairs =
    "th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ea ra ce li ch "
    "ll "
    "be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut ss so rs un lo wa ge ie wh ee wi em ad ol rt po we "
    "na "
    "ul ni ts mo ow pa im mi ai sh ir su id os iv ia am fi ci vi pl ig tu ev ld ry mp fe bl ab gh ty op wo sa ay ex ke fr oo av ag if ap "
    "gr "
    "od bo sp rd do uc bu ei ov by rm ep tt oc fa ef cu rn sc gi da yo cr cl du ga qu ue ff ba ey ls va um pp ua up lu go ht ru ug ds lt "
    "pi "
    "rc rr eg au ck ew mu br bi pt ak pu ui rg ib tl ny ki rk ys ob mm fu ph og ms ye ud mb ip ub oi rl gu dr hr cc tw ft wn nu af hu nn "
    "eo vo rv nf xp gn sm fl iz ok nl my gl aw ju oa eq sy sl ps jo lf nv je nk kn gs dy hy ze ks xt bs ik dd";

char folded(char c) noexcept {
  return static_cast<char>(static_cast<unsigned char>(c) | 0x20U);
}

// What looking at the places of a pair costs, in units of one hundredth of what looking for one more pair costs.
std::size_t cost_of(char first, char second) noexcept {
  // The first byte of curly quotes and dashes is as frequent as a letter.
  if (static_cast<unsigned char>(first) == 0xE2) return 800;
  if (!is_lower(first) || !is_lower(second)) return is_digit(first) || is_digit(second) ? 20 : 5;
  for (std::size_t rank = 0; 3 * rank + 1 < frequent_pairs.size(); ++rank)
    if (frequent_pairs[3 * rank] == first && frequent_pairs[3 * rank + 1] == second) return 1600 / (rank / 16 + 1);
  return 10;
}

bool is_letter_or_digit(std::string_view text, std::size_t at) noexcept {
  // Bytes of other scripts' letters count, closing quotes and dashes (U+2000 to U+2FFF) don't.
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? is_alnum(text[at]) : byte != 0xE2 && byte >= 0xC3 && byte < 0xE2;
}

// The end of `phrase` at `at`; npos when it does not stand there.
std::size_t end_of(std::string_view phrase, std::string_view text, std::size_t at) noexcept {
  for (const char c : phrase) {
    if (c == ' ') {
      std::size_t spaces = 0;
      while (spaces < max_spaces) {
        const std::size_t width = space_at(text, at);
        if (width == 0) break;
        at += width;
        ++spaces;
      }
      if (spaces == 0) return std::string_view::npos;
      continue;
    }
    if (at >= text.size() || to_lower(text[at]) != to_lower(c)) return std::string_view::npos;
    ++at;
  }
  return at;
}

// Where the first `count` bytes of `phrase` begin, which end at `at`; npos when they don't stand there.
std::size_t begin_of(std::string_view phrase, std::size_t count, std::string_view text, std::size_t at) noexcept {
  while (count > 0) {
    const char c = phrase[--count];
    if (c == ' ') {
      const std::string_view before = text.substr(at > max_phrase_reach ? at - max_phrase_reach : 0, std::min(at, max_phrase_reach));
      const std::size_t spaces = before.size() - trim_right(before).size();
      if (spaces == 0) return std::string_view::npos;
      at -= spaces;
      continue;
    }
    if (at == 0 || to_lower(text[at - 1]) != to_lower(c)) return std::string_view::npos;
    --at;
  }
  return at;
}

#if defined(__SSE2__)
constexpr std::size_t most_pairs = 16;

// Calls `found` for the places where a pair may stand, sixteen bytes at a time; the number of pairs is known when compiled, so that all of
// them stay in registers. Returns where the rest begins that is too short for that.
template <std::size_t Pairs>
std::size_t scan(std::string_view text, const char* firsts, const char* seconds, const std::function<void(std::size_t)>& found) {
  const __m128i bit5 = _mm_set1_epi8(0x20);
  __m128i first[Pairs + 1], second[Pairs + 1];
  for (std::size_t i = 0; i < Pairs; ++i) {
    first[i] = _mm_set1_epi8(firsts[i]);
    second[i] = _mm_set1_epi8(seconds[i]);
  }
  std::size_t at = 0;
  for (; at + 17 <= text.size(); at += 16) {
    const __m128i here = _mm_or_si128(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at)), bit5);
    const __m128i next = _mm_or_si128(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at + 1)), bit5);
    __m128i hits = _mm_setzero_si128();
    for (std::size_t i = 0; i < Pairs; ++i)
      hits = _mm_or_si128(hits, _mm_and_si128(_mm_cmpeq_epi8(here, first[i]), _mm_cmpeq_epi8(next, second[i])));
    for (auto mask = static_cast<unsigned>(_mm_movemask_epi8(hits)); mask != 0; mask &= mask - 1)
      found(at + static_cast<std::size_t>(std::countr_zero(mask)));
  }
  return at;
}

template <std::size_t... Pairs>
constexpr auto scans_for(std::index_sequence<Pairs...>) {
  return std::array{&scan<Pairs>...};
}
constexpr auto scans = scans_for(std::make_index_sequence<most_pairs + 1>());
#endif

}  // namespace

Phrases::Phrases(std::span<const std::string_view> phrases) {
  phrases_.reserve(phrases.size());
  for (std::string_view phrase : phrases) {
    const bool open_begin = phrase.starts_with('*'), open_end = phrase.ends_with('*');
    if (open_begin) phrase.remove_prefix(1);
    if (open_end) phrase.remove_suffix(1);
    phrases_.push_back({phrase, !open_begin && is_alnum(phrase.front()), !open_end && is_alnum(phrase.back())});
  }
  // The greedy cover: always the pair that costs least per phrase that it newly finds.
  struct Choice {
    char first, second;
    std::vector<Anchored> phrases;
  };
  std::vector<Choice> choices;
  for (std::uint32_t p = 0; p < phrases_.size(); ++p) {
    const std::string_view phrase = phrases_[p].text;
    for (std::uint32_t i = 0; i + 1 < phrase.size(); ++i) {
      if (phrase[i] == ' ' || phrase[i + 1] == ' ') continue;
      const char first = folded(phrase[i]), second = folded(phrase[i + 1]);
      const auto same =
          std::ranges::find_if(choices, [&](const Choice& choice) { return choice.first == first && choice.second == second; });
      Choice& choice = same != choices.end() ? *same : choices.emplace_back(Choice{first, second, {}});
      const auto around = [&](std::size_t at) { return at < phrase.size() && phrase[at] != ' ' ? folded(phrase[at]) : '\0'; };
      if (choice.phrases.empty() || choice.phrases.back().phrase != p)
        choice.phrases.push_back({p, i, i > 0 ? around(i - 1) : '\0', around(i + 2)});
    }
  }
  std::vector<bool> found(phrases_.size(), false);
  while (true) {
    const Choice* best = nullptr;
    std::size_t best_new = 0, best_cost = 0;
    for (const Choice& choice : choices) {
      const auto fresh =
          static_cast<std::size_t>(std::ranges::count_if(choice.phrases, [&](const Anchored& a) { return !found[a.phrase]; }));
      const std::size_t cost = 100 + cost_of(choice.first, choice.second);
      if (fresh > 0 && (best == nullptr || cost * best_new < best_cost * fresh)) {
        best = &choice;
        best_new = fresh;
        best_cost = cost;
      }
    }
    if (best == nullptr) break;
    Pair& pair = pairs_.emplace_back(Pair{best->first, best->second, {}});
    for (const Anchored& anchored : best->phrases)
      if (!found[anchored.phrase]) {
        found[anchored.phrase] = true;
        pair.phrases.push_back(anchored);
      }
  }
}

void Phrases::candidate(std::string_view text, std::size_t at, std::vector<Hit>& into) const {
  const char first = folded(text[at]), second = folded(text[at + 1]);
  for (const Pair& pair : pairs_) {
    if (pair.first != first || pair.second != second) continue;
    const char before = at > 0 ? folded(text[at - 1]) : '\0', after = at + 2 < text.size() ? folded(text[at + 2]) : '\0';
    for (const Anchored& anchored : pair.phrases) {
      if ((anchored.before != '\0' && anchored.before != before) || (anchored.after != '\0' && anchored.after != after)) continue;
      const auto& [phrase, begins_word, ends_word] = phrases_[anchored.phrase];
      const std::size_t end = end_of(phrase.substr(anchored.offset), text, at);
      if (end == std::string_view::npos) continue;
      const std::size_t begin = begin_of(phrase, anchored.offset, text, at);
      if (begin == std::string_view::npos) continue;
      if (begins_word && begin > 0 && is_letter_or_digit(text, begin - 1)) continue;
      if (ends_word && end < text.size() && is_letter_or_digit(text, end)) continue;
      into.push_back({anchored.phrase, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
    return;
  }
}

void Phrases::find(std::string_view text, std::vector<Hit>& into) const {
  if (pairs_.empty()) return;
  const std::size_t before = into.size();
  std::size_t at = 0;
#if defined(__SSE2__)
  std::array<char, most_pairs> firsts{}, seconds{};
  for (std::size_t i = 0; i < std::min(pairs_.size(), most_pairs); ++i) {
    firsts[i] = pairs_[i].first;
    seconds[i] = pairs_[i].second;
  }
  if (pairs_.size() <= most_pairs)
    at = scans[pairs_.size()](text, firsts.data(), seconds.data(), [&](std::size_t place) { candidate(text, place, into); });
#endif
  std::array<bool, 256> is_first{};
  for (const Pair& pair : pairs_) is_first[static_cast<unsigned char>(pair.first)] = true;
  for (; at + 1 < text.size(); ++at)
    if (is_first[static_cast<unsigned char>(folded(text[at]))]) candidate(text, at, into);

  std::sort(into.begin() + static_cast<std::ptrdiff_t>(before), into.end(), [](const Hit& a, const Hit& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    return a.end != b.end ? a.end > b.end : a.phrase < b.phrase;
  });
}

}  // namespace citevet::text
