// Pages that must not be fetched: their registry answers for them.
#include "resolve/pages.h"

#include "identity/url.h"

namespace citevet::resolve {

bool must_not_be_fetched(std::string_view canonical) noexcept {
  const identity::Parts url = identity::parts(canonical);
  if (url.host == "pubmed.ncbi.nlm.nih.gov" || url.host == "pmc.ncbi.nlm.nih.gov") return true;
  if (url.host != "www.ncbi.nlm.nih.gov" && url.host != "ncbi.nlm.nih.gov") return false;
  for (const std::string_view folder : {"/pubmed", "/pmc"})
    if (url.path.starts_with(folder) && (url.path.size() == folder.size() || url.path[folder.size()] == '/')) return true;
  return false;
}

}  // namespace citevet::resolve
