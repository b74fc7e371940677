// What libcurl's result means for a request.
#include "net/failure.h"

#include <curl/curl.h>

#include <cerrno>

namespace citevet::net {

namespace {

// X509_V_ERR_… of OpenSSL; numbers of its interface, which do not change.
constexpr long not_yet_valid = 9, has_expired = 10, self_signed = 18, self_signed_in_chain = 19, no_issuer_locally = 20, no_issuer = 2,
               unverified_leaf = 21, hostname_mismatch = 62, ip_address_mismatch = 64;

Failure of_certificate(long verify_result) noexcept {
  switch (verify_result) {
    case 0:  // the chain is good: libcurl compares the name itself,
    case 1:  // in some versions before it has kept OpenSSL's result
    case hostname_mismatch:
    case ip_address_mismatch:
      return Failure::tls_wrong_host;
    case not_yet_valid:
    case has_expired:
      return Failure::tls_expired;
    case no_issuer:
    case self_signed:
    case self_signed_in_chain:
    case no_issuer_locally:
    case unverified_leaf:
      return Failure::tls_unknown_issuer;
    default:
      return Failure::tls;
  }
}

Failure of_connect(long os_error) noexcept {
  switch (os_error) {
    case ENETUNREACH:
    case EHOSTUNREACH:
    case ENETDOWN:
    case EADDRNOTAVAIL:
    case EPERM:
    case EACCES:
      return Failure::no_route;
    case ETIMEDOUT:
      return Failure::timeout;
    default:
      return Failure::refused;
  }
}

}  // namespace

Failure failure_of(int code, long verify_result, long os_error) noexcept {
  switch (code) {
    case CURLE_OK:
      return Failure::none;
    case CURLE_COULDNT_RESOLVE_HOST:
      return Failure::dns;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
      return Failure::no_route;
    case CURLE_COULDNT_CONNECT:
      return of_connect(os_error);
    case CURLE_OPERATION_TIMEDOUT:
      return Failure::timeout;
    case CURLE_PEER_FAILED_VERIFICATION:
      return of_certificate(verify_result);
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return Failure::tls;
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return Failure::reset;
    // libcurl has no code of its own for a header line over its limit before 8.6 (CURLE_TOO_LARGE, 100).
    case CURLE_OUT_OF_MEMORY:
    case 100:
      return Failure::too_large;
    case CURLE_ABORTED_BY_CALLBACK:
      return Failure::cancelled;
    default:
      return Failure::malformed;
  }
}

}  // namespace citevet::net
