// Finds entries by what a text calls them: an author and a year, a title, a site; and the entry closest to an address that none has.
#pragma once

#include <citevet/citation.h>
#include <citevet/match.h>
#include <citevet/reference.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace citevet::match {

// What a name means: an entry, or why there is none and which was nearly meant.
struct Named {
  std::uint32_t reference = no_reference;
  Miss miss = Miss::none;
  std::uint32_t nearest = no_reference;
};

// An index over some of a document's entries. Built when it is first asked; looks at a bounded number of candidates for each question.
class Names {
 public:
  // Forgets everything; answers for the entries from `begin` to `end` from now on. `references` must outlive the use.
  void start(std::span<const Reference> references, std::uint32_t begin, std::uint32_t end) noexcept;

  // The entry of an author–year citation.
  [[nodiscard]] Named by_author_year(const Target& target);
  // The entry that a marker's words name. With an address that no entry has, only an author with a year and a whole title count.
  [[nodiscard]] Named by_words(const Target& target);
  // The entry whose address or title is closest, if any is close.
  [[nodiscard]] std::uint32_t nearest(const Target& target);

 private:
  struct Posting {
    std::uint64_t key;
    std::uint32_t reference;
    friend auto operator<=>(const Posting&, const Posting&) = default;
  };
  [[nodiscard]] static std::span<const Posting> find(const std::vector<Posting>& postings, std::uint64_t key) noexcept;
  void index_names();
  void index_words();
  [[nodiscard]] Named choose(std::span<const Posting> found, const Target& target);
  [[nodiscard]] std::vector<std::uint32_t> candidates(std::string_view address, std::string_view folded);

  std::span<const Reference> references_;
  std::uint32_t begin_ = 0, end_ = 0;
  bool names_ready_ = false, words_ready_ = false;
  std::vector<Posting> names_, words_;
  std::string folded_;
};

}  // namespace citevet::match
