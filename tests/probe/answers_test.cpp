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
  [[nodiscard]] bool right() const { return label == citevet::name(state) || std::ranges::find(also, citevet::name(state)) != also.end(); }
};

Labelled judged(const std::filesystem::path& file) {
  const std::string text = *shared_file(std::filesystem::relative(file, shared()).string());
  const auto json = boost::json::parse(text).as_object();
  Labelled labelled{file.filename().string(), std::string(string_of(json.at("label"))), {}, {}};
  if (const auto* also = json.if_contains("also_accept"))
    for (const auto& label : also->as_array()) labelled.also.emplace_back(string_of(label));
  const Exchange exchange = net::read_recording(text, file.string());
  labelled.state = verdict_of(exchange.request.url, {{probe::first(exchange.request.url).url, {exchange}}}).state;
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
}
