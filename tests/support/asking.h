// Asks a transport and waits for its answers.
#pragma once

#include <citevet/link.h>

#include <chrono>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace citevet::test {

// The answers in the order of the requests; throws when some are missing after 30 seconds.
inline std::vector<Exchange> ask(Transport& transport, std::vector<Request> requests) {
  const std::size_t count = requests.size();
  for (std::size_t i = 0; i < count; ++i) requests[i].id = i;
  transport.submit(std::move(requests));
  std::vector<Exchange> answers(count);
  std::size_t arrived = 0;
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (arrived < count) {
    if (std::chrono::steady_clock::now() > until) throw std::runtime_error(std::to_string(count - arrived) + " answers are missing");
    for (Exchange& exchange : transport.collect(std::chrono::milliseconds(1000), {})) {
      answers.at(exchange.request.id) = std::move(exchange);
      ++arrived;
    }
  }
  return answers;
}

inline Exchange ask(Transport& transport, std::string url, std::string method = "GET") {
  return ask(transport, {Request{.method = std::move(method), .url = std::move(url)}}).front();
}

// The value of a header, empty when it is absent.
inline std::string header(const Exchange& exchange, std::string_view name) {
  for (const auto& [key, value] : exchange.headers)
    if (key == name) return value;
  return {};
}

}  // namespace citevet::test
