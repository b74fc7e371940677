// What the documents of a run ask: each question once.
#include "check/questions.h"

#include <algorithm>

namespace citevet::detail {

namespace {

// What a reader's browser would look for in the page: `#/…` and `#!…` are addresses of their own.
std::string_view fragment_of(std::string_view canonical) noexcept {
  const std::size_t hash = canonical.find('#');
  if (hash == std::string_view::npos) return {};
  const std::string_view fragment = canonical.substr(hash + 1);
  return fragment.starts_with('/') || fragment.starts_with('!') ? std::string_view() : fragment;
}

}  // namespace

void collect(const Analysis& analysis, std::vector<Asked>& into) {
  for (const Address& address : analysis.addresses) {
    Asked& asked = into.emplace_back(std::string(address.canonical), std::string(address.written));
    asked.fragment = fragment_of(address.canonical);
    for (const Identifier& identifier : address.identifiers) asked.identifiers.push_back(to_string(identifier));
  }
  const auto fragments_begin = static_cast<std::ptrdiff_t>(into.size());
  const auto meet = [&](std::string_view canonical) {
    const std::string_view fragment = fragment_of(canonical);
    if (fragment.empty()) return;
    into.push_back({std::string(canonical), {}, {}, std::string(fragment)});
  };
  for (const Citation& citation : analysis.citations)
    for (const Target& target : citation.targets) meet(target.canonical);
  for (const Reference& entry : analysis.references) meet(entry.canonical);
  // Most addresses have none, and one that is cited often has the same one each time.
  const auto by_address = [](const Asked& a, const Asked& b) { return a.canonical < b.canonical; };
  const auto same = [](const Asked& a, const Asked& b) { return a.canonical == b.canonical; };
  std::sort(into.begin() + fragments_begin, into.end(), by_address);
  into.erase(std::unique(into.begin() + fragments_begin, into.end(), same), into.end());
}

void Questions::add(std::vector<Asked>&& asked) {
  for (Asked& address : asked) {
    const std::size_t before = links.all().size();
    Link& link = links.add(address.canonical, address.written);
    if (links.all().size() != before) link.identifiers = std::move(address.identifiers);
    if (address.fragment.empty()) continue;
    std::vector<std::string>& wanted = fragments[static_cast<std::size_t>(&link - links.all().data())];
    if (std::ranges::find(wanted, address.fragment) == wanted.end()) wanted.push_back(std::move(address.fragment));
  }
}

}  // namespace citevet::detail
