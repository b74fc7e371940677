// Finds addresses and identifiers in running text.
#include "identity/scan.h"

#include "identity/checksum.h"
#include "identity/doi.h"
#include "identity/identifiers.h"
#include "identity/tld.h"
#include "text/ascii.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace citevet::identity {

namespace {

constexpr std::size_t npos = std::string_view::npos;

// What the loops over whole texts ask of each byte, in one look.
enum Class : std::uint8_t { other, word = 1, joint = 2, initial = 4 };  // joint: `.` and `-`, which hosts and schemes have between words
constexpr std::array<std::uint8_t, 256> classes = [] {
  std::array<std::uint8_t, 256> made{};
  for (std::size_t i = 0; i < 128; ++i)
    if (text::is_alnum(static_cast<char>(i))) made[i] = word;
  made['.'] = made['-'] = joint;
  for (const char c : std::string_view("1DdPpAaIiEe")) made[static_cast<unsigned char>(c)] |= initial;  // of a label, a DOI or a PMCID
  return made;
}();
std::uint8_t class_of(char c) noexcept {
  return classes[static_cast<unsigned char>(c)];
}

// Whether `at` lies inside a word. Scripts that put no spaces between words (CJK) do not count: there a label begins anywhere.
bool inside_word(std::string_view text, std::size_t at) noexcept {
  if (at == 0) return false;
  if (static_cast<unsigned char>(text[at - 1]) < 0x80) return text::is_alnum(text[at - 1]) || text[at - 1] == '_';
  std::size_t before = at - 1;
  while (before > 0 && at - before < 4 && text::is_continuation(text[before])) --before;
  const text::CodePoint letter = text::decode(text, before);
  const bool punctuation = (letter.value >= 0xA0 && letter.value < 0xC0) || (letter.value >= 0x2000 && letter.value < 0x2070);
  return letter.valid && letter.value < 0x2E80 && !punctuation;
}

// ---- Addresses ----

constexpr std::string_view schemes[] = {"https://", "http://", "ftp://", "file://", "chrome-extension://", "moz-extension://", "sandbox:/"};

// The length of the scheme that begins at `at`, or 0.
std::size_t scheme_at(std::string_view text, std::size_t at) noexcept {
  for (const std::string_view scheme : schemes)
    if (text::starts_with_ci(text.substr(at), scheme)) return scheme.size();
  return 0;
}

// A host at `at` that needs no scheme to be one: `www.example.org`, `doi.org/10…`. The length of the host, or 0.
std::size_t bare_host_at(std::string_view text, std::size_t at) noexcept {
  if (inside_word(text, at)) return 0;
  if (at > 0 && (text[at - 1] == '@' || text[at - 1] == '.' || text[at - 1] == '/' || text[at - 1] == '-' || text[at - 1] == ':')) return 0;
  std::size_t end = at;
  std::size_t last_label = at;
  while (end < text.size() && end - at < 254 && (text::is_alnum(text[end]) || text[end] == '-' || text[end] == '.')) {
    if (text[end] == '.') last_label = end + 1;
    ++end;
  }
  const std::string_view host = text.substr(at, end - at);
  if (text::starts_with_ci(host, "www.") && !host.substr(4).empty() && text::is_alnum(host[4])) {
    const std::size_t dot = host.find('.', 5);
    return dot != npos && dot + 2 < host.size() && text::is_alpha(host[dot + 1]) ? host.size() : 0;
  }
  // The ending in lower case, and a path: "Ph.D/MD" and "10.5/3" are none.
  if (end + 1 >= text.size() || text[end] != '/' || !text::is_alnum(text[end + 1])) return 0;
  if (std::any_of(text.begin() + static_cast<std::ptrdiff_t>(last_label), text.begin() + static_cast<std::ptrdiff_t>(end), text::is_upper))
    return 0;
  return is_known_host(host) ? host.size() : 0;
}

// Characters beyond ASCII that end an address: typographic quotes, dashes, full-width and CJK punctuation. The length of the one at `at`.
std::size_t terminator_at(std::string_view text, std::size_t at) noexcept {
  const std::string_view c = text.substr(at, 3);
  switch (static_cast<unsigned char>(text[at])) {
    case 0xC2:  // « »
      return c.starts_with("\xC2\xAB") || c.starts_with("\xC2\xBB") ? 2 : 0;
    case 0xE2: {
      if (c.size() < 3 || c[1] != '\x80') return 0;
      const auto third = static_cast<unsigned char>(c[2]);
      if (third == 0x99) return at + 3 < text.size() && text::is_alnum(text[at + 3]) ? 0 : 3;  // ’ may stand for an apostrophe
      // — “ ” „ ‟ ‘ ‚ ‛ … ‹ ›
      return third == 0x94 || (third >= 0x98 && third <= 0x9F) || third == 0xA6 || third == 0xB9 || third == 0xBA ? 3 : 0;
    }
    case 0xE3: {  // 、 。 〈 〉 《 》 「 」 『 』 【 】 〔 〕
      if (c.size() < 3 || c[1] != '\x80') return 0;
      const auto third = static_cast<unsigned char>(c[2]);
      return third == 0x81 || third == 0x82 || (third >= 0x88 && third <= 0x91) || third == 0x94 || third == 0x95 ? 3 : 0;
    }
    case 0xEF: {  // ！ （ ） ， ． ： ； ＜ ＞ ？ ［ ］ ｛ ｝ ｡ ｢ ｣ ､
      if (c.size() < 3) return 0;
      const auto second = static_cast<unsigned char>(c[1]);
      const auto third = static_cast<unsigned char>(c[2]);
      if (second == 0xBC)
        return third == 0x81 || third == 0x88 || third == 0x89 || third == 0x8C || third == 0x8E || (third >= 0x9A && third <= 0x9C) ||
                       third == 0x9E || third == 0x9F || third == 0xBB || third == 0xBD
                   ? 3
                   : 0;
      return second == 0xBD && (third == 0x9B || third == 0x9D || (third >= 0xA1 && third <= 0xA4)) ? 3 : 0;
    }
    default:
      return 0;
  }
}

constexpr std::string_view open_brackets = "([{";
constexpr std::string_view close_brackets = ")]}";

constexpr std::array<bool, 256> plain = [] {  // bytes that need no second look inside an address
  std::array<bool, 256> made{};
  for (std::size_t i = 0x21; i < 0x7F; ++i) made[i] = true;
  for (const char c : std::string_view("()[]{}<>\"`,;|")) made[static_cast<unsigned char>(c)] = false;
  return made;
}();

// Whether another address follows a separator without a space.
bool starts_another(std::string_view text, std::size_t at) noexcept {
  return scheme_at(text, at) != 0 || text::starts_with_ci(text.substr(at, 4), "www.");
}

std::size_t address_end(std::string_view text, std::size_t at) noexcept {
  std::array<std::size_t, 3> open{};
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (plain[static_cast<unsigned char>(c)]) continue;
    if (static_cast<unsigned char>(c) >= 0x80) {
      if (text::space_at(text, at) != 0 || terminator_at(text, at) != 0) return at;
    } else if (const std::size_t opens = open_brackets.find(c); opens != npos) {
      ++open[opens];
    } else if (const std::size_t closes = close_brackets.find(c); closes != npos) {
      if (open[closes] == 0) return at;
      --open[closes];
    } else if (c == ',' || c == ';') {
      if (starts_another(text, at + 1)) return at;
    } else if (c == '|') {
      if (at + 1 == text.size() || text::space_at(text, at + 1) != 0 || text[at + 1] == '|' || starts_another(text, at + 1)) return at;
    } else {
      return at;  // white space, controls, < > " `
    }
  }
  return at;
}

// Without the punctuation of the sentence around it. `least` bytes are the address's own.
std::string_view without_closing(std::string_view address, std::size_t least) noexcept {
  constexpr std::string_view marks = ".,;:!?'*_~|\\([{";
  while (address.size() > least) {
    if (address.back() == ';') {
      // An entity that was not resolved: at most eight letters.
      std::size_t name = address.size() - 1;
      while (name > least && address.size() - name < 10 && (text::is_alnum(address[name - 1]) || address[name - 1] == '#')) --name;
      if (name > least && address[name - 1] == '&' && name < address.size() - 1) {
        address = address.substr(0, name - 1);
        continue;
      }
    }
    if (marks.find(address.back()) != npos)
      address.remove_suffix(1);
    else if (address.ends_with("\xE2\x80\x99"))
      address.remove_suffix(3);
    else
      break;
  }
  return address;
}

// ---- Identifiers ----

std::size_t skip_space(std::string_view text, std::size_t at) noexcept {
  for (int i = 0; i < 4; ++i) {
    const std::size_t size = text::space_at(text, at);
    if (size == 0) break;
    at += size;
  }
  return at;
}

// Behind a label: its colon (full-width too), "#" or "=", and space. npos when something else follows.
std::size_t behind_label(std::string_view text, std::size_t at) noexcept {
  std::size_t value = skip_space(text, at);
  bool separated = value != at;
  if (value < text.size() && (text[value] == ':' || text[value] == '=' || text[value] == '#')) {
    ++value;
    separated = true;
  } else if (text.substr(value, 3) == "\xEF\xBC\x9A") {
    value += 3;
    separated = true;
  }
  value = skip_space(text, value);
  return separated && value < text.size() ? value : npos;
}

// The bytes up to white space or a character that no identifier holds, at most `longest`.
std::string_view token_at(std::string_view text, std::size_t at, std::size_t longest = longest_doi) noexcept {
  std::size_t end = at;
  while (end < text.size() && end - at < longest && text::is_alnum(text[end])) ++end;
  while (end < text.size() && end - at < longest) {
    const char c = text[end];
    if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7F || std::string_view("<>\"()[]{},;|").find(c) != npos)
      break;
    ++end;
  }
  std::string_view token = text.substr(at, end - at);
  while (!token.empty() && std::string_view(".:!?'*_").find(token.back()) != npos) token.remove_suffix(1);
  return token;
}

// Where a DOI in running text stops at the latest: as an address does, but for the `<` of an old one (`39:1<165::AID-ANIE165>3.0.CO;2-B`).
std::size_t doi_end(std::string_view text, std::size_t at) noexcept {
  const std::size_t limit = std::min(text.size(), at + longest_doi + 1);
  std::size_t end = at;
  for (;;) {
    end += address_end(text.substr(0, limit), end) - end;
    if (end >= limit || text[end] != '<') return end;
    const std::size_t close = text.substr(0, std::min(limit, end + 40)).find('>', end);
    if (close == npos || end == at || !text::is_digit(text[end - 1]) || text.substr(end, close - end).find("::") == npos) return end;
    end = close + 1;
  }
}

struct Label {
  std::string_view name;  // in lower case
  Scheme scheme;
};
constexpr Label labels[] = {
    {"doi", Scheme::doi}, {"pmid", Scheme::pmid}, {"pmcid", Scheme::pmcid}, {"arxiv", Scheme::arxiv}, {"isbn", Scheme::isbn},
};

// The identifier without a label that `text` has at `at`, of whatever scheme.
struct Bare {
  Identifier identifier;
  std::size_t size = 0;  // 0: none
};

Bare bare_doi(std::string_view text, std::size_t at, Arena& arena) {
  if (doi_prefix(text, at) == 0) return {};
  const std::string_view doi = doi_of(text.substr(at, doi_end(text, at) - at));
  if (doi.empty()) return {};
  return {{Scheme::doi, spelt(doi, Scheme::doi, arena)}, doi.size()};
}

// Without a label a ratio ("10.5000/12") or a date ("10.2015/2137303") could look like one.
bool is_surely_doi(std::string_view doi) noexcept {
  const std::size_t prefix = doi_prefix(doi, 0);
  const std::string_view suffix = doi.substr(prefix);
  return std::any_of(suffix.begin(), suffix.end(), text::is_alpha) || (suffix.size() >= 4 && !may_be_date(doi));
}

Bare bare_pmcid(std::string_view text, std::size_t at, Arena& arena) {
  const std::string_view id = pmcid_of(text.substr(at, 16));
  if (id.size() < 3 + 5) return {};  // the first of all is PMC13900; "PMC2020" may be anything
  return {{Scheme::pmcid, spelt(id, Scheme::pmcid, arena)}, id.size()};
}

// An ISBN's digits with their hyphens and spaces from `at` on.
struct IsbnDigits {
  std::array<char, 13> digits{};
  std::size_t count = 0;
  std::array<std::size_t, 14> ends{};  // where the text is behind each digit
};

IsbnDigits isbn_digits(std::string_view text, std::size_t at) noexcept {
  IsbnDigits found;
  const auto separator = [&](std::size_t i) -> std::size_t {
    if (i >= text.size()) return 0;
    if (text[i] == '-') return 1;
    const std::string_view c = text.substr(i, 3);
    if (c == "\xE2\x80\x90" || c == "\xE2\x80\x91" || c == "\xE2\x80\x93") return 3;  // ‐ ‑ –
    return text::space_at(text, i);
  };
  while (found.count < 13 && at < text.size()) {
    const bool x = (text[at] == 'X' || text[at] == 'x') && found.count == 9;
    if (!text::is_digit(text[at]) && !x) break;
    found.digits[found.count++] = x ? 'X' : text[at];
    found.ends[found.count] = ++at;
    if (const std::size_t size = separator(at);
        size != 0 && at + size < text.size() && (text::is_digit(text[at + size]) || text[at + size] == 'X'))
      at += size;
  }
  return found;
}

// "ISBN-13: 978…", "ISBN (print) 0-19-…": where the digits begin; npos when they don't.
std::size_t isbn_value(std::string_view text, std::size_t at) noexcept {
  if (text.substr(at, 3) == "-10" || text.substr(at, 3) == "-13") at += 3;
  if (text.substr(at, 1) == "s") ++at;
  std::size_t value = skip_space(text, at);
  if (value < text.size() && text[value] == '(') {
    const std::size_t close = text.substr(0, std::min(text.size(), value + 20)).find(')', value);
    if (close == npos) return npos;
    value = skip_space(text, close + 1);
  }
  if (value < text.size() && text[value] == ':') ++value;
  if (text.substr(value, 3) == "\xEF\xBC\x9A") value += 3;
  value = skip_space(text, value);
  return value < text.size() && text::is_digit(text[value]) ? value : npos;
}

std::optional<Mention> isbn_at(std::string_view text, std::size_t at, std::size_t label, Arena& arena) {
  const std::size_t value = isbn_value(text, label);
  if (value == npos) return {};
  const IsbnDigits found = isbn_digits(text, value);
  const std::string_view digits(found.digits.data(), found.count);
  if (found.count < 6) return {};  // "ISBN 978" and a year: nothing that was meant as one
  std::size_t used = found.count;
  const bool thirteen = digits.starts_with("978") || digits.starts_with("979");
  if (found.count >= 10 && (!thirteen || (found.count < 13 && is_isbn10(digits.substr(0, 10))))) used = 10;
  Mention mention;
  mention.claimed = Scheme::isbn;
  mention.identifier.scheme = Scheme::isbn;
  mention.labelled = true;
  const auto offset = [](std::size_t i) { return static_cast<std::uint32_t>(i); };
  mention.span = {offset(at), offset(found.ends[used])};
  mention.value = {offset(value), offset(found.ends[used])};
  const std::string_view isbn = digits.substr(0, used);
  // A digit more makes it another number.
  const bool ends = found.ends[used] >= text.size() || !text::is_alnum(text[found.ends[used]]);
  if (ends && is_isbn13(isbn)) {
    mention.identifier.value = arena.keep(isbn);
  } else if (ends && is_isbn10(isbn)) {
    char isbn13[13];
    isbn13_from_10(isbn, isbn13);
    mention.identifier.value = arena.keep(std::string_view(isbn13, 13));
  } else {
    mention.well_formed = false;
  }
  return mention;
}

// What stands behind a label. The token is taken as meant for an identifier when it begins like one.
std::optional<Mention> labelled(std::string_view text, std::size_t at, std::size_t label_end, Scheme claimed, Arena& arena) {
  std::size_t value = behind_label(text, label_end);
  if (value == npos) return {};
  const bool colon = text.substr(label_end, value - label_end).find_first_not_of(' ') != npos;
  if (claimed == Scheme::doi && text::starts_with_ci(text.substr(value), "doi:")) value = skip_space(text, value + 4);
  if (claimed == Scheme::arxiv && text::starts_with_ci(text.substr(value), "arxiv:")) value = skip_space(text, value + 6);

  Mention mention;
  mention.claimed = claimed;
  mention.labelled = true;
  std::size_t size = 0;
  const auto take = [&](Scheme scheme, std::string_view id, std::size_t length) {
    mention.identifier = {scheme, spelt(id, scheme, arena)};
    size = length;
  };
  const std::string_view rest = text.substr(value, 64);
  if (const Bare doi = bare_doi(text, value, arena); doi.size != 0) {
    mention.identifier = doi.identifier;
    size = doi.size;
  } else if (const std::string_view pmcid = pmcid_of(rest); !pmcid.empty()) {
    take(Scheme::pmcid, pmcid, pmcid.size());
  } else if (claimed == Scheme::arxiv) {
    if (const std::string_view id = arxiv_of(rest); !id.empty()) {
      size = id.size();
      if (rest.substr(size, 1) == "v")
        for (++size; size < rest.size() && text::is_digit(rest[size]);) ++size;
      take(Scheme::arxiv, id, size);
    }
  } else if (claimed == Scheme::pmid) {
    if (const std::string_view id = pmid_of(rest); !id.empty()) take(Scheme::pmid, id, id.size());
  }

  if (size == 0) {
    // Wrong in form, where it begins with a digit as they do; else the label was only a word.
    const std::string_view token = token_at(text, value);
    if (token.empty() || !text::is_digit(token[0])) return {};
    const bool meant = claimed == Scheme::doi     ? token.starts_with("10") && (colon || token.find('/') != npos)
                       : claimed == Scheme::arxiv ? token.size() >= 7 && token.find_first_not_of("0123456789.v") == npos
                                                  : colon || token.size() >= 5;
    if (!meant) return {};
    mention.identifier.scheme = claimed;
    size = token.size();
  }
  mention.well_formed = !mention.identifier.value.empty() && mention.identifier.scheme == claimed;
  const auto offset = [](std::size_t i) { return static_cast<std::uint32_t>(i); };
  mention.span = {offset(at), offset(value + size)};
  mention.value = {offset(value), offset(value + size)};
  return mention;
}

}  // namespace

std::string_view address_at(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return {};
  const std::size_t scheme = scheme_at(text, at);
  const std::size_t own = scheme != 0 ? scheme : bare_host_at(text, at);
  if (own == 0) return {};
  const std::size_t end = address_end(text, at + scheme);
  const std::string_view address = without_closing(text.substr(at, end - at), scheme);
  // "https://" alone names nothing; a file's address has no host.
  if (address.size() <= scheme) return {};
  const char first = address[scheme];
  const bool begins_well = text::is_alnum(first) || first == '[' || static_cast<unsigned char>(first) >= 0x80 || first == '/';
  return begins_well ? address : std::string_view{};
}

std::string_view address_with_scheme(std::string_view text, std::size_t colon) noexcept {
  for (const std::string_view scheme : schemes) {
    const std::size_t name = scheme.find(':');
    if (colon < name || !text::equal_ci(text.substr(colon - name, scheme.size()), scheme)) continue;
    const std::size_t at = colon - name;
    return address_at(text, at);
  }
  return {};
}

std::string_view next_address(std::string_view text, std::size_t from) noexcept {
  // Runs of what hosts and schemes are made of; each is looked at once.
  for (std::size_t at = from; at < text.size();) {
    if ((class_of(text[at]) & word) == 0) {
      ++at;
      continue;
    }
    std::size_t end = at;
    unsigned seen = 0;
    for (; end < text.size() && (class_of(text[end]) & (word | joint)) != 0; ++end) seen |= class_of(text[end]);
    std::string_view address;
    if (end < text.size() && text[end] == ':') address = address_with_scheme(text, end);
    if (address.empty() && (seen & joint) != 0) address = address_at(text, at);
    if (!address.empty()) return address;
    at = end;
  }
  return {};
}

std::optional<Mention> mention_at(std::string_view text, std::size_t at, Arena& arena) {
  if (at >= text.size() || (class_of(text[at]) & initial) == 0 || inside_word(text, at)) return {};
  const auto offset = [](std::size_t i) { return static_cast<std::uint32_t>(i); };
  const auto bare = [&](const Bare& found) -> std::optional<Mention> {
    if (found.size == 0) return {};
    const Span span{offset(at), offset(at + found.size)};
    return Mention{found.identifier, found.identifier.scheme, span, span, false, true};
  };
  if (text[at] == '1') {
    const bool continues = at > 0 && std::string_view("./-%").find(text[at - 1]) != npos;
    const Bare doi = continues ? Bare{} : bare_doi(text, at, arena);
    return is_surely_doi(doi.identifier.value) ? bare(doi) : std::nullopt;
  }
  std::size_t label = at;
  if ((text[at] == 'e' || text[at] == 'E') && text::starts_with_ci(text.substr(at + 1), "isbn")) ++label;
  std::size_t end = label;
  while (end < text.size() && end - label < 6 && text::is_alpha(text[end])) ++end;
  const std::string_view word = text.substr(label, end - label);
  for (const Label& known : labels) {
    if (known.scheme == Scheme::isbn ? !text::starts_with_ci(word, "isbn") || word.size() > 5 : !text::equal_ci(word, known.name)) continue;
    if (known.scheme == Scheme::isbn) return isbn_at(text, at, label + 4, arena);
    return labelled(text, at, end, known.scheme, arena);
  }
  if (text.substr(at, 3) == "PMC") return bare(bare_pmcid(text, at, arena));
  return {};
}

std::vector<Mention> mentions(std::string_view text, Arena& arena) {
  std::vector<Mention> found;
  std::string_view address = next_address(text);
  for (std::size_t at = 0; at < text.size();) {
    if (!address.empty() && address.data() == text.data() + at) {
      at += address.size();
      address = next_address(text, at);
      continue;
    }
    if ((class_of(text[at]) & initial) != 0 && (at == 0 || (class_of(text[at - 1]) & word) == 0)) {
      if (auto mention = mention_at(text, at, arena)) {
        at = mention->span.end;
        found.push_back(*mention);
        if (!address.empty() && address.data() < text.data() + at) address = next_address(text, at);
        continue;
      }
    }
    ++at;
  }
  return found;
}

std::vector<CheckedNumber> checked_numbers(std::string_view text) {
  std::vector<CheckedNumber> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text::to_lower(text[at]);
    if (c != 'i' && c != 'o') continue;
    const bool issn = text::starts_with_ci(text.substr(at, 4), "issn");
    const bool orcid = !issn && text::starts_with_ci(text.substr(at, 5), "orcid");
    if (!issn && !orcid) continue;
    const bool prefixed = at > 0 && (text::to_lower(text[at - 1]) == 'e' || text::to_lower(text[at - 1]) == 'p');
    std::size_t begin = issn && prefixed ? at - 1 : at;
    if (inside_word(text, begin)) continue;
    std::size_t value = at + (issn ? 4 : 5);
    if (orcid && text::starts_with_ci(text.substr(value), ".org/"))
      value += 5;
    else if (orcid && text::starts_with_ci(text.substr(value), " id"))
      value = behind_label(text, value + 3);
    else
      value = behind_label(text, value);
    if (value == npos) continue;
    std::array<char, 17> digits{};
    std::size_t count = 0;
    std::size_t end = value;
    while (end < text.size() && count < digits.size() &&
           (text::is_digit(text[end]) || text[end] == '-' || text[end] == 'X' || text[end] == 'x')) {
      if (text[end] != '-') digits[count++] = text[end];
      ++end;
    }
    while (end > value && text[end - 1] == '-') --end;
    if (count < 4) continue;
    const std::string_view number(digits.data(), count);
    const bool ends = end >= text.size() || !text::is_alnum(text[end]);
    const auto offset = [](std::size_t i) { return static_cast<std::uint32_t>(i); };
    found.push_back({issn ? CheckedNumber::Kind::issn : CheckedNumber::Kind::orcid,
                     {offset(begin), offset(end)},
                     {offset(value), offset(end)},
                     ends && (issn ? is_issn(number) : is_orcid(number))});
    at = end;
  }
  return found;
}

}  // namespace citevet::identity
