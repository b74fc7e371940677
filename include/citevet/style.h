/// Works as entries of reference lists and bibliographies.
#pragma once

#include <citevet/export.h>
#include <citevet/work.h>

#include <span>
#include <string>

namespace citevet::style {

/// A work as an entry after the seventh edition of the APA's Publication Manual (2020), without its italics: one line, without a line end.
/// The title stays as the registry has it, and what no registry says is left out. Empty when no registry describes the work.
[[nodiscard]] CITEVET_EXPORT std::string apa(const Work& work);

/// Works as BibTeX ("BibTeXing", O. Patashnik, 1988), each with a key of its own. A work that no registry describes is left out.
[[nodiscard]] CITEVET_EXPORT std::string bibtex(std::span<const Work> works);

/// Works as CSL-JSON, the input of citation processors (csl-data.json of the Citation Style Language 1.0): an array and a line end. A work
/// that no registry describes is left out.
[[nodiscard]] CITEVET_EXPORT std::string csl_json(std::span<const Work> works);

}  // namespace citevet::style
