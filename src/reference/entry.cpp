// Takes one entry apart.
#include "reference/entry.h"

#include "identity/address.h"
#include "identity/scan.h"
#include "reference/dates.h"
#include "reference/locator.h"
#include "text/ascii.h"

#include <algorithm>
#include <array>
#include <functional>

namespace citevet::reference {

namespace {

// What is longer than any entry is read up to here: all costs stay bounded.
constexpr std::size_t longest_entry = 8192;
constexpr std::size_t most_addresses = 32;

std::uint32_t u32(std::size_t n) noexcept {
  return static_cast<std::uint32_t>(n);
}

bool at_archive(std::string_view url) noexcept {
  for (const std::string_view scheme : {std::string_view("https://"), std::string_view("http://")})
    if (text::starts_with_ci(url, scheme)) url.remove_prefix(scheme.size());
  if (text::starts_with_ci(url, "www.")) url.remove_prefix(4);
  static constexpr auto hosts = std::to_array<std::string_view>(
      {"web.archive.org/", "archive.today/", "archive.ph/", "archive.is/", "archive.li/", "archive.vn/", "archive.fo/", "archive.md/",
       "archive.org/web/", "archive.org/wayback/", "webcitation.org/", "perma.cc/", "ghostarchive.org/", "megalodon.jp/", "arquivo.pt/",
       "webarchive.nationalarchives.gov.uk/"});
  return std::any_of(hosts.begin(), hosts.end(), [&](std::string_view host) { return text::starts_with_ci(url, host); });
}

// An author's page, not the work's.
bool at_person(std::string_view url) noexcept {
  return url.find("//orcid.org/") != std::string_view::npos;
}

// Words that lead over to an address: they and a date between are no part of the entry's title or publisher.
bool leads_to_address(std::string_view words) noexcept {
  static constexpr auto leads = std::to_array<std::string_view>({"retrieved",
                                                                 "accessed",
                                                                 "access",
                                                                 "available",
                                                                 "abgerufen",
                                                                 "verfügbar",
                                                                 "zugriff",
                                                                 "online",
                                                                 "url",
                                                                 "link",
                                                                 "doi",
                                                                 "from",
                                                                 "at ",
                                                                 "siehe",
                                                                 "consulté",
                                                                 "disponible",
                                                                 "en ligne",
                                                                 "consultado",
                                                                 "recuperado",
                                                                 "obtenido",
                                                                 "geraadpleegd",
                                                                 "beschikbaar",
                                                                 "disponibile",
                                                                 "consultato",
                                                                 "acesso",
                                                                 "[online]",
                                                                 "hämtad",
                                                                 "hentet",
                                                                 "dostęp",
                                                                 "dostępne",
                                                                 "lastet",
                                                                 "internet",
                                                                 "[internet]",
                                                                 "website",
                                                                 "web",
                                                                 "https",
                                                                 "http",
                                                                 "viewed",
                                                                 "visited",
                                                                 "last accessed",
                                                                 "read",
                                                                 "source",
                                                                 "see",
                                                                 "accessible",
                                                                 "pmid",
                                                                 "pmcid",
                                                                 "isbn",
                                                                 "issn",
                                                                 "archived",
                                                                 "original",
                                                                 "permalink",
                                                                 "доступно",
                                                                 "режим доступа",
                                                                 "дата обращения",
                                                                 "erişim",
                                                                 "unter",
                                                                 "in:",
                                                                 "publisher",
                                                                 "text",
                                                                 "full text",
                                                                 "pdf",
                                                                 "can be found",
                                                                 "cited",
                                                                 "document",
                                                                 "last retrieved",
                                                                 "downloaded",
                                                                 "luettu",
                                                                 "saatavilla"});
  words = text::trim(words);
  while (!words.empty() && (words.front() == '(' || words.front() == '[' || words.front() == '<')) words.remove_prefix(1);
  if (words.empty()) return true;
  const bool lead = std::any_of(leads.begin(), leads.end(), [&](std::string_view word) {
    return text::starts_with_ci(words, word) && (words.size() == word.size() || !text::is_alpha(words[word.size()]));
  });
  return lead;
}

bool is_access_word(std::string_view words) noexcept {
  static constexpr auto verbs = std::to_array<std::string_view>(
      {"retrieved",  "accessed",       "abgerufen",      "zugriff",    "consulté",        "consultado", "recuperado",  "geraadpleegd",
       "consultato", "acesso em",      "viewed",         "visited",    "last accessed",   "hämtad",     "hentet",      "dostęp",
       "cited",      "дата обращения", "erişim",         "downloaded", "letzter zugriff", "stand",      "access date", "luettu",
       "besucht",    "date accessed",  "last retrieved", "obtenido",   "visitado"});
  while (!words.empty() && (words.front() == '(' || words.front() == '[' || words.front() == ' ')) words.remove_prefix(1);
  return std::any_of(verbs.begin(), verbs.end(), [&](std::string_view verb) { return text::starts_with_ci(words, verb); });
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

bool is_closing(char c) noexcept {
  return c == '.' || c == ',' || c == ';' || c == ':';
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

}  // namespace

Range EntryReader::trim(Range range) const noexcept {
  if (range.begin >= range.end) return {range.begin, range.begin};
  const std::string_view kept = text::trim(slice(text_, range));
  if (kept.empty()) return {range.end, range.end};
  const auto begin = u32(static_cast<std::size_t>(kept.data() - text_.data()));
  return {begin, begin + u32(kept.size())};
}

std::span<const Inline> EntryReader::inlines_in(std::uint32_t begin, std::uint32_t end) const {
  const auto& all = document_.inlines;
  const auto first =
      std::lower_bound(all.begin(), all.end(), begin, [](const Inline& mark, std::uint32_t at) { return mark.span.begin < at; });
  auto last = first;
  while (last != all.end() && last->span.begin < end) ++last;
  return {first, last};
}

const Mark* EntryReader::mark_at(std::uint32_t begin, Mark::Kind kind) const noexcept {
  for (const Mark& mark : flat_.marks())
    if (mark.kind == kind && mark.range.begin == begin && !mark.range.empty()) return &mark;
  return nullptr;
}

void EntryReader::flatten(const Piece& piece) {
  flat_.reset(document_);
  const auto& blocks = document_.blocks;
  for (std::uint32_t i = piece.block; i < piece.block + piece.blocks && i < blocks.size(); ++i) {
    const bool first = i == piece.block;
    const std::uint32_t begin = first ? piece.content : blocks[i].content;
    const std::uint32_t end =
        std::min(i + 1 == piece.block + piece.blocks ? piece.span.end : blocks[i].span.end, u32(document_.text.size()));
    if (blocks[i].kind == BlockKind::code || blocks[i].kind == BlockKind::markup || blocks[i].kind == BlockKind::definition) continue;
    if (begin < end) flat_.append(begin, end, inlines_in(begin, end));
  }
  text_ = flat_.text().substr(0, longest_entry);
}

void EntryReader::find_addresses() {
  places_.clear();
  for (const Mark& mark : flat_.marks())
    if (mark.kind == Mark::Kind::link && !mark.target.empty() && mark.target.front() != '#' && places_.size() < most_addresses)
      places_.push_back({mark.range, mark.target, mark.target_span, true, false});
  for (const Mark& mark : flat_.links_left_out())
    if (!mark.target.empty() && mark.target.front() != '#' && places_.size() < most_addresses)
      places_.push_back({mark.range, mark.target, mark.target_span, true, true});
  const auto add = [&](std::size_t at) {
    const std::string_view written = identity::address_at(text_, at);
    if (written.empty()) return at + 1;
    const Range range{u32(at), u32(at + written.size())};
    // A link that shows its address: the link's target is it already.
    bool known = false;
    for (Place& place : places_)
      if (!place.left_out && place.link && place.range.begin <= range.begin && range.end <= place.range.end + 1) {
        place.link = false;
        place.range = range;
        known = true;
      }
    if (!known && places_.size() < most_addresses) {
      const Field field = flat_.field(range, document_.arena);
      places_.push_back({range, field.text, field.span, false, false});
    }
    return static_cast<std::size_t>(range.end);
  };
  bool any = false;
  for (std::size_t at = text_.find("://"); at != std::string_view::npos && places_.size() < most_addresses;) {
    std::size_t begin = at;
    while (begin > 0 && at - begin < 6 && text::is_alpha(text_[begin - 1])) --begin;
    any = true;
    const std::size_t next = begin < at ? add(begin) : at + 1;
    at = text_.find("://", std::max(next, at + 1));
  }
  if (!any) {
    for (const std::string_view start : {std::string_view("www."), std::string_view("doi.org/"), std::string_view("youtu.be/")})
      if (const std::size_t at = text_.find(start); at != std::string_view::npos) {
        std::size_t begin = at;
        while (begin > 0 && at - begin < 3 && (text::is_alpha(text_[begin - 1]) || text_[begin - 1] == '.')) --begin;
        if (begin == 0 || !text::is_alnum(text_[begin - 1])) {
          add(begin);
          break;
        }
      }
  }
  if (places_.size() > 1)
    std::stable_sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) { return a.span.begin < b.span.begin; });
}

// Each once, and outside of the flat text, whose memory is used again.
void EntryReader::keep_identifier(Identifier identifier) {
  if (std::find(identifiers_.begin(), identifiers_.end(), identifier) != identifiers_.end()) return;
  const std::less<const char*> before;
  const char* value = identifier.value.data();
  const bool in_flat = !before(value, text_.data()) && before(value, text_.data() + text_.size());
  const bool in_document = !before(value, document_.text.data()) && before(value, document_.text.data() + document_.text.size());
  if (in_flat && !in_document) identifier.value = document_.arena.keep(identifier.value);
  identifiers_.push_back(identifier);
}

void EntryReader::choose_addresses() {
  identifiers_.clear();
  const auto keep = [&](const Identifier& identifier) { keep_identifier(identifier); };
  const Place* chosen = nullptr;
  const Place* archived = nullptr;
  for (const Place& place : places_) {
    if (at_archive(place.written)) {
      if (archived == nullptr) archived = &place;
    } else if (chosen == nullptr || at_person(chosen->written)) {
      chosen = &place;
    }
  }
  if (chosen == nullptr) chosen = archived;
  if (chosen != nullptr) {
    entry_.url = {chosen->written, chosen->span};
    const Address address = identity::address(chosen->written, document_.arena);
    entry_.canonical = address.canonical;
    for (const Identifier& identifier : address.identifiers) keep(identifier);
    if (archived != nullptr && archived != chosen) entry_.archived = {archived->written, archived->span};
    for (const Place& place : places_)
      if (&place != chosen && &place != archived)
        for (const Identifier& identifier : identity::address(place.written, document_.arena).identifiers) keep(identifier);
  }
}

// The zone's part before an address at its end, without the words that lead to it: "Retrieved March 3, 2025, from".
Range EntryReader::before_address(Range zone) {
  constexpr std::size_t longest_lead = 120;
  Range kept = trim(zone);
  const auto strip = [&] {
    while (!kept.empty() &&
           (text_[kept.end - 1] == '<' || text_[kept.end - 1] == '(' || text_[kept.end - 1] == '[' || text_[kept.end - 1] == ' '))
      --kept.end;
  };
  strip();
  std::size_t i = kept.end;
  const std::size_t floor = kept.end > longest_lead + kept.begin ? kept.end - longest_lead : kept.begin;
  std::uint32_t cut = kept.end;
  int strikes = 0;
  while (i > floor && strikes < 3) {
    --i;
    const char c = text_[i];
    const bool first = i == kept.begin;
    const bool boundary = first || c == '(' || c == '[' || ((is_closing(c)) && i + 1 < text_.size() && text_[i + 1] == ' ');
    if (!boundary || i + 1 >= cut) continue;
    const std::size_t from = first && c != '(' && c != '[' && !is_closing(c) ? i : i + 1;
    if (leads_to_address(slice(text_, {u32(from), cut}))) {
      if (is_access_word(text::trim(slice(text_, {u32(from), kept.end})))) read_accessed({u32(from), kept.end});
      cut = u32(c == '.' && !first ? i + 1 : i);
      strikes = 0;
    } else {
      ++strikes;
      if (c == '.' && ends_sentence(text_, i)) break;
    }
  }
  // "March 3, 2025, from": a lead that began with a date has its verb before it.
  kept.end = std::max(cut, kept.begin);
  strip();
  return trim(kept);
}

void EntryReader::read_accessed(Range zone) {
  if (!accessed_.empty()) return;
  accessed_ = date_in(text_, zone);
}

void EntryReader::take_locator(const Locator& locator) {
  if (volume_.empty()) volume_ = locator.volume;
  if (issue_.empty()) issue_ = locator.issue;
  if (pages_.empty()) pages_ = locator.pages;
  if (date_.empty() && locator.year != 0) {
    date_ = locator.year_range;
    entry_.year = locator.year;
  }
  journal_ |= locator.journal;
}

// Without quotation marks, descriptions in square brackets, editions and the closing full stop.
void EntryReader::set_title(Range range) {
  range = trim(range);
  for (bool again = true; again && !range.empty();) {
    again = false;
    const char last = text_[range.end - 1];
    if (is_closing(last)) {
      const std::string_view word = word_before(text_, range.end - 1);
      // The dot of "U.S." or of an ellipsis stays.
      const std::size_t dot = word.find('.');
      const bool letters = dot == 1 && word.size() > 2 && text::is_alpha(word.front()) && text::is_alpha(word[2]);
      const bool inner = last == '.' && (letters || (range.end - range.begin > 1 && text_[range.end - 2] == '.'));
      if (!inner) {
        range = trim({range.begin, range.end - 1});
        again = true;
      }
      continue;
    }
    // "[Video]", "(2nd ed.)", "(Vol. 3)"
    if (last == ']' || last == ')') {
      const std::string_view all = slice(text_, range);
      const std::size_t open = all.rfind(last == ']' ? '[' : '(');
      if (open == std::string_view::npos || open < 2) break;
      const std::string_view inside = all.substr(open + 1, all.size() - open - 2);
      const Range where{range.begin + u32(open + 1), range.end - 1};
      if (last == ']') {
        if (text::find_ci(inside, "video") != std::string_view::npos)
          entry_.type = ReferenceType::video;
        else if (text::find_ci(inside, "dissertation") != std::string_view::npos ||
                 text::find_ci(inside, "thesis") != std::string_view::npos)
          entry_.type = ReferenceType::thesis;
        else if (text::find_ci(inside, "data set") != std::string_view::npos || text::find_ci(inside, "dataset") != std::string_view::npos)
          entry_.type = ReferenceType::dataset;
        else if (text::find_ci(inside, "preprint") != std::string_view::npos)
          entry_.type = ReferenceType::preprint;
        else if (inside.size() > 60)
          break;
      } else {
        const bool edition = text::ends_with_ci(inside, "ed.") || text::ends_with_ci(inside, "ed") ||
                             text::find_ci(inside, "edition") != std::string_view::npos ||
                             text::find_ci(inside, "aufl") != std::string_view::npos || text::ends_with_ci(inside, "éd.");
        const bool other = text::starts_with_ci(inside, "vol") || text::starts_with_ci(inside, "pp.") ||
                           text::starts_with_ci(inside, "report no") || text::starts_with_ci(inside, "publication no") ||
                           text::starts_with_ci(inside, "doctoral") || text::starts_with_ci(inside, "master");
        if (!edition && !other) break;
        if (edition && inside.size() < 40 && edition_.empty()) edition_ = trim(where);
      }
      range = trim({range.begin, range.begin + u32(open)});
      again = true;
      continue;
    }
    const std::size_t quote = opening_quote(text_, range.begin);
    if (quote != 0) {
      const std::size_t close = quotation_end(text_, range.begin);
      if (close != std::string_view::npos && close + closing_quote(text_, close) == range.end) {
        range = trim({range.begin + u32(quote), u32(close)});
        again = true;
      }
    }
  }
  // "(conceptual note repeated)" is a remark.
  if (!range.empty() && text_[range.begin] == '(' && text_[range.end - 1] == ')' &&
      slice(text_, range).find('(', 1) == std::string_view::npos)
    return;
  title_ = range;
}

void EntryReader::read_publisher(Range zone) {
  zone = trim(zone);
  while (!zone.empty() && (is_closing(text_[zone.begin]) || text_[zone.begin] == '(')) zone = trim({zone.begin + 1, zone.end});
  while (!zone.empty() && (is_closing(text_[zone.end - 1]) || text_[zone.end - 1] == ')')) zone = trim({zone.begin, zone.end - 1});
  if (zone.empty() || zone.end - zone.begin > 160) return;
  // ", 2004" behind it
  for (std::size_t i = zone.end; i-- > zone.begin + 1;)
    if (text_[i] == ',' || text_[i] == '.') {
      if (const auto date = date_at(text_, i + 2 <= zone.end ? i + 2 : zone.end, zone.end);
          date && date->end == zone.end && text_[i + 1] == ' ') {
        if (date_.empty()) {
          date_ = date->range;
          entry_.year = date->year;
          entry_.year_suffix = date->suffix;
        }
        zone = trim({zone.begin, u32(i)});
      }
      break;
    }
  if (zone.empty()) return;
  const std::string_view all = slice(text_, zone);
  // "London: Elsevier", "Evanston, IL: Northwestern University Press"
  const std::size_t colon = all.find(": ");
  if (colon != std::string_view::npos && colon < 50 && is_name_like(all.substr(0, colon)) && is_name_like(all.substr(colon + 2))) {
    publisher_ = trim({zone.begin + u32(colon + 2), zone.end});
    return;
  }
  if (is_name_like(all) || is_publisher(all)) {
    // "Gallimard, Paris": the house without its place
    const std::size_t comma = all.find(", ");
    publisher_ = comma != std::string_view::npos && is_publisher(all.substr(0, comma)) ? trim({zone.begin, zone.begin + u32(comma)}) : zone;
  }
}

// "In J. Watson & M. Warner (Eds.), Book title (pp. 315–324). Publisher." `zone` begins behind "In ".
bool EntryReader::read_book_part(Range zone) {
  zone = trim(zone);
  if (!zone.empty() && text_[zone.begin] == ':') zone = trim({zone.begin + 1, zone.end});
  if (zone.empty()) return false;
  static constexpr auto roles =
      std::to_array<std::string_view>({"(Eds.)", "(Ed.)", "(eds.)", "(ed.)", "(Hrsg.)", "(Hg.)", "(dir.)", "(Eds)", "(Ed)", "(eds)",
                                       "(coord.)", "(a cura di)", "eds.,", "editors,", "editor,", "ed.,"});
  const std::string_view window = slice(text_, {zone.begin, std::min(zone.end, zone.begin + 600)});
  std::size_t found = std::string_view::npos, size = 0;
  for (const std::string_view role : roles)
    if (const std::size_t at = window.find(role); at != std::string_view::npos && at < found) {
      found = at;
      size = role.size();
    }
  if (found != std::string_view::npos && found < 300) {
    Names editors;
    if (names_before_date(text_, {zone.begin, zone.begin + u32(found)}, editors)) {
      fields_.clear();
      for (const Range range : editors.names) fields_.push_back(flat_.field(range, document_.arena));
      entry_.editors = document_.arena.keep(fields_);
      zone.begin += u32(found + size);
      chapter_ = true;
    }
  }
  while (!zone.empty() && (is_closing(text_[zone.begin]) || text_[zone.begin] == ' ')) ++zone.begin;
  read_container(zone);
  return !container_.empty();
}

// The container at the start of `zone`, then where in it, then the publisher.
void EntryReader::read_container(Range zone) {
  zone = trim(zone);
  if (zone.empty()) return;
  if (text_.substr(zone.begin, 3) == "In " || text_.substr(zone.begin, 4) == "In: ") {
    read_book_part({zone.begin + (text_[zone.begin + 2] == ':' ? 4U : 3U), zone.end});
    return;
  }
  const auto name = [&](Range range) {
    range = trim(range);
    while (!range.empty() &&
           (text_[range.end - 1] == ',' || text_[range.end - 1] == ':' || text_[range.end - 1] == ';' || text_[range.end - 1] == '('))
      range = trim({range.begin, range.end - 1});
    if (!range.empty() && text_[range.end - 1] == '.') {
      const std::string_view word = word_before(text_, range.end - 1);
      if (word.find('.') == std::string_view::npos || word.size() < 2) range = trim({range.begin, range.end - 1});
    }
    while (!range.empty() && is_closing(text_[range.begin])) range = trim({range.begin + 1, range.end});
    return range;
  };
  // Emphasis says it.
  for (const Mark& mark : flat_.marks()) {
    if (mark.kind != Mark::Kind::emphasis || mark.range.begin < zone.begin || mark.range.begin > zone.begin + 2 ||
        mark.range.end > zone.end)
      continue;
    const Locator inside = find_locator(text_, mark.range);
    if (inside.begin < inside.end && inside.begin > mark.range.begin) {
      container_ = name({mark.range.begin, u32(inside.begin)});
      const Locator all = find_locator(text_, zone);
      take_locator(all.begin < all.end ? all : inside);
      return;
    }
    container_ = name(mark.range);
    const Locator behind = find_locator(text_, {mark.range.end, zone.end});
    if (behind.begin < behind.end && behind.begin <= mark.range.end + 3) {
      take_locator(behind);
      if (behind.end < zone.end) read_publisher({u32(behind.end), zone.end});
    } else {
      if (behind.begin < behind.end) take_locator(behind);
      read_publisher({mark.range.end, u32(behind.begin)});
    }
    return;
  }
  const Locator locator = find_locator(text_, zone);
  std::size_t stop = locator.begin < locator.end ? locator.begin : zone.end;
  // A sentence end before it ends the name: "Handbook of labor economics. Elsevier, London."
  std::size_t sentence = stop;
  for (std::size_t i = zone.begin; i < stop; ++i)
    if ((text_[i] == '.') && ends_sentence(text_, i) && !is_journal_abbreviation(word_before(text_, i)) && i + 1 < stop) {
      sentence = i;
      break;
    }
  container_ = name({zone.begin, u32(sentence)});
  if (locator.begin < locator.end) {
    take_locator(locator);
    if (sentence < stop)
      read_publisher({u32(sentence), u32(stop)});
    else if (locator.end < zone.end)
      read_publisher({u32(locator.end), zone.end});
  } else if (sentence < zone.end) {
    read_publisher({u32(sentence), zone.end});
  }
}

// What stands behind a title that is known: container, volume, pages, publisher.
void EntryReader::read_behind_title(Range zone) {
  zone = trim(zone);
  while (!zone.empty() && (is_closing(text_[zone.begin]) || closing_quote(text_, zone.begin) != 0)) {
    const std::size_t n = is_closing(text_[zone.begin]) ? 1 : closing_quote(text_, zone.begin);
    if (n != 1 && opening_quote(text_, zone.begin) != 0) break;
    zone = trim({zone.begin + u32(n), zone.end});
  }
  if (zone.empty()) return;
  const std::string_view all = slice(text_, zone);
  // A remark behind a dash.
  if (all.starts_with("- ") || all.starts_with("– ") || all.starts_with("— ") || all.starts_with("(") || all.starts_with("| ")) {
    if (all.starts_with("(")) {
      const std::size_t close = all.substr(0, 60).find(')');
      if (close != std::string_view::npos) {
        const std::string_view inside = all.substr(1, close - 1);
        if (edition_.empty() && (text::ends_with_ci(inside, "ed.") || text::find_ci(inside, "aufl") != std::string_view::npos))
          edition_ = trim({zone.begin + 1, zone.begin + u32(close)});
        const Locator locator = find_locator(text_, {zone.begin, zone.begin + u32(close + 1)});
        if (locator.begin < locator.end) take_locator(locator);
        read_publisher({zone.begin + u32(close + 1), zone.end});
      }
    }
    return;
  }
  if (text::starts_with_ci(all, "in ") || text::starts_with_ci(all, "in: ")) {
    conference_ = text::starts_with_ci(all, "in proc");
    read_book_part({zone.begin + 3, zone.end});
    return;
  }
  if (text::starts_with_ci(all, "proc") || all.substr(0, 40).find("Conference") != std::string_view::npos) conference_ = true;
  const Locator locator = find_locator(text_, zone);
  if (locator.begin < locator.end && locator.begin > zone.begin + 1) {
    read_container(zone);
    return;
  }
  if (locator.begin < locator.end) take_locator(locator);
  // "London: Elsevier", "Wiley": a house; a name alone: where it appeared.
  const std::size_t colon = all.find(": ");
  const bool place = colon != std::string_view::npos && colon < 40 && is_name_like(all.substr(0, colon)) &&
                     all.substr(0, colon).find(". ") == std::string_view::npos;
  if (place || is_publisher(all))
    read_publisher(zone);
  else if (mark_at(zone.begin, Mark::Kind::emphasis) != nullptr || (is_name_like(all.substr(0, std::min(all.find(". "), all.size())))))
    read_container(zone);
}

// A title that ends somewhere in `zone`, and what is behind it.
void EntryReader::read_title(Range zone) {
  zone = trim(zone);
  while (!zone.empty() && (is_closing(text_[zone.begin]) || text_[zone.begin] == ')')) zone = trim({zone.begin + 1, zone.end});
  if (zone.empty()) return;
  // Quoted.
  if (opening_quote(text_, zone.begin) != 0) {
    const std::size_t close = quotation_end(text_, zone.begin);
    if (close != std::string_view::npos && close < zone.end) {
      const std::size_t behind = close + closing_quote(text_, close);
      const std::string_view after = text::trim(slice(text_, {u32(behind), zone.end}));
      // A title may only begin with a quoted word.
      if (after.empty() || is_closing(after.front()) || after.front() == '(' || after.front() == '[' || text_[close - 1] == ',' ||
          text_[close - 1] == '.' || text_[close - 1] == '?' || text_[close - 1] == '!' || capital_at(after, 0)) {
        set_title({zone.begin + u32(opening_quote(text_, zone.begin)), u32(close)});
        read_behind_title({u32(behind), zone.end});
        return;
      }
    }
  }
  // A link's words.
  if (const Mark* link = mark_at(zone.begin, Mark::Kind::link);
      link != nullptr && link->range.end <= zone.end && link->range.end - link->range.begin > 3) {
    const Range behind{link->range.end, zone.end};
    // The link's words may be "Site, “Title”", or the address again.
    const std::string_view words = slice(text_, link->range);
    if (words.find(' ') == std::string_view::npos && words.find('/') != std::string_view::npos &&
        link->target.find(words) != std::string_view::npos)
      return;
    const std::size_t quote = words.find_first_of("\"\xE2");
    if (quote != std::string_view::npos && quote > 0 && date_.empty() && entry_.authors.empty() && quoted(link->range)) return;
    set_title(link->range);
    read_behind_title(behind);
    return;
  }
  // Emphasised: the title of a work that stands alone.
  const Mark* emphasis = nullptr;
  for (const Mark& mark : flat_.marks())
    if (mark.kind == Mark::Kind::emphasis && mark.range.begin >= zone.begin && mark.range.end <= zone.end &&
        mark.range.end - mark.range.begin > 3) {
      // A species' name within a title is not what is looked for.
      if (mark.range.begin > zone.begin + 1) {
        std::size_t before = mark.range.begin;
        while (before > zone.begin && text_[before - 1] == ' ') --before;
        const char c = text_[before - 1];
        const bool in = before >= zone.begin + 3 && slice(text_, {u32(before - 3), u32(before)}) == " In";
        if (c != '.' && c != '?' && c != '!' && c != ',' && c != '"' && c != ':' && c != ')' && !in &&
            !slice(text_, {zone.begin, u32(before)}).ends_with("”"))
          continue;
      }
      emphasis = &mark;
      break;
    }
  if (emphasis != nullptr && emphasis->range.begin <= zone.begin + 1) {
    std::size_t end = emphasis->range.end;
    // "2009. *Biol. Invasions* 11:209–218": no title at all.
    if (const Locator locator = find_locator(text_, {emphasis->range.begin, zone.end});
        locator.begin < locator.end && locator.journal && locator.begin <= end + 2 && !locator.volume.empty()) {
      read_container({emphasis->range.begin, zone.end});
      return;
    }
    // "*Ketamine*: an overview. Publisher": the emphasis covers its first words only.
    if (end < zone.end && text_[end] != '.' && text_[end] != ',' && text_[end - 1] != '.' && text_[end] != ' ' && text_[end] != '(' &&
        text_[end] != '[') {
      while (end < zone.end && !(text_[end] == '.' && ends_sentence(text_, end))) ++end;
    } else if (end < zone.end && text_[end] == ' ' && end + 1 < zone.end && text::is_lower(text_[end + 1])) {
      while (end < zone.end && !(text_[end] == '.' && ends_sentence(text_, end))) ++end;
    } else if (end < zone.end && text_[end] == ' ' && (text_[end + 1] == '(' || text_[end + 1] == '[')) {
      const std::size_t close = text_.substr(0, zone.end).find(text_[end + 1] == '(' ? ')' : ']', end);
      if (close != std::string_view::npos && close - end < 80) {
        set_title({zone.begin, u32(close + 1)});
        if (title_.end <= emphasis->range.end) {
          read_behind_title({u32(close + 1), zone.end});
          return;
        }
      }
    }
    set_title({zone.begin, u32(end)});
    read_behind_title({u32(end), zone.end});
    return;
  }
  if (emphasis != nullptr) {
    Range before = trim({zone.begin, emphasis->range.begin});
    const std::string_view words = slice(text_, before);
    // "Chapter. In A. Editor (Ed.), *Book*"
    for (std::size_t at = words.find(" In "); at != std::string_view::npos || words.ends_with(" In") || words.ends_with(" In:");) {
      if (at == std::string_view::npos) at = words.rfind(" In");
      const char c = at > 0 ? words[at - 1] : ' ';
      if (c == '.' || c == '?' || c == '!' || c == ',') {
        set_title({before.begin, before.begin + u32(at)});
        read_book_part({before.begin + u32(std::min(at + 4, words.size())), zone.end});
        if (container_.empty()) read_container({emphasis->range.begin, zone.end});
        return;
      }
      at = words.find(" In ", at + 1);
      if (at == std::string_view::npos) break;
    }
    set_title(before);
    read_container({emphasis->range.begin, zone.end});
    return;
  }
  // No marks: a chapter, a journal's volume, or sentences.
  for (std::size_t at = text_.find("In ", zone.begin); at != std::string_view::npos && at < zone.end; at = text_.find("In ", at + 1)) {
    if (at < zone.begin + 4 || text_[at - 1] != ' ') continue;
    const char c = text_[at - 2];
    if (c != '.' && c != '?' && c != '!') continue;
    if (c == '.' && !ends_sentence(text_, at - 2)) continue;
    const std::string_view next = text_.substr(at + 3, 60);
    const bool role =
        text_.substr(at, 300).find("(Ed") != std::string_view::npos || text_.substr(at, 300).find("(ed") != std::string_view::npos;
    if (!role && !text::starts_with_ci(next, "proc") && !text::starts_with_ci(next, "advances") && !text::starts_with_ci(next, "annual") &&
        !is_name_like(next.substr(0, next.find_first_of(",.("))))
      continue;
    set_title({zone.begin, u32(at - 1)});
    conference_ = text::starts_with_ci(next, "proc") || next.find("Conference") != std::string_view::npos ||
                  next.find("Symposium") != std::string_view::npos;
    read_book_part({u32(at + 3), zone.end});
    return;
  }
  const Locator locator = find_locator(text_, zone);
  if (locator.begin < locator.end && locator.begin > zone.begin) {
    // Back over the journal's name, abbreviated words included, to the end of the title.
    std::size_t begin = 0, acronym = 0;
    bool found = false;
    for (std::size_t i = locator.begin; i-- > zone.begin + 1;) {
      const char c = text_[i - 1];
      if (text_[i] != ' ') continue;
      if (c == '?' || c == '!') {
        begin = i + 1;
        found = true;
        break;
      }
      if (c == '.' || c == ')' || c == ']') {
        if (c != '.') continue;
        const std::string_view word = word_before(text_, i - 1);
        std::size_t size = 0;
        const Letter first = word.empty() ? Letter::none : letter_at(word, 0, size);
        if (first == Letter::upper && (is_journal_abbreviation(word) || size == word.size())) continue;
        if (!ends_sentence(text_, i - 1)) {
          // "in the U.S. Sleep Medicine": an end only when no better one is found.
          if (acronym == 0 && word.size() > 2 && word[1] == '.' && capital_at(text_, i + 1)) acronym = i + 1;
          continue;
        }
        begin = i + 1;
        found = true;
        break;
      }
      if (closing_quote(text_, i >= 3 ? i - 3 : i) == 3 && text_.substr(i - 3, 3) == "”") {
        begin = i + 1;
        found = true;
        break;
      }
    }
    if (!found && acronym != 0) {
      begin = acronym;
      found = true;
    }
    if (!found) {
      // "Title, Journal of Sleep, 12(3)": the words behind the last comma.
      const std::size_t comma = text_.substr(0, locator.begin).rfind(", ");
      if (comma != std::string_view::npos && comma > zone.begin && is_name_like(slice(text_, {u32(comma + 2), u32(locator.begin)})) &&
          word_count(slice(text_, {u32(comma + 2), u32(locator.begin)})) >= 2) {
        begin = comma + 2;
        found = true;
      }
    }
    if (found && word_count(slice(text_, {u32(begin), u32(locator.begin)})) <= 16) {
      set_title({zone.begin, u32(begin)});
      if (locator.journal || !locator.pages.empty()) read_container({u32(begin), zone.end});
      return;
    }
    if (!found && locator.journal) {
      set_title({zone.begin, u32(locator.begin)});
      take_locator(locator);
      return;
    }
  }
  // Sentences: the last may name the site or the publisher.
  std::size_t last = 0, before_last = 0;
  std::size_t count = 0;
  for (std::size_t i = zone.begin; i + 1 < zone.end; ++i)
    if (text_[i] == '.' && text_[i + 1] == ' ' && ends_sentence(text_.substr(0, zone.end), i)) {
      before_last = last;
      last = i;
      ++count;
    } else if ((text_[i] == '?' || text_[i] == '!') && text_[i + 1] == ' ' && capital_at(text_, i + 2)) {
      const Range behind = trim({u32(i + 1), zone.end});
      // "What is sleep? National Health Service": only when all that is left is a name.
      if (slice(text_, behind).find(". ") == std::string_view::npos && is_name_like(slice(text_, behind)) &&
          word_count(slice(text_, behind)) <= 6) {
        before_last = last;
        last = i;
        ++count;
      }
    }
  (void)before_last;
  if (count == 0) {
    set_title(zone);
    return;
  }
  Range tail = trim({u32(last + 1), zone.end});
  Range head{zone.begin, u32(last + 1)};
  const std::string_view words = slice(text_, tail);
  const std::size_t colon = words.find(": ");
  const bool place = colon != std::string_view::npos && colon < 40 && is_name_like(words);
  if (is_name_like(words) && (word_count(words) <= 8 || place || is_publisher(words))) {
    if (place || is_publisher(words)) {
      read_publisher(tail);
      set_title(head);
    } else {
      set_title(head);
      read_container(tail);
    }
    return;
  }
  set_title(zone);
}

void EntryReader::set_authors() {
  fields_.clear();
  for (const Range range : names_.names)
    if (!range.empty()) fields_.push_back(flat_.field(range, document_.arena));
  entry_.authors = document_.arena.keep(fields_);
  if (names_.editors) entry_.editors = entry_.authors;
}

bool EntryReader::author_date(Range zone) {
  int tries = 0;
  // The date in brackets behind the names.
  for (std::size_t at = zone.begin; at < zone.end && tries < 3; ++at) {
    const char c = text_[at];
    if (c != '(' && c != '[' && c != '\xEF') continue;
    if (c == '\xEF' && text_.compare(at, 3, "（") != 0) continue;
    const auto date = bracketed_date(text_, at);
    if (!date || date->end > zone.end) continue;
    if (c == '[' && date->year == 0) continue;
    ++tries;
    if (at > zone.begin) {
      bool emphasised = false;
      for (const Mark& mark : flat_.marks())
        emphasised |= mark.kind == Mark::Kind::emphasis && mark.range.begin >= zone.begin && mark.range.end <= at &&
                      mark.range.end - mark.range.begin > 8;
      if (emphasised || !names_before_date(text_, {zone.begin, u32(at)}, names_)) return false;
    } else {
      names_.names.clear();
      names_.editors = false;
    }
    date_ = date->range;
    entry_.year = date->year;
    entry_.year_suffix = date->suffix;
    Range rest = trim({u32(date->end), zone.end});
    // "(2010), Title" and "(1984/2003). Title": what closes the date is skipped by read_title.
    // A title in the authors' place: "Team to train at WFU. (1995, March). Magazine, 42(3), p. 34."
    if (!names_.persons && names_.names.size() == 1 && !names_.editors) {
      const Locator locator = find_locator(text_, rest);
      std::size_t from = rest.begin;
      while (from < rest.end && (is_closing(text_[from]) || text_[from] == ' ')) ++from;
      const bool one = locator.begin < locator.end && locator.journal &&
                       slice(text_, {u32(from), u32(std::max(locator.begin, from))}).find(". ") == std::string_view::npos;
      const Mark* emphasis = mark_at(u32(from), Mark::Kind::emphasis);
      if (one && locator.begin > from && is_name_like(slice(text_, {u32(from), u32(locator.begin)})) &&
          (emphasis != nullptr || !is_name_like(slice(text_, names_.names.front())))) {
        set_title({zone.begin, u32(at)});
        names_.names.clear();
        read_container({u32(from), rest.end});
        return true;
      }
    }
    set_authors();
    read_title(rest);
    return true;
  }
  // The bare year behind names: "Lockwood, Cassey & Blackburn 2009. Title", "Boas, Franz, 1935, Title".
  const std::size_t limit = std::min<std::size_t>(zone.end, zone.begin + 600);
  for (std::size_t at = zone.begin + 2; at + 4 <= limit; ++at) {
    if (!text::is_digit(text_[at]) || text_[at - 1] != ' ') continue;
    const std::int32_t year = year_at(text_, at);
    if (year == 0) return false;
    std::size_t end = at + 4;
    char suffix = 0;
    if (end < zone.end && text::is_lower(text_[end])) suffix = text_[end++];
    if (end < zone.end && text_[end] != '.' && text_[end] != ',' && text_[end] != ':' && text_[end] != ' ' && text_[end] != ';')
      return false;
    // "1999;50:194" and ", 2010." at the end are dates of a volume.
    if (end < zone.end && text_[end] == ';') return false;
    if (end + 3 >= zone.end) return false;
    if (!names_before_date(text_, {zone.begin, u32(at)}, names_)) return false;
    const bool et_al = slice(text_, {zone.begin, u32(at)}).find("et al") != std::string_view::npos;
    if (!names_.persons && !et_al &&
        !(names_.names.size() == 1 && word_count(slice(text_, names_.names.front())) <= 3 && (text_[end] == '.' || text_[end] == ',')))
      return false;
    date_ = {u32(at), u32(end)};
    entry_.year = year;
    entry_.year_suffix = suffix;
    set_authors();
    read_title({u32(end), zone.end});
    return true;
  }
  return false;
}

// "A. Author, “Title,” Container …": the quotation is the title.
bool EntryReader::quoted(Range zone) {
  const std::size_t limit = std::min<std::size_t>(zone.end, zone.begin + 1200);
  for (std::size_t at = zone.begin; at < limit; ++at) {
    const char c = text_[at];
    if (c != '"' && c != '\xE2' && c != '\xC2' && c != '\xE3' && c != '\'') continue;
    if (opening_quote(text_, at) == 0) continue;
    const std::size_t close = quotation_end(text_, at);
    if (close == std::string_view::npos || close >= zone.end) continue;
    if (close - at < 6) continue;
    Range before = trim({zone.begin, u32(at)});
    char mark = ' ';
    if (!before.empty()) {
      mark = text_[before.end - 1];
      if (mark != ',' && mark != '.' && mark != ':' && mark != ')' && mark != '-' && !slice(text_, before).ends_with("—") &&
          !slice(text_, before).ends_with("–")) {
        if (word_count(slice(text_, before)) > 4 || text_[before.end - 1] != ';') return false;
      }
      while (!before.empty() && (is_closing(text_[before.end - 1]) || text_[before.end - 1] == '-')) {
        // The dot of an initial stays.
        if (text_[before.end - 1] == '.') {
          const std::string_view word = word_before(text_, before.end - 1);
          std::size_t size = 0;
          if (!word.empty() && letter_at(word, 0, size) == Letter::upper && size == word.size()) break;
        }
        before = trim({before.begin, before.end - 1});
      }
      if (before.empty() || !names_before_date(text_, before, names_)) return false;
    }
    set_title({u32(at + opening_quote(text_, at)), u32(close)});
    read_behind_title({u32(close + closing_quote(text_, close)), zone.end});
    if (before.empty()) return true;
    // "BleepingComputer, “Title”" and no more: a site. "World Health Organization, “Title,” WHO, 2020": an author.
    const bool site =
        !names_.persons && names_.names.size() == 1 && container_.empty() && publisher_.empty() && date_.empty() && mark == ',';
    if (site)
      container_ = names_.names.front();
    else
      set_authors();
    return true;
  }
  return false;
}

bool EntryReader::names_first(Range zone) {
  const std::size_t end = leading_names(text_, zone, names_);
  if (end == 0) return false;
  set_authors();
  read_title({u32(end), zone.end});
  return true;
}

void EntryReader::title_first(Range zone) {
  // "NHS:" before its address: who publishes it.
  zone = trim(zone);
  if (!zone.empty() && text_[zone.end - 1] == ':') {
    const Range name = trim({zone.begin, zone.end - 1});
    if (word_count(slice(text_, name)) <= 4 && is_name_like(slice(text_, name)) && mark_at(name.begin, Mark::Kind::link) == nullptr) {
      publisher_ = name;
      return;
    }
  }
  read_title(zone);
}

void EntryReader::read_words(Range zone) {
  zone = trim(zone);
  if (zone.empty()) return;
  if (author_date(zone)) return;
  if (quoted(zone)) return;
  if (names_first(zone)) return;
  title_first(zone);
}

void EntryReader::guess_type() {
  if (entry_.type != ReferenceType::unknown) return;
  for (const Identifier& identifier : identifiers_) {
    if (identifier.scheme == Scheme::youtube) {
      entry_.type = ReferenceType::video;
      return;
    }
    if (identifier.scheme == Scheme::arxiv && container_.empty()) {
      entry_.type = ReferenceType::preprint;
      return;
    }
  }
  const std::string_view container = slice(text_, container_);
  if (!container.empty()) {
    if (text::find_ci(container, "rxiv") != std::string_view::npos || text::find_ci(container, "preprint") != std::string_view::npos)
      entry_.type = ReferenceType::preprint;
    else if (conference_ || text::find_ci(container, "proceedings of the 1") != std::string_view::npos ||
             text::find_ci(container, "conference") != std::string_view::npos ||
             text::find_ci(container, "symposium") != std::string_view::npos ||
             text::find_ci(container, "workshop") != std::string_view::npos)
      entry_.type = ReferenceType::conference;
    else if (chapter_)
      entry_.type = ReferenceType::chapter;
    else if (journal_ && !volume_.empty())
      entry_.type = ReferenceType::article;
    else if (!volume_.empty() || !issue_.empty())
      entry_.type = ReferenceType::article;
    else if (!entry_.canonical.empty() && !std::any_of(identifiers_.begin(), identifiers_.end(), [](const Identifier& id) {
               return id.scheme == Scheme::doi || id.scheme == Scheme::pmid || id.scheme == Scheme::pmcid;
             }))
      entry_.type = ReferenceType::web;
    return;
  }
  const std::string_view rest = text_;
  if (text::find_ci(rest, "thesis") != std::string_view::npos || text::find_ci(rest, "dissertation") != std::string_view::npos) {
    if (text::find_ci(rest, "university") != std::string_view::npos || text::find_ci(rest, "phd") != std::string_view::npos ||
        text::find_ci(rest, "ph.d") != std::string_view::npos) {
      entry_.type = ReferenceType::thesis;
      return;
    }
  }
  if (!publisher_.empty() && !entry_.url)
    entry_.type = ReferenceType::book;
  else if (std::any_of(identifiers_.begin(), identifiers_.end(), [](const Identifier& id) { return id.scheme == Scheme::isbn; }))
    entry_.type = ReferenceType::book;
  else if (std::any_of(identifiers_.begin(), identifiers_.end(),
                       [](const Identifier& id) { return id.scheme == Scheme::pmid || id.scheme == Scheme::pmcid; }))
    entry_.type = ReferenceType::article;
  else if (!entry_.canonical.empty() && identifiers_.empty())
    entry_.type = ReferenceType::web;
}

void EntryReader::read_row(const Piece& piece) {
  // Cell by cell, by what the header calls it.
  enum class Column : std::uint8_t { other, title, authors, date, container, publisher, address, accessed, label };
  const auto& blocks = document_.blocks;
  const auto column_of = [](std::string_view name) {
    name = text::trim(name);
    while (!name.empty() && name.front() == '*') name.remove_prefix(1);
    while (!name.empty() && (name.back() == '*' || name.back() == ':')) name.remove_suffix(1);
    const auto is = [&](std::initializer_list<std::string_view> names) {
      return std::any_of(names.begin(), names.end(), [&](std::string_view one) { return text::equal_ci(name, one); });
    };
    if (is({"#", "no", "no.", "nr", "nr.", "id", "ref", "ref.", "number", "key", "n°"})) return Column::label;
    if (is({"url", "link", "links", "address", "doi", "web address", "adresse", "enlace"})) return Column::address;
    if (is({"date", "year", "published", "publication date", "datum", "jahr", "fecha", "année", "date published"})) return Column::date;
    if (is({"author", "authors", "author(s)", "by", "autor", "autoren", "auteur"})) return Column::authors;
    if (is({"accessed", "retrieved", "access date", "date accessed", "abgerufen", "last accessed"})) return Column::accessed;
    if (is({"journal", "publication", "venue", "container", "journal/venue"})) return Column::container;
    if (is({"publisher", "organisation", "organization", "site", "website", "outlet", "verlag"})) return Column::publisher;
    if (is({"title", "reference", "source", "sources", "references", "citation", "article", "paper", "name", "work", "document", "titel",
            "quelle", "study", "description", "resource"}))
      return Column::title;
    return Column::other;
  };
  // Empty cells are no blocks: the bars in front of a cell tell its column.
  const auto bars_before = [&](std::uint32_t cell, std::uint32_t first) {
    const std::uint32_t begin = cell == first
                                    ? static_cast<std::uint32_t>(document_.text.substr(0, blocks[cell].span.begin).find_last_of('\n') + 1)
                                    : blocks[cell - 1].span.end;
    const std::string_view gap = text::trim_left(document_.text.substr(begin, blocks[cell].span.begin - begin));
    const auto bars = static_cast<std::size_t>(std::count(gap.begin(), gap.end(), '|'));
    return cell == first && gap.starts_with('|') ? bars - 1 : bars;
  };
  std::array<Column, 16> columns{};
  bool named = false;
  if (piece.header < piece.block) {
    std::size_t column = 0;
    const auto same_row = [&](std::uint32_t cell) {
      return document_.text.substr(blocks[cell - 1].span.end, blocks[cell].span.begin - blocks[cell - 1].span.end).find('\n') ==
             std::string_view::npos;
    };
    for (std::uint32_t cell = piece.header;
         cell < piece.block && blocks[cell].kind == BlockKind::table_cell && (cell == piece.header || same_row(cell)); ++cell) {
      column += bars_before(cell, piece.header);
      if (column >= columns.size()) break;
      columns[column] = column_of(document_.text.substr(blocks[cell].content, blocks[cell].span.end - blocks[cell].content));
      named = true;
    }
  }
  std::size_t source_columns = 0;
  std::size_t at_column = 0;
  for (std::uint32_t i = 0; i < piece.blocks; ++i) {
    at_column += bars_before(piece.block + i, piece.block);
    Column column = at_column < columns.size() ? columns[at_column] : Column::other;
    const Block& cell = blocks[piece.block + i];
    if (cell.content >= cell.span.end) continue;
    flat_.reset(document_);
    flat_.append(cell.content, cell.span.end, inlines_in(cell.content, cell.span.end));
    text_ = flat_.text().substr(0, longest_entry);
    const Range all = trim({0, u32(text_.size())});
    if (all.empty() && flat_.links_left_out().empty()) continue;
    if (column == Column::other && !named && i == 0) column = Column::title;
    switch (column) {
      case Column::label:
        entry_.label = flat_.field(all, document_.arena);
        break;
      case Column::authors:
        if (names_before_date(text_, all, names_)) set_authors();
        break;
      case Column::date:
        if (const auto date = date_at(text_, all.begin, all.end)) {
          entry_.date = flat_.field(date->range, document_.arena);
          entry_.year = date->year;
        }
        break;
      case Column::accessed:
        entry_.accessed = flat_.field(all, document_.arena);
        break;
      case Column::container:
        entry_.container = flat_.field(all, document_.arena);
        break;
      case Column::publisher:
        entry_.publisher = flat_.field(all, document_.arena);
        break;
      case Column::title:
      case Column::address:
      case Column::other: {
        find_addresses();
        if (!places_.empty() && !entry_.url) choose_addresses();
        if (column == Column::title && source_columns++ == 0) {
          date_ = title_ = container_ = volume_ = issue_ = pages_ = edition_ = publisher_ = accessed_ = {};
          Range zone = all;
          for (const Place& place : places_)
            if (!place.link && !place.left_out) zone.end = std::min(zone.end, place.range.begin);
          read_words(before_address(zone));
          if (!date_.empty()) entry_.date = flat_.field(date_, document_.arena);
          entry_.title = flat_.field(title_, document_.arena);
          if (container_.begin < container_.end) entry_.container = flat_.field(container_, document_.arena);
          if (publisher_.begin < publisher_.end) entry_.publisher = flat_.field(publisher_, document_.arena);
        }
        break;
      }
    }
  }
  entry_.identifiers = document_.arena.keep(identifiers_);
  if (entry_.url && entry_.type == ReferenceType::unknown && identifiers_.empty()) entry_.type = ReferenceType::web;
}

Reference EntryReader::read(const Piece& piece, std::uint32_t list) {
  entry_ = {};
  entry_.span = piece.span;
  entry_.list = list;
  entry_.label = piece.label;
  date_ = title_ = container_ = volume_ = issue_ = pages_ = edition_ = publisher_ = accessed_ = {};
  conference_ = chapter_ = journal_ = false;
  identifiers_.clear();
  if (piece.row) {
    read_row(piece);
    return entry_;
  }
  flatten(piece);
  find_addresses();
  choose_addresses();
  // The words stand before the first address that is written out, or behind it where it comes first.
  Range zone = trim({0, u32(text_.size())});
  Range behind{zone.end, zone.end};
  for (const Place& place : places_)
    if (!place.link && !place.left_out && place.range.begin < zone.end) {
      behind = {place.range.end, u32(text_.size())};
      zone.end = place.range.begin;
    }
  // "[cite: 4, 5]": a mark that a chat program left.
  if (const std::size_t mark = slice(text_, zone).find("[cite"); mark != std::string_view::npos && mark > 0)
    zone.end = zone.begin + u32(mark);
  const std::vector<identity::Mention> mentions = identity::mentions(text_, document_.arena);
  for (const identity::Mention& mention : mentions) {
    if (mention.well_formed && !mention.identifier.value.empty()) keep_identifier(mention.identifier);
    // A title may hold an identifier, but not at its start: what follows one is no title either.
    if (mention.span.begin > zone.begin + 12 && mention.span.begin < zone.end) {
      if (behind.begin == behind.end) behind = {mention.span.end, u32(text_.size())};
      zone.end = mention.span.begin;
    }
  }
  const Range kept = before_address({zone.begin, zone.end});
  if (kept.empty() && !behind.empty()) {
    // "https://example.org - Title"
    Range words = trim(behind);
    while (!words.empty() &&
           (is_closing(text_[words.begin]) || text_[words.begin] == '-' || text_[words.begin] == '>' || text_[words.begin] == ')'))
      words = trim({words.begin + 1, words.end});
    for (const std::string_view dash : {std::string_view("– "), std::string_view("— ")})
      if (slice(text_, words).starts_with(dash)) words = trim({words.begin + u32(dash.size()), words.end});
    if (!words.empty() && text_[words.begin] != '(' && text_[words.begin] != '[' && !is_access_word(slice(text_, words))) read_words(words);
  } else {
    read_words(kept);
  }
  if (accessed_.empty() && !behind.empty()) {
    const Range window{behind.begin, std::min(behind.end, behind.begin + 200)};
    for (std::size_t i = window.begin; i < window.end; ++i)
      if ((i == window.begin || text_[i - 1] == ' ' || text_[i - 1] == '(' || text_[i - 1] == '[') &&
          is_access_word(text_.substr(i, window.end - i))) {
        read_accessed({u32(i), window.end});
        break;
      }
  }
  entry_.date = flat_.field(date_, document_.arena);
  entry_.title = flat_.field(title_, document_.arena);
  entry_.container = flat_.field(container_, document_.arena);
  entry_.volume = flat_.field(volume_, document_.arena);
  entry_.issue = flat_.field(issue_, document_.arena);
  entry_.pages = flat_.field(pages_, document_.arena);
  entry_.edition = flat_.field(edition_, document_.arena);
  entry_.publisher = flat_.field(publisher_, document_.arena);
  entry_.accessed = flat_.field(accessed_, document_.arena);
  entry_.identifiers = document_.arena.keep(identifiers_);
  guess_type();
  return entry_;
}

}  // namespace citevet::reference
