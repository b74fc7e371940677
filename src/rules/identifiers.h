// Identifiers as findings name and underline them.
#pragma once

#include <citevet/analysis.h>

#include "compare/search.h"

#include <string>

namespace citevet::rules {

using compare::gives_identifier;
using compare::names_a_work;

// "the DOI 10.1000/abc", "PMID 40320049", "PMC12452417", "arXiv:2401.01234".
std::string written_as(const Identifier& identifier);

// Where an entry names an identifier: its value in the entry's text, else its address, else the whole entry.
Span place_of(const Analysis& article, const Reference& entry, const Identifier& identifier);

}  // namespace citevet::rules
