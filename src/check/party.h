// Who answers the questions of a run.
#pragma once

#include <citevet/check.h>

#include <memory>

namespace citevet::detail {

// The caller's transport, else what the config says: the network, a replay, or when offline only the cache, if there is one.
class Party {
 public:
  Party(const Config& config, const Services& services);

  // Null: nobody is asked.
  [[nodiscard]] Transport* transport() const noexcept { return transport_; }
  // Nobody is asked, and nothing is remembered either.
  [[nodiscard]] bool nobody() const noexcept { return transport_ == nullptr && !remembers_; }

 private:
  std::unique_ptr<Transport> own_;
  Transport* transport_;
  bool remembers_;
};

}  // namespace citevet::detail
