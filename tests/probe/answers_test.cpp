// The verdicts over recorded and labelled answers, where they lie beside the repository.
#include "net/recording.h"
#include "probe/chain.h"
#include "support/shared.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>

using namespace citevet;
using namespace citevet::test;

namespace {

struct Labelled {
  std::string name;
  std::string label;
  std::vector<std::string> also;
  State state = State::skipped;
  bool doubted = false;  // a made-up address would be asked
  [[nodiscard]] bool right() const { return label == citevet::name(state) || std::ranges::find(also, citevet::name(state)) != also.end(); }
};

Labelled judged(const std::filesystem::path& file) {
  const std::string text = *shared_file(std::filesystem::relative(file, shared()).string());
  const auto json = boost::json::parse(text).as_object();
  Labelled labelled{.name = file.filename().string(), .label = std::string(string_of(json.at("label"))), .also = {}};
  if (const auto* also = json.if_contains("also_accept"))
    for (const auto& label : also->as_array()) labelled.also.emplace_back(string_of(label));
  const Exchange exchange = net::read_recording(text, file.string());
  const Asked done = asked(exchange.request.url, {{probe::first(exchange.request.url).url, {exchange}}});
  labelled.state = probe::verdict(done.chain, done.reading, {}, {.network_works = true}).state;
  labelled.doubted = probe::made_up(done.chain, done.reading).has_value();
  return labelled;
}

std::vector<Labelled> all_judged() {
  std::vector<Labelled> all;
  if (std::filesystem::exists(shared() / "corpus/answers"))
    for (const auto& entry : std::filesystem::directory_iterator(shared() / "corpus/answers"))
      if (entry.path().extension() == ".json") all.push_back(judged(entry.path()));
  return all;
}

// How many of a label are judged right, and which are not.
std::pair<double, std::string> share(const std::vector<Labelled>& all, std::string_view label) {
  double right = 0, count = 0;
  std::string wrong;
  for (const Labelled& labelled : all) {
    if (labelled.label != label) continue;
    ++count;
    if (labelled.right())
      ++right;
    else
      wrong += "\n  " + labelled.name + " is called " + std::string(name(labelled.state));
  }
  return {count == 0 ? 1 : right / count, wrong};
}

}  // namespace

TEST_CASE("recorded answers get the verdicts that they were labelled with", "[probe]") {
  const std::vector<Labelled> all = all_judged();
  if (all.empty()) WARN("no recorded answers beside the repository (CITEVET_SHARED): nothing compared");
  for (const Labelled& labelled : all) {
    CAPTURE(labelled.name);
    CHECK((labelled.state != State::gone || labelled.right()));
  }
  const auto [alive, wrong_alive] = share(all, "alive");
  const auto [gone, wrong_gone] = share(all, "gone");
  const auto [blocked, wrong_blocked] = share(all, "blocked");
  const auto [suspect, wrong_suspect] = share(all, "suspect");
  CAPTURE(wrong_alive, wrong_gone, wrong_blocked, wrong_suspect);
  CHECK(alive >= 0.98);
  CHECK(gone == 1);
  CHECK(blocked >= 0.9);
  CHECK(suspect >= 0.7);
  // Each costs a request.
  std::string doubted;
  for (const Labelled& labelled : all)
    if (labelled.label == "alive" && labelled.doubted) doubted += "\n  " + labelled.name;
  CAPTURE(doubted);
  CHECK(std::ranges::count(doubted, '\n') <= 5);
}
