/// All that is known of one document: what a rule sees.
#pragma once

#include <citevet/citation.h>
#include <citevet/comparison.h>
#include <citevet/document.h>
#include <citevet/export.h>
#include <citevet/link.h>
#include <citevet/match.h>
#include <citevet/reference.h>
#include <citevet/work.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace citevet {

/// Hashes strings and views of them alike.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};

/// The verdicts of a run by canonical address. Filled before the rules run; then only read, from any thread.
class CITEVET_EXPORT Links {
 public:
  /// The link asked for an address, or null when it was not asked. Addresses with one address_key share a link.
  [[nodiscard]] const Link* find(std::string_view canonical) const noexcept;
  /// All, in the order in which they were first met.
  [[nodiscard]] std::span<const Link> all() const noexcept { return links_; }
  /// The link for an address, made when there is none. References to links made before go stale.
  Link& add(std::string_view canonical, std::string_view written);
  [[nodiscard]] std::span<Link> all() noexcept { return links_; }

 private:
  // A table with open places: of a million addresses it needs no second copy.
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;  // of the link, from 1; 0: nothing is here
  };
  [[nodiscard]] std::size_t place_of(std::string_view key, std::uint32_t hash) const noexcept;
  void grow();

  std::vector<Link> links_;
  std::vector<Place> places_;  // by address_key; a power of two of them, at most three quarters taken
};

/// What the registries said in a run, by identifier. Filled before the rules run; then only read, from any thread.
class CITEVET_EXPORT Works {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// What is known of `doi:10.…`, or null when nobody was asked.
  [[nodiscard]] const Work* find(std::string_view identifier) const noexcept;
  [[nodiscard]] std::size_t index_of(std::string_view identifier) const noexcept;
  /// All, in the order in which they were first met.
  [[nodiscard]] std::span<const Work> all() const noexcept { return works_; }
  [[nodiscard]] std::span<Work> all() noexcept { return works_; }
  /// The index of an identifier's work, made when there is none. References to works made before go stale.
  std::size_t add(std::string_view identifier);

  /// What a search found, by its key, or null when nobody was asked.
  [[nodiscard]] const Search* search(std::string_view key) const noexcept;
  /// All, in the order in which they were first met.
  [[nodiscard]] std::span<const Search> searches() const noexcept { return searches_; }
  [[nodiscard]] std::span<Search> searches() noexcept { return searches_; }
  /// The search with a key, made when there is none. References to searches made before go stale.
  Search& add_search(std::string_view key);

 private:
  std::vector<Work> works_;
  std::vector<Search> searches_;
  std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>> search_index_;
  std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>> index_;
};

/// What was asked in a run, and what came back.
struct Answers {
  Links links;
  Works works;
};

/// What the rules need to know of the house. Plain data.
struct Policy {
  bool suppression_needs_reason = false;
};

/// One document, taken apart. Everything in it lives as long as its members' owners; the indices in citations, references and matches lead
/// into these very vectors. Movable; one thread at a time.
struct Analysis {
  Document document;
  std::vector<List> lists;
  std::vector<Reference> references;
  std::vector<Citation> citations;
  Matches matches;
  std::vector<Address> addresses;  ///< the http and https addresses of citations and references, one per address_key, citations' first
  const Links* links = nullptr;    ///< null: nobody was asked
  const Works* works = nullptr;    ///< null: nobody was asked
  std::vector<Known> known;        ///< by reference; empty: nobody was asked
  std::chrono::year_month_day today{};
  Policy policy;

  [[nodiscard]] std::string_view text(Span span) const noexcept { return slice(document.text, span); }
  /// The citations that mean this entry, which must be one of `references`.
  [[nodiscard]] std::span<const std::uint32_t> citing(const Reference& entry) const noexcept {
    return matches.citing(static_cast<std::size_t>(&entry - references.data()));
  }
};

/// Puts each entry of `article` beside what its `works` know of it, into `known`. Call it when `works` is set and filled.
CITEVET_EXPORT void learn(Analysis& article);

/// Takes one document apart: read, lists, entries, citations, matches. `bytes` must outlive `into`, whose memory is used again.
CITEVET_EXPORT void analyse(std::string_view bytes, Format format, std::string_view path, std::span<const extract::Pattern> patterns,
                            Analysis& into);

}  // namespace citevet
