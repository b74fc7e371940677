// Who answers the questions of a run.
#pragma once

#include <citevet/check.h>

#include <memory>

#include "resolve/retractions.h"

namespace citevet::detail {

// The caller's transport, else what the config says: the network, a replay, or when offline only the cache, if there is one; and the local
// list of retractions.
class Party {
 public:
  // Throws Error when the list can't be read, or is none.
  Party(const Config& config, const Services& services);

  // Null: nobody is asked.
  [[nodiscard]] Transport* transport() const noexcept { return transport_; }
  // Nobody is asked, and nothing is remembered or listed either.
  [[nodiscard]] bool nobody() const noexcept { return transport_ == nullptr && !remembers_ && list_.size() == 0; }
  // Notes what the list says of each work, by its own identifier and those that registries give for it.
  void look_up(Works& works) const;

 private:
  std::unique_ptr<Transport> own_;
  Transport* transport_;
  bool remembers_;
  resolve::Retractions list_;
};

}  // namespace citevet::detail
