// Takes one document apart: the stages that need no network, in their order.
#include <citevet/analysis.h>

#include <boost/unordered/unordered_flat_set.hpp>
#include <functional>

#include "identity/address.h"

namespace citevet {

namespace {

// The distinct addresses of a document, in the order in which they are met.
void collect_addresses(Analysis& analysis) {
  analysis.addresses.clear();
  boost::unordered_flat_set<std::string_view, std::hash<std::string_view>> seen;
  seen.reserve(analysis.references.size() * 2);
  const auto is_new = [&](std::string_view canonical) { return !canonical.empty() && seen.insert(address_key(canonical)).second; };
  for (const Citation& citation : analysis.citations)
    for (const Target& target : citation.targets)
      if (is_new(target.canonical)) analysis.addresses.push_back({target.url, target.canonical, target.identifiers});
  for (const Reference& entry : analysis.references) {
    if (!is_new(entry.canonical)) continue;
    Address& address = analysis.addresses.emplace_back(entry.url.text, entry.canonical);
    // The entry's text may name more than its address does.
    if (!entry.identifiers.empty()) address.identifiers = identity::address(entry.url.text, analysis.document.arena).identifiers;
  }
}

}  // namespace

void analyse(std::string_view bytes, Format format, std::string_view path, std::span<const extract::Pattern> patterns, Analysis& into) {
  Document& document = into.document;
  document.path = path;
  read::document(bytes, format, document);
  into.lists = reference::lists(document);
  into.references = reference::entries(document, into.lists);
  into.citations = extract::citations(document, into.lists, patterns);
  into.matches = match::matches(into.citations, into.references, into.lists);
  collect_addresses(into);
}

}  // namespace citevet
