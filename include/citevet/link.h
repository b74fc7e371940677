/// What asking an address yields: requests, answers, and the verdict that they carry.
#pragma once

#include <citevet/address.h>
#include <citevet/export.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace citevet {

/// The six verdicts. Only `gone` says that a source is dead.
enum class State : std::uint8_t { alive, gone, suspect, blocked, unreachable, skipped };

/// The name that reports use.
[[nodiscard]] CITEVET_EXPORT std::string_view name(State state) noexcept;

/// One request, one hop: redirects are not followed by who carries it out.
struct Request {
  std::uint64_t id = 0;        ///< the caller's, handed back in the Exchange
  std::string method = "GET";  ///< GET or HEAD
  std::string url;             ///< absolute http or https, as canonical_url spells it; asked to the letter
  std::vector<std::pair<std::string, std::string>> headers;
  std::chrono::milliseconds wait{0};  ///< the network starts it no sooner than this after submit; recorded answers do not wait
  std::size_t max_body_bytes = 0;     ///< where the body is cut off; 0: as configured
  bool exempt_from_guard = false;     ///< a configured address (a registry's mirror), not one that a document gave
};

/// Why a request got no answer.
enum class Failure : std::uint8_t {
  none,
  no_such_host,  ///< the name does not exist
  dns,           ///< the name could not be looked up: may pass
  refused,
  no_route,  ///< no way to the host from here: no network, or a proxy that does not answer
  reset,     ///< closed or reset in the middle, an empty answer
  timeout,
  tls_expired,
  tls_wrong_host,
  tls_unknown_issuer,
  tls,
  guarded,       ///< the address guard refused: a private address, a scheme other than http and https
  too_large,     ///< headers over their limit
  malformed,     ///< no valid HTTP
  not_recorded,  ///< a replay that has no answer for it
  cancelled,
};

/// The name that reports use: `timeout`, `dns`, …; empty for none.
[[nodiscard]] CITEVET_EXPORT std::string_view name(Failure failure) noexcept;

/// A request and what came back: an answer, or the failure.
struct Exchange {
  Request request;
  int status = 0;                                            ///< 0 when there was no answer
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  std::string body;                                          ///< decoded (no Content-Encoding), cut at the limit
  bool body_cut = false;
  Failure failure = Failure::none;
  std::string error;  ///< the failure in words
  std::chrono::milliseconds took{0};
  std::chrono::sys_seconds at{};  ///< when it came; the epoch: not known
  bool from_cache = false;
};

/// Whether asking again later may help: what is the network's fault or the server's moment.
[[nodiscard]] CITEVET_EXPORT bool may_pass(const Exchange& exchange) noexcept;

/// Carries requests out. Two real implementations: the network (net::live) and recorded answers (net::replay); a caller may bring its own.
///
/// Used by one thread at a time.
class CITEVET_EXPORT Transport {
 public:
  virtual ~Transport() = default;
  /// Takes requests; returns at once. Every request submitted comes back once from collect().
  virtual void submit(std::vector<Request> requests) = 0;
  /// Waits until at least one exchange is finished, at most `patience`, and returns those that are. Empty: none in that time.
  /// When `stop` is requested, what has no answer yet comes back as Failure::cancelled.
  [[nodiscard]] virtual std::vector<Exchange> collect(std::chrono::milliseconds patience, std::stop_token stop) = 0;
};

/// What remains of an exchange in a report. A run over a million addresses keeps a million of them.
struct Hop {
  std::string url;    ///< what was asked
  std::string error;  ///< the failure in words
  std::chrono::milliseconds took{0};
  std::chrono::sys_seconds at{};  ///< when it came; the epoch: not known
  int status = 0;                 ///< 0 when there was no answer
  Failure failure = Failure::none;
  bool head = false;  ///< asked by HEAD, not by GET
  bool from_cache = false;

  Hop() = default;
  Hop(const Exchange& exchange)  // an exchange is a hop, and more
      : url(exchange.request.url),
        error(exchange.error),
        took(exchange.took),
        at(exchange.at),
        status(exchange.status),
        failure(exchange.failure),
        head(exchange.request.method == "HEAD"),
        from_cache(exchange.from_cache) {}

  [[nodiscard]] std::string_view method() const noexcept { return head ? "HEAD" : "GET"; }
};

/// One address as asked, and what is known of it.
struct Link {
  std::string url;      ///< canonical, without user and password
  std::string written;  ///< as first written in a document; empty: just so
  std::vector<std::string> identifiers;
  State state = State::skipped;
  int status = 0;                      ///< of the last answer; 0: none
  std::string reason;                  ///< short: "404", "time-out", "offline"
  std::vector<std::string> redirects;  ///< the addresses it led to, in order
  std::string settled_by;              ///< the registry that settled it; empty: the address itself was asked
  std::string archived;                ///< an archived copy
  bool same_over_https = false;        ///< an http address whose https form gives the same page
  std::string evidence;                ///< one sentence for people
  std::vector<std::string>
      missing_fragments;  ///< of the fragments that documents give to it, without `#`: those that the page surely lacks
  std::vector<Hop> exchanges;
  std::chrono::sys_seconds checked_at{};  ///< the epoch: not asked, or not known
  bool from_cache = false;
  bool incomplete = false;  ///< no answer for a reason that is the run's (not recorded, cancelled, deadline), not the site's
};

}  // namespace citevet
