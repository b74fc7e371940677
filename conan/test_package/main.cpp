// Uses citevet as a program of somebody else's would.
#include <citevet/address.h>
#include <citevet/check.h>

#include <iostream>

int main() {
  const auto address = citevet::canonical_url("HTTPS://Example.org:443/rest?utm_source=x");
  std::cout << "citevet " << citevet::version() << ": " << address.value_or("no address") << '\n';
  return address == "https://example.org/rest" ? 0 : 1;
}
