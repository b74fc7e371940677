// The names of states and failures in reports.
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

}  // namespace citevet
