// From identifiers to requests to registries, and from exchanges to what they say. Pure: who carries the requests out is not known here.
#pragma once

#include <citevet/address.h>
#include <citevet/link.h>
#include <citevet/match.h>
#include <citevet/work.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace citevet::resolve {

inline constexpr std::size_t registries = 10;

// How one registry is reached.
struct Access {
  std::string url;  // what stands before the path, without a closing slash
  bool enabled = true;
  std::string key;  // of an account; empty: none
};

struct Settings {
  Settings();  // each registry at its documented address
  std::array<Access, registries> access;
  std::string contact;     // the mail address that registries ask for; empty: none is sent
  std::string thumbnails;  // where YouTube's pictures lie

  [[nodiscard]] const Access& of(Registry registry) const noexcept { return access[static_cast<std::size_t>(registry)]; }
  [[nodiscard]] Access& of(Registry registry) noexcept { return access[static_cast<std::size_t>(registry)]; }
};

// The documented address of a registry.
std::string_view default_url(Registry registry) noexcept;

enum class Purpose : std::uint8_t {
  exists,     // does the identifier name anything? The record has what comes along for nothing
  agency,     // which registry has a DOI's description
  describe,   // what is it?
  thumbnail,  // a video that oEmbed does not give: raised by follow_up(), not asked first
};

// What one request asks: some identifiers, as to_string spells them (`doi:10.1000/abc`), all of one scheme.
struct Question {
  Registry registry = Registry::doi;
  Purpose purpose = Purpose::exists;
  std::vector<std::string> identifiers;
  Consulted before = Consulted::not_asked;  // what the registry has said so far; for a thumbnail: not_found when oEmbed denied it
};

// What a registry says of one identifier.
struct Answer {
  std::string identifier;
  Registry registry = Registry::doi;
  Consulted said = Consulted::unreachable;
  std::optional<Record> record;  // when found
  std::string agency;            // the registration agency's name, where that was asked
  std::string why;               // when not: a phrase for people, "HTTP 503", "does not know it"
};

// The registries that can say so, in the order in which to ask. None: nobody can. What an article in PubMed Central is, is asked of the
// PMID or DOI that the converter gives for it; of a DOI that neither Crossref nor DataCite has, its agency is asked by way of doi.org.
std::span<const Registry> who(Scheme scheme, Purpose purpose) noexcept;
// Those whose word counts beside that of the work's own registry.
std::span<const Registry> second_opinion(Scheme scheme) noexcept;
// Whether `not_found` of that registry means that there is no such identifier. Crossref's does not: another agency may have the DOI.
bool decides(Registry registry, Scheme scheme) noexcept;
// The scheme of `doi:10.…`; nothing when it is none.
std::optional<Scheme> scheme_of(std::string_view identifier) noexcept;

// The agency's answer as the registry that describes its DOIs. Nothing for agencies that only content negotiation describes.
std::optional<Registry> registry_of_agency(std::string_view agency) noexcept;

// Puts identifiers of one scheme into as few questions as the registry's limits allow. What is no identifier of a scheme that the registry
// takes is left out.
std::vector<Question> questions(Registry registry, Purpose purpose, std::span<const std::string> identifiers);

Request request(const Question& question, const Settings& settings);

// Where the registry sends the request elsewhere (a merged record, a moved service): the request to make in its place. Keys stay behind
// when the host changes. At most five such hops are worth making; answers() reads the last one.
std::optional<Request> redirected(const Exchange& exchange);

// One answer per identifier asked, in that order, whatever the bytes are. A registry's refusal (403, 429, an error in a 200), a page that
// is none of its answers, half an answer: all of its identifiers are `unreachable`. Keys and mail addresses never come into `why`.
std::vector<Answer> answers(const Question& question, const Exchange& exchange);

// What to ask next because of this answer; then the identifiers in there have no final answer yet. A batch that was refused because of one
// of its items, whose answer was too long or was not recorded, comes back in halves; a video that oEmbed does not give leads to its
// thumbnail.
std::vector<Question> follow_up(const Question& question, const Exchange& exchange);

// How fast a registry may be asked.
struct Pace {
  std::chrono::milliseconds interval{0};  // between the starts of two requests
  std::size_t at_once = 1;
};
// By the registries' documentation, without or with a contact and a key.
Pace pace(Registry registry, const Settings& settings);
// By the answer's own headers; nothing when it has none.
std::optional<Pace> pace_told(const Exchange& exchange);

// A request's address as it may be shown: without key and contact.
std::string shown_url(std::string_view url);

// Pairs of identifiers that are one work, for match::matches: what the records say is the same, and, by `with_versions`, preprints and
// published versions of each other.
std::vector<std::pair<std::string, std::string>> equivalents(std::span<const Record> records, bool with_versions = false);
std::vector<std::pair<std::string, std::string>> equivalents(std::span<const Work> works, bool with_versions = false);

}  // namespace citevet::resolve
