// Tells from a heading's words whether a reference list follows.
#include "reference/headings.h"

#include "text/ascii.h"
#include "text/fold.h"

#include <array>
#include <bitset>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace citevet::reference {

namespace {

using enum HeadingKind;

struct Name {
  std::string_view words;
  HeadingKind kind;
};

// docs/reference-lists.md is the page for users: a name that is added here is added there.
constexpr Name names[] = {
    // English
    {"references", references},
    {"reference", references},
    {"reference list", references},
    {"list of references", references},
    {"references list", references},
    {"references cited", references},
    {"references and notes", references},
    {"notes and references", references},
    {"references and sources", references},
    {"sources and references", references},
    {"references and further reading", references},
    {"works cited", references},
    {"work cited", references},
    {"literature cited", references},
    {"cited literature", references},
    {"citations", references},
    {"cited sources", references},
    {"cited works", references},
    {"bibliography", bibliography},
    {"selected bibliography", bibliography},
    {"select bibliography", bibliography},
    {"annotated bibliography", bibliography},
    {"references and bibliography", references},
    {"bibliography and references", references},
    {"sources", sources},
    {"source", sources},
    {"source list", sources},
    {"list of sources", sources},
    {"sources cited", references},
    {"sources used", sources},
    {"sources consulted", sources},
    {"works consulted", sources},
    {"literature", sources},
    {"notes", sources},
    {"endnotes", sources},
    {"end notes", sources},
    {"footnotes", sources},
    {"notes and sources", sources},
    {"sources and notes", sources},
    {"sources and further reading", sources},
    {"further reading", further},
    {"further readings", further},
    {"suggested reading", further},
    {"recommended reading", further},
    {"additional reading", further},
    {"see also", further},
    {"reading list", further},
    // German
    {"quellen", sources},
    {"quelle", sources},
    {"quellenangaben", references},
    {"quellenangabe", references},
    {"quellennachweis", references},
    {"quellennachweise", references},
    {"quellenverzeichnis", references},
    {"literatur", sources},
    {"literaturverzeichnis", references},
    {"literaturangaben", references},
    {"literaturliste", references},
    {"literaturnachweise", references},
    {"referenzen", references},
    {"einzelnachweise", references},
    {"bibliografie", bibliography},
    {"bibliographie", bibliography},
    {"verwendete literatur", references},
    {"zitierte literatur", references},
    {"quellen und literatur", references},
    {"literatur und quellen", references},
    {"belege", sources},
    {"anmerkungen", sources},
    {"fußnoten", sources},
    {"endnoten", sources},
    {"weiterführende literatur", further},
    {"siehe auch", further},
    {"zum weiterlesen", further},
    // French
    {"références", references},
    {"référence", references},
    {"références bibliographiques", references},
    {"liste des références", references},
    {"références citées", references},
    {"ouvrages cités", references},
    {"sources et références", references},
    {"notes et références", references},
    {"sources et bibliographie", references},
    {"littérature", sources},
    {"notes de fin", sources},
    {"pour aller plus loin", further},
    {"voir aussi", further},
    {"lectures complémentaires", further},
    // Spanish
    {"referencias", references},
    {"referencias bibliográficas", references},
    {"lista de referencias", references},
    {"fuentes", sources},
    {"fuente", sources},
    {"bibliografía", bibliography},
    {"obras citadas", references},
    {"literatura citada", references},
    {"fuentes consultadas", references},
    {"fuentes y referencias", references},
    {"notas", sources},
    {"lecturas adicionales", further},
    {"lecturas recomendadas", further},
    {"véase también", further},
    // Italian
    {"fonti", sources},
    {"fonte", sources},
    {"riferimenti", references},
    {"riferimenti bibliografici", references},
    {"bibliografia", bibliography},
    {"opere citate", references},
    {"fonti e riferimenti", references},
    {"note", sources},
    {"letture consigliate", further},
    {"vedi anche", further},
    // Portuguese
    {"referências", references},
    {"referências bibliográficas", references},
    {"lista de referências", references},
    {"fontes", sources},
    {"obras citadas", references},
    {"leitura adicional", further},
    {"leituras recomendadas", further},
    {"ver também", further},
    {"veja também", further},
    // Dutch
    {"bronnen", sources},
    {"bron", sources},
    {"bronnenlijst", references},
    {"bronvermelding", references},
    {"literatuur", sources},
    {"literatuurlijst", references},
    {"referenties", references},
    {"geraadpleegde literatuur", references},
    {"voetnoten", sources},
    {"verder lezen", further},
    {"zie ook", further},
    // Danish, Norwegian, Swedish, Finnish
    {"kilder", sources},
    {"kilde", sources},
    {"kildeliste", references},
    {"kildehenvisninger", references},
    {"litteratur", sources},
    {"litteraturliste", references},
    {"referanser", references},
    {"referencer", references},
    {"referenser", references},
    {"källor", sources},
    {"källa", sources},
    {"källförteckning", references},
    {"litteraturförteckning", references},
    {"noter", sources},
    {"vidare läsning", further},
    {"videre lesning", further},
    {"se även", further},
    {"se også", further},
    {"lähteet", references},
    {"lähde", sources},
    {"lähdeluettelo", references},
    {"viitteet", references},
    {"kirjallisuus", sources},
    {"katso myös", further},
    // Polish, Czech, Slovak, Hungarian, Romanian, Croatian, Slovene
    {"źródła", sources},
    {"źródło", sources},
    {"bibliografia", bibliography},
    {"piśmiennictwo", references},
    {"literatura", sources},
    {"przypisy", sources},
    {"referencje", references},
    {"zobacz też", further},
    {"zdroje", sources},
    {"reference a zdroje", references},
    {"použitá literatura", references},
    {"použité zdroje", references},
    {"seznam literatury", references},
    {"bibliografie", bibliography},
    {"viz také", further},
    {"források", sources},
    {"forrás", sources},
    {"irodalom", sources},
    {"irodalomjegyzék", references},
    {"felhasznált irodalom", references},
    {"hivatkozások", references},
    {"surse", sources},
    {"referințe", references},
    {"izvori", sources},
    {"viri", sources},
    {"literatura in viri", references},
    {"literatura i izvori", references},
    // Russian, Ukrainian, Bulgarian, Greek, Turkish
    {"источники", sources},
    {"источник", sources},
    {"литература", sources},
    {"список литературы", references},
    {"библиография", bibliography},
    {"ссылки", sources},
    {"примечания", sources},
    {"использованная литература", references},
    {"список источников", references},
    {"см также", further},
    {"джерела", sources},
    {"література", sources},
    {"список літератури", references},
    {"източници", sources},
    {"βιβλιογραφία", bibliography},
    {"πηγές", sources},
    {"αναφορές", references},
    {"παραπομπές", references},
    {"kaynakça", references},
    {"kaynaklar", references},
    {"referanslar", references},
    {"ayrıca bakınız", further},
    // Arabic, Hebrew, Persian, Hindi, Indonesian, Vietnamese
    {"المراجع", references},
    {"مراجع", references},
    {"المصادر", sources},
    {"مصادر", sources},
    {"المصادر والمراجع", references},
    {"קישורים", sources},
    {"מקורות", sources},
    {"ביבליוגרפיה", bibliography},
    {"منابع", sources},
    {"संदर्भ", references},
    {"स्रोत", sources},
    {"referensi", references},
    {"daftar pustaka", references},
    {"sumber", sources},
    {"tài liệu tham khảo", references},
    {"nguồn", sources},
    // Chinese, Japanese, Korean
    {"参考文献", references},
    {"参考资料", references},
    {"參考文獻", references},
    {"參考資料", references},
    {"引用文献", references},
    {"资料来源", sources},
    {"資料來源", sources},
    {"来源", sources},
    {"來源", sources},
    {"出典", sources},
    {"脚注", sources},
    {"延伸阅读", further},
    {"延伸閱讀", further},
    {"参见", further},
    {"関連項目", further},
    {"참고문헌", references},
    {"참고 문헌", references},
    {"출처", sources},
    {"각주", sources},
    {"같이 보기", further},
    // What follows a list
    {"update history", ends},
    {"revision history", ends},
    {"version history", ends},
    {"change history", ends},
    {"changelog", ends},
    {"change log", ends},
    {"updates", ends},
    {"corrections", ends},
    {"about the author", ends},
    {"about the authors", ends},
    {"about author", ends},
    {"about the writer", ends},
    {"about us", ends},
    {"about", ends},
    {"author", ends},
    {"authors", ends},
    {"author note", ends},
    {"author notes", ends},
    {"authors note", ends},
    {"author s note", ends},
    {"author bio", ends},
    {"author information", ends},
    {"editor s note", ends},
    {"contributors", ends},
    {"how this report was generated", ends},
    {"how this was made", ends},
    {"how this article was written", ends},
    {"methodology", ends},
    {"methods", ends},
    {"disclaimer", ends},
    {"medical disclaimer", ends},
    {"disclosure", ends},
    {"disclosures", ends},
    {"acknowledgements", ends},
    {"acknowledgments", ends},
    {"appendix", ends},
    {"appendices", ends},
    {"related articles", ends},
    {"related posts", ends},
    {"related stories", ends},
    {"related content", ends},
    {"related reading", ends},
    {"related", ends},
    {"more from", ends},
    {"you may also like", ends},
    {"you might also like", ends},
    {"read more", ends},
    {"read next", ends},
    {"share", ends},
    {"share this", ends},
    {"share this article", ends},
    {"comments", ends},
    {"contact", ends},
    {"contact us", ends},
    {"funding", ends},
    {"conflict of interest", ends},
    {"conflicts of interest", ends},
    {"competing interests", ends},
    {"license", ends},
    {"licence", ends},
    {"copyright", ends},
    {"tags", ends},
    {"categories", ends},
    {"next steps", ends},
    {"glossary", ends},
    {"faq", ends},
    {"faqs", ends},
    {"frequently asked questions", ends},
    {"table of contents", ends},
    {"contents", ends},
    {"subscribe", ends},
    {"newsletter", ends},
    {"index", ends},
    {"image credits", ends},
    {"photo credits", ends},
    {"credits", ends},
    {"get help", ends},
    {"über den autor", ends},
    {"über die autorin", ends},
    {"über die autoren", ends},
    {"autor", ends},
    {"autorin", ends},
    {"änderungen", ends},
    {"anhang", ends},
    {"haftungsausschluss", ends},
    {"à propos de l auteur", ends},
    {"auteur", ends},
    {"sobre el autor", ends},
    {"sobre la autora", ends},
    {"sobre o autor", ends},
    {"l autore", ends},
    {"over de auteur", ends},
    {"об авторе", ends},
    {"o autorze", ends},
    {"关于作者", ends},
    {"著者について", ends},
};

// Words that may stand beside one of the names' last words: "Case study sources", "Primary sources consulted", "Sources documented".
constexpr std::string_view beside[] = {
    "case",     "study",    "primary",   "secondary",  "key",        "main",     "selected",   "selective", "additional", "other",
    "external", "online",   "web",       "news",       "official",   "academic", "scientific", "research",  "article",    "data",
    "cited",    "used",     "consulted", "documented", "referenced", "list",     "of",         "and",       "the",        "our",
    "all",      "full",     "complete",  "works",      "chapter",    "section",  "annotated",  "total",     "for",        "this",
    "report",   "paper",    "post",      "general",    "important",  "verified", "archival",   "print",     "published",  "literature",
    "website",  "websites", "further",   "reading",    "with",       "links",    "medical",    "clinical",  "select",     "general",
    "numbered", "text",     "in",        "evidence",   "background",
};

constexpr std::size_t longest = 120;      // bytes of a line that may be a heading
constexpr std::size_t longest_name = 64;  // bytes of a folded name
constexpr std::size_t most_words = 6;

struct Table {
  std::unordered_map<std::string, HeadingKind> kinds;
  std::unordered_map<std::string, bool> modifiers;
  // A first sieve: the first byte of the folded name and its size.
  std::bitset<256> first_bytes;
  // And the first words, as far as they are ASCII.
  std::unordered_set<std::string_view> first_words;

  Table() {
    for (const Name& entry : names) {
      std::string folded = text::fold(entry.words);
      kinds.emplace(folded, entry.kind);
    }
    for (const std::string_view word : beside) modifiers.emplace(word, true);
    for (const auto& [words, kind] : kinds) first_bytes.set(static_cast<unsigned char>(words.front()));
    for (const auto& [word, yes] : modifiers) first_bytes.set(static_cast<unsigned char>(word.front()));
    for (const auto& [words, kind] : kinds) first_words.insert(std::string_view(words).substr(0, words.find(' ')));
    for (const auto& [word, yes] : modifiers) first_words.insert(word);
    for (const std::string_view word : {"references", "sources", "bibliography"}) first_words.insert(word);
  }
};

const Table& table() {
  static const Table made;
  return made;
}

bool is_number(std::string_view word) noexcept {
  if (word.empty()) return false;
  bool digits = true, roman = word.size() <= 5;
  for (const char c : word) {
    digits &= text::is_digit(c);
    roman &= c == 'i' || c == 'v' || c == 'x' || c == 'l';
  }
  return digits || roman;
}

// The words of a folded line without numbering in front and counts behind.
std::string_view bare(std::string_view folded) noexcept {
  while (!folded.empty()) {
    const std::size_t space = folded.find(' ');
    if (space == std::string_view::npos) break;
    const std::string_view word = folded.substr(0, space);
    if (!is_number(word) && word.size() != 1) break;
    if (word.size() == 1 && static_cast<unsigned char>(word.front()) >= 0x80) break;
    folded.remove_prefix(space + 1);
  }
  while (!folded.empty()) {
    const std::size_t space = folded.rfind(' ');
    if (space == std::string_view::npos) break;
    const std::string_view word = folded.substr(space + 1);
    if (!text::is_digit(word.front()) || !is_number(word)) break;
    folded.remove_suffix(folded.size() - space);
  }
  return folded;
}

}  // namespace

namespace {

// Is the first word one that a name begins with? Words that are not all ASCII, numbers and single letters may be.
bool may_begin(std::string_view text) noexcept {
  constexpr std::size_t longest_word = 24;
  std::array<char, longest_word> word{};
  std::size_t size = 0;
  while (size < text.size() && size < longest_word && text::is_alpha(text[size])) {
    word[size] = text::to_lower(text[size]);
    ++size;
  }
  if (size == longest_word) return true;
  const char behind = size < text.size() ? text[size] : ' ';
  if (size <= 5 && (size < 2 || behind == '.' || behind == ')')) return true;
  if (static_cast<unsigned char>(behind) >= 0x80) return true;
  return table().first_words.contains(std::string_view(word.data(), size));
}

}  // namespace

HeadingKind heading_kind(std::string_view line) {
  line = text::trim(line);
  if (line.empty() || line.size() > longest) return none;
  // Marks in front: "#", emphasis, numbers, emoji; behind: emphasis, a colon.
  std::size_t begin = 0;
  while (begin < line.size() && !text::is_alpha(line[begin]) && static_cast<unsigned char>(line[begin]) < 0x80) ++begin;
  if (begin == line.size()) return none;
  if (text::is_alpha(line[begin]) && !table().first_bytes.test(static_cast<unsigned char>(text::to_lower(line[begin]))) &&
      begin + 1 < line.size() && text::is_alpha(line[begin + 1]))
    return none;
  if (line.find(',', begin) != std::string_view::npos || !may_begin(line.substr(begin))) return none;
  // A remark in brackets at the end: "References (12 total)".
  std::string_view text = line.substr(begin);
  while (!text.empty() && (text.back() == '*' || text.back() == '_' || text.back() == ':' || text.back() == '#' || text.back() == ' '))
    text.remove_suffix(1);
  // "References." is one still; a full sentence is not.
  if (!text.empty() && text.back() == '.') text.remove_suffix(1);
  if (!text.empty() && (text.back() == ')' || text.back() == ']')) {
    const std::size_t open = text.rfind(text.back() == ')' ? '(' : '[');
    if (open != std::string_view::npos && open > 0 && !(text.back() == ')' && text[open - 1] == ']'))
      text = text::trim_right(text.substr(0, open));
  }
  if (text.size() > longest_name * 2 || text.find('?') != std::string_view::npos || text.find('!') != std::string_view::npos ||
      text.find(';') != std::string_view::npos)
    return none;
  if (text.find('.') != std::string_view::npos || text.find("://") != std::string_view::npos) {
    // "14. Sources" has lost its number already when only digits stood in front of it; "A. Sources" and "IV. Sources" have not.
    const std::size_t dot = text.find('.');
    if (dot > 4 || text.find('.', dot + 1) != std::string_view::npos) return none;
  }
  while (!text.empty() && (text.back() == '*' || text.back() == '_' || text.back() == ':' || text.back() == ' ')) text.remove_suffix(1);
  std::string buffer;
  text::fold(text, buffer);
  const std::string_view folded = bare(buffer);
  if (folded.empty() || folded.size() > longest_name) return none;
  const Table& known = table();
  if (const auto found = known.kinds.find(std::string(folded)); found != known.kinds.end()) return found->second;
  // A known word among words that only say which list it is.
  HeadingKind kind = none;
  std::size_t count = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    const std::string_view word = folded.substr(at, end - at);
    at = end + 1;
    if (++count > most_words) return none;
    if (word == "references" || word == "sources" || word == "bibliography") {
      const HeadingKind of = word == "references" ? references : word == "sources" ? sources : bibliography;
      kind = kind == none || of == references ? of : kind;
    } else if (!known.modifiers.contains(std::string(word))) {
      return none;
    }
  }
  return kind;
}

}  // namespace citevet::reference
