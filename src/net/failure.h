// What libcurl's result means for a request.
#pragma once

#include <citevet/link.h>

namespace citevet::net {

// `code` is a CURLcode; `verify_result` is OpenSSL's, from CURLINFO_SSL_VERIFYRESULT; `os_error` an errno, from CURLINFO_OS_ERRNO.
// Never `none` for a code other than 0.
Failure failure_of(int code, long verify_result, long os_error) noexcept;

}  // namespace citevet::net
