// Tells what a phrase of an entry is: a name, a journal, a way to an address.
#include "reference/phrases.h"

#include "reference/dates.h"
#include "text/ascii.h"

#include <algorithm>
#include <array>

namespace citevet::reference {

namespace {

constexpr Bytes closing(",.;(");

// How many phrases a text of phrases has, which bars part.
consteval std::size_t count(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '|')) + 1;
}

// Phrases by their first byte, so that most texts are told from all of them by one look.
template <std::size_t N>
class Phrases {
 public:
  consteval explicit Phrases(std::string_view text) {
    for (std::string_view& phrase : phrases_) {
      const std::size_t end = std::min(text.find('|'), text.size());
      phrase = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    std::sort(phrases_.begin(), phrases_.end());
    for (std::size_t byte = 0, at = 0; byte <= 256; ++byte) {
      while (at < N && static_cast<unsigned char>(phrases_[at].front()) < byte) ++at;
      begin_[byte] = static_cast<std::uint8_t>(at);
    }
  }
  // The longest phrase that `text` begins with, which `equal` decides; empty: none.
  template <class Equal>
  constexpr std::string_view find(std::string_view text, char first, Equal equal) const noexcept {
    const auto byte = static_cast<unsigned char>(first);
    std::string_view longest;
    for (std::size_t i = begin_[byte]; i < begin_[byte + 1U]; ++i)
      if (phrases_[i].size() > longest.size() && text.size() >= phrases_[i].size() &&
          equal(text.substr(0, phrases_[i].size()), phrases_[i]))
        longest = phrases_[i];
    return longest;
  }
  constexpr bool begin(std::string_view text) const noexcept {
    return !text.empty() && !find(text, text.front(), [](std::string_view a, std::string_view b) { return a == b; }).empty();
  }
  // Without regard to the case of ASCII letters; the phrases are in lower case.
  constexpr std::string_view begin_ci(std::string_view text) const noexcept {
    return text.empty() ? std::string_view{} : find(text, text::to_lower(text.front()), text::equal_ci);
  }
  constexpr bool holds(std::string_view text) const noexcept {
    return !text.empty() && find(text, text.front(), [](std::string_view a, std::string_view b) { return a == b; }).size() == text.size();
  }

 private:
  static_assert(N < 256);
  std::array<std::string_view, N> phrases_;
  std::array<std::uint8_t, 257> begin_{};
};

constexpr std::string_view leads_text =
    "retrieved|accessed|access|available|abgerufen|verfügbar|zugriff|online|url|link|doi|from|at |siehe|consulté|"
    "disponible|en ligne|consultado|recuperado|obtenido|geraadpleegd|beschikbaar|disponibile|consultato|acesso|"
    "[online]|hämtad|hentet|dostęp|dostępne|lastet|internet|[internet]|website|web|https|http|viewed|visited|"
    "last accessed|read|source|see|accessible|pmid|pmcid|isbn|issn|archived|original|permalink|доступно|"
    "режим доступа|дата обращения|erişim|unter|in:|publisher|text|full text|pdf|can be found|cited|document|"
    "last retrieved|downloaded|luettu|saatavilla";
constexpr Phrases<count(leads_text)> leads(leads_text);

constexpr std::string_view access_words_text =
    "retrieved|accessed|abgerufen|zugriff|consulté|consultado|recuperado|geraadpleegd|consultato|acesso em|viewed|"
    "visited|last accessed|hämtad|hentet|dostęp|cited|дата обращения|erişim|downloaded|letzter zugriff|stand|"
    "access date|luettu|besucht|date accessed|last retrieved|obtenido|visitado";
constexpr Phrases<count(access_words_text)> access_words(access_words_text);

constexpr std::string_view container_starts_text =
    "Proceedings of|Proc. |Communications of the|Transactions on|Transactions of|IEEE Trans|ACM Trans|Journal of|"
    "International Journal of|Annals of|Lecture Notes in|European Journal of|American Journal of|British Journal of|"
    "Canadian Journal of|Scandinavian Journal of|Annual Review of|Archives of|The Journal of|The American Journal of|"
    "Bulletin of the|Quarterly Journal of|Zeitschrift für|Revue de|Revista de|Rivista di";
constexpr Phrases<count(container_starts_text)> container_starts(container_starts_text);

constexpr std::string_view theses_text =
    "phd thesis|phd dissertation|ph.d. thesis|ph.d. dissertation|ph. d. thesis|ph. d. dissertation|doctoral thesis|"
    "doctoral dissertation|unpublished doctoral|master's thesis|master’s thesis|masters thesis|msc thesis|"
    "dissertation|diss.|thesis|diplomarbeit|thèse";
constexpr Phrases<count(theses_text)> theses(theses_text);

constexpr std::string_view reports_text = "technical report|tech. rep|research report|working paper|discussion paper";
constexpr Phrases<count(reports_text)> reports(reports_text);

constexpr std::string_view places_text =
    "Amsterdam|Athens|Basel|Beijing|Berkeley|Berlin|Bern|Bloomington|Bonn|Boston|Boca Raton|Bologna|Bruxelles|"
    "Brussels|Budapest|Buenos Aires|Cambridge|Canberra|Chicago|Cologne|Copenhagen|Dordrecht|Dublin|Edinburgh|"
    "Englewood Cliffs|Firenze|Frankfurt|Frankfurt am Main|Freiburg|Garden City|Geneva|Genève|Göttingen|Hamburg|"
    "Harmondsworth|Heidelberg|Helsinki|Hillsdale|Hoboken|Ithaca|Jena|Köln|Leiden|Leipzig|Lisboa|Lisbon|London|"
    "Los Angeles|Lyon|Madrid|Melbourne|México|Milan|Milano|Moscow|Munich|München|Minneapolis|Montreal|New Haven|"
    "New York|New York, NY|NY|Oslo|Oxford|Paris|Philadelphia|Prague|Praha|Princeton|Reading|Rome|Roma|Rotterdam|"
    "San Diego|San Francisco|Seattle|Singapore|Stanford|Stockholm|Stuttgart|Sydney|The Hague|Thousand Oaks|Tokyo|"
    "Torino|Toronto|Tübingen|Urbana|Vancouver|Vienna|Warsaw|Warszawa|Washington|Washington DC|Washington, DC|"
    "Washington, D.C.|Weinheim|Wien|Wiesbaden|Zürich|Zurich|Москва|Санкт-Петербург|Barcelona|São Paulo|"
    "Rio de Janeiro|Bogotá|Delhi|New Delhi|Mumbai|Hong Kong|Taipei|Seoul|Bristol|Manchester|Chichester|Norwood|"
    "Malden|Baltimore|Ann Arbor|Durham|Chapel Hill|Evanston|Albany|Waltham|Burlington|Cham|Abingdon|Aldershot";
constexpr Phrases<count(places_text)> places(places_text);

constexpr std::string_view remarks_text =
    "Edited by|Edited and|Translated by|Translated from|Transl. |Trans. |trans. |translated by|edited by|ed. |Ed. by|"
    "Eds. |Revised ed|Rev. ed|Revised and|Reprint|Illustrated|Foreword by|Introduction by|Preface by|With a foreword|"
    "Poster |Paper presented|Oral presentation|Invited lecture|Presented at|Unpublished|Manuscript |manuscript|"
    "Submitted|To appear|to appear|Review of |Traduction|Traducción|Traduzione|Übersetzt von|Herausgegeben|Hrsg. von|"
    "A cura di|Retrieved |Available |1st ed|2nd ed|3rd ed|4th ed|5th ed|6th ed|7th ed|8th ed|9th ed|10th ed|11th ed|"
    "12th ed|2nd rev|2nd Ed|3rd Ed|4th Ed|First edition|Second edition|Third edition|Fourth edition|Fifth edition|"
    "2. Aufl|3. Aufl|4. Aufl|5. Aufl|2e éd|2ª ed|Blog post|Press release|Conference paper|Editio |"
    "exhibition catalogue|Second ed|Tech Report|page |pp. ";
constexpr Phrases<count(remarks_text)> remarks(remarks_text);

}  // namespace

// Words that lead over to an address: they and a date between are no part of the entry's title or publisher.
bool leads_to_address(std::string_view words) noexcept {
  words = text::trim(words);
  while (!words.empty() && (words.front() == '(' || words.front() == '[' || words.front() == '<')) words.remove_prefix(1);
  if (words.empty()) return true;
  const std::string_view lead = leads.begin_ci(words);
  return !lead.empty() && (words.size() == lead.size() || !text::is_alpha(words[lead.size()]) || lead.back() == ' ');
}

bool is_access_word(std::string_view words) noexcept {
  while (!words.empty() && (words.front() == '(' || words.front() == '[' || words.front() == ' ')) words.remove_prefix(1);
  return !access_words.begin_ci(words).empty();
}

// The date in a phrase such as "Retrieved March 3, 2025, from" or "(accessed on 2 July 2015)".
Range date_in(std::string_view text, Range zone) noexcept {
  for (std::size_t i = zone.begin; i < zone.end; ++i) {
    if (i > zone.begin && (text::is_alnum(text[i - 1]) || static_cast<unsigned char>(text[i - 1]) >= 0x80)) continue;
    if (!text::is_digit(text[i]) && letter_at(text, i) == Letter::none) continue;
    if (const auto date = date_at(text, i, zone.end)) return date->range;
  }
  return {};
}

std::size_t word_count(std::string_view phrase) noexcept {
  std::size_t count = 0;
  bool inside = false;
  for (const char c : phrase) {
    const bool space = c == ' ';
    count += !space && !inside;
    inside = !space;
  }
  return count;
}
// "12 Title-case words of a name": every word but the small ones begins with a capital or a digit.
bool is_name_like(std::string_view phrase) noexcept {
  std::size_t count = 0, small = 0;
  for (std::size_t at = 0; at < phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', at), phrase.size());
    const std::string_view word = phrase.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    ++count;
    if (text::is_digit(word.front()) || capital_at(word, 0) || word.front() == '&' || word.front() == '(') continue;
    std::string_view bare = word;
    while (!bare.empty() && is_closing(bare.back())) bare.remove_suffix(1);
    if (!is_connector(bare) && word.find("’") != 1 && word.find('\'') != 1) ++small;
  }
  return count > 0 && small == 0;
}

// "Phys. Rev.", "J Mol Evol", "Nature", "JINST": the short name of a journal, and no title.
bool is_journal_like(std::string_view phrase) noexcept {
  if (phrase.size() > 100 || phrase.find(", ") != std::string_view::npos || !is_name_like(phrase)) return false;
  std::size_t count = 0, marks = 0;
  bool any_known = false, unknown_dot = false;
  for (std::size_t at = 0; at < phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', at), phrase.size());
    std::string_view word = phrase.substr(at, end - at);
    at = end + 1;
    const bool dotted = word.back() == '.' && at < phrase.size();
    while (!word.empty() && (is_closing(word.back()) || word.back() == ')')) word.remove_suffix(1);
    while (!word.empty() && word.front() == '(') word.remove_prefix(1);
    if (word.empty()) continue;
    ++count;
    const bool known = is_journal_abbreviation(word);
    any_known |= known;
    if (dotted) {
      // A full word's dot ends a sentence.
      if (word.size() > 4 && !known) return false;
      unknown_dot |= !known;
      ++marks;
      continue;
    }
    if (is_connector(word)) {
      --count;
      continue;
    }
    const bool capitals = std::all_of(word.begin(), word.end(), [](char c) { return !text::is_lower(c); });
    marks += capitals || known || text::equal_ci(word, "journal") || text::equal_ci(word, "review") || text::equal_ci(word, "reviews") ||
             text::equal_ci(word, "letters") || text::equal_ci(word, "proceedings") || text::equal_ci(word, "nature") ||
             text::equal_ci(word, "science") || text::equal_ci(word, "lancet") || text::equal_ci(word, "annals") ||
             text::equal_ci(word, "transactions") || text::equal_ci(word, "archives") || text::equal_ci(word, "bulletin") ||
             is_connector(word) || word.find('.') != std::string_view::npos;
  }
  return count > 0 && (any_known || !unknown_dot) && (count <= 3 || marks * 2 >= count);
}

// "Proceedings of …", "1992 International Conference on …": where papers of a meeting stand.
bool is_proceedings(std::string_view phrase) noexcept {
  if (text::starts_with_ci(phrase, "proc") || text::starts_with_ci(phrase, "advances in") || text::starts_with_ci(phrase, "conference"))
    return true;
  const std::string_view front = phrase.substr(0, 50);
  return (text::is_digit(front.empty() ? ' ' : front.front()) || is_name_like(front.substr(0, 12))) &&
         (front.find("Conference") != std::string_view::npos || front.find("Symposium") != std::string_view::npos ||
          front.find("Workshop") != std::string_view::npos || front.find("Proceedings") != std::string_view::npos);
}

// Words that a journal's or a proceedings' name begins with, and hardly a title.
bool begins_container(std::string_view phrase) noexcept {
  return container_starts.begin(phrase);
}

// "PhD thesis", "Technical Report 12": what kind of work a phrase says it is; unknown when it says nothing.
ReferenceType work_kind(std::string_view phrase) noexcept {
  if (!theses.begin_ci(phrase).empty()) return ReferenceType::thesis;
  return reports.begin_ci(phrase).empty() ? ReferenceType::unknown : ReferenceType::report;
}

bool begins_preprint_server(std::string_view phrase) noexcept {
  const std::string_view word = phrase.substr(0, phrase.find_first_of(" ,.;:("));
  return word.size() <= 16 && text::ends_with_ci(word, "rxiv") && word.find_first_of("RX") != std::string_view::npos;
}

bool begins_imprint(std::string_view phrase) noexcept {
  constexpr std::size_t longest = 90;
  const std::string_view front = phrase.substr(0, longest);
  if (front.empty() || (!capital_at(front, 0) && front.front() != '\'')) return false;
  // "London: Elsevier", "Evanston, IL: Northwestern University Press"
  if (const std::size_t colon = front.find(": "); colon != std::string_view::npos && colon <= 40 && is_name_like(front.substr(0, colon)) &&
                                                  word_count(front.substr(0, colon)) <= 5 &&
                                                  front.substr(0, colon).find(". ") == std::string_view::npos) {
    const std::string_view place = front.substr(0, colon);
    const std::size_t comma = place.rfind(", ");
    const bool state =
        comma != std::string_view::npos && (is_place(place.substr(0, comma)) || place.size() - comma == 4 || place.back() == '.');
    const std::string_view house = front.substr(colon + 2, closing.first(front, colon + 2) - colon - 2);
    // With one colon alone a name is a name: "Sleep: Theory and Practice" is no place.
    return is_name_like(house) && (is_publisher(house) || state || is_place(place));
  }
  // "MIT Press", "Addison-Wesley, Reading, MA"
  const std::string_view house = front.substr(0, closing.first(front));
  return word_count(house) <= 6 && is_name_like(house) && is_publisher(house);
}

bool is_place(std::string_view phrase) noexcept {
  return places.holds(text::trim(phrase));
}

bool is_remark(std::string_view phrase) noexcept {
  if (remarks.begin(phrase)) return true;
  // "9. Auflage", "13th ed."
  std::size_t count = 0;
  while (count < phrase.size() && text::is_digit(phrase[count])) ++count;
  if (count == 0 || count > 3) return false;
  const std::string_view rest = phrase.substr(count);
  return rest.starts_with(". Aufl") || rest.starts_with("th ed") || rest.starts_with("st ed") || rest.starts_with("nd ed") ||
         rest.starts_with("rd ed") || rest.starts_with("e éd") || rest.starts_with("ª ed");
}

}  // namespace citevet::reference
