// The identifiers that an address carries.
#include "identity/identifiers.h"

#include "identity/checksum.h"
#include "identity/doi.h"
#include "identity/url.h"
#include "text/ascii.h"
#include "text/percent.h"

#include <algorithm>
#include <array>

namespace citevet::identity {

namespace {

constexpr std::string_view none;

std::size_t digits_at(std::string_view text, std::size_t at = 0) noexcept {
  std::size_t end = at;
  while (end < text.size() && text::is_digit(text[end])) ++end;
  return end - at;
}

bool is_one_of(std::string_view name, std::span<const std::string_view> names) noexcept {
  return std::any_of(names.begin(), names.end(), [&](std::string_view known) { return text::equal_ci(name, known); });
}

// Up to the next slash.
std::string_view segment(std::string_view text) noexcept {
  return text.substr(0, text.find('/'));
}

std::string_view last_segment(std::string_view text) noexcept {
  if (text.ends_with('/')) text.remove_suffix(1);
  return text.substr(text.rfind('/') + 1);
}

// Whether an id that ends here ends at all: a longer word or number is another thing, and so are several numbers.
bool ends(std::string_view text, std::size_t at) noexcept {
  if (at + 1 < text.size() && text[at] == ',' && text::is_digit(text[at + 1])) return false;
  return at >= text.size() || (!text::is_alnum(text[at]) && text[at] != '_' && text[at] != '-');
}

// arXiv's archives and those that it took in, as identifiers before April 2007 name them.
constexpr std::string_view archives[] = {
    "acc-phys", "adap-org", "alg-geom", "ao-sci",  "astro-ph", "atom-ph",  "bayes-an", "chao-dyn", "chem-ph",
    "cmp-lg",   "comp-gas", "cond-mat", "cs",      "dg-ga",    "funct-an", "gr-qc",    "hep-ex",   "hep-lat",
    "hep-ph",   "hep-th",   "math",     "math-ph", "mtrl-th",  "nlin",     "nucl-ex",  "nucl-th",  "patt-sol",
    "physics",  "plasm-ph", "q-alg",    "q-bio",   "q-fin",    "quant-ph", "solv-int", "stat",     "supr-con",
};

// ---- Shapes of what stands in a path or a parameter ----

using Shape = std::string_view (*)(std::string_view rest);

// A search's text without the spaces and quotes around it.
std::string_view searched(std::string_view term) noexcept {
  constexpr std::string_view around = " +\"";
  while (!term.empty() && around.find(term.front()) != std::string_view::npos) term.remove_prefix(1);
  while (!term.empty() && around.find(term.back()) != std::string_view::npos) term.remove_suffix(1);
  return term;
}

// A search for one PMID and nothing else: `40320049`, `40320049[uid]`, `PMID: 40320049`. Four digits alone may as well be a year.
std::string_view searched_pmid(std::string_view term) noexcept {
  term = searched(term);
  const bool labelled = text::starts_with_ci(term, "pmid");
  if (labelled) term = searched(term.substr(term.substr(4).starts_with(':') ? 5 : 4));
  const std::size_t size = digits_at(term);
  const std::string_view pmid = pmid_of(term.substr(0, size));
  const std::string_view field = searched(term.substr(size));
  if (!field.empty() && !text::equal_ci(field, "[uid]") && !text::equal_ci(field, "[pmid]")) return none;
  if (!labelled && field.empty() && size == 4 && (pmid.starts_with("19") || pmid.starts_with("20"))) return none;
  return pmid;
}

// The same for a DOI: `10.1000/abc`, `10.1000/abc[doi]`.
std::string_view searched_doi(std::string_view term) noexcept {
  term = searched(term);
  for (const std::string_view field : {"[doi]", "[aid]"})
    if (text::ends_with_ci(term, field)) term.remove_suffix(field.size());
  const std::string_view doi = doi_of(term);
  return doi.size() == term.size() && doi.find('+') == std::string_view::npos ? doi : none;  // a space
}

// Only digits, then the end of the part.
std::string_view number(std::string_view rest) noexcept {
  const std::string_view name = segment(rest);
  const std::size_t size = digits_at(name);
  return size > 0 && size <= 12 && name[0] != '0' && (size == name.size() || name.substr(size) == ".pdf") ? name.substr(0, size) : none;
}

// `early/2020/01/02/2020.01.01.123456.full.pdf`: what preprints were called before they were called by their DOI.
std::string_view preprint_number(std::string_view rest) noexcept {
  const std::size_t early = rest.substr(0, 16).find("early/");
  if (early == std::string_view::npos) return none;
  const std::string_view name = last_segment(rest.substr(early));
  std::size_t size = digits_at(name);
  while (name.substr(size, 1) == "." && digits_at(name, size + 1) > 0) size += 1 + digits_at(name, size + 1);
  const bool ended = size == name.size() || name[size] == '.' || name[size] == 'v';
  return ended && size >= 6 ? name.substr(0, size) : none;
}

// `papers/1412/1412.1234.pdf`
std::string_view arxiv_file(std::string_view rest) noexcept {
  return arxiv_of(last_segment(rest));
}

// A host of its own that must not pass for the one above it.
std::string_view nothing(std::string_view) noexcept {
  return none;
}

// eLife counts in five digits and more.
std::string_view elife_number(std::string_view rest) noexcept {
  const std::size_t size = digits_at(rest);
  return size >= 5 && size <= 7 && (size == rest.size() || rest[size] == '/' || rest[size] == 'v') ? rest.substr(0, size) : none;
}

// `s41586-021-03819-2.pdf`, `229244a0`, `nature12373`: letters, digits, hyphens and dots, at least three digits.
std::string_view nature_name(std::string_view rest) noexcept {
  std::string_view name = segment(rest);
  for (const std::string_view ending : {".pdf", ".epdf", ".ris", "_reference"})
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  while (name.ends_with('.') || name.ends_with('-')) name.remove_suffix(1);
  const auto allowed = [](char c) { return text::is_alnum(c) || c == '-' || c == '.'; };
  if (name.size() > 40 || std::count_if(name.begin(), name.end(), text::is_digit) < 3) return none;
  return std::all_of(name.begin(), name.end(), allowed) ? name : none;
}

// `372/bmj.n160`
std::string_view bmj_name(std::string_view rest) noexcept {
  const std::size_t volume = digits_at(rest);
  if (volume == 0 || rest.substr(volume, 5) != "/bmj.") return none;
  const std::string_view name = segment(rest.substr(volume + 1));
  return name.size() > 5 && name.size() <= 5 + 7 && text::is_lower(name[4]) && digits_at(name, 5) == name.size() - 5 ? name : none;
}

// `2016/ay/c6ay00419a`
std::string_view rsc_name(std::string_view rest) noexcept {
  const std::string_view name = last_segment(rest);
  if (name.size() != 10 || digits_at(rest) != 4) return none;
  const auto kind = [&](std::size_t i) { return text::is_alpha(name[i]); };
  return kind(0) && digits_at(name, 1) == 1 && kind(2) && kind(3) && digits_at(name, 4) == 5 && kind(9) ? name : none;
}

std::string_view isbn(std::string_view rest) noexcept {
  const std::string_view name = segment(rest);
  return is_isbn13(name) || is_isbn10(name) ? name : none;
}

// ---- Hosts ----

struct Row {
  std::string_view host;   // and its subdomains
  std::string_view where;  // a path's beginning in lower case; with `?name` the value of that parameter
  Scheme scheme;
  Shape shape;
  std::string_view before = {};  // what the identifier has in front of the part in the address
};

// docs/urls.md has the same table. Rows of one host stand together; the first that fits decides.
constexpr Row rows[] = {
    {"pubmed.ncbi.nlm.nih.gov", "/", Scheme::pmid, pmid_of},
    {"pubmed.ncbi.nlm.nih.gov", "/?term", Scheme::pmid, searched_pmid},
    {"pubmed.ncbi.nlm.nih.gov", "/?term", Scheme::doi, searched_doi},
    {"pubmed.gov", "/", Scheme::pmid, pmid_of},
    {"pubmed.gov", "/?term", Scheme::pmid, searched_pmid},
    {"pmc.ncbi.nlm.nih.gov", "/articles/", Scheme::pmcid, pmcid_of},
    {"pmc.ncbi.nlm.nih.gov", "/articles/pmid/", Scheme::pmid, pmid_of},
    {"ncbi.nlm.nih.gov", "/pubmed/", Scheme::pmid, pmid_of},
    {"ncbi.nlm.nih.gov", "/pubmed?term", Scheme::pmid, searched_pmid},
    {"ncbi.nlm.nih.gov", "/pubmed?term", Scheme::doi, searched_doi},
    {"ncbi.nlm.nih.gov", "/m/pubmed/", Scheme::pmid, pmid_of},
    {"ncbi.nlm.nih.gov", "/pmc/articles/", Scheme::pmcid, pmcid_of},
    {"ncbi.nlm.nih.gov", "/pmc/articles/pmid/", Scheme::pmid, pmid_of},
    {"ncbi.nlm.nih.gov", "/labs/pmc/articles/", Scheme::pmcid, pmcid_of},
    {"europepmc.org", "/article/med/", Scheme::pmid, pmid_of},
    {"europepmc.org", "/abstract/med/", Scheme::pmid, pmid_of},
    {"europepmc.org", "/article/pmc/", Scheme::pmcid, pmcid_of},
    {"europepmc.org", "/abstract/pmc/", Scheme::pmcid, pmcid_of},
    {"europepmc.org", "/articles/", Scheme::pmcid, pmcid_of},
    {"europepmc.org", "/scanned?articles", Scheme::pmcid, pmcid_of},
    {"europepmc.org", "/backend/ptpmcrender.fcgi?accid", Scheme::pmcid, pmcid_of},
    {"arxiv.org", "/abs/", Scheme::arxiv, arxiv_of},
    {"arxiv.org", "/pdf/", Scheme::arxiv, arxiv_of},
    {"arxiv.org", "/html/", Scheme::arxiv, arxiv_of},
    {"arxiv.org", "/format/", Scheme::arxiv, arxiv_of},
    {"arxiv.org", "/e-print/", Scheme::arxiv, arxiv_of},
    {"arxiv.org", "/src/", Scheme::arxiv, arxiv_of},
    {"arxiv.org", "/ps/", Scheme::arxiv, arxiv_of},
    {"arxiv.org", "/ftp/arxiv/papers/", Scheme::arxiv, arxiv_file},
    {"xxx.lanl.gov", "/abs/", Scheme::arxiv, arxiv_of},
    {"xxx.lanl.gov", "/pdf/", Scheme::arxiv, arxiv_of},
    {"ar5iv.org", "/abs/", Scheme::arxiv, arxiv_of},
    {"ar5iv.org", "/html/", Scheme::arxiv, arxiv_of},
    {"alphaxiv.org", "/abs/", Scheme::arxiv, arxiv_of},
    {"alphaxiv.org", "/pdf/", Scheme::arxiv, arxiv_of},
    {"huggingface.co", "/papers/", Scheme::arxiv, arxiv_of},
    {"youtube.com", "/watch?v", Scheme::youtube, youtube_of},
    {"youtube.com", "/?v", Scheme::youtube, youtube_of},
    {"youtube.com", "/watch/", Scheme::youtube, youtube_of},
    {"youtube.com", "/embed/", Scheme::youtube, youtube_of},
    {"youtube.com", "/shorts/", Scheme::youtube, youtube_of},
    {"youtube.com", "/live/", Scheme::youtube, youtube_of},
    {"youtube.com", "/v/", Scheme::youtube, youtube_of},
    {"youtube.com", "/e/", Scheme::youtube, youtube_of},
    {"youtube-nocookie.com", "/embed/", Scheme::youtube, youtube_of},
    {"youtube-nocookie.com", "/v/", Scheme::youtube, youtube_of},
    {"youtube-nocookie.com", "/watch?v", Scheme::youtube, youtube_of},
    {"youtu.be", "/", Scheme::youtube, youtube_of},
    {"youtu.be", "/watch?v", Scheme::youtube, youtube_of},
    {"identifiers.org", "/pubmed:", Scheme::pmid, pmid_of},
    {"identifiers.org", "/arxiv:", Scheme::arxiv, arxiv_of},
    {"n2t.net", "/pubmed:", Scheme::pmid, pmid_of},
    {"n2t.net", "/arxiv:", Scheme::arxiv, arxiv_of},
    {"nature.com", "/articles/", Scheme::doi, nature_name, "10.1038/"},
    {"zenodo.org", "/record/", Scheme::doi, number, "10.5281/zenodo."},
    {"zenodo.org", "/records/", Scheme::doi, number, "10.5281/zenodo."},
    {"sandbox.zenodo.org", "/", Scheme::doi, nothing},
    {"biorxiv.org", "/content/", Scheme::doi, preprint_number, "10.1101/"},
    {"medrxiv.org", "/content/", Scheme::doi, preprint_number, "10.1101/"},
    {"peerj.com", "/articles/", Scheme::doi, number, "10.7717/peerj."},
    {"elifesciences.org", "/articles/", Scheme::doi, elife_number, "10.7554/elife."},
    {"elifesciences.org", "/reviewed-preprints/", Scheme::doi, elife_number, "10.7554/elife."},
    {"bmj.com", "/content/", Scheme::doi, bmj_name, "10.1136/"},
    {"pubs.rsc.org", "/en/content/articlelanding/", Scheme::doi, rsc_name, "10.1039/"},
    {"pubs.rsc.org", "/en/content/articlehtml/", Scheme::doi, rsc_name, "10.1039/"},
    {"pubs.rsc.org", "/en/content/articlepdf/", Scheme::doi, rsc_name, "10.1039/"},
    {"openlibrary.org", "/isbn/", Scheme::isbn, isbn},
    {"worldcat.org", "/isbn/", Scheme::isbn, isbn},
};

constexpr std::uint32_t hash_start = 2166136261U;  // FNV-1a, from the end, so that each domain's hash is met on the way to its subdomains'
constexpr std::uint32_t hash_step(std::uint32_t hash, char c) noexcept {
  return (hash ^ static_cast<unsigned char>(c)) * 16777619U;
}

struct Domains {
  static constexpr std::size_t slots = 128;
  std::array<std::uint8_t, slots> first{};  // 1 + the index of the host's first row
  static constexpr std::size_t slot(std::uint32_t hash) noexcept { return (hash ^ (hash >> 15U)) % slots; }
};

constexpr Domains domains = [] {
  Domains made;
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    if (i > 0 && rows[i].host == rows[i - 1].host) continue;
    std::uint32_t hash = hash_start;
    for (std::size_t at = rows[i].host.size(); at-- > 0;) hash = hash_step(hash, rows[i].host[at]);
    std::size_t slot = Domains::slot(hash);
    while (made.first[slot] != 0) slot = (slot + 1) % Domains::slots;
    made.first[slot] = static_cast<std::uint8_t>(i + 1);
  }
  return made;
}();
static_assert(std::size(rows) < 255);

// The rows for a host, or else for the nearest domain above it.
const Row* rows_for(std::string_view host) noexcept {
  const Row* nearest = nullptr;
  std::uint32_t hash = hash_start;
  for (std::size_t at = host.size(); at-- > 0;) {
    hash = hash_step(hash, host[at]);
    if (at > 0 && host[at - 1] != '.') continue;
    for (std::size_t slot = Domains::slot(hash); domains.first[slot] != 0; slot = (slot + 1) % Domains::slots) {
      const Row* row = rows + domains.first[slot] - 1;
      if (row->host == host.substr(at)) nearest = row;
    }
  }
  return nearest;
}

// The host behind a library's proxy. `www-nature-com.proxy.lib.example.edu` (dots became hyphens, hyphens were doubled),
// `0-www-nature-com.libus.example.edu`, `www.nature.com.ezproxy.example.edu`: whatever of it is in the table.
const Row* rows_behind_proxy(std::string_view host) {
  std::string_view label = host.substr(0, host.find('.'));
  if (label.size() < host.size() && label.size() < 64 && label.find('-') != std::string_view::npos) {
    if (label.starts_with("0-")) label.remove_prefix(2);
    std::string name;
    for (std::size_t i = 0; i < label.size(); ++i) {
      const bool doubled = label.substr(i, 2) == "--";
      name += label[i] != '-' || doubled ? label[i] : '.';
      if (doubled) ++i;
    }
    if (const Row* row = rows_for(name)) return row;
  }
  // The whole name in front: it ends with one of the labels that the table's hosts end with.
  std::size_t begin = 0;
  for (int labels = 0; labels < 8; ++labels) {
    const std::size_t end = host.find('.', begin);
    if (end == std::string_view::npos) return nullptr;
    const std::string_view last = host.substr(begin, end - begin);
    if (labels > 0 && (last == "com" || last == "org" || last == "gov" || last == "be" || last == "co"))
      if (const Row* row = rows_for(host.substr(0, end))) return row;
    begin = end + 1;
  }
  return nullptr;
}

// ---- Parameters ----

// Calls `use` with each parameter's name and value, decoded; ends when it says true.
template <class Use>
bool each_parameter(std::string_view query, Arena& arena, Use use) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    const std::size_t equals = parameter.find('=');
    if (equals == std::string_view::npos) continue;
    std::string_view name = parameter.substr(0, equals);
    std::string_view value = parameter.substr(equals + 1);
    if (name.starts_with("amp;")) name.remove_prefix(4);
    if (name.size() > 32) continue;
    if (value.find('%') != std::string_view::npos) value = arena.keep(text::percent_decoded(value));
    if (use(name, value)) return true;
  }
  return false;
}

// ---- DOIs in any publisher's address ----

// Parameters that hold a DOI, and those of login pages and redirectors that hold an address.
constexpr std::string_view doi_parameters[] = {"doi", "id", "persistentid", "rft_id", "pid", "article_id", "query_doi"};
constexpr std::string_view address_parameters[] = {"url",  "qurl",        "u",        "to",   "target", "dest",
                                                   "link", "destination", "redirect", "href", "rft_id", "targeturl"};

// Parts of a path that announce a DOI behind them.
constexpr std::string_view doi_words[] = {
    "doi",
    "abs",
    "full",
    "pdf",
    "epdf",
    "abstract",
    "article",
    "articles",
    "content",
    "chapter",
    "chapters",
    "book",
    "books",
    "document",
    "view",
    "stable",
    "paper",
    "papers",
    "journals",
    "journal",
    "reference",
    "references",
    "supplemental",
    "works",
    "mono",
    "edit",
    "html",
    "protocol",
    "referenceworkentry",
    "entry",
    "download",
    "reader",
    "epub",
    "en",
    "do",
    "dataset",
};

// Those that announce a number of another kind.
constexpr std::string_view other_words[] = {"handle", "bitstream", "p",       "product",  "products", "sku",
                                            "price",  "ip",        "version", "versions", "release",  "releases"};

std::string_view without_label(std::string_view text) noexcept {
  for (const std::string_view label :
       {"info:", "https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:", "doi/"})
    if (text::starts_with_ci(text, label)) text.remove_prefix(label.size());
  while (text.starts_with(' ')) text.remove_prefix(1);
  return text;
}

// Hosts where the DOI is not all that stands behind the slash, and what is.
struct Ending {
  std::string_view domain;
  DoiPlace place;
};
constexpr Ending ending_table[] = {
    {"taylorfrancis", DoiPlace::first_segment},
};

DoiPlace place_of(std::string_view host, std::string_view before) noexcept {
  for (const Ending& row : ending_table)
    if (host.find(row.domain) != std::string_view::npos) return row.place;
  // One publishing platform writes …article…/doi/10…/number/slug, on some hundred hosts.
  if (!before.ends_with("/doi/")) return DoiPlace::anywhere;
  before.remove_suffix(5);
  const std::string_view part = before.substr(before.rfind('/') + 1);
  return part.find("article") != std::string_view::npos ? DoiPlace::article_number : DoiPlace::anywhere;
}

// `acrefore/9780190236557.001.0001/acrefore-9780190236557-e-384`: an article of Oxford's research encyclopedias, whose DOI is
// `10.1093/acrefore/9780190236557.013.384`. `text` begins with the DOI's prefix.
std::string_view encyclopedia_doi(std::string_view text, Arena& arena) {
  constexpr std::string_view series = "10.1093/acrefore/";
  constexpr std::string_view book = ".001.0001/acrefore-";
  if (!text::starts_with_ci(text, series)) return none;
  const std::string_view isbn13 = text.substr(series.size(), 13);
  std::string_view page = text.substr(std::min(series.size() + isbn13.size(), text.size()));
  if (!is_isbn13(isbn13) || !page.starts_with(book)) return none;
  page.remove_prefix(book.size());
  if (!page.starts_with(isbn13) || page.substr(13, 3) != "-e-") return none;
  page.remove_prefix(16);
  const std::size_t size = digits_at(page);
  if (size == 0 || size > 6 || !ends(page, size)) return none;
  return arena.keep(std::string(series) + std::string(isbn13) + ".013." + std::string(page.substr(0, size)));
}

// Publishers' suffixes have that many digits, other numbers with a point in them rarely.
bool has_digits(std::string_view suffix) noexcept {
  return std::count_if(suffix.begin(), suffix.end(), text::is_digit) >= 4;
}

// Whether what has the shape of a DOI is one: the host, or what stands in front, says so, or its own form.
bool is_announced(std::string_view host, std::string_view before, std::string_view doi) noexcept {
  const bool resolver = before.size() <= 1 && (host.find("doi") != std::string_view::npos || host == "hdl.handle.net");
  if (resolver || text::ends_with_ci(before, "doi:") || text::ends_with_ci(before, "/doi/")) return true;
  if (may_be_date(doi)) return false;
  if (before.size() <= 1) return true;
  before.remove_suffix(1);
  const std::string_view word = before.substr(before.rfind('/') + 1);
  if (is_one_of(word, other_words)) return false;
  return is_one_of(word, doi_words) || has_digits(doi.substr(doi.find('/')));
}

void add_doi(std::string_view doi, Arena& arena, Identifiers& found) {
  doi = spelt(doi, Scheme::doi, arena);
  found.add({Scheme::doi, doi});
  constexpr std::string_view arxiv = "10.48550/arxiv.";
  if (doi.starts_with(arxiv))
    if (const std::string_view id = arxiv_of(doi.substr(arxiv.size())); !id.empty()) found.add({Scheme::arxiv, id});
}

void doi_in_path(std::string_view host, std::string_view path, Arena& arena, Identifiers& found) {
  for (std::size_t at = path.find("10."); at != std::string_view::npos; at = path.find("10.", at + 3)) {
    std::string_view before = path.substr(0, at);
    while (before.ends_with(' ')) before.remove_suffix(1);
    if (!before.ends_with('/') && !before.ends_with('=') && !text::ends_with_ci(before, "doi:")) continue;
    if (doi_prefix(path, at) == 0) continue;
    std::string_view doi = encyclopedia_doi(path.substr(at), arena);
    if (doi.empty()) doi = doi_of(path.substr(at), place_of(host, before));
    if (doi.empty()) return;
    if (!is_announced(host, before, doi)) continue;
    add_doi(doi, arena, found);
    return;
  }
}

void doi_in_query(std::string_view query, Arena& arena, Identifiers& found) {
  each_parameter(query, arena, [&](std::string_view name, std::string_view value) {
    if (!is_one_of(name, doi_parameters)) return false;
    const std::string_view doi = doi_of(without_label(value));
    if (doi.empty()) return false;
    // Any number may be an `id`.
    if (text::ends_with_ci(name, "id") && !text::starts_with_ci(value, "doi:") &&
        (may_be_date(doi) || !has_digits(doi.substr(doi.find('/')))))
      return false;
    add_doi(doi, arena, found);
    return true;
  });
}

// ---- All together ----

void look_up(const Row* row, const Parts& address, std::string_view path, Arena& arena, Identifiers& found) {
  for (const std::string_view host = row->host; row != std::end(rows) && row->host == host; ++row) {
    const std::size_t mark = row->where.find('?');
    const std::string_view begin = row->where.substr(0, mark);
    if (!text::starts_with_ci(path, begin)) continue;
    std::string_view id;
    if (mark == std::string_view::npos) {
      id = row->shape(path.substr(begin.size()));
    } else {
      if (path.size() > begin.size() && path.substr(begin.size()) != "/") continue;
      const std::string_view wanted = row->where.substr(mark + 1);
      each_parameter(address.query, arena, [&](std::string_view name, std::string_view value) {
        if (text::equal_ci(name, wanted)) id = row->shape(value);
        return !id.empty();
      });
    }
    if (id.empty()) continue;
    if (row->scheme == Scheme::isbn && id.size() == 10) {
      char isbn13[13];
      isbn13_from_10(id, isbn13);
      id = arena.keep(std::string_view(isbn13, 13));
    }
    if (!row->before.empty()) id = arena.keep(std::string(row->before) + std::string(id));
    found.add({row->scheme, spelt(id, row->scheme, arena)});
    return;
  }
}

// Addresses within addresses (an archive's, a login page's), as deep as they are met.
constexpr int deepest = 3;
constexpr std::size_t longest_address = 4096;

void identifiers_within(std::string_view canonical_address, int depth, Arena& arena, Identifiers& found) {
  if (canonical_address.size() > longest_address) return;
  const Parts address = parts(canonical_address);
  std::string_view path = address.path;

  const auto inner = [&](std::string_view written) {
    if (depth == deepest) return;
    std::string address_within;
    if (canonical(written, address_within)) identifiers_within(arena.keep(address_within), depth + 1, arena, found);
  };

  // https://web.archive.org/web/2020/https://example.org/…
  for (std::size_t at = path.find("/http"); at != std::string_view::npos; at = path.find("/http", at + 1)) {
    const std::string_view rest = canonical_address.substr(static_cast<std::size_t>(path.data() - canonical_address.data()) + at + 1);
    if (!rest.starts_with("http:/") && !rest.starts_with("https:/") && !rest.starts_with("http:%2F") && !rest.starts_with("https:%2F"))
      continue;
    inner(path.find('%') == std::string_view::npos ? rest : std::string_view(arena.keep(text::percent_decoded(rest))));
    return;
  }

  if (path.find('%') != std::string_view::npos) path = arena.keep(text::percent_decoded(path));
  const Row* row = rows_for(address.host);
  if (row == nullptr) row = rows_behind_proxy(address.host);
  if (row != nullptr) look_up(row, address, path, arena, found);
  if (!found.empty()) return;
  doi_in_path(address.host, path, arena, found);
  if (!found.empty() || address.query.empty()) return;
  doi_in_query(address.query, arena, found);
  if (!found.empty()) return;
  each_parameter(address.query, arena, [&](std::string_view name, std::string_view value) {
    if (is_one_of(name, address_parameters) || (name == "q" && path == "/url")) inner(value);
    return !found.empty();
  });
}

}  // namespace

void Identifiers::add(Identifier identifier) noexcept {
  if (std::find(items_.begin(), items_.begin() + size_, identifier) != items_.begin() + size_ || size_ == items_.size()) return;
  items_[size_++] = identifier;
}

std::vector<std::string_view> known_hosts() {
  std::vector<std::string_view> hosts;
  for (const Row& row : rows)
    if (hosts.empty() || hosts.back() != row.host) hosts.push_back(row.host);
  return hosts;
}

std::string_view pmid_of(std::string_view text) noexcept {
  const std::size_t size = digits_at(text);
  return size >= 1 && size <= 8 && text[0] != '0' && ends(text, size) ? text.substr(0, size) : none;
}

std::string_view pmcid_of(std::string_view text) noexcept {
  if (!text::starts_with_ci(text, "PMC")) return none;
  const std::size_t size = digits_at(text, 3);
  return size >= 1 && size <= 8 && text[3] != '0' && ends(text, 3 + size) ? text.substr(0, 3 + size) : none;
}

std::string_view arxiv_of(std::string_view text) noexcept {
  if (text::starts_with_ci(text, "arxiv:")) return none;
  const auto month = [](std::string_view yymm) { return (yymm[2] == '0' && yymm[3] != '0') || (yymm[2] == '1' && yymm[3] <= '2'); };
  std::size_t end = digits_at(text);
  if (end == 4 && text.substr(4, 1) == ".") {
    // Since April 2007; five digits since 2015.
    const std::size_t size = digits_at(text, 5);
    if (!month(text) || text.substr(0, 4) < "0704" || size != (text.substr(0, 2) < "15" ? 4U : 5U)) return none;
    end = 5 + size;
  } else {
    const std::size_t slash = text.substr(0, 20).find('/');
    if (slash == std::string_view::npos || slash < 2 || digits_at(text, slash + 1) != 7 || !month(text.substr(slash + 1))) return none;
    std::string_view archive = text.substr(0, slash);
    if (archive.size() > 3 && archive[archive.size() - 3] == '.') archive.remove_suffix(3);  // math.GT
    if (!is_one_of(archive, archives)) return none;
    const std::string_view year = text.substr(slash + 1, 2);  // August 1991 to March 2007
    if (year > "07" && year < "91") return none;
    end = slash + 8;
  }
  std::size_t behind = end;
  if (behind + 1 < text.size() && text::to_lower(text[behind]) == 'v' && text::is_digit(text[behind + 1])) {
    const std::size_t size = digits_at(text, behind + 1);
    if (size <= 3) behind += 1 + size;
  }
  return ends(text, behind) ? text.substr(0, end) : none;
}

std::string_view youtube_of(std::string_view text) noexcept {
  const auto allowed = [](char c) { return text::is_alnum(c) || c == '-' || c == '_'; };
  std::size_t size = 0;
  while (size < text.size() && allowed(text[size])) ++size;
  if (size != 11) return none;
  const std::string_view id = text.substr(0, size);
  return id == "videoseries" || id == "live_stream" ? none : id;  // names of players, which happen to have the length
}

std::string_view spelt(std::string_view text, Scheme scheme, Arena& arena) {
  const bool upper = scheme == Scheme::pmcid;
  if (scheme == Scheme::youtube) return text;
  if (std::none_of(text.begin(), text.end(), upper ? text::is_lower : text::is_upper)) return text;
  char* copy = static_cast<char*>(arena.allocate(text.size(), 1));
  std::transform(text.begin(), text.end(), copy, [upper](char c) {
    return upper && text::is_lower(c) ? static_cast<char>(c - 32) : upper ? c : text::to_lower(c);
  });
  return {copy, text.size()};
}

void identifiers_of(std::string_view canonical_address, Arena& arena, Identifiers& found) {
  identifiers_within(canonical_address, 0, arena, found);
}

}  // namespace citevet::identity
