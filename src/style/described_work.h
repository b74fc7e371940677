// A work as one description: what the first registry says that describes it, with the identifiers that the others add.
#pragma once

#include <citevet/work.h>

#include <string>
#include <string_view>

namespace citevet::style {

struct DescribedWork {
  explicit DescribedWork(const Work& work);

  const Record* record = nullptr;  // null: no registry describes it
  std::string doi, pmid, pmcid, arxiv;

  // The title with its subtitle.
  [[nodiscard]] std::string title() const;
  // The address to give: the DOI's, else the registry's own; empty: none is known.
  [[nodiscard]] std::string url() const;
};

// A text of a registry on one line, without control characters, cut where it is longer than any honest one.
std::string on_one_line(std::string_view text);

// The parts of a date that is known best: the day of publication, else the year; empty year: none.
Date date_of(const Record& record) noexcept;

}  // namespace citevet::style
