// What the cache costs: fills one for many addresses, finds them again, and writes an article that cites them, for the whole command.
#include "check/evidence.h"
#include "net/cache.h"
#include "net/lifetime.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace citevet;

namespace {

// Of all threads, so that it does not matter what else the machine does.
double cpu_ms() {
  return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

std::string address(std::size_t i) {
  return "https://desk-" + std::to_string(i % 997) + ".example.org/articles/" + std::to_string(i) + "-how-rest-helps-the-heart";
}

Exchange answer(std::string url, int status) {
  Exchange exchange;
  exchange.request.url = std::move(url);
  exchange.status = status;
  exchange.headers = {{"content-type", "text/html; charset=utf-8"}};
  exchange.took = std::chrono::milliseconds(120);
  return exchange;
}

// One in ten was led on by a redirect.
std::vector<Exchange> chain(std::size_t i) {
  std::vector<Exchange> out{answer(address(i), 200)};
  if (i % 10 != 0) return out;
  out.push_back(answer(address(i) + "/", 200));
  out[0].status = 302;
  out[0].headers.emplace_back("location", out[1].request.url);
  return out;
}

probe::Reading reading(std::size_t i) {
  probe::Reading out;
  out.media_type = "text/html";
  out.likeness = 0x1234567890abcdefU + i;
  out.page.title = "How rest helps the heart, part " + std::to_string(i);
  out.page.window_title = out.page.title + " | The Desk";
  out.page.headings = {out.page.title, "What was measured", "What it means"};
  out.page.site = "The Desk";
  out.page.authors = {"Anna Moss", "Bo Fern"};
  out.page.date = "2024-05-01";
  out.page.words = 1200;
  out.page.links = 80;
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: cache-bench FOLDER ADDRESSES\n");
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  const std::size_t count = std::strtoul(argv[2], nullptr, 10);
  std::filesystem::create_directories(folder);
  const std::filesystem::path file = folder / (std::to_string(count) + ".sqlite");
  for (const char* part : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + part);
  {
    std::ofstream article(folder / (std::to_string(count) + ".txt"));
    for (std::size_t i = 0; i < count; ++i) article << "Rest helps the heart (Source: " << address(i) << ").\n\n";
  }

  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const detail::Manner manner{NetworkConfig{}};
  std::vector<std::string> urls;
  for (std::size_t i = 0; i < count; ++i) urls.push_back(address(i));

  double start = cpu_ms();
  std::size_t bytes = 0;
  {
    net::Cache cache(file);
    for (std::size_t i = 0; i < count; ++i) {
      const auto evidence = detail::to_bytes(chain(i), reading(i), urls[i], manner);
      bytes += evidence->size();
      cache.put({"page", urls[i]}, *evidence, now);
    }
  }
  const double filled = cpu_ms() - start;

  start = cpu_ms();
  net::Cache cache(file);
  const double opened = cpu_ms() - start;
  std::vector<net::Cache::Key> keys;
  for (const std::string& url : urls) keys.push_back({"page", url});
  start = cpu_ms();
  std::size_t found = 0;
  cache.find(keys, [&](std::size_t, std::string_view, std::chrono::sys_seconds) { ++found; });
  const double looked_up = cpu_ms() - start;
  start = cpu_ms();
  std::size_t fresh = 0;
  cache.find(keys, [&](std::size_t index, std::string_view value, std::chrono::sys_seconds at) {
    auto evidence = detail::from_bytes(value, urls[index], manner);
    if (!evidence || !detail::answers(*evidence, {}, {}, std::chrono::seconds(20))) return;
    const probe::Verdict verdict = probe::verdict(evidence->chain, evidence->reading, {}, {.network_works = true});
    fresh += now - at < net::lifetime(verdict.state, net::hash(keys[index])) ? 1 : 0;
  });
  const double judged = cpu_ms() - start;
  if (found != count || fresh != count) {
    std::fprintf(stderr, "cache-bench: %zu of %zu found, %zu fresh\n", found, count, fresh);
    return 1;
  }
  std::printf("| %zu | %.0f B | %.1f MB | %.1f ms | %.2f ms | %.1f ms | %.1f ms |\n", count,
              static_cast<double>(bytes) / static_cast<double>(count), static_cast<double>(std::filesystem::file_size(file)) / 1e6, filled,
              opened, looked_up, judged);
  return 0;
}
