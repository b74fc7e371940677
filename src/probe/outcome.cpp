// What a single exchange says.
#include "probe/outcome.h"

namespace citevet {

bool may_pass(const Exchange& exchange) noexcept {
  switch (exchange.failure) {
    case Failure::dns:
    case Failure::refused:
    case Failure::no_route:
    case Failure::reset:
    case Failure::timeout:
      return true;
    case Failure::none:
      break;
    case Failure::no_such_host:
    case Failure::tls_expired:
    case Failure::tls_wrong_host:
    case Failure::tls_unknown_issuer:
    case Failure::tls:
    case Failure::guarded:
    case Failure::too_large:
    case Failure::malformed:
    case Failure::not_recorded:
    case Failure::cancelled:
      return false;
  }
  // 501 and 505 are what the server is, not how it feels.
  const int status = exchange.status;
  return status == 408 || status == 425 || status == 429 || (status >= 500 && status < 600 && status != 501 && status != 505);
}

namespace probe {

bool is_missing(const Exchange& exchange) noexcept {
  return exchange.status == 404 || exchange.status == 410;
}

std::optional<State> meaning_of(int status, const Policy& policy) noexcept {
  std::optional<State> meaning;
  for (const StatusMeaning& one : policy.statuses)
    if (one.first <= status && status <= one.last) meaning = one.state;
  return meaning;
}

bool is_usual(int status, State meaning) noexcept {
  return status >= 200 && status < 300 && meaning == State::alive;
}

bool is_of_the_network(Failure failure) noexcept {
  switch (failure) {
    case Failure::no_such_host:
    case Failure::dns:
    case Failure::no_route:
      return true;
    case Failure::none:
    case Failure::refused:
    case Failure::reset:
    case Failure::timeout:
    case Failure::tls_expired:
    case Failure::tls_wrong_host:
    case Failure::tls_unknown_issuer:
    case Failure::tls:
    case Failure::guarded:
    case Failure::too_large:
    case Failure::malformed:
    case Failure::not_recorded:
    case Failure::cancelled:
      return false;
  }
  return false;
}

}  // namespace probe

}  // namespace citevet
