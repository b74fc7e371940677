// From one piece of a list to its reference.
#include "reference/entry.h"

#include "identity/address.h"
#include "identity/scan.h"
#include "reference/phrases.h"
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
  static constexpr Bytes firsts("wWaApPgGmM");
  if (url.empty() || !firsts.holds(url.front())) return false;
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

// The next address with a scheme. Where one is written so, hosts without one ("Phish.net") are names.
std::string_view next_with_scheme(std::string_view text, std::size_t from) noexcept {
  for (std::size_t at = text.find("://", from); at != std::string_view::npos; at = text.find("://", at + 1))
    for (const std::size_t size : {std::size_t{5}, std::size_t{4}, std::size_t{3}})
      if (at >= from + size)
        if (const std::string_view found = identity::address_at(text, at - size); !found.empty()) return found;
  return {};
}

// The next address without one: it has a path or begins with "www.".
std::string_view next_bare(std::string_view text, std::size_t from) noexcept {
  if (text.find('/', from) == std::string_view::npos && text.find("www.", from) == std::string_view::npos) return {};
  return identity::next_address(text, from);
}

// Where an identifier or its label may begin: "10.", "doi", "PM", "arXiv", "ISBN", "eISBN".
bool may_mention(std::string_view text, std::size_t at) noexcept {
  static constexpr Bytes firsts("1dDpPaAiIeE");
  if (!firsts.holds(text[at]) || at + 2 >= text.size() || (at > 0 && text::is_alnum(text[at - 1]))) return false;
  const char second = text::to_lower(text[at + 1]);
  switch (text::to_lower(text[at])) {
    case '1':
      return second == '0' && text[at + 2] == '.';
    case 'd':
      return second == 'o';
    case 'p':
      return second == 'm' || second == 'u';
    case 'a':
      return second == 'r';
    case 'i':
      return second == 's';
    default:
      return second == 'i';
  }
}

bool contains(std::string_view text, std::initializer_list<std::string_view> words) noexcept {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text::find_ci(text, word) != std::string_view::npos; });
}

}  // namespace

std::span<const Inline> EntryReader::inlines_in(std::uint32_t begin, std::uint32_t end) const {
  const auto& all = document_.inlines;
  const auto first =
      std::lower_bound(all.begin(), all.end(), begin, [](const Inline& mark, std::uint32_t at) { return mark.span.begin < at; });
  const auto last = std::lower_bound(first, all.end(), end, [](const Inline& mark, std::uint32_t at) { return mark.span.begin < at; });
  return {first, last};
}

void EntryReader::flatten(const Piece& piece) {
  flat_.reset(document_);
  const auto& blocks = document_.blocks;
  const std::uint32_t behind = std::min(piece.block + piece.blocks, u32(blocks.size()));
  for (std::uint32_t i = piece.block; i < behind && flat_.text().size() < longest_entry; ++i) {
    const BlockKind kind = blocks[i].kind;
    if (kind == BlockKind::code || kind == BlockKind::markup || kind == BlockKind::definition) continue;
    const std::uint32_t begin = i == piece.block ? piece.content : blocks[i].content;
    const std::uint32_t end = i + 1 == behind ? piece.span.end : blocks[i].span.end;
    if (begin < end) flat_.append(begin, end, inlines_in(begin, end));
  }
}

void EntryReader::begin_draft() {
  text_ = flat_.text().substr(0, longest_entry);
  draft_.reset(text_, flat_.marks());
}

void EntryReader::find_addresses() {
  places_.clear();
  const auto is_address = [](const Mark& mark) {
    return mark.kind == Mark::Kind::link && !mark.target.empty() && mark.target.front() != '#';
  };
  for (const Mark& mark : flat_.marks())
    if (is_address(mark) && places_.size() < most_addresses) places_.push_back({mark.range, mark.target, mark.target_span, true, false});
  for (const Mark& mark : flat_.links_left_out())
    if (is_address(mark) && places_.size() < most_addresses) places_.push_back({mark.range, mark.target, mark.target_span, true, true});
  const bool links = !places_.empty();
  const bool schemes = text_.find("://") != std::string_view::npos;
  for (std::size_t from = 0; places_.size() < most_addresses;) {
    const std::string_view written = schemes ? next_with_scheme(text_, from) : next_bare(text_, from);
    if (written.empty()) break;
    const auto at = static_cast<std::size_t>(written.data() - text_.data());
    const Range range{u32(at), u32(at + written.size())};
    from = range.end;
    // A link that shows its address has its target already.
    const auto shown = std::find_if(places_.begin(), places_.end(), [&](const Place& place) {
      return place.words && !place.left_out && place.range.begin <= range.begin && range.end <= place.range.end + 1;
    });
    if (shown != places_.end()) {
      shown->words = range.end - range.begin + 2 < shown->range.end - shown->range.begin;
      continue;
    }
    const Field where = field(range);
    places_.push_back({range, where.text, where.span, false, false});
  }
  if (links && places_.size() > 1)
    std::stable_sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) { return a.range.begin < b.range.begin; });
}

// Each once, and outside of the flat text, whose memory is used again.
void EntryReader::keep_identifier(Identifier identifier) {
  if (std::find(identifiers_.begin(), identifiers_.end(), identifier) != identifiers_.end()) return;
  const std::less<const char*> before;
  const auto inside = [&](std::string_view text) {
    return !before(identifier.value.data(), text.data()) && before(identifier.value.data(), text.data() + text.size());
  };
  if (inside(text_) && !inside(document_.text)) identifier.value = document_.arena.keep(identifier.value);
  identifiers_.push_back(identifier);
}

void EntryReader::choose_addresses() {
  const Place* chosen = nullptr;
  const Place* archived = nullptr;
  for (const Place& place : places_) {
    if (at_archive(place.written)) {
      if (archived == nullptr) archived = &place;
    } else if (chosen == nullptr || at_person(chosen->written)) {
      chosen = &place;
    }
  }
  if (chosen == nullptr) std::swap(chosen, archived);
  if (chosen == nullptr) return;
  entry_.url = {chosen->written, chosen->span};
  const Address address = identity::address(chosen->written, document_.arena);
  entry_.canonical = address.canonical;
  for (const Identifier& identifier : address.identifiers) keep_identifier(identifier);
  if (archived != nullptr) entry_.archived = {archived->written, archived->span};
  if (places_.size() == 1) return;
  for (const Place& place : places_)
    if (&place != chosen && &place != archived)
      for (const Identifier& identifier : identity::address(place.written, document_.arena).identifiers) keep_identifier(identifier);
}

std::span<const Field> EntryReader::fields(std::span<const Range> ranges) {
  fields_.clear();
  for (const Range range : ranges)
    if (!range.empty()) fields_.push_back(field(range));
  return document_.arena.keep(fields_);
}

// From the draft's ranges to the entry's fields.
void EntryReader::take_words() {
  entry_.authors = fields(draft_.names.names);
  entry_.editors = draft_.names.editors ? entry_.authors : fields(draft_.editors);
  entry_.date = field(draft_.date);
  entry_.year = draft_.year;
  entry_.year_suffix = draft_.year_suffix;
  entry_.title = field(draft_.title);
  entry_.container = field(draft_.container);
  entry_.volume = field(draft_.volume);
  entry_.issue = field(draft_.issue);
  entry_.pages = field(draft_.pages);
  entry_.edition = field(draft_.edition);
  entry_.publisher = field(draft_.publisher);
  entry_.accessed = field(draft_.accessed);
}

void EntryReader::read_text() {
  // The words stand before the first address that is written out, or behind it where it comes first.
  Range zone = draft_.trim({0, u32(text_.size())});
  Range behind{zone.end, zone.end};
  const auto cut = [&](std::uint32_t begin, std::uint32_t end) {
    if (begin >= zone.end) return;
    behind = {end, u32(text_.size())};
    zone.end = std::max(begin, zone.begin);
  };
  for (const Place& place : places_)
    if (!place.words && !place.left_out) cut(place.range.begin, place.range.end);
  // "[cite: 4, 5]": a mark that a chat program left.
  if (const std::size_t mark = slice(text_, zone).find("[cite"); mark != std::string_view::npos && mark > 0)
    zone.end = zone.begin + u32(mark);
  // Identifiers outside the addresses, whose own are known.
  const std::uint32_t start = zone.begin;
  std::uint32_t at = 0;
  const auto look = [&](std::uint32_t end) {
    while (at < end) {
      if (!may_mention(text_, at)) {
        ++at;
        continue;
      }
      const auto mention = identity::mention_at(text_, at, document_.arena);
      at = mention && mention->span.end > at ? mention->span.end : at + 1;
      if (!mention) continue;
      if (mention->well_formed && !mention->identifier.value.empty()) keep_identifier(mention->identifier);
      // Words go on behind an identifier only at the entry's start.
      if (mention->span.begin > start + 12) cut(mention->span.begin, mention->span.end);
    }
  };
  for (const Place& place : places_) {
    if (place.words || place.left_out) continue;
    look(place.range.begin);
    at = std::max(at, place.range.end);
  }
  look(u32(text_.size()));
  const Range words = draft_.before_address(zone);
  if (!words.empty()) {
    draft_.read(words);
  } else if (!behind.empty()) {
    // "https://example.org - Title"
    Range title = draft_.trim(behind);
    for (;;) {
      const std::string_view rest = slice(text_, title);
      const std::size_t mark = rest.starts_with("– ") || rest.starts_with("— ")                                            ? 3
                               : !rest.empty() && std::string_view(".,;:->)").find(rest.front()) != std::string_view::npos ? 1
                                                                                                                           : 0;
      if (mark == 0) break;
      title = draft_.trim({title.begin + u32(mark), title.end});
    }
    if (!title.empty() && text_[title.begin] != '(' && text_[title.begin] != '[' && !is_access_word(slice(text_, title)))
      draft_.read(title);
  }
  constexpr std::uint32_t longest_remark = 200;
  const std::uint32_t end = std::min(behind.end, behind.begin + longest_remark);
  for (std::uint32_t i = behind.begin; i < end && draft_.accessed.empty(); ++i)
    if ((i == behind.begin || text_[i - 1] == ' ' || text_[i - 1] == '(' || text_[i - 1] == '[') &&
        is_access_word(text_.substr(i, end - i)))
      draft_.read_accessed({i, end});
}

bool EntryReader::has_identifier(std::initializer_list<Scheme> schemes) const noexcept {
  return std::any_of(identifiers_.begin(), identifiers_.end(), [&](const Identifier& identifier) {
    return std::find(schemes.begin(), schemes.end(), identifier.scheme) != schemes.end();
  });
}

ReferenceType EntryReader::type_of_work() const {
  if (draft_.type != ReferenceType::unknown) return draft_.type;
  const bool journal = has_identifier({Scheme::pmid, Scheme::pmcid});
  if (has_identifier({Scheme::youtube})) return ReferenceType::video;
  if (has_identifier({Scheme::arxiv}) && !entry_.container) return ReferenceType::preprint;
  if (entry_.container) {
    if (contains(entry_.container.text, {"rxiv", "preprint"})) return ReferenceType::preprint;
    if (draft_.conference ||
        contains(entry_.container.text, {"conference", "symposium", "workshop", "proceedings of the 1", "proceedings of the 2"}))
      return ReferenceType::conference;
    if (draft_.chapter) return ReferenceType::chapter;
    if (entry_.volume || entry_.issue || draft_.journal || journal) return ReferenceType::article;
    return !entry_.canonical.empty() && !has_identifier({Scheme::doi}) ? ReferenceType::web : ReferenceType::unknown;
  }
  if (has_identifier({Scheme::isbn}) || (entry_.publisher && !entry_.url)) return ReferenceType::book;
  if (journal) return ReferenceType::article;
  return !entry_.canonical.empty() && identifiers_.empty() ? ReferenceType::web : ReferenceType::unknown;
}

Reference EntryReader::read(const Piece& piece, std::uint32_t list) {
  entry_ = {};
  entry_.span = piece.span;
  entry_.list = list;
  entry_.label = piece.label;
  identifiers_.clear();
  if (piece.row) {
    read_row(piece);
  } else {
    flatten(piece);
    begin_draft();
    find_addresses();
    choose_addresses();
    read_text();
    take_words();
  }
  entry_.identifiers = document_.arena.keep(identifiers_);
  entry_.type = type_of_work();
  return entry_;
}

}  // namespace citevet::reference
