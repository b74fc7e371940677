// The identifiers that an address carries.
#pragma once

#include <citevet/address.h>
#include <citevet/arena.h>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace citevet::identity {

// A few identifiers, each once.
class Identifiers {
 public:
  void add(Identifier identifier) noexcept;  // dropped when there is no room: no address names more than four works
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] std::span<const Identifier> items() const noexcept { return {items_.data(), size_}; }

 private:
  std::array<Identifier, 4> items_;
  std::size_t size_ = 0;
};

// By the tables of docs/urls.md. Values view `canonical` or live in the arena. Addresses over 4 KB carry none.
void identifiers_of(std::string_view canonical, Arena& arena, Identifiers& found);

// The hosts whose paths are known to hold identifiers, each once.
std::vector<std::string_view> known_hosts();

// Shapes, shared with the identifiers that texts write. Each gives the identifier's own part of what the text begins with, as written;
// empty when it does not begin with one.
std::string_view pmid_of(std::string_view text) noexcept;     // 1 to 8 digits, then none
std::string_view pmcid_of(std::string_view text) noexcept;    // PMC and 1 to 8 digits, without a version
std::string_view arxiv_of(std::string_view text) noexcept;    // 2401.01234, hep-th/9901001, math.GT/0309136; without a version
std::string_view youtube_of(std::string_view text) noexcept;  // eleven characters

// `text` in the spelling of identifiers: lower case (`pmc…` in upper); a view of `text` where nothing differs.
std::string_view spelt(std::string_view text, Scheme scheme, Arena& arena);

}  // namespace citevet::identity
