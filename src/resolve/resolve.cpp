// From identifiers to requests to registries, and from exchanges to what they say.
#include "resolve/resolve.h"

#include "resolve/source.h"

#include "identity/checksum.h"
#include "identity/doi.h"
#include "identity/identifiers.h"
#include "text/ascii.h"
#include "text/percent.h"

#include <algorithm>
#include <array>

namespace citevet::resolve {

namespace {

// Room for a batch of long records; more is cut, and the batch asked again in halves.
constexpr std::size_t most_body_bytes = 8U * 1024 * 1024;

bool takes(Registry registry, Scheme scheme, Purpose purpose) {
  const auto has = [registry](std::span<const Registry> those) { return std::ranges::find(those, registry) != those.end(); };
  // The converter also knows which article in PMC a PMID or a DOI is.
  if (registry == Registry::doi && scheme == Scheme::doi) return true;
  if (registry == Registry::ncbi_idconv) return scheme == Scheme::pmid || scheme == Scheme::doi || scheme == Scheme::pmcid;
  return has(who(scheme, purpose)) || (purpose == Purpose::describe && has(second_opinion(scheme)));
}

constexpr std::array<Scheme, 6> schemes = {Scheme::doi, Scheme::pmid, Scheme::pmcid, Scheme::arxiv, Scheme::isbn, Scheme::youtube};

// Whether a batch was refused because of one of its items. Not every 400 or 404: a service that has moved would be asked for each of them.
bool blames_an_item(Registry registry, const Exchange& exchange) {
  if (exchange.status != 400 && exchange.status != 404) return false;
  const std::string_view body = exchange.body;
  if (registry == Registry::arxiv) return body.find("incorrect id format") != std::string_view::npos;
  return registry == Registry::ncbi_idconv && body.find("mismatch") != std::string_view::npos &&
         body.find("error") != std::string_view::npos;
}

// A failure as editors may read it.
std::string_view in_words(Failure failure) noexcept {
  switch (failure) {
    case Failure::no_such_host:
      return "its name was not found";
    case Failure::dns:
      return "its name could not be looked up";
    case Failure::refused:
      return "it refused the connection";
    case Failure::no_route:
      return "there is no way to it from here";
    case Failure::reset:
      return "it broke the connection off";
    case Failure::timeout:
      return "it did not answer in time";
    case Failure::tls_expired:
      return "its certificate is out of date";
    case Failure::tls_wrong_host:
      return "its certificate is for another name";
    case Failure::tls_unknown_issuer:
      return "its certificate comes from an issuer that is not known here";
    case Failure::tls:
      return "no secure connection was possible";
    case Failure::guarded:
      return "it is at a private address";
    case Failure::not_recorded:
      return "the replay holds no answer of it";
    case Failure::cancelled:
      return "the run ended before it answered";
    case Failure::none:
    case Failure::too_large:
    case Failure::malformed:
      break;
  }
  return "it sent nothing that can be read";
}

// scheme://host[:port] of an address.
std::string_view origin(std::string_view url) {
  const std::size_t slashes = url.find("://");
  if (slashes == std::string_view::npos) return {};
  return url.substr(0, url.find_first_of("/?#", slashes + 3));
}

}  // namespace

const Source* source_of(Registry registry) noexcept {
  switch (registry) {
    case Registry::doi:
      return &doi_source;
    case Registry::ncbi_idconv:
      return &idconv_source;
    case Registry::ncbi_eutils:
      return &eutils_source;
    case Registry::arxiv:
      return &arxiv_source;
    case Registry::youtube:
      return &youtube_source;
    case Registry::crossref:
      return &crossref_source;
    case Registry::datacite:
      return &datacite_source;
    case Registry::europepmc:
      return &europepmc_source;
    case Registry::openalex:
      return &openalex_source;
    case Registry::wayback:
      break;
  }
  return nullptr;
}

std::string refusal(const Exchange& exchange) {
  if (exchange.failure != Failure::none || exchange.status == 0) {
    return std::string(in_words(exchange.failure));
  }
  if (exchange.status == 429) return "HTTP 429: too many requests";
  // 400 and 404 are how some registries say that they do not know an identifier; their own readers see to that.
  const bool readable = (exchange.status >= 200 && exchange.status < 300) || exchange.status == 400 || exchange.status == 404 ||
                        exchange.status == 401 || exchange.status == 403 || exchange.status == 410;
  if (!readable) return "HTTP " + std::to_string(exchange.status);
  if (exchange.body_cut) return "the answer is too long";
  return {};
}

void prepare(Request& request, Registry registry, const Settings& settings) {
  request.max_body_bytes = most_body_bytes;
  request.exempt_from_guard = settings.of(registry).url != default_url(registry);
}

std::optional<Scheme> scheme_of(std::string_view identifier) noexcept {
  const std::string_view prefix = identifier.substr(0, identifier.find(':'));
  if (prefix.size() + 1 >= identifier.size()) return std::nullopt;
  for (const Scheme scheme : schemes)
    if (name(scheme) == prefix) return scheme;
  return std::nullopt;
}

std::string_view value_of(std::string_view identifier) noexcept {
  const std::size_t colon = identifier.find(':');
  return colon == std::string_view::npos ? identifier : identifier.substr(colon + 1);
}

std::string_view header(const Exchange& exchange, std::string_view name) noexcept {
  for (const auto& [key, value] : exchange.headers)
    if (key == name) return text::trim(value);
  return {};
}

std::string identifier(Scheme scheme, std::string_view value) {
  value = text::trim(value);
  std::string spelt;
  switch (scheme) {
    case Scheme::doi: {
      const std::size_t start = text::find_ci(value.substr(0, 40), "10.");
      if (start == std::string_view::npos) return {};
      value.remove_prefix(start);
      if (value.size() > identity::longest_doi || identity::doi_prefix(value, 0) == 0 || identity::doi_prefix(value, 0) == value.size())
        return {};
      spelt = text::lower(value);
      break;
    }
    case Scheme::pmid:
      spelt = identity::pmid_of(value);
      break;
    case Scheme::pmcid: {
      const std::string prefixed = text::starts_with_ci(value, "pmc") ? "PMC" + std::string(value.substr(3)) : "PMC" + std::string(value);
      spelt = identity::pmcid_of(prefixed);
      break;
    }
    case Scheme::arxiv:
      spelt = text::lower(identity::arxiv_of(value));
      break;
    case Scheme::youtube:
      spelt = identity::youtube_of(value);
      break;
    case Scheme::isbn: {
      std::string digits;
      for (const char c : value)
        if (text::is_digit(c) || c == 'X' || c == 'x') digits += c == 'x' ? 'X' : c;
      if (identity::is_isbn10(digits)) {
        char thirteen[13];
        identity::isbn13_from_10(digits, thirteen);
        digits.assign(thirteen, sizeof thirteen);
      }
      if (identity::is_isbn13(digits)) spelt = digits;
      break;
    }
  }
  return spelt.empty() ? spelt : std::string(name(scheme)) + ':' + spelt;
}

void append_encoded(std::string& url, std::string_view text, std::string_view kept) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  for (const char c : text) {
    if (text::is_alnum(c) || std::string_view("-._~").find(c) != std::string_view::npos || kept.find(c) != std::string_view::npos) {
      url += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      url += '%';
      url += hex[byte >> 4U];
      url += hex[byte & 15U];
    }
  }
}

void append_parameter(std::string& url, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  url += url.find('?') == std::string::npos ? '?' : '&';
  url.append(name).append("=");
  append_encoded(url, value);
}

void append_contact(std::string& url, const Settings& settings) {
  append_parameter(url, "mailto", settings.contact);
}

std::string joined(const Question& question, std::string_view separator) {
  std::string list;
  for (const std::string& identifier : question.identifiers) {
    if (!list.empty()) list += separator;
    append_encoded(list, value_of(identifier));
  }
  return list;
}

Answer* answer_for(std::vector<Answer>& answers, std::string_view identifier) {
  if (identifier.empty()) return nullptr;
  const auto found = std::ranges::find_if(answers, [&](const Answer& answer) { return text::equal_ci(answer.identifier, identifier); });
  return found == answers.end() ? nullptr : &*found;
}

void found(Answer& answer, Record&& record) {
  record.identifier = answer.identifier;
  record.registry = answer.registry;
  // arXiv's DOIs name the papers that its ids name.
  constexpr std::string_view arxiv_doi = "doi:10.48550/arxiv.";
  if (record.identifier.starts_with(arxiv_doi))
    if (std::string id = identifier(Scheme::arxiv, std::string_view(record.identifier).substr(arxiv_doi.size())); !id.empty())
      record.same_as.push_back(std::move(id));
  answer.said = Consulted::found;
  answer.why.clear();
  answer.record = std::move(record);
}

void found(Hits& hits, std::size_t items) {
  if (items == 0 || !hits.records.empty() || !hits.identifiers.empty()) hits.said = Consulted::found;
}

bool found(std::vector<Answer>& answers, const Record& record) {
  bool any = false;
  for (const std::string& id : record.same_as) {
    Answer* answer = answer_for(answers, id);
    if (answer == nullptr || answer->said == Consulted::found) continue;
    Record copy = record;
    std::erase(copy.same_as, id);
    found(*answer, std::move(copy));
    any = true;
  }
  return any;
}

void not_found(Answer& answer, std::string_view why) {
  answer.said = Consulted::not_found;
  answer.why = why;
  answer.record.reset();
}

void all_unreachable(std::vector<Answer>& answers, std::string_view why) {
  for (Answer& answer : answers)
    if (answer.said == Consulted::unreachable && answer.why.empty()) answer.why = why;
}

std::vector<Question> questions(Registry registry, Purpose purpose, std::span<const std::string> identifiers) {
  std::vector<Question> all;
  const Source* source = source_of(registry);
  if (source == nullptr) return all;
  const Batch batch = source->batch(purpose);
  std::array<std::size_t, schemes.size()> open{};  // by scheme: one more than the index of the question that has room
  std::array<std::size_t, schemes.size()> bytes{};
  for (const std::string& identifier : identifiers) {
    const std::optional<Scheme> scheme = scheme_of(identifier);
    if (!scheme || !takes(registry, *scheme, purpose)) continue;
    const auto s = static_cast<std::size_t>(*scheme);
    // A comma parts the items of a list, so what holds one goes alone.
    const bool alone = batch.most == 1 || identifier.find_first_of(",|\"") != std::string::npos;
    std::string encoded;
    append_encoded(encoded, value_of(identifier));
    const std::size_t size = encoded.size() + 12;  // what stands around it in a list
    if (alone) {
      all.push_back({registry, purpose, {identifier}});
      continue;
    }
    if (open[s] == 0 || all[open[s] - 1].identifiers.size() >= batch.most || bytes[s] + size > batch.bytes) {
      all.push_back({registry, purpose, {}});
      open[s] = all.size();
      bytes[s] = 0;
    }
    all[open[s] - 1].identifiers.push_back(identifier);
    bytes[s] += size;
  }
  return all;
}

Request request(const Question& question, const Settings& settings) {
  const Source* source = source_of(question.registry);
  Request request = source == nullptr ? Request{} : source->request(question, settings);
  prepare(request, question.registry, settings);
  if (question.purpose == Purpose::thumbnail) request.exempt_from_guard = settings.thumbnails != Settings().thumbnails;
  return request;
}

std::optional<Request> redirected(const Exchange& exchange) {
  const int status = exchange.status;
  if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308) return std::nullopt;
  std::string target(header(exchange, "location"));
  if (target.starts_with('/') && !target.starts_with("//")) target.insert(0, origin(exchange.request.url));
  const std::optional<std::string> url = canonical_url(target);
  if (!url || target.find("://") == std::string::npos || *url == exchange.request.url) return std::nullopt;
  Request next = exchange.request;
  next.url = *url;
  // The guard lets through where the settings point, not where an answer does.
  next.exempt_from_guard = exchange.request.exempt_from_guard && origin(*url) == origin(exchange.request.url);
  if (origin(*url) != origin(exchange.request.url))
    std::erase_if(next.headers, [](const auto& header) { return header.first != "Accept"; });
  return next;
}

std::vector<Answer> answers(const Question& question, const Exchange& exchange) {
  std::vector<Answer> all;
  all.reserve(question.identifiers.size());
  for (const std::string& identifier : question.identifiers)
    all.push_back({identifier, question.registry, Consulted::unreachable, {}, {}, {}});
  std::string why = "is not asked";
  if (const Source* source = source_of(question.registry)) {
    why = refusal(exchange);
    if (why.empty()) {
      source->read(question, exchange, all);
      why = exchange.status >= 300 ? "HTTP " + std::to_string(exchange.status) : std::string(other_form);
    }
  }
  all_unreachable(all, why);
  return all;
}

std::vector<Question> follow_up(const Question& question, const Exchange& exchange) {
  std::vector<Question> next;
  const std::size_t count = question.identifiers.size();
  if (count > 1) {
    const bool by_an_item = exchange.failure == Failure::not_recorded || exchange.body_cut || exchange.status == 413 ||
                            exchange.status == 414 || blames_an_item(question.registry, exchange);
    const bool undecided = by_an_item && std::ranges::all_of(answers(question, exchange),
                                                             [](const Answer& answer) { return answer.said == Consulted::unreachable; });
    if (undecided) {
      const auto middle = question.identifiers.begin() + static_cast<std::ptrdiff_t>(count / 2);
      next.push_back({question.registry, question.purpose, {question.identifiers.begin(), middle}, question.before});
      next.push_back({question.registry, question.purpose, {middle, question.identifiers.end()}, question.before});
    }
    return next;
  }
  if (question.registry == Registry::youtube && question.purpose != Purpose::thumbnail && count == 1) {
    const int status = exchange.status;
    if (status == 400 || status == 401 || status == 403 || status == 404 || status == 410)
      next.push_back({Registry::youtube, Purpose::thumbnail, question.identifiers,
                      status == 401 || status == 403 ? Consulted::unreachable : Consulted::not_found});
  }
  return next;
}

std::string shown_url(std::string_view url) {
  const std::size_t question = url.find('?');
  std::string shown(url.substr(0, question));
  if (question == std::string_view::npos) return shown;
  char delimiter = '?';
  for (std::string_view rest = url.substr(question + 1); !rest.empty();) {
    const std::string_view parameter = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), parameter.size() + 1));
    const std::string_view name = parameter.substr(0, parameter.find('='));
    if (name == "mailto" || name == "email" || name == "tool" || name == "api_key") continue;
    shown += delimiter;
    shown += parameter;
    delimiter = '&';
  }
  return shown;
}

std::vector<std::pair<std::string, std::string>> equivalents(std::span<const Record> records, bool with_versions) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const Record& record : records) {
    for (const std::string& other : record.same_as)
      if (other != record.identifier) pairs.emplace_back(record.identifier, other);
    if (!with_versions) continue;
    for (const Relation& relation : record.relations)
      if (relation.kind == RelationKind::preprint_of || relation.kind == RelationKind::has_preprint)
        pairs.emplace_back(record.identifier, relation.identifier);
  }
  return pairs;
}

std::vector<std::pair<std::string, std::string>> equivalents(std::span<const Work> works, bool with_versions) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const Work& work : works)
    for (auto& pair : equivalents(work.records, with_versions)) pairs.push_back(std::move(pair));
  return pairs;
}

}  // namespace citevet::resolve
