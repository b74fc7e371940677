// Any bytes as a recorded answer, an address to be sent and a NO_PROXY list: an error or a value, never more than the bytes give.
#include "net/base64.h"
#include "net/proxy.h"
#include "net/recording.h"
#include "net/url.h"

#include <citevet/error.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace citevet;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void recording(std::string_view bytes) {
  Exchange exchange;
  try {
    exchange = net::read_recording(bytes, "fuzz.json");
  } catch (const Error&) {
    return;
  }
  const std::string written = net::write_recording(exchange);
  const Exchange again = net::read_recording(written, "again.json");
  require(again.status == exchange.status);
  require(again.failure == exchange.failure);
  require(again.body == exchange.body);
  require(net::write_recording(again) == written);
}

void address(std::string_view bytes) {
  const auto sent = net::sendable(bytes);
  if (!sent) return;
  require(net::sendable(*sent) == sent);
  require(sent->find('#') == std::string::npos);
  require(sent->starts_with("http://") || sent->starts_with("https://"));
  require(net::parts(*sent)->credentials.empty());
  (void)net::recorded_address(bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // Blocks of just the input's size: a sanitizer sees a read past their end.
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  recording(bytes);
  address(bytes);
  const std::string_view text = bytes;
  const std::size_t half = text.size() / 2;
  (void)net::names_host(text.substr(0, half), text.substr(half));
  require(net::from_base64(net::to_base64(bytes)) == bytes);
  (void)net::from_base64(bytes);
  return 0;
}
