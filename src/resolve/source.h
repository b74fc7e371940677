// What each registry's file offers to the rest of this folder.
#pragma once

#include "resolve/resolve.h"
#include "resolve/search.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace citevet::resolve {

// How many identifiers one request takes, and how long they may be together (they stand in the address).
struct Batch {
  std::size_t most = 1;
  std::size_t bytes = 3500;
};

// A registry. Functions get only what is theirs: identifiers of a scheme and a purpose that who() and second_opinion() give to them, and an
// exchange with an answer that is neither failed nor refused.
struct Source {
  Batch (*batch)(Purpose purpose);
  Request (*request)(const Question& question, const Settings& settings);
  // `into` has one answer per identifier, `unreachable` with no reason yet. Fills in those that the exchange decides.
  void (*read)(const Question& question, const Exchange& exchange, std::vector<Answer>& into);
  // Null where the registry is not searched.
  Request (*search)(const Description& description, const Settings& settings) = nullptr;
  // Of an answer with status 200. Sets `said` to `found` when it has the right form, with or without hits; items none of which is a hit
  // have another form.
  void (*hits)(const Exchange& exchange, Hits& into) = nullptr;
};

// Null for those that are not asked here.
const Source* source_of(Registry registry) noexcept;

// What holds for every request to a registry: room for its answer, and no guard for an address that was configured.
void prepare(Request& request, Registry registry, const Settings& settings);

// Why an exchange is no answer; empty: it may be one.
std::string refusal(const Exchange& exchange);

extern const Source arxiv_source, crossref_source, datacite_source, doi_source, europepmc_source, idconv_source, eutils_source,
    openalex_source, youtube_source;

inline constexpr std::string_view other_form = "answers in a form that citevet does not know";
inline constexpr std::string_view unknown = "does not know it";

// `10.1000/abc` of `doi:10.1000/abc`.
std::string_view value_of(std::string_view identifier) noexcept;
// `doi:10.1000/abc`; empty when the value has not the scheme's form. Spelt as identifiers are.
std::string identifier(Scheme scheme, std::string_view value);

// A header's value; empty when there is none.
std::string_view header(const Exchange& exchange, std::string_view name) noexcept;

// Appends `text` percent-encoded, but for letters, digits, `-._~` and what is in `kept`.
void append_encoded(std::string& url, std::string_view text, std::string_view kept = {});

// Appends `?name=value`, or `&name=value` behind another; nothing when the value is empty.
void append_parameter(std::string& url, std::string_view name, std::string_view value);
// Appends `mailto=` where there is a contact.
void append_contact(std::string& url, const Settings& settings);

// The values of a question's identifiers with a separator between them, encoded.
std::string joined(const Question& question, std::string_view separator);

// The answer for an identifier, in any case of letters; null when it was not asked.
Answer* answer_for(std::vector<Answer>& answers, std::string_view identifier);

void found(Answer& answer, Record&& record);
// Whether a search found something, by how many items its list has and what was read of them.
void found(Hits& hits, std::size_t items);
// The answer to each question that one of the record's identifiers asks, the first record's; whether there is one.
bool found(std::vector<Answer>& answers, const Record& record);
void not_found(Answer& answer, std::string_view why = unknown);
// All that have no answer yet.
void all_unreachable(std::vector<Answer>& answers, std::string_view why);

}  // namespace citevet::resolve
