// Looks for archived copies of pages that are gone.
#pragma once

#include <citevet/link.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "check/asker.h"
#include "probe/archive.h"

namespace citevet::detail {

class Copies {
 public:
  using Found = std::function<void(const std::string& address)>;

  // It must outlive this.
  explicit Copies(Asker& asker) : asker_(asker) {}

  // `found` is told the copy's address, empty where there is none, once.
  void find(probe::Wanted wanted, Found found);

 private:
  struct Search {
    probe::Wanted wanted;
    std::vector<Exchange> chain;
    Found found;
  };
  void ask(const std::shared_ptr<Search>& search, Request request, probe::When when);

  Asker& asker_;
};

}  // namespace citevet::detail
