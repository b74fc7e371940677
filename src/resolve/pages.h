// Pages that must not be fetched: their registry answers for them.
#pragma once

#include <string_view>

namespace citevet::resolve {

// Whether a canonical address is a page of PubMed or PubMed Central. NLM forbids systematic retrieval of these and refuses it; its
// E-utilities and its ID converter are there to be asked.
bool must_not_be_fetched(std::string_view canonical) noexcept;

}  // namespace citevet::resolve
