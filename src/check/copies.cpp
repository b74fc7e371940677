// Looks for archived copies of pages that are gone.
#include "check/copies.h"

#include <utility>

namespace citevet::detail {

void Copies::find(probe::Wanted wanted, Found found) {
  const auto search = std::make_shared<Search>(Search{std::move(wanted), {}, std::move(found)});
  ask(search, probe::ask_archive(search->wanted), probe::When::now);
}

void Copies::ask(const std::shared_ptr<Search>& search, Request request, probe::When when) {
  asker_.ask(std::move(request), when, [this, search](Exchange&& exchange) {
    if (!search->chain.empty()) search->chain.back().body = {};  // only the last one's is read
    search->chain.push_back(std::move(exchange));
    probe::Copy copy = probe::find_copy(search->chain, search->wanted);
    if (copy.next)
      ask(search, std::move(copy.next->request), copy.next->when);
    else
      search->found(copy.address);
  });
}

}  // namespace citevet::detail
