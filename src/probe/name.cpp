// The names of states and failures in reports, and which failures may pass.
#include <citevet/link.h>

namespace citevet {

std::string_view name(State state) noexcept {
  switch (state) {
    case State::alive:
      return "alive";
    case State::gone:
      return "gone";
    case State::suspect:
      return "suspect";
    case State::blocked:
      return "blocked";
    case State::unreachable:
      return "unreachable";
    case State::skipped:
      return "skipped";
  }
  return {};
}

std::string_view name(Failure failure) noexcept {
  switch (failure) {
    case Failure::none:
      return {};
    case Failure::no_such_host:
      return "no-such-host";
    case Failure::dns:
      return "dns";
    case Failure::refused:
      return "refused";
    case Failure::no_route:
      return "no-route";
    case Failure::reset:
      return "reset";
    case Failure::timeout:
      return "timeout";
    case Failure::tls_expired:
      return "tls-expired";
    case Failure::tls_wrong_host:
      return "tls-wrong-host";
    case Failure::tls_unknown_issuer:
      return "tls-unknown-issuer";
    case Failure::tls:
      return "tls";
    case Failure::guarded:
      return "guarded";
    case Failure::too_large:
      return "too-large";
    case Failure::malformed:
      return "malformed";
    case Failure::not_recorded:
      return "not-recorded";
    case Failure::cancelled:
      return "cancelled";
  }
  return {};
}

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

}  // namespace citevet
