// Titles and names as sequences of words in which ways to write the same are equal.
#include "compare/words.h"

#include "text/ascii.h"
#include "text/entity.h"
#include "text/fold.h"
#include "text/fuzzy.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace citevet::compare {

namespace {

constexpr std::size_t longest_title = 1200;  // bytes

// A letter that stands for one that was lost ("caf?", U+FFFD); fold() keeps it.
constexpr std::string_view lost = "ǂ";

constexpr std::array<std::string_view, 25> greek = {"alpha", "beta",   "gamma",   "delta", "epsilon", "zeta",    "eta",  "theta", "iota",
                                                    "kappa", "lambda", "mu",      "nu",    "xi",      "omicron", "pi",   "rho",   "sigma",
                                                    "sigma", "tau",    "upsilon", "phi",   "chi",     "psi",     "omega"};

// What Windows-1252 shows for the bytes 0x80 to 0x9F.
constexpr std::array<char32_t, 32> windows_1252 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                   0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                   0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

// The byte that was shown as this character; -1: none.
int byte_of(char32_t c) noexcept {
  if (c >= 0xA0 && c <= 0xFF) return static_cast<int>(c);
  if (c >= 0x80 && c < 0xA0) return static_cast<int>(c);
  const auto found = std::ranges::find(windows_1252, c);
  return found == windows_1252.end() ? -1 : 0x80 + static_cast<int>(found - windows_1252.begin());
}

// Takes off `<i>`, `</sub>` and their like.
void drop_tags(std::string& text) {
  if (text.find('<') == std::string::npos) return;
  constexpr std::size_t longest_tag = 60;
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '<' && at + 1 < text.size() && (text::is_alpha(text[at + 1]) || text[at + 1] == '/')) {
      const std::size_t end = text.substr(at, longest_tag).find('>');
      if (end != std::string::npos) {
        at += end;
        continue;
      }
    }
    out.push_back(text[at]);
  }
  text = std::move(out);
}

// British and American spellings, ligatures written out and plurals, brought to one form. Not meant for reading.
void spell(std::string& word) {
  if (word.size() < 4) return;
  std::string out;
  out.reserve(word.size());
  const auto rest = [&](std::size_t at, std::string_view part) { return std::string_view(word).substr(at, part.size()) == part; };
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (rest(at, "ae") || rest(at, "oe")) {
      out.push_back('e');
      ++at;
    } else if (rest(at, "our")) {
      out += "or";
      at += 2;
    } else if (rest(at, "ph")) {
      out.push_back('f');
      ++at;
    } else if (rest(at, "ll")) {
      out.push_back('l');
      ++at;
    } else if (at > 1 && (rest(at, "isa") || rest(at, "ise") || rest(at, "isi") || rest(at, "yse") || rest(at, "ysi"))) {
      out.push_back(word[at]);
      out.push_back('z');
      ++at;
    } else {
      out.push_back(word[at]);
    }
  }
  for (const auto& [ending, other] :
       {std::pair<std::string_view, std::string_view>{"ogue", "og"}, {"tre", "ter"}, {"mme", "m"}, {"ce", "se"}})
    if (out.ends_with(ending)) out.replace(out.size() - ending.size(), ending.size(), other);
  if (out.size() > 3 && out.back() == 's' && out[out.size() - 2] != 's') out.pop_back();
  word = std::move(out);
}

// Folded text with Greek letters by their names.
std::string named(std::string_view folded) {
  std::string out;
  out.reserve(folded.size());
  for (std::size_t at = 0; at < folded.size();) {
    const auto first = static_cast<unsigned char>(folded[at]);
    if ((first == 0xCE || first == 0xCF) && at + 1 < folded.size()) {
      const text::CodePoint point = text::decode(folded, at);
      if (point.value >= 0x3B1 && point.value <= 0x3C9) {
        out += greek[point.value - 0x3B1];
        at += point.size;
        continue;
      }
    }
    out.push_back(folded[at++]);
  }
  return out;
}

// A question mark within a word, or before a word that does not begin a sentence.
bool stands_for_lost(std::string_view text, std::size_t at) noexcept {
  if (text[at] != '?' || at == 0 || at + 2 >= text.size() || !text::is_alpha(text[at - 1])) return false;
  return text::is_lower(text[at + 1]) || (text[at + 1] == ' ' && text::is_lower(text[at + 2]));
}

// Takes off the second half of what is the same text twice over, with or without a space between: "in menRest in men".
void halve(std::vector<Word>& words) {
  constexpr std::size_t shortest = 12;
  const std::string all = squeezed(words);
  const std::size_t half = all.size() / 2;
  if (half < shortest || all.size() % 2 != 0 || all.compare(0, half, all, half, half) != 0) return;
  std::size_t size = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (size + words[i].text.size() < half) {
      size += words[i].text.size();
      continue;
    }
    words[i].text.resize(half - size);
    words.resize(i + 1);
    return;
  }
}

constexpr auto small_words = std::to_array<std::string_view>(
    {"a",   "an",  "and", "as", "at", "by", "da",  "das", "de",   "dei",  "del", "den", "der",  "des",  "di",  "die", "do",  "dos",
     "du",  "e",   "ein", "el", "en", "et", "fo",  "for", "from", "i",    "il",  "im",  "in",   "into", "its", "la",  "las", "le",
     "les", "los", "of",  "on", "s",  "t",  "the", "to",  "und",  "upon", "van", "von", "with", "y",    "zum", "zur"});
static_assert(std::ranges::is_sorted(small_words));

constexpr auto english = std::to_array<std::string_view>(
    {"among", "and",  "are", "before", "between", "by",      "during", "for",   "from", "how",  "into", "is",  "its", "of",   "on",
     "than",  "that", "the", "their",  "this",    "through", "to",     "using", "were", "what", "when", "who", "why", "with", "without"});
constexpr auto elsewhere = std::to_array<std::string_view>({"av",   "bei", "com", "con", "da",   "das", "de",  "del", "dem", "den", "der",
                                                            "des",  "dos", "du",  "een", "eine", "el",  "em",  "en",  "et",  "fur", "het",
                                                            "il",   "la",  "las", "le",  "les",  "los", "med", "mit", "och", "og",  "para",
                                                            "pour", "til", "um",  "una", "und",  "une", "van", "von", "y",   "zum", "zur"});
static_assert(std::ranges::is_sorted(english) && std::ranges::is_sorted(elsewhere));

struct Tongue {
  std::size_t english = 0, elsewhere = 0, latin = 0, other = 0;

  [[nodiscard]] bool is_english() const noexcept { return english > 0 && elsewhere == 0; }
};

Tongue tongue_of(std::string_view text) {
  Tongue tongue;
  const std::string folded = text::fold(start_of(text, longest_title));
  for (const std::string_view word : text::words(folded)) {
    tongue.english += std::ranges::binary_search(english, word) ? 1U : 0U;
    tongue.elsewhere += std::ranges::binary_search(elsewhere, word) ? 1U : 0U;
  }
  for (std::size_t at = 0; at < folded.size();) {
    const text::CodePoint point = text::decode(folded, at);
    at += point.size;
    if (point.value < 0x250) {
      tongue.latin += text::is_alpha(static_cast<char>(point.value & 0x7FU)) ? 1U : 0U;
    } else if (point.value >= 0x400) {  // Greek letters stand in Latin titles
      ++tongue.other;
    }
  }
  return tongue;
}

}  // namespace

std::string mended(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    const int lead = point.value >= 0xC2 && point.value <= 0xF4 ? static_cast<int>(point.value) : -1;
    if (lead >= 0) {
      const std::size_t wanted = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
      std::string bytes(1, static_cast<char>(lead));
      std::size_t next = at + point.size;
      while (bytes.size() <= wanted && next < text.size()) {
        const text::CodePoint follower = text::decode(text, next);
        const int byte = byte_of(follower.value);
        if (byte < 0x80 || byte > 0xBF) break;
        bytes.push_back(static_cast<char>(byte));
        next += follower.size;
      }
      if (bytes.size() == wanted + 1 && text::first_invalid(bytes) == std::string_view::npos) {
        out += bytes;
        at = next;
        continue;
      }
    }
    out.append(text, at, point.size);
    at += point.size;
  }
  return out;
}

std::vector<Word> title_words(std::string_view title) {
  std::string raw = mended(start_of(title, longest_title));
  for (int times = 0; times < 2 && raw.find('&') != std::string::npos; ++times) {
    std::string resolved;
    text::append_resolved(raw, resolved);
    raw = std::move(resolved);
  }
  drop_tags(raw);

  std::vector<Word> words;
  std::string part;
  const auto end_part = [&] {
    const std::string folded = named(text::fold(part));
    part.clear();
    bool first = true;
    for (const std::string_view word : text::words(folded)) {
      if (words.size() >= most_words) return;
      words.push_back({std::string(word), first});
      first = false;
    }
  };
  const auto followed_by_space = [&](std::size_t at) { return at + 1 >= raw.size() || text::space_at(raw, at + 1) > 0; };
  for (std::size_t at = 0; at < raw.size(); ++at) {
    const char c = raw[at];
    const std::string_view rest = std::string_view(raw).substr(at);
    if (stands_for_lost(raw, at)) {
      part += lost;
      if (raw[at + 1] == ' ') end_part();
    } else if (rest.starts_with("\xEF\xBF\xBD")) {
      part += lost;
      at += 2;
    } else if (c == '(' || c == '[' || c == ')' || c == ']' || c == ';' ||
               ((c == ':' || c == '.' || c == '?' || c == '!') && followed_by_space(at)) || rest.starts_with(" - ") ||
               rest.starts_with("--")) {
      end_part();
    } else if (rest.starts_with("—") || rest.starts_with("–") || rest.starts_with("：") || rest.starts_with("―")) {
      // A dash between words without spaces only joins them.
      if (rest.starts_with("–") && at > 0 && raw[at - 1] != ' ')
        part.push_back(' ');
      else
        end_part();
      at += 2;
    } else if (c == '&') {
      part += " and ";
    } else if (rest.starts_with("’") || rest.starts_with("‘")) {
      at += 2;
    } else if (rest.starts_with("ʼ") || rest.starts_with("ʹ")) {
      ++at;
    } else if (std::string_view("'`*_~^$\\{}").find(c) == std::string_view::npos) {
      part.push_back(c);
    }
  }
  end_part();
  halve(words);
  for (Word& word : words) spell(word.text);
  return words;
}

std::string squeezed(const std::vector<Word>& words) {
  std::string out;
  for (const Word& word : words) out += word.text;
  return out;
}

bool is_small(std::string_view word) noexcept {
  return std::ranges::binary_search(small_words, word);
}

bool is_near(std::string_view a, std::string_view b) {
  if (a == b) return true;
  for (const auto& [holed, whole] : {std::pair{a, b}, {b, a}}) {
    const std::size_t hole = holed.find(lost);
    if (hole == std::string_view::npos) continue;
    const std::string_view before = holed.substr(0, hole), behind = holed.substr(holed.rfind(lost) + lost.size());
    if (whole.size() >= before.size() + behind.size() && whole.starts_with(before) && whole.ends_with(behind)) return true;
  }
  const std::size_t shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
  if (shorter < 5 || longer > 60 || longer - shorter > 2 || a[0] != b[0]) return false;
  if (std::ranges::any_of(a, text::is_digit) || std::ranges::any_of(b, text::is_digit)) return false;
  for (const auto& [one, other] : {std::pair<std::string_view, std::string_view>{"hyper", "hypo"},
                                   {"hiper", "hipo"},
                                   {"inter", "intra"},
                                   {"macro", "micro"},
                                   {"hyfer", "hyfo"}})
    if ((a.starts_with(one) && b.starts_with(other)) || (a.starts_with(other) && b.starts_with(one))) return false;
  const double edits = static_cast<double>(longer) * (1 - text::similarity(a, b));
  return edits < (shorter >= 8 ? 2.5 : 1.5);
}

bool in_english(std::string_view text) {
  return tongue_of(text).is_english();
}

bool in_other_languages(std::string_view a, std::string_view b) {
  const Tongue one = tongue_of(a), two = tongue_of(b);
  if ((one.other > one.latin) != (two.other > two.latin)) return true;
  const auto is_foreign = [](const Tongue& tongue) { return tongue.elsewhere > 0 && tongue.english == 0; };
  return (one.is_english() && is_foreign(two)) || (is_foreign(one) && two.is_english());
}

}  // namespace citevet::compare
