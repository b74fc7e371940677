// Looking for a work by what an entry says of it, where it gives no identifier.
#include "resolve/search.h"

#include "resolve/query.h"
#include "resolve/source.h"

#include "text/ascii.h"
#include "text/fold.h"

#include <algorithm>
#include <array>

namespace citevet::resolve {

namespace {

constexpr std::array<Registry, 4> can_be_searched = {Registry::crossref, Registry::ncbi_eutils, Registry::europepmc, Registry::openalex};

// Whether a word is the beginning of an address, which no registry has in its titles.
bool is_address(std::string_view word) {
  return word.find("://") != std::string_view::npos || text::starts_with_ci(word, "www.") || text::starts_with_ci(word, "doi.org/");
}

// "AB", "A.B.", "A.-B.": at most three initials, as they stand behind a family name.
bool is_initials(std::string_view word) {
  std::size_t letters = 0;
  for (const char c : word) {
    if (c == '.' || c == '-') continue;
    if (!text::is_upper(c)) return false;
    ++letters;
  }
  return letters > 0 && letters <= 3;
}

}  // namespace

std::span<const Registry> searched() noexcept {
  return can_be_searched;
}

std::string without_addresses(std::string_view written) {
  std::string out;
  while (!(written = text::trim_left(written)).empty()) {
    std::size_t end = 0;
    while (end < written.size() && text::space_at(written, end) == 0) ++end;
    const std::string_view word = written.substr(0, end);
    written.remove_prefix(end);
    if (is_address(word)) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

std::string family_of(std::string_view author) {
  author = text::trim(author);
  if (const std::size_t comma = author.find(','); comma != std::string_view::npos) return std::string(text::trim(author.substr(0, comma)));
  const std::size_t space = author.rfind(' ');
  if (space != std::string_view::npos && is_initials(author.substr(space + 1))) return std::string(text::trim(author.substr(0, space)));
  return {};
}

std::vector<std::string> telling_words(std::string_view title, std::size_t most) {
  constexpr std::size_t shortest = 4, longest = 40;
  const std::string folded = text::fold(without_addresses(title.substr(0, 2000)));
  std::vector<std::string_view> words;
  for (const std::string_view word : text::words(folded)) {
    // What is no word in the registry's index would leave nothing to find.
    if (word.size() >= shortest && word.size() <= longest && std::ranges::find(words, word) == words.end()) words.push_back(word);
  }
  std::vector<std::string_view> telling = words;
  std::ranges::sort(
      telling, [](std::string_view a, std::string_view b) { return a.size() != b.size() ? a.size() > b.size() : a.data() < b.data(); });
  telling.resize(std::min(telling.size(), most));
  std::erase_if(words, [&](std::string_view word) { return std::ranges::find(telling, word) == telling.end(); });
  return {words.begin(), words.end()};
}

std::string joined_words(const std::vector<std::string>& words, std::string_view before, std::string_view after, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += between;
    out.append(before).append(word).append(after);
  }
  return out;
}

std::optional<Request> search(Registry registry, const Description& description, const Settings& settings) {
  const Source* source = source_of(registry);
  if (source == nullptr || source->search == nullptr || telling_words(description.title, 1).empty()) return std::nullopt;
  Request request = source->search(description, settings);
  prepare(request, registry, settings);
  return request;
}

Hits hits(Registry registry, const Exchange& exchange) {
  Hits all;
  const Source* source = source_of(registry);
  if (source == nullptr || source->hits == nullptr) {
    all.why = "is not searched";
    return all;
  }
  all.why = refusal(exchange);
  if (all.why.empty() && exchange.status != 200) all.why = "HTTP " + std::to_string(exchange.status);
  if (!all.why.empty()) return all;
  source->hits(exchange, all);
  if (all.said == Consulted::unreachable) {
    if (all.why.empty()) all.why = other_form;
    all.records.clear();
    all.identifiers.clear();
  } else if (all.records.empty() && all.identifiers.empty()) {
    all.said = Consulted::not_found;
  }
  return all;
}

}  // namespace citevet::resolve
