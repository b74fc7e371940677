// What is known of the registries: where they are, what they can say, how fast they may be asked.
#include "resolve/resolve.h"
#include "resolve/source.h"

#include "text/ascii.h"

#include <charconv>

namespace citevet::resolve {

namespace {

using std::chrono::milliseconds;

struct Row {
  std::string_view url;
  milliseconds interval;  // without contact and key
  std::size_t at_once;
  milliseconds polite_interval;  // with a contact, or with a key where there are keys
  std::size_t polite_at_once;
};

// In the order of the enumeration; the limits are those of docs/registries.md, Crossref's those for lists. Too slow costs a moment, too
// fast a ban.
constexpr std::array<Row, registries> rows = {{
    {"https://doi.org", milliseconds{50}, 4, milliseconds{50}, 4},
    {"https://api.crossref.org", milliseconds{1000}, 1, milliseconds{350}, 3},
    {"https://api.datacite.org", milliseconds{600}, 2, milliseconds{300}, 2},
    {"https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1", milliseconds{350}, 1, milliseconds{350}, 1},
    {"https://eutils.ncbi.nlm.nih.gov/entrez/eutils", milliseconds{350}, 1, milliseconds{105}, 3},
    {"https://www.ebi.ac.uk/europepmc/webservices/rest", milliseconds{100}, 2, milliseconds{100}, 2},
    {"https://export.arxiv.org/api", milliseconds{3000}, 1, milliseconds{3000}, 1},
    {"https://api.openalex.org", milliseconds{200}, 1, milliseconds{100}, 2},
    {"https://www.youtube.com", milliseconds{100}, 2, milliseconds{100}, 2},
    {"https://web.archive.org", milliseconds{1000}, 2, milliseconds{1000}, 2},
}};

constexpr Registry by_doi[] = {Registry::doi};
constexpr Registry describes_doi[] = {Registry::crossref, Registry::datacite, Registry::doi};
constexpr Registry by_eutils[] = {Registry::ncbi_eutils};
constexpr Registry by_idconv[] = {Registry::ncbi_idconv};
constexpr Registry by_arxiv[] = {Registry::arxiv};
constexpr Registry by_youtube[] = {Registry::youtube};
constexpr Registry beside_doi[] = {Registry::openalex, Registry::europepmc};
constexpr Registry beside_pubmed[] = {Registry::europepmc, Registry::openalex};
constexpr Registry beside_pmc[] = {Registry::europepmc};
constexpr Registry beside_arxiv[] = {Registry::datacite};

// The number that a text begins with; 0: none.
std::uint64_t leading_number(std::string_view text) {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

Settings::Settings() : thumbnails("https://i.ytimg.com") {
  for (std::size_t i = 0; i < registries; ++i) access[i].url = rows[i].url;
}

std::string_view default_url(Registry registry) noexcept {
  return rows[static_cast<std::size_t>(registry)].url;
}

std::span<const Registry> who(Scheme scheme, Purpose purpose) noexcept {
  switch (scheme) {
    case Scheme::doi:
      return purpose == Purpose::describe ? std::span<const Registry>(describes_doi) : by_doi;
    case Scheme::pmid:
      return by_eutils;
    case Scheme::pmcid:
      return purpose == Purpose::describe ? std::span<const Registry>() : by_idconv;
    case Scheme::arxiv:
      return by_arxiv;
    case Scheme::youtube:
      return by_youtube;
    case Scheme::isbn:
      break;
  }
  return {};
}

std::span<const Registry> second_opinion(Scheme scheme) noexcept {
  switch (scheme) {
    case Scheme::doi:
      return beside_doi;
    case Scheme::pmid:
      return beside_pubmed;
    case Scheme::pmcid:
      return beside_pmc;
    case Scheme::arxiv:
      return beside_arxiv;
    case Scheme::youtube:
    case Scheme::isbn:
      break;
  }
  return {};
}

bool decides(Registry registry, Scheme scheme) noexcept {
  switch (scheme) {
    case Scheme::doi:
      return registry == Registry::doi;
    case Scheme::pmid:
      return registry == Registry::ncbi_eutils;
    case Scheme::pmcid:
      return registry == Registry::ncbi_idconv;
    case Scheme::arxiv:
      return registry == Registry::arxiv;
    case Scheme::youtube:
      return registry == Registry::youtube;
    case Scheme::isbn:
      break;
  }
  return false;
}

std::optional<Registry> registry_of_agency(std::string_view agency) noexcept {
  if (text::equal_ci(agency, "crossref")) return Registry::crossref;
  if (text::equal_ci(agency, "datacite")) return Registry::datacite;
  return std::nullopt;
}

Pace pace(Registry registry, const Settings& settings) {
  const Row& row = rows[static_cast<std::size_t>(registry)];
  // NCBI counts by key; elsewhere it is the contact that opens the faster pool, and a key does so too.
  const bool polite = !settings.of(registry).key.empty() || (registry != Registry::ncbi_eutils && !settings.contact.empty());
  return polite ? Pace{row.polite_interval, row.polite_at_once} : Pace{row.interval, row.at_once};
}

std::optional<Pace> pace_told(const Exchange& exchange) {
  const std::uint64_t limit = leading_number(header(exchange, "x-rate-limit-limit"));
  const std::string_view written = header(exchange, "x-rate-limit-interval");
  std::uint64_t interval = leading_number(written);
  if (limit == 0 || limit > 100'000 || interval == 0 || interval > 86'400) return std::nullopt;
  interval *= written.ends_with("m") ? 60'000U : 1'000U;
  const std::uint64_t at_once = leading_number(header(exchange, "x-concurrency-limit"));
  return Pace{milliseconds{(interval + limit - 1) / limit},
              at_once == 0 ? 1 : static_cast<std::size_t>(std::min<std::uint64_t>(at_once, 8))};
}

}  // namespace citevet::resolve
