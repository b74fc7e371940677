// What one address costs: the quick look, the reading, the identifiers; and how the cost grows with a hostile one.
#include "identity/address.h"
#include "identity/scan.h"
#include "identity/url.h"

#include <benchmark/benchmark.h>

#include <iterator>
#include <string>
#include <string_view>

using namespace citevet;

namespace {

// As articles have them; the last ones are not canonical.
constexpr std::string_view addresses[] = {
    "https://doi.org/10.1016/j.jeconom.2010.04.010",
    "https://www.tandfonline.com/doi/full/10.1080/10550887.2025.2464356",
    "https://pubmed.ncbi.nlm.nih.gov/40320049/",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC12452417/",
    "https://www.nature.com/articles/s41586-021-03819-2",
    "https://www.youtube.com/watch?v=BvgdjJKGvhU",
    "https://www.samhsa.gov/data/report/national-survey-on-drug-use-and-health",
    "https://today.example.edu/story/how-rest-changes-the-brain?page=2",
    "https://example.org/news/2024/05/17/a-headline-of-some-length.html",
    "https://www.who.int/news-room/fact-sheets/detail/depression",
};
constexpr std::string_view others[] = {
    "https://example.org/a?utm_source=newsletter&utm_medium=email",
    "https://de.wikipedia.org/wiki/M\xC3\xBC"
    "digkeit_(Begriffskl\xC3\xA4rung)",
    "HTTP://Example.ORG:80/%7euser/./a/../b",
    "www.example.org/path",
};

void quick_look(benchmark::State& state) {
  std::size_t i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(identity::surely_canonical(addresses[i++ % std::size(addresses)]));
}
BENCHMARK(quick_look);

void full_reading(benchmark::State& state) {
  std::size_t i = 0;
  std::string out;
  for (auto _ : state) {
    out.clear();
    benchmark::DoNotOptimize(identity::canonical(addresses[i++ % std::size(addresses)], out));
  }
}
BENCHMARK(full_reading);

void canonical_with_identifiers(benchmark::State& state) {
  Arena arena;
  std::size_t i = 0;
  for (auto _ : state) {
    if (i % 64 == 0) arena.clear();
    benchmark::DoNotOptimize(identity::address(addresses[i++ % std::size(addresses)], arena));
  }
}
BENCHMARK(canonical_with_identifiers);

void other_spellings_with_identifiers(benchmark::State& state) {
  Arena arena;
  std::size_t i = 0;
  for (auto _ : state) {
    if (i % 64 == 0) arena.clear();
    benchmark::DoNotOptimize(identity::address(others[i++ % std::size(others)], arena));
  }
}
BENCHMARK(other_spellings_with_identifiers);

void mentions_in_an_entry(benchmark::State& state) {
  constexpr std::string_view entry =
      "Moss, A. B., & Reed, C. (2024). Rest and the brain: A review of forty studies. Journal of Rest, 12(3), 45\xE2\x80\x93"
      "67. "
      "https://doi.org/10.1000/rest.2024.12 PMID: 40320049; PMCID: PMC12452417";
  Arena arena;
  for (auto _ : state) {
    arena.clear();
    benchmark::DoNotOptimize(identity::mentions(entry, arena));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * entry.size()));
}
BENCHMARK(mentions_in_an_entry);

void deep_dot_segments(benchmark::State& state) {
  std::string address = "https://example.org";
  for (std::int64_t i = 0; i < state.range(0); ++i) address += "/a/%2e%2E";
  std::string out;
  for (auto _ : state) {
    out.clear();
    benchmark::DoNotOptimize(identity::canonical(address, out));
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(deep_dot_segments)->RangeMultiplier(8)->Range(64, 64 << 9)->Complexity(benchmark::oN);

}  // namespace

BENCHMARK_MAIN();
