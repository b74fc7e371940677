// Searches registries for works whose entries give no identifier, or one that does not exist.
#pragma once

#include <citevet/analysis.h>

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "check/asker.h"
#include "check/memory.h"
#include "check/questions.h"
#include "check/registries.h"
#include "resolve/search.h"

namespace citevet::detail {

class Searches {
 public:
  // All of them must outlive it. `asker` null: what is remembered is all that is known. `wait` returns when everything asked is answered.
  Searches(Works& works, Asker* asker, const resolve::Settings& settings, Memory& memory, Registries& registries,
           std::function<void()> wait);

  // One registry after the other, each for those that the ones before it did not find. The works of the hits come into the run's works.
  void run(std::span<const Sought> sought);

 private:
  void ask(std::size_t search, const resolve::Description& description, Registry registry);
  void take(std::size_t search, Registry registry, resolve::Hits&& hits);
  [[nodiscard]] bool is_settled(std::size_t search, const resolve::Description& description) const;

  Works& works_;
  Asker* asker_;
  const resolve::Settings& settings_;
  Memory& memory_;
  Registries& registries_;
  std::function<void()> wait_;
  std::vector<std::size_t> found_;  // works of which only the identifier is known so far
};

}  // namespace citevet::detail
