// A local list of retractions, in the form of the Retraction Watch data.
#pragma once

#include <citevet/work.h>

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace citevet::resolve {

// CSV with a header line (RFC 4180: quoted fields may hold commas, line ends and doubled quotes). The columns OriginalPaperDOI,
// OriginalPaperPubMedID, RetractionNature, RetractionDate, RetractionDOI and RetractionPubMedID are read, in any order; rows that name no
// work or no known nature are left out.
//
// Once made it is only read, from any thread.
class Retractions {
 public:
  Retractions() = default;
  // `path` is for messages. Throws Error when the columns are not there. Linear in `csv`.
  Retractions(std::string_view csv, const std::string& path);

  // The notices about a work (`doi:…`, `pmid:…`), in the order of the list.
  [[nodiscard]] std::span<const Notice> of(std::string_view identifier) const;
  // The number of works.
  [[nodiscard]] std::size_t size() const noexcept { return by_work_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const noexcept { return std::hash<std::string_view>{}(key); }
  };
  std::unordered_map<std::string, std::vector<Notice>, Hash, std::equal_to<>> by_work_;
};

}  // namespace citevet::resolve
