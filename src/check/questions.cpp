// What the documents of a run ask: each question once.
#include "check/questions.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "compare/search.h"
#include "text/dates.h"

namespace citevet::detail {

namespace {

// What a reader's browser would look for in the page: `#/…` and `#!…` are addresses of their own.
std::string_view fragment_of(std::string_view canonical) noexcept {
  const std::size_t hash = canonical.find('#');
  if (hash == std::string_view::npos) return {};
  const std::string_view fragment = canonical.substr(hash + 1);
  return fragment.starts_with('/') || fragment.starts_with('!') ? std::string_view() : fragment;
}

// The day that an entry's date means; a month or a year alone its middle.
std::optional<std::chrono::year_month_day> day_of(const Reference& entry) {
  std::optional<text::Date> date;
  if (entry.accessed) date = text::date_of(entry.accessed.text);
  if (!date && entry.date.text.size() > 4) date = text::date_of(entry.date.text);
  if (!date && entry.year != 0) date = text::Date{entry.year, 0, 0};
  if (!date || !text::is_possible(*date)) return std::nullopt;
  return std::chrono::year(date->year) / std::chrono::month(date->month != 0 ? date->month : 7) /
         std::chrono::day(date->day != 0     ? date->day
                          : date->month != 0 ? 15
                                             : 1);
}

void seek(const Reference& entry, std::vector<Sought>& into) {
  constexpr std::size_t most_authors = 20;
  std::string key = compare::search_key(entry);
  if (key.empty()) return;
  Sought& sought = into.emplace_back();
  sought.key = std::move(key);
  sought.description = {
      .authors = {}, .year = entry.year, .title = std::string(entry.title.text), .container = std::string(entry.container.text)};
  for (const Field& author : entry.authors.first(std::min(entry.authors.size(), most_authors)))
    sought.description.authors.emplace_back(author.text);
  for (const Identifier& identifier : entry.identifiers) sought.identifiers.push_back(to_string(identifier));
}

}  // namespace

void collect(const Analysis& analysis, Met& met) {
  std::vector<Asked>& into = met.addresses;
  const auto keep = [](std::span<const Identifier> identifiers, std::vector<std::string>& names) {
    for (const Identifier& identifier : identifiers) names.push_back(to_string(identifier));
  };
  std::unordered_map<std::string_view, const Reference*> entries;
  for (const Reference& entry : analysis.references)
    if (!entry.canonical.empty()) entries.try_emplace(address_key(entry.canonical), &entry);
  for (const Address& address : analysis.addresses) {
    Asked& asked = into.emplace_back(std::string(address.canonical), std::string(address.written));
    asked.fragment = fragment_of(address.canonical);
    keep(address.identifiers, asked.identifiers);
    if (const auto entry = entries.find(address_key(address.canonical)); entry != entries.end())
      if (const auto day = day_of(*entry->second)) asked.read_on = *day;
  }
  const auto fragments_begin = static_cast<std::ptrdiff_t>(into.size());
  const auto meet = [&](std::string_view canonical) {
    const std::string_view fragment = fragment_of(canonical);
    if (fragment.empty()) return;
    into.push_back({.canonical = std::string(canonical), .written = {}, .identifiers = {}, .fragment = std::string(fragment)});
  };
  for (const Citation& citation : analysis.citations) {
    for (const Target& target : citation.targets) {
      meet(target.canonical);
      keep(target.identifiers, met.identifiers);
    }
  }
  for (const Reference& entry : analysis.references) {
    meet(entry.canonical);
    keep(entry.identifiers, met.identifiers);
    seek(entry, met.sought);
  }
  // Most addresses have none, and one that is cited often has the same one each time.
  const auto by_address = [](const Asked& a, const Asked& b) { return a.canonical < b.canonical; };
  const auto same = [](const Asked& a, const Asked& b) { return a.canonical == b.canonical; };
  std::sort(into.begin() + fragments_begin, into.end(), by_address);
  into.erase(std::unique(into.begin() + fragments_begin, into.end(), same), into.end());
}

void match_again(Analysis& analysis, const Equivalents& equivalents) {
  if (equivalents.works.empty() && equivalents.redirects.empty()) return;
  analysis.matches = match::matches(analysis.citations, analysis.references, analysis.lists, equivalents);
}

void Questions::add(Met&& met) {
  for (Asked& address : met.addresses) {
    const std::size_t before = links.all().size();
    Link& link = links.add(address.canonical, address.written);
    if (links.all().size() != before) link.identifiers = std::move(address.identifiers);
    const auto index = static_cast<std::size_t>(&link - links.all().data());
    if (address.read_on.ok()) read_on.try_emplace(index, address.read_on);
    if (address.fragment.empty()) continue;
    std::vector<std::string>& wanted = fragments[index];
    if (std::ranges::find(wanted, address.fragment) == wanted.end()) wanted.push_back(std::move(address.fragment));
  }
  for (const std::string& identifier : met.identifiers) works.add(identifier);
  for (Sought& one : met.sought)
    if (keys_.insert(one.key).second) sought.push_back(std::move(one));
}

}  // namespace citevet::detail
