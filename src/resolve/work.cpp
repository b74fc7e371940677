// What the registries say of a work: its names, its description.
#include <citevet/work.h>

#include <array>

namespace citevet {

namespace {

constexpr std::array<std::string_view, 10> registry_names = {"doi",       "crossref", "datacite", "ncbi-idconv", "ncbi-eutils",
                                                             "europepmc", "arxiv",    "openalex", "youtube",     "wayback"};
constexpr std::array<std::string_view, 10> registry_titles = {
    "doi.org", "Crossref", "DataCite", "PubMed Central", "PubMed", "Europe PMC", "arXiv", "OpenAlex", "YouTube", "the Wayback Machine"};
constexpr std::array<std::string_view, 4> consulted_names = {"not-asked", "found", "not-found", "unreachable"};
constexpr std::array<std::string_view, 10> notice_names = {"retraction",  "partial-retraction", "withdrawal", "removal",
                                                           "concern",     "correction",         "addendum",   "reinstatement",
                                                           "replacement", "new-version"};

void append_two(std::string& text, unsigned number) {
  text += '-';
  text += static_cast<char>('0' + number / 10 % 10);
  text += static_cast<char>('0' + number % 10);
}

}  // namespace

std::string_view name(Registry registry) noexcept {
  return registry_names[static_cast<std::size_t>(registry)];
}

std::string_view title(Registry registry) noexcept {
  return registry_titles[static_cast<std::size_t>(registry)];
}

std::optional<Registry> registry_named(std::string_view name) noexcept {
  for (std::size_t i = 0; i < registry_names.size(); ++i)
    if (registry_names[i] == name) return static_cast<Registry>(i);
  return std::nullopt;
}

std::string_view name(Consulted consulted) noexcept {
  return consulted_names[static_cast<std::size_t>(consulted)];
}

std::string_view name(NoticeKind kind) noexcept {
  return notice_names[static_cast<std::size_t>(kind)];
}

std::string to_string(const Date& date) {
  if (date.year == 0) return {};
  std::string text = std::to_string(date.year);
  if (date.month == 0) return text;
  append_two(text, date.month);
  if (date.day != 0) append_two(text, date.day);
  return text;
}

const Record* Work::description() const noexcept {
  for (const Record& record : records)
    if (!record.title.empty()) return &record;
  return nullptr;
}

std::string_view Work::identifier_in(Scheme scheme) const noexcept {
  const std::string_view prefix = name(scheme);
  const auto is = [prefix](std::string_view one) { return one.starts_with(prefix) && one.substr(prefix.size()).starts_with(':'); };
  if (is(identifier)) return std::string_view(identifier).substr(prefix.size() + 1);
  for (const Record& record : records)
    for (const std::string& other : record.same_as)
      if (is(other)) return std::string_view(other).substr(prefix.size() + 1);
  return {};
}

}  // namespace citevet
