// Any bytes as the answers of a site: every chain ends, and every next address is one that may be asked.
#include "probe/archive.h"
#include "probe/network.h"
#include "probe/probe.h"
#include "probe/redirect.h"
#include "probe/refusal.h"

#include <chrono>
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

// The same bytes as an archive's answers: every search ends, and a copy is one of the page.
void find_copy(std::string_view rest) {
  const probe::Wanted wanted{.url = "https://example.org/rest", .date = std::chrono::year(2021) / 5 / 4};
  std::vector<Exchange> chain;
  auto found = probe::find_copy(chain, wanted);
  while (found.next) {
    const std::size_t end = rest.find('\n');
    Exchange exchange = answer(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    exchange.headers.emplace_back("memento-datetime", "x");
    exchange.request = std::move(found.next->request);
    chain.push_back(std::move(exchange));
    require(chain.size() <= 8);
    found = probe::find_copy(chain, wanted);
  }
  require(found.address.empty() || found.address.ends_with("example.org/rest"));
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
  if (const auto made_up = probe::made_up(chain, reading)) {
    require(made_up->url.starts_with("http"));
    const probe::MadeUp same = probe::answered(chain, reading);
    require(!probe::verdict(chain, reading, policy, {.network_works = true, .made_up = &same}).reason.empty());
  }
  probe::Network network;
  for (std::size_t i = 1; i <= chain.size(); ++i) network.see(std::span(chain).first(i), reading);
  require(!network.works() || !network.problem());
  find_copy(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}
