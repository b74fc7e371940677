// A registry's answer, by hand.
#pragma once

#include <citevet/link.h>
#include <citevet/work.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "resolve/resolve.h"

namespace citevet::test {

inline resolve::Question question(Registry registry, resolve::Purpose purpose, std::vector<std::string> identifiers) {
  return {registry, purpose, std::move(identifiers)};
}

inline Exchange answered(int status, std::string body, std::vector<std::pair<std::string, std::string>> headers = {}) {
  Exchange exchange;
  exchange.status = status;
  exchange.body = std::move(body);
  exchange.headers = std::move(headers);
  return exchange;
}

inline Exchange failed(Failure failure) {
  Exchange exchange;
  exchange.failure = failure;
  return exchange;
}

// The answer to a question about one identifier.
inline resolve::Answer only(const resolve::Question& question, const Exchange& exchange) {
  std::vector<resolve::Answer> all = resolve::answers(question, exchange);
  return all.size() == 1 ? all.front() : resolve::Answer{};
}

inline Consulted said(const resolve::Question& question, const Exchange& exchange) {
  return only(question, exchange).said;
}

}  // namespace citevet::test
