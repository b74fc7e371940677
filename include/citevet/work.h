/// What the registries say of a work.
#pragma once

#include <citevet/export.h>
#include <citevet/link.h>
#include <citevet/reference.h>

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace citevet {

/// The services that can be asked about works. `doi` is doi.org: its handles and its table of registration agencies.
enum class Registry : std::uint8_t { doi, crossref, datacite, ncbi_idconv, ncbi_eutils, europepmc, arxiv, openalex, youtube, wayback };

/// The name that reports and settings use: `doi`, `crossref`, `ncbi-idconv`, …
[[nodiscard]] CITEVET_EXPORT std::string_view name(Registry registry) noexcept;
/// What people call it: "doi.org", "Crossref", "PubMed".
[[nodiscard]] CITEVET_EXPORT std::string_view title(Registry registry) noexcept;
/// The registry with that name; nothing for any other.
[[nodiscard]] CITEVET_EXPORT std::optional<Registry> registry_named(std::string_view name) noexcept;

/// What became of asking a registry. `unreachable` is everything that is no answer: a time-out, a refusal, a page of another form; it says
/// nothing about the work.
enum class Consulted : std::uint8_t { not_asked, found, not_found, unreachable };

/// The name that reports use: `not-asked`, `found`, …
[[nodiscard]] CITEVET_EXPORT std::string_view name(Consulted consulted) noexcept;

/// An author or editor. Where the registry takes the name apart, `family` and `given` hold it; else, and for a group, `name` does.
struct Person {
  std::string family;
  std::string given;   ///< "Andrew J", or initials where that is all there is
  std::string suffix;  ///< "Jr"
  std::string name;
  bool group = false;

  friend bool operator==(const Person&, const Person&) = default;
};

/// A date as far as it is known; a part that is not is 0.
struct Date {
  std::int32_t year = 0;
  std::uint8_t month = 0, day = 0;

  friend auto operator<=>(const Date&, const Date&) = default;
};

/// `2024-05-01`, `2024-05`, `2024`; empty for none.
[[nodiscard]] CITEVET_EXPORT std::string to_string(const Date& date);

enum class DateKind : std::uint8_t { issued, print, online, posted };

enum class NoticeKind : std::uint8_t {
  retraction,
  partial_retraction,
  withdrawal,
  removal,
  concern,        ///< an expression of concern
  correction,     ///< corrigendum, erratum
  addendum,       ///< addendum, clarification
  reinstatement,  ///< a retraction taken back
  replacement,    ///< republished: corrected and published again, perhaps under the same identifier
  new_version,    ///< version, edition or update
};

/// The name that reports use: `retraction`, `partial-retraction`, …
[[nodiscard]] CITEVET_EXPORT std::string_view name(NoticeKind kind) noexcept;

/// Something published about a work that changes its standing.
struct Notice {
  NoticeKind kind = NoticeKind::correction;
  Date date;
  std::string source;      ///< who says so: a registry's name, `publisher`, `retraction-watch`, `title` (what the title begins with)
  std::string identifier;  ///< of the notice (in Record::notice_of: of the work that it is about); empty where it is not named

  friend bool operator==(const Notice&, const Notice&) = default;
};

enum class RelationKind : std::uint8_t {
  preprint_of,
  has_preprint,
  version_of,
  has_version,
  newer_version,  ///< the other one is newer
  older_version,
  translation_of,
  has_translation,
  part_of,
  has_part,
  review_of,
  supplement_to,
};

/// Another work that this one belongs to. This one is `kind` the other: "preprint of".
struct Relation {
  RelationKind kind = RelationKind::version_of;
  std::string identifier;

  friend bool operator==(const Relation&, const Relation&) = default;
};

/// What one registry says of a work. Plain text throughout (UTF-8, no tags, no entities); empty: the registry does not say, which is no
/// difference to anything. It owns its strings.
struct Record {
  std::string identifier;  ///< as asked: `doi:10.…`; of a search's hit its own
  Registry registry = Registry::doi;
  std::string title;                ///< without the subtitle where the registry has that apart, without a closing full stop
  std::string subtitle;             ///< of `title`
  std::string original_title;       ///< in the work's own language, where `title` is a translation
  std::vector<std::string> titles;  ///< its other names: short titles, translations
  std::vector<Person> authors;
  std::vector<Person> editors;
  std::int32_t year = 0;                         ///< of publication; 0: not known
  std::vector<std::pair<DateKind, Date>> dates;  ///< all that the registry has, in its order
  std::string container;                         ///< journal, book, proceedings, repository
  std::vector<std::string> containers;           ///< its other names: abbreviations
  std::string volume, issue, pages, article_number;
  std::string publisher;
  std::string edition;
  ReferenceType type = ReferenceType::unknown;
  std::string language;              ///< a code: `en`
  std::string url;                   ///< where the registry says that it is
  std::vector<std::string> isbns;    ///< thirteen digits
  std::vector<std::string> same_as;  ///< the same work's other identifiers: `pmid:…`, `doi:…`
  std::vector<Relation> relations;
  std::vector<Notice> notices;    ///< about this work
  std::vector<Notice> notice_of;  ///< this one is a notice about others

  friend bool operator==(const Record&, const Record&) = default;
};

/// What is known of an identifier: what the registries say that were asked.
struct Work {
  std::string identifier;                                   ///< as a document names it: `doi:10.…`
  Consulted exists = Consulted::not_asked;                  ///< `not_found`: its registry does not know it; `unreachable`: nobody could say
  std::optional<Registry> settled_by;                       ///< who said so
  std::vector<std::pair<Registry, Consulted>> consulted{};  ///< in the order in which they were asked, each once
  std::vector<Record> records{};                            ///< what those say that have something to say, in that order
  std::vector<Notice> listed{};                             ///< what the local list of retractions says of it
  std::vector<Exchange> exchanges{};                        ///< without bodies, keys and headers
  std::string why;                                          ///< when nobody could say: a phrase for people
  bool incomplete = false;                                  ///< nobody could say for a reason that is the run's (not recorded, cancelled)

  std::chrono::sys_seconds asked_at{};  ///< when the last of them answered; the epoch: not known
  bool from_cache = false;              ///< it was an earlier run that was told so

  /// The first record that describes it, with a title; null: no registry does.
  [[nodiscard]] CITEVET_EXPORT const Record* description() const noexcept;
  /// The identifier that it has in this scheme, its own or one that a record gives it, without the scheme's name; empty: none is known.
  [[nodiscard]] CITEVET_EXPORT std::string_view identifier_in(Scheme scheme) const noexcept;
  /// What this registry said; `not_asked` when it was not.
  [[nodiscard]] Consulted said_by(Registry registry) const noexcept {
    for (const auto& [asked, said] : consulted)
      if (asked == registry) return said;
    return Consulted::not_asked;
  }
};

/// What registries found when they were searched for a work by what an entry says of it.
struct Search {
  std::string key;                                          ///< of the entry: compare::search_key()
  std::vector<std::pair<Registry, Consulted>> consulted{};  ///< in the order in which they were asked, each once
  std::vector<std::string> works{};                         ///< the identifiers of what they found, each once
  std::string why{};                                        ///< when somebody could not say: a phrase for people
  bool incomplete = false;                                  ///< somebody could not say for a reason that is the run's
};

/// Where a work stands by the notices about it.
enum class Standing : std::uint8_t {
  sound,             ///< nothing, or only addenda and new versions
  corrected,         ///< a correction, or corrected and published again
  concern,           ///< an expression of concern
  partly_retracted,  ///< some of it
  replaced,          ///< retracted, and replaced by a new text under the same identifier or another
  retracted,         ///< retracted, withdrawn or removed
};

/// The name that reports use: `sound`, `partly-retracted`, …
[[nodiscard]] CITEVET_EXPORT std::string_view name(Standing standing) noexcept;

/// All notices about one work, each once though several registries may tell of it, the oldest first, those without a date last. `listed`:
/// those of a local list.
[[nodiscard]] CITEVET_EXPORT std::vector<Notice> history(std::span<const Record> records, std::span<const Notice> listed = {});

/// By what history() gives. A reinstatement takes back the retractions before it; where a date is missing, it does so too.
[[nodiscard]] CITEVET_EXPORT Standing standing(std::span<const Notice> history) noexcept;

}  // namespace citevet
