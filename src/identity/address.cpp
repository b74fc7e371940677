// From an address as written to its canonical form and the identifiers that it carries.
#include "identity/address.h"

#include "identity/identifiers.h"
#include "identity/url.h"
#include "text/ascii.h"

#include <algorithm>
#include <memory>

namespace citevet {

std::string_view name(Scheme scheme) noexcept {
  switch (scheme) {
    case Scheme::doi:
      return "doi";
    case Scheme::pmid:
      return "pmid";
    case Scheme::pmcid:
      return "pmcid";
    case Scheme::arxiv:
      return "arxiv";
    case Scheme::isbn:
      return "isbn";
    case Scheme::youtube:
      return "youtube";
  }
  return {};
}

std::string to_string(const Identifier& identifier) {
  std::string out(name(identifier.scheme));
  out += ':';
  out += identifier.value;
  return out;
}

std::optional<std::string> canonical_url(std::string_view url) {
  std::string out;
  if (!identity::canonical(url, out)) return {};
  return out;
}

std::string_view address_key(std::string_view canonical) noexcept {
  std::string_view key = canonical;
  if (key.starts_with("https://"))
    key.remove_prefix(8);
  else if (key.starts_with("http://"))
    key.remove_prefix(7);
  const std::string_view authority = key.substr(0, text::find_any(key, "/?#"));
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) key.remove_prefix(at + 1);
  // Of www.com it is the name itself.
  const std::string_view host = key.substr(0, text::find_any(key, ":/?#"));
  if (host.starts_with("www.") && host.find('.', 5) != std::string_view::npos) key.remove_prefix(4);
  const std::size_t hash = key.find('#');
  if (hash != std::string_view::npos && (key.substr(hash + 1, 1) == "/" || key.substr(hash + 1, 1) == "!")) return key;
  key = key.substr(0, hash);
  if (key.ends_with('/') && key.find('?') == std::string_view::npos) key.remove_suffix(1);
  return key;
}

std::vector<std::string> identifiers_in(std::string_view url) {
  Arena arena;
  std::vector<std::string> names;
  for (const Identifier& identifier : identity::address(url, arena).identifiers) names.push_back(to_string(identifier));
  return names;
}

namespace identity {

Address address(std::string_view written, Arena& arena) {
  Address address;
  address.written = written;
  if (surely_canonical(written)) {
    address.canonical = written;
  } else {
    std::string out;
    if (!canonical(written, out)) return address;
    address.canonical = out == written ? written : arena.keep(std::string_view(out));
  }
  Identifiers found;
  identifiers_of(address.canonical, arena, found);
  if (!found.empty()) {
    auto* items = static_cast<Identifier*>(arena.allocate(found.items().size_bytes(), alignof(Identifier)));
    std::uninitialized_copy(found.items().begin(), found.items().end(), items);
    address.identifiers = {items, found.items().size()};
  }
  return address;
}

}  // namespace identity

}  // namespace citevet
