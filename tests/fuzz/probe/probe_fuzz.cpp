// Any bytes as the answers of a site: every chain ends, and every next address is one that may be asked.
#include "probe/probe.h"
#include "probe/redirect.h"
#include "probe/refusal.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace citevet;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

// An answer from a line: its first byte picks the status, the rest is a header or the body.
Exchange answer(std::string_view line) {
  constexpr int statuses[] = {200, 202, 301, 302, 307, 404, 410, 403, 405, 429, 500, 503, 999};
  Exchange exchange;
  const auto pick = line.empty() ? 0U : static_cast<unsigned char>(line.front());
  exchange.status = statuses[pick % std::size(statuses)];
  if (pick % 29 == 28) {
    exchange.status = 0;
    exchange.failure = static_cast<Failure>(1 + pick % 14);
  }
  const std::string rest(line.substr(line.empty() ? 0 : 1));
  exchange.headers = {{"location", rest}, {"set-cookie", rest}};
  exchange.body = rest;
  return exchange;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  const probe::Policy policy;
  const std::vector<std::string> wanted{"part", ":~:text=rest,sleep"};
  std::vector<Exchange> chain;
  probe::Reading reading;
  Request request = probe::first("https://example.org/rest?q=1#part");
  while (true) {
    const std::size_t end = rest.find('\n');
    Exchange exchange = answer(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    exchange.request = std::move(request);
    chain.push_back(std::move(exchange));
    require(chain.size() < 200);
    reading = probe::read(chain, wanted);
    auto step = probe::next(chain, reading, policy);
    if (!step) break;
    request = std::move(step->request);
    require(request.url.starts_with("http://") || request.url.starts_with("https://"));
    require(request.url.find_first_of("# \n\r") == std::string::npos);
    for (const auto& [name, value] : request.headers) require(value.find_first_of("\r\n") == std::string::npos);
  }
  const probe::Verdict verdict = probe::verdict(chain, reading, policy, {.network_works = true});
  require(!verdict.evidence.empty());
  require(!verdict.reason.empty());
  return 0;
}
