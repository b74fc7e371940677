// Looks names up where the answer itself matters, and not only a connection.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace citevet::net {

enum class Lookup : std::uint8_t {
  global,        // it has addresses, all of them allowed by the guard
  guarded,       // one of its addresses is not
  no_such_name,  // the name does not exist
  failed,        // nobody could say, or there was no time
};

// A few threads that ask the system's resolver. libcurl does not say why a look-up failed; and behind a proxy it makes none.
class Resolver {
 public:
  Resolver();
  // Does not wait for look-ups under way; their callbacks are dropped.
  ~Resolver();

  // Calls `done` from a thread of its own, unless the resolver is destroyed before.
  void look_up(std::string name, std::function<void(Lookup)> done);

 private:
  struct Shared;
  std::shared_ptr<Shared> shared_;
};

}  // namespace citevet::net
